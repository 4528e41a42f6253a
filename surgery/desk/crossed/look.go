package crossed

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Thing is something that needs a look: what two desks did without knowing of each other.
type Thing struct {
	Key   string // the same as long as it is there
	Title string // in one line
	What  string // both sides, and what stands
	Ways  []Way  // to settle it; the first changes nothing

	crossing surgery.Crossing
	stands   surgery.Record // the record; nil for a doubled visit
	other    surgery.Record // as the side that does not stand has it
	visits   [2]*surgery.Visit
	from     *surgery.DeskHere // that was struck off, where it is of what that brought
	upTo     int64
}

// Way is one way to settle a thing.
type Way struct{ Key, Label string }

// The ways.
const (
	keepIt    = "keep"
	takeOther = "other"
	twoPeople = "two"
	oneVisit  = "one"
	takeBack  = "back"
	seenIt    = "seen"
	leaveOut  = "leave"
	takeIn    = "take"
)

func ways(keys ...string) (all []Way) {
	labels := map[string]string{keepIt: words.Say("sharing.way_keep"), takeOther: words.Say("sharing.way_other"), twoPeople: words.Say("sharing.way_two"),
		oneVisit: words.Say("sharing.way_one"), takeBack: words.Say("sharing.way_back"),
		seenIt: words.Say("sharing.way_seen"), leaveOut: words.Say("sharing.way_leave"), takeIn: words.Say("sharing.way_take")}
	for _, key := range keys {
		all = append(all, Way{key, labels[key]})
	}
	return all
}

// Look returns what needs a look, oldest first.
func (r *Room) Look() ([]Thing, error) {
	if r.desk.Locked() {
		return nil, nil
	}
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return nil, err
	}
	crossed, err := r.desk.Store().Crossed()
	if err != nil {
		return nil, err
	}
	var all []Thing
	for _, c := range crossed {
		t, err := r.crossed(now, c)
		if surgery.KindOf(err) == surgery.NotFound {
			continue // the record has gone with its owner
		}
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	doubles, err := r.doubles(now)
	if err != nil {
		return nil, err
	}
	for _, two := range doubles {
		all = append(all, r.double(two[0], two[1]))
	}
	struck, err := r.struck(now)
	if err != nil {
		return nil, err
	}
	notes, err := r.noteThings()
	return slices.Concat(all, struck, notes), err
}

// Count returns how many things need a look, with the desks of which something waits. It
// is asked after every change, and puts nothing into words.
func (r *Room) Count() (n int, err error) {
	if r.desk.Locked() {
		return 0, nil
	}
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return 0, err
	}
	crossed, err := r.desk.Store().Crossed()
	if err != nil {
		return 0, err
	}
	for _, c := range crossed {
		stands, err := r.desk.Store().Record(c.Family, c.Record)
		if err == nil && stands != nil {
			_, err = r.subject(stands)
		}
		if err != nil && surgery.KindOf(err) != surgery.NotFound {
			return 0, err
		}
		if err == nil && stands != nil { // else it has gone with its owner
			n++
		}
	}
	doubles, err := r.doubles(now)
	if err != nil {
		return 0, err
	}
	struck, err := r.struck(now)
	if err != nil {
		return 0, err
	}
	notes, err := r.notes()
	if err != nil {
		return 0, err
	}
	waits, err := r.waiting()
	return n + len(doubles) + len(struck) + len(notes) + len(waits), err
}

// waiting returns of which desks something waits, but for those that were struck off:
// what these brought the home desk takes or leaves out.
func (r *Room) waiting() ([]surgery.Waits, error) {
	waits, err := r.desk.Store().Waiting()
	return slices.DeleteFunc(waits, func(w surgery.Waits) bool { return w.Reason == surgery.Struck }), err
}

// side is one of the two operations that crossed.
type side struct {
	letter, at string
	record     surgery.Record // as it made it; nil where it took it back
}

