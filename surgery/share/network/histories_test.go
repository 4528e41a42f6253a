package network_test

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/store"
)

// history is what three desks do in a random history, while the network comes and goes.
type history struct {
	within  string // folder of all
	folders int
	all     []*member
	phrases []string // that ever opened one of them, the latest last
	struck  bool     // the last desk was struck off
	did     int
}

// again opens copies of the desks of a party, which are connected: the first leads.
func (p *party) again(t *testing.T) (*history, error) {
	within, err := os.MkdirTemp(t.TempDir(), "history-")
	if err != nil {
		return nil, err
	}
	h := &history{within: within, phrases: slices.Clone(p.phrases)}
	for i, of := range p.folders {
		m := &member{h: h, letter: surgery.Letters[i : i+1], folder: h.folder(), streams: streamsOf(h.folder()), way: "follows"}
		if i == 0 {
			m.way = "leads"
		}
		h.all = append(h.all, m)
		if err := os.CopyFS(m.folder, os.DirFS(of)); err != nil {
			return h, err
		}
		if err := m.starts(); err != nil {
			return h, err
		}
	}
	return h, nil
}

// haveSame reports whether those that work, and which this holds of, have as much of each
// chain.
func (h *history) haveSame(of func(*member) bool) bool {
	var first surgery.Seen
	for i, m := range h.there(of) {
		seen := m.seen()
		if i == 0 {
			first = seen
		}
		if !maps.Equal(first, seen) {
			return false
		}
	}
	return true
}

func (h *history) folder() string {
	h.folders++
	return filepath.Join(h.within, fmt.Sprint(h.folders))
}

func (h *history) over(t *testing.T) {
	for _, m := range h.all {
		if err := m.ends(false); err != nil {
			t.Error(err)
		}
	}
	os.RemoveAll(h.within)
}

// there are those that work, and which this holds of.
func (h *history) there(is func(*member) bool) (all []*member) {
	for _, m := range h.all {
		m.mutex.Lock()
		if m.d != nil && is(m) {
			all = append(all, m)
		}
		m.mutex.Unlock()
	}
	return all
}

func anyone(*member) bool { return true }

// at has something happen at one of those that work, and which this holds of.
func (h *history) at(is func(*member) bool, do func(*rapid.T, *member)) func(*rapid.T) {
	return func(t *rapid.T) {
		if some := h.there(is); len(some) > 0 {
			do(t, rapid.SampledFrom(some).Draw(t, "desk"))
		}
	}
}

// moves are what happens.
func (h *history) moves() map[string]func(*rapid.T) {
	writes, settles := h.at(anyone, h.writes), func(t *rapid.T) { h.settles(t) }
	cut := func(m *member) bool { return m.way == "" }
	return map[string]func(*rapid.T){
		"writes 1": writes, "writes 2": writes, "writes 3": writes, "writes 4": writes, "writes 5": writes, "writes 6": writes,
		"settles 1": settles, "settles 2": settles, "settles 3": settles, "settles 4": settles,
		"slow": h.at(anyone, slows), "slow, then cut 1": h.at(anyone, h.slowThenCut), "slow, then cut 2": h.at(anyone, h.slowThenCut),
		"not slow":      h.at(anyone, func(t *rapid.T, m *member) { m.does(t, func() error { m.slow = false; return nil }) }),
		"cut":           h.at(anyone, func(t *rapid.T, m *member) { m.does(t, func() error { return m.goes("") }) }),
		"cut and back":  h.at(anyone, func(t *rapid.T, m *member) { m.back(t) }),
		"rejoins":       h.at(cut, func(t *rapid.T, m *member) { m.does(t, func() error { return m.goes("follows") }) }),
		"locks":         h.at(anyone, func(t *rapid.T, m *member) { m.does(t, func() error { return m.d.Desk.Lock() }) }),
		"unlocks":       h.at(anyone, func(t *rapid.T, m *member) { m.does(t, m.opens) }),
		"is killed":     h.at(anyone, h.kills),
		"starts anew 1": h.startsAnew, "starts anew 2": h.startsAnew,
		"takes over 1": h.at(anyone, h.takesOver), "takes over 2": h.at(anyone, h.takesOver),
		"strikes off": h.at(h.isHome, h.strikesOff),
		"another key": h.at(h.isHome, h.renews),
	}
}

