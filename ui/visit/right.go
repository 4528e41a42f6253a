package visit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// right is the handout as it will print, its size, and the end of the visit.
type right struct {
	screen *Screen
	object fyne.CanvasObject
	takes  *takeHome
	finish *ending
	panel  *takeHome // in the panel, while that is open
	paper  desk.Paper
	failed error
}

func newRight(s *Screen) *right {
	r := &right{screen: s, takes: newTakeHome(s), finish: newEnding(s)}
	bottom := kit.Padded(8, 14, 18, 14, r.finish.object)
	top := kit.Scrolled(kit.Padded(18, 14, 8, 14, r.takes.object))
	r.finish.around = kit.Edges(nil, bottom, nil, nil, fitted(top))
	r.object = newSide(r.finish.around, false)
	return r
}

// load lays the handout out on the worker, after the steps are drawn.
func (r *right) load() {
	s := r.screen
	if !s.loaded {
		return
	}
	id := s.id
	kit.Do(s.stage.Runner, func() (desk.Paper, error) { return s.stage.Desk.Handout(id, "") },
		func(p desk.Paper, err error) {
			if id == s.id {
				r.paper, r.failed = p, err
				r.refresh()
			}
		})
}

func (r *right) refresh() {
	s := r.screen
	if !s.loaded || r.paper.Visit != s.id {
		r.paper = desk.Paper{} // nobody else's handout
	}
	for _, t := range []*takeHome{r.takes, r.panel} {
		if t != nil {
			t.set(s.view.Size, r.paper.Pages, r.failed)
		}
	}
	r.finish.refresh()
}

// takeHome is the preview with what can be done with it.
type takeHome struct {
	object  *fyne.Container
	preview *preview
	size    *kit.Choice
	wrong   *kit.Text
}

func newTakeHome(s *Screen) *takeHome {
	t := &takeHome{preview: newPreview(), wrong: kit.Small("").In(kit.ColourDanger)}
	t.size = kit.NewChoice(sizes(), func(key string) {
		if !s.loaded {
			return
		}
		v := s.view
		s.change(func(id surgery.ID) (desk.Done, error) {
			return s.stage.Desk.EditVisit(id, desk.EditVisit{Track: v.Track, Size: surgery.HandoutSize(key), Goal: v.Words.Goal})
		}, nil)
	})
	t.object = kit.Column(10, kit.Title(words.Say("visit.handout")), t.preview.object, t.wrong,
		t.size, s.stage.Commands.Button(kit.Primary, "print"), s.stage.Commands.Button(kit.Secondary, "save_pdf"))
	return t
}

func sizes() []kit.Option {
	var options []kit.Option
	for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.LargePrint, surgery.Plain} {
		options = append(options, kit.Option{Key: string(size), Label: words.Say("visit.size_" + string(size))})
	}
	return options
}

func (t *takeHome) set(size surgery.HandoutSize, pages []page.Page, failed error) {
	if size == "" {
		size = surgery.Standard
	}
	if t.size.Value() != string(size) {
		t.size.Set(string(size))
	}
	t.preview.set(pages)
	said := ""
	if failed != nil {
		said, _ = kit.ErrorWords(failed)
	}
	line(t.wrong, said)
}

// showHandout opens the handout in a panel, where there is no room beside the
// steps.
func (s *Screen) showHandout() {
	if !s.loaded {
		return
	}
	r := s.right
	r.panel = newTakeHome(s)
	r.panel.drop(2) // print and save are buttons of the panel
	r.refresh()
	kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("visit.handout"), Content: r.panel.object, Width: 440,
		Verb: words.Say("visit.print"), Submit: func(done func(error)) { s.print(s.handout, done) },
		More:   []*kit.Button{kit.NewButton(kit.Secondary, words.Say("visit.save_pdf"), s.SavePDF)},
		Cancel: words.Say("visit.close"),
		Closed: func() { r.panel = nil; s.middle.focus() },
	})
}

// drop takes the title and the last n parts away.
func (t *takeHome) drop(n int) { t.object.Objects = t.object.Objects[1 : len(t.object.Objects)-n] }

// ending is the button that ends the visit, or takes it up again.
type ending struct {
	screen *Screen
	object *fyne.Container
	finish *kit.Button
	said   *kit.Pill
	reopen *kit.Button
	change *kit.Button
	around *fyne.Container // what makes room for it
	state  surgery.VisitState
	laid   bool
}

func newEnding(s *Screen) *ending {
	e := &ending{screen: s, finish: s.stage.Commands.Button(kit.Done, "finish"), said: kit.NewPill(kit.Finished, words.Say("visit.finished"))}
	e.reopen = kit.NewButton(kit.Secondary, words.Say("visit.reopen"), func() {
		s.change(s.stage.Desk.ReopenVisit, s.middle.focus)
	})
	e.change = kit.NewButton(kit.Quiet, words.Say("visit.finish_change"), s.Finish)
	e.object = kit.Column(8, e.finish, kit.Row(0, e.said, layout.NewSpacer()), e.reopen, e.change)
	return e
}

func (e *ending) refresh() {
	s := e.screen
	now := s.view.State
	if !s.loaded {
		now = ""
	}
	if now == e.state && e.laid {
		return
	}
	e.state, e.laid = now, true
	over := now == surgery.Finished
	show(e.object, s.loaded)
	show(e.finish, !over)
	for _, o := range []fyne.CanvasObject{e.object.Objects[1], e.reopen, e.change} {
		show(o, over)
	}
	if e.around != nil {
		e.around.Refresh()
	}
}

// confidenceOptions are 1 to 5.
func confidenceOptions() []kit.Option {
	var options []kit.Option
	for n := 1; n <= 5; n++ {
		options = append(options, kit.Option{Key: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	return options
}
