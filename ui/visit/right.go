package visit

import (
	"reflect"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// right is the handout as it will print, its size, and the end of the visit.
type right struct {
	screen *Screen
	object fyne.CanvasObject
	takes  *takeHome
	panel  *takeHome // the same in a panel, while that is open
	finish *ending
	paper  prints.Paper
	failed error

	laying, again bool // a handout is being laid out; another is wanted after it
	stop          func()
}

// pause is how long the preview waits after a change. Drawing a page takes 30
// milliseconds, and the tick is to be seen before, also when several come fast.
const pause = 150 * time.Millisecond

func newRight(s *Screen) *right {
	r := &right{screen: s, takes: newTakeHome(s), finish: newEnding(s)}
	below := kit.Column(10, r.takes.wrong, r.takes.size, r.takes.second,
		s.command(kit.Primary, "print", words.Say("visit.print")), s.command(kit.Secondary, "save_pdf", words.Say("visit.save_pdf")))
	open := s.handoutButton()
	r.finish.around = container.New(rightLayout{r.takes, open}, kit.Title(words.Say("visit.handout")), r.takes.sheets, below, r.finish.object, open)
	r.object = kit.NewSide(kit.Padded(18, 14, 18, 14, r.finish.around), 0, false)
	return r
}

// soon loads the handout: at once when none is shown, else after the pause.
func (r *right) soon() {
	if r.stop != nil {
		r.stop()
		r.stop = nil
	}
	if r.paper.Visit == "" {
		r.load()
		return
	}
	r.stop = r.screen.stage.Runner.After(pause, r.load)
}

// load lays the handout out on the worker, after the steps are drawn.
func (r *right) load() {
	s := r.screen
	if !s.loaded {
		return
	}
	if r.again = r.laying; r.laying {
		return
	}
	r.laying = true
	id := s.id
	kit.Do(s.stage.Runner, func() (prints.Paper, error) { return s.stage.Visit.Handout(id, "") },
		func(p prints.Paper, err error) {
			r.laying = false
			switch {
			case id == s.id && (err != r.failed || !reflect.DeepEqual(p, r.paper)):
				r.paper, r.failed = p, err
				r.draw()
			case id != s.id:
				r.again = true
			}
			if r.again {
				r.load()
			}
		})
}

func (r *right) refresh() {
	s := r.screen
	if r.paper.Visit != "" && (!s.loaded || r.paper.Visit != s.id) {
		r.paper, r.failed = prints.Paper{}, nil // nobody else's handout
		r.draw()
	}
	for _, t := range []*takeHome{r.takes, r.panel} {
		if t != nil {
			t.size.Relabel(s.stage.sizes())
			t.setSize(s.view.PrintSize())
			t.second.Offer(s.languages)
			t.second.Set(s.view.Words.Language)
			t.second.With(s.view.PrintSize())
		}
	}
	r.finish.refresh()
}

// draw draws the paper.
func (r *right) draw() {
	for _, t := range []*takeHome{r.takes, r.panel} {
		if t != nil {
			t.set(r.paper, r.failed)
		}
	}
	r.finish.around.Refresh()
}

// sheetEdge is how far the pages stand inside the line of the focus.
const sheetEdge = 4

// takeHome is the preview, which arrows scroll, and the choice of its size.
type takeHome struct {
	preview *kit.PagePreview
	scroll  *container.Scroll
	sheets  *picker
	size    *kit.Choice
	second  *papers.Second
	wrong   *kit.Text
}

func newTakeHome(s *Screen) *takeHome {
	t := &takeHome{preview: kit.NewPagePreview(), wrong: kit.Small("").In(kit.ColourDanger)}
	t.wrong.Hide()
	t.scroll = kit.Scrolled(kit.Column(0, t.preview))
	card := kit.NewCard(fitted(t.scroll)) // seen when it has the keys; the pages have edges of their own
	card.Padding, card.Edge = sheetEdge, kit.ColourSurface
	t.sheets = newPicker(card, t.key, func() { card.Set(t.sheets.has, false) })
	t.size = kit.NewChoice(s.stage.sizes(), func(key string) {
		v := s.view
		s.change(func(id surgery.ID) (surgery.Change, error) {
			return s.stage.Visit.EditVisit(id, visit.EditVisit{Track: v.Track, Size: surgery.HandoutSize(key), Goal: v.Words.Goal, Language: v.Words.Language})
		}, nil)
	})
	t.second = papers.NewSecond("", s.languages, func(code string) {
		v := s.view
		s.change(func(id surgery.ID) (surgery.Change, error) {
			return s.stage.Visit.EditVisit(id, visit.EditVisit{Track: v.Track, Size: v.PrintSize(), Goal: v.Words.Goal, Language: code})
		}, nil)
	})
	return t
}

// sizes are those of a visit's prints.
func (s *Stage) sizes() []kit.Option {
	_, easyRead := s.Settings.EasyRead()
	return kit.HandoutSizes(easyRead)
}

func (t *takeHome) setSize(size surgery.HandoutSize) {
	if size == "" {
		size = surgery.Standard
	}
	if t.size.Value() != string(size) {
		t.size.Set(string(size))
	}
}

func (t *takeHome) set(p prints.Paper, failed error) {
	t.preview.Set(p.Pages)
	said := ""
	if failed != nil {
		said, _ = kit.ErrorWords(failed)
	}
	line(t.wrong, said)
	refit(t.scroll)
}

// key scrolls the preview.
func (t *takeHome) key(name fyne.KeyName) bool {
	by := map[fyne.KeyName]float32{fyne.KeyUp: -60, fyne.KeyDown: 60, fyne.KeyPageUp: -t.scroll.Size().Height, fyne.KeyPageDown: t.scroll.Size().Height}[name]
	if by == 0 {
		return false
	}
	most := max(t.scroll.Content.Size().Height-t.scroll.Size().Height, 0)
	t.scroll.ScrollToOffset(fyne.NewPos(0, min(max(t.scroll.Offset.Y+by, 0), most)))
	return true
}

// rightLayout stands title, preview and controls under one another, and the end
// of the visit at the foot; the preview is as high as its pages, if there is
// room. In a low window it is behind a button, which stands for the title too.
type rightLayout struct {
	takes *takeHome
	open  *kit.Button
}

// leastSheet is how high a preview has to be to show anything, at every text size.
const leastSheet = 120

func (l rightLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap, edge = 10, sheetEdge
	for _, i := range []int{0, 2, 3} {
		for range 2 { // wrapped text knows its height once it has its width
			o[i].Resize(fyne.NewSize(size.Width, o[i].MinSize().Height))
		}
	}
	title, controls, foot := o[0].Size().Height, o[2].Size().Height, o[3].MinSize().Height
	room := size.Height - title - controls - foot - 3*gap
	low := room < leastSheet
	if l.open.Visible() != low {
		show(o[0], !low)
		show(o[1], !low)
		show(l.open, low)
	}
	o[3].Move(fyne.NewPos(0, size.Height-foot))
	o[3].Resize(fyne.NewSize(size.Width, foot))
	if low {
		high := l.open.MinSize().Height
		l.open.Resize(fyne.NewSize(size.Width, high))
		o[2].Move(fyne.NewPos(0, high+gap))
		return
	}
	l.takes.preview.Resize(fyne.NewSize(size.Width-2*edge, 1))
	high := min(room, l.takes.preview.MinSize().Height+2*edge+2)
	if l.takes.preview.Pages() == 0 {
		high = min(room, size.Width*1.41) // A4
	}
	o[1].Move(fyne.NewPos(0, title+gap))
	o[1].Resize(fyne.NewSize(size.Width, high))
	o[2].Move(fyne.NewPos(0, title+high+2*gap))
}

func (rightLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 200) }

// handoutButton makes the button that opens the handout in a panel.
func (s *Screen) handoutButton() *kit.Button {
	return kit.NewButton(kit.Secondary, words.Say("visit.handout_open"), s.showHandout)
}

// showHandout opens the handout in a panel, where there is no room beside the
// steps.
func (s *Screen) showHandout() {
	if !s.loaded {
		return
	}
	r := s.right
	r.panel = newTakeHome(s)
	r.refresh()
	r.draw()
	kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("visit.handout"), Width: 480,
		Content: kit.Column(10, r.panel.size, r.panel.second, r.panel.wrong, tall(r.panel.sheets, 370)),
		Verb:    words.Say("visit.print"), Submit: func(done func(error)) { s.print(s.handout, done) },
		More:   []*kit.Button{kit.NewButton(kit.Secondary, words.Say("visit.save_pdf"), s.SavePDF)},
		Cancel: words.Say("visit.close"),
		Closed: func() { r.panel = nil; s.middle.focus() },
	})
}
