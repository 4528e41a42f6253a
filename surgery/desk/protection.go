package desk

import (
	"io/fs"
	"strconv"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// ProtectionPaper lays out the data protection pack for whoever looks after
// information governance, with what is set on this laptop.
func (d *Desk) ProtectionPaper(size surgery.HandoutSize) (Paper, error) {
	p := Paper{Kind: surgery.ProtectionPrint, Size: sizeOf(size, "")}
	if p.Size == surgery.EasierToRead {
		return d.easierText(p, "protection", slotsOfPack(d.settings))
	}
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
	told, err := d.protectionTold()
	if err != nil {
		return Paper{}, err
	}
	doc.About, doc.Made = append(doc.About, told...), d.now()
	return d.lay(p, handout.Story{Document: doc, Size: p.Size}.Pages)
}

// slotsOfPack returns what the settings say for the slots of the pack that is easier
// to read.
func slotsOfPack(s Settings) map[string]string {
	values := slotsOf(s)
	values["cover"], values["lock"] = strconv.Itoa(s.CoverMinutes), strconv.Itoa(s.LockMinutes)
	return values
}

// protectionTold returns what an organisation asks first: whether there is a
// passphrase, whom people are told to ask, and what was printed.
func (d *Desk) protectionTold() ([]string, error) {
	passphrase := "desk.protection_open"
	if d.HasPassphrase() {
		passphrase = "desk.protection_sealed"
	}
	if d.PassphraseAway() {
		passphrase = "desk.protection_away"
	}
	told := []string{words.Say(passphrase)}
	values := slotsOf(d.settings)
	if values["contact"] != "" {
		told = append(told, words.Say("desk.protection_contact", "contact", values["contact"]))
	}
	if values["officer"] != "" {
		told = append(told, words.Say("desk.protection_officer", "officer", values["officer"]))
	}
	lacks, err := d.NoticeLacks()
	if err != nil {
		return nil, err
	}
	if len(lacks) > 0 {
		told = append(told, words.Say("desk.protection_lacks", "what", LacksWords(lacks)))
	}
	for _, kind := range []surgery.PrintKind{surgery.FullNoticePrint, surgery.RecoveryPrint} {
		at, err := d.store.LastPrinted(kind)
		if err != nil {
			return nil, err
		}
		switch {
		case !at.IsZero():
			told = append(told, words.Say("desk.protection_printed_"+string(kind), "day", at.In(d.now().Location()).Format("2 January 2006")))
		case kind == surgery.FullNoticePrint || d.HasPassphrase():
			told = append(told, words.Say("desk.protection_unprinted_"+string(kind)))
		}
	}
	return told, nil
}
