package barometer

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// What a question can be answered with.
const (
	asChoice = "choice"
	asScale  = "scale"
)

// form is the panel of a question.
type form struct {
	screen *Screen
	was    surgery.Barometer
	event  surgery.ID // whose question a new one is; "" for none
	panel  *kit.Panel

	question, word, addWord *kit.Entry
	questionField           *kit.Field
	kind                    *kit.Choice
	answers                 []*kit.Entry
	ids                     []string // of the answers, "" for new ones
	answersField            *kit.Field
	choice, scale           *fyne.Container
	points                  *kit.Select
	low, high               *kit.Entry
	first, last             *kit.DayField
}

// Add opens the panel of a new question.
func (s *Screen) Add() {
	week := s.week
	kit.Load(s.stage.Stage, func() (surgery.Barometer, error) { return s.stage.Barometer.New(week) }, func(b surgery.Barometer) { s.add(b, "") })
}

// AskAbout shows the question of an event, or opens the panel of a new one for it.
func (s *Screen) AskAbout(event surgery.ID) {
	kit.Load(s.stage.Stage, func() (surgery.Barometer, error) { return s.stage.Barometer.Of(event) }, func(b surgery.Barometer) {
		s.week, s.fresh = b.Week, b.ID
		s.load(func() {
			if b.ID == "" {
				s.add(b, event)
				return
			}
			kit.Focus(s.list)
		})
	})
}

func (s *Screen) add(b surgery.Barometer, event surgery.ID) {
	f := newForm(s)
	f.event = event
	f.fill(b)
	example := kit.NewButton(kit.Secondary, words.Say("barometer.example"), f.example)
	f.open(words.Say("barometer.new"), words.Say("barometer.add"), example)
}

// Edit opens the panel of the question that is selected.
func (s *Screen) Edit() {
	if s.shown.at == "" {
		return
	}
	f := newForm(s)
	f.fill(*s.shown.results.Barometer)
	f.open(words.Say("barometer.change_title"), words.Say("barometer.keep"))
}

func newForm(s *Screen) *form {
	f := &form{screen: s, question: kit.NewEntry(words.Say("barometer.question_example")), word: kit.NewEntry(words.Say("barometer.word_example")),
		addWord: kit.NewEntry(words.Say("barometer.add_word_example")), low: kit.NewEntry(words.Say("barometer.low_example")), high: kit.NewEntry(words.Say("barometer.high_example"))}
	f.questionField = kit.NewField(words.Say("barometer.question"), f.question, words.Say("barometer.question_hint"))
	f.question.OnChanged = func(string) { f.questionField.SetWrong("") }
	f.kind = kit.NewChoice([]kit.Option{{Key: asChoice, Label: words.Say("barometer.as_choice")}, {Key: asScale, Label: words.Say("barometer.as_scale")}},
		func(string) { f.grow() })
	boxes := kit.Column(6)
	for range surgery.MostAnswers {
		box := kit.NewEntry(words.Say("barometer.answer_example"))
		box.OnChanged = func(string) {
			f.answersField.SetWrong("")
			f.grow()
		}
		f.answers = append(f.answers, box)
		boxes.Add(box)
	}
	f.answersField = kit.NewField(words.Say("barometer.your_answers"), boxes, words.Say("barometer.answers_hint"))
	f.choice = kit.Stack(f.answersField)
	var points []kit.Option
	for n := surgery.FewestPoints; n <= surgery.MostPoints; n++ {
		points = append(points, kit.Option{Key: strconv.Itoa(n), Label: words.Say("barometer.points_to", "n", n)})
	}
	f.points = kit.NewSelect(points, nil)
	f.scale = kit.Column(14, kit.NewField(words.Say("barometer.points"), f.points, ""),
		kit.Tiles(240, 16, kit.NewField(words.Say("barometer.low"), f.low, ""), kit.NewField(words.Say("barometer.high"), f.high, "")))
	now := s.stage.Now
	f.first, f.last = kit.NewDayField(words.Say("barometer.first_day"), now), kit.NewDayField(words.Say("barometer.last_day"), now)
	return f
}

// fill writes a question into the boxes.
func (f *form) fill(b surgery.Barometer) {
	f.was = b
	f.words(b.Words)
	f.kind.Set(asChoice)
	f.points.Set("5")
	if b.Points > 0 {
		f.kind.Set(asScale)
		f.points.Set(strconv.Itoa(b.Points))
	}
	zone := f.screen.stage.Now().Location()
	setDay(f.first, b.From, zone)
	setDay(f.last, b.Until, zone)
	f.grow()
}

