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

// read answers the hashtags without their #.
func (t *tagRows) read(wrong *refusals) []string {
	var tags []string
	for i, box := range t.boxes {
		typed := surgery.Clean(box.Text)
		if typed == "" {
			continue
		}
		tag, err := link.ParseHashtag(typed)
		wrong.check(t.fields[i], err)
		tags = append(tags, tag.Word())
	}
	return tags
}

// platforms asks where the week is, and for the server of the one that has many.
type platforms struct {
	content     *fyne.Container
	ids         []string
	checks      []*kit.Check
	needs       link.Platform // the one whose server is asked for
	server      *kit.Entry
	serverField *kit.Field
	grown       func()
}

func newPlatforms(known []link.Platform, grown func()) *platforms {
	p := &platforms{server: kit.NewEntry(words.Say("week.server_example")), grown: grown}
	var boxes []fyne.CanvasObject
	for _, one := range known {
		if one.Hashtag == "" {
			continue // no page of a hashtag to lead to
		}
		if one.NeedsInstance() {
			p.needs = one
		}
		check := kit.NewCheck(one.Name, func(bool) { p.refresh() })
		p.ids, p.checks, boxes = append(p.ids, one.ID), append(p.checks, check), append(boxes, check)
	}
	p.serverField = kit.NewField(words.Say("week.server", "platform", p.needs.Name), p.server, "")
	p.server.OnChanged = func(string) { p.serverField.SetWrong("") }
	p.content = kit.Column(kit.Step, kit.NewField(words.Say("week.on"), kit.Tiles(130, 4, boxes...), ""), p.serverField)
	return p
}

// refresh asks for the server only where it is needed.
func (p *platforms) refresh() {
	if hide := !p.ticked(p.needs.ID); hide != p.serverField.Hidden {
		p.serverField.Hidden = hide
		p.content.Refresh()
		p.grown()
	}
}

func (p *platforms) ticked(id string) bool {
	for i, known := range p.ids {
		if known == id {
			return p.checks[i].On()
		}
	}
	return false
}

func (p *platforms) set(on []string, server string) {
	ticked := map[string]bool{}
	for _, id := range on {
		ticked[id] = true
	}
	for i, id := range p.ids {
		p.checks[i].Set(ticked[id])
	}
	p.server.SetText(server)
	p.refresh()
}

// read answers the platforms and the server, which has to be there where a
// hashtag is to lead to it.
func (p *platforms) read(tagged bool) (on []string, server string, err error) {
	for i, id := range p.ids {
		if p.checks[i].On() {
			on = append(on, id)
		}
	}
	server = surgery.Clean(p.server.Text)
	if !p.ticked(p.needs.ID) || server == "" && !tagged {
		return on, server, nil
	}
	anyTag, err := link.ParseHashtag("ok")
	if err == nil {
		_, err = p.needs.HashtagAddress(anyTag, server)
	}
	return on, server, err
}
