package barometer_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

// answer gives an answer n times at the kiosk.
func answer(t testing.TB, d *rooms.Rooms, b *surgery.Barometer, which, n int) {
	t.Helper()
	for range n {
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.KioskAnswers, barometer.Offered(b)[which].ID, "", false))
	}
}

func TestBarometersAreKeptChangedAndTakenOut(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	if _, err := d.Barometer.New(""); err == nil {
		t.Error("a question without a week")
	}
	b := world.Asks(t, d)
	if b.From != "2026-11-23" || b.Until != "2026-11-27" || len(b.Words.Answers) != 5 || b.Words.Answers[0].ID == "" {
		t.Fatalf("%+v", b)
	}
	if got := d.Desk.History.UndoLabel(""); got != "Undo: add the question “How do you feel about the word “recovery”?”" {
		t.Error(got)
	}
	answer(t, d, b, 1, 1) // held: still it counts as given

	put := *b
	put.Words.Answers = slices.Clone(b.Words.Answers)
	put.Words.Answers[1].Text = "  I like it, a little  "
	world.Must(t)(d.Barometer.Save(put))
	now := world.Results(t, d, b.ID).Barometer
	if now.Words.Answers[1] != (surgery.Answer{ID: b.Words.Answers[1].ID, Text: "I like it, a little"}) {
		t.Errorf("%+v", now.Words.Answers[1])
	}
	for name, change := range map[string]func(*surgery.Barometer){
		"barometer.answer_counted": func(b *surgery.Barometer) { b.Words.Answers = slices.Delete(b.Words.Answers, 1, 2) },
		"barometer.answer_twice":   func(b *surgery.Barometer) { b.Words.Answers[0].Text = "it DEPENDS" },
		"error.question_missing":   func(b *surgery.Barometer) { b.Words.Question = " " },
	} {
		wrong := *now
		wrong.Words.Answers = slices.Clone(now.Words.Answers)
		change(&wrong)
		_, err := d.Barometer.Save(wrong)
		if e := surgery.AsError(err); err == nil || e.Key != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	scale := *now
	scale.Points = 5
	_, err := d.Barometer.Save(scale)
	world.Refused(t, err, surgery.Conflict, "barometer.answer_counted")
	fewer := *now // one nobody gave may go
	fewer.Words.Answers = slices.Delete(slices.Clone(now.Words.Answers), 4, 5)
	world.Must(t)(d.Barometer.Save(fewer))

	world.Must(t)(d.Barometer.Remove(b.ID))
	if board, err := d.Barometer.Board(""); err != nil || len(board.Questions) != 0 || board.Week == nil {
		t.Errorf("%+v %v", board, err)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if board, err := d.Barometer.Board(""); err != nil || len(board.Questions) != 1 || board.Questions[0].People != 1 || !board.Questions[0].Open {
		t.Errorf("%+v %v", board, err)
	}
}

// The example speaks as often for the word as against it, in the same words.
func TestTheExampleDoesNotLead(t *testing.T) {
	d := world.New(t).Open(t)
	words, err := d.Barometer.Example()
	if err != nil {
		t.Fatal(err)
	}
	var with, against []string
	for _, a := range words.Answers {
		switch {
		case strings.Contains(a.Text, "neither"):
		case strings.Contains(a.Text, "dislike"):
			against = append(against, strings.Replace(a.Text, "dislike", "like", 1))
		default:
			with = append(with, a.Text)
		}
	}
	slices.Sort(with)
	slices.Sort(against)
	if len(with) != 2 || !slices.Equal(with, against) {
		t.Errorf("for %q, against %q", with, against)
	}
	if strings.Contains(strings.ToLower(words.Question), "like") {
		t.Errorf("the question leads: %q", words.Question)
	}
}

func TestScalesHaveTheirPoints(t *testing.T) {
	b := &surgery.Barometer{Points: 10, Words: surgery.BarometerWords{Low: "Not at all", High: "Very", Answers: []surgery.Answer{{ID: "x", Text: "x"}}}}
	all := barometer.Offered(b)
	if len(all) != 12 || all[0].Text != "1 · Not at all" || all[1] != (barometer.AnswerToGive{"2", "2", "2"}) || all[9] != (barometer.AnswerToGive{"10", "10 · Very", "0"}) ||
		all[10].Key != "D" || all[11].ID != surgery.RatherNotSayAnswer {
		t.Errorf("%+v", all)
	}
}

func TestResultsWaitForEnoughPeople(t *testing.T) {
	d := world.New(t).Open(t)
	b := world.Asks(t, d)
	answer(t, d, b, 0, 9)
	r := world.Results(t, d, b.ID)
	if r.Shown || r.People != 5 || r.Waiting != 4 || r.Needed != 1 || barometer.Total(r.Together()) != 0 || len(r.Days()) != 0 {
		t.Errorf("%+v", r)
	}
	if _, _, err := d.Barometer.Picture(b.ID); surgery.AsError(err).Key != "barometer.too_few" {
		t.Error(err)
	}
	answer(t, d, b, 4, 1)
	r = world.Results(t, d, b.ID)
	if want := []int{9, 0, 0, 0, 1, 0, 0}; !r.Shown || r.Waiting != 0 || !slices.Equal(r.Together(), want) || !slices.Equal(r.From(surgery.KioskAnswers), want) {
		t.Errorf("%+v %v", r, r.Together())
	}
	// Whoever looks on sees bars grow by five at once, and never by one.
	answer(t, d, b, 4, 4)
	if later := world.Results(t, d, b.ID); !slices.Equal(later.Together(), r.Together()) || later.Waiting != 4 {
		t.Errorf("%v", later.Together())
	}
}

func TestPaperIsKeyedInAndCorrected(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	b := world.Asks(t, d)
	key := func(day string, which, n int) error {
		_, err := d.Barometer.CountPaper(b.ID, day, barometer.Offered(b)[which].ID, n)
		return err
	}
	for range 12 {
		if err := key("2026-11-23", 2, 1); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(key("2026-11-23", 2, -1), key("2026-11-24", 6, 1)); err != nil {
		t.Fatal(err)
	}
	world.Refused(t, key("2026-11-24", 0, -1), surgery.Invalid, "barometer.nothing_to_take")
	world.Refused(t, key("2026-11-30", 0, 1), surgery.Invalid, "barometer.day_outside")
	counts, err := d.Barometer.PaperCounts(b.ID, "2026-11-23")
	if err != nil || counts[barometer.Offered(b)[2].ID] != 11 {
		t.Errorf("%v %v", counts, err)
	}
	d.Desk.Close() // what is held is written
	d = w.Open(t)
	r := world.Results(t, d, b.ID)
	if r.People != 12 || !slices.Equal(r.Days(), []string{"2026-11-23", "2026-11-24"}) || barometer.Total(r.On("2026-11-24")) != 1 || barometer.Total(r.From(surgery.PaperAnswers)) != 12 {
		t.Errorf("%+v", r)
	}
}

// A day that ends and a surgery that closes write what is held.
func TestWhatIsHeldIsWrittenInTheEnd(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	b := world.Asks(t, d)
	answer(t, d, b, 0, 2)
	if n := len(writtenAnswers(t, d, b.ID)); n != 0 {
		t.Errorf("%d written before five", n)
	}
	w.Pass(24 * 60 * 60 * 1e9)
	answer(t, d, b, 0, 1)
	if got := writtenAnswers(t, d, b.ID); len(got) != 1 || got[0].N != 2 || got[0].Day != "2026-11-24" {
		t.Errorf("%+v", got)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if got := writtenAnswers(t, d, b.ID); len(got) != 2 || got[1].N != 1 || got[1].Day != "2026-11-25" {
		t.Errorf("%+v", got)
	}
	w.Pass(7 * 24 * 60 * 60 * 1e9)
	_, err := d.Barometer.Answer(b.ID, surgery.KioskAnswers, surgery.DependsAnswer, "", false)
	world.Refused(t, err, surgery.Conflict, "barometer.not_open")
}

func writtenAnswers(t *testing.T, d *rooms.Rooms, id surgery.ID) []store.AnswerCount {
	t.Helper()
	counts, err := d.Desk.Store().Answers(id)
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func TestWordsPeopleAdd(t *testing.T) {
	d := world.New(t).Open(t)
	b := world.Asks(t, d)
	for i, word := range []string{" mending\u202e ", "Zebedee's word", "hope", "Hope", "", "", "", "", ""} {
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.KioskAnswers, surgery.DependsAnswer, word, i != 0))
	}
	_, err := d.Barometer.Answer(b.ID, surgery.KioskAnswers, surgery.DependsAnswer, strings.Repeat("x", barometer.LongestWord+1), true)
	world.Refused(t, err, surgery.Invalid, "barometer.word_long")
	if own, err := d.Barometer.OwnWords(b.ID, true); err != nil || own.Shown || len(own.Words) != 0 {
		t.Errorf("listed too early: %+v %v", own, err)
	}
	answer(t, d, b, 0, 1)
	own, err := d.Barometer.OwnWords(b.ID, false)
	if err != nil || !own.Shown || len(own.Words) != 4 || own.Words[2].Text != "mending" || own.Words[2].Share || own.Words[3].Text != "Zebedee's word" {
		t.Fatalf("%+v %v", own, err)
	}
	world.Must(t)(d.Barometer.MarkWord(own.Words[3].ID, true, true))
	if shared, err := d.Barometer.SharedWords(b.ID); err != nil || len(shared) != 1 || !strings.EqualFold(shared[0], "hope") {
		t.Errorf("%q %v", shared, err)
	}
	seen, err := d.Barometer.OwnWords(b.ID, false)
	all, err2 := d.Barometer.OwnWords(b.ID, true)
	if err = errors.Join(err, err2); err != nil || len(seen.Words) != 3 || seen.Hidden != 1 || len(all.Words) != 4 {
		t.Errorf("%+v %+v %v", seen, all, err)
	}
	world.Must(t)(d.Barometer.EraseWord(own.Words[3].ID))
	if all, err := d.Barometer.OwnWords(b.ID, true); err != nil || len(all.Words) != 3 {
		t.Errorf("%+v %v", all, err)
	}
}

func TestPollsAreTakenInWithoutDoubling(t *testing.T) {
	d := world.New(t).Open(t)
	b := world.Asks(t, d)
	file := "Timestamp,Name,Vote,Word\n24/11/2026 10:00,Zebedee,I like it a lot,hope\n25/11/2026 10:00,Mo,Love it,mending\n25/11/2026 11:00,Mo,I dislike it a lot,\n"
	f, err := d.Barometer.ReadPoll(b.ID, barometer.PollFrom{Pasted: file})
	if err != nil || len(f.Rows) != 3 || f.Rows[0].Answer != b.Words.Answers[0].ID || f.Rows[1].Answer != "" || !slices.Equal(f.Words, []string{"hope", "mending"}) {
		t.Fatalf("%+v %v", f, err)
	}
	_, err = d.Barometer.ImportPoll(b.ID, " ", "2026-11-24", f)
	world.Refused(t, err, surgery.Invalid, "barometer.poll_name_missing")
	f.Rows[1].Answer = b.Words.Answers[0].ID // chosen by the host
	f.Words = []string{"hope"}
	done := world.Must(t)(d.Barometer.ImportPoll(b.ID, "Bluesky", "2026-11-24", f))
	if done.Notice != "3 answers of “Bluesky” are counted." || !done.CanUndo {
		t.Errorf("%+v", done)
	}
	world.Must(t)(d.Barometer.ImportPoll(b.ID, " bluesky ", "2026-11-24", f))
	more, err := d.Barometer.ReadPoll(b.ID, barometer.PollFrom{Pasted: "Answer,Votes\nI like it a lot,20\nI dislike it a little,9\n"})
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Barometer.ImportPoll(b.ID, "Mastodon", "2026-11-26", more))
	r := world.Results(t, d, b.ID)
	if want := []int{22, 0, 0, 9, 1, 0, 0}; !slices.Equal(r.From(surgery.OnlineAnswers), want) || !slices.Equal(r.Days(), []string{"2026-11-24", "2026-11-25", "2026-11-26"}) {
		t.Errorf("%v %v", r.From(surgery.OnlineAnswers), r.Days())
	}
	if own, err := d.Barometer.OwnWords(b.ID, false); err != nil || len(own.Words) != 1 || own.Words[0].Share {
		t.Errorf("a word came twice, or is shared: %+v %v", own, err)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if r := world.Results(t, d, b.ID); r.People != 3 {
		t.Errorf("undone, %d people", r.People)
	}
	world.Must(t)(d.Desk.History.Redo(""))
	world.Must(t)(d.Barometer.RemovePoll(b.ID, r.Barometer.Words.Polls[0].ID))
	if r := world.Results(t, d, b.ID); r.People != 29 || len(r.PollNames()) != 1 {
		t.Errorf("%+v", r)
	}
	if world.Holds(t, filepath.Dir(d.Desk.Folder()), "Zebedee") {
		t.Error("a name of the poll is in a file")
	}
}

// While the desk is locked no word can be read, and answers still count; words
// people add are read once it is open again.
func TestAnsweringWhileLocked(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	b := world.Asks(t, d)
	before, err := d.Barometer.Asking()
	if err != nil || len(before.On("2026-11-24")) != 1 || len(before.On("2026-11-28")) != 0 || before.Questions[0].AddWord == "" {
		t.Fatalf("%+v %v", before, err)
	}
	world.LockDesk(t, d)
	if now, err := d.Barometer.Asking(); err != nil || len(now.Questions) != 1 || now.Questions[0].Question != b.Words.Question {
		t.Errorf("%+v %v", now, err)
	}
	for i := range 10 {
		word := ""
		if i == 3 {
			word = "mending"
		}
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.KioskAnswers, before.Questions[0].Answers[i%2].ID, word, true))
	}
	if shown, err := d.Wall.View(); err != nil || len(shown.Asked) != 1 || len(shown.Asked[0].Answers) != 0 { // as when it was locked
		t.Errorf("%+v %v", shown.Asked, err)
	}
	world.UnlockDesk(t, d, world.Phrase)
	r := world.Results(t, d, b.ID)
	own, err := d.Barometer.OwnWords(b.ID, false)
	if err != nil || r.People != 10 || !r.Shown || len(own.Words) != 1 || own.Words[0].Text != "mending" {
		t.Errorf("%+v %+v %v", r, own, err)
	}
	for _, source := range []surgery.AnswerSource{"", surgery.OnlineAnswers} {
		_, err := d.Barometer.Answer(b.ID, source, surgery.DependsAnswer, "", false)
		world.Refused(t, err, surgery.Internal, "")
	}
	_, err = d.Barometer.Answer(b.ID, surgery.KioskAnswers, surgery.DependsAnswer, "ring 07700 900123", false)
	world.Refused(t, err, surgery.Invalid, "barometer.word_private")
	world.Must(t)(d.Barometer.Remove(b.ID))
	_, err = d.Barometer.Answer(b.ID, surgery.KioskAnswers, surgery.DependsAnswer, "", false)
	world.Refused(t, err, surgery.NotFound, "")
}

func TestWhatLeavesIsRoundedDownAndHidden(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	b := world.Asks(t, d)
	answer(t, d, b, 0, 23)
	answer(t, d, b, 1, 4)
	answer(t, d, b, 3, 13)
	world.Must(t)(d.Barometer.Answer(b.ID, surgery.PaperAnswers, barometer.Offered(b)[1].ID, "=hope()", true))
	for range 4 {
		world.Must(t)(d.Barometer.Answer(b.ID, surgery.PaperAnswers, barometer.Offered(b)[1].ID, "", false))
	}
	folder := t.TempDir()
	world.Must(t)(d.Barometer.SaveCSV(b.ID, folder))
	world.Must(t)(d.Barometer.SavePicture(b.ID, folder))
	raw, err := os.ReadFile(filepath.Join(folder, "barometer-2026-11-24.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"All,I like it a lot,20\r\n", "All,I like it a little,5\r\n", "On paper,I like it a little,5\r\n",
		"On this screen,I like it a little,fewer than 5\r\n", "All,I dislike it a lot,fewer than 5\r\n", "All,I dislike it a little,10\r\n"} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("no %q in\n%s", want, raw)
		}
	}
	added, err := os.ReadFile(filepath.Join(folder, "barometer-words-2026-11-24.csv"))
	if err != nil || !strings.Contains(string(added), "'=hope()") {
		t.Errorf("%q %v", added, err)
	}
	_, said, err := d.Barometer.Picture(b.ID)
	if err != nil || !strings.Contains(said, "I like it a lot: 20.") || strings.Contains(said, "23") || strings.Contains(said, "45") {
		t.Errorf("%q %v", said, err)
	}
	for _, kind := range []surgery.PrintKind{surgery.ResultsPrint, surgery.BigResultsPrint, surgery.TallyPrint} {
		for _, size := range world.EverySize {
			p := world.Paper(t)(d.Barometer.Paper(kind, b.ID, size))
			if all := world.Text(p); len(p.Pages) > 2 || !strings.Contains(all, "I like it a lot") {
				t.Errorf("%s, %s: %d pages: %s", kind, size, len(p.Pages), all)
			}
			if all := world.Text(p); strings.Contains(all, "23 ") && kind != surgery.TallyPrint && !strings.Contains(all, "23 to 27") {
				t.Errorf("%s tells 23: %s", kind, all)
			}
		}
	}
}
