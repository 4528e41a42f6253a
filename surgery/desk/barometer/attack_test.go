package barometer_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// evening is ten arrivals, each of whom answers right after checking in: what
// whoever has the laptop afterwards finds.
type evening struct {
	folder string
	files  map[string][]byte // by name, while the program still runs
	log    string            // what the program wrote into its log file meanwhile
	where  map[string][]int  // of each answer's id in the store: places in bytes
	counts string
	words  []string // added, in the order they lie in
}

// spend has ten people arrive and answer; gives says which answer each gives.
func spend(t *testing.T, gives []int, asked *[]barometer.AnswerToGive) evening {
	t.Helper()
	w := world.New(t)
	n := 0
	op := func() surgery.ID { n++; return surgery.ID(fmt.Sprintf("00000000-0000-7000-8000-%012d", n)) }
	made := 0 // ids of records are random, but the question's and its answers', to compare evenings
	id := func() surgery.ID {
		if made++; made <= 40 {
			return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", made))
		}
		return surgery.ID(uuid.NewString())
	}
	d, err := rooms.Open(desk.Options{Folder: w.Folder, Files: os.DirFS("../../../assets"), NewID: id, NewOp: op,
		Now: func() time.Time { w.Pass(time.Second); return w.Now }})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Desk.Close()
	b := world.Asks(t, d)
	*asked = barometer.Offered(b)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if err := d.Names.LoadNames(); err != nil {
		t.Fatal(err)
	}
	for made < 40 {
		id()
	}
	var said bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&said, &slog.HandlerOptions{Level: slog.LevelDebug})))
	defer slog.SetDefault(before)
	for i, which := range gives {
		world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: fmt.Sprintf("Made Upperson %d", i), Track: surgery.Personal}))
		w.Pass(time.Minute)
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.KioskAnswers, (*asked)[which].ID, fmt.Sprintf("word%d", i), true))
		w.Pass(time.Minute)
	}
	e := evening{folder: w.Folder, files: map[string][]byte{}, log: said.String(), where: map[string][]int{}}
	entries, err := os.ReadDir(w.Folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Type().IsRegular() {
			if e.files[entry.Name()], err = os.ReadFile(filepath.Join(w.Folder, entry.Name())); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, raw := range e.files {
		for _, a := range *asked {
			for at := 0; ; {
				i := bytes.Index(raw[at:], []byte(a.ID))
				if i < 0 {
					break
				}
				e.where[a.ID] = append(e.where[a.ID], at+i)
				at += i + 1
				if strings.HasSuffix(name, "-wal") {
					t.Errorf("%s is in %s, among the operations of arrivals", a.ID, name)
				}
			}
		}
	}
	e.counts = fmt.Sprintf("%+v", writtenAnswers(t, d, b.ID))
	added, err := d.Desk.Store().AddedWords(b.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range added {
		e.words = append(e.words, a.Text)
	}
	return e
}

// An attacker has the laptop, its store, its write-ahead log and its log file, and
// knows who came when. Whoever of five gave which answer, they find the same.
func TestNoAnswerIsMatchedToAnArrival(t *testing.T) {
	var asked []barometer.AnswerToGive
	one := spend(t, []int{0, 1, 2, 3, 4, 4, 3, 2, 1, 5}, &asked)
	other := spend(t, []int{4, 3, 2, 1, 0, 5, 1, 2, 3, 4}, &asked)

	if one.counts != other.counts {
		t.Errorf("what is counted tells the order:\n%s\n%s", one.counts, other.counts)
	}
	for _, stamp := range []string{"13:", "14:", "T1"} {
		if strings.Contains(one.counts, stamp) {
			t.Errorf("a time is kept: %s", one.counts)
		}
	}
	if !maps.EqualFunc(one.where, other.where, slices.Equal[[]int]) {
		t.Errorf("the places in the files tell the order:\n%v\n%v", one.where, other.where)
	}
	for _, a := range asked[:6] {
		if len(one.where[a.ID]) == 0 {
			t.Errorf("%s is in no file: this test finds nothing", a.ID)
		}
	}
	for _, e := range []evening{one, other} {
		for i := range 10 {
			word := []byte(fmt.Sprintf("word%d", i))
			for name, raw := range e.files {
				if bytes.Contains(raw, word) {
					t.Errorf("%s is readable in %s", word, name)
				}
			}
		}
		for _, told := range []string{"answer", "barometer", "word", asked[0].ID, asked[5].ID} {
			if strings.Contains(strings.ToLower(e.log), told) {
				t.Errorf("the log file says %q:\n%s", told, e.log)
			}
		}
		if slices.IsSorted(e.words) {
			t.Errorf("words lie in the order they came: %v", e.words)
		}
		if len(e.words) != 10 {
			t.Errorf("%d words", len(e.words))
		}
	}
}

// An operation of the log never names an answer, so that neither undo nor the
// audit trail can.
func TestAnsweringLeavesNoOperation(t *testing.T) {
	d := world.New(t).Started(t)
	b := world.Asks(t, d)
	before, err := d.Desk.Verify()
	if err != nil {
		t.Fatal(err)
	}
	label := d.Desk.History.UndoLabel("")
	answer(t, d, b, 0, 12)
	if _, err := d.Barometer.CountPaper(b.ID, "2026-11-24", barometer.Offered(b)[1].ID, 1); err != nil {
		t.Fatal(err)
	}
	after, err := d.Desk.Verify()
	if err != nil || after.Operations != before.Operations || d.Desk.History.UndoLabel("") != label {
		t.Errorf("%+v\n%+v %q %v", before, after, d.Desk.History.UndoLabel(""), err)
	}
}
