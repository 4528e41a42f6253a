package barometer

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/papers"
)

// Share opens the panel of prints and files. Before enough people have answered
// there is only the tally for paper.
func (s *Screen) Share() {
	if s.shown.at == "" {
		return
	}
	id := s.shown.results.Barometer.ID
	kinds := []papers.ShareKind{s.onPaper(id, "tally", surgery.TallyPrint)}
	notes := []string{words.Say("barometer.share_later", "fewest", surgery.FewestPeople)}
	if s.shown.results.Shown {
		kinds = append([]papers.ShareKind{s.onPaper(id, "poster", surgery.ResultsPrint), s.onPaper(id, "big", surgery.BigResultsPrint),
			s.asPicture(id), s.asTable(id)}, kinds...)
		notes = []string{words.Say("barometer.rounded"), words.Say("barometer.told_later")}
	}
	papers.Share(s.stage.Stage, s.stage.Prints, papers.Sharing{Title: words.Say("barometer.share_title"), Kinds: kinds, Notes: notes})
}

func (s *Screen) onPaper(id surgery.ID, key string, kind surgery.PrintKind) papers.ShareKind {
	return papers.ShareKind{Key: key, Label: words.Say("barometer.as_" + key), Paper: func(size surgery.HandoutSize) (prints.Paper, error) {
		return s.stage.Barometer.Paper(kind, id, size)
	}}
}

func (s *Screen) asPicture(id surgery.ID) papers.ShareKind {
	return papers.ShareKind{Key: "picture", Label: words.Say("barometer.as_picture"), Copies: true,
		Look: func() (papers.ShareLook, error) {
			laid, text, err := s.stage.Barometer.Picture(id)
			return papers.ShareLook{Pages: []page.Page{laid}, Says: text}, err
		},
		Save: func(folder string) (surgery.Change, error) { return s.stage.Barometer.SavePicture(id, folder) }}
}

func (s *Screen) asTable(id surgery.ID) papers.ShareKind {
	return papers.ShareKind{Key: "table", Label: words.Say("barometer.as_table"),
		Look: func() (papers.ShareLook, error) {
			return papers.ShareLook{Says: words.Say("barometer.table_what")}, nil
		},
		Save: func(folder string) (surgery.Change, error) { return s.stage.Barometer.SaveCSV(id, folder) }}
}
