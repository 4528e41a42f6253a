package prints

import (
	"bytes"
	"context"
	"image"
	"log/slog"
	"path/filepath"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/picture"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
)

// Paper is a print laid out: what the preview draws is what the PDF holds.
type Paper struct {
	Kind     surgery.PrintKind
	Size     surgery.HandoutSize
	Second   string     // the language beside English; "" is none
	Visit    surgery.ID // "" for what is for everyone
	Person   surgery.ID // whose record it is; "" for other papers
	Event    string     // the title of the event it is for, which its file is named for; "" for other papers
	Number   string     // of the visit
	Pages    []page.Page
	Printer  string // which one; "" for the one in Settings
	LeaveOut bool   // print although letters that no font covers are left out

	Media string        // the paper, "A4" or "A3"; "" for the one it is laid out for
	Grey  bool          // without colour
	Sides printer.Sides // of the paper; "" is as the printer usually does

	Sealed bool // a password stands on it

	Lacks string // says to the host what had no room on it; "" where all had

	Web   []byte // the same for a browser; nil for what has no such page
	AsWeb bool   // that is saved in place of a PDF
}

// keptFolder, in the folder of the records, holds PDFs whose printing failed, and
// on Windows those that another program prints; never a paper about a person. They
// go when the surgery closes, or at the next start if the program ended before.
const keptFolder = "prints"

// Private reports whether the paper is about a person or has a password on it, so that
// no file is left of it that nobody asked for, and the host says where it is saved.
func (p Paper) Private() bool { return p.Visit != "" || p.Sealed || p.Kind.NamesPeople() }

// Missing returns the letters on the paper that no font of this laptop covers;
// the host is told before printing.
func (p Paper) Missing() string { return page.Missing(p.Pages) }

// LaidFor returns the name of the sheet the paper is laid out for.
func (p Paper) LaidFor() string {
	if len(p.Pages) > 0 && p.Pages[0].Size.Landscape() == page.A3.Landscape() {
		return "A3"
	}
	return "A4"
}

// Fonts returns our typeface as prints measure and draw it, read at first use:
// the first window does not need it.
func (room *Room) Fonts() (*page.Fonts, error) {
	if room.fonts != nil {
		return room.fonts, nil
	}
	fonts, err := page.NewFonts(room.desk.Options().Files, page.SystemFonts(room.desk.Options().Cache))
	if err != nil {
		return nil, surgery.AsError(err)
	}
	room.fonts = fonts
	return fonts, nil
}

// PNG paints a page as a picture as large as is wanted; says is what it shows, in words.
func (room *Room) PNG(p page.Page, of picture.Size, says string) ([]byte, error) {
	fonts, err := room.Fonts()
	if err != nil {
		return nil, err
	}
	painter, err := picture.NewPainter(fonts.File)
	if err != nil {
		return nil, surgery.AsError(err)
	}
	var out bytes.Buffer
	if err := painter.PNG(&out, p, of.W, says); err != nil {
		return nil, surgery.AsError(err)
	}
	return out.Bytes(), nil
}

// Printers returns the printers of the system. NoPrinter says why there are none.
// It touches no records, and may be called from any goroutine.
func (room *Room) Printers() ([]printer.Queue, error) {
	ctx, stop := context.WithTimeout(context.Background(), printTime)
	defer stop()
	return printer.Printer{Keep: room.Kept()}.Queues(ctx)
}

// printTime is the longest we wait for the system's printing.
const printTime = 20 * time.Second

// Outgoing is a paper on its way out: made by ToPrinter or ToFolder, sent by
// Send, counted by Counted. Only sending may take long, and it alone touches no
// records, so that a printer that does not answer holds up nothing else.
type Outgoing struct {
	Paper  Paper
	Job    printer.Job
	folder string // where it goes as a file; "" for a printer
	own    bool   // that is the program's own folder, made where it is not there
	kept   printer.Folder
	saved  *string // Send puts the path of the file there, for Counted
}

// ToPrinter makes the paper ready for the printer, or for the folder that is set
// instead. Unprintable names letters no font covers.
func (room *Room) ToPrinter(p Paper, copies int) (Outgoing, error) {
	job, err := room.job(p, max(1, copies))
	folder := room.printFolder()
	if p.Kind == surgery.RecoveryPrint {
		folder = "" // a key goes on paper, whatever the rest does
	}
	if folder == "" {
		job.About = "" // one that waits for the printer says no title
	}
	return Outgoing{Paper: p, Job: job, folder: folder, kept: room.Kept(), saved: new(string)}, err
}

