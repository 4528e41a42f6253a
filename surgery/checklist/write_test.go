package checklist

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

func TestWriteRefusesWhatReadWould(t *testing.T) {
	for name, change := range map[string]func(*Checklist){
		"empty title":   func(c *Checklist) { c.Title = "" },
		"bad id":        func(c *Checklist) { c.Steps[0].ID = "Not an id" },
		"address":       func(c *Checklist) { c.Steps[0].URL = "file:///etc/passwd" },
		"would change":  func(c *Checklist) { c.Steps[0].Why = "two  spaces" },
		"no version":    func(c *Checklist) { c.Version = 0 },
		"hidden letter": func(c *Checklist) { c.Steps[0].How = "a\u202eb" },
		"same step":     func(c *Checklist) { c.Steps = append(c.Steps, c.Steps[0]) },
	} {
		c := smallRead
		c.Steps = append([]Step(nil), c.Steps...)
		change(&c)
		if _, err := Write(c); surgery.KindOf(err) != surgery.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Any text a person can type comes back as it was written.
func TestWhatIsWrittenReadsBackEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("aé Ł漢ع👩\"\"'\\#=[]{}.!?\t\n"))).Filter(func(s string) bool {
			return strings.TrimSpace(s) != ""
		})
		plain := func(label string, most int) string {
			runes := []rune(strings.Join(strings.Fields(text.Draw(t, label)), " "))
			return strings.TrimSpace(string(runes[:min(len(runes), most)]))
		}
		c := smallRead
		c.Title, c.Summary, c.Version = plain("title", MaxTitle), plain("summary", MaxSummary), rapid.IntRange(1, maxVersion).Draw(t, "version")
		c.Steps = []Step{c.Steps[0]}
		s := &c.Steps[0]
		s.Why, s.How, s.Essential = plain("why", MaxWhy), plain("how", MaxHow), rapid.Bool().Draw(t, "essential")
		s.Done = map[bool]string{true: plain("done", MaxTitle)}[rapid.Bool().Draw(t, "says when done")]
		c.Hidden, s.Hidden = rapid.Bool().Draw(t, "hidden"), rapid.Bool().Draw(t, "step hidden")
		raw, err := Write(c)
		if err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		if back, problems := Read("x", raw); len(problems) > 0 || !reflect.DeepEqual(back, c) {
			t.Fatalf("got %+v %v\nwant %+v", back, problems, c)
		}
	})
}

// The reader never panics, always says either a checklist or a problem with a
// line of the file, and writes back what it took.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(Guide))
	f.Add([]byte("id = \"\"\"\n[[steps]]\n\"\"\"\n[[steps]]\nid = 2026-11-23"))
	f.Add([]byte("\xff\xfei\x00d\x00"))
	f.Add([]byte("a = 'x' # [[steps]]\r\nb = \"\\\"\"\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, problems := Read("x.toml", raw)
		lines := strings.Count(string(raw), "\n") + 1
		for _, p := range problems {
			if p.Line < 0 || p.Line > lines || p.Reason == "" || strings.Contains(p.Reason, "checklist.") {
				t.Fatalf("problem %+v in %d lines", p, lines)
			}
		}
		if len(problems) > 0 {
			return
		}
		if c.ID == "" || c.Title == "" || c.Version < 1 {
			t.Fatalf("taken without a problem: %+v", c)
		}
		if _, err := Write(c); err != nil {
			t.Fatalf("cannot be written back: %v\n%+v", err, c)
		}
	})
}
