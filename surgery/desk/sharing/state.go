package sharing

import (
	"cmp"
	"log/slog"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
)

// State is how this laptop takes part in sharing a surgery.
type State struct {
	Open       bool // a surgery is
	Passphrase bool // there is one, which sharing needs
	Shared     bool
	Joined     bool   // at another laptop's surgery
	Going      bool   // a joined desk that hands over
	Struck     bool   // this joined desk was struck off
	Closed     bool   // the surgery that is shared was closed
	Replaced   string // the letter of the laptop that became the home desk in place of this one; "" for none
	Whose      string // who runs the surgery
	Letter     string // of this desk; "" where a joined one has not read everything yet
	Desks      []Desk // by letter, this one among them
	Unwritten  int    // changes made here that are on no stick yet, nor with anybody else
	Looks      int    // things that need a look, with what waits
	Stick      string // the folder that was chosen as the stick last
	Silent     bool   // another desk has not been heard for long
	Renewed    bool   // this joined desk has another passphrase of today, which nobody has typed here yet
}

// Desk is one desk of the share.
type Desk struct {
	Seat     surgery.ID
	Letter   string
	Title    string // "B  Front door"
	Standing string // "2 waiting · last heard at 12:40"
	Waiting  int    // how many wait there
	Home     bool
	Here     bool      // this one
	Left     bool      // it handed over, or was struck off
	There    bool      // it is heard over a network now
	Heard    time.Time // zero: never
}

// State returns how this laptop takes part.
func (r *Room) State() (State, error) {
	s := State{Open: r.desk.Surgery() != nil, Passphrase: r.desk.HasPassphrase(), Joined: r.joined}
	now, err := r.shared()
	if err != nil || now == nil {
		return s, err
	}
	s.Shared, s.Letter, s.Stick = true, now.Letter, r.Stick()
	at, err := r.desk.Store().Surgery(now.Surgery)
	if err != nil && surgery.KindOf(err) != surgery.NotFound {
		return s, err
	}
	if at != nil {
		s.Closed = !at.Open()
		s.Whose = cmp.Or(r.settings.Settings().Organisation, at.Words.Venue)
	}
	if mine := now.Desk(now.Seat); mine != nil {
		s.Going = r.joined && !mine.Left.IsZero()
	}
	if s.Renewed, err = r.desk.Store().Renewed(); err != nil {
		return s, err
	}
	s.Struck, s.Replaced = r.struck(now), replaced(now)
	s.Going = s.Going || r.joined && now.Seat == ""
	if s.Desks, err = r.desks(now); err != nil {
		return s, err
	}
	if s.Unwritten, err = r.unwritten(now); err != nil {
		return s, err
	}
	for _, d := range s.Desks {
		s.Silent = s.Silent || r.silent(d)
	}
	s.Looks, err = r.crossed.Count()
	return s, err
}

// struck reports whether this is a joined desk that was struck off, and knows it.
func (r *Room) struck(now *surgery.Sharing) bool {
	mine := now.Desk(now.Seat)
	return r.joined && mine != nil && mine.Struck
}

// replaced returns the letter of the laptop that was made the home desk although this one,
// which is, is not lost; "" for none.
func replaced(now *surgery.Sharing) string {
	if after := now.WentOn(now.Seat); after != nil {
		return after.Letter
	}
	return ""
}

// longSilent is after how long a desk that was heard is said not to have been.
const longSilent = time.Hour

// desks returns the rows of the desks, by letter.
func (r *Room) desks(now *surgery.Sharing) ([]Desk, error) {
	visits, err := r.desk.Store().Visits(now.Surgery)
	if err != nil {
		return nil, err
	}
	seen, err := r.desk.Store().Seen()
	if err != nil {
		return nil, err
	}
	waiting := map[string]int{}
	for _, v := range visits {
		if v.State == surgery.Waiting && r.desk.Surgery() != nil { // after closing nobody waits
			waiting[v.Letter]++
		}
	}
	var all []Desk
	for _, d := range now.Desks {
		row := Desk{Seat: d.ID, Letter: d.Letter, Home: d.Home, Here: d.ID == now.Seat, Left: !d.Left.IsZero(), Heard: now.Heard[d.ID].Written,
			There: d.ID != now.Seat && r.isThere(d.ID)}
		for _, letter := range lettersOf(now, d) {
			row.Waiting += waiting[letter]
		}
		row.Title = r.title(d, row)
		row.Standing = r.standing(d, row)
		if n := only(now, seen, d.ID); n > 0 && !row.Here && !row.There && !r.isGone(d.ID) {
			row.Standing = words.Say("sharing.joined_parts", "one", row.Standing, "two", words.Count("sharing.only_there", n))
		}
		if after := now.WentOn(d.ID); after != nil && !row.Here {
			row.Standing, row.Left = words.Say("sharing.goes_on", "letter", after.Letter), true
		}
		all = append(all, row)
	}
	return all, nil
}

// lettersOf returns under which letters a desk gave out numbers, with those of the laptop
// whose place it took; none where another took its place.
func lettersOf(now *surgery.Sharing, d *surgery.DeskHere) (all []string) {
	if now.WentOn(d.ID) != nil {
		return nil
	}
	if d.Home {
		all = append(all, "") // from before it was shared
	}
	for ; d != nil && len(all) <= len(now.Desks); d = now.Desk(d.Was) {
		all = append(all, d.Letter)
	}
	return all
}

// only returns how many changes a desk had, by what it said itself last, that neither this
// desk has nor any other that was heard. What it did after it was heard last nobody knows.
func only(now *surgery.Sharing, seen surgery.Seen, seat surgery.ID) int {
	has := seen[seat]
	for other, h := range now.Heard {
		if other != seat {
			has = max(has, h.Seen[seat])
		}
	}
	return int(max(0, now.Heard[seat].Seen[seat]-has))
}

