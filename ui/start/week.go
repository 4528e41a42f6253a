package start

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// tagField is the week's hashtag: refusals when the box is left, advice while
// typing.
type tagField struct {
	*kit.Field
	box *kit.Entry
}

func newTagField() *tagField {
	t := &tagField{box: kit.NewEntry(words.Say("start.hashtag_example"))}
	t.Field = kit.NewField(words.Say("start.hashtag"), t.box, "")
	t.box.OnChanged = func(string) {
		t.SetWrong("")
		t.advise()
	}
	t.box.OnLeave = func() {
		if _, err := t.read(); err != nil {
			t.SetError(err)
		}
	}
	return t
}

func (t *tagField) set(tag string) {
	if tag != "" {
		tag = "#" + tag
	}
	t.box.SetText(tag)
	t.SetWrong("")
	t.advise()
}

// advise says gently what could be better about a tag that is allowed.
func (t *tagField) advise() {
	tag, err := link.ParseHashtag(t.box.Text)
	if err != nil {
		t.SetHint("")
		return
	}
	t.SetHint(strings.Join(tag.Advice(), " "))
}

// read returns the tag without its #, "" for none.
func (t *tagField) read() (string, error) {
	if surgery.Clean(t.box.Text) == "" {
		return "", nil
	}
	tag, err := link.ParseHashtag(surgery.Clean(t.box.Text))
	return tag.Word(), err
}
