package desk

import (
	"log/slog"

	"socialmediasurgery/surgery/seal"
)

// nearWords returns what lies near to whoever chooses a passphrase here, and to
// whoever guesses it: the organisation, where and what the surgeries and weeks are,
// and who helps at them.
func (d *Desk) nearWords() []string {
	s := d.Settings()
	near := []string{s.Organisation, s.Contact, s.Officer}
	if d.Locked() {
		return near
	}
	surgeries, err := d.store.Surgeries()
	if err != nil {
		slog.Warn("desk: words of surgeries are not known", "cause", err)
	}
	seen := map[string]bool{}
	add := func(texts ...string) {
		for _, text := range texts {
			if text != "" && !seen[text] {
				seen[text] = true
				near = append(near, text)
			}
		}
	}
	for _, s := range surgeries {
		add(s.Words.Venue, s.Words.Title, s.Words.Partner, s.Words.Hashtag)
	}
	weeks, err := d.store.Weeks()
	if err != nil {
		slog.Warn("desk: words of weeks are not known", "cause", err)
	}
	for _, w := range weeks {
		add(w.Words.Title)
		add(w.Words.Hashtags...)
	}
	surgeons, err := d.store.Surgeons()
	if err != nil {
		slog.Warn("desk: names of surgeons are not known", "cause", err)
	}
	for _, s := range surgeons {
		add(s.Words.Name)
	}
	return near
}

// judge judges a new passphrase, with what lies near.
func (d *Desk) judge(passphrase []byte) seal.Strength {
	return seal.Judge(passphrase, d.nearWords()...)
}
