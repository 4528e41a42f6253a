package torture

import (
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
)

var long = flag.Bool("torture", false, "run the long ones")

func TestMain(m *testing.M) {
	if role := os.Getenv(childRole); role != "" {
		os.Exit(child(role))
	}
	if err := install(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	slog.SetDefault(slog.New(slog.DiscardHandler)) // thousands of failures, all meant
	flag.Parse()
	os.Exit(m.Run())
}

// times returns how often to do something: in a short run, and with -torture.
func times(short, torture int) int {
	if *long {
		return torture
	}
	return short
}

// promise prints the line that make torture gathers.
func promise(t *testing.T, format string, args ...any) {
	t.Helper()
	t.Logf("PROMISE "+format, args...)
}

// world has the clock and the ids of a test: both count up.
type world struct {
	now time.Time
	n   int
}

func newWorld() *world { return &world{now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)} }

func (w *world) Now() time.Time {
	w.now = w.now.Add(time.Second)
	return w.now
}

func (w *world) NewID() surgery.ID {
	w.n++
	return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", w.n))
}

func (w *world) options(folder string) store.Options {
	return store.Options{Folder: folder, Now: w.Now, NewID: w.NewID}
}

func (w *world) op(kind surgery.Kind, about surgery.ID, edits ...surgery.Edit) *surgery.Operation {
	return &surgery.Operation{ID: w.NewID(), Kind: kind, About: about, Edits: edits}
}

func (w *world) surgery(id surgery.ID) *surgery.Operation {
	o := w.op(surgery.SurgeryStarted, id, surgery.Edit{After: &surgery.Surgery{ID: id, Kind: surgery.Monthly, Day: "2026-11-24",
		OpenedAt: w.Now(), Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}})
	o.Surgery = id
	return o
}

// checkIn returns the operation that checks somebody new in, with a note.
func (w *world) checkIn(at surgery.ID, name, note string, number int) *surgery.Operation {
	a := &surgery.Attendee{ID: w.NewID(), Words: surgery.AttendeeWords{Name: name}}
	v := &surgery.Visit{ID: w.NewID(), Surgery: at, Attendee: a.ID, Number: number, State: surgery.Waiting, ArrivedAt: w.Now(),
		Words: surgery.VisitWords{Goal: note}}
	o := w.op(surgery.CheckedIn, v.ID, surgery.Edit{After: a}, surgery.Edit{After: v})
	o.Surgery, o.Visit = at, v.ID
	return o
}

// finish returns the operation that ends the visit that checking in began.
func (w *world) finish(in *surgery.Operation, learnt string) *surgery.Operation {
	before := in.Edits[1].After.(*surgery.Visit)
	after := before.Copy()
	after.State, after.EndedAt, after.Words.Learnt = surgery.Finished, w.Now(), learnt
	o := w.op(surgery.VisitFinished, after.ID, surgery.Edit{Before: before, After: after})
	o.Surgery, o.Visit = in.Surgery, in.Visit
	return o
}

// erase returns the operation that erases whom checking in made.
func (w *world) erase(in *surgery.Operation) *surgery.Operation {
	gone := in.Edits[0].After
	o := w.op(surgery.AttendeesErased, gone.RecordID(), surgery.Edit{Before: gone})
	o.Erases = []surgery.ID{gone.RecordID()}
	return o
}

// quick returns a folder in memory where there is one: for tests that make their
// own power cuts and rewrite whole files thousands of times.
func quick(t testing.TB) string {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "torture-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

func must(t testing.TB, s *store.Store, ops ...*surgery.Operation) {
	t.Helper()
	for _, o := range ops {
		if err := s.Do(o); err != nil {
			t.Fatalf("%s: %v", o.Kind, err)
		}
	}
}

func (w *world) open(t testing.TB, folder string) *store.Store {
	t.Helper()
	s, err := store.Open(w.options(folder))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func shut(t testing.TB, s *store.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// image is a folder's files, by name.
type image map[string][]byte

// wal is the name of the write-ahead log.
const wal = store.File + "-wal"

// take reads the files of a store, open or not.
func take(t testing.TB, folder string) image {
	t.Helper()
	files := image{}
	for _, name := range []string{store.File, wal, store.TailFile, seal.KeyFile} {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err == nil {
			files[name] = raw
		} else if !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	return files
}

// put leaves exactly these files in the folder.
func (i image) put(t testing.TB, folder string) {
	t.Helper()
	for _, name := range []string{store.File, wal, store.File + "-journal", store.File + "-shm", store.TailFile, seal.KeyFile, seal.NextKeyFile} {
		path := filepath.Join(folder, name)
		raw, ok := i[name]
		if !ok {
			if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// with returns the image with one file replaced.
func (i image) with(name string, raw []byte) image {
	files := image{}
	for n, r := range i {
		files[n] = r
	}
	files[name] = raw
	return files
}

// note is as long as it needs to be for an operation to fill some pages.
func note(words int) string { return strings.Repeat("sample ", words) }
