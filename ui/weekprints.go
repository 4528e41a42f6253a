package ui

import (
	"strconv"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/barometer"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/week"
)

// weekPrints shows everything that can be printed for a week, one at a time as
// it will print: of the week that is seen, else the current one.
func (s *Shell) weekPrints() {
	id := surgery.ID("")
	if s.visible != nil && s.visible.id == weekID {
		if shown, ok := s.visible.screen.(*week.Screen); ok {
			id = shown.Current()
		}
	}
	d := s.parts.Rooms
	kit.Load(s.stage, func() ([]weekprints.Print, error) { return d.WeekPrints.List(id) }, func(found []weekprints.Print) {
		if len(found) > 0 {
			s.showWeekPrints(found)
		}
	})
}

func (s *Shell) showWeekPrints(all []weekprints.Print) {
	p := &printPanel{shell: s}
	options := make([]kit.Option, len(all))
	for i, one := range all {
		options[i] = kit.Option{Key: strconv.Itoa(i), Label: one.Title}
	}
	one := all[0]
	choose := func() { p.lay = s.layWeek(one, p.codes.keys()) }
	p.codes = newPrintCodes(func() {
		choose()
		p.draw()
	})
	offer := func() {
		asked := one
		kit.Load(s.stage, func() ([]prints.Code, error) { return s.parts.Rooms.WeekPrints.Codes(asked.Kind, asked.About) }, func(codes []prints.Code) {
			if asked != one {
				return
			}
			p.codes.offer(codes)
			choose()
			if p.panel != nil {
				p.panel.Refresh()
			}
		})
	}
	kinds := kit.NewSelect(options, func(key string) {
		if i, err := strconv.Atoi(key); err == nil && i < len(all) {
			one = all[i]
			p.codes.offer(nil)
			choose()
			if !p.choices.chosen { // each has a size of its own
				p.choices.setSize("")
			}
			p.draw()
			offer()
		}
	})
	kinds.Set("0")
	choose()
	offer()
	p.kinds, p.first = kit.NewField(words.Say("weekprints.what"), kinds, ""), kinds
	p.more = []*kit.Button{kit.NewButton(kit.Secondary, words.Say("weekprints.several"), func() { s.printSeveral(all) })}
	p.show(words.Say("weekprints.title"))
}

// printEvent shows the sheet of one event.
func (s *Shell) printEvent(event surgery.ID) {
	d := s.parts.Rooms
	kit.Load(s.stage, func() (weekprints.Print, error) { return d.WeekPrints.OfEvent(event) }, func(one weekprints.Print) {
		(&printPanel{shell: s, lay: s.layWeek(one, nil)}).show(one.Title)
	})
}

// askAbout goes to the question of an event of the week.
func (s *Shell) askAbout(event surgery.ID) {
	s.stage.Go(barometerID)
	if shown, ok := s.visible.screen.(*barometer.Screen); ok {
		shown.AskAbout(event)
	}
}

// showEvent goes to an event of the week that is on.
func (s *Shell) showEvent(event surgery.ID) {
	s.stage.Go(weekID)
	if shown, ok := s.visible.screen.(*week.Screen); ok {
		shown.ShowEvent(event)
	}
}

// layWeek returns what lays a print out in a size, with the codes of those keys; nil is
// the usual ones.
func (s *Shell) layWeek(one weekprints.Print, codes []string) func(surgery.HandoutSize) (prints.Paper, error) {
	d := s.parts.Rooms
	return func(size surgery.HandoutSize) (prints.Paper, error) {
		return d.WeekPrints.PaperWith(one.Kind, one.About, weekprints.Choice{Size: size, Codes: codes})
	}
}
