package settings

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	backupsroom "socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// backups is where backups go, how each place is, and whether the records are
// whole.
type backups struct {
	card   *kit.Card
	screen *Screen
	places *fyne.Container
	alone  *kit.Text // only this laptop can open them
	folder *folderBox
	now    *kit.Button
	back   *kit.Button
	check  *kit.Button
	said   *kit.Text
	busy   bool
}

func newBackups(s *Screen) *backups {
	b := &backups{screen: s, places: kit.Column(kit.Step), alone: kit.Small(words.Say("backups.alone")), said: kit.Body("")}
	b.folder = newFolderBox(s, words.Say("backups.folder"), words.Say("backups.folder_hint"), b.keepFolder)
	b.now = kit.NewButton(kit.Secondary, words.Say("backups.now"), b.backUp)
	b.back = kit.NewButton(kit.Secondary, words.Say("backups.bring_back"), func() { BringBack(s.stage, "") })
	b.check = kit.NewButton(kit.Secondary, words.Say("backups.check"), b.checkRecords)
	b.said.Hide()
	b.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("backups.title")), kit.Muted(words.Say("backups.when")), b.places, b.alone,
		b.folder.content, kit.Flow(kit.Step, b.now, b.back, b.check), b.said))
	return b
}

func (b *backups) show(now state) {
	b.folder.show(now.BackupTo)
	b.alone.Hidden = now.lock.Passphrase
	b.places.RemoveAll()
	for _, p := range now.places {
		b.places.Add(b.place(p))
	}
	b.card.Refresh()
}

// place says how one place is.
func (b *backups) place(p backupsroom.BackupPlace) fyne.CanvasObject {
	name := p.Path
	if p.Own {
		name = words.Say("backups.own")
	}
	said := words.Say("backups.no_files")
	switch {
	case p.Asking:
		said = words.Say("backups.asking")
	case !p.Reached && p.Late:
		said = words.Say("backups.unreached") + " " + words.Say("backups.late")
	case !p.Reached:
		said = words.Say("backups.unreached")
	case p.Late:
		said = words.Say("backups.coming")
	case p.Files > 0:
		said = words.Count("backups.files", p.Files, "latest", dates.DayAndTime(b.screen.stage.Now(), p.Latest))
	}
	text := kit.Small(said)
	if !p.Reached && !p.Asking {
		text = text.In(kit.ColourAccent)
	}
	return kit.Column(0, kit.NewText(kit.Wrap, kit.Run{Text: name, Weight: kit.Semi}), text)
}

// keepFolder keeps a folder that can be written; none is none.
func (b *backups) keepFolder(text string, told func(error)) {
	if text == "" {
		b.screen.keep(func(now *settings.Settings) { now.BackupTo = "" }, told)
		return
	}
	kit.Beside(b.screen.stage.Runner, func() (string, error) { return folders.WritableBeside(text) }, func(path string, err error) {
		if err != nil {
			told(err)
			return
		}
		b.screen.keep(func(now *settings.Settings) { now.BackupTo = path }, told)
	})
}

// say tells beneath the buttons what came of them.
func (b *backups) say(text string, wrong bool) {
	b.said.Hidden = text == ""
	colour := kit.ColourInk
	if wrong {
		colour = kit.ColourDanger
	}
	b.said.SetRuns(kit.Run{Text: text, Colour: colour, Weight: map[bool]kit.Weight{true: kit.Semi}[wrong]})
	b.card.Refresh()
	kit.Reveal(b.said)
}

func (b *backups) fail(err error) {
	b.say(kit.ErrorLine(err), true)
}

func (b *backups) backUp() {
	if b.busy {
		return
	}
	b.busy = true
	b.say(words.Say("backups.making"), false)
	b.screen.stage.Try(b.screen.stage.Backups.BackUp, func(done surgery.Change, err error) {
		b.busy = false
		if err != nil {
			b.fail(err)
			return
		}
		b.say(done.Notice, false)
		b.delivered()
	})
}

// delivered says what has come of it in the other folder, which may take a while.
func (b *backups) delivered() {
	type delivered struct {
		arrived bool
		notice  string
	}
	stage := b.screen.stage
	kit.Beside(b.screen.stage.Runner, func() (delivered, error) {
		arrived, notice := stage.Backups.BackupDelivered()
		return delivered{arrived, notice}, nil
	}, func(came delivered, _ error) {
		if !b.busy { // else something else is said there by now
			b.say(came.notice, !came.arrived)
		}
		b.screen.Changed(nil)
	})
}

// checked is how much a check found whole.
type checked struct{ entries, visits, people int }

func (b *backups) checkRecords() {
	if b.busy {
		return
	}
	b.busy = true
	b.say(words.Say("backups.checking"), false)
	stage, r := b.screen.stage, b.screen.stage.Runner
	told := func(c checked, err error) {
		b.busy = false
		if err != nil {
			b.fail(err)
			return
		}
		b.say(words.Say("backups.whole", "entries", c.entries, "visits", c.visits, "people", c.people), false)
	}
	kit.Do(r, stage.Backups.NewCheck, func(c *backupsroom.Check, err error) {
		if err != nil {
			told(checked{}, err)
			return
		}
		kit.Beside(r, c.Look, func(_ *backupsroom.Check, err error) {
			kit.Do(r, func() (checked, error) {
				found, err := stage.Backups.Checked(c, err)
				return checked{found.Operations, found.Visits, found.People}, err
			}, told)
		})
	})
}
