package surgery

import "time"

// PrintKind tells what was printed.
type PrintKind string

// The prints that are counted.
const (
	HandoutPrint     PrintKind = "handout"
	SheetPrint       PrintKind = "sheet"
	WeekHandoutPrint PrintKind = "week_handout"

	// Of a week and its events.
	PosterPrint        PrintKind = "poster"     // A4
	BigPosterPrint     PrintKind = "big_poster" // A3
	CardsPrint         PrintKind = "cards"
	PostLinksPrint     PrintKind = "post_links"
	ChatSheetPrint     PrintKind = "chat_sheet"
	TakeoverSheetPrint PrintKind = "takeover_sheet"

	// The privacy notice; what is held of one person, and that they were erased.
	ShortNoticePrint PrintKind = "privacy_short"
	FullNoticePrint  PrintKind = "privacy_full"
	RecordPrint      PrintKind = "record"
	ReceiptPrint     PrintKind = "receipt"

	// What is kept and why; the recovery key, for the organisation to keep.
	ProtectionPrint PrintKind = "data_protection"
	RecoveryPrint   PrintKind = "recovery"

	// On paper what the screens ask, and cards for the host.
	SignInPrint      PrintKind = "sign_in"
	TallyPrint       PrintKind = "barometer_tally"
	SlipsPrint       PrintKind = "learning_slips"
	UpsetCardPrint   PrintKind = "card_upset"
	AtRiskCardPrint  PrintKind = "card_at_risk"
	NumbersCardPrint PrintKind = "card_numbers"

	// What a barometer found.
	ResultsPrint    PrintKind = "results"     // A4
	BigResultsPrint PrintKind = "big_results" // A3

	StoryPrint  PrintKind = "story"  // of a week
	ReportPrint PrintKind = "report" // of a surgery, a week or a month
)

// Sheet returns which sheet an event needs, "" for none.
func (e *Event) Sheet() PrintKind {
	switch {
	case e.Kind == ChatEvent:
		return ChatSheetPrint
	case e.Kind == TakeoverEvent:
		return TakeoverSheetPrint
	case e.Kind == SurgeryEvent:
		return SignInPrint
	case e.Asks():
		return TallyPrint
	}
	return ""
}

// namesNobody are the prints that may wait in a file of ours for a printer: they
// hold what hangs on a wall or lies on a table anyway, or nothing but boxes to fill
// in. The sheets of a chat and a takeover say who leads them, the story who said it.
var namesNobody = map[PrintKind]bool{
	WeekHandoutPrint: true, PosterPrint: true, BigPosterPrint: true, CardsPrint: true, PostLinksPrint: true,
	ShortNoticePrint: true, FullNoticePrint: true, ProtectionPrint: true,
	SignInPrint: true, TallyPrint: true, SlipsPrint: true, UpsetCardPrint: true, AtRiskCardPrint: true, NumbersCardPrint: true,
	ResultsPrint: true, BigResultsPrint: true, ReportPrint: true,
}

// NamesPeople reports whether a print of this kind can name somebody or opens what
// names them. No file is left of it that nobody asked for.
func (k PrintKind) NamesPeople() bool { return !namesNobody[k] }

// easier are the prints for which words were written to be easier to read.
var easier = map[PrintKind]bool{HandoutPrint: true, SheetPrint: true, WeekHandoutPrint: true,
	ShortNoticePrint: true, FullNoticePrint: true, ProtectionPrint: true}

// In returns the size a print of this kind can have: large print where it should be
// EasierToRead and nobody wrote words for that.
func (k PrintKind) In(size HandoutSize) HandoutSize {
	if size == EasierToRead && !easier[k] {
		return LargePrint
	}
	return size
}

// Print is one handout or sheet that went to the printer or into a file.
type Print struct {
	ID      ID          `json:"id"`
	Surgery ID          `json:"surgery,omitempty"`
	Visit   ID          `json:"visit,omitempty"`
	Kind    PrintKind   `json:"kind"`
	Size    HandoutSize `json:"size"`
	Copies  int         `json:"copies"`
	At      time.Time   `json:"at"`
}

// Validate keeps the rules of a print.
func (p *Print) Validate() error {
	if p.ID == "" || p.At.IsZero() || p.Copies < 1 || p.Size == "" || p.Kind == "" {
		return Fail(Internal, "error.internal")
	}
	return nil
}
