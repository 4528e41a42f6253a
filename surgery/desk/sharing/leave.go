package sharing

import (
	"log/slog"
	"path/filepath"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/joining"
	"socialmediasurgery/surgery/words"
)

// GoHome has this joined desk hand over: nothing is done here any more, and once the home
// desk has everything it keeps nothing. See Leaving.
func (r *Room) GoHome() (surgery.Change, error) {
	now, err := r.sharing()
	if err != nil {
		return surgery.Change{}, err
	}
	if !r.joined {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	return r.leave(now, now.Seat, words.Say("sharing.going_notice"), func(*surgery.DeskHere) {})
}

// Lost strikes a desk off: its laptop is lost, stolen, or does not come back. What it did
// and brings later waits for the host to see. From then on it can read nothing more of the
// share, which has another key, and today's passphrase is another: see Passphrase.
func (r *Room) Lost(seat surgery.ID) (surgery.Change, error) {
	now, err := r.sharing()
	if err != nil {
		return surgery.Change{}, err
	}
	if r.joined || seat == now.Seat {
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "error.home_desk_only")
	}
	notice := ""
	if d := now.Desk(seat); d != nil {
		notice = words.Say("sharing.lost_notice", "letter", d.Letter)
	}
	seen, err := r.desk.Store().Seen()
	if err != nil {
		return surgery.Change{}, err
	}
	var renewed []surgery.Edit
	var says []byte // to that desk, whichever lead it comes to
	if d := now.Desk(seat); d != nil && !d.Struck {
		if renewed, err = r.newKey(seat); err != nil {
			return surgery.Change{}, err
		}
		if says, err = r.desk.Store().Notice(d, seen[seat]); err != nil {
			return surgery.Change{}, err
		}
	}
	return r.leave(now, seat, notice, func(d *surgery.DeskHere) {
		if !d.Struck {
			d.Struck, d.UpTo = true, seen[seat]
			d.Epoch, d.Renewal = renewed[0].After.(*surgery.DeskHere).Epoch, says
		}
	}, renewed...)
}

