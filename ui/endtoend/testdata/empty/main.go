// An empty window of the same size, from the same toolkit: what the benchmarks
// of the program's own window are compared with.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	w := app.NewWithID("org.socialmediasurgery.empty").NewWindow("Empty")
	w.Resize(fyne.NewSize(1366, 768))
	w.CenterOnScreen()
	w.ShowAndRun()
}
