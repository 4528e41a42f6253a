package texts

import (
	"io/fs"
	"strconv"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// ProtectionPaper lays out the data protection pack for whoever looks after
// information governance, with what is set on this laptop.
func (r *Room) ProtectionPaper(size surgery.HandoutSize) (prints.Paper, error) {
	if err := r.desk.AtHome(); err != nil {
		return prints.Paper{}, err
	}
	p := prints.Paper{Kind: surgery.ProtectionPrint, Size: prints.SizeOf(size, "")}
	if p.Size == surgery.EasierToRead {
		return r.EasierText(p, "protection", slotsOfPack(r.settings.Settings()))
	}
	shared, _ := r.desk.Store().Desks()
	raw, err := fs.ReadFile(r.desk.Options().Files, "protection/pack.md")
	if err != nil {
		return prints.Paper{}, surgery.AsError(err)
	}
	doc, err := document.Read(where(string(raw), shared))
	if err != nil {
		return prints.Paper{}, surgery.AsError(err)
	}
	s := r.settings.Settings()
	doc.About = []string{words.Say("desk.protection_set", "days", s.SaveDays, "cover", s.CoverMinutes, "lock", s.LockMinutes)}
	if s.Organisation != "" {
		doc.About = append([]string{s.Organisation}, doc.About...)
	}
	told, err := r.protectionTold()
	if err != nil {
		return prints.Paper{}, err
	}
	doc.About, doc.Made = append(doc.About, told...), r.desk.Now()
	return r.prints.Lay(p, handout.Story{Document: doc, Size: p.Size}.Pages)
}

// slotsOfPack returns what the settings say for the slots of the pack that is easier
// to read.
func slotsOfPack(s settings.Settings) map[string]string {
	values := SlotsOf(s)
	values["cover"], values["lock"] = strconv.Itoa(s.CoverMinutes), strconv.Itoa(s.LockMinutes)
	return values
}

// protectionTold returns what an organisation asks first: whether there is a
// passphrase, whom people are told to ask, and what was printed.
func (r *Room) protectionTold() ([]string, error) {
	passphrase := "desk.protection_open"
	if r.desk.HasPassphrase() {
		passphrase = "desk.protection_sealed"
	}
	if r.desk.Store().Slots().Away() {
		passphrase = "desk.protection_away"
	}
	told := []string{words.Say(passphrase)}
	values := SlotsOf(r.settings.Settings())
	if values["contact"] != "" {
		told = append(told, words.Say("desk.protection_contact", "contact", values["contact"]))
	}
	if values["officer"] != "" {
		told = append(told, words.Say("desk.protection_officer", "officer", values["officer"]))
	}
	lacks, err := r.NoticeLacks()
	if err != nil {
		return nil, err
	}
	if len(lacks) > 0 {
		told = append(told, words.Say("desk.protection_lacks", "what", LacksWords(lacks)))
	}
	for _, kind := range []surgery.PrintKind{surgery.FullNoticePrint, surgery.RecoveryPrint} {
		at, err := r.desk.Store().LastPrinted(kind)
		if err != nil {
			return nil, err
		}
		switch {
		case !at.IsZero():
			told = append(told, words.Say("desk.protection_printed_"+string(kind), "day", at.In(r.desk.Now().Location()).Format("2 January 2006")))
		case kind == surgery.FullNoticePrint || r.desk.HasPassphrase():
			told = append(told, words.Say("desk.protection_unprinted_"+string(kind)))
		}
	}
	return told, nil
}
