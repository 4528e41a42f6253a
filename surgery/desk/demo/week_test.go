package demo_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/world"
)

func TestTheMadeUpWeekHasEveryKindOfEvent(t *testing.T) {
	for _, now := range []time.Time{
		time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC), // Tuesday
		time.Date(2026, 11, 29, 14, 0, 0, 0, time.UTC), // Sunday
		time.Date(2027, 3, 29, 0, 10, 0, 0, time.UTC),  // Monday, just after the clocks changed
	} {
		w := world.New(t)
		w.Now = now
		d := w.Open(t)
		if err := d.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
		b := world.WeekBoard(t, d)
		if b.Week == nil || !b.Week.Holds(now.Format(time.DateOnly)) {
			t.Fatalf("%v: the week is %+v", now, b.Week)
		}
		kinds, done := map[surgery.EventKind]bool{}, 0
		cards := b.AllWeek
		for _, day := range b.Days {
			cards = append(cards, day.Events...)
		}
		for _, c := range cards {
			kinds[c.Kind] = true
			done += c.Done
		}
		if len(cards) != 12 || len(kinds) != len(surgery.EventKinds)-1 || done != 16 || len(b.AllWeek) != 3 {
			t.Errorf("%v: %d events of %d kinds, %d steps done, %d all week", now, len(cards), len(kinds), done, len(b.AllWeek))
		}
		p, err := d.WeekPrints.Handout("")
		if err != nil || len(p.Pages) != 1 {
			t.Errorf("%v: %d pages %v", now, len(p.Pages), err)
		}
	}
}

func TestTheHandoutsOfTheMadeUpWeekAreOnePageWithWhatIsNext(t *testing.T) {
	w := world.New(t)
	w.Now = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC) // Monday: the whole week is to come
	d := w.Open(t)
	if err := d.Demo.Fill(); err != nil {
		t.Fatal(err)
	}
	b := world.Board(t, d)
	for _, c := range slices.Concat(b.Waiting, b.Helped, b.Finished) {
		p, err := d.Visit.Handout(c.Visit, surgery.Standard)
		if err != nil || len(p.Pages) != 1 {
			t.Errorf("%s: %d pages %v", c.Name, len(p.Pages), err)
			continue
		}
		if text := p.Pages[0].Text(); !strings.Contains(text, "#MHNurseChat") {
			t.Errorf("%s: tonight's chat is not on the handout:\n%s", c.Name, text)
		}
	}
}
