package walk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
)

// other is another laptop of the surgery, with nobody's window in it: somebody works
// there too, and the stick goes between the two.
type other struct {
	h       *host
	own     string // folder of its own records
	desk    *rooms.Rooms
	home    bool
	asks    *sharing.Joining // it waits to be let in
	phrase  string           // opens it
	papers  []string         // of the organisation, where its home desk was protected here
	over    bool             // it has handed over, and keeps nothing
	began   bool             // it takes part
	struck  struckOff        // what is known since it was
	strange bool             // struck off, or the share was stopped: it is not to agree any more
}

// newOther is a laptop with no records yet.
func newOther(h *host) (*other, error) {
	own := filepath.Join(h.home, "cache", fmt.Sprint("other", len(h.walked)))
	if err := os.MkdirAll(own, 0o700); err != nil {
		return nil, err
	}
	o := &other{h: h, own: own, phrase: phrase}
	return o, o.open()
}

func (o *other) open() (err error) {
	o.desk, err = rooms.Open(desk.Options{Folder: sharing.Opens(o.own), Files: assets.Files(), NewID: o.h.newID, NewOp: o.h.newID, Now: o.h.clock,
		Print: filepath.Join(o.h.home, "prints"), Version: "walk"})
	if err != nil {
		o.desk = nil
		return err
	}
	if o.desk.Desk.Locked() {
		return nil
	}
	return o.desk.Names.LoadNames()
}

func (o *other) close() error {
	if o == nil || o.desk == nil {
		return nil
	}
	d := o.desk
	o.desk = nil
	return d.Desk.Close()
}

// must has what went wrong at the other desk be found: nothing is to be refused there
// but what a host is told of.
func (o *other) must(what string, err error) {
	if err == nil {
		return
	}
	switch surgery.KindOf(err) {
	case surgery.NotFound, surgery.Conflict, surgery.Invalid, surgery.Locked, surgery.Questioned:
		return // said in a sentence
	}
	if o.h.full || o.h.isAway() {
		return
	}
	o.h.broken("what is done at another desk goes well", fmt.Sprintf("%s: %v", what, err))
}

// otherDoes are what is done there.
var otherDoes = []string{"check in", "guest", "guest", "pair", "finish", "mark", "note", "rename", "take back", "undo", "redo", "lock", "unlock", "starts anew", "a surgeon", "save"}

// does does one thing there: it is told in words, so that a walk can be walked again.
func (o *other) does(what string) {
	d := o.desk
	if d == nil {
		return
	}
	verb, with, _ := strings.Cut(what, ", ")
	mark := o.mark()
	if with != "" {
		with += mark
	}
	cards := func() []today.Card {
		b, err := d.Today.Board()
		if err != nil {
			return nil
		}
		return slices.Concat(b.Waiting, b.Helped, b.Finished)
	}()
	var at surgery.ID
	if len(cards) > 0 {
		at = cards[len(o.h.walked)%len(cards)].Visit
	}
	var err error
	do := func(_ surgery.Change, e error) { err = e }
	switch verb {
	case "check in":
		do(d.Today.CheckInNew(today.Arrival{Name: with, Checklists: []string{"safe-basics"}}))
	case "save":
		do(d.Today.CheckInNew(today.Arrival{Name: with, SavePlace: true}))
	case "guest":
		do(d.Today.CountGuest())
	case "pair":
		if all, e := d.Today.Surgeons(); e == nil && len(all) > 0 {
			do(d.Today.Pair(at, all[len(o.h.walked)%len(all)].ID))
		}
	case "finish":
		do(d.Visit.FinishVisit(at, visit.Finish{After: 4, Learnt: "Hashtags are doors" + mark}))
	case "mark":
		do(d.Visit.Mark(at, "safe-basics", "basics-email-first", surgery.Done))
	case "note":
		do(d.Visit.WriteNote(at, "safe-basics", "basics-email-first", "at the other desk"+mark))
	case "rename":
		do(d.Visit.EditVisit(at, visit.EditVisit{Name: with}))
	case "take back":
		do(d.Visit.RemoveCheckIn(at))
	case "undo":
		do(d.Desk.History.Undo(""))
	case "redo":
		do(d.Desk.History.Redo(""))
	case "a surgeon":
		do(d.Today.NewSurgeonArrives(surgery.Surgeon{Words: surgery.SurgeonWords{Name: with}}, o.h.now))
	case "lock":
		if d.Desk.HasPassphrase() {
			err = d.Desk.Lock()
		}
	case "unlock":
		o.unlock()
	case "starts anew":
		err = errors.Join(o.close(), o.open())
	}
	o.must(what, err)
}

