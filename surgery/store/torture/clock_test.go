package torture

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// jumps are what a laptop's clock does while a surgery is on, and its zone.
var jumps = []time.Duration{24 * time.Hour, -24 * time.Hour, -26 * time.Hour, time.Hour, -time.Hour, -time.Minute, 40 * 24 * time.Hour,
	-400 * 24 * time.Hour, time.Millisecond, 0}

// logOf reads the log behind the store's back: ids and clocks in the order of the
// sequence.
func logOf(t *testing.T, folder string) (ids []surgery.ID, clocks []int64) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(folder, store.File)+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT id, clock FROM operation ORDER BY seq")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id surgery.ID
		var clock int64
		if err := rows.Scan(&id, &clock); err != nil {
			t.Fatal(err)
		}
		ids, clocks = append(ids, id), append(clocks, clock)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return ids, clocks
}

// The clock jumps a day ahead, back, over the change to winter time, and further,
// before any change and any start: nothing is lost, the order is the one in which
// things happened, undo takes the last thing back, and nobody waits less than no
// time.
func TestClockJumps(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	histories, changes, jumped := times(8, 300), 0, 0
	for seed := range histories {
		chance := rand.New(rand.NewPCG(9, uint64(seed)))
		folder := quick(t)
		now := time.Date(2026, 10, 25, 1, 50, 0, 0, london) // ten minutes before winter time
		var done []surgery.ID
		var last surgery.ID
		n := 0
		newID := func() surgery.ID {
			n++
			return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
		}
		open := func() *rooms.Rooms {
			d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), NewID: newID,
				Now:   func() time.Time { return now.In(london) },
				NewOp: func() surgery.ID { last = newID(); return last }})
			if err == nil {
				err = d.Names.LoadNames()
			}
			if err != nil {
				t.Fatalf("history %d: %v", seed, err)
			}
			return d
		}
		jump := func() {
			now = now.Add(time.Duration(chance.IntN(200)) * time.Second)
			if chance.IntN(3) == 0 {
				now = now.Add(jumps[chance.IntN(len(jumps))])
				jumped++
			}
		}
		d := open()
		for range 12 {
			jump()
			if err := hostWork(d, 1+chance.IntN(3), func() { done = append(done, last) }); err != nil {
				t.Fatalf("history %d: %v", seed, err)
			}
			checkBoard(t, d, now)
			if chance.IntN(4) == 0 {
				jump()
				checkBoard(t, d, now)
				if err := d.Desk.Close(); err != nil {
					t.Fatal(err)
				}
				d = open()
				if d.Desk.Store().LogShort() {
					t.Errorf("history %d: the last operations are missing", seed)
				}
			}
		}
		if label := d.Desk.History.UndoLabel(""); label != "" { // the last that happened, whatever the clock said
			name := "Quillfeather Latest"
			jump()
			done1, err := d.Today.CheckInNew(today.Arrival{Name: name})
			if err != nil {
				t.Fatal(err)
			}
			done = append(done, last)
			jump()
			if _, err := d.Desk.History.Undo(""); err != nil {
				t.Fatal(err)
			}
			done = append(done, last)
			if _, err := d.Visit.Visit(done1.Visit); surgery.KindOf(err) != surgery.NotFound {
				t.Errorf("history %d: undo took back something else: %v", seed, err)
			}
		}
		report, err := d.Desk.Verify()
		if err != nil || report.Chain != "ok" {
			t.Errorf("history %d: %+v, %v", seed, report, err)
		}
		if err := d.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		ids, clocks := logOf(t, folder)
		if !slices.Equal(ids, done) {
			t.Errorf("history %d: the log has %d operations in another order than the %d that were done", seed, len(ids), len(done))
		}
		for i := 1; i < len(clocks); i++ {
			if clocks[i] <= clocks[i-1] {
				t.Errorf("history %d: the log's clock goes back at %d", seed, i)
			}
		}
		changes += len(done)
	}
	if jumped < histories {
		t.Errorf("only %d jumps", jumped)
	}
	promise(t, "clock: %d histories, %d jumps, %d changes, 0 lost, 0 out of order, 0 negative minutes", histories, jumped, changes)
}

// checkBoard looks for times that cannot be and visits that are not there.
func checkBoard(t *testing.T, d *rooms.Rooms, now time.Time) {
	t.Helper()
	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	cards := slices.Concat(b.Waiting, b.Helped, b.Finished)
	if len(cards) != b.Counts.CheckedIn || b.Counts.HalfWaited < 0 {
		t.Errorf("%s: %d cards, %+v", now, len(cards), b.Counts)
	}
	numbers := map[string]bool{}
	for _, c := range cards {
		if c.Minutes < -1 || numbers[c.Number] { // -1 is not known
			t.Errorf("%s: card %+v", now, c)
		}
		numbers[c.Number] = true
	}
	if _, err := d.Wall.View(); err != nil {
		t.Error(err)
	}
}
