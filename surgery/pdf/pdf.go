// Package pdf turns pages into a PDF file. It draws what page laid out and
// decides nothing of its own, so that the preview and the print cannot differ.
//
// Rules: the same pages and Options give the same bytes. Only this package
// imports gofpdf, and nothing gofpdf does to hostile text (it panics on letters
// above U+FFFF, and draws boxes for letters a font lacks) leaves it: letters
// are checked first, everything else that goes wrong is a *surgery.Error.
//
// Every file is tagged, as PDF/UA asks: what is heard and in which order, the
// language, the title, words for pictures, links. Gofpdf cannot write that: while
// pages are drawn we bracket what belongs together (mark.go), and its finished
// file is written anew with the structure in it (rewrite.go).
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/logbook"
	"socialmediasurgery/surgery/page"
)

// Options say what a PDF holds beside its pages.
type Options struct {
	Fonts    *page.Fonts // the ones that laid out the pages
	Title    string      // of the document; never a person's name
	Author   string      // the organisation; may be empty
	Language string      // like "en-GB", which is also what empty means
	Made     time.Time   // written as the time of creation

	// LeaveOut prints pages with letters missing, once the host has been told
	// which. Otherwise such pages are an Unprintable error.
	LeaveOut bool
}

// Write writes pages to w as a PDF. Nothing is written unless the whole
// document could be made. Errors: Unprintable names letters no font covers;
// Internal is anything else, also what w said: whoever opens files sorts that
// (printer.SaveAs).
func Write(w io.Writer, pages []page.Page, o Options) error {
	return WriteSeq(w, slices.Values(pages), o)
}

// WriteSeq is Write for many pages, laid out one after the other as they are
// drawn: a thousand handouts then need the memory of one.
func WriteSeq(w io.Writer, pages iter.Seq[page.Page], o Options) error {
	var out bytes.Buffer
	if err := draw(&out, pages, o); err != nil {
		var ours *surgery.Error
		if errors.As(err, &ours) {
			return ours
		}
		return surgery.Fail(surgery.Internal, "pdf.failed").Because(err)
	}
	if _, err := out.WriteTo(w); err != nil {
		return surgery.Fail(surgery.Internal, "pdf.not_written").Because(err)
	}
	return nil
}

// draw makes the document. Gofpdf panics where it did not expect something;
// that becomes an error here.
func draw(out *bytes.Buffer, pages iter.Seq[page.Page], o Options) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("gofpdf: %w", logbook.Panicked(r))
		}
	}()
	var d *document
	var missing strings.Builder
	for p := range pages {
		if d == nil {
			d = newDocument(p.Size, o)
		}
		if !o.LeaveOut {
			missing.WriteString(page.Missing([]page.Page{p}))
		}
		if err := settable(p, o.Fonts); err != nil {
			return err
		}
		d.page(p)
	}
	if d == nil {
		return errors.New("no pages")
	}
	if err := page.Unprintable(missing.String()); err != nil {
		return err
	}
	var plain bytes.Buffer
	if err := d.pdf.Output(&plain); err != nil {
		return err
	}
	whole, err := d.tagged(plain.Bytes(), o)
	if err != nil {
		return err
	}
	*out = *bytes.NewBuffer(whole)
	return nil
}

// settable checks that our typeface has every letter of every Text, which is so
// when page laid them out: gofpdf would draw a box, or panic.
func settable(p page.Page, f *page.Fonts) error {
	for _, it := range p.Items {
		t, ok := it.(page.Text)
		if !ok || f.Has(t.Weight, t.Text) {
			continue
		}
		return page.Unprintable(strings.Map(func(r rune) rune {
			if f.Has(t.Weight, string(r)) {
				return -1
			}
			return r
		}, t.Text))
	}
	return nil
}

func newDocument(size page.Size, o Options) *document {
	if o.Language == "" {
		o.Language = "en-GB"
	}
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "pt",
		Size: gofpdf.SizeType{Wd: size.W * points, Ht: size.H * points},
	})
	pdf.SetCompression(false) // we pack, in a third of the time: it makes a packer for each page
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(o.Made)
	pdf.SetModificationDate(o.Made)
	pdf.SetTitle(title(o), true)
	pdf.SetAuthor(basic(o.Author), true)
	pdf.SetProducer(producer, true)
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	return &document{pdf: pdf, fonts: o.Fonts, language: o.Language, known: map[page.Weight]*letters{}, tree: newTree()}
}

const producer = "Social Media Surgery"

// title is that of the document; it has one, since it is what a reader says first.
func title(o Options) string {
	if t := strings.TrimSpace(basic(o.Title)); t != "" {
		return t
	}
	return producer
}

// basic drops letters gofpdf cannot write into a title.
func basic(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return -1
		}
		return r
	}, page.Clean(text))
}
