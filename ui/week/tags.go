package week

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// mostTags is how many hashtags are offered; more than these nobody remembers.
const mostTags = 6

// tagRows are the hashtags of a week, the first its own, more when asked for.
type tagRows struct {
	content *fyne.Container
	boxes   []*kit.Entry
	fields  []*kit.Field
	shown   int
	more    *kit.Button
	grown   func()
}

func newTagRows(grown func()) *tagRows {
	t := &tagRows{grown: grown}
	tiles := kit.Tiles(240, 2*kit.Step)
	for i := range mostTags {
		label := words.Say("week.hashtag")
		if i > 0 {
			label = words.Say("week.another_hashtag")
		}
		box := kit.NewEntry(words.Say("week.hashtag_example"))
		field := kit.NewField(label, box, "")
		adviseTag(field, box)
		t.boxes, t.fields = append(t.boxes, box), append(t.fields, field)
		tiles.Add(field)
	}
	t.more = kit.NewButton(kit.Quiet, words.Say("week.add_hashtag"), func() {
		t.show(t.shown + 1)
		kit.Focus(t.boxes[t.shown-1])
	}).WithSign(kit.IconPlus).InCard()
	t.content = kit.Column(4, tiles, kit.Flow(0, t.more))
	t.show(1)
	return t
}

func (t *tagRows) show(n int) {
	t.shown = min(max(n, 1), mostTags)
	for i, f := range t.fields {
		f.Hidden = i >= t.shown
	}
	t.more.Hidden = t.shown == mostTags
	t.content.Refresh()
	t.grown()
}

func (t *tagRows) set(tags []string) {
	for i, box := range t.boxes {
		text := ""
		if i < len(tags) && tags[i] != "" {
			text = "#" + tags[i]
		}
		box.SetText(text)
		t.fields[i].SetWrong("")
	}
	t.show(len(tags))
}

// read returns the hashtags without their #.
func (t *tagRows) read(wrong *kit.Refusals) []string {
	var tags []string
	for i, box := range t.boxes {
		typed := surgery.Clean(box.Text)
		if typed == "" {
			continue
		}
		tag, err := link.ParseHashtag(typed)
		wrong.Check(t.fields[i], err)
		tags = append(tags, tag.Word())
	}
	return tags
}
