package network

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"
)

// listened is what the log says.
type listened struct {
	mutex sync.Mutex
	said  bytes.Buffer
}

func (l *listened) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.said.Write(p)
}

func (l *listened) says(what string) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return strings.Contains(strings.ToLower(l.said.String()), what)
}

func listens(t *testing.T) *listened {
	l, before := new(listened), slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(l, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return l
}

// wholeSurgery has a share begin, work and end on a server, with these credentials, and returns
// once something is refused or all of it was done.
func wholeSurgery(t *testing.T, name string, one *cluster, credentials string) (refused bool) {
	t.Helper()
	log := listens(t)
	o := one.organisation()
	o.Credentials = credentials
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	defer func() {
		for _, l := range r.all {
			l.kill()
		}
	}()
	denied := func() bool { return log.says("permissions violation") }
	comes := func(what string, is func() bool) bool {
		until(t, name+": "+what, func() bool { return denied() || is() })
		return !denied()
	}
	in := func(l *laptop) func() bool { return func() bool { return l.State().Connected } }
	same := func() bool {
		return len(b.seen()) == 2 && a.hash() == b.hash() && len(a.State().Heard) == 1 && len(b.State().Heard) == 1
	}
	a.uses(o)
	a.write(3)
	if !comes("the home desk is connected", in(a)) {
		return true
	}
	b.uses(o)
	b.write(3)
	if !comes("they have the same", same) {
		return true
	}
	a.erases()
	b.erases()
	if !comes("what carried the key is gone", func() bool { return len(carrying(t, a)) == 0 }) {
		return true
	}
	b.Rest()
	a.write(1)
	b.uses(o)
	if !comes("it is back", func() bool { return in(b)() && same() }) {
		return true
	}
	time.Sleep(3 * r.pace.beat) // what was taken in is acknowledged
	if denied() {
		return true
	}
	if err := a.ForgetAt(); err != nil && !denied() {
		t.Fatal(name, err)
	}
	return denied()
}

// What README tells an organisation's IT to allow is enough, and all of it is needed.
func TestWhatTheAccountMustBeAllowed(t *testing.T) {
	one := runs(t, 1)
	i := one.issuer
	if wholeSurgery(t, "all", one, i.credentials(AccountMay())) {
		t.Fatal("something that is needed is not in AccountMay")
	}
	all := AccountMay()
	for _, without := range append(slices.Clone(all.Publish), all.Subscribe...) {
		may := AccountMay()
		is := func(other string) bool { return other == without }
		may.Publish, may.Subscribe = slices.DeleteFunc(may.Publish, is), slices.DeleteFunc(may.Subscribe, is)
		if !wholeSurgery(t, "without "+without, one, i.credentials(may)) {
			t.Errorf("%s is not needed", without)
		}
		clearStream(t, one)
	}
}

// clearStream removes what a surgery has left that did not come to its end.
func clearStream(t *testing.T, one *cluster) {
	t.Helper()
	nc := as(t, one, one.credentials)
	defer nc.Close()
	if _, err := nc.Request("$JS.API.STREAM.DELETE.S_share-1", nil, askTime); err != nil {
		t.Fatal(err)
	}
}

// as is a client of the server with some credentials.
func as(t *testing.T, one *cluster, credentials string) *nats.Conn {
	t.Helper()
	o := one.organisation()
	return must[*nats.Conn](t)(nats.Connect(strings.Join(o.Servers, ","), nats.UserCredentials(credentials), nats.Secure(&tls.Config{RootCAs: o.roots})))
}

// Another account of the same servers hears nothing of surgeries, and finds nothing.
func TestAnotherAccountSeesNothing(t *testing.T) {
	one := runs(t, 1)
	other := must[nkeys.KeyPair](t)(nkeys.CreateAccount())
	one.issuer.add(other, jwt.JetStreamLimits{DiskStorage: 1 << 30, MemoryStorage: 1 << 20, Streams: 10, Consumer: 10})
	all := May{Publish: []string{">"}, Subscribe: []string{">"}}
	nc := as(t, one, one.issuer.credentialsOf(other, all))
	defer nc.Close()
	heard := make(chan *nats.Msg, 100)
	for _, subject := range []string{"ss.>", "$JS.>", "_INBOX.seat-a.>", "_INBOX.seat-b.>"} {
		must[*nats.Subscription](t)(nc.ChanSubscribe(subject, heard))
	}
	if err := nc.Flush(); err != nil {
		t.Fatal(err)
	}
	r := newRoom(t)
	a, b := r.desk().uses(one.organisation()), r.desk().uses(one.organisation())
	a.write(5)
	b.write(5)
	r.agree(10, a, b)
	for _, c := range [][3]string{{"STREAM.NAMES", "", `"streams":null`}, {"STREAM.INFO.S_share-1", "", "stream not found"}, {"STREAM.DELETE.S_share-1", "", "stream not found"}, {"STREAM.MSG.GET.S_share-1", `{"seq":1}`, "stream not found"}} {
		what, ask, has := c[0], c[1], c[2]
		m, err := nc.Request("$JS.API."+what, []byte(ask), askTime)
		if err != nil || !strings.Contains(string(m.Data), has) {
			t.Errorf("%s: %s %v", what, m.Data, err)
		}
	}
	if err := nc.Publish("ss.share-1.op.seat-a.x.0", []byte("x")); err != nil {
		t.Fatal(err)
	}
	a.write(1)
	r.agree(11, a, b)
	for len(heard) > 0 {
		if m := <-heard; !strings.HasPrefix(m.Subject, "$JS.API.STREAM.") && m.Subject != "$JS.EVENT.ADVISORY.API" && m.Subject != "ss.share-1.op.seat-a.x.0" { // what it said itself
			t.Errorf("it hears %s", m.Subject)
		}
	}
	if junk := a.State().Junk + b.State().Junk; junk != 0 {
		t.Errorf("what it says comes through: %d", junk)
	}
}

// With one server or two, one copy is kept, and the log says what that means.
func TestTooFewServersForCopies(t *testing.T) {
	for n := range 2 {
		t.Run(fmt.Sprint(n+1), func(t *testing.T) {
			log := listens(t)
			few := runs(t, n+1)
			r := newRoom(t)
			a, b := r.desk().uses(few.organisation()), r.desk().uses(few.organisation())
			a.write(3)
			r.agree(3, a, b)
			until(t, "A is connected", func() bool { return a.State().Connected })
			if n := replicas(t, a); n != 1 {
				t.Errorf("%d copies", n)
			}
			if !log.says("too few servers") {
				t.Error("nobody says so")
			}
		})
	}
}
