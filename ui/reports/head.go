package reports

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// head says which period it is, and holds what is done with it.
type head struct {
	screen  *Screen
	content *fyne.Container
	title   *kit.Text
	about   *kit.Text
	kinds   *kit.Choice
	period  *kit.Select
	share   *kit.Button
	why     *kit.Text // it cannot be shared
}

func newHead(s *Screen) *head {
	h := &head{screen: s, title: kit.Heading(""), about: kit.Small(""), why: kit.Small("")}
	var options []kit.Option
	for _, k := range report.Kinds {
		options = append(options, kit.Option{Key: string(k), Label: words.Say("reports.kind_" + string(k))})
	}
	h.kinds = kit.NewChoice(options, func(key string) { s.choose(report.Kind(key)) })
	h.period = kit.NewSelect(nil, s.goTo)
	h.share = kit.NewButton(kit.Primary, words.Say("reports.share"), s.Share)
	h.content = kit.Column(10,
		kit.Tiles(420, 16, kit.NewField(words.Say("reports.what"), h.kinds, ""), kit.NewField(words.Say("reports.which"), h.period, "")),
		kit.MiddleRow(16, h.title, h.share),
		h.about, h.why)
	return h
}

func (h *head) show(r reading) {
	p := r.report.Period
	h.kinds.Set(string(p.Kind))
	var options []kit.Option
	for _, one := range r.periods {
		if one.Kind == p.Kind {
			options = append(options, kit.Option{Key: one.ID, Label: one.Title})
		}
	}
	h.period.SetOptions(options)
	h.period.Set(p.ID)
	h.title.Set(p.Title)
	h.about.Set(about(r.report))
	h.why.Set(whyNot(p))
	h.why.Hidden = p.Leaves()
	if p.Leaves() {
		h.share.Enable()
	} else {
		h.share.Disable()
	}
	h.content.Refresh()
}

// about says how many surgeries it is, what it is compared with, and that this is
// not what leaves.
func about(r reports.Report) string {
	said := words.Say("reports.exact")
	if r.Period.Kind != report.OneSurgery {
		said = words.Count("report.surgeries", r.Now.Surgeries) + words.Say("reports.between") + said
	}
	switch {
	case r.Before == nil:
		return said
	case r.Period.Kind == report.OneSurgery:
		return said + " " + words.Say("reports.compared_one", "before", r.Before.Title)
	}
	return said + " " + words.Say("reports.compared", "before", r.Before.Title, "surgeries", words.Count("report.surgeries", r.Then.Surgeries))
}

// whyNot says why a period cannot be shared; "" where it can.
func whyNot(p reports.Period) string {
	switch {
	case p.Leaves():
		return ""
	case p.Kind == report.Year:
		return words.Say("reports.year_stays")
	case p.Kind == report.OneSurgery:
		return words.Say("reports.open_still")
	}
	return words.Say("reports.not_over")
}
