package kit_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"

	"socialmediasurgery/assets"
	"socialmediasurgery/ui/kit"
)

// drawn returns the lines of a text as they are drawn, top to bottom.
func drawn(t *kit.Text) []string {
	var lines []string
	last := float32(-1)
	for _, o := range test.WidgetRenderer(t).Objects() {
		piece := o.(*canvas.Text)
		bottom := piece.Position().Y + piece.Size().Height
		if len(lines) == 0 || piece.Position().Y >= last-1 {
			lines = append(lines, "")
			last = bottom
		}
		lines[len(lines)-1] += piece.Text
	}
	return lines
}

func TestTextWraps(t *testing.T) {
	const long = "Someone who guesses the password still cannot get in."
	var text *kit.Text
	open(t, func() fyne.CanvasObject {
		text = kit.NewText(kit.Wrap, kit.Run{Text: "Why  ", Weight: kit.Bold}, kit.Run{Text: long})
		return text
	})
	for _, width := range []float32{60, 100, 180, 300, 1000} {
		text.Resize(fyne.NewSize(width, 400))
		lines := drawn(text)
		if got := strings.Join(lines, ""); got != "Why  "+long {
			t.Fatalf("at %.0f the words became %q", width, got)
		}
		for _, o := range test.WidgetRenderer(text).Objects() {
			piece := o.(*canvas.Text)
			bare := fyne.MeasureText(strings.TrimRight(piece.Text, " "), piece.TextSize, piece.TextStyle).Width
			if piece.Position().X+bare > width+0.5 {
				t.Errorf("at %.0f the line %q ends at %.0f", width, piece.Text, piece.Position().X+bare)
			}
		}
		if width == 1000 && len(lines) != 1 || width == 100 && len(lines) < 4 {
			t.Errorf("at %.0f there are %d lines", width, len(lines))
		}
	}
	text.Resize(fyne.NewSize(100, 400))
	high := text.MinSize().Height
	text.Resize(fyne.NewSize(1000, 400))
	if text.MinSize().Height >= high {
		t.Error("the height does not follow the width")
	}
}

func TestTextEllipsis(t *testing.T) {
	name := kit.Strong("Samira Hussain of the Recovery College").OneLine()
	open(t, func() fyne.CanvasObject { return name })
	name.Resize(fyne.NewSize(120, 30))
	lines := drawn(name)
	if len(lines) != 1 || !strings.HasPrefix(lines[0], "Samira") || !strings.HasSuffix(lines[0], "…") {
		t.Errorf("drawn %q", lines)
	}
	name.Set("Sam")
	if lines := drawn(name); len(lines) != 1 || lines[0] != "Sam" {
		t.Errorf("after Set drawn %q", lines)
	}
	name.Set("two\nlines")
	name.Resize(fyne.NewSize(400, 30))
	if lines := drawn(name); len(lines) != 1 {
		t.Errorf("a line break in one line drew %q", lines)
	}
}

func TestTextFollowsLookAndSize(t *testing.T) {
	var text *kit.Text
	open(t, func() fyne.CanvasObject {
		text = kit.Body("Sam")
		return text
	})
	before := text.MinSize().Height
	th, err := kit.NewTheme(assets.Files(), kit.Dark, 200)
	if err != nil {
		t.Fatal(err)
	}
	fyne.CurrentApp().Settings().SetTheme(th)
	text.Refresh() // a window does it for all it shows
	if got := text.MinSize().Height; got < 1.9*before {
		t.Errorf("the line grew from %.1f to %.1f", before, got)
	}
	piece := test.WidgetRenderer(text).Objects()[0].(*canvas.Text)
	if piece.Color != th.Color(theme.ColorNameForeground, 0) {
		t.Errorf("its colour is %v", piece.Color)
	}
}

