package ui

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/settings"
)

// vanished watches that the records stay where they are looked for. Where their
// folder was deleted, moved or replaced it says so at once, and offers to write
// everything again.
type vanished struct {
	shell *Shell
	gone  bool // they are not in place: closing the program would lose them
	panel *kit.Panel
	shown time.Time
}

// askedAgain is how long the question may stay closed.
const askedAgain = time.Minute

func newVanished(s *Shell) *vanished {
	v := &vanished{shell: s}
	kit.Vanished = func() { v.gone = true; v.look() }
	return v
}

// look asks the desk; without a word when all is well.
func (v *vanished) look() {
	d := v.shell.parts.Rooms
	kit.Do(v.shell.parts.Runner, func() (struct{}, error) { return struct{}{}, d.Desk.InPlace() }, func(_ struct{}, err error) {
		if v.gone = surgery.KindOf(err) == surgery.Vanished; v.gone {
			v.ask()
		}
	})
}

// ask says what has happened, over whatever is open: what is typed there stays.
// Nobody at self check-in is asked.
func (v *vanished) ask() {
	s := v.shell
	now := wallClock(s)
	if v.panel != nil || s.guard.hidden() || now.Sub(v.shown) < askedAgain && now.After(v.shown) {
		return
	}
	v.shown = now
	folder := s.parts.Rooms.Desk.Folder()
	elsewhere := kit.NewButton(kit.Secondary, words.Say("shell.vanished_elsewhere"), func() {
		settings.ChooseFolder(s.forSettings(), "", func(path string) { v.write(path, v.failed) })
	})
	v.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("shell.vanished"), Width: 620,
		Content: kit.Column(kit.Step, kit.Body(words.Say("shell.vanished_what", "folder", folder)), kit.Small(words.Say("shell.vanished_moved"))),
		Verb:    words.Say("shell.vanished_back"), More: []*kit.Button{elsewhere}, Cancel: words.Say("shell.vanished_later"),
		Submit: func(done func(error)) { v.write(folder, done) },
		Closed: func() { v.panel = nil }})
}

func (v *vanished) failed(err error) {
	if v.panel == nil {
		kit.ShowError(v.shell.stage.Window, err)
		return
	}
	v.panel.Fail(err)
}

// write has everything written into a folder.
func (v *vanished) write(folder string, told func(error)) {
	s := v.shell
	from := s.parts.Rooms.Desk.Folder()
	kit.Do(s.parts.Runner, func() (surgery.Change, error) {
		done, err := s.parts.Rooms.Desk.WriteBack(folder)
		if now := s.parts.Rooms.Desk.Folder(); err == nil && now != from && s.parts.Moved != nil {
			if noted := s.parts.Moved(from, now); noted != nil {
				done.Notice = Sentence(noted) // everything is written all the same
			} else {
				done.Notice += " " + words.Say("shell.vanished_next")
			}
		}
		return done, err
	}, func(done surgery.Change, err error) {
		if err != nil {
			told(err)
			return
		}
		v.gone = false
		if v.panel != nil {
			v.panel.Close()
		}
		s.told(done)
		if s.parts.Rooms.Desk.Locked() {
			s.guard.locked()
		}
	})
}
