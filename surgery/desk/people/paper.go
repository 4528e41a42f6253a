package people

import (
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// RecordPaper lays out all we hold of a person, for them to read.
func (room *Room) RecordPaper(id surgery.ID, size surgery.HandoutSize) (prints.Paper, error) {
	r, err := room.Record(id)
	if err != nil {
		return prints.Paper{}, err
	}
	size = prints.SizeOf(size, "")
	print := handout.Record{Title: words.Say("people.record_title"), Size: size, Intro: []string{r.About},
		About: []string{r.Name, r.Organisation, room.stampWords(r.Made)}}
	print.Parts = append(print.Parts, handout.RecordPart{Heading: words.Say("people.record_you"), Lines: room.youLines(r)})
	for _, v := range r.Visits {
		print.Parts = append(print.Parts, handout.RecordPart{
			Heading: words.Say("people.record_visit", "day", dates.Long(v.Day), "venue", v.Venue), Lines: room.visitLines(v)})
	}
	if len(r.Earlier) > 0 {
		part := handout.RecordPart{Heading: words.Say("people.record_earlier"), Notes: []string{words.Say("people.record_earlier_what")}}
		for _, e := range r.Earlier {
			part.Lines = append(part.Lines, handout.RecordLine{Label: e.Field, Text: words.Say("people.record_until", "text", e.Text, "when", room.stampWords(e.Until))})
		}
		print.Parts = append(print.Parts, part)
	}
	return room.prints.Lay(prints.Paper{Kind: surgery.RecordPrint, Size: size, Person: id}, print.Pages)
}

func line(name, text string) handout.RecordLine {
	return handout.RecordLine{Label: words.Say("people.field_" + name), Text: text}
}

func (room *Room) youLines(r PersonRecord) []handout.RecordLine {
	lines := []handout.RecordLine{line("name", r.Name), line("known_as", r.KnownAs), line("contact", r.Contact), line("saved_until", dates.Long(r.SavedUntil)),
		line("saved_at", room.stampWords(r.SavedAt)), line("booked_for", dates.Long(r.BookedFor)), line("booked_at", dates.Clock(r.BookedAt)), line("wants", r.Wants)}
	for _, b := range r.Later {
		lines = append(lines, line("later", strings.TrimSpace(dates.Long(b.BookedFor)+" "+dates.Clock(b.BookedAt))), line("wants", b.Wants))
	}
	for _, c := range r.Consents {
		said := words.Say("people.consent_given", "day", dates.Long(c.Given))
		if c.Withdrawn != "" {
			said = words.Say("people.consent_withdrawn", "given", dates.Long(c.Given), "day", dates.Long(c.Withdrawn))
		}
		lines = append(lines, handout.RecordLine{Label: words.Say("consent.for_" + string(c.For)), Text: said})
	}
	return lines
}

func (room *Room) visitLines(v RecordVisit) []handout.RecordLine {
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	yes := func(b bool) string {
		if !b {
			return ""
		}
		return words.Say("people.yes")
	}
	lines := []handout.RecordLine{line("number", v.Number), line("arrived", room.stampWords(v.Arrived)), line("helped", room.stampWords(v.Helped)),
		line("left", room.stampWords(v.Left)), line("helped_by", v.HelpedBy), line("track", v.Track), line("goal", v.Goal)}
	for _, title := range v.Checklists {
		lines = append(lines, line("checklists", title))
	}
	lines = append(lines, line("handout", v.Handout), line("language", v.Language), line("confident_before", number(v.Before)), line("confident_after", number(v.After)),
		line("outcome", v.Outcome), line("barrier", v.Barrier), line("learnt", v.Learnt), line("returning", yes(v.Returning)), line("kiosk", yes(v.Kiosk)))
	for _, s := range v.Steps {
		text := words.Say("people.record_step", "checklist", s.Checklist, "step", s.Step)
		if s.Note != "" {
			text = words.Say("people.record_step_note", "checklist", s.Checklist, "step", s.Step, "note", s.Note)
		}
		lines = append(lines, handout.RecordLine{Label: s.State, Text: text})
	}
	for _, p := range v.Prints {
		lines = append(lines, handout.RecordLine{Label: words.Say("people.field_prints"), Text: words.Say("people.record_print", "what", p.What, "when", room.stampWords(p.At))})
	}
	return lines
}

// stampWords writes a moment as people read it; "" for none.
func (room *Room) stampWords(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(room.desk.Now().Location()).Format("2 January 2006, 15:04")
}
