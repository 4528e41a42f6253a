package network

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"

	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share/door"
	quicklinks "socialmediasurgery/surgery/share/network/quick"
)

// speaks has a laptop speak with the lead's server as it likes, with a key of its choice.
func speaks(t *testing.T, l *laptop, at netip.AddrPort, key nkeys.KeyPair, more ...nats.Option) (*nats.Conn, error) {
	t.Helper()
	c, _, err := door.Dial(t.Context(), at, l.Identity, l.terms)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return nats.Connect("nats://lead", append(more, nats.NoReconnect(), nats.SetCustomDialer(once{c}), nats.SkipHostLookup(), signs(key), nats.CustomInboxPrefix(l.names.inbox()))...)
}

// The right certificate does not help with another's nkey, or one that nobody has.
func TestAnothersKeyAtTheServer(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	at := a.leads()
	c.Follow(at)
	until(t, "C is in", func() bool { return c.State().Connected })
	other, err := nkeys.CreateUser()
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]nkeys.KeyPair{"nobody's": other, "C's": c.key, "the lead's": a.key} {
		began := time.Now()
		if nc, err := speaks(t, b, at, key); err == nil {
			nc.Close()
			t.Errorf("%s key lets B in", name)
		}
		t.Logf("%s key: known in %v", name, time.Since(began).Round(time.Millisecond))
	}
	if nc, err := speaks(t, b, at, b.key); err != nil {
		t.Error(err)
	} else {
		nc.Close()
	}
}

// An approved desk gone bad speaks for nobody else, and takes nothing away.
func TestWhatADeskMayNot(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	at := a.leads()
	c.Follow(at)
	c.write(3)
	r.agree(3, a, c)
	refused := make(chan error, 100)
	nc, err := speaks(t, b, at, b.key, nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { refused <- err }))
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	n := c.names
	for _, subject := range []string{n.of(ofOwn, "x", "0"), n.of(ofOther, "x", "0"), n.of(ofState, "0"), n.of(ofBeat), "other.subject",
		"$JS.API.STREAM.DELETE." + n.stream(), "$JS.API.STREAM.PURGE." + n.stream(), "$JS.API.STREAM.UPDATE." + n.stream(), "$JS.API.STREAM.CREATE.OTHER", "$JS.API.STREAM.MSG.DELETE." + n.stream(),
		"$JS.API.CONSUMER.DELETE." + n.stream() + "." + n.consumer(), "$JS.API.CONSUMER.MSG.NEXT." + n.stream() + "." + n.consumer(), "$JS.API.CONSUMER.CREATE." + n.stream() + ".x",
		"$JS.ACK." + n.stream() + "." + n.consumer() + ".1.1.1.1.1", "$JS.API.INFO", "$SYS.REQ.SERVER.PING"} {
		if err := nc.Publish(subject, []byte("{}")); err != nil {
			t.Fatal(err)
		}
		if err := <-refused; !errors.Is(err, nats.ErrPermissionViolation) {
			t.Errorf("%s: %v", subject, err)
		}
	}
	for _, subject := range []string{">", "ss.>", "_INBOX.>", n.inbox() + ".>", "$JS.>", "$SYS.>"} {
		if _, err := nc.SubscribeSync(subject); err != nil {
			t.Fatal(err)
		}
		if err := <-refused; !errors.Is(err, nats.ErrPermissionViolation) {
			t.Errorf("it hears %s: %v", subject, err)
		}
	}
	// What it may say and is no parcel is passed over; nothing else comes to harm.
	mine := names{b.Share, b.Seat}
	sealed := b.Options.Key.Seal([]byte("x"), seal.Bound{})
	for i, junk := range [][]byte{nil, []byte("x"), bytes.Repeat([]byte{1}, 5000), piece{n: 1, data: sealed}.bytes(), piece{n: 3, i: 1, data: sealed}.bytes()} {
		if _, err := nc.Request(mine.of(ofOwn, fmt.Sprint("junk", i), "0"), junk, askTime); err != nil {
			t.Fatal(err)
		}
		if err := nc.Publish(mine.of(ofBeat), junk); err != nil {
			t.Fatal(err)
		}
	}
	// So is a parcel that says it is of another desk.
	a.mutex.Lock()
	forged := a.outgoingLocked()
	a.mutex.Unlock()
	forged.From = c.Seat
	pieces, err := b.pieces(&forged, label{}, b.Key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := nc.Request(mine.of(ofOwn, "forged", "0"), pieces[0].bytes(), askTime); err != nil {
		t.Fatal(err)
	}
	c.write(4)
	r.agree(7, a, c)
	until(t, "junk is counted", func() bool { return a.State().Junk == 5 && c.State().Junk == 5 })
}

