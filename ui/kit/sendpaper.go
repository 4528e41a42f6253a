package kit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
)

// Send lays a paper out and makes it ready on the worker, sends it beside the
// worker, which a printer that does not answer must not hold up, and counts it.
// Then it is looked after for a while, and the host is told if it does not come
// out: done has long been called, nobody waits for that.
func Send(s *Stage, lay func() (desk.Paper, error), to func(desk.Paper) (desk.Outgoing, error), done func(error)) {
	Do(s.Runner, func() (desk.Outgoing, error) {
		p, err := lay()
		if err != nil {
			return desk.Outgoing{}, err
		}
		return to(p)
	}, func(o desk.Outgoing, err error) {
		if err != nil {
			done(err)
			return
		}
		Beside(s.Runner, o.Send, func(sent desk.Sent, err error) {
			if err != nil {
				done(err)
				return
			}
			s.Try(func() (desk.Done, error) { return s.Desk.Counted(o, sent.Notice) }, func(_ desk.Done, err error) {
				done(err)
				Beside(s.Runner, func() (struct{}, error) { return struct{}{}, sent.Watch() }, func(_ struct{}, err error) {
					if err != nil {
						s.warn(err)
					}
				})
			})
		})
	})
}

// SendPaper is Send for one paper. When no font covers a letter on it, the host
// is told first, and may leave the letter out. done gets nil once the paper is
// sent or the host has been asked.
func SendPaper(s *Stage, lay func() (desk.Paper, error), to func(desk.Paper) (desk.Outgoing, error), done func(error)) {
	try := func(leaveOut bool, then func(error)) {
		Send(s, lay, func(p desk.Paper) (desk.Outgoing, error) {
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
		what, next := ErrorWords(err)
		ShowPanel(s.Window, PanelParts{
			Title: what, Content: Body(next), Verb: words.Say("kit.print_anyway"), Grave: true,
			Submit: func(done func(error)) { try(true, done) },
		})
	})
}
