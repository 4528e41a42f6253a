package today

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// surgeonsHere returns today's surgeons: those here first, free before busy, by name.
func (room *Room) surgeonsHere(visits []*surgery.Visit, names map[surgery.ID]string) ([]SurgeonHere, error) {
	presences, err := room.desk.Store().Presences(room.desk.Surgery().ID)
	if err != nil {
		return nil, err
	}
	all, err := room.desk.Store().Surgeons()
	if err != nil {
		return nil, err
	}
	byID := map[surgery.ID]*surgery.Surgeon{}
	for _, s := range all {
		byID[s.ID] = s
	}
	with := map[surgery.ID][]string{}
	for _, v := range visits {
		if v.State == surgery.BeingHelped && v.Surgeon != "" {
			with[v.Surgeon] = append(with[v.Surgeon], names[v.ID])
		}
	}
	var here []SurgeonHere
	for _, p := range presences {
		s := byID[p.Surgeon]
		if s == nil {
			continue
		}
		here = append(here, SurgeonHere{Presence: p.ID, Surgeon: s.ID, Name: surgery.FirstName(s.Words.Name),
			With: with[s.ID], Helps: s.Helps, Gone: !p.HereAt(room.desk.Now()), From: p.From, Until: p.Until})
	}
	slices.SortStableFunc(here, func(a, b SurgeonHere) int {
		return cmp.Or(compareBool(a.Gone, b.Gone), compareBool(len(a.With) > 0, len(b.With) > 0), strings.Compare(a.Name, b.Name))
	})
	return here, nil
}

// compareBool puts what is not so before what is.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Choice is a surgeon who could sit with a visit.
type Choice struct {
	SurgeonHere
	CanHelp bool
}

// Choices returns who could sit with the visit, the best first: those who can
// help and are free.
func (room *Room) Choices(visit surgery.ID) ([]Choice, error) {
	b, err := room.Board()
	if err != nil {
		return nil, err
	}
	v, err := room.desk.Store().Visit(visit)
	if err != nil {
		return nil, err
	}
	platforms := room.card(v, nil).Platforms
	var choices []Choice
	for _, s := range b.Surgeons {
		if !s.Gone {
			choices = append(choices, Choice{s, canHelp(s.Helps, platforms)})
		}
	}
	slices.SortStableFunc(choices, func(a, b Choice) int {
		return cmp.Or(compareBool(len(a.With) > 0, len(b.With) > 0), compareBool(!a.CanHelp, !b.CanHelp))
	})
	return choices, nil
}

// Pair seats the surgeon with the visit: one that waits, or one that changes
// surgeon.
func (room *Room) Pair(visit, with surgery.ID) (surgery.Change, error) {
	v, err := room.desk.Store().Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	s, err := room.desk.Store().Surgeon(with)
	if err != nil {
		return surgery.Change{}, err
	}
	after := v.Copy()
	after.Surgeon, after.State, after.EndedAt = s.ID, surgery.BeingHelped, time.Time{}
	if after.PairedAt.IsZero() {
		after.PairedAt = room.desk.Moment()
	}
	return room.ChangeVisit(surgery.Paired, v, after, "desk.paired", "surgeon", surgery.FirstName(s.Words.Name))
}

// Unpair puts the visit back among those waiting.
func (room *Room) Unpair(visit surgery.ID) (surgery.Change, error) {
	v, err := room.desk.Store().Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	after := v.Copy()
	after.Surgeon, after.State, after.PairedAt = "", surgery.Waiting, time.Time{}
	return room.ChangeVisit(surgery.Unpaired, v, after, "desk.unpaired")
}

// ChangeVisit carries out a change of one visit's record; the notice gets who
// as {{.who}} beside pairs.
func (room *Room) ChangeVisit(kind surgery.Kind, before, after *surgery.Visit, notice string, pairs ...any) (surgery.Change, error) {
	o := &surgery.Operation{Kind: kind, About: after.ID, Surgery: after.Surgery, Visit: after.ID,
		Edits: []surgery.Edit{{Before: before, After: after}}}
	return room.desk.DoAndSay(o, func() string { return words.Say(notice, append(pairs, "who", room.names.Subject(o))...) })
}
