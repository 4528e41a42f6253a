package weekprints_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
)

// looked writes papers into the folder that a person looks into.
type looked struct {
	t      *testing.T
	d      *rooms.Rooms
	folder string
}

// look skips the test unless LOOK names a folder to look into.
func look(t *testing.T, d *rooms.Rooms, below string) *looked {
	t.Helper()
	folder := os.Getenv("LOOK")
	if folder == "" {
		t.Skip("for a person to look at: LOOK names a folder")
	}
	folder = filepath.Join(folder, below)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return &looked{t: t, d: d, folder: folder}
}

// paper writes one, named for what it is.
func (l *looked) paper(name string) func(prints.Paper, error) {
	return func(p prints.Paper, err error) {
		l.t.Helper()
		if err != nil {
			l.t.Errorf("%s: %v", name, err)
			return
		}
		fonts, err := l.d.Prints.Fonts()
		var out bytes.Buffer
		if err == nil {
			err = pdf.Write(&out, p.Pages, pdf.Options{Fonts: fonts, Title: name, Made: l.d.Desk.Now(), LeaveOut: true})
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(l.folder, name+".pdf"), out.Bytes(), 0o600)
		}
		if err == nil && p.Web != nil {
			err = os.WriteFile(filepath.Join(l.folder, name+".html"), p.Web, 0o600)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(l.folder, name+".codes"), pictures(p.Pages), 0o600)
		}
		if err != nil {
			l.t.Errorf("%s: %v", name, err)
		}
	}
}

// pictures returns what is heard of each code and other picture of the pages, a line
// each after the number of its page, so that a reader can be asked whether it says that.
func pictures(pages []page.Page) []byte {
	var out bytes.Buffer
	for i, p := range pages {
		for _, item := range p.Items {
			if path, is := item.(page.Path); is && path.Alt != "" {
				fmt.Fprintf(&out, "%d\t%s\n", i+1, path.Alt)
			}
		}
	}
	return out.Bytes()
}

// sizes is every size, easier to read among them.
var sizes = append(append([]surgery.HandoutSize{}, world.EverySize...), surgery.EasierToRead)

// ofWeek writes what can be printed of a week, in every size.
func (l *looked) ofWeek() {
	all, err := l.d.WeekPrints.List("")
	if err != nil {
		l.t.Fatal(err)
	}
	for i, p := range all {
		for _, size := range sizes {
			if p.Kind.In(size) == size {
				l.paper(fmt.Sprintf("%02d-%s-%s", i, p.Kind, size))(l.d.WeekPrints.Paper(p.Kind, p.About, size))
			}
		}
		codes, err := l.d.WeekPrints.Codes(p.Kind, p.About)
		if err != nil {
			l.t.Fatal(err)
		}
		if len(codes) > 0 {
			every := weekprints.Choice{}
			for _, c := range codes {
				every.Codes = append(every.Codes, c.Key)
			}
			l.paper(fmt.Sprintf("%02d-%s-codes", i, p.Kind))(l.d.WeekPrints.PaperWith(p.Kind, p.About, every))
		}
	}
	for _, size := range sizes {
		l.paper("story-" + string(size))(l.d.Story.Paper("", size))
		l.paper("everyone-" + string(size))(l.d.WeekPrints.Handout(size))
		l.paper("protection-" + string(size))(l.d.Texts.ProtectionPaper(size))
	}
}

func TestLookAtThePrintsOfTheMadeUpWeek(t *testing.T) {
	w := world.New(t)
	w.Now = time.Date(2026, 11, 25, 14, 5, 0, 0, time.UTC)
	d := w.Demo(t)
	l := look(t, d, "made-up")
	l.ofWeek()
	for _, form := range []story.Form{story.StoryHTML, story.StoryMarkdown, story.StoryTable} {
		world.Must(t)(d.Story.SaveAs("", form, l.folder))
	}
	l.paper("recovery")(d.Lock.RecoveryPaper(lock.Recovery{Text: "ABCD EFGH JKLM NPQR STUV WXYZ 2345 6789 ABCD EFGH JKLM NPQR STUV", Code: "ABCDEFGHJKLMNPQRSTUVWXYZ23456789ABCDEFGHJKLMNPQRSTUV"}))
	r := people.Receipt{At: w.Now, People: 3, Visits: 5, Notes: 4, Keys: 9}
	for _, size := range world.EverySize {
		l.paper("receipt-" + string(size))(d.People.ReceiptPaper(r, size))
		more := r
		more.Unreached, more.Desks = []string{"E:\\Backups of the made-up wellbeing trust"}, "2 of 3 desks"
		more.Files = prints.Settled{Deleted: 2, There: []string{"/home/made-up/Documents/a-very-long-folder-name/handout-2026-11-25-1405.pdf"}, Missing: []string{"/home/made-up/handout-2026-11-24-1405.pdf"}}
		l.paper("receipt-more-" + string(size))(d.People.ReceiptPaper(more, size))
	}
	b := world.Board(t, d)
	for i, c := range append(b.Helped, b.Finished...) {
		for _, size := range sizes {
			l.paper(fmt.Sprintf("handout-%d-%s", i, size))(d.Visit.Handout(c.Visit, size))
			l.paper(fmt.Sprintf("sheet-%d-%s", i, size))(d.Visit.Sheet(c.Visit, size))
		}
		if i > 1 {
			continue
		}
		v := world.Visit(t, d, c.Visit)
		for _, code := range []string{"ckb", "ar", "ur", "pl", "ro"} {
			if _, err := d.Visit.EditVisit(c.Visit, visit.EditVisit{Track: v.Track, Language: code}); err != nil {
				t.Fatal(err)
			}
			for _, size := range world.EverySize {
				l.paper(fmt.Sprintf("handout-%d-%s-%s", i, code, size))(d.Visit.Handout(c.Visit, size))
			}
		}
		if v.Attendee != "" {
			l.paper(fmt.Sprintf("record-%d", i))(d.People.RecordPaper(v.Attendee, ""))
		}
	}
	for _, code := range []string{"ckb", "ar", "ur", "pl", "ro"} {
		for _, size := range world.EverySize {
			l.paper("everyone-" + code + "-" + string(size))(d.WeekPrints.HandoutWith(weekprints.Choice{Size: size, Language: code}))
		}
	}
	rows, err := d.Checklists.Rows()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		for _, size := range world.EverySize {
			l.paper("list-" + r.ID + "-" + string(size))(d.Checklists.Paper(r.ID, size))
		}
	}
}

