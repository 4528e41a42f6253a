package today

import (
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
)

// Surgeons returns the surgeons we know, by name, without those who left.
func (room *Room) Surgeons() ([]*surgery.Surgeon, error) {
	all, err := room.desk.Store().Surgeons()
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(s *surgery.Surgeon) bool { return s.Left })
	slices.SortFunc(all, func(a, b *surgery.Surgeon) int { return strings.Compare(a.Words.Name, b.Words.Name) })
	return all, nil
}

// SaveSurgeon adds a surgeon, or changes the one with s.ID. Left takes them off
// the list.
func (room *Room) SaveSurgeon(s surgery.Surgeon) (surgery.Change, error) {
	s.Words.Name = surgery.Clean(s.Words.Name)
	_, o, err := desk.Keep(room.desk, &s, &s.ID, room.desk.Store().Surgeon, desk.Kinds{Added: surgery.SurgeonAdded, Edited: surgery.SurgeonEdited})
	if err != nil {
		return surgery.Change{}, err
	}
	// The name is checked by Do, with all other rules.
	return room.desk.DoAndSay(o, func() string { return words.Say("desk.surgeon_saved", "name", surgery.FirstName(s.Words.Name)) })
}

// SurgeonArrives says that a surgeon is here from now on, or from an earlier or
// later time today.
func (room *Room) SurgeonArrives(id surgery.ID, from time.Time) (surgery.Change, error) {
	now, presences, err := room.presences()
	if err != nil {
		return surgery.Change{}, err
	}
	s, err := room.desk.Store().Surgeon(id)
	if err != nil {
		return surgery.Change{}, err
	}
	for _, p := range presences {
		if p.Surgeon == id && (p.Until.IsZero() || p.Until.After(room.desk.Now())) {
			return surgery.Change{}, surgery.Fail(surgery.Conflict, "error.surgeon_here_already", "name", surgery.FirstName(s.Words.Name))
		}
	}
	p := room.presence(now.ID, id, from)
	return room.surgeonHere(s, &surgery.Operation{Kind: surgery.SurgeonHere, About: p.ID, Edits: []surgery.Edit{{After: p}}})
}

// NewSurgeonArrives keeps a surgeon we did not know, and says that they are here:
// one thing that happened, and one to undo.
func (room *Room) NewSurgeonArrives(s surgery.Surgeon, from time.Time) (surgery.Change, error) {
	now, err := room.desk.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	s.ID, s.Words.Name = room.desk.NewID(), surgery.Clean(s.Words.Name)
	return room.surgeonHere(&s, &surgery.Operation{Kind: surgery.SurgeonAdded, About: s.ID, Edits: []surgery.Edit{{After: &s}, {After: room.presence(now.ID, s.ID, from)}}})
}

// presence is a surgeon here from then on, at a surgery.
func (room *Room) presence(at, surgeon surgery.ID, from time.Time) *surgery.Presence {
	return &surgery.Presence{ID: room.desk.NewID(), Surgery: at, Surgeon: surgeon, From: from.UTC().Truncate(time.Millisecond)}
}

// surgeonHere does what says that a surgeon is here.
func (room *Room) surgeonHere(s *surgery.Surgeon, o *surgery.Operation) (surgery.Change, error) {
	return room.desk.DoAndSay(o, func() string { return words.Say("desk.surgeon_here", "name", surgery.FirstName(s.Words.Name)) })
}

// SetPresence corrects from when until when a surgeon is here; a zero until is
// open.
func (room *Room) SetPresence(presence surgery.ID, from, until time.Time) (surgery.Change, error) {
	before, err := room.presenceOf(presence)
	if err != nil {
		return surgery.Change{}, err
	}
	after := *before
	after.From, after.Until = from.UTC().Truncate(time.Millisecond), until
	kind, notice := surgery.SurgeonHere, "desk.surgeon_times"
	if !until.IsZero() {
		after.Until = until.UTC().Truncate(time.Millisecond)
		if !after.HereAt(room.desk.Now()) && !room.desk.Now().Before(after.From) { // else they will go later
			kind, notice = surgery.SurgeonGone, "desk.surgeon_gone"
		}
	}
	o := &surgery.Operation{Kind: kind, About: after.ID, Edits: []surgery.Edit{{Before: before, After: &after}}}
	return room.desk.DoAndSay(o, func() string { return words.Say(notice, "name", room.names.Subject(o)) })
}

// SurgeonLeaves says that a surgeon has left now.
func (room *Room) SurgeonLeaves(presence surgery.ID) (surgery.Change, error) {
	p, err := room.presenceOf(presence)
	if err != nil {
		return surgery.Change{}, err
	}
	return room.SetPresence(presence, p.From, room.desk.Moment())
}

// presences returns the open surgery, and who is or was at it.
func (room *Room) presences() (now *surgery.Surgery, all []*surgery.Presence, err error) {
	if now, err = room.desk.OpenSurgery(); err == nil {
		all, err = room.desk.Store().Presences(now.ID)
	}
	return now, all, err
}

// presenceOf returns a presence at the open surgery.
func (room *Room) presenceOf(id surgery.ID) (*surgery.Presence, error) {
	_, presences, err := room.presences()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(presences, func(p *surgery.Presence) bool { return p.ID == id })
	if i < 0 {
		return nil, surgery.Fail(surgery.NotFound, "error.gone")
	}
	return presences[i], nil
}
