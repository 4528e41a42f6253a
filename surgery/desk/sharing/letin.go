package sharing

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/joining"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Request is a laptop that asks to be let in.
type Request = joining.Request

// Requests returns the laptops that ask on the stick in a folder, the latest first. It
// is to be called beside the worker.
func Requests(folder string) ([]Request, error) { return joining.Requests(folder) }

// Letting is a laptop that was let in: what it is given, and what is to be told there.
type Letting struct {
	*joining.Given
	Letter     string
	Passphrase string
	Done       surgery.Change
}

// Again returns the same, to be given once more.
func (l *Letting) Again() *Letting {
	again := *l
	again.Given = l.Given.Again()
	return &again
}

// LetIn lets a laptop in, under a name, "" for its own. What it is to be given is in what
// it returns. Once let in is enough: asked again, it is the same desk.
// Errors: those of share.Request.Check; Locked; NotFound where nothing is shared.
func (r *Room) LetIn(ask Request, name string) (*Letting, error) {
	now, err := r.sharing()
	if err != nil {
		return nil, err
	}
	if r.joined {
		return nil, surgery.Fail(surgery.Invalid, "error.home_desk_only")
	}
	if err := ask.Of.Check(store.Schema, r.desk.Now()); err != nil {
		return nil, err
	}
	l := &Letting{}
	d := &surgery.DeskHere{ID: r.desk.NewID(), Share: now.Share, Surgery: now.Surgery, Letter: nextLetter(now), SignKey: ask.Of.SignKey, BoxKey: ask.Of.BoxKey,
		JoinedAt: r.desk.Moment(), Words: surgery.DeskHereWords{Name: surgery.Clean(name)}}
	if d.Words.Name == "" {
		d.Words.Name = ask.Name
	}
	if i := slices.IndexFunc(now.Desks, func(other *surgery.DeskHere) bool { return slices.Equal(other.SignKey, d.SignKey) }); i >= 0 {
		d = now.Desks[i] // the answer did not arrive
	} else {
		if d.Letter == "" {
			return nil, surgery.Fail(surgery.Full, "sharing.no_letter")
		}
		if err := r.desk.Store().GiveEpochs(d); err != nil {
			return nil, err
		}
		o := &surgery.Operation{Kind: surgery.DeskJoined, About: d.ID, Surgery: now.Surgery, Edits: []surgery.Edit{{After: d}}}
		if l.Done, err = r.desk.Do(o, words.Say("sharing.let_in_notice", "letter", d.Letter, "name", d.Words.Name)); err != nil {
			return nil, err
		}
		l.Done.Changed = append(l.Done.Changed, told...)
	}
	l.Letter = d.Letter
	if l.Passphrase, err = r.Passphrase(); err != nil {
		return nil, err
	}
	l.Given, err = r.give(ask.Of, l.Passphrase, now, d)
	return l, err
}

// give makes the answer and the opening parcel.
func (r *Room) give(to *share.Request, passphrase string, now *surgery.Sharing, d *surgery.DeskHere) (*joining.Given, error) {
	home := now.Desk(now.Seat)
	at, err := r.desk.Store().Surgery(now.Surgery)
	if err != nil {
		return nil, err
	}
	key, secret, err := r.desk.Store().Secrets()
	if err != nil {
		return nil, err
	}
	secret.Clear()
	slots, err := r.desk.Store().ShareSlots(key, passphrase)
	if err != nil {
		return nil, err
	}
	answer, err := to.Answer(share.Answer{Share: now.Share, Surgery: now.Surgery, Name: at.Words.Venue, Seat: d.ID, Letter: d.Letter,
		HomeSeat: now.HomeSeat, HomeSignKey: home.SignKey, HomeBoxKey: home.BoxKey, Schema: store.Schema, Written: r.desk.Moment()}, key, slots)
	if err != nil {
		return nil, err
	}
	parcel, err := r.outgoing(nil)
	return joining.Give(to, answer, key, parcel), err
}

// Written notes that what lets a laptop in is on the stick in a folder.
func (r *Room) Written(l *Letting, folder string) (surgery.Change, error) {
	r.wrote = l.Seen()
	return surgery.Change{Changed: told, Elsewhere: true}, r.Remember(folder)
}

// nextLetter returns the letter of the next desk; "" when there is none left.
func nextLetter(now *surgery.Sharing) string {
	var used []string
	for _, d := range now.Desks {
		used = append(used, d.Letter)
	}
	return firstFree(used)
}

// letters are those of desks: not I and O, which are read as figures.
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"

func firstFree(used []string) string {
	for _, l := range letters {
		if !slices.Contains(used, string(l)) {
			return string(l)
		}
	}
	return ""
}

// asDay is a surgery's day, at its beginning.
func asDay(day string, in *time.Location) time.Time {
	t, _ := time.ParseInLocation(time.DateOnly, day, in) // zero where it is blank: long ago
	return t
}