func TestLookAtThePrintsOfAWeekOfFourteenEvents(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := *world.RecoveryWeek(t, d)
	week.Words.On = []string{"bluesky", "x", "instagram", "mastodon", "facebook"}
	world.Must(t)(d.Week.SaveWeek(week, ""))
	for i, e := range []struct {
		kind                           surgery.EventKind
		title, day, from, until, where string
	}{
		{surgery.BlogEvent, "A personal recovery story", "23", "09:00", "", ""},
		{surgery.ConferenceEvent, "Opening of the week, with coffee and an exhibition of paintings", "23", "10:00", "11:30", "Made-up Hall, Nowhere Street"},
		{surgery.ChatEvent, "#MHNurseChat: recovery and living well", "23", "20:00", "21:00", ""},
		{surgery.SurgeryEvent, "Monthly social media surgery", "24", "13:00", "16:00", "Made-up Hall, Nowhere Street"},
		{surgery.OtherEvent, "Walk and talk round the lake", "24", "17:30", "18:30", "At the gate of the park"},
		{surgery.LivePosting, "Service User Network workshop: social media and recovery", "25", "14:00", "15:30", "The Other Room"},
		{surgery.ChatEvent, "#LYPFTrecovery chat", "25", "16:00", "17:00", ""},
		{surgery.BlogEvent, "What my garden taught me", "25", "18:00", "", ""},
		{surgery.TakeoverEvent, "A clinician runs the corporate account", "26", "", "", ""},
		{surgery.SurgeryEvent, "Evening social media surgery", "26", "17:00", "19:00", "The library"},
		{surgery.ConferenceEvent, "Nursing conference, live-posted and blogged", "27", "09:30", "16:30", "Conference centre"},
		{surgery.SurgeryEvent, "Surgery at the nursing conference", "27", "10:00", "15:00", "Conference centre, foyer"},
		{surgery.BarometerEvent, "How do you feel about the word “recovery”?", "", "", "", ""},
		{surgery.TakeoverEvent, "A city’s account, curated by a community journalist", "", "", "", ""},
	} {
		day := e.day
		if day == "" {
			day = "23"
		}
		event := world.Event(d, &week, e.kind, e.title, "2026-11-"+day, e.from, e.until)
		event.Words.Place = e.where
		if e.day == "" {
			event.LastDay = "2026-11-27"
		}
		if e.kind == surgery.ChatEvent {
			event.Words.Questions = []string{"What does the word recovery mean to you, and to the people you work with?", "When has social media helped?", "What would you tell somebody who starts today?", "What next?"}
		}
		if e.kind == surgery.TakeoverEvent {
			event.Words.Guest, event.Words.Lead, event.Words.Account = "A made-up clinician", "A made-up communications officer", "@MadeUpTrust"
		}
		if _, err := d.Week.SaveEvent(event); err != nil {
			t.Fatal(i, err)
		}
	}
	current := world.Got[*surgery.Week](t)(d.Week.Current())
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Week: current.ID, NextDay: "2026-12-29", NextTime: "13:00",
		Words: surgery.SurgeryWords{Title: "Recovery week", Venue: "Made-up Hall, Nowhere Street", Hashtag: "LYPFTrecovery", On: week.Words.On, Links: week.Words.Links,
			WiFi: surgery.WiFi{Name: "Made-up guests", Key: "not a real one"}}}))
	look(t, d, "fourteen").ofWeek()
}
