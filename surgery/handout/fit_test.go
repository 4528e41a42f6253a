package handout_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// lowest returns how far down a page its last words or codes reach, in mm. The
// page number does not count.
func lowest(p page.Page) float64 {
	low := 0.0
	for _, item := range p.Items {
		if at, says := ink(item); says && at.y+at.h <= 297-14.5 {
			low = max(low, at.y+at.h)
		}
	}
	return low
}

func TestBusyVisitIsOnePage(t *testing.T) {
	for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.Plain} {
		h := busy(t)
		h.Size = size
		pages := lay(t, h)
		if len(pages) != 1 || count(pages, isTick) != 6 {
			t.Fatalf("%s: %d pages, %d ticks", size, len(pages), count(pages, isTick))
		}
		checkOneRow(t, pages, 30)
	}
}

func TestBusyVisitInLargePrintFillsTwoPages(t *testing.T) {
	h := busy(t)
	h.Size = surgery.LargePrint
	pages := lay(t, h)
	if len(pages) != 2 || count(pages[:1], isTick) != 6 || count(pages[1:], isCode) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if low := lowest(p); low < 240 {
			t.Errorf("page %d ends at %.0f mm", i+1, low)
		}
	}
	checkOneRow(t, pages, 40)

	// With fewer words on how, what keeps somebody safe stands on the first page
	// and the codes have the second.
	for i := range h.Next {
		h.Next[i].How, _, _ = strings.Cut(h.Next[i].How, ".")
	}
	pages = lay(t, h)
	first, second := said(pages[:1]), said(pages[1:])
	if !strings.HasSuffix(first, "Text SHOUT to 85258") || !strings.HasSuffix(second, "Next surgery: Tuesday 29 December, 1pm.") {
		t.Errorf("the first page says %q, the second %q", first, second)
	}
	if low := lowest(pages[0]); len(pages) != 2 || low < 250 {
		t.Errorf("page 1 of %d ends at %.0f mm", len(pages), low)
	}
	for _, code := range codesOn(pages) {
		if code.Width < 48 {
			t.Errorf("%s is %.1f mm on a page with little else", code.Alt, code.Width)
		}
	}
}

// Whatever is combined, no last page is the foot only, and no page before it
// half empty.
func TestNoPageIsLeftWithTheFootOnly(t *testing.T) {
	all, some, fonts := full(t), busy(t), typeface(t)
	for _, size := range sizes {
		for _, done := range []int{0, 6, 16} {
			for _, next := range []int{0, 3} {
				for _, links := range []int{0, 1, 3, 5} {
					for _, events := range []int{0, 11} {
						h := all
						h.Size, h.Done, h.Links, h.Events = size, nil, nil, nil
						h.Next = all.Next[:next]
						for i := range done {
							h.Done = append(h.Done, some.Done[i%6])
						}
						for i := range links {
							h.Links = append(h.Links, some.Links[i%3])
						}
						for i := range events {
							h.Events = append(h.Events, all.Events[i%4])
						}
						name := fmt.Sprintf("%s: %d done, %d next, %d links, %d events", size, done, next, links, events)
						pages, err := h.Pages(fonts)
						if err != nil {
							t.Fatal(name, err)
						}
						checkPages(t, pages)
						checkFilled(t, name, pages)
						if t.Failed() {
							t.Fatal(name)
						}
					}
				}
			}
		}
	}
}

func checkFilled(t *testing.T, name string, pages []page.Page) {
	t.Helper()
	for i, p := range pages[:len(pages)-1] {
		if low := lowest(p); low < 297*0.6 {
			t.Errorf("%s: page %d of %d ends at %.0f mm", name, i+1, len(pages), low)
		}
	}
	last := said(pages[len(pages)-1:])
	if len(pages) > 1 && (strings.HasPrefix(last, "Stay safe") || strings.HasPrefix(last, "Next surgery")) {
		t.Errorf("%s: page %d is the foot only", name, len(pages))
	}
}

func checkOneRow(t *testing.T, pages []page.Page, least float64) {
	t.Helper()
	codes := codesOn(pages)
	if len(codes) != 3 {
		t.Fatalf("%d codes", len(codes))
	}
	for _, code := range codes {
		if math.Abs(code.Y-codes[0].Y) > 2 || code.Width < least {
			t.Errorf("%s stands at %.1f mm, the first at %.1f, and is %.1f mm", code.Alt, code.Y, codes[0].Y, code.Width)
		}
	}
}

func TestThreeLinksOfAWeekAreLargeAndInOneRow(t *testing.T) {
	h := busy(t)
	w := handout.Week{Title: "Recovery week", Links: h.Links, StaySafe: h.StaySafe, WhereToTurn: h.WhereToTurn, NextSurgery: h.NextSurgery}
	for _, size := range sizes {
		w.Size = size
		pages := lay(t, w)
		if len(pages) != 1 {
			t.Fatalf("%s: %d pages", size, len(pages))
		}
		checkOneRow(t, pages, 40)
		lowestCode := 0.0
		for _, code := range codesOn(pages) {
			lowestCode = max(lowestCode, code.Y+code.Height)
		}
		if lowestCode < 297*0.4 {
			t.Errorf("%s: nothing but the foot from %.0f mm on", size, lowestCode)
		}
	}
}

func TestThreeInARowOnlyWhereNoWordIsSplit(t *testing.T) {
	for name, change := range map[string]func(*handout.Link){
		"a long label":   func(k *handout.Link) { k.Opens = "#" + strings.Repeat("Recovery", 5) },
		"a long address": func(k *handout.Link) { k.Address = address(t, "example.org/"+strings.Repeat("recovery", 4)) },
		"a dense code":   func(k *handout.Link) { k.Address = address(t, "example.org/"+strings.Repeat("recovery/", 25)) },
	} {
		for _, size := range sizes {
			h := busy(t)
			h.Size = size
			h.Done, h.Next = nil, nil
			change(&h.Links[1])
			codes := codesOn(lay(t, h))
			if len(codes) != 3 || codes[2].Y < codes[0].Y+30 {
				t.Errorf("%s: %s: three in a row", size, name)
			}
		}
	}
}

func TestAddressesBreakBehindAMark(t *testing.T) {
	h := busy(t)
	h.Links[0].Address = address(t, "www.linkedin.com/search/results/content/?keywords=%23LYPFTrecovery")
	h.Links[2].Address = address(t, "example.org/a-very-long-story-of-considering-lilies/and/more_of_it")
	for _, size := range sizes {
		h.Size = size
		pages := lay(t, h)
		for _, k := range h.Links {
			rest := k.Address.Display()
			for _, p := range pages {
				for _, item := range p.Items {
					line, ok := item.(page.Text)
					if !ok || !strings.HasPrefix(rest, line.Text) || line.Weight != page.Regular {
						continue
					}
					rest = strings.TrimPrefix(rest, line.Text)
					if rest != "" && !strings.ContainsAny(line.Text[len(line.Text)-1:], "/?&=-_.#") {
						t.Errorf("%s: %s is broken behind %q", size, k.Address.Display(), line.Text)
					}
				}
			}
			if rest != "" {
				t.Errorf("%s: %q of %s is missing", size, rest, k.Address.Display())
			}
		}
	}
}
