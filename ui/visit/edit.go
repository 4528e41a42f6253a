package visit

import (
	"strconv"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// edit opens the panel that corrects what was entered about this visit.
func (s *Screen) edit() {
	if !s.loaded {
		return
	}
	v, id := s.view, s.id
	name := kit.NewEntry("")
	hint := ""
	if v.Guest() {
		hint = words.Say("visit.edit_guest")
	} else {
		name.SetText(v.Name)
	}
	known := kit.NewEntry("")
	known.SetText(v.KnownAs)
	track := kit.NewChoice(options("visit.track_", []surgery.Track{surgery.Personal, surgery.Professional, surgery.Both}), nil)
	track.None = true
	track.Set(string(v.Track))
	goal := kit.NewNotes("", 2)
	goal.SetText(v.Words.Goal)
	second := papers.NewSecond(words.Say("prints.language"), s.languages, nil)
	second.Set(v.Words.Language)
	size := kit.NewChoice(s.stage.sizes(), func(key string) { second.With(surgery.HandoutSize(key)) })
	size.Set(string(prints.SizeOf("", v.PrintSize())))
	second.With(v.PrintSize())
	sure := kit.NewChoice(confidenceOptions(), nil).InEvenWidths()
	sure.None = true
	sure.Set(strconv.Itoa(v.Before))
	var panel *kit.Panel
	away := func(work func(surgery.ID) (surgery.Change, error)) func() {
		return func() { panel.Leave(func() { s.change(work, s.middle.focus) }) }
	}
	more := []*kit.Button{kit.NewGrave(kit.Secondary, words.Say("today.remove_check_in"), away(s.stage.Visit.RemoveCheckIn))}
	if v.State != surgery.Finished {
		more = append(more, kit.NewButton(kit.Secondary, words.Say("today.leave_unhelped"), away(s.stage.Visit.LeaveUnhelped)))
	}
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("visit.edit_title"), More: more, First: name, Width: 690, Verb: words.Say("visit.edit_save"),
		Content: kit.Column(16,
			kit.NewField(words.Say("visit.name"), name, hint),
			kit.NewField(words.Say("people.known_as"), known, words.Say("people.known_as_hint")),
			kit.NewField(words.Say("visit.track"), track, ""),
			kit.NewField(words.Say("visit.goal"), goal, words.Say("visit.no_health")),
			kit.NewField(words.Say("visit.size"), size, ""), second,
			kit.NewField(words.Say("visit.confident_start"), scale(sure), "")),
		Submit: func(done func(error)) {
			e := visit.EditVisit{Name: name.Text, KnownAs: &known.Text, Track: surgery.Track(track.Value()), Size: surgery.HandoutSize(size.Value()), Goal: goal.Text, Language: second.Value()}
			if !v.Guest() && surgery.Clean(e.Name) == "" {
				done(surgery.Fail(surgery.Invalid, "visit.name_empty"))
				return
			}
			before, _ := strconv.Atoi(sure.Value()) // "" is none
			s.stage.Try(func() (surgery.Change, error) {
				if before != v.Before {
					if _, err := s.stage.Visit.SetConfidence(id, before); err != nil {
						return surgery.Change{}, err
					}
				}
				return s.stage.Visit.EditVisit(id, e)
			}, func(_ surgery.Change, err error) { done(err) })
		},
		Closed: s.middle.focus,
	})
}
