package printer

import (
	"errors"
	"image"
	"image/color"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// fakeSpooler is Windows with an office, a hall that is paused and a printer
// that is away; what it was asked for is remembered.
func fakeSpooler(asked *[]string) spooler {
	return spooler{
		list: func() ([]spoolQueue, error) {
			return []spoolQueue{{name: "Hall", printer: printerPaused}, {name: "Office", usual: true}, {name: `Up "stairs"`}, {name: "Away", offline: true}}, nil
		},
		draw: func(queue string, _ Job) (int, error) {
			*asked = append(*asked, "draw "+queue)
			return 5, nil
		},
		shell: func(verb, file, parameters string) error {
			*asked = append(*asked, strings.TrimSpace(verb+" "+file[strings.LastIndexAny(file, "/\\")+1:]+" "+parameters))
			return nil
		},
	}
}

// drawn is a job that can be drawn.
func drawn() Job {
	j := job()
	j.Pages, j.Draw = 1, func(_, width int) *image.RGBA { return image.NewRGBA(image.Rect(0, 0, width, width)) }
	return j
}

func TestQueuesOfWindows(t *testing.T) {
	var asked []string
	got, err := Printer{system: fakeSpooler(&asked).system()}.Queues(t.Context())
	want := []Queue{{"Hall", false, true}, {"Office", true, false}, {`Up "stairs"`, false, false}, {"Away", false, true}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestPrintOnWindows(t *testing.T) {
	no := errors.New("no")
	for _, c := range []struct {
		name   string
		queue  string
		change func(*spooler, *Job)
		want   string // what was asked for
		key    string // of the failure
		kept   bool
		secret string // the failure where the job is about a person; "" is the same
	}{
		{name: "as pictures", want: "draw Office"},
		{name: "the one that is asked for", queue: `Up "stairs"`, want: `draw Up "stairs"`},
		{name: "no pictures: by the verb, for each copy", queue: `Up "stairs"`, kept: true, secret: "printer.needs_file", change: func(_ *spooler, j *Job) { j.Draw = nil },
			want: `printto handout-2026-11-24-1305-7.pdf "Up stairs"|printto handout-2026-11-24-1305-7.pdf "Up stairs"`},
		{name: "a printer that takes none", kept: true, secret: "printer.needs_file", want: `printto handout-2026-11-24-1305-7.pdf "Office"|printto handout-2026-11-24-1305-7.pdf "Office"`,
			change: func(w *spooler, _ *Job) { w.draw = func(string, Job) (int, error) { return 0, no } }},
		{name: "no verb: shown", kept: true, secret: "printer.needs_file", want: "open handout-2026-11-24-1305-7.pdf", change: func(w *spooler, j *Job) {
			shell := w.shell
			j.Draw, w.shell = nil, func(verb, file, parameters string) error {
				if verb == "printto" {
					return no
				}
				return shell(verb, file, parameters)
			}
		}},
		{name: "left", key: "printer.left", change: func(w *spooler, _ *Job) { w.draw = func(string, Job) (int, error) { return 0, errLeft } }},
		{name: "nothing works", key: "printer.no_viewer", secret: "printer.needs_file", change: func(w *spooler, j *Job) {
			j.Draw, w.shell = nil, func(string, string, string) error { return no }
		}},
		{name: "paused", queue: "Hall", key: "printer.stopped"},
		{name: "away", queue: "Away", key: "printer.stopped"},
		{name: "gone", queue: "Cellar", key: "printer.gone"},
		{name: "no list", key: "printer.no_shell", change: func(w *spooler, _ *Job) { w.list = func() ([]spoolQueue, error) { return nil, no } }},
	} {
		var asked []string
		w, j, keep := fakeSpooler(&asked), drawn(), t.TempDir()
		j.Queue = c.queue
		if c.change != nil {
			c.change(&w, &j)
		}
		_, err := Printer{Keep: Folder{Dir: keep}, system: w.system()}.Print(t.Context(), j)
		if c.key != "" {
			wantFailure(t, err, c.key)
		} else if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := strings.Join(asked, "|"); got != c.want {
			t.Errorf("%s: asked for %q, want %q", c.name, got, c.want)
		}
		if left, err := os.ReadDir(keep); err != nil || len(left) > 1 || len(left) == 1 != (c.kept || c.key != "") {
			t.Errorf("%s: kept %v, %v", c.name, left, err)
		}
		if c.secret == "" {
			c.secret = c.key
		}
		j.Secret, keep = true, t.TempDir()
		_, err = Printer{Keep: Folder{Dir: keep}, system: w.system()}.Print(t.Context(), j)
		switch {
		case c.secret != "":
			wantNothingKept(t, err, c.secret, keep)
		case err != nil || len(names(t, keep)) > 0:
			t.Errorf("%s, about a person: %v, left %v", c.name, err, names(t, keep))
		}
	}
}

func TestWhatWindowsSaysOfAJob(t *testing.T) {
	for _, c := range []struct {
		name string
		says spoolStatus
		want state
	}{
		{"printing", spoolStatus{job: 0x10}, state{}},
		{"gone", spoolStatus{gone: true}, state{done: true}},
		{"printed", spoolStatus{job: spoolPrinted}, state{done: true}},
		{"being deleted", spoolStatus{job: spoolDeleting | spoolPrinted}, state{cancelled: true}},
		{"paused", spoolStatus{printer: printerPaused}, state{waits: true}},
		{"held", spoolStatus{job: spoolPaused}, state{waits: true}},
		{"an error", spoolStatus{job: spoolError}, state{failed: true}},
		{"no paper", spoolStatus{job: spoolError | spoolPaperOut}, state{reasons: []string{"media-empty"}}},
		{"a jam", spoolStatus{job: spoolError, printer: printerJam}, state{reasons: []string{"media-jam"}}},
		{"used offline", spoolStatus{offline: true}, state{reasons: []string{"offline"}}},
		{"no toner, door open", spoolStatus{printer: printerNoToner | printerDoor}, state{reasons: []string{"door-open", "toner-empty"}}},
	} {
		w := spooler{status: func(queue string, job int) (spoolStatus, error) {
			if queue != "Office" || job != 5 {
				t.Errorf("asked for %s %d", queue, job)
			}
			return c.says, nil
		}}
		got, err := w.state(t.Context(), nil, Result{Queue: "Office", Job: 5})
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, %v; want %+v", c.name, got, err, c.want)
		}
	}
}

func TestPicturesAreTurnedForWindows(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 3, 2))
	picture.Set(0, 0, color.RGBA{R: 10, G: 20, B: 30, A: 255})
	picture.Set(2, 1, color.RGBA{R: 255, A: 255})
	want := []byte{0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 30, 20, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	if got := bottomUp(picture, false); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := bottomUp(picture, true); got[8] != 76 || got[6] != 76 || got[12] != 18 || got[14] != 18 {
		t.Errorf("grey is %v", got)
	}
}

func TestAPageFillsItsSheet(t *testing.T) {
	for _, c := range [][8]int{ // sheet, picture, where it goes
		{2480, 3508, 2480, 3508, 0, 0, 2480, 3508},
		{4960, 7016, 2480, 3508, 0, 0, 4960, 7016},
		{200, 100, 100, 100, 50, 0, 100, 100},
		{100, 200, 100, 100, 0, 50, 100, 100},
	} {
		x, y, w, h := placedOn(c[0], c[1], c[2], c[3])
		if got := [4]int{x, y, w, h}; got != [4]int(c[4:]) {
			t.Errorf("%v goes to %v", c, got)
		}
	}
}
