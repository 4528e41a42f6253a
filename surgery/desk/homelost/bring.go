package homelost

import (
	"cmp"
	"errors"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Bringing is a surgery that lies on a stick as a whole, and the paper opens. Several
// desks may have written it: all of theirs are brought in.
type Bringing struct {
	way
	folder string
	stick  *share.Stick
	paper  *seal.Paper
	of     []share.FoundWhole // the newest first

	next  func() (*Piece, error, bool)
	ended func()
	at    int // of which one pieces are being taken in
	new   int // operations that were not here
}

// Piece is a part of what one desk wrote.
type Piece struct {
	of     int
	parcel *surgery.Parcel
}

// Lies reports as NotFound "share.no_whole" that no whole surgery lies on the stick in a
// folder. It is to be called beside the worker.
func Lies(folder string) error {
	there, err := share.At(folder, "").HasWhole()
	if err == nil && !there {
		err = surgery.Fail(surgery.NotFound, "share.no_whole")
	}
	return err
}

// Look reads what lies on the stick in a folder with the recovery key from paper, as it
// was typed. Nothing changes. It is to be called beside the worker. Invalid for a key that
// is none, or not the one; BadFile where nothing there is whole.
func Look(folder, typed string) (*Bringing, error) {
	paper, err := seal.ReadPaper(typed)
	if errors.Is(err, seal.ErrRecoveryText) {
		return nil, surgery.Fail(surgery.Invalid, "error.recovery_unread").Because(err)
	}
	b := &Bringing{folder: folder, stick: share.At(folder, ""), paper: paper}
	b.begin()
	found, bad, err := b.stick.Wholes(b.ctx, paper, nil)
	if err != nil {
		return nil, err
	}
	for _, err := range bad {
		slog.Error("homelost: what lies on the stick was not read", "cause", err)
	}
	switch {
	case len(found) == 0 && len(bad) > 0:
		return nil, bad[0]
	case len(found) == 0:
		return nil, surgery.Fail(surgery.NotFound, "share.no_whole")
	}
	slices.SortFunc(found, func(a, b share.FoundWhole) int {
		return cmp.Or(b.Written.Compare(a.Written), cmp.Compare(a.Name, b.Name))
	})
	for _, f := range found {
		if f.Share != found[0].Share {
			continue
		}
		if f.Schema > store.Schema {
			return nil, share.SameProgram(f.Schema, store.Schema)
		}
		b.of = append(b.of, f)
	}
	return b, nil
}

// Said says in sentences what lies there, as it is now.
func (b *Bringing) Said(now time.Time) string {
	var letters []string
	visits := 0
	for _, f := range b.of {
		letters = append(letters, f.Letter)
		visits = max(visits, f.Visits)
	}
	slices.Sort(letters)
	venue := cmp.Or(b.of[0].Venue, words.Say("homelost.a_surgery"))
	return words.Count("homelost.lies", visits, "venue", venue, "day", dates.Long(b.of[0].Day), "letters", strings.Join(letters, ", "),
		"at", dates.Time(now, b.of[0].Written.In(now.Location())))
}

// Start has this laptop become the home desk of what lies there, unless it is. Errors:
// Conflict while another surgery is open here; Invalid "sharing.passphrase_first"; those
// of store.BecomeHome.
func (r *Room) Start(b *Bringing) error {
	if err := r.desk.AtHome(); err != nil {
		return err
	}
	switch now := r.desk.Surgery(); {
	case !r.desk.HasPassphrase():
		return surgery.Fail(surgery.Invalid, "sharing.passphrase_first")
	case now != nil && now.ID != b.of[0].Surgery:
		return surgery.Fail(surgery.Conflict, "homelost.open_here")
	}
	if err := r.desk.Write(); err != nil {
		return err
	}
	b.at = 0
	if err := r.becomeHome(b); err != nil {
		return err
	}
	b.next, b.ended = iter.Pull2(b.pieces())
	return nil
}

func (r *Room) becomeHome(b *Bringing) error {
	whole := b.of[b.at].Whole
	secret, err := b.paper.OpenHome(whole.Home)
	if err != nil {
		return surgery.Fail(surgery.Invalid, "error.not_heir").Because(err)
	}
	defer secret.Clear()
	return r.desk.Store().BecomeHome(whole, secret)
}

// errEnded ends what is read of a stick.
var errEnded = surgery.Fail(surgery.Conflict, "share.stopped")

// pieces reads all of them.
func (b *Bringing) pieces() iter.Seq2[*Piece, error] {
	return func(yield func(*Piece, error) bool) {
		for i, f := range b.of {
			err := b.stick.ReadWhole(b.ctx, f, b.paper, b.tell, func(p *surgery.Parcel) error {
				if !yield(&Piece{i, p}, nil) {
					return errEnded
				}
				return nil
			})
			if errors.Is(err, errEnded) {
				return
			}
			if err != nil && !yield(nil, err) || err != nil {
				return
			}
		}
	}
}

// Next reads the next piece, beside the worker; nil when there is nothing more.
func (b *Bringing) Next() (*Piece, error) {
	p, err, ok := b.next()
	if !ok {
		return nil, nil
	}
	return p, err
}

// Take takes a piece in that Next returned.
func (r *Room) Take(b *Bringing, p *Piece) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	if p.of != b.at {
		b.at = p.of
		if err := r.becomeHome(b); err != nil {
			return surgery.Change{}, err
		}
	}
	taken, err := r.desk.Store().TakeWhole(b.of[b.at].Whole, p.parcel)
	if err != nil {
		return surgery.Change{}, err
	}
	for _, o := range taken.Operations {
		if _, err := r.desk.Elsewhere(o); err != nil {
			return surgery.Change{}, err
		}
	}
	b.new += len(taken.Operations)
	return surgery.Change{Changed: taken.Changed, Elsewhere: true}, nil
}

