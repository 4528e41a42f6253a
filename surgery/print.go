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

	// The recovery key, for the organisation to keep: never left in a file unasked.
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

// Family answers the record family.
func (p *Print) Family() Family { return Prints }

// RecordID answers the id.
func (p *Print) RecordID() ID { return p.ID }

// Owner answers nobody: a print has no words.
func (p *Print) Owner() ID { return "" }

// Text answers nothing.
func (p *Print) Text() any { return nil }

// Validate keeps the rules of a print.
func (p *Print) Validate() error {
	if p.ID == "" || p.At.IsZero() || p.Copies < 1 || p.Size == "" || p.Kind == "" {
		return Fail(Internal, "error.internal")
	}
	return nil
}
