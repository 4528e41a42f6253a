package desk

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
)

// RecoveryPaper lays out a recovery key for the organisation to keep. ToPrinter
// sends it to a printer only, and leaves no file of it behind; ToFolder saves it
// where the host says so.
func (d *Desk) RecoveryPaper(r Recovery) (Paper, error) {
	print := handout.Recovery{Organisation: d.settings.Organisation, Made: d.now(), Text: r.Text, Code: r.Code}
	return d.lay(Paper{Kind: surgery.RecoveryPrint, Size: surgery.Standard}, print.Pages)
}
