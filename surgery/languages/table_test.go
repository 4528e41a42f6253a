package languages_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/workbook"
)

var sentences = []languages.Entry{
	{ID: "handout.done", English: "Done today"}, {ID: "texts.safe.line1", English: call}, {ID: "steps.a.b.title", English: "Make a strong password"},
	{ID: "steps.c.d.title", English: "Use #hashtags"}, {ID: "steps.c.e.title", English: "Turn on 2-step verification"},
}

// half is a language with some of its lines.
func half() *languages.Language {
	return &languages.Language{Code: "xx", Name: "Atlar", English: "Made-up", Lines: map[string]languages.Line{
		"handout.done":     {Text: "Bugün: \"oldu\"", Of: languages.Digest("Done today")},
		"texts.safe.line1": {Text: "Hemen: 999", Of: languages.Digest("Danger: call 999")},
		"steps.a.b.title":  {Text: "=Güçlü", Of: languages.Digest("Make a strong password")},
		"steps.c.e.title":  {Text: "3 adım", Of: languages.Digest("Turn on 2-step verification")},
	}}
}

// A table comes back as it went out, whatever the program that saved it.
func TestATableComesBack(t *testing.T) {
	rows := languages.Table(half(), sentences)
	states := []string{"State", "Ready", "The English has changed", "Ready", "Missing", "Numbers or names in double brackets are not as in the English"}
	for i, row := range rows {
		if row[3] != states[i] {
			t.Errorf("%v: want %q", row, states[i])
		}
	}
	rows[4][2] = "@Etiket" // the translator's
	plain := document.Spreadsheet(rows)
	swapped := make([][]string, len(rows))
	for i, row := range rows {
		swapped[i] = []string{row[4], row[2], "a note of theirs", row[0]}
	}
	for name, raw := range map[string][]byte{
		"xlsx": workbook.Write(workbook.Table{Name: "t", Rows: rows}), "csv": plain, "semicolons": bytes.ReplaceAll(plain, []byte(","), []byte(";")),
		"other columns": workbook.Write(workbook.Table{Name: "t", Rows: swapped}),
	} {
		back, err := languages.ReadTable(raw, sentences)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := half().Lines
		want["texts.safe.line1"] = languages.Line{Text: "Hemen: 999", Of: languages.Digest(call)} // they saw the English of now
		want["steps.c.d.title"] = languages.Line{Text: "@Etiket", Of: languages.Digest("Use #hashtags")}
		if !maps.Equal(back.Lines, want) || back.Code != "xx" || back.Unknown+back.Old != 0 || back.Differ != 1 {
			t.Errorf("%s: %+v", name, back)
		}
	}
}

func TestATableOfOldEnglishIsTakenInAndNotUsed(t *testing.T) {
	rows := languages.Table(half(), sentences)
	rows = append(rows, []string{"xx.handout.gone", "", "eski", "", "abcdabcd"})
	rows[3][4] = languages.Digest("Make a long password")
	back, err := languages.ReadTable(document.Spreadsheet(rows), sentences)
	if err != nil || back.Old != 1 || back.Unknown != 1 {
		t.Errorf("%+v, %v", back, err)
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	rows := languages.Table(half(), sentences)
	mixed := append(slices.Clone(rows), []string{"yy.handout.done", "Done today", "autre", "", languages.Digest("Done today")})
	evil := [][]string{rows[0], {"../x.handout.done", "Done today", "a", "", "b"}}
	for name, raw := range map[string][]byte{
		"nothing": nil, "no table": []byte("hello"), "an old workbook": []byte("\xD0\xCF\x11\xE0 and so on"), "a broken workbook": []byte("PK\x03\x04nothing"),
		"two languages": document.Spreadsheet(mixed), "a way out": document.Spreadsheet(evil), "headings alone": document.Spreadsheet(rows[:1]),
	} {
		if back, err := languages.ReadTable(raw, sentences); surgery.KindOf(err) != surgery.BadFile {
			t.Errorf("%s: %+v, %v", name, back, err)
		}
	}
}

// A file of lines is read back as it was, and says the English above each line.
func TestLinesAreWrittenAndReadBack(t *testing.T) {
	lines := half().Lines
	lines["steps.odd key.\"é\\"] = languages.Line{Text: `back\slash "quotes"`, Of: "abcdabcd"}
	raw := languages.LinesFile(lines, sentences)
	read, err := languages.ReadLines(raw)
	if err != nil || !maps.Equal(read, lines) {
		t.Errorf("%v\n%v\n%s", err, read, raw)
	}
	if !strings.Contains(string(raw), "# Done today\nhandout.done = ") {
		t.Errorf("%s", raw)
	}
	if _, err := languages.ReadLines([]byte("a = {")); err == nil {
		t.Error("a broken file is read")
	}
}

func TestASentenceIsCountedOnce(t *testing.T) {
	l := half()
	l.Lines["steps.c.d.title"] = languages.Line{}
	again := append(slices.Clone(sentences), languages.Entry{ID: "steps.z.z.title", English: "Make a strong password"})
	c := languages.Count(l, again)
	if c[languages.Ready] != 3 || c[languages.Missing] != 1 || c[languages.Changed] != 1 || c[languages.Differs] != 1 {
		t.Error(c)
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add(document.Spreadsheet(languages.Table(half(), sentences)))
	f.Add(workbook.Write(workbook.Table{Rows: languages.Table(half(), sentences)}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		back, err := languages.ReadTable(raw, sentences)
		if err == nil && back.Code == "" {
			t.Error("a table of no language")
		}
	})
}
