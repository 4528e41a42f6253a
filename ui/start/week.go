package start

import (
	"strings"

	"fyne.io/fyne/v2"

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
			t.SetWrong(sentences(err))
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

// read answers the tag without its #, "" for none.
func (t *tagField) read() (string, error) {
	if surgery.Clean(t.box.Text) == "" {
		return "", nil
	}
	tag, err := link.ParseHashtag(surgery.Clean(t.box.Text))
	return tag.Word(), err
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
	p := &platforms{server: kit.NewEntry(words.Say("start.server_example")), grown: grown}
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
	p.serverField = kit.NewField(words.Say("start.server", "platform", p.needs.Name), p.server, "")
	p.server.OnChanged = func(string) { p.serverField.SetWrong("") }
	p.content = kit.Column(kit.Step, kit.NewField(words.Say("start.on"), kit.Tiles(130, 4, boxes...), ""), p.serverField)
	return p
}

// refresh asks for the server only where it is needed.
func (p *platforms) refresh() {
	hide := !p.ticked(p.needs.ID)
	if hide != p.serverField.Hidden {
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
	for i, id := range p.ids {
		p.checks[i].Set(false)
		for _, ticked := range on {
			if ticked == id {
				p.checks[i].Set(true)
			}
		}
	}
	p.server.SetText(server)
	p.refresh()
}

// read answers the platforms and the server. The server has to be there where a
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
