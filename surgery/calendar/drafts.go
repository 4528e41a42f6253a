package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
)

// drafts returns what the events of the file are in our records.
func (r *reader) drafts() ([]intake.Draft, []intake.Problem) {
	if r.in.Zone == nil {
		r.in.Zone = time.UTC
	}
	latest := r.latest()
	changed := r.changes(latest)
	var found []intake.Draft
	for _, c := range latest {
		if changed.follows(c) { // it stands where its repeats stand
			continue
		}
		base, when, ok := r.event(c)
		if !ok {
			continue
		}
		for _, d := range r.occurrences(c, base, when, changed) {
			if r.in.From != "" && (d.Event.Last() < r.in.From || d.Event.Day > r.in.Until) {
				r.outside++
				continue
			}
			found = append(found, d)
		}
	}
	if r.outside > 0 {
		r.problems.Add(0, false, words.Count("calendar.problem_outside", r.outside))
	}
	if r.others > 0 {
		r.problems.Add(0, false, words.Count("calendar.problem_others", r.others))
	}
	if len(found) > maxTaken {
		r.left(found[maxTaken].Line, "calendar.problem_taken", "most", maxTaken)
		found = found[:maxTaken]
	}
	if len(found) == 0 && len(r.problems.List()) == 0 {
		r.left(0, "calendar.problem_empty")
	}
	return found, r.problems.List()
}

// latest returns the events with each UID once, the one changed last.
func (r *reader) latest() []*component {
	best := map[string]*component{}
	key := func(c *component) string {
		p, _ := c.get("RECURRENCE-ID")
		return c.text("UID") + "\n" + p.value
	}
	for _, c := range r.events {
		if c.text("UID") == "" {
			continue
		}
		if old := best[key(c)]; old == nil || sequence(c) >= sequence(old) {
			best[key(c)] = c
		}
	}
	return slices.DeleteFunc(slices.Clone(r.events), func(c *component) bool {
		if c.text("UID") == "" || best[key(c)] == c {
			return false
		}
		r.left(c.line, "calendar.problem_twice", "title", short(c.text("SUMMARY")))
		return true
	})
}

func sequence(c *component) int {
	n, _ := strconv.Atoi(strings.TrimSpace(c.text("SEQUENCE")))
	return n
}

// shortUID returns a UID as records can hold it, with the day of an occurrence.
func shortUID(uid, day string) string {
	if uid == "" {
		return ""
	}
	if day != "" {
		uid += "/" + day
	}
	if clean := surgery.Clean(uid); clean == uid && len([]rune(uid)) <= surgery.MaxName {
		return uid
	}
	sum := sha256.Sum256([]byte(uid))
	return hex.EncodeToString(sum[:])
}
