package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	_ "github.com/jung-kurt/gofpdf"
	_ "github.com/mattn/go-sqlite3"
	_ "github.com/skip2/go-qrcode"
)

func main() {
	a := app.NewWithID("org.socialmediasurgery.desk")
	w := a.NewWindow("Social Media Surgery")
	w.SetContent(widget.NewLabel("Starting"))
	w.ShowAndRun()
}
