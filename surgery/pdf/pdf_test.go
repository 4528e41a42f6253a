package pdf_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-text/typesetting/font"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/pdf/heard"
)

// few is a source with the letters of page's test fonts.
func few(t testing.TB) page.Source {
	t.Helper()
	var faces []*font.Face
	names, err := filepath.Glob("../page/testdata/fonts/*.ttf")
	if err != nil || len(names) == 0 {
		t.Fatal("no test fonts", err)
	}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		face, err := font.ParseTTF(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, face)
	}
	return func(r rune, _ bool) *font.Face {
		for _, f := range faces {
			if _, ok := f.NominalGlyph(r); ok {
				return f
			}
		}
		return nil
	}
}

func written(t testing.TB, pages []page.Page, o pdf.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, pages, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool runs an outside program over a PDF. Where it is not installed the test
// is skipped, except under CI, which installs it.
func tool(t *testing.T, raw []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "in.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", file)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// ink rasterises the first page at 72 dpi times scale.
func ink(t *testing.T, raw []byte, dpi string) image.Image {
	t.Helper()
	out := filepath.Join(t.TempDir(), "page")
	tool(t, raw, "pdftoppm", "-r", dpi, "-png", "-singlefile", "FILE", out)
	f, err := os.Open(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestSameInputSameBytes(t *testing.T) {
	make := func() []byte {
		f := ours(t, few(t))
		return written(t, handout(t, f, "سام", code(t, "https://example.org/blog")), options(f))
	}
	first := make()
	for range 5 {
		if !bytes.Equal(first, make()) {
			t.Fatal("bytes differ")
		}
	}
	f := ours(t, few(t))
	other := options(f)
	other.Made = made.Add(time.Hour)
	if bytes.Equal(first, written(t, handout(t, f, "سام", code(t, "https://example.org/blog")), other)) {
		t.Error("the time made is not in it")
	}
}

func TestReadersFindTheText(t *testing.T) {
	f := ours(t, nil)
	pages := handout(t, f, "Łukasz Żółć-Ŵyn")
	raw := written(t, pages, options(f))
	got := tool(t, raw, "pdftotext", "-raw", "FILE", "-")
	for _, want := range []string{"Łukasz Żółć-Ŵyn’s social media surgery", "Chose a strong password", "#MHNurseChat: recovery and living well", "Wed 4–5pm"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	if info := tool(t, raw, "pdfinfo", "FILE"); !strings.Contains(info, "Handout") || !strings.Contains(info, "Made-up Trust") {
		t.Errorf("no title or author: %s", info)
	}
}

func TestTheFileIsSound(t *testing.T) {
	f := ours(t, few(t))
	raw := written(t, handout(t, f, "अनिल Ελένη שלום", code(t, "https://example.org/blog")), options(f))
	if out := tool(t, raw, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

func TestCodesAreReadFromThePage(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil && os.Getenv("CI") == "" {
		t.Skip("pdftoppm is not installed")
	}
	f := ours(t, nil)
	raw := written(t, handout(t, f, "Zoë", code(t, "https://example.org/considering-lilies")), options(f))
	for _, dpi := range []string{"72", "96", "150", "300"} {
		img := ink(t, raw, dpi)
		if got := decode(t, img); got != "https://example.org/considering-lilies" {
			t.Errorf("%s dpi: read %q", dpi, got)
		}
	}
}

// TestLettersAreInked compares each name's picture with that of as many empty
// boxes: what a font shows for a letter it lacks.
func TestLettersAreInked(t *testing.T) {
	f := ours(t, few(t))
	seen := map[string]string{}
	for _, name := range []string{"سام", "שלום", "अनिल", "Ελένη", "Юлия", "Żółć", "Nguyễn", "q\u0303"} {
		items, width := f.Line(10, 20, name, title)
		p := page.Page{Size: page.Size{W: 60, H: 30}, Items: items}
		img := ink(t, written(t, []page.Page{p}, options(f)), "100")
		box, dark := inkBox(img)
		if dark < 60 {
			t.Errorf("%s: %d dark pixels", name, dark)
		}
		if mm := float64(box.Dx()) * 25.4 / 100; mm < width*0.6 || mm > width*1.15+1 {
			t.Errorf("%s: %.1f mm of ink for %.1f mm", name, mm, width)
		}
		shape := inkShape(img, box)
		if other, ok := seen[shape]; ok {
			t.Errorf("%s looks like %s", name, other)
		}
		seen[shape] = name
	}
}

func TestUncoveredLettersStopThePrintUnlessLeftOut(t *testing.T) {
	f := ours(t, nil)
	pages := handout(t, f, "Sam 😀")
	var b bytes.Buffer
	o := options(f)
	err := pdf.Write(&b, pages, o)
	if surgery.KindOf(err) != surgery.Unprintable || b.Len() > 0 {
		t.Fatalf("error %v, %d bytes", err, b.Len())
	}
	o.LeaveOut = true
	if got := tool(t, written(t, pages, o), "pdftotext", "-raw", "FILE", "-"); !strings.HasPrefix(got, "Sam ’s social") {
		t.Errorf("reads %q", got)
	}
}

// TestTextNotOfOurFontIsRefused: pages made by hand, past page's measuring.
func TestTextNotOfOurFontIsRefused(t *testing.T) {
	f := ours(t, nil)
	for _, text := range []string{"😀", "王", "a\nb", "e\u0301", "\xff"} {
		p := page.Page{Size: page.A4, Items: []page.Item{page.Text{X: 10, Y: 10, Size: 12, Text: text}}}
		o := options(f)
		o.LeaveOut = true
		if err := pdf.Write(&bytes.Buffer{}, []page.Page{p}, o); surgery.KindOf(err) != surgery.Unprintable {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestEveryItemIsDrawn(t *testing.T) {
	f := ours(t, nil)
	white, ink := page.White, page.Ink
	ring := []page.Point{{X: 0, Y: 0}, {X: 9, Y: 0}, {X: 9, Y: 9}}
	curve := []page.Segment{{Op: page.MoveTo}, {Op: page.QuadTo, P: [3]page.Point{{X: 5}, {X: 5, Y: 5}}},
		{Op: page.CubeTo, P: [3]page.Point{{Y: 5}, {Y: 4}, {Y: 3}}}, {Op: page.Close}}
	for name, it := range map[string]page.Item{
		"filled box": page.Box{X: 5, Y: 5, W: 9, H: 9, Fill: &ink},
		"round box":  page.Box{X: 5, Y: 5, W: 9, H: 9, Radius: 3, Fill: &white, Stroke: &ink, Thick: 1},
		"line":       page.Line{X1: 5, Y1: 5, X2: 15, Y2: 15, Thick: 1, Color: ink},
		"tick":       page.Mark{Kind: page.Tick, X: 5, Y: 5, Size: 9, Color: ink},
		"empty box":  page.Mark{Kind: page.EmptyBox, X: 5, Y: 5, Size: 9, Color: ink},
		"path":       page.Path{X: 5, Y: 5, Scale: 1, Segments: page.Rings(ring), Fill: ink, Alt: "a shape"},
		"curves":     page.Path{X: 5, Y: 5, Scale: 2, Segments: curve, EvenOdd: true, Fill: ink},
		"text":       page.Text{X: 5, Y: 14, Size: 24, Text: "Sam"},
	} {
		t.Run(name, func(t *testing.T) {
			raw := written(t, []page.Page{{Size: page.Size{W: 30, H: 20}, Items: []page.Item{it}}}, options(f))
			box, dark := inkBox(inkOf(t, raw))
			if dark < 20 || box.Min.X < 15 || box.Min.Y < 12 {
				t.Errorf("%d dark pixels in %v", dark, box)
			}
		})
	}
}

func inkOf(t *testing.T, raw []byte) image.Image { return ink(t, raw, "100") }

func TestPagesKeepTheirSize(t *testing.T) {
	f := ours(t, nil)
	raw := written(t, []page.Page{{Size: page.A4}, {Size: page.A3.Landscape()}}, options(f))
	info := tool(t, raw, "pdfinfo", "-l", "2", "FILE")
	if !strings.Contains(info, "595.28 x 841.89") || !strings.Contains(info, "1190.55 x 841.89") {
		t.Error(info)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("gone") }

func TestFailuresAreErrorsOfOurs(t *testing.T) {
	f := ours(t, nil)
	if err := pdf.Write(&bytes.Buffer{}, nil, options(f)); surgery.KindOf(err) != surgery.Internal {
		t.Errorf("no pages: %v", err)
	}
	err := pdf.Write(broken{}, handout(t, f, "Sam"), options(f))
	var e *surgery.Error
	if !errors.As(err, &e) || e.Key != "pdf.not_written" {
		t.Errorf("broken writer: %v", err)
	}
	o := options(f)
	o.Fonts, err = page.NewFonts(assets.Files(), nil)
	o.Title = "😀 \x00 week"
	if err != nil || len(written(t, handout(t, f, "Sam"), o)) == 0 {
		t.Error("hostile title")
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range []string{"", "Sam", "😀👩‍⚕️", "𠮷野家", "\x00\x1b\u202e", "e\u0301", "(\\)", strings.Repeat("ab ", 400), "سام 12 (שלום)", "\xff"} {
		f.Add(s)
	}
	fonts := ours(f, few(f))
	f.Fuzz(func(t *testing.T, s string) {
		pages := handout(t, fonts, s)
		o := options(fonts)
		o.LeaveOut, o.Title, o.Author = true, s, s
		var raw bytes.Buffer
		if err := pdf.Write(&raw, pages, o); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		read, err := heard.Read(raw.Bytes())
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if h := read.Listen(); len(h.Faults) > 0 {
			t.Errorf("%q: %q", s, h.Faults)
		}
	})
}

// TestHostileTextIsQuick holds RELIABILITY's 2 s for a megabyte of anything; a
// busy machine gets three tries.
func TestHostileTextIsQuick(t *testing.T) {
	f := ours(t, few(t))
	for _, unit := range []string{"a", "word ", "😀", "𠮷", "क्", "سام ", "a\u0301", "\u202e\x00", "\n", "אב(", "\u200d"} {
		var took time.Duration
		for range 3 {
			start := time.Now()
			pages := handout(t, f, strings.Repeat(unit, 1<<20/len(unit)))
			o := options(f)
			o.LeaveOut = true
			written(t, pages, o)
			if took = time.Since(start); took <= hostileLimit {
				break
			}
		}
		if took > hostileLimit {
			t.Errorf("%q took %s", unit, took)
		}
	}
}
