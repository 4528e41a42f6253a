package weekprints_test

import (
	"os"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/page"
)

// printedWeek is the recovery week with an event of each kind that has a sheet.
func printedWeek(t *testing.T, d *rooms.Rooms) *surgery.Week {
	t.Helper()
	w := world.RecoveryWeek(t, d)
	edited := *w
	edited.Words.On = []string{"bluesky", "x", "instagram", "mastodon", "facebook"}
	world.Must(t)(d.Week.SaveWeek(edited, ""))
	chat := world.Event(d, w, surgery.ChatEvent, "A recovery chat", "2026-11-25", "16:00", "17:00")
	chat.Words.Questions, chat.Words.Lead, chat.Words.Account = []string{"What helps?", "Who helps?"}, "Made-up Mina", "@MadeUpTrust"
	world.Must(t)(d.Week.SaveEvent(chat))
	world.Must(t)(d.Week.SaveEvent(world.Event(d, w, surgery.TakeoverEvent, "A clinician runs the account", "2026-11-26", "", "")))
	drop := world.Event(d, w, surgery.SurgeryEvent, "Monthly surgery", "2026-11-24", "13:00", "16:00")
	drop.Words.Place = "Made-up Hall"
	world.Must(t)(d.Week.SaveEvent(drop))
	poll := world.Event(d, w, surgery.BarometerEvent, "What does the word recovery say to you?", "2026-11-23", "", "")
	poll.LastDay = "2026-11-27"
	world.Must(t)(d.Week.SaveEvent(poll))
	world.Must(t)(d.Week.SaveEvent(world.Event(d, w, surgery.BarometerEvent, "The results", "2026-11-27", "", "")))
	return w
}

// said returns the text of the first print of a kind.
func printOf(t *testing.T, d *rooms.Rooms, kind surgery.PrintKind, size surgery.HandoutSize) (prints.Paper, string) {
	t.Helper()
	all, err := d.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if p.Kind == kind {
			laid := world.Paper(t)(d.WeekPrints.Paper(p.Kind, p.About, size))
			return laid, world.Text(laid)
		}
	}
	t.Fatalf("no %s", kind)
	return prints.Paper{}, ""
}

