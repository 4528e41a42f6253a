package settings

import (
	"io/fs"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	printsroom "socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// about says where everything lies, how it is kept, and which program this is.
type about struct {
	card  *kit.Card
	lines *fyne.Container
	fixed []Place // the records and the log, wherever else things lie
}

func newAbout(s *Screen, places []Place, version string) *about {
	a := &about{lines: kit.Column(kit.Step), fixed: places}
	column := kit.Column(kit.Step, kit.Title(words.Say("settings.places_title")), a.lines)
	column.Add(kit.VGap(4))
	column.Add(kit.Muted(words.Say("settings.version", "version", version)))
	column.Add(kit.Flow(kit.Step,
		kit.NewButton(kit.Secondary, words.Say("settings.protection"), s.protection),
		kit.NewButton(kit.Secondary, words.Say("settings.licences"), func() { showLicences(s.stage, s.Files) })))
	a.card = kit.NewCard(column)
	return a
}

func (a *about) show(now state) {
	a.lines.RemoveAll()
	for _, p := range a.fixed {
		a.add(p.What, p.Path)
	}
	for _, p := range now.all {
		a.add(p.What, p.Path)
	}
	a.card.Refresh()
}

func (a *about) add(what, path string) {
	a.lines.Add(kit.Column(0, kit.NewText(kit.Wrap, kit.Run{Text: words.Say(what), Weight: kit.Semi}), kit.Small(path)))
}

// protection offers the data protection pack, printed or as a PDF.
func (s *Screen) protection() {
	_, easyRead := s.stage.Settings.EasyRead()
	size := kit.NewChoice(kit.HandoutSizes(easyRead), nil)
	size.Set(string(surgery.Standard))
	lay := func() (printsroom.Paper, error) {
		return s.stage.Texts.ProtectionPaper(surgery.HandoutSize(size.Value()))
	}
	send := func(to func(printsroom.Paper) (printsroom.Outgoing, error), done func(error)) {
		papers.SendPaper(s.stage.Stage, s.stage.Prints, lay, to, done)
	}
	var panel *kit.Panel
	save := kit.NewButton(kit.Secondary, words.Say("settings.protection_save"), func() {
		send(func(p printsroom.Paper) (printsroom.Outgoing, error) { return s.stage.Prints.ToFolder(p, "") }, func(err error) {
			if err != nil {
				panel.Fail(err)
				return
			}
			panel.Close()
		})
	})
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("settings.protection"), Content: kit.Column(2*kit.Step, kit.Body(words.Say("settings.protection_what")), size),
		First: size,
		Verb:  words.Say("settings.protection_print"), More: []*kit.Button{save}, Width: 560,
		Submit: func(done func(error)) {
			send(func(p printsroom.Paper) (printsroom.Outgoing, error) { return s.stage.Prints.ToPrinter(p, 1) }, done)
		}})
}

// licensed is one part of the program that others made.
type licensed struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Licence string `json:"licence"`
	File    string `json:"file"`
}

// licenceText reads the licence of a part.
func licenceText(files fs.FS, l licensed) string {
	raw, err := fs.ReadFile(files, "licences/"+l.File)
	if err != nil {
		return l.Licence
	}
	return string(raw)
}
