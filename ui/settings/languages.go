package settings

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// spoken is the languages that may stand beside English on a handout: who read
// which, the host's own folder of them, and tables for translators.
type spoken struct {
	card     *kit.Card
	rows     *fyne.Container
	folder   *folderBox
	problems *fyne.Container
	screen   *Screen
}

func newSpoken(s *Screen) *spoken {
	l := &spoken{screen: s, rows: kit.Column(kit.Step), problems: kit.Column(kit.Step)}
	l.folder = newFolderBox(s, words.Say("settings.languages_folder"), words.Say("settings.languages_hint"), l.keep)
	l.folder.buttons.Add(kit.NewButton(kit.Secondary, words.Say("settings.languages_again"), func() {
		s.stage.Change(s.stage.Texts.LookAtLanguages, nil)
	}))
	in := kit.NewButton(kit.Secondary, words.Say("settings.languages_take_in_open"), l.takeIn)
	l.card = kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("settings.languages_title")), kit.Muted(words.Say("settings.languages_about")),
		l.rows, kit.Flow(kit.Step, in), l.problems, l.folder.content))
	return l
}

// keep keeps the folder; none uses those of the program alone.
func (l *spoken) keep(text string, told func(error)) {
	l.screen.keepReadable(text, func(now *settings.Settings, path string) { now.Languages = path }, told)
}

func (l *spoken) show(now state) {
	l.folder.show(now.Languages)
	l.rows.Objects = nil
	for _, one := range now.spoken {
		l.rows.Add(l.row(one))
	}
	l.problems.Objects = nil
	for _, p := range now.unspoken {
		l.problems.Add(problem(p))
	}
	l.rows.Hidden, l.problems.Hidden = len(now.spoken) == 0, len(now.unspoken) == 0
	l.card.Refresh()
}

// row is a language: who read it, and what can be done.
func (l *spoken) row(one texts.Language) fyne.CanvasObject {
	said := words.Say("settings.language_draft")
	switch {
	case !one.Draft:
		day, _ := time.Parse(time.DateOnly, one.Check.Day) // it counts: it is a day
		said = words.Say("settings.language_checked", "who", one.Check.By, "day", kit.FormatDay(day))
	case one.Check.By != "":
		said = words.Say("settings.language_since", "who", one.Check.By)
	}
	return kit.Column(2, kit.Strong(one.Name), kit.Muted(said), kit.Flow(kit.Step,
		kit.NewButton(kit.Secondary, words.Say("settings.language_check"), func() { l.check(one) }),
		kit.NewButton(kit.Secondary, words.Say("settings.language_table"), func() { l.table(one) })))
}

// check asks who read a language, and when.
func (l *spoken) check(one texts.Language) {
	s := l.screen.stage
	who := kit.NewEntry(words.Say("settings.language_who_example"))
	who.SetText(one.Check.By)
	day := kit.NewDayField(words.Say("settings.language_day"), time.Now)
	if on, err := time.Parse(time.DateOnly, one.Check.Day); err == nil {
		day.Set(on)
	}
	kit.ShowPanel(s.Window, kit.PanelParts{Title: words.Say("settings.language_check_title", "language", one.Name), Width: 620, First: who, Verb: words.Say("settings.save"),
		Content: kit.Column(2*kit.Step, kit.Body(words.Say("settings.language_check_means")),
			kit.NewField(words.Say("settings.language_who"), who, words.Say("settings.language_who_hint")), day.Field),
		Submit: func(done func(error)) {
			on, err := day.Day()
			if err != nil {
				done(err)
				return
			}
			said, by := "", who.Text
			if !on.IsZero() {
				said = on.Format(time.DateOnly)
			}
			s.Try(func() (surgery.Change, error) { return s.Texts.CheckedLanguage(one.Code, by, said) },
				func(_ surgery.Change, err error) { done(err) })
		}})
}

// table saves the table of a language for a translator.
func (l *spoken) table(one texts.Language) {
	s := l.screen.stage
	folder := kit.NewEntry("~")
	folder.Limit = longPath
	kit.ShowPanel(s.Window, kit.PanelParts{Title: words.Say("settings.language_table_title", "language", one.Name), Width: 620, First: folder, Verb: words.Say("settings.save"),
		Content: kit.NewField(words.Say("settings.language_table_folder"), folder, words.Say("settings.language_table_hint")),
		Submit: func(done func(error)) {
			into := folder.Text
			s.Try(func() (surgery.Change, error) { return s.Texts.LanguageTable(one.Code, into) },
				func(_ surgery.Change, err error) { done(err) })
		}})
}

// takeIn asks for a table that came back, and says what is in it.
func (l *spoken) takeIn() {
	s := l.screen.stage
	file := kit.NewEntry(words.Say("settings.languages_file_example"))
	file.Limit = longPath
	kit.ShowPanel(s.Window, kit.PanelParts{Title: words.Say("settings.languages_take_in"), Width: 620, First: file, Verb: words.Say("settings.languages_look"),
		Content: kit.NewField(words.Say("settings.languages_file"), file, words.Say("settings.languages_file_hint")),
		Submit: func(done func(error)) {
			path := file.Text
			kit.Do(s.Runner, func() (texts.ReturnedTable, error) { return s.Texts.ReadLanguageTable(path) }, func(back texts.ReturnedTable, err error) {
				done(err)
				if err == nil {
					l.takePanel(path, back)
				}
			})
		}})
}

func (l *spoken) takePanel(path string, back texts.ReturnedTable) {
	s := l.screen.stage
	content := kit.Column(kit.Step, kit.Strong(words.Count("settings.languages_lines", len(back.Lines), "language", back.Language)))
	for _, c := range []struct {
		key string
		n   int
	}{
		{"settings.languages_old", back.Old}, {"settings.languages_differ", back.Differ}, {"settings.languages_unknown", back.Unknown},
		{"settings.languages_missing", back.Counts[languages.Missing]},
	} {
		if c.n > 0 {
			content.Add(kit.Body(words.Count(c.key, c.n)))
		}
	}
	content.Add(kit.Muted(words.Say("settings.languages_then")))
	kit.ShowPanel(s.Window, kit.PanelParts{Title: words.Say("settings.languages_take_in"), Width: 620, Content: content, Verb: words.Say("settings.languages_take"),
		Submit: func(done func(error)) {
			s.Try(func() (surgery.Change, error) { return s.Texts.TakeInLanguageTable(path) }, func(_ surgery.Change, err error) { done(err) })
		}})
}
