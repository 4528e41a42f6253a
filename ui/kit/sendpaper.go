package kit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
)

// SendPaper lays a paper out and sends it, to a printer or into a file. When no
// font covers a letter on it, the host is told first, and may leave the letter
// out. done gets nil once the paper is sent or the host has been asked.
func SendPaper(s *Stage, lay func() (desk.Paper, error), send func(desk.Paper) (desk.Done, error), done func(error)) {
	try := func(leaveOut bool, then func(error)) {
		s.Try(func() (desk.Done, error) {
			p, err := lay()
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
		what, next := ErrorWords(err)
		ShowPanel(s.Window, PanelParts{
			Title: what, Content: Body(next), Verb: words.Say("kit.print_anyway"), Safe: true,
			Submit: func(done func(error)) { try(true, done) },
		})
	})
}
