package ui

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/settings"
)

// settleUnlocked asks what is left to ask once the desk is open: for a new
// passphrase where the recovery key was used, whether to bring back the backup
// that was opened, and who came by self check-in.
func (s *Shell) settleUnlocked() {
	type left struct {
		renew bool
		came  []today.KioskMatch
	}
	kit.Do(s.parts.Runner, func() (left, error) {
		d := s.parts.Rooms
		if d.Desk.Locked() {
			return left{}, nil
		}
		came, err := d.Today.KioskArrivals()
		return left{d.Lock.MustSetPassphrase(), came}, err
	}, func(l left, err error) {
		if s.guard.hidden() || kit.TopPanel(s.stage.Window.Canvas()) != nil {
			return
		}
		switch {
		case l.renew:
			settings.ChoosePassphrase(s.forSettings(), s.settleUnlocked)
		case s.parts.Backup != "":
			path := s.parts.Backup
			s.parts.Backup = ""
			settings.BringBack(s.forSettings(), path)
		case err == nil && len(l.came) > 0:
			s.askWhoCame(l.came)
		}
	})
}

// askWhoCame asks for each in turn: is this the Sam of last month?
func (s *Shell) askWhoCame(came []today.KioskMatch) {
	now, rest := came[0], came[1:]
	var panel *kit.Panel
	settle := func(change func() (surgery.Change, error)) func() {
		return func() {
			panel.Close()
			s.stage.Change(change, func(surgery.Change) {
				if len(rest) > 0 {
					s.askWhoCame(rest)
				}
			})
		}
	}
	rows := []fyne.CanvasObject{kit.Body(words.Say("shell.kiosk_join_what", "number", now.Number, "name", now.Name)), kit.VGap(kit.Step)}
	for _, like := range now.Like {
		join := func(saved surgery.ID) func() (surgery.Change, error) {
			return func() (surgery.Change, error) { return s.parts.Rooms.People.Join(now.Attendee, saved) }
		}(like.Attendee)
		rows = append(rows, kit.NewGrave(kit.Secondary, words.Say("shell.kiosk_joined", "name", like.Name, "detail", like.Detail), settle(join)))
	}
	rows = append(rows, kit.NewButton(kit.Secondary, words.Say("shell.kiosk_other"),
		settle(func() (surgery.Change, error) { return s.parts.Rooms.Today.Looked(now.Visit) })))
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("shell.kiosk_join"), Content: kit.Column(kit.Step, rows...), Grave: true, Width: 520})
}
