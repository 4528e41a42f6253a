package torture

import (
	"bytes"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/bookings"
	printsroom "socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/logbook"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/store/torture/leak"
	"socialmediasurgery/surgery/words"
)

// seeded are words that stand nowhere but in what is told about people.
var seeded = []string{"Zebedee", "Quixotical", "Zoë-Mörtel", "Wobblegoal", "Learntnote", "Stepscribble", "Kepthelene", "Veraseeded",
	"Bookerina", "Leadseeded", "Eventscribble", "Hallseeded"}

// theft is a desk in folders that a thief gets, and all that is looked at: the
// records, the log, the temporary files, the cache, the sockets.
type theft struct {
	*testing.T
	*world
	folder, temp, cache, run string
	d                        *rooms.Rooms
	looks                    int
}

func newTheft(t *testing.T) *theft {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	th := &theft{T: t, world: newWorld(), folder: t.TempDir(), temp: t.TempDir(), cache: t.TempDir(), run: t.TempDir()}
	t.Setenv("TMPDIR", th.temp)
	t.Setenv("XDG_RUNTIME_DIR", th.run)
	t.Setenv("XDG_CACHE_HOME", th.cache)
	before := slog.Default()
	log, err := logbook.Open(th.folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		log.Close()
		slog.SetDefault(before)
		debug.SetCrashOutput(nil, debug.CrashOptions{})
	})
	th.open()
	return th
}

func (th *theft) open() {
	th.Helper()
	d, err := rooms.Open(desk.Options{Folder: th.folder, Files: assets.Files(), Now: th.Now, NewID: th.NewID, NewOp: th.NewID,
		Cache: th.cache, Saves: th.temp})
	if err != nil {
		th.Fatal(err)
	}
	th.Cleanup(func() { d.Desk.Close() })
	if err := d.Names.LoadNames(); err != nil && surgery.KindOf(err) != surgery.Locked {
		th.Fatal(err)
	}
	th.d = d
}

func (th *theft) must(done surgery.Change, err error) surgery.Change {
	th.Helper()
	if err != nil {
		th.Fatal(err)
	}
	return done
}

// look searches everything for the words.
func (th *theft) look(when string, words ...string) {
	th.Helper()
	th.looks++
	hits, err := leak.Find(words, th.folder, th.temp, th.cache, th.run)
	if err != nil {
		th.Fatal(err)
	}
	for _, h := range hits {
		th.Errorf("%s: %q stands in %s, as %s", when, h.Word, h.File, h.Form)
	}
}