func TestARemovedDesk(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	c.Follow(at)
	b.write(2)
	r.agree(2, a, b, c)
	r.leaves(b.Seat)
	a.Removed(b.Seat)
	t.Logf("a desk that is struck off knows it after %v", until(t, "B says that it was removed", func() bool { s := b.State(); return !s.Connected && s.Trouble == Removed && s.Why != nil }))
	b.write(5)
	c.write(1)
	r.agree(3, a, c)
	if err := b.Send(b.outgoing(nil)); err == nil {
		t.Error("it sends")
	}
}

func TestTroubleInKinds(t *testing.T) {
	r := newRoom(t)
	a := r.desk()
	at := a.leads()
	free := netip.AddrPortFrom(quicklinks.Here(99), 47710)
	stranger := newRoom(t).desk()
	theirs := stranger.leads()
	strange := seal.NewDeskSecret()
	for want, c := range map[Trouble]struct {
		at     netip.AddrPort
		change func(*Options)
	}{
		NoNetwork:   {free, func(*Options) {}},
		WrongLaptop: {theirs, func(*Options) {}},
		NotLetIn:    {at, func(o *Options) { r.keys[o.Seat] = strange.SignKey() }},
		OlderHere:   {at, func(o *Options) { o.Schema-- }},
		OlderThere:  {at, func(o *Options) { o.Schema++ }},
		ClockApart:  {at, func(o *Options) { o.Now = func() time.Time { return noon.Add(24 * time.Hour) } }},
	} {
		l := r.desk(c.change)
		l.Follow(c.at)
		took := until(t, "trouble "+string(want), func() bool { s := l.State(); return s.Trouble == want && s.Why != nil && !s.Connected })
		t.Logf("%s: %v", want, took.Round(time.Millisecond))
		l.kill()
	}
}

// Trouble goes by itself when it is over.
func TestSilenceAndItsEnd(t *testing.T) {
	r := newRoom(t)
	a := r.desk(func(o *Options) { o.pace.beat = time.Hour })
	b := r.desk()
	b.Follow(a.leads())
	until(t, "the lead's silence is seen", func() bool { s := b.State(); return s.Connected && s.Trouble == Silence })
	a.beat()
	until(t, "the silence is over", func() bool { return b.State().Trouble == "" })
}

// Where nobody leads or follows nothing listens, and a lead has its door and nothing else.
func TestNothingListensUnlessToldTo(t *testing.T) {
	if _, err := os.Stat("/proc/self/net/tcp"); err != nil {
		t.Skip("there is no list of sockets here: it is read in /proc")
	}
	r := newRoom(t)
	before := listening(t)
	a, b := r.desk(), r.desk()
	if now := listening(t); len(now) != len(before) {
		t.Errorf("listens: %v, before %v", now, before)
	}
	at := a.leads()
	b.Follow(at)
	until(t, "B is in", func() bool { return b.State().Connected })
	if now := listening(t); len(now) != len(before)+1 || !now[at.String()] {
		t.Errorf("a lead listens: %v, before %v", now, before)
	}
	a.Rest()
	if now := listening(t); len(now) != len(before) {
		t.Errorf("after it led: %v, before %v", now, before)
	}
}

// listening returns where this process listens.
func listening(t *testing.T) map[string]bool {
	t.Helper()
	mine := map[string]bool{}
	links, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil && strings.HasPrefix(to, "socket:[") {
			mine[strings.Trim(to, "socket:[]")] = true
		}
	}
	found := map[string]bool{}
	for _, name := range []string{"/proc/self/net/tcp", "/proc/self/net/tcp6"} {
		f, err := os.Open(name)
		if err != nil {
			continue
		}
		for lines := bufio.NewScanner(f); lines.Scan(); {
			fields := strings.Fields(lines.Text())
			const listens = "0A"
			if len(fields) > 9 && fields[3] == listens && mine[fields[9]] {
				var a, b, c, d byte
				var port uint16
				if _, err := fmt.Sscanf(fields[1], "%02X%02X%02X%02X:%04X", &d, &c, &b, &a, &port); err == nil && name == "/proc/self/net/tcp" {
					found[netip.AddrPortFrom(netip.AddrFrom4([4]byte{a, b, c, d}), port).String()] = true
				} else {
					found[fields[1]] = true
				}
			}
		}
		f.Close()
	}
	return found
}