// leave has a desk be gone, unless it is; and more said of it, and of others.
func (r *Room) leave(now *surgery.Sharing, seat surgery.ID, notice string, more func(*surgery.DeskHere), others ...surgery.Edit) (surgery.Change, error) {
	d := now.Desk(seat)
	if d == nil {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	after := *d
	if after.Left.IsZero() {
		after.Left = r.desk.Moment()
	}
	more(&after)
	if after.Left.Equal(d.Left) && after.Struck == d.Struck {
		return surgery.Change{Changed: told, Notice: notice}, nil
	}
	o := &surgery.Operation{Kind: surgery.DeskLeft, About: seat, Surgery: now.Surgery, Edits: append([]surgery.Edit{{Before: d, After: &after}}, others...)}
	done, err := r.desk.Do(o, notice)
	done.Changed = append(done.Changed, told...)
	return done, err
}

// over reports whether this joined desk is to hand over: the surgery was closed, or it
// goes home, or was struck off; or it was mended, and has to join again.
func (r *Room) over(now *surgery.Sharing) (bool, error) {
	if hasLeft(now) {
		return true, nil
	}
	at, err := r.desk.Store().Surgery(now.Surgery)
	if surgery.KindOf(err) == surgery.NotFound {
		return false, nil
	}
	return err == nil && !at.Open(), err
}

// hasLeft reports whether this desk hands over whether or not the surgery is closed.
func hasLeft(now *surgery.Sharing) bool {
	d := now.Desk(now.Seat)
	return now.Seat == "" || d != nil && !d.Left.IsZero()
}

// waits is what a locked desk says that waits for somebody to unlock it, "" for nothing:
// what came under another passphrase, or, once the surgery is closed, the handing over. A
// word that somebody added here may have to go out still, and what this laptop opens next,
// its own records, may need no passphrase.
func (r *Room) waits() string {
	if !r.joined {
		return ""
	}
	now, err := r.sharing()
	over := false
	if err == nil {
		over, err = r.over(now)
	}
	if err != nil {
		slog.Error("sharing: whether the surgery is over was not read", "cause", err)
	}
	switch {
	case !over && r.Near != nil && r.Near.Waits:
		return words.Say("sharing.renewed_locked")
	case !over || hasLeft(now):
		return ""
	}
	return words.Say("sharing.closed_locked")
}

// Leaving returns what has this joined desk keep nothing, to be called once its records
// are closed: the surgery is over for it, and the home desk has said that it has
// everything. Nil until then; once a surgery was closed also while locked, see Line.
func (r *Room) Leaving() (func() (*Next, error), error) {
	if !r.joined {
		return nil, nil
	}
	now, err := r.sharing()
	if err != nil {
		return nil, err
	}
	over, err := r.over(now)
	if err != nil || !over || r.desk.Locked() && !hasLeft(now) {
		return nil, err
	}
	seen, err := r.desk.Store().Seen()
	if err != nil || !r.handedOverAll(now, seen) {
		return nil, err
	}
	folder, at := r.desk.Folder(), r.desk.Now()
	return func() (*Next, error) {
		if err := joining.Forget(folder); err != nil {
			slog.Error("sharing: what was handed over is not gone", "cause", err)
			return &Next{Said: words.Say("sharing.not_gone", "folder", filepath.Base(folder))}, surgery.AsError(err)
		}
		return &Next{Said: words.Say("sharing.keeps_nothing", "at", at.Format("15:04"))}, nil
	}, nil
}

// handedOverAll reports whether the home desk said that it has what this desk did; where
// this desk does not know its seat any more, all that it has.
func (r *Room) handedOverAll(now *surgery.Sharing, seen surgery.Seen) bool {
	for seat, heard := range now.Heard {
		if d := now.Desk(seat); seat != now.HomeSeat && (d == nil || !d.Home) { // which has several seats where it was mended
			continue
		}
		if now.Seat == "" && heard.Seen.Covers(seen) || now.Seat != "" && heard.Seen[now.Seat] >= seen[now.Seat] {
			return true
		}
	}
	return false
}

// keptDays is how long after a surgery a joined desk that does not hand over keeps names.
const keptDays = 14

// EraseOverdue takes the names off a joined desk that has not handed over for keptDays,
// by its own clock; what was done without a name stays to be handed over. It is to be
// asked each day, and asks itself on unlocking. It reports whether anything went.
func (r *Room) EraseOverdue() (bool, error) {
	if !r.joined || r.desk.Locked() {
		return false, nil
	}
	now, err := r.sharing()
	if err != nil {
		return false, err
	}
	at, err := r.desk.Store().Surgery(now.Surgery)
	if surgery.KindOf(err) == surgery.NotFound {
		return false, nil
	}
	if err != nil || r.desk.Now().Before(asDay(at.Day, r.desk.Now().Location()).AddDate(0, 0, keptDays+1)) {
		return false, err
	}
	return r.eraseNames(now.Surgery)
}

// eraseNames erases everybody that is known here of the surgery, and what was written
// about guests.
func (r *Room) eraseNames(at surgery.ID) (bool, error) {
	here, err := r.desk.Store().AttendeesUntil(farAway)
	if err != nil {
		return false, err
	}
	o := &surgery.Operation{Kind: surgery.AttendeesErased, Surgery: at}
	gone, err := r.people.Erase(o, here)
	if err != nil {
		return false, err
	}
	visits, err := r.desk.Store().Visits(at)
	if err != nil {
		return false, err
	}
	for _, v := range visits {
		if v.Words == (surgery.VisitWords{}) && v.Guest() || gone[v.Attendee] {
			continue
		}
		if err := r.people.Unname(o, v, v.Copy()); err != nil {
			return false, err
		}
	}
	loose, err := r.desk.Store().LooseKeys() // of who was checked in and removed, or is in no table any more
	if err != nil {
		return false, err
	}
	o.Erases = append(o.Erases, loose...)
	if len(o.Erases) == 0 {
		return false, nil
	}
	o.About = o.Erases[0]
	_, err = r.desk.Do(o, "")
	return err == nil, err
}

// farAway is a day until which every saved place ends.
const farAway = "9999-12-31"

// handedOver returns which desks have not handed over what they did, at the home desk,
// by letter and name.
func (r *Room) handedOver(now *surgery.Sharing) (not []*surgery.DeskHere, err error) {
	seen, err := r.desk.Store().Seen()
	if err != nil {
		return nil, err
	}
	for _, d := range now.Desks {
		heard := now.Heard[d.ID]
		if d.ID == now.Seat || now.WentOn(d.ID) != nil || !d.Left.IsZero() && !heard.Written.Before(d.Left) && seen.Covers(heard.Seen) {
			continue
		}
		if !d.Left.IsZero() || r.isGone(d.ID) || r.isThere(d.ID) && seen[d.ID] >= heard.Seen[d.ID] { // what it does now comes at once
			continue
		}
		not = append(not, d)
	}
	return not, nil
}

// Absent is a desk that has not handed over yet, before the home desk closes.
type Absent struct {
	Letter string
	Said   string // "B, Front door: last heard at 12:40"
}

// Absents returns the desks that have not handed over, at the home desk; none where
// nothing is shared.
func (r *Room) Absents() ([]Absent, error) {
	now, err := r.shared()
	if err != nil || now == nil || r.joined {
		return nil, err
	}
	not, err := r.handedOver(now)
	if err != nil {
		return nil, err
	}
	var all []Absent
	for _, d := range not {
		all = append(all, Absent{d.Letter, words.Say("sharing.absent", "letter", d.Letter, "name", d.Words.Name, "at", r.heardAt(now.Heard[d.ID].Written))})
	}
	return all, nil
}
