package checklist

import (
	"fmt"
	"reflect"
	"strings"

	"socialmediasurgery/surgery"
)

// Guide stands at the top of every file Write makes.
const Guide = `# A checklist. To change it, copy this file into your own folder of checklists
# (Settings shows where) and edit the copy: yours is used instead of ours.
#
#   id        Its name inside the program. Never change it: progress hangs on it.
#   title     What people see.
#   summary   One sentence on what it is good for.
#   kind      "platform" (about one app) or "activity" (something to do).
#   platform  The app it is about, or "any".
#   version   Add 1 when the steps change.
#   hidden    true where nobody should be offered it; otherwise leave it out.
#
# Each step starts with [[steps]] and has:
#
#   id        As above, different for every step.
#   title     What to do, in a few words.
#   done      The same once it is done, for the handout; or leave it out.
#   why       One sentence that helps someone decide.
#   how       What to press and type. Lines are joined; break them where you like.
#   minutes   How long it takes.
#   track     "personal", "professional" or "both".
#   kind      "menu" (names a menu), "fact" (can be looked up) or "advice".
#             Menus and facts show "menus may have changed".
#   essential true where nobody should leave it out; otherwise leave it out.
#   url       Where to read more: an address that starts with https://
#   verified  true if you saw a source that says so.
#   checked   The day ("2026-11-23") or month ("2026-11") of that source.
#   version   Add 1 when the text changes so much that people should look again.
#   hidden    true where it should not be shown; otherwise leave it out.
`

// Write returns the file of a checklist, which reads back equal. A checklist
// that breaks a rule of Read is an Invalid error.
func Write(c Checklist) ([]byte, error) {
	var b strings.Builder
	b.WriteString(Guide + "\n")
	field(&b, "id", c.ID)
	field(&b, "title", c.Title)
	field(&b, "summary", c.Summary)
	field(&b, "kind", string(c.Kind))
	field(&b, "platform", c.Platform)
	fmt.Fprintf(&b, "version = %d\n", c.Version)
	if c.Hidden {
		b.WriteString("hidden = true\n")
	}
	for _, s := range c.Steps {
		b.WriteString("\n[[steps]]\n")
		field(&b, "id", s.ID)
		field(&b, "title", s.Title)
		if s.Done != "" {
			field(&b, "done", s.Done)
		}
		field(&b, "why", s.Why)
		field(&b, "how", s.How)
		fmt.Fprintf(&b, "minutes = %d\n", s.Minutes)
		field(&b, "track", string(s.Track))
		field(&b, "kind", string(s.Kind))
		if s.Essential {
			b.WriteString("essential = true\n")
		}
		if s.URL != "" {
			field(&b, "url", s.URL)
		}
		if s.Verified {
			b.WriteString("verified = true\n")
		}
		if s.Checked != "" {
			field(&b, "checked", s.Checked)
		}
		fmt.Fprintf(&b, "version = %d\n", s.Version)
		if s.Hidden {
			b.WriteString("hidden = true\n")
		}
	}
	raw := []byte(b.String())
	back, faults := parse(raw)
	if len(faults) > 0 {
		return nil, surgery.Fail(surgery.Invalid, "checklist.refused", "title", clip(c.Title), "reason", faults[0].problem("").Reason)
	}
	if !reflect.DeepEqual(back, c) {
		return nil, surgery.Fail(surgery.Invalid, "checklist.unwritable", "title", clip(c.Title))
	}
	return raw, nil
}

// lineWidth is where a text becomes a long one, in characters; addresses never
// are.
const lineWidth = 90

func field(b *strings.Builder, key, text string) {
	if len(key)+len(text) < lineWidth || !strings.Contains(text, " ") {
		fmt.Fprintf(b, "%s = \"%s\"\n", key, escape(text))
		return
	}
	fmt.Fprintf(b, "%s = \"\"\"\n", key)
	for _, line := range sentences(text) {
		b.WriteString(escape(line) + "\n")
	}
	b.WriteString("\"\"\"\n")
}

// escape makes any text safe between double quotes.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sentences breaks a text into lines, one sentence each, which is how people
// edit and compare them best.
func sentences(text string) []string {
	var out []string
	start := 0
	for i := 0; i+1 < len(text); i++ {
		if strings.IndexByte(".!?", text[i]) >= 0 && text[i+1] == ' ' {
			out = append(out, text[start:i+1])
			start = i + 2
		}
	}
	return append(out, text[start:])
}
