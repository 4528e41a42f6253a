package checklists_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// list returns a checklist of the desk.
func list(t *testing.T, d *rooms.Rooms, id string) checklist.Checklist {
	t.Helper()
	c, err := d.Checklists.Checklist(id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func row(t *testing.T, d *rooms.Rooms, id string) checklists.Row {
	t.Helper()
	rows, err := d.Checklists.Rows()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("no row %s in %+v", id, rows)
	return checklists.Row{}
}

func stepIDs(c checklist.Checklist) []string {
	var ids []string
	for _, s := range c.Steps {
		ids = append(ids, s.ID)
	}
	return ids
}

func TestAChangedStepIsToldAtTheNextVisit(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	sam := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Sample", Checklists: []string{"safe-basics"}, SavePlace: true}))
	first := list(t, d, "safe-basics").Steps[0]
	second := list(t, d, "safe-basics").Steps[1]
	world.Must(t)(d.Visit.Mark(sam.Visit, "safe-basics", first.ID, surgery.Done))
	world.Must(t)(d.Visit.Mark(sam.Visit, "safe-basics", second.ID, surgery.Done))
	world.Must(t)(d.Closing.CloseSurgery(nil))

	first.How = "Press something else."
	if done := world.Must(t)(d.Checklists.SaveStep("safe-basics", first)); done.CanUndo || !strings.Contains(done.Notice, "saved") {
		t.Errorf("%+v", done)
	}
	second.Minutes++ // not what it says
	world.Must(t)(d.Checklists.SaveStep("safe-basics", second))
	if c := list(t, d, "safe-basics"); c.Steps[0].Version != 2 || c.Steps[1].Version != 1 || c.Version != 3 {
		t.Errorf("versions %d and %d, of the list %d", c.Steps[0].Version, c.Steps[1].Version, c.Version)
	}
	if r := row(t, d, "safe-basics"); !r.Own || !r.Shipped || r.Hidden {
		t.Errorf("%+v", r)
	}
	if folder := d.Settings.Settings().Checklists; folder != filepath.Join(w.Folder, "checklists") {
		t.Errorf("own checklists are in %q", folder)
	}

	w.Pass(28 * 24 * time.Hour)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	found := world.Search(t, d, "sam")
	v := world.Visit(t, d, world.Must(t)(d.Today.CheckIn(found.Rows[0].Attendee)).Visit)
	if s := v.Lists[0].Steps; !s[0].Changed || s[1].Changed || s[0].How != "Press something else." {
		t.Errorf("changed: %v, %v", s[0].Changed, s[1].Changed)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	if c := list(t, w.Open(t), "safe-basics"); c.Steps[0].How != "Press something else." {
		t.Error("lost at the next start")
	}
}

func TestStepsAreAddedMovedAndHidden(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	sam := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Sample", Checklists: []string{"safe-basics"}}))
	before := list(t, d, "safe-basics")
	world.Must(t)(d.Visit.Mark(sam.Visit, "safe-basics", before.Steps[1].ID, surgery.Done))

	added := checklist.Step{Title: " Breathe  out! ", Why: "It helps.", How: "Slowly.", Minutes: 1, Track: surgery.Both, Kind: checklist.Advice}
	world.Must(t)(d.Checklists.SaveStep("safe-basics", added))
	world.Must(t)(d.Checklists.SaveStep("safe-basics", added))
	ids := stepIDs(list(t, d, "safe-basics"))
	n := len(before.Steps)
	if len(ids) != n+2 || ids[n] != "breathe-out" || ids[n+1] != "breathe-out-2" {
		t.Fatalf("steps %v", ids)
	}
	world.Must(t)(d.Checklists.MoveStep("safe-basics", "breathe-out", -n))
	world.Must(t)(d.Checklists.MoveStep("safe-basics", "breathe-out", -1)) // it is the first already
	world.Must(t)(d.Checklists.MoveStep("safe-basics", "breathe-out-2", +1))
	if ids = stepIDs(list(t, d, "safe-basics")); ids[0] != "breathe-out" || ids[n+1] != "breathe-out-2" {
		t.Errorf("moved: %v", ids)
	}
	world.Must(t)(d.Checklists.HideStep("safe-basics", before.Steps[1].ID, true))
	v := world.Visit(t, d, sam.Visit).Lists[0]
	if slices.ContainsFunc(v.Steps, func(s checklist.MarkedStep) bool { return s.ID == before.Steps[1].ID }) || len(v.Steps) != n+1 || v.Steps[1].Number != 2 {
		t.Errorf("the visit has %d steps", len(v.Steps))
	}
	if r := row(t, d, "safe-basics"); r.Away != 1 || r.Steps != n+1 {
		t.Errorf("%+v", r)
	}
	world.Must(t)(d.Checklists.HideStep("safe-basics", before.Steps[1].ID, false))
	if v = world.Visit(t, d, sam.Visit).Lists[0]; v.Steps[2].State != surgery.Done {
		t.Errorf("what was done on it is lost: %+v", v.Steps[2].State)
	}
	_, err := d.Checklists.MoveStep("safe-basics", "nothing", 1)
	world.Refused(t, err, surgery.NotFound, "")
}

func TestAHiddenChecklist(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	offered, ready := len(d.Checklists.Offer("")), d.Checklists.Count()
	sam := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Sample", Checklists: []string{"tiktok-setup"}}))
	world.Must(t)(d.Checklists.Hide("tiktok-setup", true))
	if len(d.Checklists.Offer("")) != offered-1 || d.Checklists.Count() != ready-1 || !row(t, d, "tiktok-setup").Hidden {
		t.Error("it is still offered")
	}
	if len(world.Visit(t, d, sam.Visit).Lists) != 1 {
		t.Error("who has it has lost it")
	}
	world.Must(t)(d.Checklists.Hide("tiktok-setup", false))
	if len(d.Checklists.Offer("")) != offered || row(t, d, "tiktok-setup").Own {
		t.Errorf("shown again: %+v", row(t, d, "tiktok-setup"))
	}
}

func TestBackToTheShippedChecklist(t *testing.T) {
	d := world.New(t).Open(t)
	before := list(t, d, "safe-basics")
	world.Must(t)(d.Checklists.Shipped("safe-basics")) // it is
	world.Must(t)(d.Checklists.Name("safe-basics", "Our basics", "One sentence."))
	if list(t, d, "safe-basics").Title != "Our basics" {
		t.Fatal("not renamed")
	}
	done := world.Must(t)(d.Checklists.Shipped("safe-basics"))
	if list(t, d, "safe-basics").Title != before.Title || row(t, d, "safe-basics").Own || !strings.Contains(done.Notice, "safe-basics.toml.old") {
		t.Errorf("%+v", done)
	}
	world.Must(t)(d.Checklists.TakeIn(filepath.Join(d.Settings.Settings().Checklists, "safe-basics.toml.old")))
	if list(t, d, "safe-basics").Title != "Our basics" {
		t.Error("what was put aside cannot be taken in")
	}
	world.Must(t)(d.Checklists.Shipped("safe-basics")) // the earlier file is not lost
	if files, _ := os.ReadDir(d.Settings.Settings().Checklists); len(files) != 2 {
		t.Errorf("%d files, want both put aside", len(files))
	}
	_, err := d.Checklists.Shipped("nothing")
	world.Refused(t, err, surgery.NotFound, "")
}

// Who did the host's own version of a step hears of the next one too, although
// the shipped one stood between.
func TestVersionsGoOnAfterGoingBack(t *testing.T) {
	d := world.New(t).Open(t)
	s := list(t, d, "safe-basics").Steps[0]
	for _, how := range []string{"Once.", "Twice."} {
		s.How = how
		world.Must(t)(d.Checklists.SaveStep("safe-basics", s))
	}
	world.Must(t)(d.Checklists.Shipped("safe-basics"))
	s.How = "Again."
	world.Must(t)(d.Checklists.SaveStep("safe-basics", s))
	if got := list(t, d, "safe-basics").Steps[0].Version; got != 4 {
		t.Errorf("version %d, want one after the third", got)
	}
}

// A broken file of the host's own is named, and never written over.
func TestABrokenOwnFileIsKeptAndNamed(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	folder := t.TempDir()
	broken := filepath.Join(folder, "safe-basics.toml")
	if err := os.WriteFile(broken, []byte("id = \"safe-basics\"\ntitle = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := d.Settings.Settings()
	s.Checklists = folder
	world.Must(t)(d.Settings.Set(s))
	world.Must(t)(d.Checklists.HideStep("safe-basics", list(t, d, "safe-basics").Steps[0].ID, true))
	if p := d.Checklists.Problems(); len(p) != 1 || p[0].File != "safe-basics.toml" || p[0].Line != 2 {
		t.Errorf("problems %+v", p)
	}
	if raw, err := os.ReadFile(broken); err != nil || string(raw) != "id = \"safe-basics\"\ntitle = \n" {
		t.Errorf("the host's file was changed: %q %v", raw, err)
	}
	if !list(t, d, "safe-basics").Steps[0].Hidden {
		t.Error("the change was not kept")
	}
	world.Must(t)(d.Checklists.HideStep("safe-basics", list(t, d, "safe-basics").Steps[1].ID, true))
	if files, _ := os.ReadDir(folder); len(files) != 2 {
		t.Errorf("%d files, want the broken one and ours", len(files))
	}
}

func TestWhatIsNoChecklistIsRefusedWithAReason(t *testing.T) {
	d := world.New(t).Open(t)
	s := list(t, d, "safe-basics").Steps[0]
	for reason, change := range map[string]func(*checklist.Step){
		"“why” is empty.": func(s *checklist.Step) { s.Why = " " },
		"“url” must be a web address that starts with https://":                    func(s *checklist.Step) { s.URL = "http://example.org" },
		"“minutes” must be a whole number from 1 to 120.":                          func(s *checklist.Step) { s.Minutes = 0 },
		"“title” is too long. It can have up to 80 letters.":                       func(s *checklist.Step) { s.Title = strings.Repeat("a", 81) },
		"“track” must be one of: both, personal, professional.":                    func(s *checklist.Step) { s.Track = "" },
		"“checked” must be a day like \"2026-11-23\" or a month like \"2026-11\".": func(s *checklist.Step) { s.Checked = "soon" },
	} {
		bad := s
		change(&bad)
		_, err := d.Checklists.SaveStep("safe-basics", bad)
		world.Refused(t, err, surgery.Invalid, "checklist.refused")
		var ours *surgery.Error
		if errors.As(err, &ours) && ours.With[3] != reason {
			t.Errorf("reason %q, want %q", ours.With[3], reason)
		}
	}
	if row(t, d, "safe-basics").Own || d.Settings.Settings().Checklists != "" {
		t.Error("something was written")
	}
}

func TestANewChecklistIsSharedAndTakenInElsewhere(t *testing.T) {
	d := world.New(t).Open(t)
	done, id, err := d.Checklists.New("Café Zoom: first call!", "Join a video call.")
	world.Must(t)(done, err)
	if id != "caf-zoom-first-call" || row(t, d, id).Shipped || !row(t, d, id).Own {
		t.Errorf("id %q, %+v", id, row(t, d, id))
	}
	if _, again, err := d.Checklists.New("Café Zoom: first call!", "Another."); err != nil || again != id+"-2" {
		t.Errorf("again %q %v", again, err)
	}
	if _, odd, err := d.Checklists.New("初めての通話", "Another."); err != nil || odd != "checklist" {
		t.Errorf("in another script %q %v", odd, err)
	}
	_, _, err = d.Checklists.New("  ", "No title.")
	world.Refused(t, err, surgery.Invalid, "checklist.refused")
	folder := t.TempDir()
	world.Must(t)(d.Checklists.Share(id, folder))
	world.Must(t)(d.Checklists.Share(id, folder)) // nothing is written over
	_, err = d.Checklists.Share(id, filepath.Join(folder, "nowhere"))
	world.Refused(t, err, surgery.BadFolder, "")

	other := world.New(t).Open(t)
	file := filepath.Join(folder, id+".toml")
	c, replaces, err := other.Checklists.Read(file)
	if err != nil || replaces != "" || c.Title != "Café Zoom: first call!" {
		t.Fatalf("%+v %q %v", c, replaces, err)
	}
	world.Must(t)(other.Checklists.TakeIn(file))
	step := list(t, other, id).Steps[0]
	step.How = "Changed here."
	world.Must(t)(other.Checklists.SaveStep(id, step))
	if _, replaces, _ = other.Checklists.Read(filepath.Join(folder, id+"-2.toml")); replaces != c.Title {
		t.Errorf("replaces %q", replaces)
	}
	world.Must(t)(other.Checklists.TakeIn(file)) // older, but other words than people saw
	if s := list(t, other, id).Steps[0]; s.Version != 3 || s.How == "Changed here." {
		t.Errorf("taken in again: %+v", s)
	}
	if p, err := other.Checklists.Paper(id, ""); err != nil || len(p.Pages) != 1 || !strings.Contains(p.Pages[0].Text(), "First step") {
		t.Errorf("on paper: %v", err)
	}
}

func TestAFileThatIsNoChecklist(t *testing.T) {
	d := world.New(t).Open(t)
	folder := t.TempDir()
	for name, c := range map[string]struct{ text, key string }{
		"broken.toml": {"id = \"x\"\ntitle = \n", "checklists.broken"},
		"big.toml":    {strings.Repeat("# endless\n", 400_000), "checklists.broken"},
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := d.Checklists.TakeIn(path)
		world.Refused(t, err, surgery.BadFile, c.key)
	}
	for _, path := range []string{folder, filepath.Join(folder, "nothing.toml")} {
		_, err := d.Checklists.TakeIn(path)
		world.Refused(t, err, surgery.BadFile, "checklists.unread")
	}
	if d.Settings.Settings().Checklists != "" {
		t.Error("something was taken in")
	}
}