// ToFolder makes the paper ready to be saved as a PDF, or as a web page, "" for the documents
// folder. The file's name carries nobody's name, but the title of an event.
func (room *Room) ToFolder(p Paper, folder string) (Outgoing, error) {
	var job printer.Job
	var err error
	if p.AsWeb && p.Web != nil {
		job = printer.Job{PDF: p.Web, Ending: ".html", Kind: p.Kind, At: room.desk.Now(), Number: p.Number, Copies: 1, Secret: p.Private()}
	} else {
		job, err = room.job(p, 1)
	}
	if folder == "" {
		folder = room.desk.Options().Saves
	}
	return Outgoing{Paper: p, Job: job, folder: folder, own: folder == room.desk.Options().Saves, saved: new(string)}, err
}

// Sent is a paper that was handed over.
type Sent struct {
	Notice  string // what to tell the host
	printer printer.Printer
	result  printer.Result
}

// Send sends it. It may be called from any goroutine. Errors: NoPrinter, and the
// PDF is kept unless the paper is about a person; Full, ReadOnly.
func (o Outgoing) Send() (Sent, error) {
	if o.folder != "" {
		path, err := printer.Folder{Dir: o.folder, Own: o.own}.Save(o.Job)
		if err != nil {
			return Sent{}, err
		}
		*o.saved = path
		return Sent{Notice: SavedNotice(path, o.Paper.Private())}, nil
	}
	ctx, stop := context.WithTimeout(context.Background(), printTime)
	defer stop()
	sent := Sent{printer: printer.Printer{Keep: o.kept}}
	var err error
	if sent.result, err = sent.printer.Print(ctx, o.Job); err != nil {
		return Sent{}, o.unprinted(err)
	}
	switch {
	case sent.result.Opened != "":
		sent.Notice = words.Say("prints.opened")
	case sent.result.Queue != "":
		sent.Notice = words.Say("prints.sent_to", "printer", sent.result.Queue)
	default:
		sent.Notice = words.Say("prints.sent")
	}
	return sent, nil
}

// SavedNotice says where a file is, and what becomes of one that names somebody.
func SavedNotice(path string, private bool) string {
	key := "prints.saved"
	if private {
		key = "prints.saved_private"
	}
	return words.Say(key, "file", filepath.Base(path), "folder", filepath.Dir(path))
}

// unprinted says how else to get a paper of which no file was kept.
func (o Outgoing) unprinted(err error) error {
	failed := surgery.AsError(err)
	if failed.Kind != surgery.NoPrinter || !o.Job.Secret {
		return err
	}
	switch o.Paper.Kind {
	case surgery.HandoutPrint, surgery.StoryPrint:
		failed.With = append(failed.With, "instead", words.Say("prints.instead_key"))
	case surgery.SheetPrint: // nothing saves it
	default:
		failed.With = append(failed.With, "instead", words.Say("prints.instead"))
	}
	return failed
}

// Watch looks for a minute whether what was sent comes out, and returns why it
// does not: NoPrinter. It may be called from any goroutine.
func (s Sent) Watch() error { return s.printer.Watch(context.Background(), s.result) }

// Print makes ready, sends and counts in one go.
func (room *Room) Print(p Paper, copies int) (surgery.Change, error) {
	o, err := room.ToPrinter(p, copies)
	return room.sendNow(o, err)
}

// SavePDF is Print into a folder.
func (room *Room) SavePDF(p Paper, folder string) (surgery.Change, error) {
	o, err := room.ToFolder(p, folder)
	return room.sendNow(o, err)
}

func (room *Room) sendNow(o Outgoing, err error) (surgery.Change, error) {
	if err != nil {
		return surgery.Change{}, err
	}
	sent, err := o.Send()
	if err != nil {
		return surgery.Change{}, err
	}
	return room.Counted(o, sent.Notice)
}

// printFolder returns the folder that prints go to instead of a printer.
func (room *Room) printFolder() string {
	if room.desk.Options().Print != "" {
		return room.desk.Options().Print
	}
	return room.settings.Settings().PrintTo
}

// PrintsTo returns the folder that prints go to instead of a printer, "" for none.
// It may be called from any goroutine.
func (room *Room) PrintsTo() string {
	if room.desk.Options().Print != "" {
		return room.desk.Options().Print
	}
	return room.settings.Settings().PrintTo
}