func (r *Room) side(now *surgery.Sharing, op surgery.ID, c surgery.Crossing) (side, error) {
	o, err := r.desk.Store().Operation(op)
	if err != nil {
		return side{}, err
	}
	turn, err := r.desk.Store().Turn(op)
	if err != nil {
		return side{}, err
	}
	s := side{at: r.clock(turn.Clock.Time())}
	if d := now.Desk(turn.Desk); d != nil {
		s.letter = d.Letter
	}
	for _, e := range o.Edits {
		if e.Record().Family() == c.Family && e.Record().RecordID() == c.Record {
			s.record = e.After
		}
	}
	return s, nil
}

// crossed says a crossing in words.
func (r *Room) crossed(now *surgery.Sharing, c surgery.Crossing) (Thing, error) {
	t := Thing{Key: string(c.Second) + " " + c.Part + " " + string(c.Record), crossing: c}
	stands, err := r.desk.Store().Record(c.Family, c.Record)
	if err != nil {
		return t, err
	}
	if stands == nil {
		return t, surgery.Fail(surgery.NotFound, "error.gone")
	}
	t.stands = stands
	first, err := r.side(now, c.First, c)
	if err != nil {
		return t, err
	}
	second, err := r.side(now, c.Second, c)
	if err != nil {
		return t, err
	}
	subject, err := r.subject(stands)
	if err != nil {
		return t, err
	}
	if c.Part == "" {
		r.takenBack(&t, subject, first, second)
		return t, nil
	}
	part, ok := partOf(c.Family, c.Part)
	if !ok {
		return t, surgery.Fail(surgery.Internal, "error.internal")
	}
	t.Title = words.Say("sharing.title", "subject", subject, "what", partWords(c.Family, c.Part))
	stand, keep, other := r.standing(&t, part, first, second)
	t.What = strings.Join([]string{r.did(first, subject, c), r.did(second, subject, c), stand}, " ")
	switch {
	case second.record != nil && !part.Same(stands, second.record):
		t.other = second.record
	case first.record != nil && !part.Same(stands, first.record):
		t.other = first.record
	}
	if t.other == nil || bothKept(c.Family, c.Part) {
		t.Ways = ways(seenIt)
		t.Ways[0].Key = keepIt
		return t, nil
	}
	t.Ways = ways(keepIt, takeOther)
	if c.Family == surgery.Visits && c.Part == "who" || c.Family == surgery.Attendees && c.Part == "name" {
		t.Ways = ways(keepIt, takeOther, twoPeople)
	}
	if keep != "" {
		t.Ways[0].Label = words.Say("sharing.way_keep_desk", "letter", keep)
	}
	t.Ways[1].Label = words.Say("sharing.way_other_desk", "letter", other)
	return t, nil
}

// takenBack says that one desk took back what another worked on.
func (r *Room) takenBack(t *Thing, subject string, first, second side) {
	back, worked := first, second
	if second.record == nil {
		back, worked = second, first
	}
	t.Title = words.Say("sharing.title_back", "subject", subject)
	t.What = words.Say("sharing.taken_back", "subject", subject, "one", back.letter, "at", back.at, "two", worked.letter, "then", worked.at)
	t.Ways = ways(keepIt, takeBack)
}

func partOf(f surgery.Family, name string) (surgery.Part, bool) {
	parts := surgery.Parts(f)
	i := slices.IndexFunc(parts, func(p surgery.Part) bool { return p.Name == name })
	if i < 0 {
		return surgery.Part{}, false
	}
	return parts[i], true
}

// bothKept reports whether what two desks wrote there is all kept: nothing is to be
// chosen.
func bothKept(f surgery.Family, part string) bool {
	return f == surgery.Steps && part == "note" || f == surgery.Visits && part == "lists" || f == surgery.Presences && part == "time"
}

// Waits says of each desk how much of what it did waits here, why, and what to do, in
// one sentence each.
func (r *Room) Waits() ([]string, error) {
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return nil, err
	}
	waits, err := r.waiting()
	if err != nil {
		return nil, err
	}
	var all []string
	for _, w := range waits {
		key := "sharing.waits_" + string(w.Reason)
		if d := now.Desk(w.Desk); d != nil {
			all = append(all, words.Count("sharing.waits", w.N, "letter", d.Letter)+" "+words.Say(key))
		} else {
			all = append(all, words.Count("sharing.waits_unknown", w.N)+" "+words.Say(key))
		}
	}
	return all, nil
}
