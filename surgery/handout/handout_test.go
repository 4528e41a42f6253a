package handout_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

func lay(t *testing.T, print interface {
	Pages(*page.Fonts) ([]page.Page, error)
}) []page.Page {
	t.Helper()
	pages, err := print.Pages(typeface(t))
	if err != nil {
		t.Fatal(err)
	}
	checkPages(t, pages)
	return pages
}

func TestTypicalHandoutIsOnePage(t *testing.T) {
	for _, size := range sizes {
		h := typical(t)
		h.Size = size
		pages := lay(t, h)
		if len(pages) != 1 {
			t.Errorf("%s: %d pages", size, len(pages))
		}
		all := said(pages)
		at := 0
		for _, want := range []string{
			"Sam’s social media surgery", "Tuesday 24 November 2026 · helped by Vicky · Garden Room",
			"Done today", "Chose a strong password", "Followed 3 people",
			"Next, when you are ready", "1 Turn on two-step sign-in", "Two-factor authentication", "2 Decide who can message you",
			"Join in: #LYPFTrecovery", "[QR code that opens bsky.app/hashtag/LYPFTrecovery]",
			"Read: Considering Lilies", "This week", "Mon 8pm #MHNurseChat", "Fri 10am–3pm Surgery at the nursing conference",
			"Stay safe", "mute, block and report", "Danger now: call 999", "Next surgery: Tuesday 29 December, 1pm.",
		} {
			found := strings.Index(all[at:], want)
			if found < 0 {
				t.Errorf("%s: %q is missing, or not in its place, in: %s", size, want, all)
				continue
			}
			at += found
		}
		if n := count(pages, isTick); n != 3 {
			t.Errorf("%s: %d ticks", size, n)
		}
		if n := count(pages, isCode); n != 2 {
			t.Errorf("%s: %d codes", size, n)
		}
	}
}

func TestLettersAreAsLargeAsTheyShouldBe(t *testing.T) {
	for size, least := range map[surgery.HandoutSize]float64{surgery.Standard: 14, surgery.Plain: 14, surgery.LargePrint: 18, "": 14} {
		for _, h := range []handout.Handout{typical(t), full(t)} {
			h.Size = size
			if n := count(lay(t, h), func(x page.Text) bool { return x.Size < least }); n > 0 {
				t.Errorf("%s: %d texts under %v points", size, n, least)
			}
		}
	}
}

func TestFullHandoutIsStillOnePage(t *testing.T) {
	for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.Plain} {
		h := full(t)
		h.Size = size
		if pages := lay(t, h); len(pages) != 1 {
			t.Errorf("%s: %d pages", size, len(pages))
		}
	}
}

func TestManyDoneBecomeANumberWhenThatSavesAPage(t *testing.T) {
	h := full(t)
	h.Next = h.Next[:2]
	h.Done = nil
	for i := range 30 {
		h.Done = append(h.Done, fmt.Sprintf("Did thing number %d", i))
	}
	pages := lay(t, h)
	if len(pages) != 1 || !strings.Contains(said(pages), "and 24 more") || count(pages, isTick) != 6 {
		t.Errorf("%d pages, %d ticks: %s", len(pages), count(pages, isTick), said(pages))
	}
}

func TestGuestHandoutNamesNobody(t *testing.T) {
	h := typical(t)
	h.FirstName = " "
	if all := said(lay(t, h)); !strings.HasPrefix(all, "Your social media surgery") || strings.Contains(all, "Sam’s") {
		t.Error(all)
	}
}

func TestBlanksAreLeftOutWhole(t *testing.T) {
	empty := said(lay(t, handout.Handout{}))
	if empty != "Your social media surgery" {
		t.Errorf("an empty handout says %q", empty)
	}
	for blank, cut := range map[string]func(*handout.Handout){
		"helped by":                func(h *handout.Handout) { h.HelpedBy = "" },
		"Garden Room":              func(h *handout.Handout) { h.Venue = " " },
		"November":                 func(h *handout.Handout) { h.Date = time.Time{} },
		"Done today":               func(h *handout.Handout) { h.Done = []string{"", " \n"} },
		"Next, when you are ready": func(h *handout.Handout) { h.Next = []handout.Step{{}} },
		"QR code":                  func(h *handout.Handout) { h.Links = []handout.Link{{Opens: "Nothing"}} },
		"This week":                func(h *handout.Handout) { h.Events = []handout.Event{{}} },
		"Stay safe":                func(h *handout.Handout) { h.StaySafe = handout.Text{} },
		"999":                      func(h *handout.Handout) { h.WhereToTurn = handout.Text{} },
		"Next surgery":             func(h *handout.Handout) { h.NextSurgery = "" },
	} {
		h := typical(t)
		cut(&h)
		all := said(lay(t, h))
		if strings.Contains(all, blank) || strings.Contains(all, "· ·") || strings.Contains(all, "<no value>") {
			t.Errorf("without %s: %s", blank, all)
		}
	}
}