// back has a desk be cut, and there again.
func (m *member) back(t *rapid.T) {
	m.does(t, func() error {
		way := m.way
		err := m.goes("")
		m.slow = false
		return errors.Join(err, m.goes(way))
	})
}

// slowThenCut has a desk take nothing in of what another does, until it is cut.
func (h *history) slowThenCut(t *rapid.T, m *member) {
	slows(t, m)
	for range rapid.IntRange(1, 3).Draw(t, "times") {
		h.at(func(other *member) bool { return other != m }, h.writes)(t)
		h.settles(t)
	}
	m.back(t)
}

func (h *history) isHome(m *member) bool { return m == h.all[0] }

// does does something with a desk as such.
func (m *member) does(t *rapid.T, do func() error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if err := do(); err != nil {
		t.Fatalf("desk %s: %v", m.letter, err)
	}
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

// slows has a desk take nothing in, while it comes all the same.
func slows(t *rapid.T, m *member) { m.does(t, func() error { m.slow = true; return nil }) }

// writes has a desk do a few things.
func (h *history) writes(t *rapid.T, m *member) {
	for range rapid.IntRange(1, 3).Draw(t, "things") {
		if m.works(t, func(d *rooms.Rooms) error { return h.writesOne(t, m, d) }) {
			h.did++
		}
	}
}

func (h *history) writesOne(t *rapid.T, m *member, d *rooms.Rooms) error {
	what := rapid.SampledFrom([]string{"guest", "guest", "somebody", "finish", "rename", "count", "count"}).Draw(t, "what")
	switch what {
	case "guest":
		_, err := d.Today.CountGuest()
		return err
	case "somebody":
		_, err := d.Today.CheckInNew(today.Arrival{Name: "Seeded" + rapid.StringMatching(`[A-Z][a-z]{5}`).Draw(t, "name")})
		return err
	case "count": // which is said beside what is done, in place of what was said before
		now, err := d.Desk.Store().Sharing()
		if err != nil {
			return err
		}
		return d.Desk.Store().AddTallies([]store.Count{{Surgery: now.Surgery, Day: "2026-11-24", What: "role", Answer: "staff", N: 1}})
	}
	b, err := d.Today.Board()
	cards := slices.Concat(b.Waiting, b.Helped, b.Finished)
	if err != nil || len(cards) == 0 {
		return err
	}
	at := cards[rapid.IntRange(0, len(cards)-1).Draw(t, "card")].Visit
	if what == "finish" {
		_, err = d.Visit.FinishVisit(at, visit.Finish{After: 4, Learnt: "Hashtags are doors"})
	} else {
		_, err = d.Visit.EditVisit(at, visit.EditVisit{Name: "Renamed " + m.letter})
	}
	return err
}

// settles waits a little: mostly until all that are connected have the same.
func (h *history) settles(t *rapid.T) {
	until(150*time.Millisecond, func() bool {
		return h.haveSame(func(m *member) bool { return !m.slow && !m.d.Desk.Locked() && m.link.State().Connected })
	})
	<-time.After(10 * time.Millisecond) // and comes to who is slow
}

// kills ends a desk, in order or not, perhaps with what it kept for others.
func (h *history) kills(t *rapid.T, m *member) {
	if err := m.ends(rapid.Bool().Draw(t, "killed")); err != nil {
		t.Fatal(err)
	}
	if rapid.Bool().Draw(t, "with its disk") {
		os.RemoveAll(m.streams)
	}
}

func (h *history) startsAnew(t *rapid.T) {
	for _, m := range h.all {
		if m.d == nil {
			if err := m.starts(); err != nil {
				t.Fatalf("desk %s: %v", m.letter, err)
			}
			return
		}
	}
}

// takesOver has a desk lead that is connected with nobody.
func (h *history) takesOver(t *rapid.T, m *member) {
	m.does(t, func() error {
		if m.link.State().Connected {
			return nil
		}
		return m.goes("leads")
	})
}

func (h *history) strikesOff(t *rapid.T, m *member) {
	lost := h.all[2].seat
	if h.struck || rapid.IntRange(0, 2).Draw(t, "not yet") > 0 {
		return
	}
	h.struck = m.works(t, func(d *rooms.Rooms) error {
		_, err := d.Sharing.Lost(lost)
		return err
	})
	h.hearsPhrase(t)
}

func (h *history) renews(t *rapid.T, m *member) {
	if rapid.IntRange(0, 2).Draw(t, "not yet") > 0 {
		return
	}
	m.works(t, func(d *rooms.Rooms) error {
		_, err := d.Sharing.NewPassphrase()
		return err
	})
	h.hearsPhrase(t)
}

func (h *history) hearsPhrase(t *rapid.T) {
	h.all[0].works(t, func(d *rooms.Rooms) error {
		now, err := d.Sharing.Passphrase()
		if err == nil && !slices.Contains(h.phrases, now) {
			h.phrases = append(h.phrases, now)
		}
		return err
	})
}

// in are the desks that are to agree in the end.
func (h *history) in() []*member {
	if h.struck {
		return h.all[:2]
	}
	return h.all
}

// comesTogether has all be there, with one that leads.
func (h *history) comesTogether(t *rapid.T) {
	for _, m := range h.all {
		if m.d == nil {
			if err := m.starts(); err != nil {
				t.Fatal(err)
			}
		}
		m.does(t, func() error { m.slow = false; return m.opens() })
	}
	lead, latest := h.in()[0], int64(-1)
	for _, m := range h.there(func(m *member) bool { return m.link.Door() != nil }) {
		m.does(t, func() error {
			if now := m.link.State().Term.N; slices.Contains(h.in(), m) && now > latest {
				lead, latest = m, now
			}
			return nil
		})
	}
	for _, m := range h.all {
		if m != lead {
			m.does(t, func() error { return m.goes("follows") })
		}
	}
	lead.does(t, func() error {
		if lead.link.Door() != nil {
			return nil
		}
		return lead.goes("leads")
	})
}

// agrees holds that all that are in come to the same, and that nothing that a desk said it
// had done is lost.
func (h *history) agrees(t *rapid.T) {
	said := func() string {
		var all []string
		for _, m := range h.all {
			m.mutex.Lock()
			s := m.link.State()
			all = append(all, fmt.Sprintf("%s %v: connected %v, leads %v, term %v, trouble %q, unread %d, junk %d", m.letter, m.told.Seen, s.Connected, s.Leads, s.Term, s.Trouble, s.Unread, s.Junk))
			m.mutex.Unlock()
		}
		return strings.Join(all, "\n")
	}
	if !until(20*time.Second, func() bool { return h.haveSame(func(m *member) bool { return slices.Contains(h.in(), m) }) }) {
		t.Fatalf("they do not come to have the same:\n%s", said())
	}
	var first [2][32]byte
	for i, m := range h.in() {
		m.does(t, func() error {
			s := m.d.Desk.Store()
			facts, words, err := s.SharedHash()
			if err != nil {
				return err
			}
			if m.failed != nil {
				return m.failed
			}
			if i == 0 {
				first = [2][32]byte{facts, words}
			}
			if first != [2][32]byte{facts, words} {
				t.Fatalf("desk %s has the same and shows something else", m.letter)
			}
			waits, err := s.Waiting()
			for _, w := range waits {
				if !h.struck || w.Reason != surgery.Struck || w.Desk != h.all[2].seat {
					t.Fatalf("desk %s: %+v wait", m.letter, waits)
				}
			}
			if err == nil {
				report, failed := m.d.Desk.Verify()
				if err = failed; err == nil && report.Chain != "ok" {
					t.Fatalf("desk %s: %+v", m.letter, report)
				}
			}
			seen, failed := s.Seen()
			if seen[m.seat] < m.done {
				t.Fatalf("desk %s did %d things, and has %d", m.letter, m.done, seen[m.seat])
			}
			return failed
		})
	}
}

// Whatever three desks do while the network comes and goes, the lead dies and another
// takes over, one is slow and one is struck off: in the end those that are in have the
// same, nothing that was done is lost, and nothing had to be read twice for it.
func TestThreeDesksOverTheNetwork(t *testing.T) {
	p := newParty(t, 3)
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue && os.Getenv("TORTURE") == "" {
		flag.Set("rapid.checks", "8")
		t.Cleanup(func() { flag.Set("rapid.checks", f.DefValue) })
	}
	began, histories, did := time.Now(), 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		h, err := p.again(t)
		defer h.over(t)
		if err != nil {
			rt.Fatal(err)
		}
		rt.Repeat(h.moves())
		h.comesTogether(rt)
		h.agrees(rt)
		h.isOut(rt)
		histories, did = histories+1, did+h.did
	})
	t.Logf("PROMISE three laptops on a network: %d random histories, %d changes, in %v, all agree and nothing is lost", histories, did, time.Since(began).Round(time.Second))
}
