package visit_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/handout"
)

func TestTheHandoutHoldsWhatItShould(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Week(t, nil)
	p := world.Paper(t)(d.Visit.Handout(zoe, surgery.Standard))
	if p.Kind != surgery.HandoutPrint || p.Visit != zoe || p.Number != "1" || p.Size != surgery.Standard || p.Missing() != "" {
		t.Errorf("%+v", prints.Paper{Kind: p.Kind, Size: p.Size, Visit: p.Visit, Number: p.Number})
	}
	said := world.Text(p)
	for _, must := range []string{
		"Zoë’s social media surgery", "Tuesday 24 November 2026", "Made-up Hall", "helped by Vera",
		"Done today", "You made your email safe", "You used three random words",
		"Next, when you are ready", "Turn on 2-step verification", // not today comes next
		"#MadeUpWeek on Bluesky", "bsky.app/hashtag/MadeUpWeek",
		"Considering Lilies", "example.org/considering-lilies", "QR code that opens example.org/considering-lilies",
		"Next surgery: Tuesday 29 December, 1pm.", "999",
	} {
		if !strings.Contains(said, must) {
			t.Errorf("%q is not on it: %s", must, said)
		}
	}
	for _, never := range []string{"Sampleton", "Invented", "Try a password manager", "Number 1", // a step not for me
		"#MadeUpWeek on X", "example.org/plain"} { // one code for the hashtag, one for the blog
		if strings.Contains(said, never) {
			t.Errorf("%q is on it", never)
		}
	}
	if n := strings.Count(said, "QR code that opens"); n != 2 {
		t.Errorf("%d codes", n)
	}
	if own := world.Paper(t)(d.Visit.Handout(zoe, "")); own.Size != surgery.LargePrint {
		t.Errorf("their own size is %s", own.Size)
	}
}

func TestTheHandoutOfOneWhoReturns(t *testing.T) {
	w := world.New(t)
	d, _ := w.Week(t, nil)
	w.NextMonth(t, d)
	zoe := world.Must(t)(d.Today.CheckIn(world.Search(t, d, "zoe").Rows[0].Attendee)).Visit
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, world.Email, "asked again"))
	world.Must(t)(d.Visit.Mark(zoe, world.Basics, "basics-two-step", surgery.Done))
	said := world.Text(world.Paper(t)(d.Visit.Handout(zoe, "")))
	if strings.Contains(said, "You made your email safe") || !strings.Contains(said, "You turned on 2-step verification") {
		t.Errorf("what was done last month is not done today: %s", said)
	}
	if strings.Contains(said, "QR code") || strings.Contains(said, "Next surgery") {
		t.Errorf("this surgery has no week: %s", said)
	}
}

func TestAGuestsHandoutHasNoName(t *testing.T) {
	d := world.New(t).Started(t)
	guest := world.Must(t)(d.Today.CountGuest()).Visit
	said := world.Text(world.Paper(t)(d.Visit.Handout(guest, "")))
	if !strings.Contains(said, "Your social media surgery") || strings.Contains(said, "Guest") {
		t.Error(said)
	}
}

func TestCodesFollowTheRulesOfEachSite(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(*surgery.SurgeryWords)
		want []string
	}{
		{"one site", func(s *surgery.SurgeryWords) { s.On, s.Links = []string{"bluesky"}, nil },
			[]string{"Join in: #MadeUpWeek bsky.app/hashtag/MadeUpWeek"}},
		{"a server", func(s *surgery.SurgeryWords) {
			s.On, s.Links, s.Instance = []string{"mastodon"}, nil, "Mastodon.Example "
		}, []string{"Join in: #MadeUpWeek mastodon.example/tags/MadeUpWeek"}},
		{"no server", func(s *surgery.SurgeryWords) { s.On, s.Links = []string{"mastodon"}, nil }, nil},
		{"a site with no page for hashtags", func(s *surgery.SurgeryWords) { s.On, s.Links = []string{"whatsapp"}, nil }, nil},
		{"a site we do not know", func(s *surgery.SurgeryWords) { s.On, s.Links = []string{"pigeon"}, nil }, nil},
		{"no hashtag", func(s *surgery.SurgeryWords) { s.Hashtag = "" },
			[]string{"Considering Lilies example.org/considering-lilies", "example.org/plain example.org/plain"}},
		{"nothing", func(s *surgery.SurgeryWords) { *s = surgery.SurgeryWords{Venue: s.Venue} }, nil},
	} {
		d, zoe := world.New(t).Week(t, c.edit)
		links, err := handout.Links(d.Desk.Platforms(), d.Desk.Surgery().Words)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range links {
			got = append(got, l.Opens+" "+l.Address.Display())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if said := world.Text(world.Paper(t)(d.Visit.Handout(zoe, ""))); strings.Count(said, "QR code that opens") != min(len(c.want), 1) { // a hashtag or a blog
			t.Errorf("%s: %s", c.name, said)
		}
		said := world.Text(world.Paper(t)(d.Visit.Handout(zoe, surgery.Standard)))
		if len(c.want) < 2 && !strings.Contains(said, "QR code that puts it into the calendar of a phone] Tuesday 29 December, 1pm") {
			t.Errorf("%s: no entry for a calendar: %s", c.name, said)
		}
	}
}

