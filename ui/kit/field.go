package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is an input with its label above and, below, a hint or a message in
// words when what was typed is not accepted.
type Field struct {
	widget.BaseWidget
	Input   fyne.CanvasObject
	label   *Text
	message *Text
	hint    string
	wrong   string
	said    string
	body    *fyne.Container
}

// NewField makes a field; hint, which may be "", stands below the input while
// there is no message. An Entry's own sentences are shown here too.
func NewField(label string, input fyne.CanvasObject, hint string) *Field {
	f := &Field{Input: input, hint: hint, label: Strong(label), message: Small(hint)}
	f.label.Runs[0].Weight = Semi
	if label == "" {
		f.label.Hide()
	}
	f.body = Column(Step/2, f.label, input, f.message)
	if e, ok := input.(interface{ onSay(func(string)) }); ok {
		e.onSay(func(s string) { f.said = s; f.show() })
	}
	f.show()
	f.ExtendBaseWidget(f)
	return f
}

func (e *Entry) onSay(say func(string)) { e.OnSay = say }

// SetWrong shows a message below the input; "" takes it away.
func (f *Field) SetWrong(message string) {
	f.wrong = message
	if e, ok := f.Input.(interface{ SetWrong(bool) }); ok {
		e.SetWrong(message != "")
	}
	f.show()
}

// SetError says what a person is told of an error below the input; nil takes it
// away.
func (f *Field) SetError(err error) {
	said := ""
	if err != nil {
		said = ErrorLine(err)
	}
	f.SetWrong(said)
}

// Refuse is SetError for what was sent: the input gets the cursor back.
func (f *Field) Refuse(err error) {
	f.SetError(err)
	if err != nil {
		f.focus()
	}
}

func (f *Field) focus() {
	if box, ok := f.Input.(fyne.Focusable); ok {
		Focus(box)
	}
}

// Wrong returns the message that is shown, "" for none.
func (f *Field) Wrong() string {
	if f.wrong != "" {
		return f.wrong
	}
	return f.said
}

// SetLabel changes the words above the input.
func (f *Field) SetLabel(label string) {
	f.label.Runs[0].Text = label
	f.label.SetRuns(f.label.Runs...)
}

// SetHint changes what stands below the input while there is no message.
func (f *Field) SetHint(hint string) {
	f.hint = hint
	f.show()
}

func (f *Field) show() {
	text, colour, weight := f.hint, ColourMuted, Regular
	if m := f.Wrong(); m != "" {
		text, colour, weight = m, ColourDanger, Semi
	}
	f.message.Hidden = text == ""
	f.message.SetRuns(Run{Text: text, Size: SizeSmall, Colour: colour, Weight: weight})
	f.body.Refresh()
	f.Refresh()
}

// CreateRenderer is for Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.body) }
