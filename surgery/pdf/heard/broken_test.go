package heard

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/words"
)

// sample is a print with one of everything.
func sample(t *testing.T) []byte {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	style := page.Style{Size: 14, Weight: page.Regular, Color: page.Ink}
	as := func(r page.Role) page.Style { s := style; s.Role = r; return s }
	link := style
	link.Node = &page.Node{Role: page.Link, Address: "https://example.org/a", Alt: "Opens example.org/a"}
	para := func(s page.Style, text string) page.Block { return fonts.Paragraph(text, s, 120) }
	in := func(r page.Role, b page.Block) page.Block { return b.As(&page.Node{Role: r}) }
	ring := page.Rings([]page.Point{{X: 0, Y: 0}, {X: 9, Y: 0}, {X: 9, Y: 9}})
	picture := page.Block{Items: page.As(&page.Node{Role: page.Figure, Alt: "A made-up picture"},
		page.Path{Scale: 1, Segments: ring, Fill: page.Ink, Alt: "A made-up picture", Width: 9, Height: 9}), Height: 10}
	blocks := []page.Block{
		para(as(page.Title), "A made-up print"), para(as(page.Heading), "Done"),
		in(page.List, in(page.ListItem, page.Stack(para(as(page.ListLabel), "1"), in(page.ListBody, para(style, "one"))))),
		in(page.Table, page.Stack(
			in(page.TableRow, page.Stack(in(page.TableHead, para(style, "Mon")), in(page.TableCell, para(style, "a talk")))),
			in(page.TableRow, page.Stack(in(page.TableHead, para(style, "Tue")), in(page.TableCell, para(style, "a chat")))))),
		picture, page.Rule(120, 1, page.Teal), in(page.Para, para(link, "example.org/a")), para(style, "the last words"),
	}
	pages, err := page.Sheet{Size: page.A4, Margin: 15, Fonts: fonts, Number: style}.Flow(blocks)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, pages, pdf.Options{Fonts: fonts, Title: "A made-up print", Made: time.Unix(1e9, 0)}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// first is the first element of a role in a file, by its number.
func (f *File) first(role string) (number int, d dict) {
	for i := range 10000 {
		if d, ok := f.objects[i].(dict); ok && d["S"] == name(role) && d["P"] != nil {
			return i, d
		}
	}
	return 0, nil
}

// edit changes the content of the first page.
func (f *File) edit(from, to string) {
	r := f.pages[0]["Contents"].(ref)
	s := f.objects[int(r)].(stream)
	s.data = []byte(strings.Replace(string(s.data), from, to, 1))
	f.objects[int(r)] = s
}

// Each way of breaking a file is found: else the rules hold nothing.
func TestBrokenFilesAreFound(t *testing.T) {
	raw := sample(t)
	whole, err := Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	if h := whole.Listen(); len(h.Faults) > 0 {
		t.Fatalf("not broken: %q", h.Faults)
	}
	breakages := map[string]struct {
		breaks func(*File)
		found  string
	}{
		"no language":            {func(f *File) { delete(f.catalog, "Lang") }, "no language"},
		"not marked":             {func(f *File) { delete(f.catalog, "MarkInfo") }, "not marked"},
		"title not shown":        {func(f *File) { delete(f.catalog, "ViewerPreferences") }, "title is not to be shown"},
		"no metadata":            {func(f *File) { delete(f.catalog, "Metadata") }, "PDF/UA-1"},
		"no structure":           {func(f *File) { delete(f.catalog, "StructTreeRoot") }, "no structure"},
		"no list of parents":     {func(f *File) { delete(f.dict(f.catalog["StructTreeRoot"]), "ParentTree") }, "list of parents does not know piece"},
		"a wrong parent":         {func(f *File) { _, d := f.first("LI"); d["P"] = ref(1) }, "does not know its parent"},
		"painted in no bracket":  {func(f *File) { f.edit("/Artifact BMC", "0 g"); f.edit("EMC", "") }, "bracket"},
		"painted in two":         {func(f *File) { f.edit("/Artifact BMC", "/Artifact BMC /P <</MCID 77>> BDC"); f.edit("EMC", "EMC EMC") }, "in 2 brackets"},
		"a bracket left open":    {func(f *File) { f.edit("EMC", "") }, "bracket"},
		"a piece twice":          {func(f *File) { f.edit("MCID 1>>", "MCID 0>>") }, "piece 0 twice"},
		"a piece in no element":  {func(f *File) { _, d := f.first("H2"); d["K"] = []any{} }, "is in no element"},
		"a piece that is not":    {func(f *File) { _, d := f.first("H2"); d["K"] = []any{float64(99)} }, "not there"},
		"an element nobody has":  {func(f *File) { _, d := f.first("Document"); k := d["K"].([]any); d["K"] = k[:len(k)-1] }, "is in no element"},
		"an unknown role":        {func(f *File) { _, d := f.first("H2"); d["S"] = name("Heading") }, "is no role"},
		"a list in a paragraph":  {func(f *File) { _, d := f.first("LI"); d["S"] = name("P") }, "P in L"},
		"headings leave out one": {func(f *File) { _, d := f.first("H2"); d["S"] = name("H3") }, "heading 3 follows 1"},
		"no words for a picture": {func(f *File) { _, d := f.first("Figure"); delete(d, "Alt") }, "picture without words"},
		"no place of a picture":  {func(f *File) { _, d := f.first("Figure"); delete(d, "A") }, "without its place"},
		"a header of nothing":    {func(f *File) { _, d := f.first("TH"); delete(d, "A") }, "heads nothing"},
		"a row too short":        {func(f *File) { _, d := f.first("TR"); d["K"] = d["K"].([]any)[:1] }, "rows of"},
		"a link not pressed":     {func(f *File) { delete(f.pages[0], "Annots") }, "can be pressed"},
		"a link without words": {func(f *File) {
			a := f.dict(f.list(f.pages[0]["Annots"])[0])
			delete(a, "Contents")
		}, "link without words"},
		"a link beside the page": {func(f *File) {
			a := f.dict(f.list(f.pages[0]["Annots"])[0])
			a["Rect"] = []any{900.0, 9.0, 950.0, 20.0}
		}, "beside the page"},
		"a link that is not https": {func(f *File) {
			a := f.dict(f.list(f.pages[0]["Annots"])[0])
			f.dict(a["A"])["URI"] = text("http://example.org")
		}, "a link to"},
		"letters unknown": {func(f *File) {
			for _, v := range f.objects {
				if d, ok := v.(dict); ok && d["Type"] == name("Font") {
					delete(d, "ToUnicode")
				}
			}
		}, "are not known"},
		"a font left out": {func(f *File) {
			for _, v := range f.objects {
				if d, ok := v.(dict); ok && d["Type"] == name("FontDescriptor") {
					delete(d, "FontFile2")
				}
			}
		}, "is not in the file"},
	}
	for name, b := range breakages {
		t.Run(name, func(t *testing.T) {
			f, err := Read(raw)
			if err != nil {
				t.Fatal(err)
			}
			b.breaks(f)
			h := f.Listen()
			if !strings.Contains(strings.Join(h.Faults, "\n"), b.found) {
				t.Errorf("want %q among %q", b.found, h.Faults)
			}
		})
	}
}

// A file whose table points elsewhere cannot be followed, or says so.
func TestWrongOffsetsAreFound(t *testing.T) {
	raw := sample(t)
	moved := bytes.Replace(raw, []byte("%PDF-1.7\n"), []byte("%PDF-1.7\n\n"), 1)
	f, err := Read(moved)
	if err == nil && len(f.Listen().Faults) == 0 {
		t.Error("a file moved by a byte reads as if whole")
	}
	cut := bytes.Replace(raw, []byte(" 0 obj\n<</Type/Catalog"), []byte(" 0 obj\n<<  /Type/Catalog"), 1)
	if f, err := Read(cut); err == nil && len(f.Listen().Faults) == 0 {
		t.Error("a file with two letters more reads as if whole")
	}
}

func TestTheScriptIsWhatIsHeard(t *testing.T) {
	f, err := Read(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(f.Listen().Script, "\n")
	want := "H1: A made-up print\nH2: Done\nLbl: 1\nLBody: one\nTH: Mon\nTD: a talk\nTH: Tue\nTD: a chat\nFigure: A made-up picture\n" +
		"P: example.org/a -> https://example.org/a\nP: the last words"
	if got != want {
		t.Errorf("heard\n%s\nwant\n%s", got, want)
	}
}
