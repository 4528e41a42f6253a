package surgery

// Contact is how somebody who allows it is reached. It has a key of its own and lies
// with the records of one laptop: it is never carried to the other desks of a share.
type Contact struct {
	ID       ID           `json:"id"`
	Attendee ID           `json:"attendee"`
	Words    ContactWords `json:"-"`
}

// ContactWords are sealed under the contact's own key, which goes with that of the
// attendee.
type ContactWords struct {
	How string `json:"how,omitempty"` // in their words: an address, a name on a site
}

// Family, RecordID, Owner and Text are those of a Record.
func (c *Contact) Family() Family { return Contacts }
func (c *Contact) RecordID() ID   { return c.ID }
func (c *Contact) Owner() ID      { return c.ID }
func (c *Contact) Text() any      { return &c.Words }

// Validate keeps the rules: of somebody, and something to reach them by.
func (c *Contact) Validate() error {
	if c.ID == "" || c.Attendee == "" || c.Words.How == "" {
		return Fail(Internal, "error.internal")
	}
	return fits(c.Words.How, MaxName)
}

// Reached returns the edits that have somebody be reached by that, and by nothing where
// it is "" or they do not allow it; was is how they are reached now, nil for not at all.
func (a *Attendee) Reached(was *Contact, how string, newID func() ID) []Edit {
	how = Clean(how)
	switch allowed := a.Allows(ContactMe) && how != ""; {
	case was == nil && !allowed:
		return nil
	case was == nil:
		return []Edit{{After: &Contact{ID: newID(), Attendee: a.ID, Words: ContactWords{How: how}}}}
	case !allowed:
		return []Edit{{Before: was}}
	case was.Words.How == how && was.Attendee == a.ID:
		return nil
	}
	now := *was
	now.Attendee, now.Words.How = a.ID, how
	return []Edit{{Before: was, After: &now}}
}
