package lock

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
)

// RecoveryPaper lays out a recovery key for the organisation to keep. ToPrinter
// sends it to a printer only, and leaves no file of it behind; ToFolder saves it
// where the host says so.
func (room *Room) RecoveryPaper(r Recovery) (prints.Paper, error) {
	print := handout.Recovery{Organisation: room.settings.Settings().Organisation, Made: room.desk.Now(), Text: r.Text, Code: r.Code}
	return room.prints.Lay(prints.Paper{Kind: surgery.RecoveryPrint, Size: surgery.Standard}, print.Pages)
}
