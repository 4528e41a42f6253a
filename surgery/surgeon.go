package surgery

import "time"

// Surgeon is a helper who sits with attendees.
type Surgeon struct {
	ID    ID           `json:"id"`
	Helps []string     `json:"helps,omitempty"` // platforms and activities, as checklists name them
	Left  bool         `json:"left,omitempty"`  // no longer offered
	Words SurgeonWords `json:"-"`
}

// SurgeonWords are sealed under the surgeon's own key.
type SurgeonWords struct {
	Name string `json:"name,omitempty"`
}

// Validate keeps the rules: a name.
func (s *Surgeon) Validate() error {
	if s.ID == "" {
		return Fail(Internal, "error.internal")
	}
	if s.Words.Name == "" {
		return Fail(Invalid, "error.surgeon_name_missing")
	}
	return fits(s.Words.Name, MaxName)
}

// Presence is a surgeon being at a surgery, from one time until another.
type Presence struct {
	ID      ID        `json:"id"`
	Surgery ID        `json:"surgery"`
	Surgeon ID        `json:"surgeon"`
	From    time.Time `json:"from"`
	Until   time.Time `json:"until,omitzero"` // zero: still here, or nobody recorded it
}

// Validate keeps the rules: from before until.
func (p *Presence) Validate() error {
	if p.ID == "" || p.Surgery == "" || p.Surgeon == "" || p.From.IsZero() {
		return Fail(Internal, "error.internal")
	}
	if !p.Until.IsZero() && p.Until.Before(p.From) {
		return Fail(Invalid, "error.until_before_from")
	}
	return nil
}

// HereAt reports whether the surgeon is here at that moment.
func (p *Presence) HereAt(now time.Time) bool {
	return !now.Before(p.From) && (p.Until.IsZero() || now.Before(p.Until))
}
