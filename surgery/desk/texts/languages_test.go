package texts_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/languages"
)

// madeUpLanguage writes a language of a host's own, and returns the folder.
func madeUpLanguage(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	file := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "tlh"), 0o700); err != nil {
		t.Fatal(err)
	}
	file("tlh/language.toml", "name = \"Vymyšlený\"\nenglish = \"Made-up\"\ndirection = \"ltr\"\n")
	file("tlh/lines.toml", "[handout]\ndone = { text = \"Hotovo dnes\", of = \""+languages.Digest("Done today")+"\" }\n"+
		"next = { text = \"Příště\", of = \""+languages.Digest("Next, when you are ready")+"\" }\n")
	return folder
}

func TestALanguageStandsBesideEnglish(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Week(t, nil)
	s := d.Settings.Settings()
	s.Languages = madeUpLanguage(t)
	world.Must(t)(d.Settings.Set(s))
	world.Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Language: "tlh"}))
	paper, err := d.Visit.Handout(zoe, "")
	if err != nil {
		t.Fatal(err)
	}
	said := world.Text(paper)
	for _, want := range []string{"Next, when you are ready", "Příště", "This is a draft", "116 123"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q on\n%s", want, said)
		}
	}
	world.Must(t)(d.Texts.CheckedLanguage("tlh", "Amal Made-Up", "2026-11-20"))
	if paper, err = d.Visit.Handout(zoe, ""); err != nil {
		t.Fatal(err)
	}
	if said = world.Text(paper); strings.Contains(said, "draft") || !strings.Contains(said, "Amal Made-Up") {
		t.Errorf("checked, and yet\n%s", said)
	}
	week, err := d.WeekPrints.HandoutWith(weekprints.Choice{Size: surgery.Plain, Language: "tlh"})
	if err != nil || !strings.Contains(world.Text(week), "Made-up") {
		t.Errorf("the week's: %v\n%s", err, world.Text(week))
	}
	s = d.Settings.Settings() // the folder is gone: English, and nothing else changed
	s.Languages = filepath.Join(t.TempDir(), "gone")
	world.Must(t)(d.Settings.Set(s))
	if paper, err = d.Visit.Handout(zoe, ""); err != nil || strings.Contains(world.Text(paper), "Příště") {
		t.Errorf("%v\n%s", err, world.Text(paper))
	}
	if len(d.Texts.LanguageProblems()) == 0 {
		t.Error("nobody is told of the folder")
	}
}

func TestTheLanguageIsRememberedWithASavedPlace(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	came := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Sample", Language: "ar", SavePlace: true}))
	v, err := d.Visit.Visit(came.Visit)
	if err != nil || v.Words.Language != "ar" {
		t.Fatal(v.Words, err)
	}
	record, err := d.People.Record(v.Attendee)
	if err != nil || record.Visits[0].Language == "" {
		t.Errorf("their record does not say it: %+v, %v", record.Visits, err)
	}
	world.Must(t)(d.Visit.EditVisit(came.Visit, visit.EditVisit{Language: "ur"}))
	world.Must(t)(d.Desk.History.Undo(came.Visit))
	if v, _ = d.Visit.Visit(came.Visit); v.Words.Language != "ar" {
		t.Errorf("undone, it is %q", v.Words.Language)
	}
	w.NextMonth(t, d)
	back := world.Must(t)(d.Today.CheckIn(v.Attendee))
	if v, _ = d.Visit.Visit(back.Visit); v.Words.Language != "ar" {
		t.Errorf("next month it is %q", v.Words.Language)
	}
}

// A table goes to a translator and comes back: what they wrote is printed, and the
// language is a draft again.
func TestATranslatorsTableComesBack(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Week(t, nil)
	s := d.Settings.Settings()
	s.Languages = madeUpLanguage(t)
	world.Must(t)(d.Settings.Set(s))
	world.Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Language: "tlh"}))
	world.Must(t)(d.Texts.CheckedLanguage("tlh", "Amal Made-Up", "2026-11-20"))
	out := t.TempDir()
	done := world.Must(t)(d.Texts.LanguageTable("tlh", out))
	if !strings.Contains(done.Notice, "translations-tlh.csv") || !strings.Contains(done.Notice, "translations-tlh.xlsx") {
		t.Error(done.Notice)
	}
	file := filepath.Join(out, "translations-tlh.csv")
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	filled := strings.Replace(string(raw), "Stay safe,,Missing", "Stay safe,Bezpečně,Missing", 1)
	if filled == string(raw) {
		t.Fatalf("no line to fill in\n%s", raw)
	}
	if err := os.WriteFile(file, []byte(filled), 0o600); err != nil {
		t.Fatal(err)
	}
	back, err := d.Texts.ReadLanguageTable(file)
	if err != nil || len(back.Lines) != 3 || back.Language != "Made-up" || back.Counts[languages.Ready] != 3 {
		t.Fatalf("%+v, %v", back, err)
	}
	done = world.Must(t)(d.Texts.TakeInLanguageTable(file))
	if done.Notice != "Made-up: 3 lines were taken in. Nobody has checked them yet." {
		t.Error(done.Notice)
	}
	all := d.Texts.Languages()
	at := slices.IndexFunc(all, func(l texts.Language) bool { return l.Code == "tlh" })
	if l := all[at]; !l.Draft || l.Check.By != "Amal Made-Up" {
		t.Errorf("%+v", l)
	}
	if l, _ := texts.Languages(d.Texts).Get("tlh"); l.Lines["texts.stay-safe.title"].Text != "Bezpečně" {
		t.Errorf("%+v", l.Lines)
	}
	ours := filepath.Join(s.Languages, "tlh", texts.OwnLines)
	if err := os.WriteFile(ours, []byte("broken = {"), 0o600); err != nil { // by hand
		t.Fatal(err)
	}
	if _, err := d.Texts.TakeInLanguageTable(file); surgery.KindOf(err) != surgery.ReadOnly {
		t.Errorf("a broken file was written over: %v", err)
	}
	for name, path := range map[string]string{"gone": filepath.Join(out, "gone.csv"), "a folder": out} {
		if _, err := d.Texts.ReadLanguageTable(path); surgery.KindOf(err) != surgery.BadFile {
			t.Errorf("%s: %v", name, err)
		}
	}
}
