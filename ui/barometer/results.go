package barometer

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// How results are shown.
const (
	together = "together"
	bySource = "source"
	byDay    = "day"
)

// resultsView is the question that is selected and what was answered to it.
type resultsView struct {
	screen   *Screen
	content  *fyne.Container
	question *kit.Text
	about    *kit.Text
	how      *kit.Choice
	chart    *kit.Chart
	framed   fyne.CanvasObject
	few      *fyne.Container // instead of the chart
	needed   *kit.Text
	progress *kit.Progress
	waiting  *kit.Text
	polls    *fyne.Container
}

func newResults(s *Screen) *resultsView {
	v := &resultsView{screen: s, question: kit.Title(""), about: kit.Small(""), chart: kit.NewChart(),
		needed: kit.Body(""), progress: kit.NewProgress(0), waiting: kit.Small(""), polls: kit.Column(6)}
	v.how = kit.NewChoice([]kit.Option{{Key: together, Label: words.Say("barometer.together")}, {Key: bySource, Label: words.Say("barometer.by_source")},
		{Key: byDay, Label: words.Say("barometer.by_day")}}, func(string) { v.draw() })
	v.how.Set(together)
	v.framed = kit.NewCard(v.chart)
	v.few = kit.Stack(kit.NewCard(kit.Column(10, kit.Strong(words.Say("barometer.too_few_yet")), v.needed, v.progress)))
	button := func(label, key string, do func()) *kit.Button {
		return kit.NewButton(kit.Secondary, label, do).InCard().WithHint(key)
	}
	actions := kit.Flow(8, button(words.Say("barometer.key_in"), "K", s.CountPaper), button(words.Say("barometer.bring_in"), "B", s.BringIn),
		button(words.Say("barometer.words"), "W", s.OwnWords), button(words.Say("barometer.share"), "P", s.Share),
		button(words.Say("barometer.change"), words.Say("barometer.key_enter"), s.Edit), button(words.Say("barometer.take_out"), words.Say("barometer.key_delete"), s.Remove))
	v.content = kit.Column(10, v.question, v.about, actions, v.how, v.framed, v.few, v.waiting, v.polls)
	return v
}

func (v *resultsView) show(now state) {
	r := now.results
	v.question.Set(r.Barometer.Words.Question)
	about := words.Say("barometer.open_from", "from", dayShort(r.Barometer.From), "until", dayShort(r.Barometer.Until))
	if r.Shown {
		about += " · " + words.Count("barometer.answers", r.People+r.Waiting) // as in the list
	}
	v.about.Set(about)
	v.how.Hidden, v.framed.(*kit.Card).Hidden, v.few.Hidden = !r.Shown, !r.Shown, r.Shown
	if !r.Shown {
		v.tooFew(r)
	}
	v.waiting.Hidden = r.Waiting == 0
	v.waiting.Set(words.Count("barometer.waiting", r.Waiting))
	v.draw()
	v.showPolls(r)
	v.content.Refresh()
}

// tooFew says how many more it takes, and nothing of what was answered.
func (v *resultsView) tooFew(r barometer.Results) {
	said := words.Count("barometer.needed", r.Needed)
	if r.Needed == 0 {
		said = words.Say("barometer.soon")
	}
	v.needed.Set(words.Count("barometer.so_far", r.People+r.Waiting) + " " + said)
	v.progress.Set(float32(min(r.People+r.Waiting, surgery.FewestPeople)) / surgery.FewestPeople)
}

// draw shows the chart that is chosen.
func (v *resultsView) draw() {
	r, fonts := v.screen.shown.results, v.screen.shown.fonts
	if !r.Shown {
		v.chart.Set(nil, nil)
		return
	}
	var c chart.Chart = r.ByAnswer()
	switch v.how.Value() {
	case bySource:
		c = r.BySource()
	case byDay:
		c = r.ByDay()
	}
	v.chart.Set(c, fonts)
	v.content.Refresh()
}

// showPolls lists the online polls that were taken in, each to be taken out.
func (v *resultsView) showPolls(r barometer.Results) {
	v.polls.Objects = nil
	for _, p := range r.PollNames() {
		out := kit.NewGrave(kit.Quiet, words.Say("barometer.poll_take_out"), func() {
			s, id := v.screen, r.Barometer.ID
			s.stage.Change(func() (surgery.Change, error) { return s.stage.Barometer.RemovePoll(id, p.ID) }, nil)
			kit.Focus(s.list)
		}).InCard()
		v.polls.Add(kit.MiddleRow(8, kit.Small(words.Say("barometer.poll_line", "name", p.Name)).OneLine(), out))
	}
	v.polls.Hidden = len(v.polls.Objects) == 0
}

func dayShort(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("Mon 2 Jan")
}

// fixed gives an object a height of its own, as one that scrolls needs.
func fixed(height func() float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixedHigh{height}, o)
}

// lines returns the height of so many lines of a list.
func lines(n float32) func() float32 {
	return func() float32 { return kit.Grow(n * 36) }
}

type fixedHigh struct{ height func() float32 }

func (l fixedHigh) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{}) // it may have stood elsewhere, at another text size
		o.Resize(size)
	}
}

func (l fixedHigh) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Grow(120), l.height())
}
