package handout_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
)

type weekPrint interface {
	Pages(*page.Fonts) ([]page.Page, error)
}

var chatStart = time.Date(2026, 11, 25, 16, 0, 0, 0, time.UTC)

func weekLinks(t testing.TB) []handout.Link { return typical(t).Links }

func poster(t testing.TB, size surgery.HandoutSize) handout.Poster {
	return handout.Poster{Title: "Recovery week", Dates: "23 to 27 November 2026", Hashtag: "#LYPFTrecovery", Size: size, Links: weekLinks(t),
		Days: []handout.PosterDay{
			{Name: "Monday", Events: []handout.Event{{When: "all day", Title: "A recovery story"}, {When: "8pm", Title: "#MHNurseChat: recovery and living well"}}},
			{Name: "Wednesday", Events: []handout.Event{{When: "4pm to 5pm", Title: "#LYPFTrecovery chat"}}},
			{Name: "All week", Events: []handout.Event{{Title: "What do you think of the word recovery?"}}},
		}, WhereToTurn: text(t, handout.WhereToTurnText)}
}

func cards(t testing.TB, size surgery.HandoutSize) handout.Cards {
	return handout.Cards{Hashtag: "#LYPFTrecovery", Dates: "23 to 27 November 2026", Code: weekLinks(t)[0], Blog: weekLinks(t)[1], Size: size}
}

