package ui

import (
	"errors"
	"log/slog"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/joining"
	"socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/settings"
)

// mending offers to mend records that are damaged: first the passphrase, then what
// there is to choose from, then what came of it.
type mending struct {
	failed *Failed
	work   *restore.Mending // nil until it has begun, and once it has ended
	offer  restore.MendOffer
	desk   *rooms.Rooms // mended, and open
	busy   bool
}

// start looks at the records, and asks for the passphrase where one is wanted.
func (m *mending) start() {
	m.failed.show(nil, kit.Muted(words.Say("mending.looking")))
	options := m.failed.options
	kit.Do(m.failed.parts.Runner, func() (*restore.Mending, error) { return restore.StartMending(options) }, func(work *restore.Mending, err error) {
		if err != nil {
			m.fail(err, m.failed.close)
			return
		}
		m.work = work
		switch {
		case !work.Locked():
			m.look()
		case work.KeyGone():
			m.askPaper(nil)
		default:
			m.askPassphrase()
		}
	})
}

// askPassphrase asks for it, or leads to the recovery key.
func (m *mending) askPassphrase() {
	paper := kit.NewButton(kit.Secondary, words.Say("mending.use_recovery"), func() { m.askPaper(m.askPassphrase) })
	m.ask(words.Say("mending.locked"), words.Say("mending.passphrase"), true, m.unlock, paper)
}

func (m *mending) unlock(typed string) error { return m.work.Unlock([]byte(typed)) }

// askPaper asks for the recovery key; back, which may be nil, leads back.
func (m *mending) askPaper(back func()) {
	what := words.Say("mending.needs_recovery")
	var more []fyne.CanvasObject
	if back != nil {
		what = words.Say("mending.recovery_what")
		more = []fyne.CanvasObject{kit.NewButton(kit.Secondary, words.Say("mending.back"), back)}
	} else {
		more = []fyne.CanvasObject{kit.NewButton(kit.Secondary, words.Say("mending.anew"), m.anew)}
		if joining.IsJoined(m.failed.options.Folder) {
			more = []fyne.CanvasObject{kit.NewButton(kit.Secondary, words.Say("mending.leave"), m.leave)}
		}
	}
	m.ask(what, words.Say("mending.recovery"), false, m.work.UnlockRecovery, more...)
}

// ask is one box and what is done with what was typed into it.
func (m *mending) ask(what, label string, secret bool, try func(string) error, more ...fyne.CanvasObject) {
	box := kit.NewKeyBox("")
	if secret {
		box = kit.NewEntry("")
		box.Password = true
	}
	field := kit.NewField(label, box, "")
	box.OnChanged = func(string) { field.SetWrong("") }
	send := func() {
		if m.busy {
			return
		}
		m.busy = true
		typed := box.Text
		kit.Do(m.failed.parts.Runner, func() (struct{}, error) { return struct{}{}, try(typed) }, func(_ struct{}, err error) {
			m.busy = false
			if err != nil {
				field.SetError(err)
				m.failed.window.Canvas().Focus(box)
				return
			}
			box.SetText("")
			m.look()
		})
	}
	box.OnEnter = send
	buttons := append([]fyne.CanvasObject{kit.NewButton(kit.Primary, words.Say("mending.go_on"), send)}, more...)
	m.failed.show(box, kit.Body(what), field, kit.Flow(kit.Step, buttons...))
}

// look finds the latest backup that opens.
func (m *mending) look() {
	m.failed.show(nil, kit.Muted(words.Say("mending.looking_backups")))
	kit.Do(m.failed.parts.Runner, m.work.Offer, func(offer restore.MendOffer, err error) {
		if err != nil {
			slog.Error("ui: backups not listed", "cause", err) // one may be chosen from elsewhere
		}
		m.offer = offer
		m.choices(nil)
	})
}