// TestTheCodesOfAHandoutAreChosen: usually the hashtag where they came to learn it, the
// first link and the next surgery; others where the host chooses them.
func TestTheCodesOfAHandoutAreChosen(t *testing.T) {
	d, zoe := world.New(t).Week(t, func(s *surgery.SurgeryWords) { s.On = []string{"x", "bluesky"} })
	codes := world.Got[[]prints.Code](t)(d.Visit.Codes(zoe))
	var usual, all []string
	for _, c := range codes {
		if all = append(all, c.Key); c.Usual {
			usual = append(usual, c.Opens)
		}
	}
	if want := []string{"#MadeUpWeek on Bluesky", "Considering Lilies", "Next surgery, for your calendar"}; len(codes) != 5 || !slices.Equal(usual, want) {
		t.Errorf("of %d codes usually %q", len(codes), usual)
	}
	if said := world.Text(world.Paper(t)(d.Visit.HandoutWith(zoe, surgery.EasierToRead, all[1:]))); strings.Contains(said, "bsky.app") || !strings.Contains(said, "x.com/hashtag/MadeUpWeek") {
		t.Errorf("easier to read has another code than the first that is chosen: %s", said)
	}
	for _, size := range world.EverySize {
		said := world.Text(world.Paper(t)(d.Visit.HandoutWith(zoe, size, all)))
		for _, c := range codes {
			if !strings.Contains(said, c.Opens) {
				t.Errorf("%s: %q is chosen, and not on it: %s", size, c.Opens, said)
			}
		}
		if said := world.Text(world.Paper(t)(d.Visit.HandoutWith(zoe, size, []string{}))); strings.Contains(said, "QR code") {
			t.Errorf("%s: none is chosen, and on it is: %s", size, said)
		}
	}
}

func TestTheWeekHandoutIsForEveryone(t *testing.T) {
	d, _ := world.New(t).Week(t, nil)
	p := world.Paper(t)(d.WeekPrints.Handout(""))
	said := world.Text(p)
	if p.Kind != surgery.WeekHandoutPrint || p.Visit != "" || p.Size != surgery.Standard {
		t.Errorf("%+v", p)
	}
	for _, must := range []string{"Made-up week", "#MadeUpWeek", "Considering Lilies", "Next surgery: Tuesday 29 December, 1pm."} {
		if !strings.Contains(said, must) {
			t.Errorf("%q is not on it: %s", must, said)
		}
	}
	if strings.Contains(said, "Zoë") || strings.Contains(said, "Done today") {
		t.Error(said)
	}
}

// What is ticked on paper and typed in by number must be the same step.
func TestTheSheetIsNumberedAsItIsTypedIn(t *testing.T) {
	d, zoe := world.New(t).Week(t, nil)
	p := world.Paper(t)(d.Visit.Sheet(zoe, surgery.Standard))
	said := world.Text(p)
	if !strings.Contains(said, "Checklists for Zoë") || strings.Contains(said, "Sampleton") || !strings.Contains(said, "Number 1") {
		t.Errorf("%s", said)
	}
	steps := 0
	for _, l := range world.Visit(t, d, zoe).Lists {
		for _, s := range l.Steps {
			steps++
			numbered := regexp.MustCompile(`\b` + regexp.QuoteMeta(strconv.Itoa(s.Number)+" "+s.Title))
			if s.Number != steps || !numbered.MatchString(said) {
				t.Errorf("%d %s is not on the sheet", s.Number, s.Title)
			}
		}
	}
	world.Must(t)(d.Visit.MarkSheet(zoe, strconv.Itoa(steps)))
	v := world.Visit(t, d, zoe)
	last := v.Lists[len(v.Lists)-1]
	if s := last.Steps[len(last.Steps)-1]; s.State != surgery.Done {
		t.Errorf("the last number marked %+v", v.Lists)
	}
	_, err := d.Visit.MarkSheet(zoe, strconv.Itoa(steps+1))
	world.Refused(t, err, surgery.Invalid, "error.marks_unread")
}

