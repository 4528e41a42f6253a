package learning

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// filters are the search box and what narrows the list.
type filters struct {
	screen *Screen
	filter learning.Filter
	box    *kit.Entry
	kinds  *kit.Choice // the kinds side by side; nil where letters are large
	kind   *kit.Select // the same in one box
	about  *kit.Select
	week   *kit.Select
}

func newFilters(s *Screen) *filters {
	f := &filters{screen: s, box: kit.NewEntry(words.Say("learning.search"))}
	f.box.OnChanged = func(typed string) {
		f.filter.Text = typed
		s.load(func() {})
	}
	f.box.OnDown = func() { kit.Focus(s.list) }
	f.box.OnEnter = func() { kit.Focus(s.list) }
	f.box.OnEscape = func() {
		if f.box.Text != "" {
			f.box.SetText("")
			return
		}
		kit.Focus(s.list)
	}
	f.about = kit.NewSelect(nil, func(key string) {
		f.filter.About, f.filter.Tag = "", ""
		if tag, own := strings.CutPrefix(key, "#"); own {
			f.filter.Tag = tag
		} else {
			f.filter.About = key
		}
		s.load(func() {})
	})
	f.week = kit.NewSelect(nil, func(key string) {
		f.filter.Week = surgery.ID(key)
		s.load(func() {})
	})
	return f
}

// Keys of the choice of kinds that are no kind.
const (
	allKinds = "all"
	noKind   = "none"
)

func kindOptions() []kit.Option {
	options := []kit.Option{{Key: allKinds, Label: words.Say("learning.all")}, {Key: noKind, Label: learning.KindWords("")}}
	for _, k := range surgery.LearningKinds {
		options = append(options, kit.Option{Key: string(k), Label: learning.KindWords(k)})
	}
	return options
}

func (f *filters) chooseKind(key string) {
	f.filter.Kind, f.filter.Unsorted = "", key == noKind
	if key != allKinds && key != noKind {
		f.filter.Kind = surgery.LearningKind(key)
	}
	f.screen.load(func() {})
}

// build lays the filters out; where letters are large the kinds are in a box.
func (f *filters) build(tight bool) fyne.CanvasObject {
	if tight {
		f.kinds, f.kind = nil, kit.NewSelect(kindOptions(), f.chooseKind)
		f.setKind()
		return kit.Column(kit.Step, f.box, kit.Tiles(150, kit.Step, f.kind, f.about, f.week))
	}
	f.kind, f.kinds = nil, kit.NewChoice(kindOptions(), f.chooseKind)
	f.setKind()
	return kit.Column(10, kit.Even(kit.Step, f.box, kit.Even(kit.Step, f.about, f.week)), f.kinds)
}

func (f *filters) setKind() {
	key := string(f.filter.Kind)
	switch {
	case f.filter.Unsorted:
		key = noKind
	case key == "":
		key = allKinds
	}
	if f.kinds != nil {
		f.kinds.Set(key)
	} else {
		f.kind.Set(key)
	}
}

// show offers the tags and weeks there are, and keeps what is chosen.
func (f *filters) show(log learning.Log) {
	about := []kit.Option{{Label: words.Say("learning.about_all")}}
	for _, t := range surgery.Topics {
		about = append(about, kit.Option{Key: t, Label: learning.TopicWords(t)})
	}
	for _, t := range log.Tags {
		about = append(about, kit.Option{Key: "#" + t, Label: "#" + t})
	}
	f.about.SetOptions(about)
	now := f.filter.About
	if f.filter.Tag != "" {
		now = "#" + f.filter.Tag
	}
	f.about.Set(now)
	f.week.SetOptions(append([]kit.Option{{Label: words.Say("learning.every_week")}}, kit.Weeks(log.Weeks)...))
	f.week.Set(string(f.filter.Week))
}

// clear shows all again.
func (f *filters) clear() {
	f.filter = learning.Filter{}
	f.setKind()
	f.box.OnChanged, f.box.Text = nil, ""
	f.box.SetText("")
	f.box.OnChanged = func(typed string) {
		f.filter.Text = typed
		f.screen.load(func() {})
	}
	f.screen.load(func() { kit.Focus(f.screen.list) })
}

// kindKey is the figure that sorts as a kind.
func kindKey(i int) string { return strconv.Itoa(i + 1) }