func (o *other) unlock() {
	if o.desk == nil || !o.desk.Desk.Locked() {
		return
	}
	if o.began && !o.home {
		o.phrase = o.h.opens(o.desk)
	}
	o.must("unlock", o.desk.Lock.Unlock([]byte(o.phrase)))
}

// swaps swaps with the stick there, and leaves where it is over.
func (o *other) swaps() {
	if o.desk == nil || o.desk.Desk.Locked() {
		return
	}
	o.must("swap", swapAt(o.desk, o.h.home))
	o.leaves()
}

// swapAt swaps with the stick at a desk, as its window would.
func swapAt(d *rooms.Rooms, stick string) error {
	w, err := d.Sharing.BeginSwap(stick)
	if err != nil {
		return err
	}
	for {
		piece, err := w.Next()
		if err != nil {
			w.End()
			return err
		}
		if piece == nil {
			break
		}
		if _, err := d.Sharing.Take(w, piece); err != nil {
			w.End()
			return err
		}
	}
	if err = d.Sharing.Fill(w); err == nil {
		err = w.Write()
	}
	if err != nil {
		w.End()
		return err
	}
	_, err = d.Sharing.Swapped(w)
	return err
}

// leaves has a joined desk whose records the home desk has keep nothing.
func (o *other) leaves() {
	if o.home || o.desk == nil || !o.began {
		return
	}
	next, err := o.desk.Sharing.Leaving()
	o.must("leave", err)
	if next == nil {
		return
	}
	folder := o.desk.Desk.Folder()
	o.must("close", o.close())
	_, err = next()
	o.must("leave", err)
	o.over = true
	if _, err := os.Stat(folder); err == nil {
		o.h.broken("a joined laptop keeps nothing", filepath.Base(folder))
	}
}

// asksIn has it ask on the stick to be let in.
func (o *other) asksIn() {
	j, err := o.desk.Sharing.NewJoining("Front door")
	if err == nil {
		_, err = j.Write(o.h.home)
	}
	o.must("ask", err)
	if err == nil {
		o.asks = j
	}
}

// joins reads the answer on the stick and goes on with the shared records.
func (o *other) joins() {
	if o.asks.Read() == nil { // else it has not been at the home desk
		o.enters(o.asks.Enter)
	}
}

// enters goes on with the shared records. Today's passphrase may have become another since
// it was told.
func (o *other) enters(enter func(string) (*sharing.Next, error)) {
	var next *sharing.Next
	err := error(surgery.Fail(surgery.NotFound, "error.internal"))
	for _, said := range slices.Backward(o.h.todays) {
		if next, err = enter(said); err == nil {
			o.phrase = said
			break
		}
	}
	o.must("join", err)
	if err != nil {
		return
	}
	o.asks, o.began = nil, true
	o.must("close", o.close())
	if err := o.open(); err != nil {
		o.must("open", err)
		return
	}
	o.must("go on", o.desk.Sharing.Opened(next))
	o.must("names", o.desk.Names.LoadNames())
}

// begins has it be the home desk of a surgery that is open there.
func (o *other) begins() {
	d := o.desk
	_, err := d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Another Hall"}})
	if err == nil {
		err = o.protects()
	}
	if err == nil {
		_, err = d.Sharing.Share()
	}
	o.must("share", err)
	o.home, o.began = true, err == nil
	o.does("check in, " + people[0])
	o.does("a surgeon, " + surgeons[0])
}

// protects chooses a passphrase there; the paper goes to the organisation.
func (o *other) protects() error {
	r, err := o.desk.Lock.SetPassphrase(nil, []byte(phrase), false)
	o.papers = append(o.papers, r.Text)
	return err
}

// letsIn lets the laptop in that asks on the stick.
func (o *other) letsIn() {
	o.unlock()
	asks, err := sharing.Requests(o.h.home)
	o.must("read requests", err)
	if len(asks) == 0 {
		return
	}
	l, err := o.desk.Sharing.LetIn(asks[0], "")
	if err == nil {
		err = l.Write(o.h.home)
	}
	if err == nil {
		_, err = o.desk.Sharing.Written(l, o.h.home)
	}
	o.must("let in", err)
}
