package chart_test

import (
	"os"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func typeface(t testing.TB) *page.Fonts {
	t.Helper()
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

var about = chart.About{Title: "What does the word “recovery” mean to you?", Unit: "answers"}

// answers is seven answers, one of them hidden.
func answers(hidden int) chart.Bars {
	return chart.Bars{About: about, Shares: true, Rows: []chart.Row{
		{Label: "Living a life that means something to me", Figure: chart.Count(310)},
		{Label: "Being in charge of my own life", Figure: chart.Count(185)},
		{Label: "Having no symptoms any more", Figure: chart.Count(120)},
		{Label: "A word that services use", Figure: chart.Count(95)},
		{Label: "Something else", Figure: chart.Figure{N: hidden, Hidden: true}},
		{Label: "It depends", Figure: chart.Count(140)},
		{Label: "I would rather not say", Figure: chart.Count(0)},
	}}
}

func sources(hidden int) chart.Groups {
	g := chart.Groups{About: about, Sources: []string{"Kiosk", "Paper", "Online"}}
	for i, r := range answers(0).Rows {
		f := []chart.Figure{chart.Count(r.N / 2), chart.Count(r.N / 3), {N: hidden, Hidden: true}}
		if i%2 == 0 {
			f[2] = chart.Count(r.N / 6)
		}
		g.Rows = append(g.Rows, chart.Group{Label: r.Label, Figures: f})
	}
	return g
}

func days(hidden int) chart.Columns {
	return chart.Columns{About: chart.About{Title: "Answers on each day", Unit: "answers"}, Rows: []chart.Row{
		{Label: "Mon 23 Nov", Figure: chart.Count(120)}, {Label: "Tue 24 Nov", Figure: chart.Count(210)},
		{Label: "Wed 25 Nov", Figure: chart.Count(0)}, {Label: "Thu 26 Nov", Figure: chart.Figure{N: hidden, Hidden: true}},
		{Label: "Fri 27 Nov", Figure: chart.Said(345, "about 345")},
	}}
}

func confidence(hidden int) chart.Pairs {
	return chart.Pairs{About: chart.About{Title: "How confident people felt", Unit: "people", Notes: []string{"Only people who answered both times."}}, Rows: []chart.Pair{
		{Label: "1 · not at all", Before: chart.Count(30), After: chart.Figure{N: hidden, Hidden: true}},
		{Label: "2", Before: chart.Count(45), After: chart.Count(15)},
		{Label: "3", Before: chart.Count(20), After: chart.Count(40)},
		{Label: "4", Before: chart.Figure{N: hidden, Hidden: true}, After: chart.Count(35)},
		{Label: "5 · very", Before: chart.Count(0), After: chart.Count(10)},
	}}
}

func all(hidden int) map[string]chart.Chart {
	return map[string]chart.Chart{"answers": answers(hidden), "sources": sources(hidden), "days": days(hidden), "confidence": confidence(hidden)}
}
