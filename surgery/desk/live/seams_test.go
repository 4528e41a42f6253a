package live_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/world"
)

// A desk whose tables show something else than its log says finds that out from the
// others, and paints them anew.
func TestATableThatIsWrongIsPaintedAnew(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One", "Quixotic Two")
	agree(t, 2, a, b)
	phrase := b.opensWith()
	b.close()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(sharing.Opens(b.own), "surgery.db"))
	if err == nil {
		_, err = db.Exec("UPDATE visit SET size = 'large' WHERE id = (SELECT min(id) FROM visit)")
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	b.open()
	b.unlocks(phrase)
	agree(t, 2, a, b)
	// One may be painted anew before the other has heard of it.
	until(t, "nothing is said of it any more", func() bool { return a.state().Trouble == "" && b.state().Trouble == "" })
}

// Undo takes back what was done here and nothing else, and the others see it.
func TestUndoAndTwoOfOneName(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	b.arrives("Quixotic Two")
	agree(t, 2, a, b)
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Desk.History.Undo("")) }) // hers, not the later one
	agree(t, 1, a, b)
	a.does(func(d *rooms.Rooms) {
		if n := len(world.Search(t, d, "quixotic").Rows); n != 1 {
			t.Error("it took back another desk's")
		}
	})
	a.arrives("Quixotic Two")
	agree(t, 2, a, b)
	for n, l := range []*laptop{a, b} {
		l.does(func(d *rooms.Rooms) {
			if _, looks := d.Sharing.Line(); looks != 1 {
				t.Errorf("desk %d: %d things need a look", n, looks)
			}
		})
	}
}

// The folder of the records is gone while this desk leads: they are written elsewhere, and
// it goes on.
func TestTheFolderVanishes(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	if err := os.RemoveAll(a.own); err != nil {
		t.Fatal(err)
	}
	b.arrives("Quixotic Two")
	a.own = filepath.Join(t.TempDir(), "elsewhere")
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Desk.WriteBack(a.own)) })
	agree(t, 2, a, b)
	a.arrives("Wobble Three")
	agree(t, 3, a, b)
	if _, err := os.Stat(filepath.Join(a.own, "network")); err != nil {
		t.Error(err)
	}
}

// A clock that is wrong is said at both ends while it is so.
func TestAClockIsWrong(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	until(t, "they have heard each other", func() bool { return len(a.state().Heard) == 1 && len(b.state().Heard) == 1 })
	b.does(func(*rooms.Rooms) { b.offset = -24 * time.Hour })
	until(t, "it is said at B", func() bool { return strings.HasPrefix(b.state().Trouble, "The clocks of desk A and this one") })
	until(t, "it is said at A", func() bool { return strings.HasPrefix(a.state().Trouble, "The clocks of desk B and this one") })
	b.arrives("Kepthelene One")
	agree(t, 1, a, b)
	b.does(func(*rooms.Rooms) { b.offset = 0 })
	until(t, "it is not said any more", func() bool { return a.state().Trouble == "" && b.state().Trouble == "" })
	// At connecting it is refused.
	b.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	b.does(func(*rooms.Rooms) { b.offset = 24 * time.Hour })
	b.follows(a)
	until(t, "it is refused", func() bool { return strings.Contains(b.state().Trouble, "more than two minutes apart") })
	b.does(func(*rooms.Rooms) { b.offset = 0 })
	until(t, "it is let in", func() bool { return b.state().Trouble == "" && b.state().Connected })
}

// A laptop that never shares listens on nothing, and has no goroutine of the network.
func TestNothingListensOrRuns(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("it is seen in /proc")
	}
	v := newVenue(t)
	before := runtime.NumGoroutine()
	d, err := rooms.Open((&world.World{Folder: t.TempDir(), Now: v.clock.now()}).Options())
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	world.Must(t)(d.Today.CountGuest())
	if _, err := d.Live.Exchange(); err != nil {
		t.Fatal(err)
	}
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	for _, of := range []string{"share/network", "share/door", "nats-io", "desk/live.(*Room)"} {
		if strings.Contains(strings.ReplaceAll(string(stacks), "desk/live_test", ""), "socialmediasurgery/surgery/"+of) || of == "nats-io" && strings.Contains(string(stacks), of) {
			t.Errorf("a goroutine is of %s", of)
		}
	}
	t.Logf("%d goroutines, before %d", runtime.NumGoroutine(), before)
	if n := listening(t); len(n) > 0 {
		t.Errorf("it listens on %v", n)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	// While it leads it does: so this test would see it.
	a := v.shares().leads()
	until(t, "it listens", func() bool { return len(listening(t)) == 1 })
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	until(t, "it does not listen any more", func() bool { return len(listening(t)) == 0 })
}

// listening returns the TCP ports that this process listens on.
func listening(t *testing.T) (ports []string) {
	t.Helper()
	mine := map[string]bool{}
	fds, err := filepath.Glob("/proc/self/fd/*")
	for _, fd := range fds {
		if to, err := os.Readlink(fd); err == nil && strings.HasPrefix(to, "socket:[") {
			mine[strings.Trim(strings.TrimPrefix(to, "socket:"), "[]")] = true
		}
	}
	for _, table := range []string{"tcp", "tcp6"} {
		raw, failed := os.ReadFile("/proc/self/net/" + table)
		if failed != nil && table == "tcp" {
			err = failed
		}
		for _, line := range strings.Split(string(raw), "\n") {
			f := strings.Fields(line)
			if len(f) > 9 && f[3] == "0A" && mine[f[9]] {
				ports = append(ports, f[1])
			}
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return ports
}

// A desk that goes away and comes back many times loses nothing.
func TestALooseCable(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	n := 0
	for range 10 {
		b.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
		for _, l := range []*laptop{a, b} {
			n++
			l.arrives(fmt.Sprintf("Kepthelene %d", n))
		}
		b.follows(a)
	}
	agree(t, n, a, b)
}
