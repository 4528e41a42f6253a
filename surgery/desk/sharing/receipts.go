package sharing

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// mostErased is how many erasings are said at once.
const mostErased = 5

// Erased says of each erasing in the share, here or at another desk, how many desks have
// said that they carried it out, and who has not: the latest first, as it stands now.
// None where nothing is shared.
func (r *Room) Erased() ([]string, error) {
	now, err := r.shared()
	if err != nil || now == nil {
		return nil, err
	}
	ops, err := r.desk.Store().ErasedInShare()
	if err != nil {
		return nil, err
	}
	var all []string
	for _, o := range slices.Backward(ops) {
		people := 0
		for _, e := range o.Edits {
			if _, is := e.Before.(*surgery.Attendee); is && e.After == nil {
				people++
			}
		}
		if people == 0 || o.About == now.Surgery { // names that came after closing go by themselves
			continue
		}
		said, err := r.confirmed(now, o.Turn)
		if err != nil {
			return nil, err
		}
		if all = append(all, words.Count("sharing.erased_at", people, "at", r.clock(o.Clock.Time()), "confirmed", said)); len(all) == mostErased {
			break
		}
	}
	return all, nil
}

// Confirmed says it of one operation; "" where nothing is shared.
func (r *Room) Confirmed(op surgery.ID) (string, error) {
	now, err := r.shared()
	if err != nil || now == nil {
		return "", err
	}
	turn, err := r.desk.Store().Turn(op)
	if err != nil {
		return "", err
	}
	if turn.Desk == r.desk.Store().Desk() && turn.Desk != now.Seat {
		return "", nil // of somebody no other desk knew
	}
	return r.confirmed(now, turn)
}

func (r *Room) confirmed(now *surgery.Sharing, turn surgery.Turn) (string, error) {
	confirmed, of := 0, 0
	var missing []string
	for _, d := range now.Desks {
		heard := now.Heard[d.ID]
		has := d.ID == now.Seat || d.ID == turn.Desk || heard.Seen.Has(turn)
		if !d.Left.IsZero() && (has || !d.Struck) || d.ID != now.Seat && now.WentOn(d.ID) != nil {
			continue // it keeps nothing; or its laptop goes on under another
		}
		of++
		switch {
		case has:
			confirmed++
		case d.Struck:
			missing = append(missing, words.Say("sharing.struck_confirms_not", "letter", d.Letter))
		default:
			missing = append(missing, words.Say("sharing.not_confirmed", "letter", d.Letter, "at", r.heardAt(heard.Written)))
		}
	}
	if of < 2 {
		return "", nil
	}
	said := words.Say("sharing.confirmed", "n", confirmed, "of", of)
	for _, m := range missing {
		said += " " + m
	}
	return said, nil
}

// heardAt says when a desk was last heard.
func (r *Room) heardAt(at time.Time) string {
	if at.IsZero() {
		return words.Say("sharing.never_heard")
	}
	return words.Say("sharing.last_heard", "at", r.clock(at))
}
