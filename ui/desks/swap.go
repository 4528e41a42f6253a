package desks

import (
	"log/slog"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// swap is the panel that swaps with the stick: it reads what other desks left there, then
// writes what they lack.
type swap struct {
	stage *Stage
	work  *sharing.Swap
	panel *kit.Panel
	bar   *kit.Progress
	said  *kit.Text
	stop  func() // of the look at how far it is
	over  bool
	then  func()     // says what came of it, once the panel has gone
	early *kit.Panel // says that it was stopped, while the stick still works
}

// barEvery is how often the bar is drawn.
const barEvery = 200 * time.Millisecond

// beforeStop is how long a swap cannot be stopped: a Return that was meant for what was
// there before would stop it.
const beforeStop = time.Second

// SwapStick swaps with the stick used last, if it is there; else it asks which.
func SwapStick(stage *Stage) {
	kit.Load(stage.Stage, func() (string, error) { return stage.Sharing.Stick(), nil }, func(last string) {
		kit.Beside(stage.Runner, func() (bool, error) {
			_, err := folders.WritableBeside(last)
			return last != "" && err == nil, nil
		}, func(there bool, _ error) {
			if there {
				beginSwap(stage, last)
				return
			}
			otherStick(stage)
		})
	})
}

// otherStick asks which stick it is, and swaps with it.
func otherStick(stage *Stage) {
	askStick(stage, words.Say("sharing.swap_which"), func(path string) { beginSwap(stage, path) })
}

func beginSwap(stage *Stage, path string) {
	s := &swap{stage: stage, bar: kit.NewProgress(0), said: kit.Body(words.Say("sharing.swap_reading"))}
	kit.Do(stage.Runner, func() (*sharing.Swap, error) { return stage.Sharing.BeginSwap(path) }, func(work *sharing.Swap, err error) {
		if err != nil {
			s.end(surgery.Change{}, err)
			return
		}
		s.work = work
		shown := stage.Runner.Clock()
		s.panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.swap"), Cancel: words.Say("sharing.stop"),
			Content: kit.Column(12, s.said, s.bar), Closed: s.closed,
			Stays: func() bool { return stage.Runner.Clock()-shown < beforeStop }})
		s.stop = stage.Runner.Every(barEvery, func() { s.bar.Set(work.Share()) })
		s.read()
	})
}

// closed says what came of it. What is still going on it stops, and says so at once: a slow
// stick may take long to end, and the host would hear of it in the middle of the next swap.
func (s *swap) closed() {
	if s.over {
		s.then()
		return
	}
	s.work.Stop()
	s.early = s.sayStopped()
}

func (s *swap) sayStopped() *kit.Panel {
	return kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("sharing.stopped"), Content: kit.Body(words.Say("sharing.stopped_what"))})
}

// read reads a piece beside the worker, and has it taken in on it, so that what the host
// asks meanwhile comes between; then the next.
func (s *swap) read() {
	kit.Beside(s.stage.Runner, s.work.Next, func(piece *surgery.Parcel, err error) {
		switch {
		case err != nil:
			s.end(surgery.Change{}, err)
		case piece == nil:
			s.write()
		default:
			kit.Do(s.stage.Runner, func() (surgery.Change, error) { return s.stage.Sharing.Take(s.work, piece) }, func(done surgery.Change, err error) {
				if len(done.Changed) > 0 {
					s.stage.Told(done)
				}
				if err != nil {
					s.end(surgery.Change{}, err)
					return
				}
				s.read()
			})
		}
	})
}

func (s *swap) write() {
	s.said.Set(words.Say("sharing.swap_writing"))
	kit.Do(s.stage.Runner, func() (struct{}, error) { return struct{}{}, s.stage.Sharing.Fill(s.work) }, func(_ struct{}, err error) {
		if err != nil {
			s.end(surgery.Change{}, err)
			return
		}
		kit.Beside(s.stage.Runner, func() (struct{}, error) { return struct{}{}, s.work.Write() }, func(_ struct{}, err error) {
			if err != nil {
				s.end(surgery.Change{}, err)
				return
			}
			kit.Do(s.stage.Runner, func() (surgery.Change, error) { return s.stage.Sharing.Swapped(s.work) }, s.end)
		})
	})
}

// end says what came of it, or offers to do it again. Behind a curtain it waits with that
// until there is somebody to read it.
func (s *swap) end(done surgery.Change, err error) {
	s.over = true
	if err != nil && s.work != nil {
		kit.Do(s.stage.Runner, func() (struct{}, error) { s.work.End(); return struct{}{}, nil }, func(struct{}, error) {})
	}
	if s.stop != nil {
		s.stop()
	}
	if len(done.Changed) > 0 {
		s.stage.Told(surgery.Change{Changed: done.Changed, Elsewhere: true}) // said below
	}
	hidden := s.stage.Hidden()
	if hidden {
		slog.Warn("ui: a swap ended behind the curtain", "cause", err)
	}
	s.then = func() {
		switch {
		case err == nil:
			s.result(done.Notice)
		case hidden: // covered or locked meanwhile: what was read is kept
			s.sayStopped()
		default:
			again(s.stage, err, func() { SwapStick(s.stage) })
		}
	}
	switch {
	case s.panel == nil:
		if !hidden {
			s.then()
		}
	case s.early == nil:
		s.panel.Close()
	case err == nil && !hidden: // it was through before it could be stopped
		s.early.Close()
		s.then()
	}
}

// result says in one calm sentence what came and what goes; a joined desk whose records the
// home desk has all of keeps nothing from then on.
func (s *swap) result(said string) {
	stage := s.stage
	kit.Load(stage.Stage, stage.Sharing.Leaving, func(leaves func() (*sharing.Next, error)) {
		then := words.Say("sharing.take_out")
		if leaves != nil {
			then = words.Say("sharing.take_out_last")
		}
		kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.swapped"), Content: kit.Column(12, kit.Body(said), kit.Muted(then)),
			Closed: func() {
				if leaves != nil && stage.Anew != nil {
					stage.Anew(leaves)
				}
			}})
	})
}
