package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// band says on every screen, as long as the program runs, that the week is made up, or
// whose surgery this is a joined desk of; nil where it is neither.
func (s *Shell) band() fyne.CanvasObject {
	said := s.parts.Rooms.Sharing.Band()
	if s.parts.MadeUp {
		said = words.Say("shell.made_up")
	}
	if said == "" {
		return nil
	}
	s.banded = kit.Strong(said).In(kit.ColourAccent).Centred()
	card := kit.NewCard(s.banded)
	card.Fill, card.Edge, card.Padding = kit.ColourAccentTint, kit.ColourAccentTint, 4
	return card
}

// says has the band say what is so now: a joined desk learns where it is once it is
// unlocked, and from a stick that it was struck off.
func (s *Shell) says(band string) {
	if s.banded != nil && band != "" && !s.parts.MadeUp {
		s.banded.Set(band)
	}
}

// frame puts the screen, with what is said beneath it, beside the ways to others. In
// the Tab order they come last: whoever is on a screen has something to do there.
func (s *Shell) frame() fyne.CanvasObject {
	band := s.band()
	frame := container.New(layout.NewBorderLayout(band, nil, s.ways.content, nil), kit.WithNotice(s.body, s.notice), s.ways.content)
	if band != nil {
		frame.Add(band)
	}
	s.ways.around = frame
	return frame
}
