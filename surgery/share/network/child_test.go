package network

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share/door"
)

// By these a process is told that it is a laptop: its number, the share key and the
// secrets of all, and where a lead keeps its stream.
const (
	ChildSeat   = "SURGERY_CHILD_SEAT"
	ChildKeys   = "SURGERY_CHILD_KEYS"
	ChildFolder = "SURGERY_CHILD_FOLDER"
)

// NewChildKeys returns a share key, and secrets for so many laptops.
func NewChildKeys(laptops int) string {
	all := []string{hex.EncodeToString(seal.NewKey().Bytes())}
	for range laptops {
		all = append(all, hex.EncodeToString(seal.NewDeskSecret().Bytes()))
	}
	return strings.Join(all, ",")
}

// Child is a laptop that does what it is told, line by line, and answers each.
func Child(in io.Reader, out io.Writer) {
	l, err := child()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for lines := bufio.NewScanner(in); lines.Scan(); {
		said, err := l.told(strings.Fields(lines.Text()))
		if err != nil {
			said = "error " + err.Error()
		}
		fmt.Fprintln(out, said)
	}
}

func child() (*laptop, error) {
	number, err := strconv.Atoi(os.Getenv(ChildSeat))
	if err != nil {
		return nil, err
	}
	r := &room{keys: map[surgery.ID][]byte{}, left: map[surgery.ID]bool{}}
	var mine *seal.DeskSecret
	for i, text := range strings.Split(os.Getenv(ChildKeys), ",") {
		raw, err := hex.DecodeString(text)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			if r.key, err = seal.KeyOf(raw); err != nil {
				return nil, err
			}
			continue
		}
		secret, err := seal.ParseDeskSecret(raw)
		if err != nil {
			return nil, err
		}
		r.keys[childSeat(i)] = secret.SignKey()
		if i == number {
			mine = secret
		}
	}
	l := &laptop{room: r, chains: map[surgery.ID][]surgery.Entry{}, counts: map[surgery.ID]int{}}
	return l, l.starts(Options{Identity: door.Identity{Seat: childSeat(number), Secret: mine, Schema: 7, Now: func() time.Time { return noon }, Knows: r.knows},
		Share: "share-1", Home: childSeat(1), Key: r.key, Folder: os.Getenv(ChildFolder) + "/stream"})
}

func childSeat(n int) surgery.ID { return surgery.ID(fmt.Sprint("seat-", n)) }

func (l *laptop) told(words []string) (string, error) {
	switch {
	case len(words) == 1 && words[0] == "hash":
		n := int64(0)
		for _, has := range l.seen() {
			n += has
		}
		return fmt.Sprintf("%d %x", n, l.hash()), nil
	case len(words) == 1 && words[0] == "state":
		s := l.State()
		if s.Connected && s.Trouble == "" {
			return "connected", nil
		}
		return string(s.Trouble), nil
	case len(words) == 2 && words[0] == "write":
		n, err := strconv.Atoi(words[1])
		l.write(n)
		return "ok", err
	case len(words) == 2:
		at, err := netip.ParseAddrPort(words[1])
		if err != nil {
			return "", err
		}
		if words[0] == "follow" {
			l.Follow(at)
			return "ok", nil
		}
		if err := l.Lead(at); err != nil {
			return "", err
		}
		return l.Door().At().String(), nil
	}
	return "", fmt.Errorf("not understood: %q", words)
}
