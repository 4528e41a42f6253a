package session

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

const patience = 20 * time.Second

// ours is the session that the made-up logind says this program belongs to.
const ours = dbus.ObjectPath(loginPath + "/session/_31")

// logind is a made-up one.
type logind struct{ knows bool }

func (l logind) GetSessionByPID(uint32) (dbus.ObjectPath, *dbus.Error) {
	if !l.knows {
		return "", dbus.MakeFailedError(os.ErrNotExist)
	}
	return ours, nil
}

func (l logind) GetSession(id string) (dbus.ObjectPath, *dbus.Error) {
	if id != "made-up" {
		return "", dbus.MakeFailedError(os.ErrNotExist)
	}
	return ours, nil
}

// newBus starts a bus of the test's own, that stands for the system's and the
// session's, and returns a connection to it.
func newBus(t *testing.T) *dbus.Conn {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("dbus-daemon is missing: on Debian it is in the package dbus-daemon")
		}
		t.Skip("dbus-daemon is missing: on Debian it is in the package dbus-daemon")
	}
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address", "--address=unix:dir="+t.TempDir())
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { daemon.Process.Kill(); daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(address)
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bus.Close() })
	return bus
}

// listeners waits until so many matches are asked for on the bus, so that no
// signal is sent before somebody listens.
func listeners(t *testing.T, bus *dbus.Conn, n int) {
	t.Helper()
	end := time.After(patience)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		var about map[string]dbus.Variant
		if err := bus.BusObject().Call("org.freedesktop.DBus.Debug.Stats.GetStats", 0).Store(&about); err != nil {
			t.Fatal(err)
		}
		if got, _ := about["MatchRules"].Value().(uint32); int(got) >= n {
			return
		}
		select {
		case <-end:
			t.Fatalf("waited in vain for %d listeners: %v", n, about["MatchRules"])
		case <-tick.C:
		}
	}
}

// All that locks does, and what is like it does not.
func TestTheSystemLocksOrSleeps(t *testing.T) {
	for name, l := range map[string]logind{"by process": {knows: true}, "by surroundings": {}} {
		t.Run(name, func(t *testing.T) {
			bus := newBus(t)
			t.Setenv("XDG_SESSION_ID", "made-up")
			if err := bus.Export(l, loginPath, manager); err != nil {
				t.Fatal(err)
			}
			if _, err := bus.RequestName(login, dbus.NameFlagDoNotQueue); err != nil {
				t.Fatal(err)
			}
			ctx, end := context.WithCancel(t.Context())
			lock := Watch(ctx)
			listeners(t, bus, 3+len(savers))
			emit := func(at dbus.ObjectPath, name string, values ...any) {
				t.Helper()
				if err := bus.Emit(at, name, values...); err != nil {
					t.Fatal(err)
				}
			}
			hint := func(locked bool) []any {
				return []any{oneOf, map[string]dbus.Variant{"LockedHint": dbus.MakeVariant(locked)}, []string{}}
			}
			// None of these is a reason: waking, unlocking, another session's lock.
			quiet := func() {
				emit(loginPath, manager+".PrepareForSleep", false)
				emit(ours, oneOf+".Unlock")
				emit(ours+"2", oneOf+".Lock")
				emit(ours+"2", changed+".PropertiesChanged", hint(true)...)
				emit(ours, changed+".PropertiesChanged", hint(false)...)
				emit("/ScreenSaver", savers[0]+".ActiveChanged", false)
			}
			for why, tell := range map[string]func(){
				"sleep":   func() { emit(loginPath, manager+".PrepareForSleep", true) },
				"lock":    func() { emit(ours, oneOf+".Lock") },
				"hint":    func() { emit(ours, changed+".PropertiesChanged", hint(true)...) },
				"saver":   func() { emit("/org/freedesktop/ScreenSaver", savers[0]+".ActiveChanged", true) },
				"another": func() { emit("/org/gnome/ScreenSaver", savers[1]+".ActiveChanged", true) },
			} {
				quiet()
				tell()
				select {
				case <-lock:
				case <-time.After(patience):
					t.Fatalf("%s: not told", why)
				}
			}
			quiet()
			end()
			for range lock { // it is closed, and nothing of what was quiet is in it
				t.Error("told without a reason")
			}
		})
	}
}

// Where nothing can be known, the channel is closed.
func TestWithoutABus(t *testing.T) {
	nowhere := "unix:path=" + t.TempDir() + "/nowhere"
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", nowhere)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", nowhere)
	select {
	case _, told := <-Watch(t.Context()):
		if told {
			t.Error("told without a bus")
		}
	case <-time.After(patience):
		t.Error("the channel is left open")
	}
}

// What a broken sender says locks nobody out and breaks nothing.
func TestStrangeSignals(t *testing.T) {
	for _, s := range []*dbus.Signal{{}, {Name: "."}, {Name: "Lock"}, {Name: manager + ".PrepareForSleep"}, {Name: manager + ".PrepareForSleep", Body: []any{"true"}},
		{Name: changed + ".PropertiesChanged", Body: []any{oneOf, 7}}, {Name: changed + ".PropertiesChanged", Body: []any{"other", map[string]dbus.Variant{"LockedHint": dbus.MakeVariant(true)}}},
		{Name: savers[0] + ".ActiveChanged", Body: []any{1}}} {
		if locks(s) {
			t.Errorf("%+v locks", s)
		}
	}
}
