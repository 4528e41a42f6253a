package closing

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/closing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// surgeonsHere asks until when surgeons were here who are still marked so: nobody
// says goodbye to the laptop, and their hours would be lost.
type surgeonsHere struct {
	card  *kit.Card
	tiles *fyne.Container
	rows  []*surgeonRow
	now   func() time.Time
}

// surgeonRow is one of them. It outlives a reload, with what was typed.
type surgeonRow struct {
	today.SurgeonHere
	until  *kit.ClockField
	preset kit.Minutes
	at     time.Time // of the preset, to the second
	said   string    // what was offered
}

func newSurgeonsHere(now func() time.Time) *surgeonsHere {
	h := &surgeonsHere{now: now, tiles: kit.Tiles(260, 2*kit.Step)}
	h.card = kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("closing.surgeons_title")), kit.Muted(words.Say("closing.surgeons_note")), h.tiles))
	return h
}

// show lists them, until now; of an earlier day until the surgery was to close, if
// that was said.
func (h *surgeonsHere) show(a account) {
	before := h.rows
	h.rows = nil
	h.tiles.RemoveAll()
	for _, s := range a.Surgeons {
		var row *surgeonRow
		if i := slices.IndexFunc(before, func(r *surgeonRow) bool { return r.Presence == s.Presence && r.From.Equal(s.From) }); i >= 0 {
			row = before[i]
		} else {
			row = &surgeonRow{SurgeonHere: s, until: kit.NewClockField(words.Say("closing.surgeon_until", "name", s.Name, "from", clockOf(s.From).String()))}
		}
		if row.until.Box.Text == row.said { // nobody wrote there
			h.offer(row, a)
		}
		h.rows = append(h.rows, row)
		h.tiles.Add(row.until.Field)
	}
	h.card.Hidden = len(h.rows) == 0
	h.tiles.Refresh()
}

func (h *surgeonsHere) offer(row *surgeonRow, a account) {
	row.preset, row.at = clockOf(h.now()), h.now()
	if a.leftOpen {
		closes, ok := kit.ParseClock(a.Surgery.Closes)
		if !ok || closes < clockOf(row.From) {
			row.at = time.Time{}
			return
		}
		row.preset, row.at = closes, onDay(row.From, closes)
	}
	row.until.Set(row.preset)
	row.said = row.until.Box.Text
}

// left returns until when they were here, or which time cannot be.
func (h *surgeonsHere) left() ([]closing.Left, error) {
	var all []closing.Left
	for _, r := range h.rows {
		at, there, err := r.until.Time()
		if err == nil && there && at < clockOf(r.From) && !r.presetIs(at) {
			err = surgery.Fail(surgery.Invalid, "error.until_before_from")
		}
		if err != nil {
			r.until.Field.Refuse(err)
			return nil, err
		}
		r.until.Field.SetWrong("")
		switch {
		case !there: // nobody knows
		case r.presetIs(at):
			all = append(all, closing.Left{Presence: r.Presence, Until: r.at})
		case at == clockOf(r.From):
			all = append(all, closing.Left{Presence: r.Presence, Until: r.From})
		default:
			all = append(all, closing.Left{Presence: r.Presence, Until: onDay(r.From, at)})
		}
	}
	return all, nil
}

// presetIs reports whether a time is the one that was offered, which is exact.
func (r *surgeonRow) presetIs(at kit.Minutes) bool { return !r.at.IsZero() && at == r.preset }

func clockOf(t time.Time) kit.Minutes {
	t = t.Local()
	return kit.Minutes(t.Hour()*60 + t.Minute())
}

// onDay returns a time of day on the local day of another moment.
func onDay(day time.Time, at kit.Minutes) time.Time {
	day = day.Local()
	return time.Date(day.Year(), day.Month(), day.Day(), int(at)/60, int(at)%60, 0, 0, day.Location())
}
