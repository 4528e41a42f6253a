package checklists

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// longPath is as long as a path may be; Fyne draws longer lines badly.
const longPath = 900

// backToOurs asks, then goes back to the version that comes with the program.
func (s *Screen) backToOurs() {
	row, ok := s.chosen()
	if !ok {
		return
	}
	kit.Confirm(s.stage.Window, words.Say("checklists.ours_question"), words.Say("checklists.ours_happens", "title", row.Title),
		words.Say("checklists.ours_verb"), true, func() {
			s.change(func() (surgery.Change, error) { return s.stage.Checklists.Shipped(row.ID) })
		})
}

// preview shows the chosen checklist as it goes to the table.
func (s *Screen) preview() {
	c := s.list
	kit.Load(s.stage.Stage, func() (prints.Paper, error) { return s.stage.Checklists.Paper(c.ID, "") }, func(p prints.Paper) {
		pages := kit.NewPagePreview()
		pages.Set(p.Pages)
		kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("checklists.preview_title", "title", c.Title), Content: pages, Width: 760})
	})
}

// share writes the chosen checklist into a folder.
func (s *Screen) share() {
	c := s.list
	folder := box(longPath, "~")
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("checklists.share_title"), Verb: words.Say("checklists.save"), First: folder, Width: 620,
		Content: kit.NewField(words.Say("checklists.folder"), folder, words.Say("checklists.share_hint")),
		Submit: func(done func(error)) {
			into := folder.Text
			papers.AskCopied(s.stage.Stage, s.stage.Prints, into, done, func(done func(error)) {
				s.stage.Try(func() (surgery.Change, error) { return s.stage.Checklists.Share(c.ID, into) },
					func(_ surgery.Change, err error) { done(err) })
			})
		}})
}

// given is a checklist somebody gave the host, as it was read.
type given struct {
	checklist.Checklist
	replaces string
}

// takeIn asks for a file, shows what is in it, and takes it in on the host's yes.
func (s *Screen) takeIn() {
	file := box(longPath, "")
	file.PlaceHolder = words.Say("checklists.file_example")
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("checklists.take_in"), Verb: words.Say("checklists.look"), First: file, Width: 620,
		Content: kit.NewField(words.Say("checklists.file"), file, words.Say("checklists.file_hint")),
		Submit: func(done func(error)) {
			path := file.Text
			kit.Do(s.stage.Runner, func() (given, error) {
				c, replaces, err := s.stage.Checklists.Read(path)
				return given{c, replaces}, err
			}, func(g given, err error) {
				done(err)
				if err == nil {
					s.takePanel(path, g)
				}
			})
		}})
}

// mostShown is how many steps of a file are shown before it is taken in.
const mostShown = 30

func (s *Screen) takePanel(path string, g given) {
	place := words.Say("checklists.take_new")
	if g.replaces != "" {
		place = words.Say("checklists.take_replaces", "title", g.replaces)
	}
	content := kit.Column(kit.Step, kit.Strong(g.Title), kit.Muted(g.Summary), kit.Body(place).In(kit.ColourAccent))
	for i, step := range g.Steps {
		if i == mostShown {
			content.Add(kit.Muted(words.Say("checklists.take_more", "n", len(g.Steps)-i)))
			break
		}
		content.Add(stepLines(step))
	}
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("checklists.take_title"), Verb: words.Say("checklists.take_it"), Content: content, Width: 700,
		Submit: func(done func(error)) {
			s.stage.Try(func() (surgery.Change, error) { return s.stage.Checklists.TakeIn(path) }, func(_ surgery.Change, err error) {
				done(err)
				if err == nil {
					s.lists.SelectKey(g.ID)
				}
			})
		}})
}

func stepLines(step checklist.Step) fyne.CanvasObject {
	column := kit.Column(0, kit.NewText(kit.Wrap, kit.Run{Text: step.Title, Weight: kit.Semi}), kit.Small(step.How))
	if step.URL != "" {
		column.Add(kit.Small(step.URL))
	}
	return column
}
