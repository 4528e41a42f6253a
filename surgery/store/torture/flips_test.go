package torture

import (
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// wholeDesk returns a closed store that holds a made-up week with all that the
// program keeps, and somebody who was erased.
func wholeDesk(t testing.TB) image {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	w := newWorld()
	folder := quick(t)
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), Now: w.Now, NewID: w.NewID, NewOp: w.NewID})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	gone, err := func() (surgery.Change, error) {
		if err := d.Demo.Fill(); err != nil {
			return surgery.Change{}, err
		}
		if _, err := d.Closing.CloseSurgery(nil); err != nil {
			return surgery.Change{}, err
		}
		if _, err := d.Start.StartSurgery(startHere); err != nil {
			return surgery.Change{}, err
		}
		return d.Today.CheckInNew(today.Arrival{Name: "Mordecai Sample", SavePlace: true})
	}()
	if err != nil {
		t.Fatal(gone, err)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	s := w.open(t, folder)
	words := []store.AddedWord{{ID: w.NewID(), Barometer: "b", Text: "bouncing"}, {ID: w.NewID(), Barometer: "b", Text: "mending"}}
	if err := s.AddAnswers([]store.AnswerCount{{Barometer: "b", Day: "2026-11-24", Source: surgery.PaperAnswers, Answer: "yes", N: 5}}, words); err != nil {
		t.Fatal(err)
	}
	must(t, s, w.checkIn("elsewhere", "Mordecai Sample", "", 1))
	shut(t, s)
	return take(t, folder)
}

// content returns what every table holds, as text, read by a bare SQLite.
func content(folder string) (map[string]string, error) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(folder, store.File)+"?mode=ro&immutable=1")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	names, err := column(db, "SELECT name FROM sqlite_schema WHERE lower(type) = 'table' ORDER BY lower(name)")
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for _, name := range names {
		rows, err := db.Query("SELECT * FROM " + name)
		if err != nil {
			return nil, err
		}
		text, err := lines(rows)
		if err != nil {
			return nil, err
		}
		slices.Sort(text) // by what they say: a number of a row that nobody refers to may change
		found[strings.ToLower(name)] = strings.Join(text, "\n")
	}
	checked, err := column(db, "PRAGMA integrity_check(1)")
	if err != nil {
		return nil, err
	}
	found["integrity"] = strings.Join(checked, "; ")
	return found, nil
}

func column(db *sql.DB, query string) (found []string, err error) {
	rows, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		found = append(found, s)
	}
	return found, rows.Err()
}

func lines(rows *sql.Rows) (found []string, err error) {
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		values := make([]any, len(names))
		into := make([]any, len(names))
		for i := range into {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		var line strings.Builder
		for i, name := range names {
			if name != "place" {
				fmt.Fprintf(&line, "%s=%v|", strings.ToLower(name), values[i])
			}
		}
		found = append(found, strings.ReplaceAll(line.String(), ",000Z", ".000Z")) // Go reads both
	}
	return found, rows.Err()
}

// bytesInUse returns where the bytes of the file are that hold anything: all but the
// zeros of empty space.
func bytesInUse(raw []byte) (found []int) {
	for i := range raw {
		near := raw[max(0, i-4):min(len(raw), i+5)]
		if slices.ContainsFunc(near, func(b byte) bool { return b != 0 }) {
			found = append(found, i)
		}
	}
	return found
}

// opened returns what opening and verifying the folder's store finds wrong, "" for
// nothing.
func opened(folder string) (wrong string) {
	defer func() {
		if r := recover(); r != nil {
			wrong = fmt.Sprint("PANIC ", r)
		}
	}()
	s, err := store.Open(newWorld().options(folder))
	if err != nil {
		return "refused: " + err.Error()
	}
	defer s.Close()
	report, err := s.Verify()
	if err != nil {
		return "damaged: " + err.Error()
	}
	if report.Chain != "ok" {
		return report.Chain
	}
	return ""
}

// One bit of the file is wrong. What it changed is found, or it changed nothing
// that counts.
func TestFlippedBits(t *testing.T) {
	whole := wholeDesk(t)
	folder := quick(t)
	whole.put(t, folder)
	before, err := content(folder)
	if err != nil {
		t.Fatal(err)
	}
	if wrong := opened(folder); wrong != "" {
		t.Fatal(wrong)
	}
	raw := whole[store.File]
	live := bytesInUse(raw)
	chance := rand.New(rand.NewPCG(5, 5))
	flips, found, harmless := times(300, 10_000), 0, 0
	for range flips {
		at, bit := live[chance.IntN(len(live))], chance.IntN(8)
		flipped := slices.Clone(raw)
		flipped[at] ^= 1 << bit
		damaged := whole.with(store.File, flipped)
		damaged.put(t, folder)
		if wrong := opened(folder); wrong != "" {
			if strings.HasPrefix(wrong, "PANIC") {
				t.Errorf("byte %d, bit %d: %s", at, bit, wrong)
			}
			found++
			continue
		}
		damaged.put(t, folder)
		after, err := content(folder)
		if err != nil {
			t.Errorf("byte %d, bit %d of page %d was not found: %v", at%4096, bit, at/4096+1, err)
			continue
		}
		var changed []string
		for _, table := range slices.Sorted(maps.Keys(before)) {
			if before[table] != after[table] {
				changed = append(changed, table)
			}
		}
		if len(changed) == 0 {
			harmless++
		} else {
			t.Errorf("byte %d, bit %d of page %d changed %v and was not found", at%4096, bit, at/4096+1, changed)
		}
	}
	if found < flips/2 {
		t.Errorf("only %d of %d found", found, flips)
	}
	promise(t, "damage: %d bits flipped, %d found, %d changed nothing, %d missed", flips, found, harmless, flips-found-harmless)
}
