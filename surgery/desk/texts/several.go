package texts

import (
	"strings"

	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// places are the sentences that say where people's words lie. While other laptops share
// the surgery another sentence stands for each.
var places = []string{"notice", "notice_easier", "pack_runs", "pack_sees", "pack_easier"}

// where returns a text that says truly where people's words lie: on one laptop, or, where
// it is shared, on those of the surgery. A host's own words are left as they are.
func where(text string, shared bool) string {
	if !shared {
		return text
	}
	for _, place := range places {
		text = strings.ReplaceAll(text, words.Say("desk.one_"+place), words.Say("desk.several_"+place))
	}
	return text
}

func whereAll(t handout.Text, shared bool) handout.Text {
	paragraphs := make([]string, len(t.Paragraphs))
	for i, p := range t.Paragraphs {
		paragraphs[i] = where(p, shared)
	}
	t.Paragraphs = paragraphs
	return t
}

func whereEasier(t easyread.Text, shared bool) easyread.Text {
	for _, part := range t.Parts {
		for i := range part.Ideas {
			part.Ideas[i].Says = where(part.Ideas[i].Says, shared)
		}
	}
	return t
}
