package papers

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// LanguageOptions returns what may stand beside English on a handout: nothing, or
// one of the languages there are. What was chosen before stays a choice, also where
// its files are gone. Without any language there is nothing to choose, and nil.
func LanguageOptions(all []texts.Language, chosen string) []kit.Option {
	var options []kit.Option
	for _, l := range all {
		options = append(options, kit.Option{Key: l.Code, Label: words.Say("prints.language_and", "language", texts.LanguageSaid(l))})
	}
	if chosen != "" && !slices.ContainsFunc(options, func(o kit.Option) bool { return o.Key == chosen }) {
		options = append(options, kit.Option{Key: chosen, Label: words.Say("prints.language_gone", "language", chosen)})
	}
	if len(options) == 0 {
		return nil
	}
	return append([]kit.Option{{Label: words.Say("prints.language_none")}}, options...)
}

// Second is a field to choose the language that stands beside English; it is hidden
// where there is none.
type Second struct {
	*kit.Field
	choice *kit.Select
	all    []texts.Language
	size   surgery.HandoutSize // of the print; see With
}

// NewSecond makes the field; chosen, which may be nil, is told of a choice. A blank
// label has none: the choice says what it is.
func NewSecond(label string, all []texts.Language, chosen func(code string)) *Second {
	s := &Second{all: all}
	s.choice = kit.NewSelect(nil, func(code string) {
		s.hint()
		if chosen != nil {
			chosen(code)
		}
	})
	s.Field = kit.NewField(label, s.choice, "")
	s.Set("")
	return s
}

// Offer changes which languages there are.
func (s *Second) Offer(all []texts.Language) {
	if !slices.Equal(all, s.all) {
		s.all = all
		s.Set(s.Value())
	}
}

// Set chooses without telling of it.
func (s *Second) Set(code string) {
	options := LanguageOptions(s.all, code)
	s.choice.SetOptions(options)
	s.choice.Set(code)
	s.Hidden = len(options) == 0
	s.hint()
}

// With is told the size of the print: what is easier to read is so in English only.
func (s *Second) With(size surgery.HandoutSize) {
	s.size = size
	s.hint()
}

func (s *Second) hint() {
	said := ""
	if s.size == surgery.EasierToRead && s.Value() != "" {
		said = words.Say("prints.easier_in_two")
	}
	s.SetHint(said)
}

// Value returns the language, "" for none.
func (s *Second) Value() string { return s.choice.Value() }

// Choice is the box, for the keys.
func (s *Second) Choice() *kit.Select { return s.choice }
