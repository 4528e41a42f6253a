package kiosk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// width is that of the column in the middle.
const width = 720

// welcome is the form: a name or nickname, for me or for my work, done.
type welcome struct {
	content   fyne.CanvasObject
	name      *kit.Entry
	nameField *kit.Field
	track     *kit.Choice
	save      *kit.Check
	busy      bool
}

func newWelcome(k *Kiosk) *welcome {
	w := &welcome{name: kit.NewLargeEntry(words.Say("kiosk.name_example"))}
	w.nameField = kit.NewField(words.Say("kiosk.name"), w.name, "")
	w.name.OnChanged = func(string) { w.nameField.SetWrong(""); k.used() }
	w.name.OnEnter = k.arrive
	w.track = kit.NewChoice([]kit.Option{
		{Key: string(surgery.Personal), Label: words.Say("kiosk.for_me"), Note: words.Say("kiosk.for_me_note")},
		{Key: string(surgery.Professional), Label: words.Say("kiosk.for_work"), Note: words.Say("kiosk.for_work_note")},
	}, func(string) { k.used() }).InEvenWidths()
	w.track.None = true
	w.save = kit.NewCheck(words.Say("kiosk.save", "until", k.parts.SaveUntil), func(bool) { k.used() })
	rows := []fyne.CanvasObject{
		kit.NewText(kit.Wrap, kit.Run{Text: words.Say("kiosk.welcome"), Weight: kit.Bold, Size: kit.SizeDisplay}).Centred(),
		kit.Body(words.Say("kiosk.welcome_what")).Centred(), kit.VGap(4),
		w.nameField, w.track, w.save,
		kit.NewButton(kit.Primary, words.Say("kiosk.here"), k.arrive),
	}
	if k.parts.Ask != nil {
		rows = append(rows, kit.NewButton(kit.Secondary, words.Say("kiosk.answer"), func() { k.ask(k.goOn) }))
	}
	notice := kit.NewButton(kit.Quiet, words.Say("kiosk.details"), func() { k.used(); k.parts.Notice() }).InCard()
	rows = append(rows, kit.Small(words.Say("kiosk.privacy")).Centred(), kit.Row(0, layout.NewSpacer(), notice, layout.NewSpacer()))
	w.content = lowered(72, kit.Narrow(width, kit.Column(14, rows...)))
	return w
}

func (w *welcome) clear() {
	w.name.SetText("")
	w.nameField.SetWrong("")
	w.track.Set("")
	w.save.Set(false)
}

// thank shows somebody their number, and offers the question.
func (k *Kiosk) thank(number string) {
	ready := kit.NewButton(kit.Primary, words.Say("kiosk.done"), k.Reset)
	ready.Typed = func(r rune) { // somebody else begins to type
		k.Reset()
		k.welcome.name.TypedRune(r)
	}
	rows := []fyne.CanvasObject{
		kit.NewText(kit.Wrap, kit.Run{Text: words.Say("kiosk.thanks"), Weight: kit.Bold, Size: kit.SizeDisplay}).Centred(),
		kit.NewText(kit.Wrap, kit.Run{Text: words.Say("kiosk.number", "number", number), Weight: kit.Bold, Size: kit.SizeHeading, Colour: kit.ColourDone}).Centred(),
		kit.Body(words.Say("kiosk.sit")).Centred(), kit.VGap(8), ready,
	}
	if k.parts.Ask != nil {
		rows = append(rows, kit.NewButton(kit.Secondary, words.Say("kiosk.answer_too"), func() { k.ask(func() { k.thank(number) }) }))
	}
	k.show(lowered(140, kit.Narrow(width, kit.Column(14, rows...))))
	k.wait(thanks)
	kit.Focus(ready)
}
