package ui

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// print prints the handout of the open visit, else the week's, which is looked
// at first.
func (s *Shell) print() {
	if s.visible != nil && s.visible.id == visitID {
		s.visit().Print()
		return
	}
	s.showWeekHandout()
}

// savePDF saves what print would print.
func (s *Shell) savePDF() {
	if s.visible != nil && s.visible.id == visitID {
		s.visit().SavePDF()
		return
	}
	s.showWeekHandout()
}

// showWeekHandout shows the handout for everyone, in the size that is chosen,
// to print or to save.
func (s *Shell) showWeekHandout() {
	d := s.parts.Desk
	var paper desk.Paper
	preview := kit.NewPagePreview()
	lay := func(size surgery.HandoutSize) {
		kit.Load(s.stage, func() (desk.Paper, error) { return d.WeekHandout(size) }, func(p desk.Paper) {
			paper = p
			preview.Set(p.Pages)
		})
	}
	sizes := kit.NewChoice([]kit.Option{
		{Key: string(surgery.Standard), Label: words.Say("shell.size_standard")},
		{Key: string(surgery.LargePrint), Label: words.Say("shell.size_large")},
		{Key: string(surgery.Plain), Label: words.Say("shell.size_plain")},
	}, func(key string) { lay(surgery.HandoutSize(key)) })
	sizes.Set(string(surgery.Standard))
	var panel *kit.Panel
	save := kit.NewButton(kit.Secondary, words.Say("shell.save_pdf"), func() {
		s.stage.Change(func() (desk.Done, error) { return d.SavePDF(paper, "") }, func(desk.Done) { panel.Close() })
	})
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("shell.week_handout"), Width: 560, Verb: words.Say("shell.print_now"),
		Content: kit.Column(kit.Step, sizes, preview), More: []*kit.Button{save},
		Submit: func(done func(error)) {
			s.stage.Try(func() (desk.Done, error) { return d.Print(paper, 1) }, func(_ desk.Done, err error) { done(err) })
		},
	})
	lay(surgery.Standard)
}
