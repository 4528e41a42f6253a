package store

import (
	"bytes"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// follows reports why an entry cannot be the next of its desk; known where it is here.
func (t *taking) follows(w *waits) (surgery.Reason, error) {
	e := &w.Entry
	at, err := t.endOf(e.Desk)
	if err != nil {
		return "", err
	}
	if !bytes.Equal(e.Sum(), e.Digest) || e.Seq < 1 {
		return surgery.BadEntry, nil
	}
	if e.Seq <= at.seq {
		var digest []byte
		if err := t.tx.QueryRow("SELECT digest FROM operation WHERE desk = ? AND seq = ?", e.Desk, e.Seq).Scan(&digest); err != nil {
			return "", err
		}
		if bytes.Equal(digest, e.Digest) {
			return known, nil
		}
		return surgery.Forked, nil
	}
	switch signKey := t.signKey(e); {
	case signKey == nil:
		return surgery.UnknownDesk, nil
	case !w.signed && !seal.Verify(signKey, e.Digest, e.Signature):
		return surgery.BadSignature, nil
	}
	w.signed = true
	switch {
	case !t.seats[e.Desk].Counts(e.Seq):
		return surgery.Struck, nil
	case e.Seq > at.seq+1:
		return surgery.Gap, nil
	case !bytes.Equal(e.Prev, at.digest), e.Desk == t.share.seat: // somebody goes on in our place
		return surgery.Forked, nil
	case e.Clock <= at.clock:
		return surgery.BadEntry, nil
	case e.Clock > t.Store.ends.clock && e.Clock.Time().After(t.time.Add(surgery.AheadAtMost)):
		return surgery.ClockAhead, nil
	}
	return taken, nil
}

// endOf returns where a desk's chain ends. That of another desk is known from when the
// latest of it was taken in: nothing else adds to it.
func (t *taking) endOf(desk surgery.ID) (end, error) {
	at, ok := t.ends[desk]
	if !ok {
		at, ok = t.share.ends[desk]
	}
	if !ok {
		var err error
		if at, _, err = endOf(t.tx, desk); err != nil {
			return at, err
		}
		t.ends[desk] = at
	}
	return at, nil
}

// keepEnds keeps in memory where the chains of other desks end.
func (t *taking) keepEnds() {
	if t.share.ends == nil {
		t.share.ends = map[surgery.ID]end{}
	}
	for desk, at := range t.ends {
		if desk != t.share.seat && desk != t.desk {
			t.share.ends[desk] = at
		}
	}
}

// signKey returns by what an entry's desk is known; nil for a desk that nobody let in.
func (t *taking) signKey(e *surgery.Entry) []byte {
	switch d, in := t.seats[e.Desk]; {
	case d != nil:
		return d.SignKey
	case in:
		return t.share.homeKey
	}
	if e.Seq != 1 || e.Kind != surgery.DeskJoined {
		return nil
	}
	// A home desk that was mended says itself under which seat it goes on.
	o, err := plainly(e)
	if err != nil || len(o.Edits) != 1 {
		return nil
	}
	d, _ := o.Edits[0].After.(*surgery.DeskHere)
	if d == nil || d.ID != e.Desk || d.Share != t.share.id || !t.home(d.Was) || !bytes.Equal(d.SignKey, t.keyOf(d.Was)) {
		return nil
	}
	return d.SignKey
}

// home reports whether a seat is of the home desk.
func (t *taking) home(seat surgery.ID) bool {
	d := t.seats[seat]
	return seat == t.share.homeSeat || d != nil && d.Home
}

func (t *taking) keyOf(seat surgery.ID) []byte {
	if d := t.seats[seat]; d != nil {
		return d.SignKey
	}
	return t.share.homeKey
}

// says takes in an entry that can be the next of its desk, or says why what it says
// cannot be: then all it did is to be taken back.
func (t *taking) says(e *surgery.Entry) (surgery.Reason, error) {
	o, err := plainly(e)
	switch {
	case !e.Kind.Known():
		return surgery.NewerKind, nil
	case err != nil:
		if newer(e) {
			return surgery.NewerKind, nil
		}
		return "", err
	}
	if err := t.keys.use(t, o); err != nil {
		return "", err
	}
	hidden, err := hiddenIn(e, len(o.Edits))
	if err != nil {
		return "", err
	}
	for _, owner := range ownersOfHidden(o, hidden) {
		keys, is, err := t.keysOf(t.tx, owner)
		if err != nil && !refused(err) {
			return "", err
		}
		if len(keys) == 0 && is != keyErased && !t.believes(owner) {
			return surgery.KeysMissing, nil
		}
	}
	if err := t.openHidden(t.tx, o, hidden); err != nil {
		if refused(err) {
			return surgery.KeysMissing, nil // none of those that came opens it; another may come
		}
		return "", err
	}
	home := t.home(e.Desk) || o.Kind == surgery.DeskJoined && e.Seq == 1 && t.seats[e.Desk] == nil
	if !surgery.MayWrite(o, e.Desk, home) {
		return surgery.NotAllowed, nil
	}
	if ours, err := t.touchesOurs(o, home); ours || err != nil {
		return surgery.NotAllowed, err
	}
	if !t.valid(o) {
		return surgery.BadEntry, nil
	}
	return taken, t.accept(e, o)
}

// newer reports whether an entry is of records that this program does not know.
func newer(e *surgery.Entry) bool {
	families, err := familiesOf(e)
	return err == nil && slices.ContainsFunc(families, func(f surgery.Family) bool { return surgery.NewRecord(f) == nil })
}

// touchesOurs reports whether another desk would change what was never shown to it.
func (t *taking) touchesOurs(o *surgery.Operation, home bool) (bool, error) {
	if home || !t.share.home {
		return false, nil
	}
	for _, e := range o.Edits {
		f, id := e.Record().Family(), e.Record().RecordID()
		shown, err := isTouched(t.tx, f, id)
		if err != nil || shown {
			continue
		}
		if r, err := t.get(t.tx, f, id); r != nil || err != nil {
			return true, err
		}
	}
	for _, owner := range o.Erases {
		var ours bool
		err := t.tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM key WHERE owner = ?1)
			AND NOT EXISTS (SELECT 1 FROM touched WHERE record = ?1)`, owner).Scan(&ours)
		if ours || err != nil {
			return true, err
		}
	}
	return false, nil
}

// valid reports whether what an operation leaves behind keeps the rules, but for records
// whose words are erased: those cannot be looked at, and do not stay.
func (t *taking) valid(o *surgery.Operation) bool {
	looked := *o
	looked.Edits = slices.DeleteFunc(slices.Clone(o.Edits), func(e surgery.Edit) bool {
		return e.After != nil && e.After.Owner() != "" && t.gone(e.After.Owner())
	})
	return looked.Validate() == nil
}

// gone reports whether an owner is erased, or taken to be.
func (t *taking) gone(owner surgery.ID) bool {
	if t.erased == nil {
		t.erased = t.erasedIn(t.tx)
	}
	return t.relied[owner] || t.erased(owner)
}

// accept appends an entry to the log, with all that follows from it but for the paint.
func (t *taking) accept(e *surgery.Entry, o *surgery.Operation) error {
	done, err := t.tx.Exec(`INSERT INTO operation (id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest, signature)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, e.ID, e.Desk, e.Seq, e.Clock, e.Kind, e.About, e.Surgery, e.Visit, e.Reverts,
		blob(e.Facts), blob(e.Words), blob(e.Prev), e.Digest, blob(e.Signature))
	if err != nil {
		return err
	}
	place, err := done.LastInsertId()
	if err == nil {
		err = t.touch(t.tx, place, e.Desk, o)
	}
	if err == nil {
		err = keepNumbers(t.tx, o.Edits)
	}
	if err == nil {
		err = destroyKeys(t.tx, o.Erases, e.Clock, e.Desk)
	}
	if err == nil {
		err = leave(t.tx, o.Erases)
	}
	if err != nil {
		return err
	}
	wanted := touchedBy(o)
	again, err := recounted(t.tx, o)
	if err != nil {
		return err
	}
	maps.Copy(wanted, again)
	for k := range wanted { // owners stand for what they own only where they are erased
		if k.family == "" {
			delete(wanted, k)
		}
	}
	for _, owner := range o.Erases {
		wanted[key{"", owner}] = true
	}
	if err := t.paintAlone(e, o, wanted); err != nil {
		return err
	}
	if t.single {
		if err := t.repaintRecords(t.tx, wanted); err != nil {
			return err
		}
	}
	maps.Copy(t.wanted, wanted)
	t.follow(e, o)
	return nil
}