func TestASheetIsNoHandout(t *testing.T) {
	w := world.New(t)
	w.Saves = t.TempDir()
	d, zoe := w.Week(t, nil)
	world.Must(t)(d.Prints.SavePDF(world.Paper(t)(d.Visit.Sheet(zoe, "")), t.TempDir()))
	if world.Visit(t, d, zoe).Printed || world.Verified(t, d).Handouts != 0 {
		t.Error("a sheet counts as a handout")
	}
	world.Must(t)(d.Prints.SavePDF(world.Paper(t)(d.Visit.Handout(zoe, "")), ""))
	if files, err := os.ReadDir(w.Saves); err != nil || len(files) != 1 || !world.Visit(t, d, zoe).Printed {
		t.Error(files, err)
	}
}

func TestTheSamePaperHasTheSameBytes(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Week(t, nil)
	clock := w.Now
	once := func() []byte {
		w.Now = clock
		folder := t.TempDir()
		world.Must(t)(d.Prints.SavePDF(world.Paper(t)(d.Visit.Handout(zoe, "")), folder))
		files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
		if err != nil || len(files) != 1 {
			t.Fatal(files, err)
		}
		raw, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	if first := once(); !bytes.Equal(first, once()) || len(first) > 60<<10 {
		t.Errorf("%d bytes, or not the same", len(first))
	}
}

// The letter is one that Unicode has not given out, so that no font here has it.
func TestLettersNothingCovers(t *testing.T) {
	d := world.New(t).Started(t)
	zed := world.Arrive(t, d, "Zed\u0378 Sample", false).Visit
	p := world.Paper(t)(d.Visit.Handout(zed, ""))
	if p.Missing() != "\u0378" {
		t.Fatalf("missing %q", p.Missing())
	}
	folder := t.TempDir()
	_, err := d.Prints.SavePDF(p, folder)
	world.Refused(t, err, surgery.Unprintable, "")
	if files, err := os.ReadDir(folder); err != nil || len(files) != 0 || world.Verified(t, d).Handouts != 0 {
		t.Error(files, err)
	}
	p.LeaveOut = true
	world.Must(t)(d.Prints.SavePDF(p, folder))
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 || world.Verified(t, d).Handouts != 1 {
		t.Error(files, err)
	}
}

func TestClockWords(t *testing.T) {
	for clock, want := range map[string]string{"13:00": "1pm", "13:30": "1.30pm", "09:05": "9.05am", "00:00": "12am", "": "", "25:00": ""} {
		if got := dates.Clock(clock); got != want {
			t.Errorf("%s is %q", clock, got)
		}
	}
	if dates.Words("2026-11-24") != "Tuesday 24 November 2026" || dates.Words("soon") != "soon" {
		t.Error(dates.Words("2026-11-24"), dates.Words("soon"))
	}
}

// TestWhatIsToBeRememberedIsOnTheHandout of a step that is done and of one that is not, in
// each size, beside a second language, and on the page for a phone.
func TestWhatIsToBeRememberedIsOnTheHandout(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", false).Visit
	world.Must(t)(d.Visit.Mark(zoe, world.Basics, world.Email, surgery.Done))
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, world.Email, "the blue book has it"))
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, world.Three, "ask my sister"))
	world.Must(t)(d.Visit.Mark(zoe, world.Basics, "basics-two-step", surgery.NotForMe))
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, "basics-two-step", "never mind"))
	for _, language := range []string{"", "ar"} {
		for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.LargePrint, surgery.Plain, surgery.EasierToRead} {
			world.Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Track: surgery.Personal, Size: size, Language: language}))
			p := world.Paper(t)(d.Visit.Handout(zoe, ""))
			for said, want := range map[string]bool{"To remember": true, "the blue book has it": true, "ask my sister": true, "never mind": false} {
				if got := strings.Contains(strings.Join(strings.Fields(world.Text(p)), " "), said); got != want {
					t.Errorf("%q %s: %q stands there: %v", language, size, said, got)
				}
				if got := strings.Contains(string(p.Web), said); got != want {
					t.Errorf("%q %s: on the page for a phone %q stands there: %v", language, size, said, got)
				}
			}
		}
	}
}
