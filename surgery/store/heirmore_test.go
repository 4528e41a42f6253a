package store

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// What was done on the restored laptop before anybody brought the stick is not lost: it is
// said again in the share, part by part.
func TestTheRestoredLaptopWentOnAlone(t *testing.T) {
	tr, _, while := lostHome(t)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	h := while()
	visits, err := h.Visits(tr.at)
	if err != nil || len(visits) != 2 {
		t.Fatalf("%d visits, %v", len(visits), err)
	}
	of := visits[0].ID
	tr.must(t, h.Store, tr.checkIn(tr.at, "Alone Sample", 7))
	tr.edits(t, h, surgery.VisitEdited, of, func(v *surgery.Visit) { v.Words.Goal = "post a picture" })
	tr.edits(t, h, surgery.VisitEdited, of, func(v *surgery.Visit) { v.Before = 2 })
	tr.edits(t, b, surgery.VisitFinished, of, func(v *surgery.Visit) { v.State, v.EndedAt = surgery.Finished, tr.Now() })
	tr.edits(t, c, surgery.VisitEdited, of, func(v *surgery.Visit) { v.Track = surgery.Personal }) // which B does not know
	tr.bring(t, h, b, a.secret)
	tr.bring(t, h, b, a.secret)
	tr.desks = []*sharer{h, b, c}
	tr.round(t)
	tr.agree(t)
	names(t, c, "Earlybird Sample", "Zebedee Testperson", "Mordecai Sample", "Quillfeather Sample", "Alone Sample")
	for _, d := range tr.desks {
		v, err := d.Visit(of)
		if err != nil || v.State != surgery.Finished || v.Words.Goal != "post a picture" || v.Before != 2 || v.Track != surgery.Personal {
			t.Errorf("desk %s: %+v, %v", d.letter, v, err)
		}
	}
	if crossed, err := h.Crossed(); err != nil || len(crossed) > 0 {
		t.Errorf("%+v, %v", crossed, err)
	}
	tr.closes(t, h)
	if err := h.StopSharing(); err != nil {
		t.Fatal(err)
	}
	wantOK(t, h.Store)
	if err := h.Rebuild(); err != nil {
		t.Fatal(err)
	}
	wantOK(t, h.Store)
}

// erase erases whoever has a name at a desk.
func (tr *trio) erase(t *testing.T, d *sharer, name string) surgery.ID {
	t.Helper()
	all, err := d.Attendees()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Words.Name != name {
			continue
		}
		o := tr.op(surgery.AttendeesErased, a.ID, surgery.Edit{Before: a})
		o.Erases = []surgery.ID{a.ID}
		tr.must(t, d.Store, o)
		return a.ID
	}
	t.Fatalf("no %s at desk %s", name, d.letter)
	return ""
}

// Who was erased stays so, wherever that was: at a joined desk, at one whose stick comes
// later, or on the restored laptop, of which nobody else knew.
func TestErasedPeopleStayErasedWhenTheHomeIsLost(t *testing.T) {
	tr, _, while := lostHome(t)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	tr.erase(t, b, "Zebedee Testperson")
	tr.erase(t, c, "Quillfeather Sample")
	for _, order := range [][]*sharer{{b, c}, {c, b}} {
		h := while()
		tr.erase(t, h, "Earlybird Sample")
		for _, from := range order {
			tr.bring(t, h, from, a.secret)
		}
		names(t, h, "Mordecai Sample")
		tr.carry(t, h, b)
		names(t, b, "Mordecai Sample")
		h.Close()
	}
}

// Where the home laptop turns up after all, it and the other both write, and all desks
// agree; what a joined desk wrote brings it nothing but what it lacks.
func TestTheHomeLaptopWasNotLost(t *testing.T) {
	tr, _, while := lostHome(t)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, b, "Lettice Sample")
	tr.bring(t, a, b, a.secret)
	if now, err := a.Sharing(); err != nil || now.Seat != "seat-a" || len(now.Desks) != 3 {
		t.Errorf("%+v, %v", now, err)
	}
	h := while()
	tr.bring(t, h, b, a.secret)
	tr.in(t, a, "At home")
	tr.in(t, h, "Not at home")
	tr.desks = append(tr.desks, h)
	tr.round(t)
	tr.agree(t)
	tr.closes(t, h)
	tr.round(t)
	tr.agree(t)
	if at, err := a.Surgery(tr.at); err != nil || at.Open() {
		t.Errorf("A does not know that it is closed: %v", err)
	}
}

