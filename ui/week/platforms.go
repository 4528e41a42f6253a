package week

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

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