// What a desk says is passed on as it is, and counted however it is cut.
func TestTheGateReadsTheProtocol(t *testing.T) {
	key := "UKEY"
	good := "CONNECT {\"nkey\":\"UKEY\",\"verbose\":false}\r\nPING\r\nSUB a.b 1\r\nPUB a.b 5\r\nhe\r\no\r\nHPUB a r 12 15\r\nNATS/1.0\r\n\r\nabc\r\nPUB x 0\r\n\r\nPONG\r\n"
	for cut := 1; cut < len(good); cut++ {
		g := gate{key: key}
		n := 0
		for rest := []byte(good); len(rest) > 0; {
			some := rest[:min(cut, len(rest))]
			messages, err := g.read(some)
			if err != nil {
				t.Fatalf("cut by %d: %v", cut, err)
			}
			n, rest = n+messages, rest[len(some):]
		}
		if n != 3 {
			t.Fatalf("cut by %d: %d messages", cut, n)
		}
	}
	for _, bad := range []string{"GET / HTTP/1.1\r\n", "CONNECT {\"nkey\":\"UOTHER\"}\r\n", "CONNECT {}\r\n", "PUB a\r\n", "PUB a -1\r\n", "PUB a 99999999\r\n", "PUB a 99999999999999999999\r\n", "\r\n",
		"INFO {}\r\n", "RMSG a b 1\r\n", strings.Repeat("x", 2000), "SUB " + strings.Repeat("x", 2000) + "\r\n"} {
		g := gate{key: key}
		if _, err := g.read([]byte(bad)); err == nil {
			t.Errorf("%q passes", bad[:min(len(bad), 40)])
		}
	}
}

func TestADeskThatSaysTooMuchWaits(t *testing.T) {
	now := noon
	var slept time.Duration
	g := gate{sent: new(atomic.Int64), now: func() time.Time { return now }, sleep: func(d time.Duration) { now, slept = now.Add(d), slept+d },
		bytes: bucket{rate: bytesASecond, most: bytesAtOnce}, messages: bucket{rate: messagesASecond, most: messagesAtOnce}}
	flood := strings.Repeat("PUB a 1000\r\n"+strings.Repeat("x", 1000)+"\r\n", 1000)
	if err := g.through(strings.NewReader(flood), io.Discard); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	if want := (1000 - messagesAtOnce) * time.Second / messagesASecond; slept < want-time.Second || slept > want+time.Second {
		t.Errorf("1,000 messages at once waited %v, want %v", slept, want)
	}
	slept, now = 0, now.Add(time.Hour)
	large := "PUB a 1000000\r\n" + strings.Repeat("x", 1_000_000) + "\r\n"
	if err := g.through(strings.NewReader(strings.Repeat(large, 10)), io.Discard); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	if slept < 5*time.Second || slept > 7*time.Second {
		t.Errorf("10 MB at once waited %v", slept)
	}
	if err := g.through(strings.NewReader(strings.Repeat(large, 130)), io.Discard); !errors.Is(err, errQuota) {
		t.Errorf("141 MB of one desk: %v", err)
	}
}

func FuzzGate(f *testing.F) {
	f.Add([]byte("CONNECT {\"nkey\":\"k\"}\r\nPUB a 3\r\nabc\r\n"))
	f.Add([]byte("HPUB a 12 12\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		g := gate{key: "k"}
		whole, err := g.read(raw)
		h := gate{key: "k"}
		n := 0
		for i := range raw {
			more, failed := h.read(raw[i : i+1])
			n += more
			if failed != nil {
				if err == nil {
					t.Fatal("cut it is refused, and whole it is not")
				}
				return
			}
		}
		if err == nil && n != whole {
			t.Fatalf("%d and %d messages", n, whole)
		}
	})
}
