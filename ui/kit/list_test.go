package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"socialmediasurgery/assets"
	"socialmediasurgery/ui/kit"
)

// people is a list in a window, and what it told.
type people struct {
	names       []string
	list        *kit.List
	told        []string
	made        int
	spaceIsOurs bool // a screen's own use for Space comes before choosing
	fills       map[string]int
}

func (p *people) open(t *testing.T) fyne.Window {
	p.fills = map[string]int{}
	return open(t, func() fyne.CanvasObject {
		p.list = kit.NewList(kit.ListParts{
			Length: func() int { return len(p.names) },
			Key:    func(i int) string { return p.names[i] },
			New: func() fyne.CanvasObject {
				p.made++
				return kit.Padded(10, 10, 10, 10, kit.NewText(kit.Ellipsis, kit.Run{Text: "x"}))
			},
			Fill: func(i int, row fyne.CanvasObject, s kit.RowState) {
				p.fills[p.names[i]]++
				row.(*fyne.Container).Objects[0].(*kit.Text).Set(p.names[i])
			},
			Selected: func(i int) { p.tell("selected", i) },
			Chosen:   func(i int) { p.tell("chose", i) },
			Escape:   func() { p.told = append(p.told, "escape") },
			AboveTop: func() { p.told = append(p.told, "above") },
			Typed:    func(r rune) { p.told = append(p.told, "typed "+string(r)) },
			Other: func(i int, ev *fyne.KeyEvent) bool {
				if ev.Name == fyne.KeySpace && !p.spaceIsOurs {
					return false
				}
				p.told = append(p.told, fmt.Sprint(ev.Name, " on ", i))
				return true
			},
		})
		return p.list
	})
}

func (p *people) tell(what string, i int) {
	name := "none"
	if i >= 0 {
		name = p.names[i]
	}
	p.told = append(p.told, what+" "+name)
}

func (p *people) heard(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(p.told, want) {
		t.Errorf("told %q, want %q", p.told, want)
	}
	p.told = nil
}

func many(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("Visit %03d", i)
	}
	return names
}

func TestListKeys(t *testing.T) {
	p := &people{names: many(400)}
	w := p.open(t)
	w.Canvas().Focus(p.list)
	p.heard(t, "selected Visit 000")
	press(w, fyne.KeyDown, fyne.KeyReturn, fyne.KeySpace, fyne.KeyEnter)
	p.heard(t, "selected Visit 001", "chose Visit 001", "chose Visit 001", "chose Visit 001")
	p.spaceIsOurs = true
	press(w, fyne.KeySpace)
	p.heard(t, "Space on 1")
	press(w, fyne.KeyEnd, fyne.KeyDown)
	p.heard(t, "selected Visit 399")
	press(w, fyne.KeyHome, fyne.KeyUp, fyne.KeyEscape, fyne.KeyDelete)
	p.heard(t, "selected Visit 000", "above", "escape", "Delete on 0")
	press(w, fyne.KeyPageDown)
	if i := p.list.SelectedIndex(); i < 5 || i > 30 {
		t.Errorf("a page is %d rows", i)
	}
	press(w, fyne.KeyPageUp)
	if i := p.list.SelectedIndex(); i != 0 {
		t.Errorf("a page back is row %d", i)
	}
	p.told = nil
	w.Canvas().Focused().TypedRune('s')
	w.Canvas().Focused().TypedRune(' ')
	p.heard(t, "typed s")
}

func TestListMakesOnlyRowsInSight(t *testing.T) {
	p := &people{names: many(5000)}
	w := p.open(t)
	w.Canvas().Focus(p.list)
	for range 500 {
		press(w, fyne.KeyPageDown)
	}
	if p.made > 60 {
		t.Errorf("%d rows made for 5000 records", p.made)
	}
	if got := shown(p.list); !slices.Contains(got, "Visit 4999") {
		t.Errorf("the last row is not in sight: %q", got)
	}
}

func TestListKeepsTheSelectedRecord(t *testing.T) {
	p := &people{names: []string{"Ana", "Ben", "Cem"}}
	p.open(t)
	p.list.Select(1)
	p.told = nil
	p.names = []string{"Zoe", "Ana", "Cem", "Ben"}
	p.list.Refresh()
	if p.list.SelectedIndex() != 3 || p.list.SelectedKey() != "Ben" {
		t.Errorf("selected %d %q", p.list.SelectedIndex(), p.list.SelectedKey())
	}
	p.names = []string{"Ana"}
	p.list.Refresh()
	if p.list.SelectedIndex() != -1 || p.list.SelectedKey() != "" {
		t.Errorf("selected %d %q after the record went", p.list.SelectedIndex(), p.list.SelectedKey())
	}
	if !p.list.SelectKey("Ana") || p.list.SelectKey("Ben") {
		t.Error("SelectKey finds the wrong ones")
	}
	if got := strings.Join(shown(p.list), " "); got != "Ana" {
		t.Errorf("shown: %q", got)
	}
}

func TestListByMouse(t *testing.T) {
	p := &people{names: []string{"Ana", "Ben", "Cem"}}
	w := p.open(t)
	row := fyne.NewPos(20, 50)
	test.TapCanvas(w.Canvas(), row)
	p.heard(t, "selected Ben")
	if w.Canvas().Focused() != p.list {
		t.Error("the list did not get the focus")
	}
	test.TapCanvas(w.Canvas(), row)
	test.TapCanvas(w.Canvas(), row)
	p.heard(t, "chose Ben", "chose Ben")
}