func (f *form) words(w surgery.BarometerWords) {
	f.question.SetText(w.Question)
	f.word.SetText(w.Word)
	f.addWord.SetText(w.AddWord)
	f.low.SetText(w.Low)
	f.high.SetText(w.High)
	f.ids = make([]string, len(f.answers))
	for i, box := range f.answers {
		text := ""
		if i < len(w.Answers) {
			text, f.ids[i] = w.Answers[i].Text, w.Answers[i].ID
		}
		box.SetText(text)
	}
}

// example fills in the example that comes with the program.
func (f *form) example() {
	kit.Load(f.screen.stage.Stage, f.screen.stage.Barometer.Example, func(w surgery.BarometerWords) {
		if f.event != "" && f.question.Text != "" { // the question is the event's
			w.Question = f.question.Text
		}
		f.words(w)
		f.kind.Set(asChoice)
		f.questionField.SetWrong("")
		f.grow()
		kit.Focus(f.question)
	})
}

// grow shows what belongs to the kind, with one blank answer more than are filled.
func (f *form) grow() {
	f.choice.Hidden, f.scale.Hidden = f.kind.Value() == asScale, f.kind.Value() != asScale
	last := 0
	for i, box := range f.answers {
		if box.Text != "" {
			last = i + 1
		}
	}
	for i, box := range f.answers {
		box.Hidden = i > max(last, surgery.FewestAnswers-1)
	}
	if f.panel != nil {
		f.panel.Refresh()
	}
}

func (f *form) open(title, verb string, more ...*kit.Button) {
	add := kit.NewField(words.Say("barometer.add_word"), f.addWord, words.Say("barometer.add_word_hint"))
	sections := []kit.Section{{Label: words.Say("barometer.question"), Part: f.question}, {Label: words.Say("barometer.your_answers"), Part: f.kind},
		{Label: words.Say("barometer.own_word"), Part: add}, {Label: words.Say("barometer.days"), Part: f.first.Field}}
	content := kit.Column(14, f.questionField, kit.NewField(words.Say("barometer.word"), f.word, words.Say("barometer.word_hint")),
		f.kind, f.choice, f.scale, add,
		kit.Tiles(240, 16, f.first.Field, f.last.Field))
	f.panel = kit.ShowPanel(f.screen.stage.Window, kit.PanelParts{Title: title, Content: content, Verb: verb, First: f.question, Width: 640, More: more, Submit: f.submit, Sections: sections})
}

// read returns the question as the boxes have it; what is refused is said beneath
// its box.
func (f *form) read() (surgery.Barometer, error) {
	b := f.was
	b.Points = 0
	b.Words.Question, b.Words.Word, b.Words.AddWord = f.question.Text, f.word.Text, f.addWord.Text
	b.Words.Low, b.Words.High = f.low.Text, f.high.Text
	b.Words.Answers = nil
	if f.kind.Value() == asScale {
		b.Points, _ = strconv.Atoi(f.points.Value()) // its keys are numbers
	}
	for i, box := range f.answers {
		if box.Text != "" && b.Points == 0 {
			b.Words.Answers = append(b.Words.Answers, surgery.Answer{ID: f.ids[i], Text: box.Text})
		}
	}
	var err error
	if b.From, err = readDay(f.first); err != nil {
		return b, err
	}
	b.Until, err = readDay(f.last)
	return b, err
}

func (f *form) submit(done func(error)) {
	b, err := f.read()
	if err != nil {
		done(err)
		return
	}
	s, event := f.screen, f.event
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Barometer.SaveOf(b, event) }, func(d surgery.Change, err error) {
		f.say(err)
		if err == nil && b.ID == "" {
			s.fresh = d.About
		}
		done(err)
		if err == nil {
			s.load(func() { kit.Focus(s.list) })
		}
	})
}

// say tells an error beneath the box it is about.
func (f *form) say(err error) {
	f.questionField.SetWrong("")
	f.answersField.SetWrong("")
	f.last.Field.SetWrong("")
	if err == nil {
		return
	}
	switch surgery.AsError(err).Key {
	case "error.question_missing":
		f.questionField.Refuse(err)
	case "error.barometer_answers", "barometer.answer_twice", "barometer.answer_counted":
		f.answersField.Refuse(err)
		kit.Focus(f.answers[0])
	case "error.barometer_backwards":
		f.last.Field.Refuse(err)
	}
}

func setDay(f *kit.DayField, day string, zone *time.Location) {
	t, _ := time.ParseInLocation(time.DateOnly, day, zone) // a blank is the zero day
	f.Set(t)
}

// readDay returns the day of a field as records hold it; it is needed.
func readDay(f *kit.DayField) (string, error) {
	t, err := f.Day()
	if err == nil && t.IsZero() {
		err = surgery.Fail(surgery.Invalid, "error.day_unclear")
	}
	if err != nil {
		f.Field.Refuse(err)
		return "", err
	}
	return t.Format(time.DateOnly), nil
}
