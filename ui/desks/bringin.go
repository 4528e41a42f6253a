package desks

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/homelost"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// askBringIn has this laptop become the home desk of a surgery that lies on a stick as a
// whole, opened by the paper: the one it belonged to is lost.
func (s *Screen) askBringIn() {
	if !s.state.Passphrase {
		s.stage.Protect(s.Shown)
		return
	}
	askStick(s.stage, words.Say("homelost.bring_which"), s.findWhole)
}

// findWhole looks whether there is one before the paper is asked for.
func (s *Screen) findWhole(path string) {
	kit.Beside(s.stage.Runner, func() (struct{}, error) { return struct{}{}, homelost.Lies(path) }, func(_ struct{}, err error) {
		if err != nil {
			again(s.stage, err, func() { s.findWhole(path) })
			return
		}
		s.askPaper(path)
	})
}

// askPaper asks for the recovery key, and reads with it what lies there.
func (s *Screen) askPaper(path string) {
	box := kit.NewKeyBox(words.Say("homelost.paper_example"))
	field := kit.NewField(words.Say("homelost.paper_box"), box, "")
	box.OnChanged = func(string) { field.SetWrong("") }
	var found *homelost.Bringing
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("homelost.paper_title"), Width: 620, First: box, Verb: words.Say("homelost.look"),
		Content: kit.Column(12, kit.Body(words.Say("homelost.paper_what")), field),
		Submit: func(done func(error)) {
			typed := box.Text
			kit.Beside(s.stage.Runner, func() (*homelost.Bringing, error) { return homelost.Look(path, typed) }, func(b *homelost.Bringing, err error) {
				if surgery.KindOf(err) == surgery.Invalid {
					field.Refuse(err)
				}
				found = b
				done(err)
			})
		},
		Closed: func() {
			box.SetText("")
			if found != nil {
				s.confirm(path, found)
			}
		}})
}

// confirm says what lies there, and asks before it is brought in.
func (s *Screen) confirm(path string, b *homelost.Bringing) {
	begun := false
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("homelost.found_title"), Width: 620, Verb: words.Say("homelost.bring_verb"), Grave: true,
		Content: kit.Column(12, kit.Strong(b.Said(s.stage.Now())), kit.Body(words.Say("homelost.found_what")), kit.Muted(words.Say("homelost.found_not"))),
		Submit: func(done func(error)) {
			kit.Do(s.stage.Runner, func() (struct{}, error) { return struct{}{}, s.stage.HomeLost.Start(b) }, func(_ struct{}, err error) {
				begun = err == nil
				done(err)
			})
		},
		Closed: func() {
			if begun {
				shown := showOnStick(s.stage, words.Say("homelost.bringing"), words.Say("homelost.bringing_what"), b.Share, b.Stop)
				s.bring(b, func(done surgery.Change, err error) {
					shown.end(err, func() { s.sayBrought(done.Notice) }, func() { s.findWhole(path) })
				})
			}
		}})
}

// bring reads a piece beside the worker, and has it taken in on it, so that what the host
// asks meanwhile comes between; then the next. What came before an error is good.
func (s *Screen) bring(b *homelost.Bringing, end func(surgery.Change, error)) {
	room, runner := s.stage.HomeLost, s.stage.Runner
	finish := func(failed error) {
		kit.Do(runner, func() (surgery.Change, error) { return room.Finish(b) }, func(done surgery.Change, err error) {
			if len(done.Changed) > 0 {
				s.stage.Told(surgery.Change{Changed: done.Changed, Elsewhere: true}) // said in the panel
			}
			if failed == nil {
				failed = err
			}
			end(done, failed)
		})
	}
	kit.Beside(runner, b.Next, func(piece *homelost.Piece, err error) {
		if err != nil || piece == nil {
			finish(err)
			return
		}
		kit.Do(runner, func() (surgery.Change, error) { return room.Take(b, piece) }, func(_ surgery.Change, err error) {
			if err != nil {
				finish(err)
				return
			}
			s.bring(b, end)
		})
	})
}

// sayBrought says what came, and what is to be done next.
func (s *Screen) sayBrought(said string) {
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("homelost.brought_title"), Width: 620,
		Content: kit.Column(12, kit.Body(said), kit.Body(words.Say("homelost.brought_then"))), Closed: s.Shown})
}
