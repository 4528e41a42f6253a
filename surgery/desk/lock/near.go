package lock

import (
	"log/slog"

	"socialmediasurgery/surgery/seal"
)

// nearWords returns what lies near to whoever chooses a passphrase here, and to
// whoever guesses it: the organisation, where and what the surgeries and weeks are,
// and who helps at them.
func (room *Room) nearWords() []string {
	s := room.settings.Settings()
	near := []string{s.Organisation, s.Contact, s.Officer}
	if room.desk.Locked() {
		return near
	}
	surgeries, err := room.desk.Store().Surgeries()
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
		add(s.Words.Venue, s.Words.Title, s.Words.Partner, s.Words.Hashtag, s.Words.WiFi.Name, s.Words.WiFi.Key)
	}
	weeks, err := room.desk.Store().Weeks()
	if err != nil {
		slog.Warn("desk: words of weeks are not known", "cause", err)
	}
	for _, w := range weeks {
		add(w.Words.Title)
		add(w.Words.Hashtags...)
	}
	surgeons, err := room.desk.Store().Surgeons()
	if err != nil {
		slog.Warn("desk: names of surgeons are not known", "cause", err)
	}
	for _, s := range surgeons {
		add(s.Words.Name)
	}
	return near
}

// judge judges a new passphrase, with what lies near.
func (room *Room) judge(passphrase []byte) seal.Strength {
	return seal.Judge(passphrase, room.nearWords()...)
}
