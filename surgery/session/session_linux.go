package session

import (
	"context"
	"os"
	"strings"
	"sync"

	"github.com/godbus/dbus/v5"
)

// What logind and the screen savers are called. The savers of several desktops
// say the same under a name of their own.
const (
	login     = "org.freedesktop.login1"
	loginPath = "/org/freedesktop/login1"
	manager   = login + ".Manager"
	oneOf     = login + ".Session"
	changed   = "org.freedesktop.DBus.Properties"
)

var savers = []string{"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver"}

// watch listens on both buses, each of which may be missing.
func watch(ctx context.Context, lock func()) {
	var both sync.WaitGroup
	both.Go(func() { listen(ctx, dbus.SystemBusPrivate, askLogin, lock) })
	both.Go(func() { listen(ctx, dbus.SessionBusPrivateNoAutoStartup, askSavers, lock) })
	both.Wait()
}

// listen connects to a bus, asks for what is to be told, and passes it on. A bus
// that is not there, or goes away, ends it.
func listen(ctx context.Context, dial func(...dbus.ConnOption) (*dbus.Conn, error), ask func(*dbus.Conn) error, lock func()) {
	bus, err := dial(dbus.WithContext(ctx))
	if err != nil {
		return
	}
	defer bus.Close()
	if bus.Auth(nil) != nil || bus.Hello() != nil {
		return
	}
	told := make(chan *dbus.Signal, 16)
	bus.Signal(told)
	if ask(bus) != nil {
		return
	}
	for {
		select {
		case <-ctx.Done():
			return
		case s, open := <-told:
			if !open {
				return
			}
			if locks(s) {
				lock()
			}
		}
	}
}

// askLogin asks for sleep, and for the lock of this session alone: another one of
// this laptop is no reason.
func askLogin(bus *dbus.Conn) error {
	if err := bus.AddMatchSignal(dbus.WithMatchInterface(manager), dbus.WithMatchMember("PrepareForSleep")); err != nil {
		return err
	}
	at := ourSession(bus)
	if at == "" {
		return nil
	}
	if err := bus.AddMatchSignal(dbus.WithMatchObjectPath(at), dbus.WithMatchInterface(oneOf), dbus.WithMatchMember("Lock")); err != nil {
		return err
	}
	return bus.AddMatchSignal(dbus.WithMatchObjectPath(at), dbus.WithMatchInterface(changed), dbus.WithMatchMember("PropertiesChanged"))
}

// ourSession returns the session of this program: the one its process belongs to,
// the one its surroundings name, or the one that this account looks at; "" for
// none.
func ourSession(bus *dbus.Conn) (at dbus.ObjectPath) {
	logind := bus.Object(login, loginPath)
	if logind.Call(manager+".GetSessionByPID", 0, uint32(os.Getpid())).Store(&at) == nil {
		return at
	}
	if id := os.Getenv("XDG_SESSION_ID"); id != "" && logind.Call(manager+".GetSession", 0, id).Store(&at) == nil {
		return at
	}
	seen, err := bus.Object(login, loginPath+"/user/self").GetProperty(login + ".User.Display")
	if err != nil {
		return ""
	}
	if pair, ok := seen.Value().([]any); ok && len(pair) == 2 {
		at, _ = pair[1].(dbus.ObjectPath)
	}
	return at
}

func askSavers(bus *dbus.Conn) error {
	for _, saver := range savers {
		if err := bus.AddMatchSignal(dbus.WithMatchInterface(saver), dbus.WithMatchMember("ActiveChanged")); err != nil {
			return err
		}
	}
	return nil
}

// locks reports whether a signal is a reason to lock.
func locks(s *dbus.Signal) bool {
	dot := strings.LastIndexByte(s.Name, '.')
	switch from, name := s.Name[:max(dot, 0)], s.Name[dot+1:]; {
	case from == manager && name == "PrepareForSleep", name == "ActiveChanged":
		return len(s.Body) > 0 && s.Body[0] == true
	case from == oneOf && name == "Lock":
		return true
	case from == changed && name == "PropertiesChanged" && len(s.Body) > 1 && s.Body[0] == oneOf:
		values, _ := s.Body[1].(map[string]dbus.Variant)
		return values["LockedHint"].Value() == true
	}
	return false
}
