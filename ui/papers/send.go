package papers

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// SavePaper saves a paper as a PDF: one that can name somebody where the host says,
// any other in the usual folder. done gets what SendPaper's does.
func SavePaper(s *kit.Stage, d *prints.Room, lay func() (prints.Paper, error), done func(error)) {
	into := func(folder string) {
		SendPaper(s, d, lay, func(p prints.Paper) (prints.Outgoing, error) { return d.ToFolder(p, folder) }, done)
	}
	kit.Do(s.Runner, lay, func(p prints.Paper, err error) {
		switch {
		case err != nil:
			done(err)
		case p.Private():
			AskFolder(s, d, into)
		default:
			into("")
		}
	})
}

// Send lays a paper out and makes it ready on the worker, sends it beside the
// worker, which a printer that does not answer must not hold up, and counts it.
// Then it is looked after for a while, and the host is told if it does not come
// out: done has long been called, nobody waits for that.
func Send(s *kit.Stage, d *prints.Room, lay func() (prints.Paper, error), to func(prints.Paper) (prints.Outgoing, error), done func(error)) {
	kit.Do(s.Runner, func() (prints.Outgoing, error) {
		p, err := lay()
		if err != nil {
			return prints.Outgoing{}, err
		}
		return to(p)
	}, func(o prints.Outgoing, err error) {
		if err != nil {
			done(err)
			return
		}
		kit.Beside(s.Runner, o.Send, func(sent prints.Sent, err error) {
			if err != nil {
				done(err)
				return
			}
			s.Try(func() (surgery.Change, error) { return d.Counted(o, sent.Notice) }, func(_ surgery.Change, err error) {
				done(err)
				kit.Beside(s.Runner, func() (struct{}, error) { return struct{}{}, sent.Watch() }, func(_ struct{}, err error) {
					if err != nil {
						s.Warn(err)
					}
				})
			})
		})
	})
}

// SendPaper is Send for one paper. When no font covers a letter on it, the host
// is told first, and may leave the letter out. done gets nil once the paper is
// sent or the host has been asked.
func SendPaper(s *kit.Stage, d *prints.Room, lay func() (prints.Paper, error), to func(prints.Paper) (prints.Outgoing, error), done func(error)) {
	try := func(leaveOut bool, then func(error)) {
		Send(s, d, lay, func(p prints.Paper) (prints.Outgoing, error) {
			p.LeaveOut = leaveOut
			return to(p)
		}, then)
	}
	try(false, func(err error) {
		if surgery.KindOf(err) != surgery.Unprintable {
			done(err)
			return
		}
		done(nil)
		what, next := kit.ErrorWords(err)
		kit.ShowPanel(s.Window, kit.PanelParts{
			Title: what, Content: kit.Body(next), Verb: words.Say("kit.print_anyway"), Grave: true,
			Submit: func(done func(error)) { try(true, done) },
		})
	})
}
