// Package door is what stands in front of the program while nobody may look: the
// cover, which a PIN lifts, and the lock, which a passphrase opens. It says
// nothing of anyone, and a guest can still be counted.
package door

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Door is the content of a curtain: one box to type in, and what was said last.
type Door struct {
	Content fyne.CanvasObject

	entry *kit.Entry
	field *kit.Field
	said  *kit.Text
	waits *kit.Text
	open  *kit.Button
	try   func(typed string, told func(error))
	busy  bool

	boxless bool // the button alone opens
}

// parts are what a door is made of.
type parts struct {
	title, what  string
	label, verb  string // of the box and its button
	secret       bool   // what is typed is not shown
	key          bool   // it is a key from paper
	more         []fyne.CanvasObject
	try          func(typed string, told func(error))
	without      bool // no box: the button alone opens
	commands     *kit.Commands
	countsGuests bool
}

const width = 460

func newDoor(p parts) *Door {
	entry := kit.NewLargeEntry("")
	if p.key {
		entry = kit.NewKeyBox("")
	}
	d := &Door{entry: entry, said: kit.Strong("").In(kit.ColourDone), waits: kit.Strong(""), try: p.try, boxless: p.without}
	d.entry.Password = p.secret
	d.entry.OnEnter = d.submit
	d.entry.OnChanged = func(string) { d.field.SetWrong("") }
	d.field = kit.NewField(p.label, d.entry, "")
	d.open = kit.NewButton(kit.Primary, p.verb, d.submit).WithHint(words.Say("door.key_enter"))
	rows := []fyne.CanvasObject{kit.Heading(p.title), kit.Muted(p.what), kit.VGap(kit.Step)}
	d.waits.Hide()
	if !p.without {
		rows = append(rows, d.field)
	}
	buttons := []fyne.CanvasObject{d.open}
	if p.countsGuests {
		buttons = append(buttons, p.commands.Button(kit.Secondary, "guest"))
	}
	rows = append(rows, kit.Row(kit.Step, append(buttons, layout.NewSpacer())...), d.waits, d.said)
	rows = append(rows, p.more...)
	middle := kit.Padded(96, 24, 24, 24, kit.Narrow(width, kit.Column(12, rows...)))
	d.Content = kit.Scrolled(middle)
	return d
}

// Focus puts the cursor into the box.
func (d *Door) Focus() {
	if d.boxless {
		kit.Focus(d.open)
		return
	}
	kit.Focus(d.entry)
}

// Say tells something that happened meanwhile: that a guest was counted.
func (d *Door) Say(sentence string) { d.said.Set(sentence) }

// Waits tells what waits until somebody opens this: it may say with which passphrase. It
// stays, whatever else is said, and moves no box in which somebody types; "" is nothing.
func (d *Door) Waits(sentence string) {
	d.waits.Set(sentence)
	if sentence == "" {
		d.waits.Hide()
	} else {
		d.waits.Show()
	}
}

func (d *Door) submit() {
	if d.busy {
		return
	}
	d.busy = true
	typed := d.entry.Text
	d.try(typed, func(err error) {
		d.busy = false
		if err == nil {
			d.entry.SetText("")
			return
		}
		if d.entry.Password {
			d.entry.SetText("") // a wrong one is typed anew
		}
		d.field.SetError(err)
		d.Focus()
	})
}
