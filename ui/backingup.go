package ui

import (
	"log/slog"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// backupLook is how often it is looked whether a backup is due.
const backupLook = 5 * time.Minute

// backUp makes a backup if one is due, without a word when it goes well.
func (s *Shell) backUp() {
	d, r := s.parts.Rooms, s.parts.Runner
	if d.Sharing.Joined() {
		return // which keeps nothing
	}
	failed := func(err error) {
		slog.Error("ui: no backup", "cause", err)
		s.notice.Say(words.Say("shell.no_backup"))
	}
	kit.Do(r, d.Backups.DueBackup, func(b *backups.Backup, err error) {
		if err != nil {
			failed(err)
		}
		if b == nil {
			return
		}
		kit.Beside(r, b.Make, func(_ *backups.Backup, err error) {
			kit.Do(r, func() (struct{}, error) { return struct{}{}, d.Backups.BackedUp(b, err) }, func(_ struct{}, err error) {
				if err != nil {
					failed(err)
				}
			})
		})
	})
}

// tellBackups tells what has come of backups in other folders.
func (s *Shell) tellBackups() {
	kit.Do(s.parts.Runner, s.parts.Rooms.Backups.TakeBackups, func(done surgery.Change, err error) {
		if err != nil {
			slog.Error("ui: what has arrived is not kept", "cause", err)
		}
		if len(done.Changed) > 0 {
			s.told(done)
		}
	})
}
