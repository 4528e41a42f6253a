package desk

import (
	"log/slog"
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// notices are the privacy notices that the host changed, by their names. They are
// sealed on the disk, but are for everybody to read: also at self check-in, where
// the keys are dropped.
type notices map[string]handout.Text

// ownNotices returns them, as they are before the keys are dropped. One that
// cannot be read stands there as the program's own: a lock must not fail for it.
func (d *Desk) ownNotices() notices {
	own := notices{}
	for _, name := range []string{handout.ShortPrivacyText, handout.FullPrivacyText} {
		text, changed, err := d.text(name)
		switch {
		case err != nil:
			slog.Error("desk: privacy notice not kept for the lock", "cause", err)
		case changed:
			own[name] = text
		}
	}
	return own
}

func (d *Desk) watchNotices() Watch {
	return Watch{Opened: func() error { d.notices = nil; return nil }, Keep: func() { d.notices = d.ownNotices() }}
}

// slotsOf returns what the settings say for the slots of a text.
func slotsOf(s Settings) map[string]string {
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
func (d *Desk) Notice() (handout.Text, error) { return d.filled(handout.ShortPrivacyText) }

// FullNotice returns the full privacy notice, with what the settings say; a
// sentence about what is not set is left out.
func (d *Desk) FullNotice() (handout.Text, error) { return d.filled(handout.FullPrivacyText) }

// filled returns a text with its slots filled from the settings.
func (d *Desk) filled(name string) (handout.Text, error) {
	text, _, err := d.text(name)
	if err != nil {
		return text, err
	}
	if name == handout.FullPrivacyText {
		return text.FillLed(slotsOf(d.settings)), nil
	}
	return text.Fill(slotsOf(d.settings)), nil
}

// NoticeLacks returns what the full privacy notice leaves out because the
// settings do not say it: "organisation", "contact", "officer", "basis",
// "complaints", in the order of the notice. A text of the host's own that says
// it itself lacks nothing.
func (d *Desk) NoticeLacks() ([]string, error) {
	text, _, err := d.text(handout.FullPrivacyText)
	if err != nil {
		return nil, err
	}
	values := slotsOf(d.settings)
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

// noticePaper lays out the short notice or the full one.
func (d *Desk) noticePaper(p Paper) (Paper, error) {
	full := p.Kind == surgery.FullNoticePrint
	name := handout.ShortPrivacyText
	if full {
		name = handout.FullPrivacyText
	}
	if p.Size == surgery.EasierToRead {
		_, own, err := d.ownWords(name)
		if err != nil {
			return Paper{}, err
		}
		if !own {
			return d.easierText(p, name, slotsOf(d.settings))
		}
		p.Size = surgery.LargePrint // nobody has written the host's own words anew
	}
	text, err := d.filled(name)
	if err != nil {
		return Paper{}, err
	}
	return d.lay(p, handout.Notice{Text: text, Lead: full, Size: p.Size}.Pages)
}
