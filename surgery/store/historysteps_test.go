package store

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// actions are what happens in a random history: each on a random desk.
func (tr *apartTrio) actions(t *testing.T) map[string]func(*rapid.T) {
	desk := func(rt *rapid.T) *sharer { return tr.desks[rapid.IntRange(0, len(tr.desks)-1).Draw(rt, "desk")] }
	open := func(do func(*rapid.T, *sharer)) func(*rapid.T) {
		return func(rt *rapid.T) {
			d := desk(rt)
			tr.unlocked(rt, d)
			do(rt, d)
		}
	}
	home := func(do func(*rapid.T, *sharer)) func(*rapid.T) {
		return func(rt *rapid.T) {
			tr.unlocked(rt, tr.desks[0])
			do(rt, tr.desks[0])
		}
	}
	return map[string]func(*rapid.T){
		"check in":      open(tr.checkIn),
		"guest":         open(tr.guest),
		"visit":         open(tr.editVisit),
		"visit again":   open(tr.editVisit),
		"visit more":    open(tr.editVisit),
		"name":          open(tr.nameGuest),
		"mark":          open(tr.mark),
		"mark again":    open(tr.mark),
		"person":        open(tr.editPerson),
		"back":          open(tr.back),
		"surgeons":      open(tr.surgeons),
		"beside":        open(tr.noteBeside),
		"remove":        open(tr.remove),
		"erase":         open(tr.erase),
		"settle":        open(tr.settle),
		"two people":    open(tr.twoPeople),
		"tally":         open(tr.tally),
		"contact":       home(tr.contact),
		"strike off":    home(tr.strike),
		"another key":   home(tr.anotherKey),
		"home":          home(tr.atHome),
		"private":       home(tr.privately),
		"returning":     home(tr.returning),
		"close":         home(tr.close),
		"write":         open(tr.write),
		"write more":    open(tr.write),
		"read":          open(tr.read),
		"read more":     open(tr.read),
		"read yet more": open(tr.read),
		"lock": func(rt *rapid.T) {
			d := desk(rt)
			tr.unlocked(rt, d)
			tr.lock(rt, d)
		},
		"clock": func(rt *rapid.T) {
			tr.skew[desk(rt)] = rapid.SampledFrom([]time.Duration{0, time.Minute, -time.Minute, 5 * time.Minute, -24 * time.Hour, 24 * time.Hour}).Draw(rt, "skew")
		},
		"restart": func(rt *rapid.T) {
			d := desk(rt)
			folder := d.Folder()
			if err := d.Close(); err != nil {
				rt.Fatal(err)
			}
			tr.reopen(rt, d, folder)
			if d.LogShort() {
				rt.Fatal("the log is short")
			}
		},
	}
}

// editVisit changes one part of a visit.
func (tr *apartTrio) editVisit(t *rapid.T, d *sharer) {
	v, ok := tr.visitAt(t, d)
	if !ok {
		return
	}
	after := v.Copy()
	switch rapid.IntRange(0, 6).Draw(t, "part") {
	case 0:
		after.Words.Goal = rapid.SampledFrom([]string{"", "a blog", "a post", "ein Ärger"}).Draw(t, "goal")
	case 1:
		after.Track = rapid.SampledFrom([]surgery.Track{"", surgery.Personal, surgery.Both}).Draw(t, "track")
	case 2:
		after.Checklists = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID[string]).Draw(t, "lists")
	case 3:
		after.State, after.PairedAt, after.Surgeon = surgery.BeingHelped, tr.Now(), rapid.SampledFrom([]surgery.ID{"one", "two"}).Draw(t, "surgeon")
	case 4:
		after.State, after.EndedAt, after.Outcome = surgery.Finished, tr.Now(), surgery.GotGoing
	case 5:
		after.State, after.Surgeon, after.EndedAt = surgery.Waiting, "", time.Time{}
	default:
		after.Before, after.Words.Learnt = rapid.IntRange(0, 5).Draw(t, "before"), rapid.SampledFrom([]string{"", "hashtags"}).Draw(t, "learnt")
	}
	o := tr.op(surgery.VisitEdited, v.ID, surgery.Edit{Before: v, After: after})
	o.Visit = v.ID
	tr.do(t, d, o)
}

