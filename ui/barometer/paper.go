package barometer

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// paperPanel keys in a tally from paper: one key for each answer, with Shift to
// take one back.
type paperPanel struct {
	screen  *Screen
	of      barometer.Results
	day     *kit.Select
	tally   *tally
	said    *kit.Text
	word    *kit.Entry
	wordBox *kit.Field
	share   *kit.Check
	counts  map[string]int
	last    []keyed // to take back
	panel   *kit.Panel
}

// keyed is one answer that was counted here.
type keyed struct{ day, answer string }

// CountPaper opens the panel that counts answers from paper.
func (s *Screen) CountPaper() {
	if s.shown.at == "" {
		return
	}
	p := &paperPanel{screen: s, of: s.shown.results, said: kit.Strong(words.Say("barometer.paper_how")), counts: map[string]int{}}
	b := p.of.Barometer
	today := s.stage.Now().Format(time.DateOnly)
	var days []kit.Option
	for day := b.From; day <= b.Until && len(days) < 60; day = next(day) {
		days = append(days, kit.Option{Key: day, Label: dayShort(day)})
	}
	p.day = kit.NewSelect(days, func(string) { p.read() })
	p.day.Set(min(max(today, b.From), b.Until))
	p.tally = newTally(p)
	content := kit.Column(12, kit.Muted(words.Say("barometer.paper_what")), kit.NewField(words.Say("barometer.paper_day"), p.day, ""), p.said, p.tally)
	if b.Words.AddWord != "" {
		p.word = kit.NewEntry(words.Say("barometer.paper_word_example"))
		p.word.Limit, p.word.OnEnter = barometer.LongestWord, p.addWord
		p.share = kit.NewCheck(words.Say("barometer.paper_share"), nil)
		p.wordBox = kit.NewField(words.Say("barometer.paper_word"), p.word, words.Say("barometer.paper_word_hint"))
		content.Add(p.wordBox)
		content.Add(p.share)
	}
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("barometer.paper_title"), Content: content, Cancel: words.Say("barometer.paper_done"),
		First: p.tally, Width: 620})
	p.read()
}

func next(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "9" // after any day
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}

// read reads what is counted from paper on the day.
func (p *paperPanel) read() {
	id, day := p.of.Barometer.ID, p.day.Value()
	kit.Do(p.screen.stage.Runner, func() (map[string]int, error) { return p.screen.stage.Barometer.PaperCounts(id, day) }, func(counts map[string]int, err error) {
		if err != nil {
			p.panel.Fail(err)
			return
		}
		p.counts = counts
		p.tally.show()
	})
}

// count counts an answer, or takes one away.
func (p *paperPanel) count(a barometer.AnswerToGive, n int) {
	id, day := p.of.Barometer.ID, p.day.Value()
	p.send(id, keyed{day, a.ID}, a.Text, n)
}

func (p *paperPanel) send(id surgery.ID, k keyed, text string, n int) {
	s := p.screen
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Barometer.CountPaper(id, k.day, k.answer, n) }, func(_ surgery.Change, err error) {
		p.panel.Fail(err)
		if err != nil {
			return
		}
		said := words.Say("barometer.paper_counted", "answer", text)
		if n < 0 {
			said = words.Say("barometer.paper_taken", "answer", text)
		} else {
			p.last = append(p.last, k)
		}
		p.said.Set(said)
		p.read()
	})
}

// takeBack takes back what was keyed in last.
func (p *paperPanel) takeBack() {
	if len(p.last) == 0 {
		return
	}
	k := p.last[len(p.last)-1]
	p.last = p.last[:len(p.last)-1]
	for _, a := range p.of.Answers {
		if a.ID == k.answer {
			p.send(p.of.Barometer.ID, k, a.Text, -1)
		}
	}
}

// addWord keeps a word that stands on the paper.
func (p *paperPanel) addWord() {
	s, id, text, share := p.screen, p.of.Barometer.ID, p.word.Text, p.share.On()
	if text == "" {
		return
	}
	s.stage.Try(func() (surgery.Change, error) {
		return s.stage.Barometer.Answer(id, surgery.PaperAnswers, "", text, share)
	}, func(_ surgery.Change, err error) {
		p.wordBox.Refuse(err)
		if err == nil {
			p.word.SetText("")
			p.share.Set(false)
			p.said.Set(words.Say("barometer.paper_word_kept"))
		}
	})
}
