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
// It touches no records, and may be called from any goroutine.
func (d *Desk) Printers() ([]printer.Queue, error) {
	ctx, stop := context.WithTimeout(context.Background(), printTime)
	defer stop()
	return printer.Printer{Keep: d.kept()}.Queues(ctx)
}

// printTime is the longest we wait for the system's printing.
const printTime = 20 * time.Second

// Outgoing is a paper on its way out: made by ToPrinter or ToFolder, sent by
// Send, counted by Counted. Only sending may take long, and it alone touches no
// records, so that a printer that does not answer holds up nothing else.
type Outgoing struct {
	paper  Paper
	job    printer.Job
	folder string // where it goes as a file; "" for a printer
	kept   printer.Folder
}

// ToPrinter makes the paper ready for the printer, or for the folder that is set
// instead. Unprintable names letters no font covers.
func (d *Desk) ToPrinter(p Paper, copies int) (Outgoing, error) {
	job, err := d.job(p, max(1, copies))
	return Outgoing{paper: p, job: job, folder: d.printFolder(), kept: d.kept()}, err
}

// ToFolder makes the paper ready to be saved as a PDF, "" for the documents
// folder. The file's name carries nobody's name.
func (d *Desk) ToFolder(p Paper, folder string) (Outgoing, error) {
	job, err := d.job(p, 1)
	if folder == "" {
		folder = d.documents
	}
	return Outgoing{paper: p, job: job, folder: folder}, err
}

// Send sends it, and answers what to tell the host. It may be called from any
// goroutine. Errors: NoPrinter, and the PDF is kept; Full, ReadOnly.
func (o Outgoing) Send() (string, error) {
	if o.folder != "" {
		path, err := printer.Folder{Dir: o.folder}.Save(o.job)
		if err != nil {
			return "", err
		}
		return words.Say("prints.saved", "file", filepath.Base(path), "folder", filepath.Dir(path)), nil
	}
	ctx, stop := context.WithTimeout(context.Background(), printTime)
	defer stop()
	result, err := printer.Printer{Keep: o.kept}.Print(ctx, o.job)
	switch {
	case err != nil:
		return "", err
	case result.Opened != "":
		return words.Say("prints.opened"), nil
	case result.Queue != "":
		return words.Say("prints.sent_to", "printer", result.Queue), nil
	}
	return words.Say("prints.sent"), nil
}

// Print makes ready, sends and counts in one go.
func (d *Desk) Print(p Paper, copies int) (Done, error) {
	o, err := d.ToPrinter(p, copies)
	return d.sendNow(o, err)
}

// SavePDF is Print into a folder.
func (d *Desk) SavePDF(p Paper, folder string) (Done, error) {
	o, err := d.ToFolder(p, folder)
	return d.sendNow(o, err)
}

func (d *Desk) sendNow(o Outgoing, err error) (Done, error) {
	if err != nil {
		return Done{}, err
	}
	notice, err := o.Send()
	if err != nil {
		return Done{}, err
	}
	return d.Counted(o, notice)
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

// Counted records that a paper was sent; a print cannot be undone.
func (d *Desk) Counted(o Outgoing, notice string) (Done, error) {
	p, copies := o.paper, o.job.Copies
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
	op := &surgery.Operation{Kind: surgery.Printed, About: r.ID, Surgery: r.Surgery, Visit: p.Visit, Edits: []surgery.Edit{{After: r}}}
	if err := d.do(op); err != nil {
		return Done{}, err
	}
	return d.done(op, notice), nil
}

// clearKept removes prints that waited for a printer; one that cannot be removed
// is for the log, the surgery is closed all the same.
func (d *Desk) clearKept() {
	if err := d.kept().Clear(d.now()); err != nil {
		slog.Error("desk: kept prints not removed", "cause", err)
	}
}
