package ui

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// People at the home desk says which desks have carried out an erasing, and who has not,
// and follows when parcels come; what a desk brought that was struck off needs a look.
func TestReceiptsFollow(t *testing.T) {
	b, home, stick := joined(t)
	b.do(home.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble", SavePlace: true}))
	b.swapAt(home, stick)
	b.swapAt(b.desk, stick)
	b.swapAt(home, stick)
	r := &room{t: t, runner: kit.NewInlineRunner(), desk: home, now: b.now}
	var err error
	if r.Shell, err = New(Parts{App: quitApp{test.NewTempApp(t), &r.quits}, Rooms: home, Files: assets.Files(), Runner: r.runner}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Window().Close() })
	r.Window().Resize(fyne.NewSize(1366, 768))
	people, err := home.People.People(0, 10)
	if err != nil || len(people) != 2 {
		t.Fatal(people, err)
	}
	_, done, err := home.People.ErasePeople([]surgery.ID{people[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	r.run(peopleID)
	says := func(want string) {
		t.Helper()
		if said := r.said(); !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
	says("1 person erased at 13:00. 1 of 2 desks confirmed. Not yet desk B: last heard at 13:00.")
	r.capture("receipts-open")
	b.swapAt(home, stick)
	b.now = b.now.Add(time.Minute)
	b.swapAt(b.desk, stick)
	b.swapAt(home, stick)
	done.Elsewhere = true
	r.told(done)
	says("1 person erased at 13:00. 2 of 2 desks confirmed.")
	now, err := home.Desk.Store().Sharing()
	if err != nil {
		t.Fatal(err)
	}
	b.do(b.desk.Today.CountGuest())
	b.do(home.Sharing.Lost(now.Desks[1].ID))
	b.swapAt(b.desk, stick)
	b.swapAt(home, stick)
	r.run(desksID)
	says("Desk B was struck off, and brought 1 arrival, made at 13:01 by its clock. It waits")
	says("Leave it out")
	r.capture("receipts-struck")
}