// The newest share key is learnt from what the home desk signed; and the next it makes
// itself.
func TestTheShareKeyWasRenewedBeforeTheHomeWasLost(t *testing.T) {
	for _, first := range []bool{true, false} {
		tr, before, while := lostHome(t)
		a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
		tr.renew(t, later, "")
		tr.in(t, a, "After renewing")
		tr.round(t)
		h := while()
		if first {
			h = before()
		}
		tr.bring(t, h, b, a.secret)
		if ringOf(t, h).Newest().PublicKey() != ringOf(t, b).Newest().PublicKey() {
			t.Error("it has another key")
		}
		tr.desks = []*sharer{h, b, c}
		tr.renew(t, "nine pretend newts sing", "")
		tr.in(t, h, "After that")
		tr.round(t)
		tr.agree(t)
		tr.changed(t, c, "nine pretend newts sing", later)
	}
}

// A thief of a joined laptop cannot make themself home: neither with a secret of their own,
// nor by saying that they go on in its place; and whoever was struck off brings nothing.
func TestAJoinedLaptopIsNoHeir(t *testing.T) {
	tr, before, while := lostHome(t)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	w, err := b.Whole()
	if err != nil {
		t.Fatal(err)
	}
	wantKind(t, before().BecomeHome(w, b.secret), surgery.Invalid, "error.not_heir")
	forged := *w
	forged.HomeKey = b.secret.SignKey()
	wantKind(t, while().BecomeHome(&forged, b.secret), surgery.Invalid, "error.not_heir") // which knows the home desk
	wantKind(t, a.BecomeHome(&forged, b.secret), surgery.Invalid, "error.not_heir")

	// Where nothing is known of it, they make a home desk that no other desk believes.
	h := before()
	if err := h.BecomeHome(&forged, b.secret); err != nil {
		t.Fatal(err)
	}
	for _, p := range w.Parcels {
		if _, err := h.TakeWhole(w, &p); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Settle("seat-z", "Z", tr.NewID); err == nil {
		p, err := h.Outgoing(nil)
		if err != nil {
			t.Fatal(err)
		}
		if taken := tr.take(t, c, &p); len(taken.Operations) > 0 {
			t.Errorf("C believes %+v", taken.Operations)
		}
	}
	wantKind(t, second(a.Whole()), surgery.Conflict, "error.is_home")
	tr.renew(t, later, "seat-b")
	tr.carry(t, a, c)
	tr.in(t, b, "Of the thief")
	if w, err = b.Whole(); err != nil { // it has not heard
		t.Fatal(err)
	}
	h = while()
	tr.bring(t, h, c, a.secret)
	tr.bringThis(t, h, w, a.secret)
	names(t, h, "Earlybird Sample", "Zebedee Testperson", "Mordecai Sample") // nobody of the thief's
	if h.Epoch() == 0 || ringOf(t, h).Newest().PublicKey() != ringOf(t, c).Newest().PublicKey() {
		t.Error("it has the key that the thief has")
	}
}

func second[T any](_ T, err error) error { return err }

// A surgery that was closed already comes closed, and another that is shared here stays.
func TestAClosedSurgeryIsBroughtIn(t *testing.T) {
	tr, before, _ := lostHome(t)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	tr.closes(t, a)
	tr.carry(t, a, b)
	tr.in(t, c, "Latecomer Sample")
	h := before()
	tr.bring(t, h, b, a.secret)
	if at, err := h.Surgery(tr.at); err != nil || at.Open() {
		t.Errorf("it is open: %v", err)
	}
	tr.desks = []*sharer{h, b, c}
	tr.round(t)
	tr.agree(t)

	other := before()
	if err := other.StartSharing(NewShare{Share: "other", Surgery: tr.at, Seat: "seat-o", Letter: "A", Key: seal.NewKey(), Desk: seal.NewDeskSecret(), NewID: tr.NewID}); err != nil {
		t.Fatal(err)
	}
	w, err := b.Whole()
	if err != nil {
		t.Fatal(err)
	}
	wantKind(t, other.BecomeHome(w, a.secret), surgery.Conflict, "error.shared_already")
	lock(t, other.Store)
	wantKind(t, other.BecomeHome(w, a.secret), surgery.Locked, "error.locked")
}

// Bringing in that was cut off leaves records that are whole, add nothing to the share, and
// can be brought on.
func TestBringingInIsCutOff(t *testing.T) {
	tr, before, while := lostHome(t)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	w, err := b.Whole()
	if err != nil {
		t.Fatal(err)
	}
	for _, restored := range []func() *sharer{before, while} {
		for _, n := range []int{0, 3, len(w.Parcels[0].Entries)} {
			h := restored()
			if err := h.BecomeHome(w, a.secret); err != nil {
				t.Fatal(err)
			}
			half := w.Parcels[0]
			half.Entries = half.Entries[:n]
			if _, err := h.TakeWhole(w, &half); err != nil {
				t.Fatal(err)
			}
			shut(t, h.Store)
			h.Store = tr.open(t, h.Folder())
			unlock(t, h.Store, h.open)
			wantOK(t, h.Store)
			if sur, err := h.Surgery(tr.at); err == nil && sur != nil {
				wantKind(t, h.Do(tr.checkIn(tr.at, "Too early", 9)), surgery.Conflict, "error.join_again")
			}
			tr.bring(t, h, c, a.secret)
			names(t, h, "Earlybird Sample", "Zebedee Testperson", "Mordecai Sample", "Quillfeather Sample")
			h.Close()
		}
	}
}

// Words people added at joined desks come along, with what was counted there; one that the
// home desk erased comes from no desk, whichever is read first.
func TestAddedWordsComeWhenTheHomeIsLost(t *testing.T) {
	var before func() *sharer
	tr := sharing(t, newWorld(), 2, func(tr *trio) {
		tr.must(t, tr.desks[0].Store, tr.op(surgery.BarometerAdded, "bar", surgery.Edit{After: &surgery.Barometer{ID: "bar", Week: "w", From: "2026-11-23", Until: "2026-11-27",
			Points: 5, Words: surgery.BarometerWords{Question: "How is it?"}}}))
		before = tr.backup(t, tr.desks[0])
	})
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	gone := AddedWord{ID: "gone", Barometer: "bar", Text: "Zebedee"}
	for i, word := range []AddedWord{gone, {ID: "kept", Barometer: "bar", Text: "hope"}} {
		if err := tr.desks[1+i].AddAnswers([]AnswerCount{{"bar", "2026-11-24", surgery.KioskAnswers, "", "3", 2 + i}}, []AddedWord{word}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.AddAnswers([]AnswerCount{{"bar", "2026-11-24", surgery.KioskAnswers, "", "3", 4}}, nil); err != nil {
		t.Fatal(err)
	}
	tr.round(t)
	if err := a.EraseAdded(gone, gone.Text); err != nil {
		t.Fatal(err)
	}
	tr.carry(t, a, b) // C has not heard
	for _, order := range [][]*sharer{{b, c}, {c, b}} {
		h := before()
		for _, from := range order {
			tr.bring(t, h, from, a.secret)
		}
		if _, err := h.AddedWord("gone"); surgery.KindOf(err) != surgery.NotFound {
			t.Errorf("the erased word is back: %v", err)
		}
		if word, err := h.AddedWord("kept"); err != nil || word.Text != "hope" {
			t.Errorf("%+v, %v", word, err)
		}
		n := 0
		counts, err := h.Answers("bar")
		for _, c := range counts {
			n += c.N
		}
		if err != nil || n != 9 {
			t.Errorf("%d answers, %v", n, err)
		}
		h.Close()
	}
}