func TestThemeSizes(t *testing.T) {
	last := float32(0)
	for _, percent := range kit.TextSizes() {
		th, err := kit.NewTheme(assets.Files(), kit.Light, percent)
		if err != nil {
			t.Fatal(err)
		}
		if got := th.Size(theme.SizeNameText); got != 16*float32(percent)/100 {
			t.Errorf("%d percent: text of %.1f", percent, got)
		}
		if h := th.Size(kit.SizeHeading); h <= last || h <= th.Size(kit.SizeBody) {
			t.Errorf("%d percent: heading of %.1f", percent, h)
		}
		last = th.Size(kit.SizeHeading)
		if th.Size(kit.SizeTarget) < 44 {
			t.Errorf("%d percent: a target of %.1f", percent, th.Size(kit.SizeTarget))
		}
	}
	if _, err := kit.NewTheme(fstest.MapFS{}, kit.Light, 100); err == nil || !strings.Contains(err.Error(), "Atkinson") {
		t.Errorf("without fonts the error is %v", err)
	}
}

// What widgets themselves write must have letters in our typeface.
func TestOurTypefaceHasOurLetters(t *testing.T) {
	raw, err := assets.Files().Open("lang/en/kit.toml")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	var words strings.Builder
	buf := make([]byte, 1<<16)
	n, _ := raw.Read(buf)
	words.Write(buf[:n])
	words.WriteString("… · › “ ” ‘ ’ – —")
	th, err := kit.NewTheme(assets.Files(), kit.Light, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Bold: true, Italic: true}} {
		font, err := sfnt.Parse(th.Font(style).Content())
		if err != nil {
			t.Fatal(err)
		}
		var b sfnt.Buffer
		for _, r := range words.String() {
			if i, err := font.GlyphIndex(&b, r); r != '\n' && (err != nil || i == 0) {
				t.Errorf("%s has no %q", th.Font(style).Name(), r)
			}
		}
	}
}

func TestLayouts(t *testing.T) {
	open(t, func() fyne.CanvasObject { return kit.Body("") })
	name, when := kit.Strong("A long name that does not fit in here").OneLine(), kit.Small("12 min").Unbroken()
	row := kit.MiddleRow(8, name, when)
	row.Resize(fyne.NewSize(200, 40))
	if got := when.Position().X + when.Size().Width; got < 199 || got > 201 {
		t.Errorf("the row ends at %.1f of 200", got)
	}
	left, right := kit.NewButton(kit.Secondary, "A", nil), kit.NewButton(kit.Secondary, "B", nil)
	spaced := kit.Row(8, left, layout.NewSpacer(), right)
	spaced.Resize(fyne.NewSize(400, 44))
	if got := right.Position().X + right.Size().Width; got < 399 || got > 401 || left.Position().X != 0 {
		t.Errorf("with a spacer the row ends at %.1f of 400", got)
	}
	var pills []fyne.CanvasObject
	for range 9 {
		pills = append(pills, kit.NewPill(kit.Calm, "Vicky · with Dev"))
	}
	flow := kit.Flow(8, pills...)
	flow.Resize(fyne.NewSize(2000, 100))
	low := flow.MinSize().Height
	flow.Resize(fyne.NewSize(300, 100))
	if flow.MinSize().Height < 3*low {
		t.Errorf("the flow is %.0f high in 300, %.0f in 2000", flow.MinSize().Height, low)
	}
	for _, p := range pills {
		if p.Position().X+p.Size().Width > 300 {
			t.Errorf("a pill ends at %.0f of 300", p.Position().X+p.Size().Width)
		}
	}
	narrow := kit.Narrow(200, name)
	narrow.Resize(fyne.NewSize(600, 40))
	if name.Position().X != 200 || name.Size().Width != 200 {
		t.Errorf("narrow stands at %v, %v", name.Position(), name.Size())
	}
}

func TestEdgesKeepTheTabOrder(t *testing.T) {
	var boxes []*kit.Entry
	w := open(t, func() fyne.CanvasObject {
		for range 5 {
			boxes = append(boxes, kit.NewEntry(""))
		}
		return kit.Edges(boxes[0], boxes[4], boxes[1], boxes[3], boxes[2])
	})
	for i, box := range boxes {
		press(w, fyne.KeyTab)
		if w.Canvas().Focused() != box {
			t.Errorf("stop %d is another box", i)
		}
	}
}
