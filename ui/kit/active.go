package kit

// Touched is called whenever somebody uses a widget of ours by key or mouse: the
// shell counts idle minutes from the last time. Fyne tells nobody else.
var Touched func()

func touched() {
	if Touched != nil {
		Touched()
	}
}
