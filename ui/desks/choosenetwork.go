package desks

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// leadOn has this desk lead on a network, the only one or one that is chosen, and goes on.
func leadOn(stage *Stage, then func()) {
	oneNetwork(stage, func(at live.Network) { lead(stage, at, then) })
}

// oneNetwork goes on with the only network that this laptop is on, or one that is chosen.
func oneNetwork(stage *Stage, then func(live.Network)) {
	readNetworks(stage, func(found []live.Network) {
		if len(found) == 1 {
			then(found[0])
			return
		}
		askNetwork(stage, found, then)
	})
}

// chooseNetwork is leadOn for another network than before: it is always asked which.
func chooseNetwork(stage *Stage, then func()) {
	readNetworks(stage, func(found []live.Network) {
		askNetwork(stage, found, func(at live.Network) { lead(stage, at, then) })
	})
}

// lead has this desk lead there.
func lead(stage *Stage, at live.Network, then func()) {
	stage.Try(func() (surgery.Change, error) { return stage.Live.Lead(at) }, func(_ surgery.Change, err error) {
		if err != nil {
			again(stage, err, func() { leadOn(stage, then) })
			return
		}
		then()
	})
}

// readNetworks returns the networks that this laptop is on; where it is on none, it says so
// and offers to look again.
func readNetworks(stage *Stage, then func([]live.Network)) {
	kit.Beside(stage.Runner, stage.Networks, func(found []live.Network, err error) {
		switch {
		case stage.Hidden():
		case err != nil:
			again(stage, err, func() { readNetworks(stage, then) })
		case len(found) == 0:
			kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("network.none"), Content: kit.Body(words.Say("network.none_what")),
				Verb: words.Say("sharing.look_again"), Cancel: words.Say("kit.close"),
				Submit: func(done func(error)) { done(nil); readNetworks(stage, then) }})
		default:
			then(found)
		}
	})
}

// highNetworks is how high the list is at the most, at 100 percent.
const highNetworks = 220

// askNetwork asks which network is meant.
func askNetwork(stage *Stage, found []live.Network, chosen func(live.Network)) {
	var panel *kit.Panel
	list := kit.NewList(kit.ListParts{
		Length: func() int { return len(found) },
		Key:    func(i int) string { return found[i].Address },
		New: func() fyne.CanvasObject {
			return kit.Padded(8, 12, 8, 12, kit.Column(0, kit.Strong(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()))
		},
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			texts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			texts[0].(*kit.Text).Set(found[i].Name)
			texts[1].(*kit.Text).Set(found[i].Address)
		},
		Chosen: func(int) { panel.Submit() },
		Lines:  true,
	})
	var at *live.Network
	panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("network.which"), Width: 560, First: list, Verb: words.Say("network.use"),
		Content: kit.Column(12, kit.Body(words.Say("network.which_what")), kit.Stack(kit.Framed(list, highNetworks))),
		Submit: func(done func(error)) {
			if i := list.SelectedIndex(); i >= 0 && i < len(found) {
				at = &found[i]
			}
			done(nil)
		},
		Closed: func() {
			if at != nil {
				chosen(*at)
			}
		}})
	list.Select(0)
}
