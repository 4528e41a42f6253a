package network

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// What one desk may send, so that one gone bad does not fill the lead.
const (
	bytesASecond    = 1 << 20
	bytesAtOnce     = 4 << 20
	messagesASecond = 100
	messagesAtOnce  = 400
)

// pipe connects a desk to the server until either side ends it.
func pipe(desk, inner net.Conn, key string, sent *atomic.Int64) {
	var end sync.Once
	done := func() { end.Do(func() { _ = desk.Close(); _ = inner.Close() }) }
	defer done()
	go func() {
		defer done()
		_, _ = io.Copy(desk, inner) // either end is the end
	}()
	g := gate{key: key, sent: sent, now: time.Now, sleep: time.Sleep, bytes: bucket{rate: bytesASecond, most: bytesAtOnce}, messages: bucket{rate: messagesASecond, most: messagesAtOnce}}
	if err := g.through(desk, inner); errors.Is(err, errProtocol) || errors.Is(err, errQuota) {
		slog.Warn("network: a desk is cut off", "cause", err)
	}
}

// gate passes on what a desk says to the server, no faster than it may, and ends where
// that is not the protocol, or is said in another's name.
type gate struct {
	key             string        // the nkey that this desk has
	sent            *atomic.Int64 // bytes of the desk since the lead began
	now             func() time.Time
	sleep           func(time.Duration)
	bytes, messages bucket

	line []byte // what has come of it
	left int    // of a message
}

func (g *gate) through(from io.Reader, to io.Writer) error {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 {
			messages, failed := g.read(buffer[:n])
			if failed != nil {
				return failed
			}
			if g.sent.Add(int64(n)) > mostOfDesk {
				return errQuota
			}
			if long := max(g.bytes.take(n, g.now()), g.messages.take(messages, g.now())); long > 0 {
				g.sleep(long)
			}
			if _, err := to.Write(buffer[:n]); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
	}
}

var (
	errProtocol = errors.New("network: not what a desk says to a server")
	errQuota    = errors.New("network: more than one desk may send")
)

// read follows what is said, and counts messages.
func (g *gate) read(raw []byte) (messages int, err error) {
	for len(raw) > 0 {
		if g.left > 0 {
			n := min(g.left, len(raw))
			g.left, raw = g.left-n, raw[n:]
			continue
		}
		end := bytes.IndexByte(raw, '\n')
		if end < 0 {
			end = len(raw) - 1
		}
		g.line, raw = append(g.line, raw[:end+1]...), raw[end+1:]
		if len(g.line) > mostLine {
			return messages, errProtocol
		}
		if g.line[len(g.line)-1] != '\n' {
			break
		}
		message, err := g.says(bytes.Trim(g.line, "\r\n"))
		if err != nil {
			return messages, err
		}
		g.line = g.line[:0]
		if message {
			messages++
		}
	}
	return messages, nil
}

// says reads one line, and reports whether a message follows.
func (g *gate) says(line []byte) (message bool, err error) {
	verb, rest, _ := bytes.Cut(line, []byte(" "))
	switch string(verb) {
	case "PING", "PONG", "SUB", "UNSUB":
		return false, nil
	case "CONNECT":
		var connect struct {
			Nkey string `json:"nkey"`
		}
		if json.Unmarshal(rest, &connect) != nil || connect.Nkey != g.key {
			return false, errProtocol
		}
		return false, nil
	case "PUB", "HPUB":
		fields := bytes.Fields(rest)
		if len(fields) < 2 {
			return false, errProtocol
		}
		n, err := strconv.Atoi(string(fields[len(fields)-1]))
		if err != nil || n < 0 || n > mostPayload {
			return false, errProtocol
		}
		g.left = n + len("\r\n")
		return true, nil
	}
	return false, errProtocol
}

// bucket fills by so much a second, up to the most, and begins full.
type bucket struct {
	rate, most float64
	spent      float64 // may be more than there was
	at         time.Time
}

// take takes so much, and returns how long that has to wait.
func (b *bucket) take(n int, now time.Time) time.Duration {
	if !b.at.IsZero() {
		b.spent = max(0, b.spent-b.rate*now.Sub(b.at).Seconds())
	}
	b.at = now
	b.spent += float64(n)
	return time.Duration(max(0, b.spent-b.most) / b.rate * float64(time.Second))
}