// After a button in a row was pressed and its record went, the next one's button
// must not have the focus: Return would press it for somebody else.
func TestListTakesTheFocusFromARowThatChanges(t *testing.T) {
	names := []string{"Ana", "Ben", "Cem"}
	var list *kit.List
	buttons := map[string]*kit.Button{}
	w := open(t, func() fyne.CanvasObject {
		list = kit.NewList(kit.ListParts{
			Length: func() int { return len(names) }, Key: func(i int) string { return names[i] },
			New: func() fyne.CanvasObject { return kit.NewCard(kit.Row(8, kit.NewButton(kit.Primary, "Pair", nil))) },
			Fill: func(i int, row fyne.CanvasObject, s kit.RowState) {
				b := row.(*kit.Card).Content.(*fyne.Container).Objects[0].(*kit.Button)
				b.Hidden = !s.Selected
				buttons[names[i]] = b
			},
		})
		return list
	})
	list.Select(0)
	w.Canvas().Focus(buttons["Ana"])
	list.Refresh()
	if w.Canvas().Focused() != buttons["Ana"] {
		t.Fatal("a refresh took the focus from a row that stays")
	}
	names = []string{"Ben", "Cem"}
	list.Refresh()
	if w.Canvas().Focused() != list {
		t.Errorf("the focus is on %T", w.Canvas().Focused())
	}
	list.Select(0)
	w.Canvas().Focus(buttons["Ben"])
	list.Select(1)
	if w.Canvas().Focused() != list {
		t.Errorf("the focus is on a hidden %T", w.Canvas().Focused())
	}
}

// A screen that is not in the window when the look changes is not redrawn with it:
// its rows are when it shows them.
func TestListRowsFollowALookThatChangedElsewhere(t *testing.T) {
	var list *kit.List
	text, pill := kit.Body("Xy"), kit.NewPill(kit.Finished, "Open")
	w := open(t, func() fyne.CanvasObject {
		list = kit.NewList(kit.ListParts{
			Length: func() int { return 1 },
			Key:    func(int) string { return "one" },
			New: func() fyne.CanvasObject {
				return kit.Padded(1, 1, 1, 1, kit.Row(4, kit.Body("Xy"), kit.NewPill(kit.Plain, "Xy")))
			},
			Fill: func(_ int, o fyne.CanvasObject, _ kit.RowState) {
				in := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
				text, pill = in[0].(*kit.Text), in[1].(*kit.Pill)
				text.Set("Asked")
				pill.Set(kit.Finished, "Open")
			},
		})
		return list
	})
	w.SetContent(kit.VGap(1))
	before := pill.MinSize().Height
	th, err := kit.NewTheme(assets.Files(), kit.Dark, 200)
	if err != nil {
		t.Fatal(err)
	}
	fyne.CurrentApp().Settings().SetTheme(th)
	w.SetContent(list)
	list.Refresh()
	if got := pill.MinSize().Height; got < 1.5*before {
		t.Errorf("the pill grew from %.1f to %.1f", before, got)
	}
	if got := test.WidgetRenderer(text).Objects()[0].(*canvas.Text).Color; got != th.Color(theme.ColorNameForeground, 0) {
		t.Errorf("the text is %v", got)
	}
}

func TestListEmpty(t *testing.T) {
	p := &people{}
	w := p.open(t)
	w.Canvas().Focus(p.list)
	press(w, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyPageDown)
	p.heard(t)
}

func BenchmarkListRefresh400(b *testing.B) {
	app := test.NewApp()
	defer app.Quit()
	names := many(400)
	list := kit.NewList(kit.ListParts{
		Length: func() int { return len(names) }, Key: func(i int) string { return names[i] },
		New:  func() fyne.CanvasObject { return kit.NewCard(kit.Column(4, kit.Strong("x"), kit.Small("x"))) },
		Fill: func(i int, row fyne.CanvasObject, s kit.RowState) { row.(*kit.Card).Set(s.Selected, false) },
	})
	w := test.NewWindow(list)
	defer w.Close()
	w.Resize(fyne.NewSize(400, 700))
	for b.Loop() {
		list.Refresh()
	}
}

// TestTabPassesAnEmptyListBy but a panel can give it the focus before its rows are read.
func TestTabPassesAnEmptyListBy(t *testing.T) {
	n := 0
	list := kit.NewList(kit.ListParts{Length: func() int { return n }, Key: func(i int) string { return "a" },
		New: func() fyne.CanvasObject { return kit.Body("Row") }, Fill: func(int, fyne.CanvasObject, kit.RowState) {}})
	first, last := kit.NewButton(kit.Secondary, "First", nil), kit.NewButton(kit.Secondary, "Last", nil)
	w := open(t, func() fyne.CanvasObject { return kit.Column(8, first, list, last) })
	w.Canvas().Focus(first)
	if press(w, fyne.KeyTab); w.Canvas().Focused() != last {
		t.Errorf("Tab comes to %T", w.Canvas().Focused())
	}
	if w.Canvas().Focus(list); w.Canvas().Focused() != list {
		t.Error("it cannot get the focus at all")
	}
	n = 1
	list.Refresh()
	w.Canvas().Focus(first)
	if press(w, fyne.KeyTab); w.Canvas().Focused() != list {
		t.Errorf("with a row Tab comes to %T", w.Canvas().Focused())
	}
}

// TestTabComesToTheMinusLast though it stands at the left.
func TestTabComesToTheMinusLast(t *testing.T) {
	less, more := kit.NewButton(kit.Quiet, "−", nil), kit.NewButton(kit.Quiet, "+", nil)
	w := open(t, func() fyne.CanvasObject { return kit.Column(0, kit.Row(0, kit.RightFirst(8, less, more))) })
	press(w, fyne.KeyTab)
	if w.Canvas().Focused() != more || less.Position().X >= more.Position().X {
		t.Errorf("%v has the focus; minus at %v, plus at %v", w.Canvas().Focused(), less.Position(), more.Position())
	}
}