// nameGuest says who a guest is, or who somebody is after all.
func (tr *apartTrio) nameGuest(t *rapid.T, d *sharer) {
	v, ok := tr.visitAt(t, d)
	if !ok {
		return
	}
	a := tr.attendee("Seeded" + rapid.StringMatching(`[A-Z][a-z]{5}`).Draw(t, "name"))
	tr.names[a.ID] = a.Words.Name
	after := v.Copy()
	after.Attendee = a.ID
	o := tr.op(surgery.VisitEdited, v.ID, surgery.Edit{After: a}, surgery.Edit{Before: v, After: after})
	marks, err := d.Progress(v.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range marks {
		moved := *m
		moved.Person = a.ID
		o.Edits = append(o.Edits, surgery.Edit{Before: m, After: &moved})
	}
	o.Visit = v.ID
	tr.do(t, d, o)
}

func (tr *apartTrio) mark(t *rapid.T, d *sharer) {
	v, ok := tr.visitAt(t, d)
	if !ok {
		return
	}
	p := &surgery.Progress{On: v.ID, Checklist: "c", Step: rapid.SampledFrom([]string{"s", "t"}).Draw(t, "step"), Person: v.Owner(), At: tr.Now(),
		State: rapid.SampledFrom([]surgery.StepState{surgery.ToDo, surgery.Done, surgery.NotForMe}).Draw(t, "state"),
		Words: surgery.ProgressWords{Note: rapid.SampledFrom([]string{"", "by phone", "no signal"}).Draw(t, "note")}}
	edit := surgery.Edit{After: p}
	if now, err := d.Record(surgery.Steps, p.RecordID()); err != nil {
		t.Fatal(err)
	} else if now != nil {
		edit.Before = now
	}
	o := tr.op(surgery.StepMarked, v.ID, edit)
	o.Visit = v.ID
	tr.do(t, d, o)
}

func (tr *apartTrio) editPerson(t *rapid.T, d *sharer) {
	a, ok := tr.personAt(t, d)
	if !ok {
		return
	}
	after := *a
	kind := surgery.AttendeeEdited
	switch rapid.IntRange(0, 3).Draw(t, "what") {
	case 0:
		kind, after.SavedUntil, after.SavedAt = surgery.PlaceSaved, "2027-02-22", tr.Now()
	case 1:
		kind, after.SavedUntil, after.SavedAt = surgery.PlaceWithdrawn, "", time.Time{}
	case 2:
		kind, after.Consents = surgery.ConsentGiven, []surgery.Consent{{For: surgery.Photo, Given: "2026-11-24"}}
	default:
		after.Words.KnownAs = rapid.SampledFrom([]string{"", "Zed", "Quill"}).Draw(t, "known as")
	}
	tr.do(t, d, tr.op(kind, a.ID, surgery.Edit{Before: a, After: &after}))
}

// back undoes what the desk did itself, or does it again.
func (tr *apartTrio) back(t *rapid.T, d *sharer) {
	past, err := d.Past()
	if err != nil {
		t.Fatal(err)
	}
	var history surgery.History
	for _, p := range past {
		history.Add(p)
	}
	next := history.Undo
	if rapid.IntRange(0, 2).Draw(t, "redo") == 0 {
		next = history.Redo
	}
	p, ok := next("")
	if !ok {
		return
	}
	if turn, err := d.Turn(p.ID); err != nil || turn.Desk != d.desk && turn.Desk != d.share.seat {
		t.Fatalf("desk %s would undo what %s did, %v", d.letter, turn.Desk, err)
	}
	o, err := d.Operation(p.ID)
	if err != nil {
		t.Fatal(err)
	}
	edits, _, err := o.TakenBack(d.Record)
	if err != nil || len(edits) == 0 {
		if err != nil && surgery.KindOf(err) != surgery.Conflict {
			t.Fatal(err)
		}
		return
	}
	back := tr.op(o.Kind, o.About, edits...)
	back.Visit, back.Reverts, back.Surgery = o.Visit, o.ID, o.Surgery
	// Somebody may have been erased, or have taken a number, meanwhile.
	tr.do(t, d, back, "error.changed_meanwhile", "error.after_closing", "error.still_shared")
}

func (tr *apartTrio) surgeons(t *rapid.T, d *sharer) {
	all, err := d.Surgeons()
	if err != nil {
		t.Fatal(err)
	}
	if g, ok := some(t, all, "surgeon"); ok && rapid.Bool().Draw(t, "there") {
		after := *g
		after.Left = rapid.Bool().Draw(t, "left")
		after.Words.Name = rapid.SampledFrom([]string{"Sam Sample", "Sam"}).Draw(t, "name")
		tr.do(t, d, tr.op(surgery.SurgeonEdited, g.ID, surgery.Edit{Before: g, After: &after}))
		return
	}
	g := &surgery.Surgeon{ID: tr.NewID(), Words: surgery.SurgeonWords{Name: "Ruth Supposed"}}
	here := &surgery.Presence{ID: tr.NewID(), Surgery: tr.at, Surgeon: g.ID, From: tr.Now()}
	tr.do(t, d, tr.op(surgery.SurgeonHere, g.ID, surgery.Edit{After: g}, surgery.Edit{After: here}))
}

// noteBeside is what grows only, and how long somebody was here.
func (tr *apartTrio) noteBeside(t *rapid.T, d *sharer) {
	id := tr.NewID()
	switch rapid.IntRange(0, 3).Draw(t, "what") {
	case 0:
		p := &surgery.Print{ID: id, Surgery: tr.at, Kind: surgery.HandoutPrint, Size: surgery.Plain, Copies: 1, At: tr.Now()}
		tr.do(t, d, tr.op(surgery.Printed, id, surgery.Edit{After: p}))
	case 1:
		l := &surgery.Learning{ID: id, Day: "2026-11-24", Words: surgery.LearningWords{What: "start small"}}
		tr.do(t, d, tr.op(surgery.LearningAdded, id, surgery.Edit{After: l}))
	case 2:
		p := &surgery.PassedOn{ID: id, Surgery: tr.at, At: tr.Now(), Words: surgery.PassedOnWords{To: "a service"}}
		tr.do(t, d, tr.op(surgery.ConcernPassedOn, id, surgery.Edit{After: p}))
	default:
		all, err := d.Presences(tr.at)
		if err != nil {
			t.Fatal(err)
		}
		if p, ok := some(t, all, "presence"); ok {
			after := *p
			after.Until = p.From.Add(time.Duration(rapid.IntRange(1, 90).Draw(t, "minutes")) * time.Minute)
			tr.do(t, d, tr.op(surgery.SurgeonGone, p.ID, surgery.Edit{Before: p, After: &after}))
		}
	}
}
