package desk

import (
	"bytes"
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
)

// Paper is a print laid out: what the preview draws is what the PDF holds.
type Paper struct {
	Kind     surgery.PrintKind
	Size     surgery.HandoutSize
	Visit    surgery.ID // "" for what is for everyone
	Number   int        // of the visit
	Pages    []page.Page
	Printer  string // which one; "" for the one in Settings
	LeaveOut bool   // print although letters that no font covers are left out
}

// keptFolder, in the folder of the records, holds PDFs that wait for a printer.
// They carry first names, and go when the surgery closes.
const keptFolder = "prints"

// Missing answers the letters on the paper that no font of this laptop covers;
// the host is told before printing.
func (p Paper) Missing() string { return page.Missing(p.Pages) }

// media answers the name of the sheet the paper is laid out for, "" for A4.
func (p Paper) media() string {
	if len(p.Pages) > 0 && p.Pages[0].Size == page.A3 {
		return "A3"
	}
	return ""
}

// Fonts answers our typeface as prints measure and draw it, read at first use:
// the first window does not need it.
func (d *Desk) Fonts() (*page.Fonts, error) {
	if d.fonts != nil {
		return d.fonts, nil
	}
	fonts, err := page.NewFonts(d.files, page.SystemFonts(d.cache))
	if err != nil {
		return nil, surgery.AsError(err)
	}
	d.fonts = fonts
	return fonts, nil
}

// Printers answers the printers of the system. NoPrinter says why there are none.
func (d *Desk) Printers() ([]printer.Queue, error) {
	ctx, stop := context.WithTimeout(context.Background(), printTime)
	defer stop()
	return printer.Printer{Keep: d.kept()}.Queues(ctx)
}

// printTime is the longest we wait for the system's printing.
const printTime = 20 * time.Second

// Print sends the paper to the printer, or into the folder that is set instead,
// and counts it. Errors: Unprintable names letters no font covers; NoPrinter,
// and the PDF is kept; Full, ReadOnly.
func (d *Desk) Print(p Paper, copies int) (Done, error) {
	job, err := d.job(p, max(1, copies))
	if err != nil {
		return Done{}, err
	}
	if folder := d.printFolder(); folder != "" {
		return d.printInto(folder, p, job)
	}
	ctx, stop := context.WithTimeout(context.Background(), printTime)
	defer stop()
	result, err := printer.Printer{Keep: d.kept()}.Print(ctx, job)
	if err != nil {
		return Done{}, err
	}
	notice := words.Say("prints.sent")
	switch {
	case result.Opened != "":
		notice = words.Say("prints.opened")
	case result.Queue != "":
		notice = words.Say("prints.sent_to", "printer", result.Queue)
	}
	return d.counted(p, job.Copies, notice)
}

// SavePDF writes the paper into a folder, "" for the documents folder, and
// counts it. The file's name carries nobody's name.
func (d *Desk) SavePDF(p Paper, folder string) (Done, error) {
	job, err := d.job(p, 1)
	if err != nil {
		return Done{}, err
	}
	if folder == "" {
		folder = d.documents
	}
	return d.printInto(folder, p, job)
}

func (d *Desk) printInto(folder string, p Paper, job printer.Job) (Done, error) {
	path, err := printer.Folder{Dir: folder}.Save(job)
	if err != nil {
		return Done{}, err
	}
	return d.counted(p, job.Copies, words.Say("prints.saved", "file", filepath.Base(path), "folder", filepath.Dir(path)))
}

// printFolder answers the folder that prints go to instead of a printer.
func (d *Desk) printFolder() string {
	if d.printTo != "" {
		return d.printTo
	}
	return d.settings.PrintTo
}

func (d *Desk) kept() printer.Folder {
	return printer.Folder{Dir: filepath.Join(d.store.Folder(), keptFolder)}
}

func (d *Desk) job(p Paper, copies int) (printer.Job, error) {
	fonts, err := d.Fonts()
	if err != nil {
		return printer.Job{}, err
	}
	var out bytes.Buffer
	err = pdf.Write(&out, p.Pages, pdf.Options{Fonts: fonts, Title: words.Say("prints.title_" + string(p.Kind)),
		Author: d.settings.Organisation, Made: d.now().Truncate(time.Second), LeaveOut: p.LeaveOut})
	if err != nil {
		return printer.Job{}, err
	}
	queue := p.Printer
	if queue == "" {
		queue = d.settings.Printer
	}
	return printer.Job{PDF: out.Bytes(), Kind: p.Kind, At: d.now(), Number: p.Number, Queue: queue, Copies: copies, Media: p.media()}, nil
}

// counted records that the paper was printed; a print cannot be undone.
func (d *Desk) counted(p Paper, copies int, notice string) (Done, error) {
	r := &surgery.Print{ID: d.newID(), Visit: p.Visit, Kind: p.Kind, Size: p.Size, Copies: copies, At: d.moment()}
	if d.current != nil {
		r.Surgery = d.current.ID
	}
	if p.Visit != "" {
		v, err := d.store.Visit(p.Visit)
		if err != nil {
			return Done{}, err
		}
		r.Surgery = v.Surgery
	}
	o := &surgery.Operation{Kind: surgery.Printed, About: r.ID, Surgery: r.Surgery, Visit: p.Visit, Edits: []surgery.Edit{{After: r}}}
	if err := d.do(o); err != nil {
		return Done{}, err
	}
	return d.done(o, notice), nil
}

// clearKept removes prints that waited for a printer; one that cannot be removed
// is for the log, the surgery is closed all the same.
func (d *Desk) clearKept() {
	if err := d.kept().Clear(d.now()); err != nil {
		slog.Error("desk: kept prints not removed", "cause", err)
	}
}