// follow keeps in memory what the next entries are judged by.
func (t *taking) follow(e *surgery.Entry, o *surgery.Operation) {
	if len(o.Erases) > 0 {
		t.erased = nil
		t.forgetKeys()
		t.keys.erased(o.Erases)
	}
	t.ends[e.Desk] = end{e.Seq, e.Clock, e.Digest}
	t.clock = max(t.clock, e.Clock)
	for _, edit := range o.Edits {
		if d, _ := edit.After.(*surgery.DeskHere); d != nil && d.Share == t.share.id {
			t.seats[d.ID] = d
		}
	}
	if t.shut {
		o = bare(o)
	}
	t.result.Operations = append(t.result.Operations, o)
	t.result.Erased = append(t.result.Erased, o.Erases...)
	changed := o.Changed()
	if len(o.Erases) > 0 || o.Recounts() {
		changed = surgery.Families
	}
	for _, f := range changed {
		if !slices.Contains(t.result.Changed, f) {
			t.result.Changed = append(t.result.Changed, f)
		}
	}
}

// blob is what a column holds that may not be NULL.
func blob(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// newestOf returns which parcel of a desk was the newest that was read: a number under a
// share key that a lost laptop has may be made up, and counts for nothing beside a newer.
func newestOf(tx *sql.Tx, seat surgery.ID) (n surgery.Heard, err error) {
	err = tx.QueryRow("SELECT epoch, number FROM heard WHERE seat = ?", seat).Scan(&n.Epoch, &n.Number)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return n, err
}
