package kit

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Platforms asks where the week is, and for the server of the one that has many.
type Platforms struct {
	Content     *fyne.Container
	Server      *Entry
	ServerField *Field
	ids         []string
	checks      []*Check
	needs       link.Platform // the one whose server is asked for
	grown       func()
}

// NewPlatforms makes it; grown is told when the server comes or goes.
func NewPlatforms(known []link.Platform, grown func()) *Platforms {
	p := &Platforms{Server: NewEntry(words.Say("kit.server_example")), grown: grown}
	var boxes []fyne.CanvasObject
	for _, one := range known {
		if one.Hashtag == "" {
			continue // no page of a hashtag to lead to
		}
		if one.NeedsInstance() {
			p.needs = one
		}
		check := NewCheck(one.Name, func(bool) { p.refresh() })
		p.ids, p.checks, boxes = append(p.ids, one.ID), append(p.checks, check), append(boxes, check)
	}
	p.ServerField = NewField(words.Say("kit.server", "platform", p.needs.Name), p.Server, "")
	p.Server.OnChanged = func(string) { p.ServerField.SetWrong("") }
	p.Content = Column(Step, NewField(words.Say("kit.on"), Tiles(130, 4, boxes...), ""), p.ServerField)
	return p
}

// refresh asks for the server only where it is needed.
func (p *Platforms) refresh() {
	if hide := !p.ticked(p.needs.ID); hide != p.ServerField.Hidden {
		p.ServerField.Hidden = hide
		p.Content.Refresh()
		p.grown()
	}
}

func (p *Platforms) ticked(id string) bool {
	for i, known := range p.ids {
		if known == id {
			return p.checks[i].On()
		}
	}
	return false
}

// Set ticks these and fills in the server.
func (p *Platforms) Set(on []string, server string) {
	ticked := map[string]bool{}
	for _, id := range on {
		ticked[id] = true
	}
	for i, id := range p.ids {
		p.checks[i].Set(ticked[id])
	}
	p.Server.SetText(server)
	p.refresh()
}

// Read returns the platforms and the server, which has to be there where a
// hashtag is to lead to it.
func (p *Platforms) Read(tagged bool) (on []string, server string, err error) {
	for i, id := range p.ids {
		if p.checks[i].On() {
			on = append(on, id)
		}
	}
	server = surgery.Clean(p.Server.Text)
	if !p.ticked(p.needs.ID) || server == "" && !tagged {
		return on, server, nil
	}
	anyTag, err := link.ParseHashtag("ok")
	if err == nil {
		_, err = p.needs.HashtagAddress(anyTag, server)
	}
	return on, server, err
}
