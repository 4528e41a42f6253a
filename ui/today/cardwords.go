package today

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// nameRuns writes number and first name; a guest's name has the number in it.
func nameRuns(c today.Card) []kit.Run {
	if c.Guest {
		return []kit.Run{{Text: c.Name, Weight: kit.Bold}}
	}
	return []kit.Run{{Text: c.Number + "  ", Weight: kit.Semi, Colour: kit.ColourMuted}, {Text: c.Name, Weight: kit.Bold}}
}

func share(c today.Card) float32 {
	if c.Steps == 0 {
		return 0
	}
	return float32(c.Done) / float32(c.Steps)
}

// rightText says how long, and with whom; short leaves out with whom.
func rightText(c today.Card, short bool) string {
	switch {
	case c.Minutes < 0:
		return ""
	case c.State == surgery.BeingHelped && c.Surgeon != "" && !short:
		return words.Say("today.with_minutes", "surgeon", c.Surgeon, "minutes", c.Minutes)
	}
	return words.Say("today.minutes", "minutes", c.Minutes)
}

// detailParts says track and what they came for, and how far they are. short
// means that with whom has found no room beside the minutes.
func detailParts(c today.Card, short bool) []string {
	var parts []string
	if short && c.State == surgery.BeingHelped && c.Surgeon != "" {
		parts = append(parts, words.Say("today.with", "surgeon", c.Surgeon))
	}
	if c.Bare && c.Guest {
		return append(parts, words.Say("today.nothing_logged"))
	}
	if c.Track != "" {
		parts = append(parts, trackWord(c.Track))
	}
	switch {
	case c.Unhelped:
		parts = append(parts, words.Say("today.left_unhelped"))
	case c.State == surgery.Finished:
		parts = append(parts, words.Count("today.steps_today", c.Today))
	case len(c.CameFor) > 0:
		parts = append(parts, strings.Join(c.CameFor, ", "))
	case c.Track == "":
		parts = append(parts, words.Say("today.not_asked"))
	}
	return parts
}

const between = " · "

func detailText(c today.Card) string { return strings.Join(detailParts(c, false), between) }

// progressText says in words what the bar shows.
func progressText(c today.Card) string {
	if c.State != surgery.BeingHelped || c.Steps == 0 {
		return ""
	}
	return words.Say("today.steps_of", "done", c.Done, "steps", c.Steps)
}

func trackWord(t surgery.Track) string {
	switch t {
	case surgery.Personal:
		return words.Say("today.personal")
	case surgery.Professional:
		return words.Say("today.professional")
	}
	return words.Say("today.both")
}
