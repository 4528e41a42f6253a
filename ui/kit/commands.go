package kit

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
)

// Commands is the one table of what can be done; menus, buttons and the list of
// keys are made from it.
type Commands struct {
	// Allow reports whether a command may be done at all now; nil is always.
	Allow func(id string) bool

	window fyne.Window
	list   []Command
	items  map[string]*fyne.MenuItem
	tied   map[string][]*Button
}

// NewCommands makes the table for a window, and listens there for the keys that
// stand on no menu.
func NewCommands(w fyne.Window, list ...Command) *Commands {
	c := &Commands{window: w, list: list, items: map[string]*fyne.MenuItem{}, tied: map[string][]*Button{}}
	for _, cmd := range list {
		for _, s := range cmd.Also {
			w.Canvas().AddShortcut(s, func(fyne.Shortcut) { c.Run(cmd.ID) })
		}
	}
	return c
}

func (c *Commands) find(id string) (Command, bool) {
	for _, cmd := range c.list {
		if cmd.ID == id {
			return cmd, true
		}
	}
	return Command{}, false
}

// Run does a command as its key would: what the box with the focus makes of it
// comes first; while a panel is open only Ctrl+Return, which submits it, and
// commands for Anywhere do anything. It reports whether something was done.
func (c *Commands) Run(id string) bool {
	touched()
	cmd, ok := c.find(id)
	if !ok || c.Allow != nil && !c.Allow(id) {
		return false
	}
	if !cmd.Anywhere && ahead.keep("", func() { c.Run(id) }) {
		return true
	}
	canvas := c.window.Canvas()
	if cmd.Box != nil {
		if box, typing := canvas.Focused().(*Entry); typing && cmd.Box(box) {
			return true
		}
	}
	if canvas.Overlays().Top() != nil && !cmd.Anywhere {
		if p := TopPanel(canvas); p != nil && isSubmit(cmd.Shortcut) {
			p.byKey()
			return true
		}
		return false
	}
	if !cmd.enabled() || cmd.Action == nil {
		return false
	}
	Act(cmd.Action)
	return true
}

// TypedKey does the command of a key that stands on no menu, and reports whether
// there is one. Give it to PassKey and to each window's canvas.
func (c *Commands) TypedKey(ev *fyne.KeyEvent) bool {
	for _, cmd := range c.list {
		if cmd.Key != "" && cmd.Key == ev.Name {
			return c.Run(cmd.ID)
		}
	}
	return false
}

// TypedShortcut does the command of a shortcut and reports whether there is one.
// Give it to PassShortcut.
func (c *Commands) TypedShortcut(s fyne.Shortcut) bool {
	for _, cmd := range c.list {
		for _, own := range append([]fyne.Shortcut{cmd.Shortcut}, cmd.Also...) {
			if own != nil && own.ShortcutName() == s.ShortcutName() {
				return c.Run(cmd.ID)
			}
		}
	}
	return false
}

// Item makes the menu item of a command.
func (c *Commands) Item(id string) *fyne.MenuItem {
	cmd, ok := c.find(id)
	if !ok {
		return fyne.NewMenuItem(id, nil)
	}
	item := fyne.NewMenuItem(cmd.menuLabel(), func() { c.Run(id) })
	item.Shortcut = cmd.menuKey()
	item.Disabled = c.off(cmd)
	item.IsQuit = cmd.Quits
	c.items[id] = item
	return item
}

// off reports whether the menu item is greyed. One whose key also means something
// in a box never is, or the key would not arrive.
func (c *Commands) off(cmd Command) bool { return cmd.Box == nil && !cmd.enabled() }

// Menu makes a menu of commands; "" is a line between groups. label is the key
// of its words.
func (c *Commands) Menu(label string, ids ...string) *fyne.Menu {
	m := fyne.NewMenu(Command{Label: label}.label())
	for _, id := range ids {
		if id == "" {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		} else {
			m.Items = append(m.Items, c.Item(id))
		}
	}
	return m
}

// Button makes a button of a command, with its key beside it.
func (c *Commands) Button(kind Kind, id string) *Button {
	cmd, _ := c.find(id)
	b := NewButton(kind, cmd.label(), func() { c.Run(id) }).WithHint(cmd.hint())
	b.setDisabled(!cmd.enabled())
	c.tied[id] = append(c.tied[id], b)
	return b
}

// Refresh brings labels and greying of menu items and buttons up to date. Call
// it when a screen comes and after each change.
func (c *Commands) Refresh() {
	changed := false
	for id, item := range c.items {
		cmd, _ := c.find(id)
		label, off := cmd.menuLabel(), c.off(cmd)
		if item.Label != label || item.Disabled != off {
			item.Label, item.Disabled = label, off
			changed = true
		}
	}
	if m := c.window.MainMenu(); changed && m != nil {
		m.Refresh()
	}
	for id, buttons := range c.tied {
		cmd, _ := c.find(id)
		for _, b := range buttons {
			b.SetLabel(cmd.label())
			b.setDisabled(!cmd.enabled())
		}
	}
}

// HelpLine is one line of the list of keys, under the heading of its screen; the
// heading is "" for the whole program.
type HelpLine struct{ Heading, Label, Keys string }

// Help lists every command that has a key, in the order of the table.
func (c *Commands) Help() []HelpLine {
	var lines []HelpLine
	for _, cmd := range c.list {
		if hint := cmd.hint(); hint != "" {
			label := cmd.label()
			if cmd.Label != "" {
				label = words.Say(cmd.Label) // what the key is for, not what it would do now
			}
			line := HelpLine{Label: label, Keys: hint}
			if cmd.Under != "" {
				line.Heading = words.Say(cmd.Under)
			}
			lines = append(lines, line)
		}
	}
	return lines
}
