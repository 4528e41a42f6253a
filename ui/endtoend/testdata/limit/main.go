// A window with one box over nine rows of three texts, all of which say something
// else at every key: the least that a list of matches costs with the same toolkit.
// The title of the window is its only argument.
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.socialmediasurgery.limit").NewWindow(os.Args[1])
	above := canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	above.SetMinSize(fyne.NewSize(1, 170)) // the rows stand where our matches do
	box := &cleared{}
	box.ExtendBaseWidget(box)
	rows := container.NewVBox()
	var texts []*widget.Label
	for range 9 {
		row := []fyne.CanvasObject{widget.NewLabel(""), widget.NewLabel(""), widget.NewLabel("")}
		for _, text := range row {
			texts = append(texts, text.(*widget.Label))
		}
		rows.Add(container.NewGridWithColumns(3, row...))
	}
	box.OnChanged = func(typed string) {
		for i, text := range texts {
			text.SetText(fmt.Sprintf("%s, made up, number %d", typed, i))
		}
	}
	w.SetContent(container.NewVBox(above, box, rows))
	w.Canvas().Focus(box)
	w.Resize(fyne.NewSize(1366, 768))
	w.CenterOnScreen()
	w.ShowAndRun()
}

// cleared is a box that Escape clears, as it does ours.
type cleared struct{ widget.Entry }

// TypedKey is for Fyne.
func (c *cleared) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		c.SetText("")
	}
	c.Entry.TypedKey(key)
}
