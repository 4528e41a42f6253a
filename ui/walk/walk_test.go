package walk

import (
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	keyring "github.com/zalando/go-keyring"
	"pgregory.net/rapid"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/share/network/quick"
	"socialmediasurgery/surgery/words"
)

var (
	walks      = flag.Duration("walk", 10*time.Second, "how long the host walks")
	everything = flag.Bool("everything", false, "look at the rules too that are not held yet")
	tell       = flag.Bool("tell", false, "tell each move, and what stood in the window after it")
	shared     = flag.Bool("shared", false, "only where a surgery is shared")
	survey     = flag.Bool("survey", false, "go on after what was found, and tell everything in the end, each once")
)

func TestMain(m *testing.M) {
	flag.Parse()
	given := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { given[f.Name] = true })
	for name, value := range map[string]string{"rapid.checks": "1000000", "rapid.steps": "40", "rapid.seed": "20261124", "rapid.shrinktime": "0s", "rapid.nofailfile": "true"} {
		if !given[name] {
			flag.Set(name, value)
		}
	}
	debug.SetGCPercent(300) // a walk leaves whole windows behind
	keyring.MockInitWithError(errors.New("no keyring runs"))
	slog.SetDefault(slog.New(slog.DiscardHandler)) // half of what a host does is refused
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	forget, err := trust()
	if err != nil {
		panic(err)
	}
	code := m.Run()
	forget()
	os.Exit(code)
}

// found is what a walk found.
type found struct {
	rule, what string
	walked     []string
}

func (f found) String() string {
	return fmt.Sprintf("%s (%s): %s\n\n%s\n", f.rule, numbers[f.rule], f.what, strings.Join(f.walked, "\n"))
}

// aMove is how long a host takes from one move to the next.
const aMove = 2 * time.Second

// step does one move, looks, and holds what is promised against it. A move that
// the program does not survive is found too.
func (h *host) step(m move) {
	defer func() {
		if p := recover(); p != nil {
			if f, ok := p.(found); ok {
				panic(f)
			}
			panic(found{"the program goes on", fmt.Sprintf("%v\n%s", p, debug.Stack()), h.walked})
		}
	}()
	h.walked = append(h.walked, m.String())
	h.was, h.asked, h.elsewhere = h.is, false, false
	if h.window != nil {
		h.pass(aMove)
	}
	verbs[m.do].do(h, m.with)
	h.hearsTodays()
	h.readEvents()
	if h.app.quits > 0 || h.window == nil {
		h.end()
		h.begin()
	}
	h.is = h.see()
	if err := h.look(); err != nil {
		h.broken("the file at the path can be read", err.Error())
	}
	h.is.ops = len(h.known.ops)
	if *tell {
		fmt.Printf("\n%s\n%+v\n", m, h.is)
	}
	h.holds(m)
}

// try does a walk's moves from a start, and returns what it found: of one rule
// only, or of all with "".
func try(d *disk, only string, moves []string) (f *found) {
	h, err := newHost(d)
	if err != nil {
		return &found{rule: "the program goes on", what: err.Error()}
	}
	h.only = only
	defer h.leave()
	return catch(func() {
		h.first()
		for _, line := range moves {
			if m := readMove(line); verbs[m.do].do != nil && h.can(m) {
				h.step(m)
			}
		}
		h.comesTogether()
	})
}

// can reports whether a move can be done now.
func (h *host) can(m move) bool {
	v := verbs[m.do]
	return (h.window != nil || v.blind) && (v.with == nil || slices.Contains(v.with(h), m.with))
}

// catch returns what a walk found; nil is nothing.
func catch(walk func()) (f *found) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case found:
			p.walked = slices.Clone(p.walked)
			f = &p
		default:
			panic(p)
		}
	}()
	walk()
	return nil
}

// first starts the program for the first time.
func (h *host) first() {
	h.names, h.files = map[string]string{}, map[string]string{}
	h.begin()
	h.is = h.see()
	h.holds(move{do: "start"})
}

// begins are how walks begin: with nothing, or where something was recorded.
var begins = [][]string{
	{},
	{"start a surgery", "check in: Kimberley Wobblesome"},
	{"start a surgery", "check in and save: Ayesha Inventa", "check in and save: Robin Fabler", "close the surgery", "start a surgery"},
	{"start a surgery", "check in and save: Ayesha Inventa", "check in and save: Robin Fabler", "close the surgery", "choose a passphrase", "start a surgery", "check in: Zebedee Quixotical"},
	{"start a surgery", "choose a passphrase", "check in and save: Robin Fabulist", "share the surgery", "swap with the stick", "check in: Zebedee Quixotical"},
	{"choose a passphrase", "choose a PIN: " + pin, "start a surgery", "check in and save: Robin Fabulist", "surgeon comes: Verabel Pretendly"},
}