// choices offers what there is, with what went wrong before, if anything did.
func (m *mending) choices(wrong error) {
	var said, buttons []fyne.CanvasObject
	var first *kit.Button
	add := func(label string, do func()) {
		kind := kit.Secondary
		if first == nil {
			kind = kit.Primary
		}
		b := kit.NewButton(kind, label, do)
		buttons = append(buttons, b)
		if first == nil {
			first = b
		}
	}
	if wrong != nil {
		said = append(said, refusal(wrong))
	}
	if m.work.KeyBack() {
		said = append(said, kit.Body(words.Say("mending.key_back")))
		add(words.Say("mending.open"), func() { m.finish(words.Say("mending.opening")) })
	}
	joined := joining.IsJoined(m.failed.options.Folder)
	if m.work.HasRecords() && !m.work.Locked() {
		if !joined { // whose own sentence says it
			said = append(said, kit.Body(words.Say("mending.log_what")))
		}
		add(words.Say("mending.from_log"), m.fromLog)
	}
	if joined {
		said = append(said, kit.Body(words.Say("mending.joined_what")))
	} else if b := m.offer.Backup; b != nil {
		when := m.work.DayAndTime(b.About.Made)
		said = append(said, kit.Body(words.Say("mending.backup_what", "when", when, "people", b.About.People, "visits", b.About.Visits,
			"surgeries", b.About.Surgeries, "last", lastDay(b.About.LastDay))))
		add(words.Say("mending.from_backup", "when", when), func() { m.fromBackup(b.Path) })
	} else {
		said = append(said, kit.Body(words.Say("mending.no_backup")))
	}
	if m.offer.Bad > 0 {
		said = append(said, kit.Small(words.Count("mending.bad", m.offer.Bad)))
	}
	if !joined {
		add(words.Say("mending.another"), m.chooseFile)
	}
	if ours := surgery.AsError(m.failed.why); ours.Key == "error.damage_found" {
		said = append(said, kit.Small(words.Say("mending.as_is_what")))
		add(words.Say("mending.as_is"), m.asIs)
	}
	switch {
	case joined:
		add(words.Say("mending.leave"), m.leave)
	case m.offer.Backup == nil:
		add(words.Say("mending.anew"), m.anew)
	}
	if !joined {
		said = append(said, kit.Small(words.Say("mending.kept")))
	}
	said = append(said, kit.Flow(kit.Step, buttons...))
	m.failed.show(first, said...)
}

func lastDay(date string) string {
	if date == "" {
		return words.Say("mending.no_day")
	}
	return dates.Words(date)
}

// refusal says in a frame what went wrong.
func refusal(err error) fyne.CanvasObject {
	what, next := kit.ErrorWords(err)
	frame := kit.NewCard(kit.Column(4, kit.Strong(what).In(kit.ColourDanger), kit.Body(next)))
	frame.Fill, frame.Edge = kit.ColourDangerTint, kit.ColourDanger
	return frame
}

// fail says that something is not possible.
func (m *mending) fail(err error, focus fyne.Focusable) {
	slog.Error("ui: not mended", "cause", err)
	m.failed.show(focus, refusal(err))
}

// carryOut does one of the choices, and returns in words what came of it.
func (m *mending) carryOut(work func() (string, error)) {
	m.failed.show(m.failed.close, kit.Strong(words.Say("mending.busy")), kit.Body(words.Say("mending.busy_what")))
	kit.Do(m.failed.parts.Runner, work, func(result string, err error) {
		if err != nil {
			slog.Error("ui: not mended", "cause", err)
			m.choices(err)
			return
		}
		m.finish(result)
	})
}

func (m *mending) fromLog() {
	work := m.work
	m.carryOut(func() (string, error) {
		saved, err := work.FromLog()
		said := words.Count("mending.saved", saved.Operations)
		if saved.FromBackup > 0 {
			said += " " + words.Count("mending.saved_from_backup", saved.FromBackup)
		}
		if saved.Left > 0 {
			said += " " + words.Count("mending.left", saved.Left)
		}
		if saved.Counts {
			said += " " + words.Say("mending.counts")
		}
		if saved.SettingsLost {
			said += " " + words.Say("mending.usual")
		}
		return said, err
	})
}

func (m *mending) fromBackup(path string) {
	work := m.work
	m.carryOut(func() (string, error) {
		p, err := work.Look(path)
		if err == nil {
			err = work.FromBackup(path)
		}
		return words.Say("mending.back_from", "when", work.DayAndTime(p.About.Made)), err
	})
}

// chooseFile takes a backup from anywhere; one of another key asks for its paper.
func (m *mending) chooseFile() {
	settings.ChooseBackupFile(m.failed.window, m.failed.parts.Runner, m.work.Files, func(path string) { m.tryFile(path) })
}

func (m *mending) tryFile(path string) {
	work := m.work
	kit.Do(m.failed.parts.Runner, func() (backups.BackupPreview, error) { return work.Look(path) }, func(p backups.BackupPreview, err error) {
		switch {
		case err != nil && slices.Contains([]string{"error.backup_other_key", "error.backup_other_paper", "error.backup_older_paper"}, surgery.AsError(err).Key):
			m.askFor(path, p)
		case err != nil:
			m.choices(err)
		default:
			m.confirm(p)
		}
	})
}

