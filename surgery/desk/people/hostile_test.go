package people_test

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

// hostile is what may be pasted where a name or a note is asked for.
var hostile = map[string]string{
	"emoji":         "👩🏽‍🎓 🏳️‍🌈 👨‍👩‍👧‍👦 Sample",
	"one emoji":     "😀",
	"right to left": "محمد مثال",
	"turned around": "Sam\u202e elpmaS\u2066",
	"combining":     "Z" + strings.Repeat("\u0301\u0316\u0489", 60) + "algo",
	"only marks":    "\u0301\u0301",
	"invisible":     "\u200b\u200d\u2060",
	"formula":       "=cmd|' /C calc'!A0",
	"another":       "@SUM(1+1)*cmd|' /C calc'!A0",
	"traversal":     "../../../../etc/passwd",
	"windows":       `..\..\CON.txt:stream`,
	"controls":      "Sam\x00\x1b[31m\x07\r\n\tSample\x7f",
	"sql":           "Robert'); DROP TABLE attendee;--",
	"markup":        "<script>alert(1)</script> **bold** [x](file:///etc/passwd)",
	"broken":        "Sam \xff\xfe\xc3( Sample",
	"one word":      strings.Repeat("x", 200),
	"too long":      strings.Repeat("x", 1<<20),
	"long spaces":   strings.Repeat(" \t", 1<<19),
	"long marks":    "a" + strings.Repeat("\u0301", 1<<18),
	"long turns":    strings.Repeat("\u202e", 1<<18),
	"long digits":   strings.Repeat("1 ", 1<<19),
	"placeholder":   "{{.who}} %s %n $(id) `id`",
	"historic":      "𐎠𐎡𐎢 𒀀𒀁 龘𠮷",
	"controls c1":   "\u0085\u0090Sam\u009f",
	"tags":          "\U000e0041\U000e0042Sam",
}

// Whatever is typed for a name, a goal and a note: it is kept, questioned or
// refused in words, found again, shown, printed and given as a file, without a
// panic, and within two seconds.
func TestAnythingMayBeTyped(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			w := world.New(t)
			d := w.Started(t)
			if _, err := d.Prints.Fonts(); err != nil { // read once, not for each text
				t.Fatal(err)
			}
			quick := func(what string) func() {
				began := time.Now()
				return func() {
					if took := time.Since(began); took > hostileTime {
						t.Errorf("%s took %v", what, took)
					}
				}
			}
			stop := quick("checking in")
			done, err := d.Today.CheckInNew(today.Arrival{Name: text, SavePlace: true, Checklists: []string{"safe-basics"},
				Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: text}})
			stop()
			if err != nil {
				inWords(t, err)
				done = world.Arrive(t, d, "Sam Sample", true)
			}
			id := world.AttendeeOf(t, d, done.Visit)
			for _, try := range []func() (surgery.Change, error){
				func() (surgery.Change, error) {
					return d.Visit.EditVisit(done.Visit, visit.EditVisit{Name: text, Goal: text})
				},
				func() (surgery.Change, error) {
					return d.Visit.WriteNote(done.Visit, "safe-basics", world.Visit(t, d, done.Visit).Lists[0].Steps[0].ID, text)
				},
				func() (surgery.Change, error) {
					return d.Visit.FinishVisit(done.Visit, visit.Finish{Learnt: text, SaveUntil: d.Settings.SaveUntil()})
				},
				func() (surgery.Change, error) { return d.People.PassOn(text) },
				func() (surgery.Change, error) { return d.People.SaveRecord(id, t.TempDir()) },
			} {
				stop := quick("a change")
				if _, err := try(); err != nil {
					inWords(t, err)
				}
				stop()
			}
			stop = quick("searching")
			world.Search(t, d, text)
			if _, err := d.People.FindPeople(text); err != nil {
				t.Error(err)
			}
			stop()
			world.Board(t, d)
			p := person(t, d, id)
			if strings.ContainsAny(p.Words.Name, "\u202e\x00\x1b\u0085\n") {
				t.Errorf("kept %q", p.Words.Name)
			}
			for _, lay := range []func() (prints.Paper, error){
				func() (prints.Paper, error) { return d.Visit.Handout(done.Visit, surgery.LargePrint) },
				func() (prints.Paper, error) { return d.Visit.Sheet(done.Visit, "") },
				func() (prints.Paper, error) { return d.People.RecordPaper(id, "") },
			} {
				stop := quick("a print")
				paper, err := lay()
				if err == nil {
					paper.LeaveOut = true
					_, err = d.Prints.SavePDF(paper, t.TempDir())
				}
				if err != nil {
					inWords(t, err)
				}
				stop()
			}
		})
	}
}

// hostileTime is the most one thing may take.
const hostileTime = slower * 2 * time.Second

// inWords fails the test unless an error is one that people are told in words of
// ours; an internal one is not.
func inWords(t *testing.T, err error) {
	t.Helper()
	if surgery.KindOf(err) == surgery.Internal {
		t.Errorf("%v", err)
	}
}
