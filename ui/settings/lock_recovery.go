package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	backupsroom "socialmediasurgery/surgery/desk/backups"
	lockroom "socialmediasurgery/surgery/desk/lock"
	printsroom "socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// groupsAbreast is how many groups of the recovery key stand on a line, as on
// paper.
const groupsAbreast = 4

// showRecovery shows a recovery key, the only time it is ever seen. The panel does
// not close before the host says that it is on paper.
func showRecovery(stage *Stage, r lockroom.Recovery, then func()) {
	var panel *kit.Panel
	said := kit.Small(words.Say("lockset.recovery_print_hint"))
	have := kit.NewCheck(words.Say("lockset.on_paper"), func(bool) { panel.Fail(nil) })
	proof := kit.Column(4, kit.Muted(words.Say("lockset.proving")))
	proved := false
	stays := func() bool {
		if !proved {
			panel.Fail(surgery.Fail(surgery.Invalid, "lockset.still_proving"))
			return true
		}
		if !have.On() {
			panel.Fail(surgery.Fail(surgery.Invalid, "lockset.not_on_paper"))
			kit.Focus(have)
			return true
		}
		return false
	}
	send := func(to func(printsroom.Paper) (printsroom.Outgoing, error), sent string) {
		papers.SendPaper(stage.Stage, stage.Prints, func() (printsroom.Paper, error) { return stage.Lock.RecoveryPaper(r) }, to, func(err error) {
			panel.Fail(err)
			if err == nil {
				said.Set(sent)
				panel.Refresh()
				kit.Focus(have)
			}
		})
	}
	print := kit.NewButton(kit.Primary, words.Say("lockset.print"), func() {
		send(func(p printsroom.Paper) (printsroom.Outgoing, error) { return stage.Prints.ToPrinter(p, 1) }, words.Say("lockset.printed"))
	})
	save := kit.NewButton(kit.Secondary, words.Say("lockset.save"), func() {
		papers.AskFolder(stage.Stage, stage.Prints, func(folder string) {
			send(func(p printsroom.Paper) (printsroom.Outgoing, error) { return stage.Prints.ToFolder(p, folder) }, words.Say("lockset.saved"))
		})
	})
	card := kit.NewCard(groups(r.Text))
	panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("lockset.recovery_title"), Width: 620, First: print,
		Content: kit.Column(12, kit.Body(words.Say("lockset.recovery_what")), card, kit.Strong(words.Say("lockset.recovery_once")),
			kit.Flow(kit.Step, print, save), said, proof, have),
		Cancel: words.Say("lockset.recovery_close"), Stays: stays, Closed: then,
		Submit: func(done func(error)) {
			if stays() {
				done(panel.Failed())
				return
			}
			done(nil)
		}})
	kit.Beside(stage.Runner, func() (backupsroom.Proof, error) { return stage.Backups.ProveBackups(r.Text), nil }, func(p backupsroom.Proof, _ error) {
		proved = true
		panel.Fail(nil)
		showProof(proof, p)
		panel.Refresh()
	})
}

// showProof says where backups now open, and where they do not.
func showProof(into *fyne.Container, p backupsroom.Proof) {
	into.RemoveAll()
	for i, said := range p.Words() {
		line := kit.Body(said)
		if p.Failed != nil || i > 0 || !p.Here {
			line = kit.Strong(said).In(kit.ColourAccent)
		}
		into.Add(line)
	}
}

// groups sets the letters of a key in lines of a few groups.
func groups(text string) fyne.CanvasObject {
	rest := strings.Fields(text)
	lines := kit.Column(4)
	for len(rest) > 0 {
		abreast := rest[:min(groupsAbreast, len(rest))]
		rest = rest[len(abreast):]
		var columns []fyne.CanvasObject
		for i := range groupsAbreast {
			group := ""
			if i < len(abreast) {
				group = abreast[i]
			}
			columns = append(columns, kit.Title(group).Unbroken().Centred())
		}
		lines.Add(kit.Even(kit.Step, columns...))
	}
	return lines
}

// newRecovery makes another recovery key, which asks for the passphrase. The
// paper from before opens nothing any more.
func newRecovery(stage *Stage) {
	box := secretBox(longPassphrase)
	field := kit.NewField(words.Say("lockset.now"), box, "")
	var made lockroom.Recovery
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("lockset.new_recovery_title"), Verb: words.Say("lockset.new_recovery_verb"), First: box,
		Content: kit.Column(12, kit.Body(words.Say("lockset.new_recovery_what")), field, showTyped(box)),
		Submit: func(done func(error)) {
			typed := box.Text
			kit.Do(stage.Runner, func() (lockroom.Recovery, error) { return stage.Lock.NewRecovery([]byte(typed)) }, func(r lockroom.Recovery, err error) {
				made = r
				done(err)
			})
		},
		Closed: func() {
			box.SetText("")
			if made.Text != "" {
				showRecovery(stage, made, nil)
				made = lockroom.Recovery{}
			}
		}})
}
