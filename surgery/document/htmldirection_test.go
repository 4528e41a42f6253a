package document_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery/document"
)

// A browser is told where the order of letters is not its own to guess.
func TestAPageSaysWhichWayItsTextRuns(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"english":               {"Ring 116 123.", `<p dir="auto">Ring <span class="whole">116 123</span>.</p>`},
		"a number to ring":      {"שלום: 116 123", `<p dir="rtl" lang="">שלום: <bdo dir="ltr"><span class="whole">116 123</span></bdo></p>`},
		"words of a menu":       {"Bluesky שלום כהן Settings > Privacy", `<p dir="ltr">Bluesky <bdi dir="rtl" lang="">שלום כהן</bdi> Settings &gt; Privacy</p>`},
		"a name, then a number": {"שלום כהן’s card, 116 123", `<p dir="ltr"><bdi dir="rtl" lang="">שלום כהן</bdi>’s card, <span class="whole">116 123</span></p>`},
		"another script":        {"Привет", `<p dir="auto" lang="">Привет</p>`},
		"figures alone":         {"116 123", `<p dir="auto"><span class="whole">116 123</span></p>`},
		"a step with a figure":  {"Turn on 2-step sign-in", `<p dir="auto">Turn on <span class="whole">2-step</span> sign-in</p>`},
		"a number in a name":    {"Sam said: שלום 116 123 כהן, twice that", `<p dir="ltr">Sam said: <bdi dir="rtl" lang="">שלום <bdo dir="ltr"><span class="whole">116 123</span></bdo> כהן</bdi>, twice that</p>`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := document.Document{Title: "Made up", Made: sample(t).Made, Parts: []document.Part{{Blocks: []document.Block{document.Paragraph{Text: tt.text}}}}}
			raw := document.HTML(d, typeface(t))
			if !strings.Contains(string(raw), tt.want) {
				_, said, _ := strings.Cut(string(raw), "<main")
				t.Errorf("no %s in %s", tt.want, said)
			}
			for _, f := range faults(raw) {
				t.Error(f)
			}
		})
	}
}