// Kept returns the folder of prints that wait for a printer.
func (room *Room) Kept() printer.Folder {
	return printer.Folder{Dir: filepath.Join(room.desk.Store().Folder(), keptFolder), Own: true}
}

func (room *Room) job(p Paper, copies int) (printer.Job, error) {
	fonts, err := room.Fonts()
	if err != nil {
		return printer.Job{}, err
	}
	var out bytes.Buffer
	err = pdf.Write(&out, p.Pages, pdf.Options{Fonts: fonts, Title: words.Say("prints.title_" + string(p.Kind)),
		Author: room.settings.Settings().Organisation, Made: room.desk.Now().Truncate(time.Second), LeaveOut: p.LeaveOut})
	if err != nil {
		return printer.Job{}, err
	}
	queue := p.Printer
	if queue == "" {
		queue = room.settings.Settings().Printer
	}
	job := printer.Job{PDF: out.Bytes(), Kind: p.Kind, At: room.desk.Now(), About: p.Event, Number: p.Number, Queue: queue, Copies: copies,
		Media: p.LaidFor(), Secret: p.Private(), Grey: p.Grey, Sides: p.Sides}
	if p.Media != "" && p.Media != job.Media {
		job.Media, job.Fit = p.Media, true
	}
	if printer.TakesPictures {
		err = withPictures(&job, p.Pages, fonts)
	}
	return job, err
}

// withPictures gives a job its pages as pictures.
func withPictures(job *printer.Job, pages []page.Page, fonts *page.Fonts) error {
	painter, err := picture.NewPainter(fonts.File)
	if err != nil {
		return surgery.AsError(err)
	}
	job.Pages, job.Draw = len(pages), func(i, width int) *image.RGBA { return painter.Draw(pages[i], width) }
	return nil
}

// Counted records that a paper was sent; a print cannot be undone.
func (room *Room) Counted(o Outgoing, notice string) (surgery.Change, error) {
	p, copies := o.Paper, o.Job.Copies
	r := &surgery.Print{ID: room.desk.NewID(), Visit: p.Visit, Kind: p.Kind, Size: p.Size.Plainly(), Copies: copies, At: room.desk.Moment()}
	if room.desk.Surgery() != nil {
		r.Surgery = room.desk.Surgery().ID
	}
	if p.Visit != "" {
		v, err := room.desk.Store().Visit(p.Visit)
		if err != nil {
			return surgery.Change{}, err
		}
		r.Surgery = v.Surgery
	}
	if o.saved != nil && *o.saved != "" && (p.Visit != "" || p.Person != "") {
		w := Written{Path: *o.saved, Kind: p.Kind, Visit: p.Visit}
		if p.Person != "" {
			w.People = []surgery.ID{p.Person}
		}
		room.Wrote(w)
	}
	op := &surgery.Operation{Kind: surgery.Printed, About: r.ID, Surgery: r.Surgery, Visit: p.Visit, Edits: []surgery.Edit{{After: r}}}
	return room.desk.Do(op, notice)
}

// ClearKept removes prints that waited for a printer; one that cannot be removed
// is for the log, the surgery is closed all the same.
func (room *Room) ClearKept() { room.clearBefore(room.desk.Now()) }

func (room *Room) watchPrints() desk.Watch {
	return desk.Watch{Opened: func() error { room.clearLeft(); return nil }}
}

// clearLeft is clearKept for a start: of what a program left that ended before
// its surgery was closed, or that crashed. A surgery that is still open keeps
// the prints of its own day, since the host was told where they are.
func (room *Room) clearLeft() {
	before := room.desk.Now()
	if room.desk.Surgery() != nil {
		day, err := time.ParseInLocation(time.DateOnly, room.desk.Surgery().Day, before.Location())
		if err == nil {
			before = day
		}
	}
	room.clearBefore(before)
}

func (room *Room) clearBefore(before time.Time) {
	if err := room.Kept().Clear(before); err != nil {
		slog.Error("desk: kept prints not removed", "cause", err)
	}
}

// SavesInto returns the folder things are saved into when none is said.
func (room *Room) SavesInto() string { return room.desk.Options().Saves }

// PrintFlag returns the folder that prints go to because the program was started
// so, whatever the settings say; "" for none.
func (room *Room) PrintFlag() string { return room.desk.Options().Print }
