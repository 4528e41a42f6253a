package desk

import (
	"io/fs"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// ProtectionPaper lays out the data protection pack for whoever looks after
// information governance, with what is set on this laptop.
func (d *Desk) ProtectionPaper(size surgery.HandoutSize) (Paper, error) {
	raw, err := fs.ReadFile(d.files, "protection/pack.md")
	if err != nil {
		return Paper{}, surgery.AsError(err)
	}
	doc, err := document.Read(string(raw))
	if err != nil {
		return Paper{}, surgery.AsError(err)
	}
	s := d.settings
	doc.About = []string{words.Say("desk.protection_set", "days", s.SaveDays, "cover", s.CoverMinutes, "lock", s.LockMinutes)}
	if s.Organisation != "" {
		doc.About = append([]string{s.Organisation}, doc.About...)
	}
	passphrase := "desk.protection_open"
	if d.HasPassphrase() {
		passphrase = "desk.protection_sealed"
	}
	doc.About, doc.Made = append(doc.About, words.Say(passphrase)), d.now()
	size = sizeOf(size, "")
	return d.lay(Paper{Kind: surgery.ProtectionPrint, Size: size}, handout.Story{Document: doc, Size: size}.Pages)
}
