package desk

import (
	"io/fs"
	"os"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/words"
)

// spoken is the languages that may stand beside English on a print, read at first
// use.
type spoken struct {
	own      string // the host's folder they were read with
	all      *languages.Library
	problems []checklist.Problem
}

// Language is one that a print may have beside English.
type Language struct {
	Code, Name string
	Check      languages.Check // who read it; nobody has where By is ""
	Draft      bool            // nobody has read it as it is now
	Own        bool            // something of it is the host's own
}

// languages returns the languages, anew where the host has chosen another folder.
func (d *Desk) languages() *languages.Library {
	folder := d.settings.Languages
	if d.spoken.all != nil && d.spoken.own == folder {
		return d.spoken.all
	}
	shipped, err := fs.Sub(d.files, "languages")
	if err != nil {
		shipped = os.DirFS("") // a fixed name: cannot fail
	}
	var own fs.FS
	if folder != "" {
		own = os.DirFS(folder)
	}
	d.spoken.all, d.spoken.problems = languages.Load(shipped, own)
	d.spoken.own = folder
	return d.spoken.all
}

// Languages returns the languages that a print may have beside English, by name.
func (d *Desk) Languages() []Language {
	var all []Language
	for _, l := range d.languages().All() {
		check := d.settings.LanguageChecks.Of(l.Code)
		all = append(all, Language{Code: l.Code, Name: l.English, Check: check, Draft: l.Voice(check).Draft(), Own: l.Own})
	}
	return all
}

// LanguageProblems returns which files of languages are not used, and why.
func (d *Desk) LanguageProblems() []checklist.Problem {
	d.languages()
	return d.spoken.problems
}

// LookAtLanguages reads the files of languages anew, after the host changed some.
func (d *Desk) LookAtLanguages() (surgery.Change, error) {
	d.spoken = spoken{}
	return surgery.Change{Changed: []surgery.Family{surgery.Settings}}, nil
}

// CheckedLanguage keeps who read a language as it is now, and when; without a name
// it is a draft again.
func (d *Desk) CheckedLanguage(code, by, day string) (surgery.Change, error) {
	l, ok := d.languages().Get(code)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	check := languages.Check{Code: code, By: surgery.Clean(by), Day: day, Of: l.Version()}
	if check.By != "" {
		if err := check.Validate(); err != nil {
			return surgery.Change{}, err
		}
	}
	s := d.settings
	s.LanguageChecks = s.LanguageChecks.With(check)
	return d.SetSettings(s)
}

// voice returns a language ready to be printed; nil for none, and for one that is
// there no more, which leaves English.
func (d *Desk) voice(code string) *languages.Voice {
	if code == "" {
		return nil
	}
	l, ok := d.languages().Get(code)
	if !ok {
		return nil
	}
	return l.Voice(d.settings.LanguageChecks.Of(code))
}

// languageName returns what a language is called, in English.
func (d *Desk) languageName(code string) string {
	if l, ok := d.languages().Get(code); ok {
		return l.English
	}
	return code
}

// LanguageSaid returns a language as it is offered: by its name, and that it is a
// draft.
func LanguageSaid(l Language) string {
	if l.Draft {
		return words.Say("desk.language_draft", "language", l.Name)
	}
	return l.Name
}
