package pictogram

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func names() []Name { return slices.Sorted(maps.Keys(drawings)) }

// Every drawing has words, stays in its square, and is a Figure of few items.
func TestEveryDrawing(t *testing.T) {
	if len(drawings) < 44 {
		t.Errorf("%d drawings", len(drawings))
	}
	for _, n := range names() {
		if strings.HasPrefix(n.Alt(), "pictogram.") {
			t.Errorf("%s has no words", n)
		}
		items := Draw(n, 0, 0, 100, Light)
		for _, it := range items {
			tag := page.TagOf(it)
			if tag == nil || tag.Node.Role != page.Figure || tag.Node.Alt != n.Alt() {
				t.Errorf("%s: %#v is not of the figure", n, tag)
			}
			for _, s := range it.(page.Path).Segments {
				for _, q := range s.P {
					if q.X < -0.5 || q.X > 100.5 || q.Y < -0.5 || q.Y > 100.5 {
						t.Errorf("%s reaches out of its square: %v", n, q)
					}
				}
			}
		}
	}
	if Draw("no such", 0, 0, 10, Light) != nil || Name("no such").Known() {
		t.Error("there is a drawing that is none")
	}
}
