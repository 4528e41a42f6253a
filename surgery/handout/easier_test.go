package handout_test

import (
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

func easyText(t testing.TB, name string) easyread.Text {
	t.Helper()
	text, err := easyread.ReadText(assets.Files(), name)
	if err != nil {
		t.Fatal(err)
	}
	return text.Fill(map[string]string{"organisation": "Made-up Trust", "days": "90", "contact": "the information team, information@example.org",
		"officer": "Jo Sample", "basis": "run our public service", "complaints": "complaints@example.org", "cover": "2", "lock": "20"})
}

func easySteps(t testing.TB, list string) easyread.Steps {
	t.Helper()
	steps, err := easyread.ReadSteps(assets.Files(), list)
	if err != nil {
		t.Fatal(err)
	}
	return steps
}

// easierWords are those of a visit at which as many steps were done.
func easierWords(t testing.TB, done int) handout.EasierWords {
	w := handout.EasierWords{StaySafe: easyText(t, handout.StaySafeText), WhereToTurn: easyText(t, handout.WhereToTurnText)}
	steps := easySteps(t, "safe-basics")
	for _, id := range []string{"basics-email-first", "basics-three-words", "basics-update-phone", "basics-location", "basics-scams"}[:done] {
		w.Done = append(w.Done, steps[id].Did)
	}
	w.Next = steps["basics-two-step"].Next
	return w
}

// easierPrints are those for which words were written to be easier to read.
func easierPrints(t testing.TB) map[string]weekPrint {
	t.Helper()
	h, b, s := full(t), busy(t), tableSheet()
	h.Size, h.Easier = surgery.EasierToRead, easierWords(t, 2)
	h.Links, h.Calendar = nil, keepDay()
	b.Size, b.Easier = surgery.EasierToRead, easierWords(t, 5)
	w := handout.Week{Title: "Recovery week", Dates: "23 to 27 November 2026", Hashtag: "#LYPFTrecovery", Size: surgery.EasierToRead, Links: weekLinks(t),
		Events: typical(t).Events, NextSurgery: "Tuesday 29 December, 1pm", Easier: easierWords(t, 0)}
	s.Size = surgery.EasierToRead
	steps := easySteps(t, "bluesky-setup")
	i := 0
	for _, id := range []string{"bsky-strong-password", "bsky-verify-email", "bsky-two-step", "bsky-who-can-reply", "bsky-messages"} {
		for i < len(s.Checklists[0].Steps) && s.Checklists[0].Steps[i].Easier.Says != "" {
			i++
		}
		if i < len(s.Checklists[0].Steps) {
			s.Checklists[0].Steps[i].Easier = steps[id].Task()
		}
	}
	return map[string]weekPrint{"easier-handout": h, "easier-busy": b, "easier-week": w, "easier-sheet": s,
		"easier-notice":      handout.EasierText(easyText(t, handout.ShortPrivacyText)),
		"easier-notice-full": handout.EasierText(easyText(t, handout.FullPrivacyText)),
		"easier-protection":  handout.EasierText(easyText(t, "protection"))}
}

func laid(t *testing.T, fonts *page.Fonts, prints map[string]weekPrint) map[string][]page.Page {
	t.Helper()
	out := map[string][]page.Page{}
	for name, p := range prints {
		pages, err := p.Pages(fonts)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = pages
	}
	return out
}

// Prints that are easier to read are heard whole, picture and words, and keep the
// rules of their files.
func TestEasierPrintsAreHeard(t *testing.T) {
	fonts := typeface(t)
	for name, pages := range laid(t, fonts, easierPrints(t)) {
		t.Run(name, func(t *testing.T) {
			for i, on := range pages {
				for _, it := range on.Untagged() {
					t.Errorf("page %d: nobody hears %#v", i+1, it)
				}
			}
			checkPages(t, pages)
			h := listen(t, fonts, pages)
			for _, f := range h.Faults {
				t.Error(f)
			}
			if got, want := squeezed(h.Words), squeezed(onPaper(pages)); got != want {
				t.Errorf("heard\n%s\non paper\n%s", got, want)
			}
			checkScript(t, name, h.Script)
		})
	}
}
