package kit

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Consents asks what somebody says yes to, each on its own, and, where we may
// contact them, how.
type Consents struct {
	Content *fyne.Container
	checks  map[surgery.Purpose]*Check
	contact *Entry
	field   *Field
	away    bool // how to contact them is kept elsewhere
}

// NewConsents makes the boxes with what is allowed now ticked; grown, which may
// be nil, is told when they take more room or less.
func NewConsents(now surgery.Allowed, grown func()) *Consents {
	c := &Consents{checks: map[surgery.Purpose]*Check{}, contact: NewEntry("")}
	c.field = NewField(words.Say("consent.how"), c.contact, words.Say("consent.how_hint"))
	row := Tiles(250, Step)
	for _, p := range surgery.Purposes {
		check := NewCheck(words.Say("consent.ask_"+string(p)), func(on bool) {
			if p != surgery.ContactMe || c.away {
				return
			}
			c.field.Hidden = !on
			c.Content.Refresh()
			if grown != nil {
				grown()
			}
			if on {
				Focus(c.contact)
			}
		})
		c.checks[p] = check
		row.Add(check)
	}
	c.Content = Column(Step, Strong(words.Say("consent.title")), row, c.field)
	c.Set(now)
	return c
}

// Set ticks what is allowed.
func (c *Consents) Set(now surgery.Allowed) {
	c.away = now.Elsewhere
	for _, check := range c.checks {
		check.Set(false)
	}
	for _, p := range now.For {
		c.checks[p].Set(true)
	}
	c.contact.SetText(now.Contact)
	c.field.Hidden = c.away || !c.checks[surgery.ContactMe].On()
}

// Value returns what is ticked; how to contact them only where we may.
func (c *Consents) Value() surgery.Allowed {
	now := surgery.Allowed{Elsewhere: c.away}
	for _, p := range surgery.Purposes {
		if c.checks[p].On() {
			now.For = append(now.For, p)
		}
	}
	if c.checks[surgery.ContactMe].On() && !c.away {
		now.Contact = c.contact.Text
	}
	return now
}
