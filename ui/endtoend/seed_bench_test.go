package endtoend

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// crowd is a store with many people in it, each of whom was here once, and a
// surgery open today.
type crowd struct {
	folder string
	names  []string
}

// crowds has the one of each size; filling a store takes longer than any run.
var crowds = map[int]crowd{}

// atOnce is how many check-ins one operation of a filled store holds.
const atOnce = 200

func crowdOf(tb testing.TB, n int) crowd {
	tb.Helper()
	if c, there := crowds[n]; there {
		return c
	}
	c := crowd{folder: filepath.Join(filepath.Dir(program), fmt.Sprintf("crowd-%d", n)), names: madeUp(n)}
	fill(tb, c)
	openToday(tb, c.folder)
	crowds[n] = c
	return c
}

// onBoard is how many are on a full board: more than any column shows at once.
const onBoard = 60

// fullBoard is a crowd of which as many are checked in.
func fullBoard(tb testing.TB) crowd {
	tb.Helper()
	c := crowd{folder: filepath.Join(filepath.Dir(program), "crowd-full"), names: madeUp(10_000)}
	if _, err := os.Stat(c.folder); err == nil { // a benchmark may be run again
		return c
	}
	fill(tb, c)
	openToday(tb, c.folder)
	d, err := rooms.Open(desk.Options{Folder: c.folder, Files: assets.Files()})
	if err != nil {
		tb.Fatal(err)
	}
	if err := d.Names.LoadNames(); err != nil {
		tb.Fatal(err)
	}
	for _, name := range c.names[:onBoard] {
		found, err := d.Today.Search(name)
		if err != nil || len(found.Rows) == 0 {
			tb.Fatal(name, err)
		}
		if _, err := d.Today.CheckIn(found.Rows[0].Attendee); err != nil {
			tb.Fatal(name, err)
		}
	}
	if err := d.Desk.Close(); err != nil {
		tb.Fatal(err)
	}
	return c
}

// madeUp returns n names, the same ones every time: about as many different
// ones, of about the same length, as a town has.
func madeUp(n int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	parts := strings.Fields("an bel cor da el fi gra ho is jo ka lin mar ned ol per qui ra sam ta ul vi wen xa yo zu bri chu dro fle")
	word := func() string {
		w := ""
		for range 2 + r.IntN(2) {
			w += parts[r.IntN(len(parts))]
		}
		return strings.ToUpper(w[:1]) + w[1:]
	}
	first, last := make([]string, 400), make([]string, 6000)
	for i := range first {
		first[i] = word()
	}
	for i := range last {
		last[i] = word()
	}
	names := make([]string, n)
	for i := range names {
		names[i] = first[r.IntN(len(first))] + " " + last[r.IntN(len(last))]
	}
	return names
}

// fill writes a closed surgery for each few hundred people, who all saved their
// place there.
func fill(tb testing.TB, c crowd) {
	tb.Helper()
	id := func() surgery.ID { return surgery.ID(uuid.NewString()) }
	now := time.Now().UTC().Truncate(time.Millisecond)
	s, err := store.Open(store.Options{Folder: c.folder, Now: time.Now, NewID: id})
	if err != nil {
		tb.Fatal(err)
	}
	keep := now.AddDate(0, 0, 60).Format(time.DateOnly)
	for from := 0; from < len(c.names); from += atOnce {
		to := min(from+atOnce, len(c.names))
		came := now.AddDate(0, 0, -28)
		held := &surgery.Surgery{ID: id(), Kind: surgery.Monthly, Day: came.Format(time.DateOnly), OpenedAt: came,
			ClosedAt: came.Add(2 * time.Hour), Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}
		o := &surgery.Operation{ID: surgery.ID(uuid.Must(uuid.NewV7()).String()), Kind: surgery.CheckedIn,
			About: held.ID, Surgery: held.ID, Edits: []surgery.Edit{{After: held}}}
		for i, name := range c.names[from:to] {
			who := &surgery.Attendee{ID: id(), SavedAt: came, SavedUntil: keep, Words: surgery.AttendeeWords{Name: name}}
			visit := &surgery.Visit{ID: id(), Surgery: held.ID, Attendee: who.ID, Number: i + 1, State: surgery.Finished,
				Track: surgery.Personal, Checklists: []string{"safe-basics"}, ArrivedAt: came, EndedAt: came.Add(time.Hour)}
			o.Edits = append(o.Edits, surgery.Edit{After: who}, surgery.Edit{After: visit})
		}
		if err := s.Do(o); err != nil {
			tb.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		tb.Fatal(err)
	}
}

// openToday starts today's surgery, as a host would have before, so that the
// program opens on it.
func openToday(tb testing.TB, folder string) {
	tb.Helper()
	if err := words.Load(assets.Files()); err != nil {
		tb.Fatal(err)
	}
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files()})
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
		tb.Fatal(err)
	}
	// Or everything is looked at while it is measured.
	if err := d.Desk.Store().SetSettings(map[string]string{"checked": time.Now().UTC().Format(time.RFC3339)}); err != nil {
		tb.Fatal(err)
	}
	if err := d.Desk.Close(); err != nil {
		tb.Fatal(err)
	}
}

// size says how large the store is, for the log.
func (c crowd) size() string {
	info, err := os.Stat(filepath.Join(c.folder, store.File))
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%d people in %d MB", len(c.names), info.Size()>>20)
}