func TestAbsurdHandoutFlows(t *testing.T) {
	h := absurd(t)
	for _, size := range sizes {
		h.Size = size
		pages := lay(t, h)
		if len(pages) < 10 {
			t.Errorf("%s: %d pages", size, len(pages))
		}
		all := said(pages)
		for i := range 60 {
			if !strings.Contains(all, fmt.Sprintf("Done%d ", i)) {
				t.Errorf("%s: done %d is missing", size, i)
			}
		}
		if got := strings.Count(all, "and done again"); got != 60*20 {
			t.Errorf("%s: cut off: %d of 1200", size, got)
		}
		if strings.Contains(all, "Next3") || strings.Count(all, "Do this and that.") != 3*180 {
			t.Errorf("%s: the next steps are not the first three, whole", size)
		}
		if n := count(pages, isCode); n != 12 {
			t.Errorf("%s: %d codes", size, n)
		}
		for i, p := range pages {
			if want := fmt.Sprintf("Page %d of %d", i+1, len(pages)); !strings.Contains(p.Text(), want) {
				t.Errorf("%s: %q is missing", size, want)
			}
			checkCodesAreWhole(t, p)
		}
	}
}

// checkCodesAreWhole wants the address of every code under it, and no heading
// last on a page.
func checkCodesAreWhole(t *testing.T, p page.Page) {
	t.Helper()
	text := strings.Join(strings.Fields(p.Text()), "")
	for _, item := range p.Items {
		if code, ok := item.(page.Path); ok && code.Alt != "" {
			address := strings.TrimPrefix(code.Alt, "QR code that opens ")
			if !strings.Contains(text, strings.Join(strings.Fields(code.Alt), "")+"]"+address) {
				t.Errorf("the address of %s is on another page", code.Alt)
			}
		}
	}
	lines := strings.Split(p.Text(), "\n")
	for _, heading := range []string{"Done today", "Next, when you are ready", "This week", "Stay safe"} {
		if len(lines) > 1 && lines[len(lines)-2] == heading { // the last is the page number
			t.Errorf("%q stands last on its page", heading)
		}
	}
}

func TestSamePagesEveryTime(t *testing.T) {
	for _, h := range []handout.Handout{typical(t), full(t), absurd(t)} {
		if !reflect.DeepEqual(lay(t, h), lay(t, h)) {
			t.Error("two layings of the same handout differ")
		}
	}
}

func TestPlainIsBlackOnWhite(t *testing.T) {
	h := typical(t)
	h.Size = surgery.Plain
	for _, item := range lay(t, h)[0].Items {
		colors := map[page.Color]bool{}
		switch it := item.(type) {
		case page.Text:
			colors[it.Color] = true
		case page.Mark:
			colors[it.Color] = true
		case page.Line:
			colors[it.Color] = true
		case page.Path:
			colors[it.Fill] = true
		case page.Box:
			for _, c := range []*page.Color{it.Fill, it.Stroke} {
				if c != nil {
					colors[*c] = true
				}
			}
		}
		for c := range colors {
			if c != page.Black && c != page.White {
				t.Errorf("%v has colour %v", item, c)
			}
		}
	}
}

func TestWeekHandoutHasNoPerson(t *testing.T) {
	h := typical(t)
	w := handout.Week{Title: "Recovery Week", Dates: "23 to 27 November 2026", Hashtag: "#LYPFTrecovery",
		Links: h.Links, Events: h.Events, StaySafe: h.StaySafe, WhereToTurn: h.WhereToTurn, NextSurgery: h.NextSurgery}
	for _, size := range sizes {
		w.Size = size
		pages := lay(t, w)
		all := said(pages)
		if len(pages) != 1 || !strings.HasPrefix(all, "Recovery Week 23 to 27 November 2026 · #LYPFTrecovery This week Mon 8pm") ||
			strings.Contains(all, "Sam’s") || count(pages, isCode) != 2 {
			t.Errorf("%s: %d pages: %s", size, len(pages), all)
		}
	}
	w.Title = ""
	if all := said(lay(t, w)); !strings.HasPrefix(all, "This week") {
		t.Error(all)
	}
}
