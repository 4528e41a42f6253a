package weekprints

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/handout"
)

// noticePaper lays out the short notice or the full one.
func (room *Room) noticePaper(p prints.Paper) (prints.Paper, error) {
	full := p.Kind == surgery.FullNoticePrint
	name := handout.ShortPrivacyText
	if full {
		name = handout.FullPrivacyText
	}
	if p.Size == surgery.EasierToRead {
		_, own, err := room.texts.OwnWords(name)
		if err != nil {
			return prints.Paper{}, err
		}
		if !own {
			return room.texts.EasierText(p, name, texts.SlotsOf(room.settings.Settings()))
		}
		p.Size = surgery.LargePrint // nobody has written the host's own words anew
	}
	text, err := room.texts.Filled(name)
	if err != nil {
		return prints.Paper{}, err
	}
	return room.prints.Lay(p, handout.Notice{Text: text, Lead: full, Size: p.Size}.Pages)
}

// TextShown is how people meet a text: on a print, or as words.
type TextShown struct {
	Paper prints.Paper // no pages where the text is on no print that can be laid out now
	Text  handout.Text
}

// TextShown returns how people meet a text: on the handout for everyone where it
// stands there and a surgery is open, else with its slots filled.
func (room *Room) TextShown(name string) (TextShown, error) {
	if err := room.desk.AtHome(); err != nil {
		return TextShown{}, err
	}
	text, err := room.texts.Filled(name)
	if err != nil {
		return TextShown{}, err
	}
	shown := TextShown{Text: text}
	if room.desk.Surgery() != nil && (name == handout.StaySafeText || name == handout.WhereToTurnText) {
		shown.Paper, err = room.Handout("")
	}
	return shown, err
}