func (r *Room) title(d *surgery.DeskHere, row Desk) string {
	name := d.Words.Name
	if name == "" && d.Home {
		name = words.Say("sharing.home_desk")
	}
	title := words.Say("sharing.desk_title", "letter", d.Letter, "name", name)
	if row.Here {
		title += " " + words.Say("sharing.this_desk")
	}
	return title
}

func (r *Room) standing(d *surgery.DeskHere, row Desk) string {
	said := words.Count("sharing.waiting_there", row.Waiting)
	switch {
	case row.Left:
		return words.Say("sharing.has_left", "at", r.clock(d.Left))
	case row.Here:
		return said
	case r.isGone(d.ID):
		return words.Say("sharing.handed_over")
	case row.There:
		return words.Say("sharing.joined_parts", "one", said, "two", words.Say("sharing.there"))
	case row.Heard.IsZero():
		return words.Say("sharing.joined_parts", "one", said, "two", words.Say("sharing.never_heard"))
	}
	return words.Say("sharing.joined_parts", "one", said, "two", words.Say("sharing.last_heard", "at", r.clock(row.Heard)))
}

// clock says a time, with its day where that is not today.
func (r *Room) clock(t time.Time) string { return dates.Time(r.desk.Now(), t) }

// unwritten returns how many changes of this desk are on no stick, as far as is known
// here: neither left on one since the program began, nor heard to have arrived, nor with
// somebody over a network.
func (r *Room) unwritten(now *surgery.Sharing) (int, error) {
	others := slices.ContainsFunc(now.Desks, func(d *surgery.DeskHere) bool { return isOther(now, d) })
	if !others {
		return 0, nil
	}
	seen, err := r.desk.Store().Seen()
	if err != nil {
		return 0, err
	}
	had := r.wrote[now.Seat]
	if r.Near != nil {
		had = max(had, r.Near.Kept)
	}
	first := true
	var least int64
	for _, d := range now.Desks {
		if !isOther(now, d) {
			continue
		}
		if n := now.Heard[d.ID].Seen[now.Seat]; first || n < least {
			first, least = false, n
		}
	}
	return int(max(0, seen[now.Seat]-max(had, least))), nil
}

// isOther reports whether a desk is another one that is still here.
func isOther(now *surgery.Sharing, d *surgery.DeskHere) bool {
	return d.ID != now.Seat && d.Left.IsZero() && now.WentOn(d.ID) == nil
}

// Line returns what the column at the left says of sharing, "" for nothing, and of how
// many things it is said that they need a look. While locked it is what the lock says that
// waits for somebody to unlock it.
func (r *Room) Line() (trouble string, looks int) {
	if r.desk.Locked() {
		return r.waits(), 0
	}
	now, err := r.shared()
	if err == nil && now == nil {
		return "", 0
	}
	unwritten := 0
	if err == nil {
		unwritten, err = r.unwritten(now)
	}
	if err == nil {
		looks, err = r.crossed.Count()
	}
	if err != nil { // it is read after every change: nothing may pop up for it
		slog.Error("sharing: what needs a look was not read", "cause", err)
		return "", 0
	}
	renewed := false
	if r.joined {
		if renewed, err = r.desk.Store().Renewed(); err != nil {
			slog.Error("sharing: whether the passphrase is another was not read", "cause", err)
		}
	}
	if renewed {
		return words.Say("sharing.passphrase_is_new"), looks
	}
	if letter := replaced(now); letter != "" {
		return words.Say("sharing.line_replaced", "letter", letter), looks
	}
	if unwritten >= manyUnwritten {
		trouble = words.Count("sharing.line_unwritten", unwritten)
	}
	return trouble, looks
}

// manyUnwritten is how many changes may wait before the host is reminded of the stick.
const manyUnwritten = 10

// Band returns what is said on every screen of a joined desk: whose surgery it is; ""
// on any other.
func (r *Room) Band() string {
	if !r.joined {
		return ""
	}
	now, err := r.shared()
	if err != nil || now == nil {
		return ""
	}
	if r.struck(now) || r.Near != nil && r.Near.Out { // the line that says so is not on every screen
		return words.Say("sharing.band_struck", "letter", now.Letter)
	}
	if at, err := r.desk.Store().Surgery(now.Surgery); err == nil && at.Words.Venue != "" {
		return words.Say("sharing.band_at", "letter", now.Letter, "venue", at.Words.Venue)
	}
	return words.Say("sharing.band", "letter", now.Letter)
}

// Row is the line of the desks on Today; no Desks where nothing is shared.
type Row struct {
	Letter string // of this desk
	Home   bool
	Desks  []AtDesk
}

// AtDesk says how one desk stands, in few words.
type AtDesk struct {
	Letter  string
	Said    string // "3 waiting"
	Waiting int
	Silent  bool // it has not been heard for long
}

// Row returns the line of the desks.
func (r *Room) Row() (Row, error) {
	now, err := r.shared()
	if err != nil || now == nil {
		return Row{}, err
	}
	desks, err := r.desks(now)
	if err != nil {
		return Row{}, err
	}
	row := Row{Letter: now.Letter, Home: now.Home}
	for _, d := range desks {
		if d.Left {
			continue
		}
		at := AtDesk{Letter: d.Letter, Waiting: d.Waiting, Said: words.Count("sharing.waiting_there", d.Waiting)}
		if at.Silent = r.silent(d); at.Silent {
			at.Said = words.Say("sharing.joined_parts", "one", at.Said, "two", words.Say("sharing.last_heard", "at", r.clock(d.Heard)))
		}
		row.Desks = append(row.Desks, at)
	}
	return row, nil
}
