package surgery

// What makes a Record of each: its family, its id, whose key seals its words, and
// the words. The rules of each, which Validate keeps, stand with it.

// Family, RecordID, Owner and Text are those of a Record.
func (s *Surgery) Family() Family { return Surgeries }
func (s *Surgery) RecordID() ID   { return s.ID }
func (s *Surgery) Owner() ID      { return s.ID }
func (s *Surgery) Text() any      { return &s.Words }

// Family, RecordID, Owner and Text are those of a Record.
func (a *Attendee) Family() Family { return Attendees }
func (a *Attendee) RecordID() ID   { return a.ID }
func (a *Attendee) Owner() ID      { return a.ID }
func (a *Attendee) Text() any      { return &a.Words }

// Family, RecordID and Text are those of a Record; Owner stands with the visit.
func (v *Visit) Family() Family { return Visits }
func (v *Visit) RecordID() ID   { return v.ID }
func (v *Visit) Text() any      { return &v.Words }

// Family, RecordID, Owner and Text are those of a Record; a step has one progress at one visit.
func (p *Progress) Family() Family { return Steps }
func (p *Progress) RecordID() ID   { return ProgressID(p.On, p.Checklist, p.Step) }
func (p *Progress) Owner() ID      { return p.Person }
func (p *Progress) Text() any      { return &p.Words }

// Family, RecordID, Owner and Text are those of a Record.
func (s *Surgeon) Family() Family { return Surgeons }
func (s *Surgeon) RecordID() ID   { return s.ID }
func (s *Surgeon) Owner() ID      { return s.ID }
func (s *Surgeon) Text() any      { return &s.Words }

// Family, RecordID, Owner and Text are those of a Record; a presence has no words.
func (p *Presence) Family() Family { return Presences }
func (p *Presence) RecordID() ID   { return p.ID }
func (p *Presence) Owner() ID      { return "" }
func (p *Presence) Text() any      { return nil }

// Family, RecordID, Owner and Text are those of a Record; a print has no words.
func (p *Print) Family() Family { return Prints }
func (p *Print) RecordID() ID   { return p.ID }
func (p *Print) Owner() ID      { return "" }
func (p *Print) Text() any      { return nil }

// Family, RecordID, Owner and Text are those of a Record.
func (p *PassedOn) Family() Family { return PassedOns }
func (p *PassedOn) RecordID() ID   { return p.ID }
func (p *PassedOn) Owner() ID      { return p.ID }
func (p *PassedOn) Text() any      { return &p.Words }

// Family, RecordID, Owner and Text are those of a Record.
func (w *Week) Family() Family { return Weeks }
func (w *Week) RecordID() ID   { return w.ID }
func (w *Week) Owner() ID      { return w.ID }
func (w *Week) Text() any      { return &w.Words }

// Family, RecordID, Owner and Text are those of a Record.
func (e *Event) Family() Family { return Events }
func (e *Event) RecordID() ID   { return e.ID }
func (e *Event) Owner() ID      { return e.ID }
func (e *Event) Text() any      { return &e.Words }

// Family, RecordID, Owner and Text are those of a Record.
func (b *Barometer) Family() Family { return Barometers }
func (b *Barometer) RecordID() ID   { return b.ID }
func (b *Barometer) Owner() ID      { return b.ID }
func (b *Barometer) Text() any      { return &b.Words }

// Family, RecordID, Owner and Text are those of a Record.
func (c *Content) Family() Family { return Contents }
func (c *Content) RecordID() ID   { return c.ID }
func (c *Content) Owner() ID      { return c.ID }
func (c *Content) Text() any      { return &c.Words }

// Family, RecordID, Owner and Text are those of a Record.
func (l *Learning) Family() Family { return Learnings }
func (l *Learning) RecordID() ID   { return l.ID }
func (l *Learning) Owner() ID      { return l.ID }
func (l *Learning) Text() any      { return &l.Words }

// Family, RecordID, Owner and Text are those of a Record.
func (s *Story) Family() Family { return Stories }
func (s *Story) RecordID() ID   { return s.ID }
func (s *Story) Owner() ID      { return s.ID }
func (s *Story) Text() any      { return &s.Words }
