package crossed

import (
	"encoding/json"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// leftSetting has, at the home desk, up to which number what a desk that was struck off
// brought was left out: it stays, and is asked about no more.
const leftSetting = "left_out"

func (r *Room) leftOut() (left surgery.Seen, err error) {
	raw, err := r.desk.Store().Settings()
	if err != nil || raw[leftSetting] == "" || json.Unmarshal([]byte(raw[leftSetting]), &left) != nil {
		return surgery.Seen{}, err // what was broken is asked again
	}
	return left, nil
}

// struck returns, at the home desk, what desks brought that were struck off, and nobody
// has taken or left out.
func (r *Room) struck(now *surgery.Sharing) (all []Thing, err error) {
	if !now.Home {
		return nil, nil
	}
	left, err := r.leftOut()
	if err != nil {
		return nil, err
	}
	for _, d := range now.Desks {
		if !d.Struck {
			continue
		}
		held, err := r.desk.Store().HeldOf(d.ID)
		if err != nil {
			return nil, err
		}
		if len(held) > 0 && held[len(held)-1].Seq > left[d.ID] {
			all = append(all, r.held(d, held))
		}
	}
	return all, nil
}

// Undecided reports whether a desk that was struck off brought something that the host
// has neither taken in nor left out.
func (r *Room) Undecided() (bool, error) {
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return false, err
	}
	held, err := r.struck(now)
	return len(held) > 0, err
}

// held says what a desk brought that was struck off.
func (r *Room) held(d *surgery.DeskHere, held []surgery.Entry) Thing {
	arrivals, others := 0, 0
	for _, e := range held {
		switch {
		case e.Reverts == "" && (e.Kind == surgery.CheckedIn || e.Kind == surgery.GuestCounted):
			arrivals++
		default:
			others++
		}
	}
	brought := words.Count("sharing.struck_arrivals", arrivals)
	switch {
	case arrivals == 0:
		brought = words.Count("sharing.struck_changes", others)
	case others > 0:
		brought = words.Say("sharing.struck_both", "arrivals", brought, "others", words.Count("sharing.more_changes", others))
	}
	from, until := r.clock(held[0].Clock.Time()), r.clock(held[len(held)-1].Clock.Time())
	when := words.Say("sharing.struck_at", "at", from)
	if from != until {
		when = words.Say("sharing.struck_between", "from", from, "until", until)
	}
	return Thing{Key: "struck " + d.Letter, Title: words.Say("sharing.struck_title", "letter", d.Letter),
		What: words.Say("sharing.struck", "letter", d.Letter, "brought", brought, "when", when),
		Ways: ways(leaveOut, takeIn), from: d, upTo: held[len(held)-1].Seq}
}

// settleStruck takes in what a desk brought that was struck off, or leaves it out.
func (r *Room) settleStruck(t Thing, way string) (surgery.Change, error) {
	if way == leaveOut {
		left, err := r.leftOut()
		if err != nil {
			return surgery.Change{}, err
		}
		left[t.from.ID] = t.upTo
		raw, err := json.Marshal(left)
		if err != nil {
			return surgery.Change{}, surgery.AsError(err)
		}
		return surgery.Change{Notice: words.Say("sharing.left_out", "letter", t.from.Letter)},
			r.desk.Store().SetSettings(map[string]string{leftSetting: string(raw)})
	}
	now, err := r.desk.Store().Sharing()
	if err != nil {
		return surgery.Change{}, err
	}
	d := now.Desk(t.from.ID)
	if d == nil {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	after := *d
	after.UpTo = max(d.UpTo, t.upTo)
	o := &surgery.Operation{Kind: surgery.DeskLeft, About: d.ID, Surgery: now.Surgery, Edits: []surgery.Edit{{Before: d, After: &after}}}
	done, err := r.desk.Do(o, words.Say("sharing.taken_in", "letter", d.Letter))
	if err != nil {
		return done, err
	}
	taken, err := r.desk.Store().Take(&surgery.Parcel{Share: now.Share}) // what waits is tried again
	if err != nil {
		return done, err
	}
	followed, err := r.Follow(taken)
	done.Changed = append(done.Changed, followed.Changed...)
	return done, err
}
