package sharing

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Request is a laptop that asks to be let in.
type Request struct {
	Name  string
	Words [3]string // as its screen shows them too

	asks *share.Request
}

// Requests returns the laptops that ask on the stick in a folder, the latest first. It
// is to be called beside the worker.
func (r *Room) Requests(folder string) ([]Request, error) {
	found, bad, err := share.At(folder, "").Requests(context.Background())
	if err != nil {
		return nil, err
	}
	for _, err := range bad {
		slog.Error("sharing: a request was not read", "cause", err)
	}
	if len(found) == 0 && len(bad) > 0 {
		return nil, bad[0]
	}
	slices.SortFunc(found, func(a, b *share.Request) int { return b.Written.Compare(a.Written) })
	var all []Request
	for _, f := range found {
		all = append(all, Request{f.Name, f.Words(), f})
	}
	return all, nil
}

// Letting is a laptop that was let in: what is to be written for it, and told there.
type Letting struct {
	Letter     string
	Passphrase string
	Done       surgery.Change

	ctx    context.Context
	cancel context.CancelFunc
	asks   *share.Request
	answer []byte
	key    *seal.Key
	parcel surgery.Parcel
}

// LetIn lets a laptop in, under a name, "" for its own. What is to be written onto the
// stick is in what it returns. Once let in is enough: asked again, it is the same desk.
// Errors: those of share.Request.Check; Locked; NotFound where nothing is shared.
func (r *Room) LetIn(ask Request, name string) (*Letting, error) {
	now, err := r.sharing()
	if err != nil {
		return nil, err
	}
	if r.joined {
		return nil, surgery.Fail(surgery.Invalid, "error.home_desk_only")
	}
	if err := ask.asks.Check(store.Schema, r.desk.Now()); err != nil {
		return nil, err
	}
	l := &Letting{asks: ask.asks}
	l.ctx, l.cancel = context.WithCancel(context.Background())
	d := &surgery.DeskHere{ID: r.desk.NewID(), Share: now.Share, Surgery: now.Surgery, Letter: nextLetter(now), SignKey: ask.asks.SignKey, BoxKey: ask.asks.BoxKey,
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
	return l, r.answer(l, now, d)
}

// answer makes the answer and the opening parcel.
func (r *Room) answer(l *Letting, now *surgery.Sharing, d *surgery.DeskHere) error {
	home := now.Desk(now.Seat)
	at, err := r.desk.Store().Surgery(now.Surgery)
	if err != nil {
		return err
	}
	key, secret, err := r.desk.Store().Secrets()
	if err != nil {
		return err
	}
	secret.Clear()
	l.key = key
	slots, err := seal.NewShareSlots(key, l.Passphrase, r.desk.Store().Slots().Recipient())
	if err != nil {
		return surgery.AsError(err)
	}
	l.answer, err = l.asks.Answer(share.Answer{Share: now.Share, Surgery: now.Surgery, Name: at.Words.Venue, Seat: d.ID, Letter: d.Letter,
		HomeSeat: now.HomeSeat, HomeSignKey: home.SignKey, HomeBoxKey: home.BoxKey, Schema: store.Schema, Written: r.desk.Moment()}, key, slots)
	if err != nil {
		return err
	}
	l.parcel, err = r.outgoing(nil)
	return err
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

// Write writes the parcel and then the answer onto the stick in a folder, beside the
// worker; the request goes. It may be done again.
func (l *Letting) Write(folder string) error {
	stick := share.At(folder, words.Say("share.read_me"))
	if err := stick.Write(l.ctx, l.key, headOf(&l.parcel, nil), share.Whole(&l.parcel), nil); err != nil {
		return err
	}
	return stick.Answer(l.ctx, l.asks, l.answer)
}

// Written notes that what lets a laptop in is on the stick in a folder.
func (r *Room) Written(l *Letting, folder string) (surgery.Change, error) {
	r.wrote = l.parcel.Seen
	return surgery.Change{Changed: told, Elsewhere: true}, r.Remember(folder)
}

// Stop ends writing as soon as that is possible.
func (l *Letting) Stop() { l.cancel() }

// Again returns the same, to be written once more.
func (l *Letting) Again() *Letting {
	again := *l
	again.ctx, again.cancel = context.WithCancel(context.Background())
	return &again
}

// asDay is a surgery's day, at its beginning.
func asDay(day string, in *time.Location) time.Time {
	t, _ := time.ParseInLocation(time.DateOnly, day, in) // zero where it is blank: long ago
	return t
}
