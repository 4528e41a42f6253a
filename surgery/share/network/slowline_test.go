package network

import (
	"fmt"
	"io"
	"net"
	"strconv"
	"sync/atomic"
	"testing"
	"time"
)

// slowLine is the way to a server, over which what the server says can be made to take
// long.
type slowLine struct {
	port int
	late atomic.Int64 // nanoseconds until what the server says arrives
}

func slowed(t *testing.T, port int) *slowLine {
	t.Helper()
	door := must[net.Listener](t)(net.Listen("tcp", host+":0"))
	t.Cleanup(func() { door.Close() })
	l := &slowLine{port: door.Addr().(*net.TCPAddr).Port}
	go func() {
		for {
			c, err := door.Accept()
			if err != nil {
				return
			}
			s, err := net.Dial("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
			if err != nil {
				c.Close()
				continue
			}
			go func() { io.Copy(s, c); s.Close() }()
			go l.answers(c, s)
		}
	}()
	return l
}

// answers passes on what a server says, each piece so much later.
func (l *slowLine) answers(to, from net.Conn) {
	type said struct {
		what []byte
		at   time.Time
	}
	all := make(chan said, 1<<16)
	go func() {
		defer to.Close()
		for s := range all {
			time.Sleep(time.Until(s.at))
			to.Write(s.what)
		}
	}()
	defer close(all)
	for {
		b := make([]byte, 64<<10)
		n, err := from.Read(b)
		if err != nil {
			return
		}
		all <- said{b[:n], time.Now().Add(time.Duration(l.late.Load()))}
	}
}

// Much is sent also to a server that is slow to say that it keeps it, in as many goes as
// it takes: what is kept counts, and no sentence says that the server is full.
func TestASlowServerKeepsAllThatIsSent(t *testing.T) {
	one := runs(t, 1)
	r := newRoom(t)
	line := slowed(t, one.options[0].Port)
	o := one.organisation()
	o.Servers = []string{fmt.Sprintf("tls://%s:%d", host, line.port)}
	a, c := r.desk().uses(o), r.desk().uses(one.organisation())
	a.write(1)
	r.agree(1, a, c)
	line.late.Store(int64(700 * time.Millisecond))
	a.passesOn(8 * mostAfloat)
	until(t, "all of it is there", func() bool { return c.seen()["seat-x"] == 8*mostAfloat })
	if s := a.State(); s.Trouble != "" {
		t.Errorf("%s: %v", s.Trouble, s.Why)
	}
}
