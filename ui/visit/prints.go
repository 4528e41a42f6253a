package visit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Print prints the handout of the visit that is shown.
func (s *Screen) Print() { s.print(s.handout, s.shownError) }

// SavePDF writes it into the documents folder; the notice says where.
func (s *Screen) SavePDF() {
	s.out(s.handout, func(p desk.Paper) (desk.Done, error) { return s.stage.Desk.SavePDF(p, "") }, s.shownError)
}

// printSheet prints the checklists for the table.
func (s *Screen) printSheet() { s.print(s.paperSheet, s.shownError) }

func (s *Screen) handout(id surgery.ID) (desk.Paper, error) { return s.stage.Desk.Handout(id, "") }

func (s *Screen) paperSheet(id surgery.ID) (desk.Paper, error) { return s.stage.Desk.Sheet(id, "") }

func (s *Screen) print(paper func(surgery.ID) (desk.Paper, error), done func(error)) {
	s.out(paper, func(p desk.Paper) (desk.Done, error) { return s.stage.Desk.Print(p, 1) }, done)
}

func (s *Screen) shownError(err error) {
	if err != nil {
		kit.ShowError(s.stage.Window, err)
	}
}

// out lays a paper out and sends it; when no font covers a letter on it, the
// host is told first and may leave the letter out.
func (s *Screen) out(paper func(surgery.ID) (desk.Paper, error), send func(desk.Paper) (desk.Done, error), done func(error)) {
	if !s.loaded {
		return
	}
	id := s.id
	try := func(leaveOut bool, then func(error)) {
		s.stage.Try(func() (desk.Done, error) {
			p, err := paper(id)
			if err != nil {
				return desk.Done{}, err
			}
			p.LeaveOut = leaveOut
			return send(p)
		}, func(_ desk.Done, err error) { then(err) })
	}
	try(false, func(err error) {
		if surgery.KindOf(err) != surgery.Unprintable {
			done(err)
			return
		}
		done(nil)
		what, next := kit.ErrorWords(err)
		kit.ShowPanel(s.stage.Window, kit.PanelParts{
			Title: what, Content: kit.Body(next), Verb: words.Say("visit.print_anyway"), Safe: true,
			Submit: func(done func(error)) { try(true, done) },
		})
	})
}
