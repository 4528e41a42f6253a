package texts

import (
	"log/slog"
	"strconv"
	"strings"

	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// notices are the privacy notices that the host changed, by their names. They are
// sealed on the disk, but are for everybody to read: also at self check-in, where
// the keys are dropped.
type notices map[string]handout.Text

// ownNotices returns them, as they are before the keys are dropped. One that
// cannot be read stands there as the program's own: a lock must not fail for it.
func (r *Room) ownNotices() notices {
	own := notices{}
	for _, name := range []string{handout.ShortPrivacyText, handout.FullPrivacyText} {
		text, changed, err := r.Text(name)
		switch {
		case err != nil:
			slog.Error("desk: privacy notice not kept for the lock", "cause", err)
		case changed:
			own[name] = text
		}
	}
	return own
}

func (r *Room) watchNotices() desk.Watch {
	return desk.Watch{Opened: func() error { r.notices = nil; return nil }, Keep: func() { r.notices = r.ownNotices() }}
}

// SlotsOf returns what the settings say for the slots of a text.
func SlotsOf(s settings.Settings) map[string]string {
	complaints := s.Complaints
	if complaints == "" {
		complaints = s.Contact
	}
	values := map[string]string{"organisation": s.Organisation, "days": strconv.Itoa(s.SaveDays),
		"contact": s.Contact, "officer": s.Officer, "basis": s.Basis, "complaints": complaints}
	for name, value := range values {
		values[name] = strings.TrimRight(value, " .") // the sentence has a full stop of its own
	}
	return values
}

// Notice returns the short privacy notice, with what the settings say.
func (r *Room) Notice() (handout.Text, error) { return r.Filled(handout.ShortPrivacyText) }

// FullNotice returns the full privacy notice, with what the settings say; a
// sentence about what is not set is left out.
func (r *Room) FullNotice() (handout.Text, error) { return r.Filled(handout.FullPrivacyText) }

// Filled returns a text with its slots filled from the settings.
func (r *Room) Filled(name string) (handout.Text, error) {
	text, _, err := r.Text(name)
	if err != nil {
		return text, err
	}
	shared, _ := r.desk.Store().Desks()
	text = whereAll(text, shared)
	if name == handout.FullPrivacyText {
		return text.FillLed(SlotsOf(r.settings.Settings())), nil
	}
	return text.Fill(SlotsOf(r.settings.Settings())), nil
}

// NoticeLacks returns what the full privacy notice leaves out because the
// settings do not say it: "organisation", "contact", "officer", "basis",
// "complaints", in the order of the notice. A text of the host's own that says
// it itself lacks nothing.
func (r *Room) NoticeLacks() ([]string, error) {
	if err := r.desk.AtHome(); err != nil {
		return nil, err
	}
	text, _, err := r.Text(handout.FullPrivacyText)
	if err != nil {
		return nil, err
	}
	values := SlotsOf(r.settings.Settings())
	var lacks []string
	for _, name := range text.Lacks(values) {
		if _, known := values[name]; known {
			lacks = append(lacks, name)
		}
	}
	return lacks, nil
}

// LacksWords says what NoticeLacks returns: "who to ask, why the law lets you keep it".
func LacksWords(lacks []string) string {
	said := make([]string, len(lacks))
	for i, name := range lacks {
		said[i] = words.Say("desk.lacks_" + name)
	}
	return strings.Join(said, ", ")
}
