package door

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"sync"
	"testing"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/share"
	quicklinks "socialmediasurgery/surgery/share/network/quick"
)

const schema = 7

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// list is the list of desks that all laptops of a test know.
type list struct {
	mutex sync.Mutex
	keys  map[surgery.ID][]byte
	left  map[surgery.ID]bool
}

func (l *list) knows(seat surgery.ID) ([]byte, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.keys[seat], l.left[seat]
}

func (l *list) leaves(seat surgery.ID) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.left[seat] = true
}

// desk is a laptop of the list.
func (l *list) desk(seat surgery.ID) Identity {
	i := Identity{Seat: seat, ServerKey: "U" + string(seat), Secret: seal.NewDeskSecret(), Schema: schema, Now: func() time.Time { return noon }, Knows: l.knows}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.keys == nil {
		l.keys, l.left = map[surgery.ID][]byte{}, map[surgery.ID]bool{}
	}
	l.keys[seat] = i.Secret.SignKey()
	return i
}

// here is the loopback address of this package's tests.
var here = netip.AddrPortFrom(quicklinks.Here(1), 0)

// echoes is a door behind which each desk hears what it says, after its seat.
func echoes(t *testing.T, i Identity) *Door {
	t.Helper()
	d, err := Listen(here, Options{Identity: i, Terms: NewTerms(Term{1, i.Seat}, nil), Carry: func(c net.Conn, p Peer) {
		_, _ = io.WriteString(c, string(p.Seat+" "+surgery.ID(p.ServerKey))+"\n")
		_, _ = io.Copy(c, c)
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestADeskComesInAndIsThrownOut(t *testing.T) {
	var l list
	home, b := l.desk("home"), l.desk("b")
	d := echoes(t, home)
	c, lead, err := Dial(t.Context(), d.At(), b, NewTerms(Term{1, "home"}, nil))
	if err != nil || lead != "home" {
		t.Fatal(lead, err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "hello"); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, len("b Ub\nhello"))
	if _, err := io.ReadFull(c, said); err != nil || string(said) != "b Ub\nhello" {
		t.Fatalf("%q %v", said, err)
	}
	l.leaves("b")
	d.Throw("b")
	if _, err := c.Read(said); err == nil {
		t.Error("it was not thrown out")
	}
	if _, _, err := Dial(t.Context(), d.At(), b, NewTerms(Term{}, nil)); !errors.Is(err, ErrLeft) {
		t.Errorf("it is told %v", err)
	}
}

// A desk that has left is told what the home desk says to it, however much a lead would
// say.
func TestADeskThatHasLeftIsToldWhy(t *testing.T) {
	var l list
	home, b := l.desk("home"), l.desk("b")
	l.leaves("b")
	for name, c := range map[string]struct{ says, hears []byte }{
		"nothing":  {nil, nil},
		"a notice": {[]byte("struck off"), []byte("struck off")},
		"the most": {bytes.Repeat([]byte{7}, mostNotice), bytes.Repeat([]byte{7}, mostNotice)},
		"too much": {bytes.Repeat([]byte{7}, mostNotice+1), nil},
	} {
		d, err := Listen(here, Options{Identity: home, Terms: NewTerms(Term{1, "home"}, nil), Notice: func(seat surgery.ID) []byte {
			if seat != "b" {
				t.Errorf("it is asked of %s", seat)
			}
			return c.says
		}})
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = Dial(t.Context(), d.At(), b, NewTerms(Term{}, nil))
		var left *Left
		if !errors.Is(err, ErrLeft) || !errors.As(err, &left) || !bytes.Equal(left.Notice, c.hears) {
			t.Errorf("%s: %v", name, err)
		}
		d.Close()
	}
}

func TestWhoIsNotLetIn(t *testing.T) {
	var l, others list
	home, b := l.desk("home"), l.desk("b")
	d := echoes(t, home)
	terms := func() *Terms { return NewTerms(Term{1, "home"}, nil) }
	as := func(change func(*Identity)) Identity { i := b; change(&i); return i }
	for name, c := range map[string]struct {
		who  Identity
		want error
		key  string
	}{
		"a stranger":          {others.desk("b"), ErrWrongLead, ""}, // who does not know the lead either
		"a stranger who does": {as(func(i *Identity) { i.Secret = seal.NewDeskSecret() }), ErrNotLetIn, ""},
		"another's seat":      {as(func(i *Identity) { i.Seat = "c" }), ErrNotLetIn, ""},
		"an older program":    {as(func(i *Identity) { i.Schema-- }), nil, "share.older_here"},
		"a newer program":     {as(func(i *Identity) { i.Schema++ }), nil, "share.older_there"},
		"a clock behind":      {as(func(i *Identity) { i.Now = func() time.Time { return noon.Add(-3 * time.Minute) } }), nil, "share.clocks"},
		"a clock ahead":       {as(func(i *Identity) { i.Now = func() time.Time { return noon.Add(3 * time.Minute) } }), nil, "share.clocks"},
	} {
		conn, _, err := Dial(t.Context(), d.At(), c.who, terms())
		var told *surgery.Error
		if conn != nil || c.want != nil && !errors.Is(err, c.want) || c.key != "" && (!errors.As(err, &told) || told.Key != c.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if conn, _, err := Dial(t.Context(), d.At(), as(func(i *Identity) { i.Now = func() time.Time { return noon.Add(2 * time.Minute) } }), terms()); err != nil {
		t.Errorf("two minutes apart: %v", err)
	} else {
		conn.Close()
	}
}

func TestAnotherLaptopAnswers(t *testing.T) {
	var l list
	home, b := l.desk("home"), l.desk("b")
	other := home
	other.Secret = seal.NewDeskSecret()
	d := echoes(t, other)
	if _, _, err := Dial(t.Context(), d.At(), b, NewTerms(Term{}, nil)); !errors.Is(err, ErrWrongLead) {
		t.Errorf("another's key: %v", err)
	}
	l.leaves("home")
	d = echoes(t, home)
	if _, _, err := Dial(t.Context(), d.At(), b, NewTerms(Term{}, nil)); !errors.Is(err, ErrLeadLeft) {
		t.Errorf("who has left: %v", err)
	}
	plain, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(here))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	go func() {
		if c, err := plain.Accept(); err == nil {
			_, _ = io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n")
			c.Close()
		}
	}()
	if _, _, err := Dial(t.Context(), plain.Addr().(*net.TCPAddr).AddrPort(), b, NewTerms(Term{}, nil)); !errors.Is(err, ErrWrongLead) {
		t.Errorf("something else: %v", err)
	}
}

// Who leads is told of a later term and not moved by it: it looks first. Once it knows, it
// lets nobody in.
func TestTheLaterTermStays(t *testing.T) {
	var l list
	home, b := l.desk("home"), l.desk("b")
	d := echoes(t, home)
	later := make(chan Term, 1)
	d.Terms.later = func(term Term, from netip.Addr) {
		if !from.IsLoopback() {
			t.Errorf("it says so from %v", from)
		}
		later <- term
	}
	theirs := NewTerms(Term{2, "b"}, nil)
	c, _, err := Dial(t.Context(), d.At(), b, theirs)
	if err != nil || theirs.Latest() != (Term{2, "b"}) {
		t.Fatalf("%v, %v", theirs.Latest(), err)
	}
	c.Close()
	if term := <-later; term != (Term{2, "b"}) || d.Terms.Latest() != (Term{1, "home"}) {
		t.Errorf("it heard of %v, and has %v", term, d.Terms.Latest())
	}
	d.Terms.Accept(Term{2, "b"})
	if _, _, err := Dial(t.Context(), d.At(), b, NewTerms(Term{0, "b"}, nil)); !errors.Is(err, ErrOtherLead) {
		t.Errorf("the elder lead says %v", err)
	}
}

func TestTermsStayInBounds(t *testing.T) {
	terms := NewTerms(Term{3, "b"}, nil)
	for _, term := range []Term{{3, "a"}, {2, "z"}, {1 << 62, "z"}, {4, ""}, {-1, "b"}} {
		if terms.Accept(term); terms.Latest() != (Term{3, "b"}) {
			t.Errorf("%v was followed", term)
		}
	}
	terms.Accept(Term{3, "c"})
	terms.Accept(Term{4, "a"})
	terms.Heard(Term{5, "a"}, netip.Addr{})
	if terms.Latest() != (Term{4, "a"}) {
		t.Errorf("%v", terms.Latest())
	}
}

func TestADoorIsOnOneAddress(t *testing.T) {
	var l list
	i := l.desk("home")
	for _, at := range []string{"0.0.0.0:0", "[::]:0"} {
		if _, err := Listen(netip.MustParseAddrPort(at), Options{Identity: i}); surgery.KindOf(err) != surgery.NotFound {
			t.Errorf("%s: %v", at, err)
		}
	}
	if _, err := Listen(netip.MustParseAddrPort("192.0.2.1:0"), Options{Identity: i}); surgery.KindOf(err) != surgery.NotFound {
		t.Errorf("an address of another: %v", err)
	}
	at := netip.AddrPortFrom(quicklinks.Here(9), 0)
	for range Ports {
		d, err := Listen(at, Options{Identity: i, Terms: NewTerms(Term{}, nil)})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
	}
	if _, err := Listen(at, Options{Identity: i}); surgery.KindOf(err) != surgery.Conflict {
		t.Errorf("all four ports are taken: %v", err)
	}
}

// home lets laptops in as a home desk does.
type home struct {
	key   *seal.Key
	slots *seal.Slots
	today string
}

func shares(t *testing.T) home {
	t.Helper()
	quick.Passphrases(t)
	paper, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	key, today := seal.NewKey(), seal.TodaysPassphrase()
	slots, err := seal.NewShareSlots(key, today, paper.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	return home{key, slots, today}
}

// letIn answers a laptop and sends it a parcel of so many entries.
func (h home) letIn(i Identity, a *Ask, entries int64) error {
	answer, err := a.Request.Answer(share.Answer{Share: "share", Surgery: "surgery", Name: "Made-up conference", Seat: "new", Letter: "B", HomeSeat: i.Seat,
		HomeSignKey: i.Secret.SignKey(), HomeBoxKey: i.Secret.BoxKey(), Schema: schema, Written: noon}, h.key, h.slots)
	if err != nil {
		return err
	}
	p := &surgery.Parcel{Share: "share", From: i.Seat, Number: 1, Written: noon, Seen: surgery.Seen{i.Seat: entries}}
	for n := range entries {
		p.Entries = append(p.Entries, surgery.Entry{Turn: surgery.Turn{Desk: i.Seat, Seq: n + 1}, Words: bytes.Repeat([]byte{byte(n)}, 1000)})
	}
	return a.LetIn(answer, func(w io.Writer) error {
		return share.Encode(context.Background(), w, h.key, share.HeadOf(p, nil), share.Whole(p), nil)
	})
}

func invites(t *testing.T, d *Door) *Invitation {
	t.Helper()
	i, err := d.Invite()
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func asks(t *testing.T) *share.Joining {
	t.Helper()
	j, err := share.Ask("Front door", schema, noon)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func atNoon() time.Time { return noon }

// A lead was let in after the desk had heard last: it is followed by the word by which the
// home desk let it in, and by no other.
func TestALeadThatIsNotKnown(t *testing.T) {
	var l, elder list
	home, lead, b := l.desk("home"), l.desk("c"), l.desk("b")
	elder.keys, elder.left = map[surgery.ID][]byte{"home": home.Secret.SignKey(), "b": b.Secret.SignKey()}, map[surgery.ID]bool{}
	b.Knows = elder.knows
	word := []byte("C was let in")
	b.Introduced = func(seat surgery.ID, said []byte) []byte {
		if seat == "c" && bytes.Equal(said, word) {
			return lead.Secret.SignKey()
		}
		return nil
	}
	tries := func(who Identity, word []byte, i Identity) error {
		who.Word = func() []byte { return word }
		d, err := Listen(here, Options{Identity: who, Terms: NewTerms(Term{1, who.Seat}, nil), Carry: func(c net.Conn, _ Peer) { _, _ = io.Copy(c, c) }})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		c, at, err := Dial(t.Context(), d.At(), i, NewTerms(Term{}, nil))
		if err == nil {
			c.Close()
			if at != "c" {
				t.Errorf("%s leads", at)
			}
		}
		return err
	}
	if err := tries(lead, word, b); err != nil {
		t.Errorf("it is not followed: %v", err)
	}
	another, asks := lead, b
	another.Secret, asks.Introduced = seal.NewDeskSecret(), nil
	var others list // at the same address
	for what, err := range map[string]error{
		"no word":                   tries(lead, nil, b),
		"another word":              tries(lead, []byte("C was let in!"), b),
		"more than is said":         tries(lead, bytes.Repeat([]byte("x"), mostWord+1), b),
		"another's word":            tries(another, word, b),
		"who hears no word":         tries(lead, word, asks),
		"a lead of another surgery": tries(others.desk("c"), word, b),
	} {
		if !errors.Is(err, ErrWrongLead) {
			t.Errorf("%s: %v", what, err)
		}
	}
	elder.leaves("c")
	if err := tries(lead, word, b); !errors.Is(err, ErrWrongLead) {
		t.Errorf("who was struck off since: %v", err)
	}
}
