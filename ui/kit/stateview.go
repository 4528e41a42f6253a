package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/words"
)

// ViewState is one of the four states of a view.
type ViewState int

// The four states: nothing is here yet, nothing is there, it went wrong, here
// it is.
const (
	ViewLoading ViewState = iota
	ViewEmpty
	ViewFailed
	ViewFull
)

// StateView shows one of four: loading, empty, failed, full. It starts loading.
type StateView struct {
	widget.BaseWidget
	full  fyne.CanvasObject
	other *fyne.Container
	stack *fyne.Container
	state ViewState
}

// NewStateView makes a view whose full state is that object.
func NewStateView(full fyne.CanvasObject) *StateView {
	v := &StateView{full: full, other: container.NewStack()}
	v.stack = Stack(full, v.other)
	v.ExtendBaseWidget(v)
	v.Loading()
	return v
}

// State returns which of the four is shown.
func (v *StateView) State() ViewState { return v.state }

// Loading shows that something is being read.
func (v *StateView) Loading() {
	v.show(ViewLoading, Muted(words.Say("kit.loading")).Centred())
}

// Empty says that there is nothing yet and what to do first; the buttons, of which
// there may be none, do it.
func (v *StateView) Empty(title, advice string, buttons ...*Button) {
	parts := []fyne.CanvasObject{Title(title).Centred(), Muted(advice).Centred()}
	for i, b := range buttons {
		if i == 0 {
			parts = append(parts, VGap(Step))
		}
		parts = append(parts, centred(b))
	}
	v.show(ViewEmpty, parts...)
}

// Failed says what went wrong and what to do, and offers to try again unless
// retry is nil.
func (v *StateView) Failed(err error, retry func()) {
	what, next := ErrorWords(err)
	parts := []fyne.CanvasObject{Title(what).Centred().In(ColourDanger), Body(next).Centred()}
	if retry != nil {
		parts = append(parts, VGap(Step), centred(NewButton(Secondary, words.Say("kit.try_again"), retry)))
	}
	v.show(ViewFailed, parts...)
}

// Full shows the object itself.
func (v *StateView) Full() {
	v.state = ViewFull
	v.other.Hide()
	v.full.Show()
	v.Refresh()
}

func (v *StateView) show(state ViewState, parts ...fyne.CanvasObject) {
	v.state = state
	v.other.Objects = []fyne.CanvasObject{Padded(40, 24, 24, 24, Narrow(480, Column(Step, parts...)))}
	v.other.Show()
	v.full.Hide()
	v.Refresh()
}

func centred(o fyne.CanvasObject) fyne.CanvasObject { return container.NewCenter(o) }

// Refresh draws the state.
func (v *StateView) Refresh() {
	v.stack.Refresh()
	v.BaseWidget.Refresh()
}

// CreateRenderer is for Fyne.
func (v *StateView) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.stack) }
