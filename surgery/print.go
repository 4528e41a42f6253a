package surgery

import "time"

// PrintKind tells what was printed.
type PrintKind string

// The prints that are counted.
const (
	HandoutPrint     PrintKind = "handout"
	SheetPrint       PrintKind = "sheet"
	WeekHandoutPrint PrintKind = "week_handout"
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