func postLinks(t testing.TB, size surgery.HandoutSize) handout.PostLinks {
	tag, err := link.ParseHashtag("LYPFTrecovery")
	if err != nil {
		t.Fatal(err)
	}
	sites, err := link.ReadPlatforms(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	p := handout.PostLinks{Hashtag: tag.String(), Size: size, Safe: text(t, handout.StaySafeText)}
	for _, id := range []string{"bluesky", "x", "linkedin"} {
		site, _ := sites.ByID(id)
		a, err := site.ComposeAddress(tag.String(), link.Address{}, "")
		if err != nil {
			t.Fatal(err)
		}
		p.Links = append(p.Links, handout.Link{Opens: "Write a post with #LYPFTrecovery on " + site.Name, Address: a})
	}
	return p
}

func chat(t testing.TB, size surgery.HandoutSize) handout.ChatSheet {
	return handout.ChatSheet{Title: "A recovery chat", When: "Wednesday 25 November, 4pm to 5pm", Hashtag: "#LYPFTrecovery", Account: "@MadeUpTrust",
		Lead: "Mina Madeup", Starts: chatStart, Ends: chatStart.Add(time.Hour), Reply: text(t, handout.CrisisReplyText), Size: size,
		Questions: []string{"What does recovery mean to you?", "What helps on a hard day?", "Who is in your corner?", "What would you tell somebody new?", "What will you do this week?"}}
}

func takeover(t testing.TB, size surgery.HandoutSize) handout.TakeoverSheet {
	s := handout.TakeoverSheet{Title: "A clinician runs the account", When: "Thursday 26 November, all day", Account: "@MadeUpTrust", Guest: "A made-up nurse", Lead: "Mina Madeup",
		Platforms: []string{"X", "Bluesky"}, Roles: text(t, handout.GuestRolesText), Reply: text(t, handout.CrisisReplyText), Size: size}
	for i := range 12 {
		s.Steps = append(s.Steps, handout.SheetStep{Title: fmt.Sprintf("Step number %d of the takeover", i+1), How: "Do this. Then do that, and say so to the lead.", Minutes: 5, Done: i == 0})
	}
	return s
}

func tally(size surgery.HandoutSize) handout.Tally {
	return handout.Tally{Title: "Recovery week", Question: "How do you feel about the word recovery?", Answers: []string{"Love it", "It is OK", "Not for me", "Not sure"}, Size: size}
}

func signIn(size surgery.HandoutSize) handout.SignIn {
	return handout.SignIn{Title: "Monthly surgery", Date: surgeryDay, Venue: "Garden Room", Size: size}
}

// week is every print of a week in one size, by name.
func weekPrints(t testing.TB, size surgery.HandoutSize) map[string]weekPrint {
	return map[string]weekPrint{
		"poster": poster(t, size), "cards": cards(t, size), "post links": postLinks(t, size), "chat": chat(t, size), "takeover": takeover(t, size),
		"sign in": signIn(size), "tally": tally(size), "blank tally": handout.Tally{Size: size},
		"slips":   handout.Slips{Title: "Recovery week", Hashtag: "#LYPFTrecovery", Size: size},
		"upset":   handout.HostCard{Text: text(t, handout.UpsetCardText), Size: size},
		"at risk": handout.HostCard{Text: text(t, handout.AtRiskCardText), Size: size},
		"numbers": handout.HostCard{Text: text(t, handout.NumbersCardText), Numbers: true, Size: size},
	}
}

func TestEveryPrintOfAWeekInEverySize(t *testing.T) {
	fonts := typeface(t)
	most := map[string]int{"chat": 2, "takeover": 4, "post links": 2}
	for _, size := range sizes {
		least := map[bool]float64{false: 14, true: 18}[size == surgery.LargePrint]
		for name, p := range weekPrints(t, size) {
			t.Run(string(size)+" "+name, func(t *testing.T) {
				pages := lay(t, p)
				if len(pages) > max(1, most[name]) {
					t.Errorf("%d pages", len(pages))
				}
				if n := count(pages, func(x page.Text) bool { return x.Size < least }); n > 0 {
					t.Errorf("%d texts under %v points", n, least)
				}
				if again, err := p.Pages(fonts); err != nil || !reflect.DeepEqual(pages, again) {
					t.Errorf("two layings differ: %v", err)
				}
				if all := said(pages); strings.Contains(all, "weekprints.") || strings.Contains(all, "<no value>") || strings.Contains(all, "· ·") {
					t.Error(all)
				}
				if size == surgery.Plain {
					onlyBlack(t, pages)
				}
			})
		}
	}
}

func onlyBlack(t *testing.T, pages []page.Page) {
	t.Helper()
	grey := func(c page.Color) bool { return c != page.Black && c != page.White }
	n := count(pages, func(x page.Text) bool { return grey(x.Color) }) + count(pages, func(x page.Mark) bool { return grey(x.Color) }) +
		count(pages, func(x page.Line) bool { return grey(x.Color) }) + count(pages, func(x page.Path) bool { return grey(x.Fill) }) +
		count(pages, func(x page.Box) bool { return x.Fill != nil && grey(*x.Fill) || x.Stroke != nil && grey(*x.Stroke) })
	if n > 0 {
		t.Errorf("%d things are not black on white", n)
	}
}

func wants(t *testing.T, pages []page.Page, inOrder ...string) {
	t.Helper()
	all, at := said(pages), 0
	for _, want := range inOrder {
		found := strings.Index(all[at:], want)
		if found < 0 {
			t.Errorf("%q is missing, or not in its place, in: %s", want, all)
			return
		}
		at += found + len(want)
	}
}

func TestPosterIsReadFromAfar(t *testing.T) {
	p := poster(t, surgery.Standard)
	a4 := lay(t, p)
	wants(t, a4, "Recovery week", "23 to 27 November 2026", "#LYPFTrecovery", "Join in: #LYPFTrecovery", "bsky.app/hashtag/LYPFTrecovery",
		"Read: Considering Lilies", "Monday", "8pm", "Wednesday", "All week", "Samaritans: 116 123")
	p.Paper = page.A3
	a3, err := p.Pages(typeface(t))
	if err != nil || len(a3) != 1 || a3[0].Size != page.A3 {
		t.Fatal(len(a3), err)
	}
	checkPages(t, scaled(a3, page.A4.W/page.A3.W))
	for _, c := range []struct {
		pages []page.Page
		least float64
	}{{a4, 80}, {a3, 113}} { // mm: read from 0.8 and 1.1 metres
		codes := codesOn(c.pages)
		if len(codes) != 2 || codes[0].Width < c.least || codes[1].Width < 30 {
			t.Errorf("codes of %.0f and %.0f mm", codes[0].Width, codes[1].Width)
		}
		if got := decode(t, codes[0]); got != "https://bsky.app/hashtag/LYPFTrecovery" {
			t.Errorf("opens %s", got)
		}
		big := count(c.pages, func(x page.Text) bool { return x.Text == "#LYPFTrecovery" && x.Size >= 40 })
		if big != 1 {
			t.Errorf("%d big hashtags", big)
		}
	}
}

// scaled returns pages smaller, to hold a large poster against the rules of A4.
func scaled(pages []page.Page, by float64) []page.Page {
	var out []page.Page
	for _, p := range pages {
		small := page.Page{Size: page.Size{W: p.Size.W * by, H: p.Size.H * by}}
		for _, item := range p.Items {
			switch it := item.(type) {
			case page.Text:
				it.X, it.Y, it.Size, it.Width = it.X*by, it.Y*by, it.Size*by, it.Width*by
				item = it
			case page.Box:
				it.X, it.Y, it.W, it.H = it.X*by, it.Y*by, it.W*by, it.H*by
				item = it
			case page.Line:
				it.X1, it.Y1, it.X2, it.Y2 = it.X1*by, it.Y1*by, it.X2*by, it.Y2*by
				item = it
			case page.Path:
				it.X, it.Y, it.Width, it.Height, it.Scale = it.X*by, it.Y*by, it.Width*by, it.Height*by, it.Scale*by
				item = it
			case page.Mark:
				it.X, it.Y, it.Size = it.X*by, it.Y*by, it.Size*by
				item = it
			}
			small.Items = append(small.Items, item)
		}
		out = append(out, small)
	}
	return out
}

func TestALongPosterFlows(t *testing.T) {
	p := poster(t, surgery.LargePrint)
	p.Title, p.Hashtag = strings.Repeat("A very long title ", 11), "#"+strings.Repeat("Wide", 7)
	p.Days = nil
	for i := range 60 {
		p.Days = append(p.Days, handout.PosterDay{Name: fmt.Sprintf("Day%d", i), Events: []handout.Event{{When: "10.30am to 11.45am", Title: fmt.Sprintf("Event%d %s", i, strings.Repeat("talking ", 5))}}})
	}
	p.Links = append(p.Links, p.Links[0], handout.Link{Opens: "The fourth", Address: address(t, "example.org/fourth")})
	pages := lay(t, p)
	all := said(pages)
	for i := range 60 {
		if !strings.Contains(all, fmt.Sprintf("Day%d", i)) || !strings.Contains(all, fmt.Sprintf("Event%d ", i)) {
			t.Errorf("day %d is lost", i)
		}
	}
	if n := len(codesOn(pages)); n != 2 || strings.Contains(all, "The fourth") || strings.Count(all, "talking") != 300 {
		t.Errorf("%d codes: %s", n, all)
	}
	p = poster(t, surgery.Standard)
	p.Links = append(p.Links, p.Links[0], handout.Link{Opens: "The fourth", Address: address(t, "example.org/fourth")})
	if codes := codesOn(lay(t, p)); len(codes) != 3 {
		t.Errorf("%d codes", len(codes))
	}
}

func TestCardsAreEightToAPage(t *testing.T) {
	pages := lay(t, cards(t, surgery.Standard))
	codes := codesOn(pages)
	if len(codes) != 8 || strings.Count(said(pages), "example.org/ considering-lilies") != 8 {
		t.Errorf("%d cards: %s", len(codes), said(pages))
	}
	if n := count(pages, func(page.Line) bool { return true }); n != 3+5 { // to cut along
		t.Errorf("%d lines", n)
	}
	for _, code := range codes {
		if decode(t, code) != "https://bsky.app/hashtag/LYPFTrecovery" {
			t.Error(decode(t, code))
		}
	}
	long := cards(t, surgery.Standard)
	long.Blog.Address = address(t, "example.org/"+strings.Repeat("a-long-way/", 12))
	if laid := lay(t, long); len(codesOn(laid)) != 8 || strings.Contains(said(laid), "a-long-way") {
		t.Errorf("%d cards with a long address of a blog", len(codesOn(laid)))
	}
	long.Code.Address = address(t, "example.org/"+strings.Repeat("a-long-way/", 30))
	if n := len(codesOn(lay(t, long))); n == 0 || n >= 8 {
		t.Errorf("%d cards with a long address of their own", n)
	}
	endless := cards(t, surgery.LargePrint)
	endless.Code = handout.Link{}
	endless.Blog.Opens, endless.Blog.Address = strings.Repeat("a title of many words ", 9), address(t, "example.org/"+strings.Repeat("path/", 90))
	if all := said(lay(t, endless)); strings.Count(all, "a title of many words") == 0 {
		t.Error(all)
	}
}

func TestPostLinksCarryTheHashtagAndNothingElse(t *testing.T) {
	var got []string
	for _, code := range codesOn(lay(t, postLinks(t, surgery.Standard))) {
		got = append(got, decode(t, code))
	}
	want := []string{"https://bsky.app/intent/compose?text=%23LYPFTrecovery", "https://x.com/intent/post?text=%23LYPFTrecovery",
		"https://www.linkedin.com/feed/?shareActive=true&text=%23LYPFTrecovery"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestChatByTheClock(t *testing.T) {
	c := chat(t, surgery.Standard)
	wants(t, lay(t, c), "Run sheet: A recovery chat", "hosted by Mina Madeup", "Before you start", "End every post with #LYPFTrecovery",
		"4.00pm Welcome", "4.10pm Q1 What does recovery", "4.20pm Q2", "4.50pm Q5", "5.00pm Goodbye", "While it is on", "Duty lead", "Reply to someone in crisis", "116 123")
	if strings.Contains(said(lay(t, c)), "after the chat should end") {
		t.Error("five questions fit an hour")
	}
	c.Questions = append(c.Questions, "One too many?")
	wants(t, lay(t, c), "5.00pm Q6 One too many?", "5.10pm Goodbye", "after the chat should end")
	c.Questions, c.Ends = nil, time.Time{}
	wants(t, lay(t, c), "4.10pm Q1", "4.50pm Q5", "5.00pm Goodbye")
	c.Starts = time.Time{}
	wants(t, lay(t, c), "0 min Welcome", "10 min Q1", "60 min Goodbye")
	c.Starts = time.Date(2026, 11, 25, 23, 50, 0, 0, time.UTC)
	wants(t, lay(t, c), "11.50pm Welcome", "12.00am Q1")
	c.Title, c.Questions = strings.Repeat("long title ", 18), slices.Repeat([]string{strings.Repeat("and what else? ", 13)}, 12)
	if n := strings.Count(said(lay(t, c)), "and what else?"); n != 12*13 {
		t.Errorf("cut off: %d", n)
	}
}

func TestTakeoverGivesRolesAndNeverPasswords(t *testing.T) {
	pages := lay(t, takeover(t, surgery.Standard))
	wants(t, pages, "Handover: A clinician runs the account", "Account @MadeUpTrust", "Hours, from and until", "Who takes over A made-up nurse", "Lead from communications Mina Madeup",
		"A role, never a password", "X Delegate", "Checked 23 November 2026", "Role given", "Reply to someone in crisis", "What to do",
		"1 Step number 1", "12 Step number 12", "Signed off", "Handed over", "Handed back")
	all := said(pages)
	if strings.Contains(all, "Content admin") || strings.Contains(strings.ToLower(all), "password:") {
		t.Errorf("roles of sites that the week is not on: %s", all)
	}
	if strings.Contains(all, "Do this one") {
		t.Error("all of it is to be done: no step need say so")
	}
	if n := count(pages, func(m page.Mark) bool { return m.Kind == page.EmptyBox }); n != 12 {
		t.Errorf("%d boxes", n)
	}
	s := takeover(t, surgery.Standard)
	s.Platforms = nil
	wants(t, lay(t, s), "Content admin", "WordPress")
}

func TestSignInAsksWhatTheFormAsks(t *testing.T) {
	for _, size := range sizes {
		pages := lay(t, signIn(size))
		wants(t, pages, "Sign in", "Monthly surgery", "Garden Room", "never ask about your health", "First name or nickname", "For me", "For my work",
			"What I came for", "Save my place?", "1 Yes No", "12 Yes No")
		if n := count(pages, func(m page.Mark) bool { return m.Kind == page.EmptyBox }); n != 12*4 {
			t.Errorf("%s: %d boxes", size, n)
		}
	}
	long := signIn(surgery.LargePrint)
	long.Lines = 40
	pages := lay(t, long)
	if all := said(pages); len(pages) < 2 || !strings.Contains(all, "40 Yes No") || strings.Count(all, "Save my place?") != len(pages) {
		t.Errorf("%d pages: %s", len(pages), all)
	}
}

func TestTallyBoxesStandInFives(t *testing.T) {
	for _, size := range sizes {
		pages := lay(t, tally(size))
		wants(t, pages, "How do you feel", "Tick one box", "Love it", "Total", "Not sure", "Total")
		n := count(pages, func(m page.Mark) bool { return m.Kind == page.EmptyBox })
		if n%(4*5) != 0 || n < 4*30 {
			t.Errorf("%s: %d boxes", size, n)
		}
	}
	many := tally(surgery.LargePrint)
	for i := range 30 {
		many.Answers = append(many.Answers, fmt.Sprintf("Answer%d", i))
	}
	all := said(lay(t, many))
	for i := range 30 {
		if !strings.Contains(all, fmt.Sprintf("Answer%d Total", i)) {
			t.Errorf("answer %d is lost or parted from its boxes: %s", i, all)
		}
	}
}

func TestSlipsToCutOut(t *testing.T) {
	for size, want := range map[surgery.HandoutSize]int{surgery.Standard: 4, surgery.LargePrint: 2, surgery.Plain: 4} {
		all := said(lay(t, handout.Slips{Title: "Recovery week", Size: size}))
		if n := strings.Count(all, "One thing I learned today"); n != want || strings.Count(all, "without my name Yes No") != want {
			t.Errorf("%s: %d slips: %s", size, n, all)
		}
	}
	long := handout.Slips{Title: strings.Repeat("a title ", 25), Size: surgery.LargePrint}
	if all := said(lay(t, long)); strings.Count(all, "a title")%25 != 0 {
		t.Error("cut off")
	}
}

func TestHostsCards(t *testing.T) {
	wants(t, lay(t, handout.HostCard{Text: text(t, handout.UpsetCardText)}), "Someone at the table is upset", "1 Stop", "4 If you are worried about suicide, ask plainly",
		"call 999", "111", "116 123", "85258", "9 Do not promise", "10 Before they leave", "Checked 23 November 2026")
	wants(t, lay(t, handout.HostCard{Text: text(t, handout.AtRiskCardText)}), "A post shows someone may be at risk", "Signs:", "1 Stay calm", "in private", "report button", "999", "duty lead", "7 Look after yourself")
	wants(t, lay(t, handout.HostCard{Text: text(t, handout.NumbersCardText), Numbers: true}), "999", "111, then option 2", "116 123", "0800 068 4141", "0800 1111",
		"Duty lead", "Safeguarding lead", "Local crisis service", "Where we are, for 999")
	long := handout.Text{Title: strings.Repeat("a title ", 25)}
	for i := range 80 {
		long.Paragraphs = append(long.Paragraphs, fmt.Sprintf("%d. Number%d %s", i%99+1, i, strings.Repeat("more words ", 9)))
	}
	if all := said(lay(t, handout.HostCard{Text: long, Size: surgery.LargePrint})); strings.Count(all, "more words") != 80*9 {
		t.Error("cut off")
	}
}
