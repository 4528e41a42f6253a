package surgery

// Content is a text that attendees read and a host signs off: stay safe, where
// to turn, the privacy notice, the reply to someone in crisis. Until a host
// changes one, the text that comes with the program is used.
type Content struct {
	ID      ID           `json:"id"`      // the text's name, "stay-safe"
	Checked string       `json:"checked"` // local date somebody last checked it
	Words   ContentWords `json:"-"`
}

// ContentWords are sealed under the text's own key.
type ContentWords struct {
	Title string `json:"title,omitempty"`
	Body  string `json:"body,omitempty"` // paragraphs, one a line
}

// Validate keeps the rules: a title, a text, a day.
func (c *Content) Validate() error {
	switch {
	case c.ID == "":
		return Fail(Internal, "error.internal")
	case c.Words.Title == "" || c.Words.Body == "":
		return Fail(Invalid, "error.text_empty")
	case !validDay(c.Checked):
		return Fail(Invalid, "error.day_unclear")
	}
	if err := fits(c.Words.Title, MaxName); err != nil {
		return err
	}
	return fits(c.Words.Body, MaxNote)
}
