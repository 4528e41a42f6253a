// A window with a menu, a label and one box, from the same toolkit: the least that
// a window with words in it costs.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.socialmediasurgery.bare").NewWindow("Bare")
	w.SetMainMenu(fyne.NewMainMenu(fyne.NewMenu("File", fyne.NewMenuItem("Open", func() {}))))
	box := widget.NewEntry()
	w.SetContent(container.NewVBox(widget.NewLabel("A label"), box))
	w.Canvas().Focus(box)
	w.Resize(fyne.NewSize(1366, 768))
	w.CenterOnScreen()
	w.ShowAndRun()
}
