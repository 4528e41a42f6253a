package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
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
	w := newWorld(t)
	d, zoe := w.week(t, nil)
	s := d.Settings()
	s.Languages = madeUpLanguage(t)
	must(t)(d.SetSettings(s))
	must(t)(d.EditVisit(zoe, EditVisit{Language: "tlh"}))
	paper, err := d.Handout(zoe, "")
	if err != nil {
		t.Fatal(err)
	}
	said := text(paper)
	for _, want := range []string{"Next, when you are ready", "Příště", "This is a draft", "116 123"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q on\n%s", want, said)
		}
	}
	must(t)(d.CheckedLanguage("tlh", "Amal Made-Up", "2026-11-20"))
	if paper, err = d.Handout(zoe, ""); err != nil {
		t.Fatal(err)
	}
	if said = text(paper); strings.Contains(said, "draft") || !strings.Contains(said, "Amal Made-Up") {
		t.Errorf("checked, and yet\n%s", said)
	}
	week, err := d.WeekHandoutIn("tlh", surgery.Plain)
	if err != nil || !strings.Contains(text(week), "Made-up") {
		t.Errorf("the week's: %v\n%s", err, text(week))
	}
	s = d.Settings() // the folder is gone: English, and nothing else changed
	s.Languages = filepath.Join(t.TempDir(), "gone")
	must(t)(d.SetSettings(s))
	if paper, err = d.Handout(zoe, ""); err != nil || strings.Contains(text(paper), "Příště") {
		t.Errorf("%v\n%s", err, text(paper))
	}
	if len(d.LanguageProblems()) == 0 {
		t.Error("nobody is told of the folder")
	}
}

func TestTheLanguageIsRememberedWithASavedPlace(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	came := must(t)(d.CheckInNew(Arrival{Name: "Sam Sample", Language: "ar", SavePlace: true}))
	v, err := d.Visit(came.Visit)
	if err != nil || v.Words.Language != "ar" {
		t.Fatal(v.Words, err)
	}
	record, err := d.Record(v.Attendee)
	if err != nil || record.Visits[0].Language == "" {
		t.Errorf("their record does not say it: %+v, %v", record.Visits, err)
	}
	must(t)(d.EditVisit(came.Visit, EditVisit{Language: "ur"}))
	must(t)(d.Undo(came.Visit))
	if v, _ = d.Visit(came.Visit); v.Words.Language != "ar" {
		t.Errorf("undone, it is %q", v.Words.Language)
	}
	w.nextMonth(t, d)
	back := must(t)(d.CheckIn(v.Attendee))
	if v, _ = d.Visit(back.Visit); v.Words.Language != "ar" {
		t.Errorf("next month it is %q", v.Words.Language)
	}
}

// A table goes to a translator and comes back: what they wrote is printed, and the
// language is a draft again.
func TestATranslatorsTableComesBack(t *testing.T) {
	w := newWorld(t)
	d, zoe := w.week(t, nil)
	s := d.Settings()
	s.Languages = madeUpLanguage(t)
	must(t)(d.SetSettings(s))
	must(t)(d.EditVisit(zoe, EditVisit{Language: "tlh"}))
	must(t)(d.CheckedLanguage("tlh", "Amal Made-Up", "2026-11-20"))
	out := t.TempDir()
	done := must(t)(d.LanguageTable("tlh", out))
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
	back, err := d.ReadLanguageTable(file)
	if err != nil || len(back.Lines) != 3 || back.Language != "Made-up" || back.Counts[languages.Ready] != 3 {
		t.Fatalf("%+v, %v", back, err)
	}
	done = must(t)(d.TakeInLanguageTable(file))
	if done.Notice != "Made-up: 3 lines were taken in. Nobody has checked them yet." {
		t.Error(done.Notice)
	}
	if l := d.Languages()[0]; !l.Draft || l.Check.By != "Amal Made-Up" {
		t.Errorf("%+v", l)
	}
	if l, _ := d.languages().Get("tlh"); l.Lines["texts.stay-safe.title"].Text != "Bezpečně" {
		t.Errorf("%+v", l.Lines)
	}
	ours := filepath.Join(s.Languages, "tlh", ownLines)
	if err := os.WriteFile(ours, []byte("broken = {"), 0o600); err != nil { // by hand
		t.Fatal(err)
	}
	if _, err := d.TakeInLanguageTable(file); surgery.KindOf(err) != surgery.ReadOnly {
		t.Errorf("a broken file was written over: %v", err)
	}
	for name, path := range map[string]string{"gone": filepath.Join(out, "gone.csv"), "a folder": out} {
		if _, err := d.ReadLanguageTable(path); surgery.KindOf(err) != surgery.BadFile {
			t.Errorf("%s: %v", name, err)
		}
	}
}
