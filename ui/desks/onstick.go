package desks

import (
	"log/slog"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// onStick is the panel of work with a stick that is under way, and can be stopped.
type onStick struct {
	stage   *Stage
	panel   *kit.Panel
	early   *kit.Panel // says that it was stopped, while the stick still works
	ticking func()
	halt    func()
	over    bool
	then    func() // says what came of it, once the panel has gone
}

// showOnStick opens it. share says how far the work is, halt stops it.
func showOnStick(stage *Stage, title, what string, share func() float32, halt func()) *onStick {
	s := &onStick{stage: stage, halt: halt}
	bar, shown := kit.NewProgress(0), stage.Runner.Clock()
	s.panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: title, Content: kit.Column(12, kit.Body(what), bar), Cancel: words.Say("sharing.stop"),
		Closed: s.closed, Stays: func() bool { return stage.Runner.Clock()-shown < beforeStop }})
	s.ticking = stage.Runner.Every(barEvery, func() { bar.Set(share()) })
	return s
}

// closed says what came of it; what is still going on it stops, and says so at once.
func (s *onStick) closed() {
	if s.over {
		s.then()
		return
	}
	s.halt()
	s.early = sayStopped(s.stage)
}

func sayStopped(stage *Stage) *kit.Panel {
	return kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.stopped"), Content: kit.Body(words.Say("homelost.stopped"))})
}

// end says what came of it, or offers to do it again. Behind a curtain it waits with that
// until there is somebody to read it.
func (s *onStick) end(err error, went func(), retry func()) {
	s.over = true
	s.ticking()
	hidden := s.stage.Hidden()
	if hidden {
		slog.Warn("ui: work with a stick ended behind the curtain", "cause", err)
	}
	s.then = func() {
		switch {
		case err == nil:
			went()
		case hidden:
			sayStopped(s.stage)
		default:
			again(s.stage, err, retry)
		}
	}
	switch {
	case s.early == nil:
		s.panel.Close()
	case err == nil && !hidden: // it was through before it could be stopped
		s.early.Close()
		s.then()
	}
}
