package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

func table(w fyne.Window, did *[]string) *kit.Commands {
	do := func(s string) func() { return func() { *did = append(*did, s) } }
	return kit.NewCommands(w,
		kit.Command{ID: "undo", LabelNow: func() string { return "Undo: check in Sam" }, Shortcut: kit.Ctrl(fyne.KeyZ, false), Box: (*kit.Entry).UndoTyping, Action: do("undo")},
		kit.Command{ID: "guest", Label: "kit.save", Shortcut: kit.Ctrl(fyne.KeyG, false), Anywhere: true, Action: do("guest")},
		kit.Command{ID: "finish", Label: "kit.close", Shortcut: kit.Ctrl(fyne.KeyReturn, false), Action: do("finish")},
		kit.Command{ID: "bigger", Label: "kit.close", Shortcut: kit.Ctrl(fyne.KeyPlus, false), Also: []fyne.Shortcut{kit.Ctrl(fyne.KeyEqual, false)}, Action: do("bigger")},
		kit.Command{ID: "keys", Label: "kit.choose", Key: fyne.KeyF1, Action: do("keys")},
		kit.Command{ID: "never", Label: "kit.cancel", Enabled: func() bool { return false }, Action: do("never")},
	)
}

func TestCommands(t *testing.T) {
	var box *kit.Entry
	w := open(t, func() fyne.CanvasObject {
		box = kit.NewEntry("")
		return kit.Column(0, box)
	})
	var did []string
	c := table(w, &did)
	kit.PassShortcut = c.TypedShortcut
	kit.PassKey = func(ev *fyne.KeyEvent) { c.TypedKey(ev) }
	t.Cleanup(func() { kit.PassShortcut, kit.PassKey = nil, nil })
	heard := func(want string) {
		t.Helper()
		if got := strings.Join(did, " "); got != want {
			t.Errorf("did %q, want %q", got, want)
		}
		did = nil
	}
	w.Canvas().Focus(box)
	write(w, "Sam")
	undo := c.Item("undo")
	undo.Action() // the menu comes before the box
	if box.Text != "" {
		t.Error("the menu's undo passed over the typing")
	}
	heard("")
	undo.Action()
	heard("undo")
	press(w, fyne.KeyF1)
	box.TypedShortcut(kit.Ctrl(fyne.KeyEqual, false))
	heard("keys bigger")
	if c.Run("never") || c.Run("unknown") {
		t.Error("did what cannot be done")
	}

	submitted := 0
	kit.ShowPanel(w, kit.PanelParts{Title: "Finish", Verb: "Finish", Submit: func(done func(error)) { submitted++; done(nil) }})
	c.Run("guest")
	c.Run("undo")
	c.Run("bigger")
	heard("guest")
	c.Item("finish").Action()
	if submitted != 1 || kit.TopPanel(w.Canvas()) != nil {
		t.Error("Ctrl+Return on the menu did not submit the panel")
	}
	heard("")
	c.Item("finish").Action()
	heard("finish")
}

func TestCommandsMakeMenuButtonAndHelp(t *testing.T) {
	w := open(t, func() fyne.CanvasObject { return kit.Body("") })
	var did []string
	c := table(w, &did)
	m := c.Menu("kit.save", "undo", "", "never")
	if m.Label != "Save" || len(m.Items) != 3 || m.Items[0].Label != "Undo: check in Sam  (Ctrl Z)" || m.Items[0].Disabled || !m.Items[1].IsSeparator || !m.Items[2].Disabled {
		t.Errorf("menu %+v", m.Items)
	}
	if b := c.Button(kit.Primary, "guest"); b.Hint != "Ctrl G" || b.Label != "Save" || b.Disabled() {
		t.Errorf("button %q %q", b.Label, b.Hint)
	}
	if b := c.Button(kit.Primary, "never"); !b.Disabled() {
		t.Error("a button that can do nothing is not disabled")
	}
	keys := ""
	for _, line := range c.Help() {
		keys += line.Keys + ","
	}
	if keys != "Ctrl Z,Ctrl G,Ctrl Enter,Ctrl +,F1," {
		t.Errorf("keys %q", keys)
	}
}
