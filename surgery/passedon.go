package surgery

import "time"

// PassedOn says that a host passed something on, to whom and when: nothing of
// what it was, and of nobody. There is no field for concerns.
type PassedOn struct {
	ID      ID            `json:"id"`
	Surgery ID            `json:"surgery,omitempty"`
	At      time.Time     `json:"at"`
	Words   PassedOnWords `json:"-"`
}

// PassedOnWords are sealed under the record's own key.
type PassedOnWords struct {
	To string `json:"to,omitempty"` // a role or a service: "safeguarding lead"
}

// Validate keeps the rules: to somebody, at a time.
func (p *PassedOn) Validate() error {
	if p.ID == "" || p.At.IsZero() {
		return Fail(Internal, "error.internal")
	}
	if p.Words.To == "" {
		return Fail(Invalid, "error.passed_on_to_missing")
	}
	return fits(p.Words.To, MaxName)
}
