// The bare window, in a program that holds all of ours: the least that a program of our
// size costs with the same toolkit. With an argument it is ours.
package main

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/assets"
	"socialmediasurgery/ui"
)

func main() {
	newApp := func() fyne.App { return app.NewWithID("org.socialmediasurgery.linked") }
	if len(os.Args) > 1 {
		os.Exit(ui.Main(os.Args[1:], ui.Program{Files: assets.Files(), NewApp: newApp}))
	}
	w := newApp().NewWindow("Linked")
	w.SetMainMenu(fyne.NewMainMenu(fyne.NewMenu("File", fyne.NewMenuItem("Open", func() {}))))
	box := widget.NewEntry()
	w.SetContent(container.NewVBox(widget.NewLabel("A label"), box))
	w.Canvas().Focus(box)
	w.Resize(fyne.NewSize(1366, 768))
	w.CenterOnScreen()
	w.ShowAndRun()
}