// surgery fills a surgery with all the seeded words, and returns its visits.
func (th *theft) fill() (named, guest surgery.Change) {
	th.Helper()
	d := th.d
	th.must(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Hallseeded"}}))
	named = th.must(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quixotical", Track: surgery.Personal, Checklists: []string{"safe-basics"}}))
	th.must(d.Visit.EditVisit(named.Visit, visit.EditVisit{Name: "Zebedee Zoë-Mörtel", Track: surgery.Personal, Goal: "Wobblegoal"}))
	th.must(d.Visit.WriteNote(named.Visit, "safe-basics", "basics-email-first", "Stepscribble"))
	th.must(d.Visit.Mark(named.Visit, "safe-basics", "basics-email-first", surgery.Done))
	th.must(d.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample", SavePlace: true}))
	guest = th.must(d.Today.CountGuest())
	th.must(d.Visit.EditVisit(guest.Visit, visit.EditVisit{Goal: "Wobblegoal"}))
	th.must(d.Today.NewSurgeonArrives(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Veraseeded Sample"}}, th.now))
	th.must(d.Bookings.Import([]bookings.Row{{Booking: bookings.Booking{Name: "Bookerina Sample", Day: th.now.Format(time.DateOnly)}, Take: true}}))
	th.must(d.Week.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27", Words: surgery.WeekWords{Title: "Made-up week"}}, ""))
	week, err := d.Week.Current()
	if err != nil {
		th.Fatal(err)
	}
	th.must(d.Week.SaveEvent(surgery.Event{Week: week.ID, Kind: surgery.ChatEvent, Day: "2026-11-24",
		Words: surgery.EventWords{Title: "A chat", Lead: "Leadseeded", Notes: "Eventscribble"}}))
	th.must(d.Visit.FinishVisit(named.Visit, visit.Finish{After: 4, Learnt: "Learntnote"}))
	th.must(d.Desk.History.Undo(""))
	th.must(d.Desk.History.Redo(""))
	if _, err := d.Today.Search("zebe"); err != nil {
		th.Fatal(err)
	}
	return named, guest
}

// fakePrinter puts a printing system on the path that takes everything.
func (th *theft) fakePrinter() {
	th.Helper()
	bin := th.TempDir()
	for name, script := range map[string]string{
		"lp":     "#!/bin/sh\ncat >/dev/null\necho 'request id is Front-7 (1 file(s))'\n",
		"lpstat": "#!/bin/sh\necho 'printer Front is idle.  enabled since Tue'\necho 'system default destination: Front'\n",
	} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o755); err != nil {
			th.Fatal(err)
		}
	}
	th.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// papers returns the handout of the week, which names nobody, and papers that do.
func (th *theft) papers(visit surgery.ID) []printsroom.Paper {
	th.Helper()
	v, err := th.d.Visit.Visit(visit)
	if err != nil {
		th.Fatal(err)
	}
	prints, err := th.d.WeekPrints.List("")
	if err != nil {
		th.Fatal(err)
	}
	chat := slices.IndexFunc(prints, func(p weekprints.Print) bool { return p.Kind == surgery.ChatSheetPrint })
	if chat < 0 {
		th.Fatal("no sheet for the chat")
	}
	var papers []printsroom.Paper
	for _, lay := range []func() (printsroom.Paper, error){
		func() (printsroom.Paper, error) { return th.d.WeekPrints.Handout("") },
		func() (printsroom.Paper, error) { return th.d.Visit.Handout(visit, "") },
		func() (printsroom.Paper, error) { return th.d.Visit.Sheet(visit, "") },
		func() (printsroom.Paper, error) { return th.d.People.RecordPaper(v.Attendee, "") },
		func() (printsroom.Paper, error) {
			return th.d.WeekPrints.Paper(surgery.ChatSheetPrint, prints[chat].About, "")
		},
	} {
		p, err := lay()
		if err != nil {
			th.Fatal(err)
		}
		papers = append(papers, p)
	}
	return papers
}

func fileSize(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// A stolen folder names nobody, at any moment: the store, the write-ahead log, the
// log, temporary files, what was sent to a printer, the cache, the sockets.
func TestAStolenFolderNamesNobody(t *testing.T) {
	th := newTheft(t)
	named, _ := th.fill()
	if fileSize(t, filepath.Join(th.folder, wal)) == 0 {
		t.Fatal("nothing in the write-ahead log: this looks at less than it should")
	}
	th.look("open", seeded...)

	th.fakePrinter()
	paper, err := th.d.Visit.Handout(named.Visit, "")
	if err != nil {
		t.Fatal(err)
	}
	th.must(th.d.Prints.Print(paper, 1))
	th.look("printed", seeded...)
	if _, err := th.d.Visit.EditVisit("nobody", visit.EditVisit{Name: "Zebedee Quixotical", Goal: "Wobblegoal"}); err == nil {
		t.Error("a visit that is not there was changed")
	}
	th.look("something failed and was logged", seeded...)
	if err := th.d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	th.look("the program closed", seeded...)
	th.open()
	if _, err := th.d.Desk.Verify(); err != nil {
		t.Fatal(err)
	}
	th.look("verified", seeded...)
	closing, err := th.d.Closing.Closing()
	if err != nil {
		t.Fatal(err)
	}
	th.must(th.d.Closing.CloseSurgery(closing.Learnt))
	th.look("surgery closed", seeded...)

	// The same with no printer: what names anybody is not kept, the rest waits.
	th.must(th.d.Start.StartSurgery(startHere))
	again := th.must(th.d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quixotical", SavePlace: true}))
	t.Setenv("PATH", t.TempDir())
	papers := th.papers(again.Visit)
	for _, p := range papers {
		if _, err := th.d.Prints.Print(p, 1); surgery.KindOf(err) != surgery.NoPrinter {
			t.Fatalf("printed %s: %v", p.Kind, err)
		}
	}
	th.look(fmt.Sprintf("%d papers had no printer", len(papers)), seeded...)
	if left, err := os.ReadDir(filepath.Join(th.folder, "prints")); err != nil || len(left) != 1 {
		t.Errorf("the week's handout names nobody and waits: %v, %v", left, err)
	}
	// The search would see a name on them: on each but the week's it stands.
	for _, p := range papers[1:] {
		folder := t.TempDir()
		th.must(th.d.Prints.SavePDF(p, folder))
		if hits, err := leak.Find(seeded, folder); err != nil || len(hits) == 0 {
			t.Errorf("the search sees no name on %s: %v", p.Kind, err)
		}
	}
	th.must(th.d.Closing.CloseSurgery(nil))
	th.look("closed again", seeded...)
	promise(t, "stolen folder: %d words looked for %d times in every file and form, prints without a printer included, 0 found", len(seeded), th.looks)
}

// With a passphrase the folder does not hold what opens it either.
func TestAStolenFolderDoesNotOpen(t *testing.T) {
	th := newTheft(t)
	th.fill()
	old, err := os.ReadFile(filepath.Join(th.folder, seal.KeyFile))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(strings.TrimSpace(string(old)), " ")
	recovery, err := th.d.Lock.SetPassphrase(nil, []byte(phrase), false)
	if err != nil {
		t.Fatal(err)
	}
	secrets := append([]string{body, body[4 : len(body)-4], phrase, recovery.Text, strings.ReplaceAll(recovery.Text, " ", ""), recovery.Code}, seeded...)
	th.look("protected", secrets...)
	if err := th.d.Desk.Lock(); err != nil {
		t.Fatal(err)
	}
	th.look("locked", secrets...)
	if err := th.d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	th.look("closed", secrets...)
	th.open()
	if !th.d.Desk.Locked() {
		t.Fatal("it opened without the passphrase")
	}
	if found, err := th.d.Today.Search("zebe"); err == nil && len(found.Rows) > 0 {
		t.Errorf("locked, it finds %+v", found)
	}
	th.look("opened, locked", secrets...)
	promise(t, "stolen folder with a passphrase: opens locked, %d words and secrets looked for %d times, 0 found", len(secrets), th.looks)
}

// wrappedKeys reads the keys of owners behind the store's back, from a copy.
func wrappedKeys(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	copied := t.TempDir()
	take(t, folder).put(t, copied)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(copied, store.File))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT owner, wrapped FROM key")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	keys := map[string][]byte{}
	for rows.Next() {
		var owner string
		var wrapped []byte
		if err := rows.Scan(&owner, &wrapped); err != nil {
			t.Fatal(err)
		}
		keys[owner] = wrapped
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return keys
}

// After closing a surgery the keys of whoever did not save their place are in no
// file: not in a table, the write-ahead log or a free page. So what was sealed
// under them, which stays in the log for ever, is noise.
func TestErasedIsErased(t *testing.T) {
	th := newTheft(t)
	named, guest := th.fill()
	before := wrappedKeys(t, th.folder)
	th.must(th.d.Closing.CloseSurgery(nil))
	after := wrappedKeys(t, th.folder)
	erased := 0
	for _, when := range []string{"open", "closed", "opened again"} {
		for owner, key := range before {
			if _, stays := after[owner]; stays {
				continue
			}
			erased++
			for name, raw := range take(t, th.folder) {
				if bytes.Contains(raw, key[:len(key)/2]) || bytes.Contains(raw, key[len(key)/2:]) {
					t.Errorf("%s: the key of %s is left in %s", when, owner, name)
				}
			}
		}
		if when == "open" {
			if err := th.d.Desk.Close(); err != nil {
				t.Fatal(err)
			}
		} else if when == "closed" {
			th.open()
		}
	}
	if _, stays := after[string(guest.Visit)]; stays || erased == 0 || len(after) == 0 {
		t.Errorf("%d keys before, %d after", len(before), len(after))
	}
	th.look("erased", seeded...)
	if v, err := th.d.Visit.Visit(named.Visit); err == nil && strings.Contains(v.Name, "Zebedee") {
		t.Error("the name is still there")
	}
	report, err := th.d.Desk.Verify()
	if err != nil || report.Chain != "ok" {
		t.Errorf("%+v, %v", report, err)
	}
	promise(t, "erased: %d keys destroyed, 0 left in any file; the chain is whole", erased/3)
}