func TestEveryPrintOfTheWeekIsMadeAndSaved(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	printedWeek(t, d)
	all, err := d.WeekPrints.List("")
	if err != nil || len(all) != 15 {
		t.Fatalf("%d prints: %+v %v", len(all), all, err)
	}
	folder := t.TempDir()
	for _, p := range all {
		if strings.Contains(p.Title, "weekprints.") {
			t.Errorf("no words for %s", p.Kind)
		}
		for _, size := range world.EverySize {
			laid := world.Paper(t)(d.WeekPrints.Paper(p.Kind, p.About, size))
			if laid.Kind != p.Kind || laid.Size != size || laid.Missing() != "" || len(laid.Pages) == 0 {
				t.Errorf("%s: %s %s %q", p.Kind, laid.Kind, laid.Size, laid.Missing())
			}
			if a3 := laid.Pages[0].Size == page.A3; a3 != (p.Kind == surgery.BigPosterPrint) || a3 != (laid.LaidFor() == "A3") {
				t.Errorf("%s is on %v", p.Kind, laid.Pages[0].Size)
			}
			world.Must(t)(d.Prints.SavePDF(laid, folder))
		}
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 45 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

func TestWhatThePrintsOfAWeekSay(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	printedWeek(t, d)
	for kind, want := range map[surgery.PrintKind][]string{
		surgery.WeekHandoutPrint: {"Recovery week", "23 to 27 November 2026", "#LYPFTrecovery", "Wed 4pm to 5pm A recovery chat", "Tue 1pm to 4pm Monthly surgery, Made-up Hall. Everyone welcome", "Samaritans: 116 123"},
		surgery.PosterPrint: {"Recovery week", "23 to 27 November 2026", "#LYPFTrecovery on Bluesky", "Considering Lilies", "example.org/considering-lilies",
			"Tuesday 1pm to 4pm Monthly surgery, Made-up Hall. Everyone welcome", "All week What does the word"},
		surgery.BigPosterPrint: {"Friday all day The results"},
		surgery.CardsPrint:     {"#LYPFTrecovery", "23 to 27 November 2026", "bsky.app/hashtag/LYPFTrecovery", "Considering Lilies"},
		surgery.PostLinksPrint: {"Write a post with #LYPFTrecovery on Bluesky", "QR code that opens bsky.app/intent/compose?text=%23LYPFTrecovery", "on X"},
		surgery.ChatSheetPrint: {"Run sheet: A recovery chat", "Wednesday 25 November, 4pm to 5pm", "hosted by Made-up Mina", "4.00pm", "4.10pm Q1 What helps?", "4.20pm Q2 Who helps?",
			"5.00pm Goodbye", "116 123"},
		surgery.TakeoverSheetPrint: {"Handover: A clinician runs the account", "Thursday 26 November, all day", "Hours, from and until", "Bluesky, Mastodon and TikTok", "1 Agree the plan", "Hand the account back", "Signed off"},
		surgery.SignInPrint:        {"Monthly surgery", "Tuesday 24 November 2026", "Made-up Hall", "Save my place?"},
		surgery.TallyPrint:         {"What does the word recovery say to you?", "Total"},
		surgery.SlipsPrint:         {"Recovery week · #LYPFTrecovery", "One thing I learned today"},
		surgery.UpsetCardPrint:     {"Someone at the table is upset", "999"},
		surgery.AtRiskCardPrint:    {"A post shows someone may be at risk"},
		surgery.NumbersCardPrint:   {"111, then option 2", "Duty lead"},
	} {
		_, got := printOf(t, d, kind, surgery.Standard)
		for _, say := range want {
			if !strings.Contains(got, say) {
				t.Errorf("%s does not say %q: %s", kind, say, got)
			}
		}
	}
	_, posts := printOf(t, d, surgery.PostLinksPrint, "")
	if n := strings.Count(posts, "QR code"); n != 2 { // Mastodon has no server here; Instagram and Facebook take no text
		t.Errorf("%d codes: %s", n, posts)
	}
	if _, tally := printOf(t, d, surgery.TallyPrint, ""); strings.Contains(tally, "The results") {
		t.Error("the results are not asked")
	}
}

// Nothing is left out of the cards without a word to the host.
func TestWhatHasNoRoomOnTheCardsIsSaid(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	printedWeek(t, d)
	for size, want := range map[surgery.HandoutSize]string{
		surgery.Standard:   "",
		surgery.Plain:      "",
		surgery.LargePrint: "Not on the cards, for want of room: the blog, the address in words. Standard print has more room.",
	} {
		paper, said := printOf(t, d, surgery.CardsPrint, size)
		inWords := strings.Contains(strings.ReplaceAll(said, "opens bsky.app/hashtag", ""), "bsky.app/hashtag") // a code's own words aside
		if paper.Lacks != want || inWords != (want == "") {
			t.Errorf("%s: %q of %s", size, paper.Lacks, said)
		}
	}
}

func TestTheChecklistOfATakeoverComesAlong(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	printedWeek(t, d)
	id := world.WeekBoard(t, d).Days[3].Events[0].ID
	world.Must(t)(d.Week.MarkEventStep(id, "take-plan", surgery.Done))
	world.Must(t)(d.Week.MarkEventStep(id, "take-photos", surgery.NotForMe))
	paper, got := printOf(t, d, surgery.TakeoverSheetPrint, "")
	if paper.Size != surgery.LargePrint || paper.Event != "A clinician runs the account" {
		t.Errorf("it begins %s, for %q", paper.Size, paper.Event)
	}
	if !strings.Contains(got, "Agree the plan Done") || strings.Contains(got, "Check every photo") {
		t.Error(got)
	}
}

func TestHostsOwnWordsStandOnTheCards(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	world.Must(t)(d.Texts.Save(texts.Edited{Name: "card-numbers", Title: "Our numbers", Body: "Ward: extension 123", Checked: "2026-11-20"}))
	laid := world.Paper(t)(d.WeekPrints.Paper(surgery.NumbersCardPrint, "", ""))
	if got := world.Text(laid); !strings.Contains(got, "Our numbers") || !strings.Contains(got, "extension 123") || !strings.Contains(got, "Checked 20 November 2026") {
		t.Error(got)
	}
}

func TestPrintsWithoutAWeek(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	all, err := d.WeekPrints.List("")
	if err != nil || len(all) != 8 {
		t.Fatalf("%+v %v", all, err)
	}
	for _, p := range all {
		if laid := world.Paper(t)(d.WeekPrints.Paper(p.Kind, p.About, "")); len(laid.Pages) == 0 {
			t.Errorf("%s is empty", p.Kind)
		}
	}
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if _, got := printOf(t, d, surgery.SignInPrint, ""); !strings.Contains(got, "Made-up Hall") {
		t.Error(got)
	}
	for _, kind := range []surgery.PrintKind{surgery.PosterPrint, surgery.ChatSheetPrint, surgery.SlipsPrint, surgery.TallyPrint} {
		if _, err := d.WeekPrints.Paper(kind, "gone", ""); surgery.KindOf(err) != surgery.NotFound {
			t.Errorf("%s of nothing: %v", kind, err)
		}
	}
	if _, err := d.WeekPrints.Paper("pigeon", "", ""); surgery.KindOf(err) != surgery.Internal {
		t.Error(err)
	}
}

func TestABareWeekCanBePrinted(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	world.Must(t)(d.Week.SaveWeek(surgery.Week{From: "2026-11-30", Until: "2026-12-04", Words: surgery.WeekWords{Title: "A week"}}, ""))
	all, err := d.WeekPrints.List("")
	if err != nil || len(all) != 12 { // no codes that start a post, no events
		t.Fatalf("%d %v", len(all), err)
	}
	for _, p := range all {
		laid := world.Paper(t)(d.WeekPrints.Paper(p.Kind, p.About, surgery.LargePrint))
		if strings.Contains(world.Text(laid), "<no value>") || p.Kind == surgery.PosterPrint && !strings.Contains(world.Text(laid), "30 November to 4 December 2026") {
			t.Errorf("%s: %s", p.Kind, world.Text(laid))
		}
	}
	for _, c := range [][3]string{{"2026-11-23", "2026-11-23", "23 November 2026"}, {"2026-12-28", "2027-01-03", "28 December 2026 to 3 January 2027"}, {"x", "y", ""}} {
		if got := dates.Span(c[0], c[1]); got != c[2] {
			t.Errorf("%s to %s reads %q", c[0], c[1], got)
		}
	}
}

func TestLongAndOddTitlesArePrintedWhole(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := printedWeek(t, d)
	for i := range 60 {
		e := world.Event(d, week, surgery.OtherEvent, strings.Repeat("שלום عالم long title 🌸 ", 8)+string(rune('A'+i%26)), "2026-11-27", "10:00", "")
		world.Must(t)(d.Week.SaveEvent(e))
	}
	for _, kind := range []surgery.PrintKind{surgery.PosterPrint, surgery.BigPosterPrint} {
		for _, size := range world.EverySize {
			laid, got := printOf(t, d, kind, size)
			if n := strings.Count(got, "long title"); n != 60*8 {
				t.Errorf("%s %s: %d of 480 on %d pages", kind, size, n, len(laid.Pages))
			}
		}
	}
}
