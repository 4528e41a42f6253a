package visit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// Print prints the handout of the visit that is shown.
func (s *Screen) Print() { s.print(s.handout, s.shownError) }

// SavePDF writes it into the folder the host chooses; the notice says where.
func (s *Screen) SavePDF() {
	if !s.loaded {
		return
	}
	id := s.id
	papers.SavePaper(s.stage.Stage, s.stage.Prints, func() (prints.Paper, error) { return s.handout(id) }, s.shownError)
}

// printSheet prints the checklists for the table.
func (s *Screen) printSheet() { s.print(s.paperSheet, s.shownError) }

func (s *Screen) handout(id surgery.ID) (prints.Paper, error) { return s.stage.Visit.Handout(id, "") }

func (s *Screen) paperSheet(id surgery.ID) (prints.Paper, error) { return s.stage.Visit.Sheet(id, "") }

func (s *Screen) print(paper func(surgery.ID) (prints.Paper, error), done func(error)) {
	s.out(paper, func(p prints.Paper) (prints.Outgoing, error) { return s.stage.Prints.ToPrinter(p, 1) }, done)
}

func (s *Screen) shownError(err error) {
	if err != nil {
		kit.ShowError(s.stage.Window, err)
	}
}

// out lays a paper out and sends it.
func (s *Screen) out(paper func(surgery.ID) (prints.Paper, error), to func(prints.Paper) (prints.Outgoing, error), done func(error)) {
	if !s.loaded {
		return
	}
	id := s.id
	papers.SendPaper(s.stage.Stage, s.stage.Prints, func() (prints.Paper, error) { return paper(id) }, to, done)
}