// TestAHostWhoDoesAnything walks at random.
func TestAHostWhoDoesAnything(t *testing.T) {
	quick.Links(t, netip.MustParseAddr(made.Address))
	d, err := newDisk()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.remove)
	t.Setenv("HOME", t.TempDir())
	all := map[string]found{}
	t.Cleanup(func() {
		for _, f := range all {
			t.Log(shorten(d, f))
		}
	})
	began, walked, moves := time.Now(), 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		if time.Since(began) > *walks {
			return
		}
		h, err := newHost(d)
		if err != nil {
			rt.Fatal(err)
		}
		h.before = all
		defer h.leave()
		f := catch(func() {
			h.first()
			begin := slices.Concat(begins, sharedBegins)
			if *shared {
				begin = sharedBegins
			}
			for _, line := range rapid.SampledFrom(begin).Draw(rt, "begin") {
				h.step(readMove(line))
			}
			rt.Repeat(h.actions())
			h.comesTogether()
		})
		walked, moves = walked+1, moves+len(h.walked)
		switch {
		case f == nil:
		case *survey:
			all[f.rule] = *f
			t.Errorf("%s, after %d moves of walk %d: %s", f.rule, len(f.walked), walked, f.what)
		default:
			all[f.rule] = *f
			rt.Fatal(f.rule)
		}
	})
	t.Logf("PROMISE a host who does anything: %d walks of %d moves in %v, every rule held after each move", walked, moves, time.Since(began).Round(time.Second))
}

// actions are the moves as rapid draws them.
func (h *host) actions() map[string]func(*rapid.T) {
	all := map[string]func(*rapid.T){}
	for name, v := range verbs {
		for n := range v.often {
			all[fmt.Sprintf("%s %d", name, n)] = func(rt *rapid.T) {
				with := ""
				if h.window == nil && !v.blind {
					rt.Skip()
				}
				if v.with != nil {
					choices := v.with(h)
					if len(choices) == 0 {
						rt.Skip()
					}
					with = rapid.SampledFrom(choices).Draw(rt, "with")
				}
				h.step(move{name, with})
			}
		}
	}
	return all
}

const mostShortening = 20 * time.Second

// shorten leaves out of a walk what it can do without and still find the same.
func shorten(d *disk, f found) found {
	began := time.Now()
	for size := len(f.walked) / 2; size > 0; size /= 2 {
		for at := 0; at+size <= len(f.walked) && time.Since(began) < mostShortening; {
			rest := append(slices.Clone(f.walked[:at]), f.walked[at+size:]...)
			if again := try(d, f.rule, rest); again != nil {
				f = *again
			} else {
				at += size
			}
		}
	}
	return f
}

// TestWalksThatFoundSomething walks again what once led to a fault.
func TestWalksThatFoundSomething(t *testing.T) {
	quick.Links(t, netip.MustParseAddr(made.Address))
	files, err := filepath.Glob("testdata/*.walk")
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDisk()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.remove)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".walk"), func(t *testing.T) {
			t.Setenv("HOME", t.TempDir())
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var moves []string
			for line := range strings.Lines(string(raw)) {
				if line = strings.TrimRight(line, "\r\n"); line != "" && !strings.HasPrefix(line, "#") {
					moves = append(moves, line)
				}
			}
			if f := try(d, "", moves); f != nil {
				t.Error(*f)
			}
		})
	}
}

// TestTheHostKnowsEveryCommand holds the keys that a walk presses against those on
// the menus.
func TestTheHostKnowsEveryCommand(t *testing.T) {
	d, err := newDisk()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.remove)
	t.Setenv("HOME", t.TempDir())
	h, err := newHost(d)
	if err != nil {
		t.Fatal(err)
	}
	defer h.leave()
	h.first()
	known := map[string]bool{}
	for _, keys := range commandKeys {
		known[h.shortcut(keyAndHeld(keys)).ShortcutName()] = true
	}
	commands := 0
	for _, m := range h.window.MainMenu().Items {
		for _, item := range m.Items {
			if item.Shortcut == nil {
				continue
			}
			commands++
			if !known[item.Shortcut.ShortcutName()] {
				t.Errorf("%s is never pressed", item.Label)
			}
		}
	}
	if commands < 20 {
		t.Errorf("there are %d commands on the menus", commands)
	}
}
