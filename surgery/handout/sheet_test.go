package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

func tableSheet() handout.Sheet {
	s := handout.Sheet{FirstName: "Zoë", Number: "7", Date: surgeryDay, Venue: "Garden Room"}
	for _, title := range []string{"Start here: safe basics", "Set up Bluesky"} {
		list := handout.SheetChecklist{Title: title}
		for i := range 9 {
			list.Steps = append(list.Steps, handout.SheetStep{
				Title: fmt.Sprintf("Do %s %d", strings.ToLower(title[:3]), i), Minutes: i,
				How:       "Go to Settings and privacy > Security > Two-factor authentication. Pick the authentication app. " + strings.Repeat("Then rest a little. ", 10),
				Essential: i%3 == 0, Done: i == 1,
			})
		}
		s.Checklists = append(s.Checklists, list)
	}
	return s
}

func TestSheetIsNumberedThrough(t *testing.T) {
	for _, size := range sizes {
		s := tableSheet()
		s.Size = size
		pages := lay(t, s)
		all := said(pages)
		at := 0
		for _, want := range []string{"Checklists for Zoë", "Number 7 · Tuesday 24 November 2026 · Garden Room", "Tick what is done.",
			"Start here: safe basics · 35 minutes", "1 Do sta 0 Do this one", "2 Do sta 1 Done", "4 Do sta 3 Do this one · 3 minutes", "9 Do sta 8",
			"Set up Bluesky · 35 minutes", "10 Do set 0", "18 Do set 8"} {
			found := strings.Index(all[at:], want)
			if found < 0 {
				t.Errorf("%s: %q is missing, or not in its place, in: %s", size, want, all)
				continue
			}
			at += found
		}
		boxes := count(pages, func(m page.Mark) bool { return m.Kind == page.EmptyBox })
		if ticks := count(pages, isTick); boxes != 18 || ticks != 2 {
			t.Errorf("%s: %d boxes, %d ticks", size, boxes, ticks)
		}
		for i, p := range pages {
			if want := fmt.Sprintf("Page %d of %d", i+1, len(pages)); len(pages) > 1 && !strings.Contains(p.Text(), want) {
				t.Errorf("%s: %q is missing", size, want)
			}
			if !strings.Contains(p.Text(), "Number 7") {
				t.Errorf("%s: page %d does not say whose it is", size, i+1)
			}
		}
	}
}

func TestSheetKeepsHowShortAndWhole(t *testing.T) {
	all := said(lay(t, tableSheet()))
	for _, how := range strings.Split(all, "Go to Settings")[1:] {
		if !strings.Contains(how, "Pick the authentication app.") || strings.Count(how, "Then rest a little.") > 4 {
			t.Errorf("how reads %q", how)
		}
	}
}

func TestSheetWithLittleOrMuch(t *testing.T) {
	if all := said(lay(t, handout.Sheet{})); !strings.HasPrefix(all, "Your checklists") || strings.Contains(all, "Number") {
		t.Error(all)
	}
	s := tableSheet()
	s.Checklists = append(s.Checklists, handout.SheetChecklist{Title: strings.Repeat("Long title ", 27)})
	for i := range 60 {
		s.Checklists[2].Steps = append(s.Checklists[2].Steps, handout.SheetStep{
			Title: fmt.Sprintf("Long%d %s", i, strings.Repeat("and longer ", 27)), How: strings.Repeat("x", 4000), Minutes: 999})
	}
	for _, size := range sizes {
		s.Size = size
		all := said(lay(t, s))
		if strings.Count(all, "and longer") != 60*27 || !strings.Contains(all, "78 Long59") {
			t.Errorf("%s: something is cut off", size)
		}
	}
}
