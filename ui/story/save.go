package story

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// Ready reports whether there is a story to print or save.
func (s *Screen) Ready() bool { return s.shown.Week != nil }

// Print sends the story to the printer. Letters no font covers are said first.
func (s *Screen) Print() {
	s.send(func(p prints.Paper) (prints.Outgoing, error) { return s.stage.Prints.ToPrinter(p, 1) })
}

// SavePDF saves the story as a PDF where the host says: it can name somebody.
func (s *Screen) SavePDF() {
	if s.Ready() {
		papers.SavePaper(s.stage.Stage, s.stage.Prints, s.lay(), s.failed)
	}
}

// lay lays the pages out in the size that is chosen.
func (s *Screen) lay() func() (prints.Paper, error) {
	week, size := s.of, surgery.HandoutSize(s.size.Value())
	return func() (prints.Paper, error) { return s.stage.Story.Paper(week, size) }
}

func (s *Screen) send(to func(prints.Paper) (prints.Outgoing, error)) {
	if !s.Ready() {
		return
	}
	papers.SendPaper(s.stage.Stage, s.stage.Prints, s.lay(), to, s.failed)
}

func (s *Screen) failed(err error) {
	if err != nil {
		kit.ShowError(s.stage.Window, err)
	}
}

// SaveAs saves the story as another kind of file, where the host says.
func (s *Screen) SaveAs(form story.Form) {
	if !s.Ready() {
		return
	}
	week := s.of
	papers.AskFolder(s.stage.Stage, s.stage.Prints, func(folder string) {
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Story.SaveAs(week, form, folder) }, nil)
	})
}
