package pictogram

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
)

// sheetOf sets all drawings side by side, mm wide, with their names.
func sheetOf(fonts *page.Fonts, side float64, c Colours) page.Page {
	p := page.Page{Size: page.A3, Items: []page.Item{page.Box{W: page.A3.W, H: page.A3.H, Fill: &c.Ground}}}
	small := page.Style{Size: 9, Weight: page.Regular, Color: c.Ink}
	x, y := 8.0, 8.0
	for _, n := range names() {
		if x+side > page.A3.W-8 {
			x, y = 8, y+side+9
		}
		p.Items = append(p.Items, Draw(n, x, y, side, c)...)
		said, _ := fonts.Line(x, y+side+5, string(n), small)
		p.Items = append(p.Items, said...)
		x += side + 6
	}
	return p
}

// The sheets of all drawings, in three sizes and looks, to be looked at: they are
// written into the folder PICTOGRAMS.
func TestContactSheets(t *testing.T) {
	folder := os.Getenv("PICTOGRAMS")
	if folder == "" {
		t.Skip("PICTOGRAMS names no folder to draw into")
	}
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var raw bytes.Buffer
	pages := []page.Page{sheetOf(fonts, 40, Light), sheetOf(fonts, 26, Dark), sheetOf(fonts, 18, Plain)}
	if err := pdf.Write(&raw, pages, pdf.Options{Fonts: fonts, Title: "Pictograms", Author: "Made-up Trust"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "pictograms.pdf"), raw.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
