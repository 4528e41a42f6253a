package story

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// Ready reports whether there is a story to print or save.
func (s *Screen) Ready() bool { return s.shown.Week != nil }

// Print sends the story to the printer. Letters no font covers are said first.
func (s *Screen) Print() {
	s.send(func(p desk.Paper) (desk.Outgoing, error) { return s.stage.Desk.ToPrinter(p, 1) })
}

// SavePDF saves the story as a PDF where the host says: it can name somebody.
func (s *Screen) SavePDF() {
	if s.Ready() {
		papers.SavePaper(s.stage.Stage, s.stage.Desk, s.lay(), s.failed)
	}
}

// lay lays the pages out in the size that is chosen.
func (s *Screen) lay() func() (desk.Paper, error) {
	week, size := s.of, surgery.HandoutSize(s.size.Value())
	return func() (desk.Paper, error) { return s.stage.Desk.StoryPaper(week, size) }
}

func (s *Screen) send(to func(desk.Paper) (desk.Outgoing, error)) {
	if !s.Ready() {
		return
	}
	papers.SendPaper(s.stage.Stage, s.stage.Desk, s.lay(), to, s.failed)
}

func (s *Screen) failed(err error) {
	if err != nil {
		kit.ShowError(s.stage.Window, err)
	}
}

// SaveAs saves the story as another kind of file, where the host says.
func (s *Screen) SaveAs(form desk.StoryForm) {
	if !s.Ready() {
		return
	}
	week := s.of
	papers.AskFolder(s.stage.Stage, s.stage.Desk, func(folder string) {
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Desk.SaveStoryAs(week, form, folder) }, nil)
	})
}