// confirm asks whether a backup is to be brought back.
func (m *mending) confirm(p backups.BackupPreview) {
	when := m.work.DayAndTime(p.About.Made)
	kit.Confirm(m.failed.window, words.Say("mending.from_backup", "when", when),
		words.Say("mending.backup_what", "when", when, "people", p.About.People, "visits", p.About.Visits,
			"surgeries", p.About.Surgeries, "last", lastDay(p.About.LastDay)),
		words.Say("mending.bring_back"), true, func() { m.fromBackup(p.Path) })
}

// askFor asks for the recovery key of one file, or for its passphrase where that
// opens it.
func (m *mending) askFor(path string, p backups.BackupPreview) {
	box := kit.NewKeyBox("")
	shown := kit.NewCheck(words.Say("lockset.show"), func(on bool) { box.Conceal(!on) })
	what := words.Say("mending.needs_recovery_file")
	if shown.Hidden = !p.Passphrase; p.Passphrase {
		what = words.Say("backups.needs_either")
		box.Conceal(true)
	}
	work := m.work
	var found backups.BackupPreview
	kit.ShowPanel(m.failed.window, kit.PanelParts{Title: words.Say("mending.recovery"), First: box, Verb: words.Say("mending.go_on"),
		Content: kit.Column(12, kit.Body(what), box, shown),
		Submit: func(done func(error)) {
			typed := box.Text
			kit.Do(m.failed.parts.Runner, func() (backups.BackupPreview, error) { return work.LookWith(path, typed) }, func(p backups.BackupPreview, err error) {
				found = p
				done(err) // what was typed stays where it does not open
			})
		},
		Closed: func() {
			box.SetText("")
			if found.Names {
				m.confirm(found)
			}
		}})
}

// anew asks whether to begin with nothing, where there is no other way.
func (m *mending) anew() {
	work := m.work
	kit.Confirm(m.failed.window, words.Say("mending.anew"), words.Say("mending.anew_what"), words.Say("mending.anew_do"), true, func() {
		m.carryOut(func() (string, error) { return words.Say("mending.anew_done"), work.BeginAnew() })
	})
}

// leave asks whether to leave a surgery of others, and to open the laptop's own records.
func (m *mending) leave() {
	work := m.work
	kit.Confirm(m.failed.window, words.Say("mending.leave"), words.Say("mending.leave_what"), words.Say("mending.leave_do"), true, func() {
		m.carryOut(func() (string, error) {
			err := work.Close()
			if err == nil {
				m.failed.options.Folder, err = sharing.GiveUp(m.failed.options.Folder)
			}
			return words.Say("mending.leave_done"), err
		})
	})
}

func (m *mending) asIs() {
	work := m.work
	m.carryOut(func() (string, error) { return words.Say("mending.opening"), work.LeaveDamaged() })
}

// finish opens the records, and says what came of mending.
func (m *mending) finish(result string) {
	work, options := m.work, m.failed.options
	m.work = nil
	type mended struct {
		desk *rooms.Rooms
		kept []string
	}
	kit.Do(m.failed.parts.Runner, func() (mended, error) {
		if err := work.Close(); err != nil {
			return mended{}, err
		}
		d, err := rooms.Open(options)
		if err != nil {
			return mended{}, err
		}
		kept, err := d.Backups.KeptDamaged()
		return mended{d, kept}, err
	}, func(now mended, err error) {
		if now.desk == nil {
			m.failed.say(err)
			m.failed.Begin() // there may be another way
			return
		}
		m.desk = now.desk
		open := kit.NewButton(kit.Primary, words.Say("mending.open"), func() {
			d := m.desk
			m.desk = nil // the program closes it
			m.failed.open(d)
		})
		said := []fyne.CanvasObject{kit.Body(result)}
		if len(now.kept) > 0 {
			said = append(said, kit.Body(words.Say("mending.kept_in", "folder", filepath.Base(now.kept[len(now.kept)-1]))))
		}
		m.failed.head.Objects = []fyne.CanvasObject{kit.Heading(words.Say("mending.whole"))}
		m.failed.show(open, append(said, kit.Flow(kit.Step, open))...)
	})
}

// end lets go of the records, when the window closes.
func (m *mending) end() {
	work, opened := m.work, m.desk
	m.work, m.desk = nil, nil
	kit.Do(m.failed.parts.Runner, func() (struct{}, error) {
		var errs []error
		if work != nil {
			errs = append(errs, work.Close())
		}
		if opened != nil {
			errs = append(errs, opened.Desk.Close())
		}
		return struct{}{}, errors.Join(errs...)
	}, func(_ struct{}, err error) {
		if err != nil {
			slog.Error("ui: not let go of", "cause", err)
		}
	})
}
