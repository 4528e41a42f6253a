// Package wall is the second window, for a projector: hashtag, square codes,
// what comes next, who is next, and the clock. It faces the room, so that it
// shows a number or at most a first name, and it takes nothing in.
//
// What it shows is laid out as a page, so that words in any script stand right
// and a test can read it, and drawn as large as the window is.
package wall

import (
	"image"
	"log/slog"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// every is how often the wall is brought up to date by itself, and turn how long
// the same codes stand where there are more than fit.
const (
	every = 15 * time.Second
	turn  = 2 // times every
)

// Wall is the window, open or not.
type Wall struct {
	app    fyne.App
	stage  *Stage
	window fyne.Window // nil while it is closed
	sheet  *sheet
	stop   func()
	ticks  int
}

// New makes a wall; nothing is shown before Open.
func New(app fyne.App, stage *Stage) *Wall { return &Wall{app: app, stage: stage} }

// IsOpen reports whether the window is there.
func (w *Wall) IsOpen() bool { return w.window != nil }

// Toggle opens or closes the wall: what F11 does.
func (w *Wall) Toggle() {
	if w.IsOpen() {
		w.Close()
	} else {
		w.Open()
	}
}

// Open shows the wall over the whole of the second screen, where there is one,
// else of the only one. The keyboard stays with the desk's own window then.
func (w *Wall) Open() {
	if w.IsOpen() {
		w.window.RequestFocus()
		return
	}
	w.window = w.app.NewWindow(words.Say("wall.window"))
	w.window.SetPadded(false)
	w.window.Resize(fyne.NewSize(1024, 576))
	w.sheet = newSheet(w.refresh)
	w.window.SetContent(w.sheet)
	w.window.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape || ev.Name == fyne.KeyF11 {
			w.Close()
		}
	})
	w.window.SetOnClosed(w.closed)
	second := hasSecondScreen(w.app)
	if own, ok := w.window.(desktop.Window); ok && second {
		own.RequestFullScreenSecondary()
	} else {
		w.window.SetFullScreen(true)
	}
	w.ticks = 0
	w.refresh()
	w.window.Show()
	if second {
		w.stage.Window.RequestFocus()
	}
	w.stop = w.stage.Runner.Every(every, func() { w.ticks++; w.refresh() })
}

func hasSecondScreen(app fyne.App) bool {
	driver, ok := app.Driver().(desktop.Driver)
	return ok && driver.HasSecondaryDisplay()
}

// Close takes the wall away.
func (w *Wall) Close() {
	if w.window != nil {
		w.window.Close()
	}
}

func (w *Wall) closed() {
	if w.stop != nil {
		w.stop()
	}
	w.window, w.sheet, w.stop = nil, nil, nil
}

// Changed brings the wall up to date after a change, and after another look.
func (w *Wall) Changed([]surgery.Family) {
	if w.IsOpen() {
		w.refresh()
	}
}

// refresh reads and lays out on the worker, which alone uses the fonts of prints.
// A failure leaves what stands there, unless a code is among it that must not outlast a
// lock: it is in the log, and the room is not told.
func (w *Wall) refresh() {
	shown, stage, turns := w.sheet, w.stage, w.ticks/turn
	ratio, ink := shown.ratio(), colours()
	type laid struct {
		page   page.Page
		sealed bool
	}
	kit.Do(w.stage.Runner, func() (laid, error) {
		view, err := stage.Wall.View()
		if err != nil {
			return laid{}, err
		}
		fonts, err := stage.Prints.Fonts()
		if err != nil {
			return laid{}, err
		}
		sealed := slices.ContainsFunc(view.Codes, func(c wall.Code) bool { return c.Sealed })
		return laid{layOut(view, room{fonts, ink, ratio, turns}), sealed}, nil
	}, func(now laid, err error) {
		if err != nil {
			slog.Error("wall: not brought up to date", "cause", err)
			if !shown.sealed {
				return
			}
		}
		shown.sealed = now.sealed
		shown.show(now.page)
	})
}

// sheet draws a page over all of its room, and asks for another where the shape
// of its room changes.
type sheet struct {
	widget.BaseWidget
	page    page.Page
	raster  *canvas.Raster
	drawn   image.Image
	width   int // of drawn, in pixels
	reshape func()
	sealed  bool    // a code is on it that is gone while locked
	asked   float64 // the shape of the page that was asked for
}

func newSheet(reshape func()) *sheet {
	s := &sheet{reshape: reshape}
	s.raster = canvas.NewRaster(s.draw)
	s.ExtendBaseWidget(s)
	return s
}

// ratio is height by width; a usual screen's before there is a window.
func (s *sheet) ratio() float64 {
	s.asked = 9.0 / 16
	if size := s.Size(); size.Width > 0 && size.Height > 0 {
		s.asked = float64(size.Height / size.Width)
	}
	return s.asked
}

// show shows another page. One that is the same is not drawn again, which takes
// the time of two frames.
func (s *sheet) show(p page.Page) {
	if reflect.DeepEqual(p, s.page) && s.drawn != nil {
		return
	}
	s.page, s.drawn = p, nil
	s.raster.Refresh()
}

func (s *sheet) draw(width, _ int) image.Image {
	if len(s.page.Items) == 0 || width <= 0 {
		return image.NewUniform(kit.Colour(kit.ColourWall))
	}
	if s.drawn == nil || s.width != width {
		s.drawn, s.width = kit.DrawPage(s.page, width), width
	}
	return s.drawn
}

// Resize is for Fyne.
func (s *sheet) Resize(size fyne.Size) {
	s.BaseWidget.Resize(size)
	if size.Width > 0 && size.Height > 0 && float64(size.Height/size.Width) != s.asked {
		s.reshape()
	}
}

// AccessibilityLabel returns what stands on the wall.
func (s *sheet) AccessibilityLabel() string { return s.page.Text() }

// AccessibilityRole returns that this is text.
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// MinSize is for Fyne: the window is as large as it is wanted.
func (s *sheet) MinSize() fyne.Size { return fyne.NewSize(320, 180) }

// CreateRenderer is for Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.raster) }
