package surgery

import "slices"

// Week is a themed week: its dates, hashtag, links and events.
type Week struct {
	ID       ID        `json:"id"`
	From     string    `json:"from"`  // local date of its first day
	Until    string    `json:"until"` // and of its last
	Archived bool      `json:"archived,omitempty"`
	Words    WeekWords `json:"-"`
}

// WeekWords are what is written about a week; sealed under its own key.
type WeekWords struct {
	Title    string     `json:"title,omitempty"`
	Hashtags []string   `json:"hashtags,omitempty"` // without the #; the first is the week's own
	Instance string     `json:"instance,omitempty"` // Mastodon's server
	On       []string   `json:"on,omitempty"`       // platforms the week is on
	Links    []WeekLink `json:"links,omitempty"`
}

// mostDays is how long a themed week may be.
const mostDays = 31

// Holds reports whether a day is in the week.
func (w *Week) Holds(day string) bool { return w.From <= day && day <= w.Until }

// Hashtag returns the week's own hashtag, "" for none.
func (w *Week) Hashtag() string {
	if len(w.Words.Hashtags) == 0 {
		return ""
	}
	return w.Words.Hashtags[0]
}

// Validate keeps the rules: a title, dates in order, not longer than a month.
func (w *Week) Validate() error {
	switch {
	case w.ID == "":
		return Fail(Internal, "error.internal")
	case w.Words.Title == "":
		return Fail(Invalid, "error.week_title_missing")
	case !validDay(w.From) || !validDay(w.Until):
		return Fail(Invalid, "error.day_unclear")
	case w.Until < w.From:
		return Fail(Invalid, "error.week_backwards")
	case DaysBetween(w.From, w.Until) >= mostDays:
		return Fail(Invalid, "error.week_too_long", "most", mostDays)
	}
	for _, field := range slices.Concat([]string{w.Words.Title, w.Words.Instance}, w.Words.Hashtags, w.Words.On) {
		if err := fits(field, MaxName); err != nil {
			return err
		}
	}
	return fitLinks(w.Words.Links)
}

// mostLinks is how many links a week may have.
const mostLinks = 200

func fitLinks(links []WeekLink) error {
	if len(links) > mostLinks {
		return Fail(Invalid, "error.too_many_links", "most", mostLinks)
	}
	for _, l := range links {
		if err := fits(l.Opens, MaxName); err != nil {
			return err
		}
		if err := fits(l.Address, MaxNote); err != nil {
			return err
		}
	}
	return nil
}

// ForSurgery returns what a surgery of that week would carry.
func (w *Week) ForSurgery() SurgeryWords {
	return SurgeryWords{Hashtag: w.Hashtag(), Instance: w.Words.Instance, On: w.Words.On, Links: w.Words.Links}
}
