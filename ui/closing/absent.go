package closing

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// absent says which desks have not handed over what they did. The host waits for them,
// reads the stick, or closes without: what they bring later still counts, without names.
type absent struct {
	card  *kit.Card
	lines *fyne.Container
}

func newAbsent(stage *Stage) *absent {
	a := &absent{lines: kit.Column(4)}
	swap := kit.NewButton(kit.Secondary, words.Say("sharing.swap"), func() { stage.Run("swap_stick") })
	a.card = kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("sharing.absent_title")), kit.Muted(words.Say("sharing.absent_what")), a.lines, kit.Flow(kit.Step, swap)))
	a.card.Hide()
	return a
}

func (a *absent) show(who []sharing.Absent) {
	a.card.Hidden = len(who) == 0
	a.lines.RemoveAll()
	for _, w := range who {
		a.lines.Add(kit.Strong(w.Said))
	}
	a.card.Refresh()
}
