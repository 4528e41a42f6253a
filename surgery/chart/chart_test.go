package chart_test

import (
	"reflect"
	"strings"
	"testing"

	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
)

// widths are those charts are drawn at, with the text they have there.
var widths = []chart.Look{
	{Width: 180, Size: 14}, {Width: 180, Size: 18}, {Width: 85, Size: 14}, {Width: 255, Size: 20},
	{Width: 267, Size: 14}, {Width: 60, Size: 5}, {Width: 300, Size: 24},
}

// Everything stands inside the chart, letters of 10 points at least, nothing on
// top of anything else.
func TestChartsKeepInside(t *testing.T) {
	fonts := typeface(t)
	for name, c := range all(3) {
		for _, l := range widths {
			l.Fonts = fonts
			b := c.Block(l)
			p := page.Page{Size: page.Size{W: l.Width, H: b.Height}, Items: b.Items}
			for _, it := range p.Outside(0) {
				t.Errorf("%s at %.0f mm, %.0f points: %+v is outside", name, l.Width, l.Size, it)
			}
			var texts []page.Item
			for _, it := range b.Items {
				text, ok := it.(page.Text)
				if !ok {
					continue
				}
				if text.Size < 10 {
					t.Errorf("%s: %q has %.1f points", name, text.Text, text.Size)
				}
				texts = append(texts, it)
			}
			for _, a := range texts {
				for _, o := range b.Items {
					if o != a && !isLine(o) && meets(page.Extent(a), page.Extent(o)) {
						t.Errorf("%s at %.0f mm, %.0f points: %v stands on %T %v", name, l.Width, l.Size, a, o, o)
					}
				}
			}
			if again := c.Block(l); !reflect.DeepEqual(again, b) {
				t.Errorf("%s is drawn otherwise the second time", name)
			}
		}
	}
}

func isLine(it page.Item) bool { _, ok := it.(page.Line); return ok }

func meets(a, b page.Rect) bool {
	const slack = 0.3
	return a.X+slack < b.X+b.W && b.X+slack < a.X+a.W && a.Y+slack < b.Y+b.H && b.Y+slack < a.Y+a.H
}

// What is hidden changes nothing, whatever its number: no item, no word, no cell.
func TestHiddenIsNotToBeFound(t *testing.T) {
	fonts := typeface(t)
	first := all(1)
	for _, n := range []int{0, 2, 3, 4, 5000, -1} {
		for name, c := range all(n) {
			for _, l := range widths {
				l.Fonts = fonts
				if !reflect.DeepEqual(c.Block(l), first[name].Block(l)) {
					t.Errorf("%s with %d hidden is drawn otherwise", name, n)
				}
			}
			if c.Describe() != first[name].Describe() || !reflect.DeepEqual(c.Table(), first[name].Table()) {
				t.Errorf("%s with %d hidden is said otherwise", name, n)
			}
		}
	}
}

func TestDescribe(t *testing.T) {
	for name, want := range map[string]string{
		"answers": "Bar chart: What does the word “recovery” mean to you? Number of answers. " +
			"The most: Living a life that means something to me. Living a life that means something to me: 310 · 36%. ",
		"sources":    "Living a life that means something to me: Kiosk 155, Paper 103, Online 51. Being in charge of my own life: Kiosk 92, Paper 61, Online fewer than 5. ",
		"days":       "Column chart: Answers on each day. Number of answers. The most: Fri 27 Nov. Mon 23 Nov: 120. ",
		"confidence": "1 · not at all: Before 30, After fewer than 5. 2: Before 45, After 15. ",
	} {
		if got := all(3)[name].Describe(); !strings.Contains(got, want) {
			t.Errorf("%s is said as %q", name, got)
		}
	}
}