// Finish ends it: this laptop has a seat and letter, and says to others what they do not
// know. A new laptop takes the organisation's settings and checklists over.
func (r *Room) Finish(b *Bringing) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	b.End()
	now, err := r.desk.Store().Sharing()
	if err != nil {
		return surgery.Change{}, err
	}
	if err := r.desk.Store().Settle(r.desk.NewID(), lastFree(now), r.desk.Options().NewOp); err != nil {
		return surgery.Change{}, err
	}
	if err := r.follow(b); err != nil {
		return surgery.Change{}, err
	}
	if err := r.sharing.Remember(b.folder); err != nil {
		slog.Error("homelost: the stick is not remembered", "cause", err)
	}
	if now, err = r.desk.Store().Sharing(); err != nil {
		return surgery.Change{}, err
	}
	visits, err := r.desk.Store().Visits(now.Surgery)
	said := words.Count("homelost.brought", len(visits), "letter", now.Letter)
	if b.new == 0 {
		said = words.Say("homelost.nothing_new")
	}
	return surgery.Change{Changed: surgery.Everything(), Notice: said, Elsewhere: true}, err
}

// follow has this laptop follow what was brought in.
func (r *Room) follow(b *Bringing) error {
	if r.settings.Settings().Organisation == "" {
		if _, err := r.lists.Inherit(b.of[0].House); err != nil {
			return err
		}
	}
	if err := r.desk.History.End(); err != nil { // what was done before is said again
		return err
	}
	if _, err := r.desk.Elsewhere(&surgery.Operation{Kind: surgery.DeskJoined, Surgery: b.of[0].Surgery}); err != nil { // whichever surgery is open now
		return err
	}
	if err := r.names.LoadNames(); err != nil {
		return err
	}
	return r.crossed.EraseLate()
}

// End lets go of it, wherever it is, on the worker.
func (b *Bringing) End() {
	b.cancel()
	if b.ended != nil {
		b.ended()
	}
}

// lastFree returns a letter from the end: those from the beginning may be of desks that
// nobody here has heard of.
func lastFree(now *surgery.Sharing) string {
	for i := len(surgery.Letters) - 1; i >= 0; i-- {
		letter := surgery.Letters[i : i+1]
		if !slices.ContainsFunc(now.Desks, func(d *surgery.DeskHere) bool { return d.Letter == letter }) {
			return letter
		}
	}
	return ""
}
