package kit

import (
	"image"
	"image/draw"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"socialmediasurgery/assets"
)

// letters are texts, and how many of the two fonts that are laid aside they leave so.
var letters = map[string]int{
	"Sam Sample, 3 – 4 • “café”": 2,
	"Łukasz Żółć":                1,
	"Ελένη":                      1,
	"Sam 😀":                      0,
	"👩🏽‍🎓 🏳️‍🌈 👨‍👩‍👧‍👦": 0,
	"1️⃣ ⚕️ →": 0,
}

// pictured draws a text in all our pieces that may hold somebody's name.
func pictured(t *testing.T, text string) image.Image {
	t.Helper()
	app := test.NewTempApp(t)
	th, err := NewTheme(assets.Files(), Light, 100)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(th)
	box := NewEntry("")
	w := test.NewWindow(container.NewVBox(box, Body(text), Strong(text), NewButton(Secondary, text, nil)))
	defer w.Close()
	w.Resize(fyne.NewSize(500, 300))
	box.SetText(text)
	return w.Canvas().Capture()
}

// TestFontsLaidAside holds that nothing looks other than with all of them, and that
// they are read for no text that our own typeface has.
func TestFontsLaidAside(t *testing.T) {
	for text, left := range letters {
		whole := pictured(t, text)
		LayFontsAside()
		if len(aside) != 2 {
			t.Fatalf("%d laid aside", len(aside))
		}
		got := pictured(t, text)
		if len(aside) != left {
			t.Errorf("%q leaves %d aside, want %d", text, len(aside), left)
		}
		if !reflect.DeepEqual(got, whole) {
			t.Errorf("%q looks other than with all typefaces", text)
		}
		lend("→Ж") // everything, for whoever comes next
	}
}

// TestEmojiAreOurOwn holds that emoji in a name are drawn with what the program brings,
// so that they can be read on a system that has none.
func TestEmojiAreOurOwn(t *testing.T) {
	test.NewTempApp(t)
	LayFontsAside()
	drawn := func(s string, from fyne.Resource) image.Image {
		text := canvas.NewText(s, nil)
		text.FontSource, text.TextSize, text.Color = from, 32, theme.Color(theme.ColorNameForeground)
		return ink(test.NewTempWindow(t, text).Canvas().Capture())
	}
	unknown := drawn("\U0010FFFD", theme.DefaultEmojiFont())
	for _, s := range []string{"😀", "🎓", "🌈", "👨"} {
		if Regular.file(s) != nil || len(aside) > 0 {
			t.Fatalf("%q is not set with all typefaces", s)
		}
		own := drawn(s, theme.DefaultEmojiFont())
		if reflect.DeepEqual(own, unknown) {
			t.Errorf("%q is in no typeface of the program", s)
		}
		if got := drawn(s, nil); !reflect.DeepEqual(got, own) {
			t.Errorf("%q is not drawn with the program’s typeface", s)
		}
	}
}

// ink cuts out of a picture what is unlike its corner: where a text stands depends on
// the first typeface of several.
func ink(in image.Image) image.Image {
	drawn := image.Rectangle{}
	for y := in.Bounds().Min.Y; y < in.Bounds().Max.Y; y++ {
		for x := in.Bounds().Min.X; x < in.Bounds().Max.X; x++ {
			if in.At(x, y) != in.At(0, 0) {
				drawn = drawn.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	out := image.NewNRGBA(image.Rect(0, 0, drawn.Dx(), drawn.Dy()))
	draw.Draw(out, out.Rect, in, drawn.Min, draw.Src)
	return out
}
