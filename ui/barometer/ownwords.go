package barometer

import (
	"unicode"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// wordsPanel lists the words people added, in a panel of their own: the screen
// behind it faces the door.
type wordsPanel struct {
	screen *Screen
	of     surgery.ID
	own    barometer.OwnWords
	list   *kit.List
	hidden *kit.Check
	said   *kit.Text
	panel  *kit.Panel
}

// OwnWords opens the panel of the words people added.
func (s *Screen) OwnWords() {
	if s.shown.at == "" {
		return
	}
	p := &wordsPanel{screen: s, of: s.shown.at, said: kit.Muted("")}
	p.hidden = kit.NewCheck(words.Say("barometer.words_hidden"), func(bool) { p.read() })
	p.list = p.build()
	frame := kit.NewCard(fixed(lines(7), p.list))
	frame.Padding = -1
	button := func(label, key string, do func()) *kit.Button {
		return kit.NewButton(kit.Secondary, label, func() { do(); kit.Focus(p.list) }).InCard().WithHint(key)
	}
	actions := kit.Flow(8, button(words.Say("barometer.word_hide"), "H", p.hide), button(words.Say("barometer.word_share"), "S", p.share),
		button(words.Say("barometer.word_erase"), words.Say("barometer.key_delete"), p.erase))
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("barometer.words_title"), Width: 600, First: p.list, Letter: p.letter,
		Content: kit.Column(12, kit.Muted(words.Say("barometer.words_how")), frame, p.said, actions, p.hidden)})
	p.read()
}

func (p *wordsPanel) read() {
	of, hidden := p.of, p.hidden.On()
	kit.Do(p.screen.stage.Runner, func() (barometer.OwnWords, error) { return p.screen.stage.Barometer.OwnWords(of, hidden) }, func(own barometer.OwnWords, err error) {
		if err != nil {
			p.panel.Fail(err)
			return
		}
		p.own = own
		switch {
		case !own.Shown:
			p.said.Set(words.Say("barometer.words_few", "fewest", surgery.FewestPeople))
		default:
			p.said.Set(words.Count("barometer.words_listed", len(own.Words)) + " " + words.Count("barometer.words_are_hidden", own.Hidden))
		}
		at := p.list.SelectedIndex()
		p.list.Refresh()
		if p.list.SelectedIndex() < 0 && len(own.Words) > 0 { // the one below the one that went
			p.list.Select(min(max(at, 0), len(own.Words)-1))
		}
		p.panel.Refresh()
	})
}

func (p *wordsPanel) build() *kit.List {
	return kit.NewList(kit.ListParts{
		Length: func() int { return len(p.own.Words) },
		Key:    func(i int) string { return string(p.own.Words[i].ID) },
		New: func() fyne.CanvasObject {
			return kit.Padded(8, 12, 8, 12, kit.MiddleRow(10, kit.Body(kit.Blank).OneLine(), kit.NewPill(kit.Plain, kit.Blank)))
		},
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			w := p.own.Words[i]
			parts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			parts[0].(*kit.Text).Set(w.Text)
			pill := parts[1].(*kit.Pill)
			switch {
			case w.Hidden:
				pill.Set(kit.Waiting, words.Say("barometer.is_hidden"))
			case w.Share:
				pill.Set(kit.Finished, words.Say("barometer.is_shared"))
			default:
				pill.Set(kit.Plain, words.Say("barometer.is_kept"))
			}
		},
		Chosen: func(int) {},
		Typed:  p.letter,
		Other: func(_ int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyDelete {
				p.erase()
				return true
			}
			return false
		},
		Lines: true,
	})
}

// letter does what one stands for.
func (p *wordsPanel) letter(r rune) {
	switch unicode.ToUpper(r) {
	case 'H':
		p.hide()
	case 'S':
		p.share()
	}
}

func (p *wordsPanel) at() (barometer.OwnWord, bool) {
	i := p.list.SelectedIndex()
	if i < 0 || i >= len(p.own.Words) {
		return barometer.OwnWord{}, false
	}
	return p.own.Words[i], true
}

// hide hides the word that is selected, or shows it again.
func (p *wordsPanel) hide() {
	if w, ok := p.at(); ok {
		p.change(func() (surgery.Change, error) { return p.screen.stage.Barometer.MarkWord(w.ID, w.Share, !w.Hidden) })
	}
}

// share lets the word leave the laptop, or not. Whoever gave it said which; what
// they did not allow is asked about.
func (p *wordsPanel) share() {
	w, ok := p.at()
	if !ok {
		return
	}
	do := func() {
		p.change(func() (surgery.Change, error) { return p.screen.stage.Barometer.MarkWord(w.ID, !w.Share, w.Hidden) })
	}
	if w.Share {
		do()
		return
	}
	kit.Confirm(p.screen.stage.Window, words.Say("barometer.share_word"), words.Say("barometer.share_word_what"), words.Say("barometer.share_word_do"), true, do)
}

// erase takes the word away for good, after asking.
func (p *wordsPanel) erase() {
	w, ok := p.at()
	if !ok {
		return
	}
	kit.Confirm(p.screen.stage.Window, words.Say("barometer.erase_word"), words.Say("barometer.erase_word_what"), words.Say("barometer.word_erase"), true, func() {
		p.change(func() (surgery.Change, error) { return p.screen.stage.Barometer.EraseWord(w.ID) })
	})
}

func (p *wordsPanel) change(do func() (surgery.Change, error)) {
	p.screen.stage.Try(do, func(_ surgery.Change, err error) {
		p.panel.Fail(err)
		p.read()
	})
}
