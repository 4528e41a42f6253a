package texts

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
func (r *Room) languages() *languages.Library {
	folder := r.settings.Settings().Languages
	if r.spoken.all != nil && r.spoken.own == folder {
		return r.spoken.all
	}
	shipped, err := fs.Sub(r.desk.Options().Files, "languages")
	if err != nil {
		shipped = os.DirFS("") // a fixed name: cannot fail
	}
	var own fs.FS
	if folder != "" {
		own = os.DirFS(folder)
	}
	r.spoken.all, r.spoken.problems = languages.Load(shipped, own)
	r.spoken.own = folder
	return r.spoken.all
}

// Languages returns the languages that a print may have beside English, by name.
func (r *Room) Languages() []Language {
	var all []Language
	for _, l := range r.languages().All() {
		check := r.settings.Settings().LanguageChecks.Of(l.Code)
		all = append(all, Language{Code: l.Code, Name: l.English, Check: check, Draft: l.Voice(check).Draft(), Own: l.Own})
	}
	return all
}

// LanguageProblems returns which files of languages are not used, and why.
func (r *Room) LanguageProblems() []checklist.Problem {
	r.languages()
	return r.spoken.problems
}

// LookAtLanguages reads the files of languages anew, after the host changed some.
func (r *Room) LookAtLanguages() (surgery.Change, error) {
	r.spoken = spoken{}
	return surgery.Change{Changed: []surgery.Family{surgery.Settings}}, nil
}

// CheckedLanguage keeps who read a language as it is now, and when; without a name
// it is a draft again.
func (r *Room) CheckedLanguage(code, by, day string) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	l, ok := r.languages().Get(code)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	check := languages.Check{Code: code, By: surgery.Clean(by), Day: day, Of: l.Version()}
	if check.By != "" {
		if err := check.Validate(); err != nil {
			return surgery.Change{}, err
		}
	}
	s := r.settings.Settings()
	s.LanguageChecks = s.LanguageChecks.With(check)
	return r.settings.Set(s)
}

// Voice returns a language ready to be printed; nil for none, and for one that is
// there no more, which leaves English.
func (r *Room) Voice(code string) *languages.Voice {
	if code == "" {
		return nil
	}
	l, ok := r.languages().Get(code)
	if !ok {
		return nil
	}
	return l.Voice(r.settings.Settings().LanguageChecks.Of(code))
}

// LanguageName returns what a language is called, in English.
func (r *Room) LanguageName(code string) string {
	if l, ok := r.languages().Get(code); ok {
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
