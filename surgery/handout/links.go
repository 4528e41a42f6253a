package handout

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Links returns what the square codes of a surgery lead to: its hashtag on each
// platform the week is on, then its links. What the rules do not let through is
// left out; the form that takes it has said so.
func Links(sites link.Platforms, at surgery.SurgeryWords) ([]Link, error) {
	var links []Link
	if at.Hashtag != "" {
		tag, err := link.ParseHashtag(at.Hashtag)
		if err != nil {
			return nil, err
		}
		for _, id := range at.On {
			platform, ok := sites.ByID(id)
			if !ok || platform.NeedsInstance() && at.Instance == "" {
				continue
			}
			address, err := platform.HashtagAddress(tag, at.Instance)
			if err != nil {
				continue // no page for hashtags there
			}
			opens := words.Say("prints.join_in", "tag", tag.String())
			if len(at.On) > 1 {
				opens = words.Say("prints.join_in_on", "tag", tag.String(), "platform", platform.Name)
			}
			links = append(links, Link{Opens: opens, Address: address})
		}
	}
	for _, l := range at.Links {
		address, err := link.ParseAddress(l.Address)
		if err != nil {
			return nil, err
		}
		opens := l.Opens
		if opens == "" {
			opens = address.Display()
		}
		links = append(links, Link{Opens: opens, Address: address})
	}
	return links, nil
}

// PostLinksOf returns the addresses that start a post with the week's hashtag, for
// each of its sites that has them; the hashtag is all that stands in the post.
func PostLinksOf(sites link.Platforms, w *surgery.Week) []Link {
	tag, err := link.ParseHashtag(w.Hashtag())
	if err != nil {
		return nil
	}
	var links []Link
	for _, id := range w.Words.On {
		site, ok := sites.ByID(id)
		if !ok || !strings.Contains(site.Compose, "TEXT") {
			continue
		}
		address, err := site.ComposeAddress(tag.String(), link.Address{}, w.Words.Instance)
		if err != nil {
			continue // no server was given
		}
		links = append(links, Link{Opens: words.Say("weekprints.write_post", "tag", tag.String(), "platform", site.Name), Address: address})
	}
	return links
}

// Calendar returns the code that puts the next surgery into the calendar of a phone, as
// long as this one is; says is when it is, in words. None where no day is set.
func Calendar(at *surgery.Surgery, says string) Link {
	if says == "" {
		return Link{}
	}
	entry := link.Entry{Title: at.Words.Title, Place: at.Words.Venue, Day: at.NextDay, Clock: at.NextTime}
	if entry.Title == "" {
		entry.Title = words.Say("prints.calendar_title")
	}
	opens, opened := time.Parse("15:04", at.Opens)
	closes, closed := time.Parse("15:04", at.Closes)
	if opened == nil && closed == nil && closes.After(opens) {
		entry.Lasts = closes.Sub(opens)
	}
	return Link{Opens: words.Say("prints.calendar_opens"), Text: entry.Calendar(), Says: says}
}

// WiFi returns the code that joins the network for guests, with its name and password
// beneath, for phones and laptops that scan none. Only for walls and doors.
func WiFi(of surgery.WiFi) (Link, error) {
	text, err := link.WiFi(of)
	if err != nil {
		return Link{}, err
	}
	says := words.Say("prints.wifi_open", "name", of.Name)
	if of.Key != "" {
		says = words.Say("prints.wifi_says", "name", of.Name, "key", of.Key)
	}
	return Link{Opens: words.Say("prints.wifi_opens"), Text: text, Says: says}, nil
}
