package start

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// wifi is the network for guests of the venue.
type wifi struct {
	content             *fyne.Container
	name, key           *kit.Entry
	nameField, keyField *kit.Field
	hidden, onWall      *kit.Check
	was                 surgery.WiFi // as it was filled in
}

func newWiFi() *wifi {
	w := &wifi{name: kit.NewEntry(words.Say("start.wifi_name_example")), key: kit.NewEntry(words.Say("start.wifi_key_example"))}
	w.nameField = kit.NewField(words.Say("start.wifi_name"), w.name, "")
	w.keyField = kit.NewField(words.Say("start.wifi_key"), w.key, words.Say("start.wifi_key_hint"))
	w.name.OnChanged = func(string) { w.nameField.SetWrong("") }
	w.key.OnChanged = func(string) { w.keyField.SetWrong("") }
	w.hidden = kit.NewCheck(words.Say("start.wifi_hidden"), nil)
	w.onWall = kit.NewCheck(words.Say("start.wifi_on_wall"), nil)
	w.content = kit.Column(kit.Step, kit.Title(words.Say("start.wifi")), kit.Small(words.Say("start.wifi_what")),
		kit.Tiles(300, 12, w.nameField, w.keyField), kit.Column(0, w.hidden, w.onWall))
	return w
}

func (w *wifi) set(of surgery.WiFi) {
	w.name.SetText(of.Name)
	w.key.SetText(of.Key)
	w.hidden.Set(of.Hidden)
	w.onWall.Set(of.OnWall)
	w.was = of
}

// typed is what stands there now, as it is.
func (w *wifi) typed() surgery.WiFi {
	of := surgery.WiFi{Name: strings.TrimSpace(w.name.Text), Key: strings.TrimSpace(w.key.Text), Hidden: w.hidden.On(), OnWall: w.onWall.On()}
	if of.Name == "" && of.Key == "" {
		return surgery.WiFi{}
	}
	return of
}

// read returns the network, and the field that an error is about.
func (w *wifi) read() (surgery.WiFi, *kit.Field, error) {
	of := w.typed()
	if of == (surgery.WiFi{}) {
		return of, w.nameField, nil
	}
	_, err := link.WiFi(of)
	var e *surgery.Error
	if errors.As(err, &e) && e.Key == "link.wifi_key" {
		return of, w.keyField, err
	}
	return of, w.nameField, err
}

// follow fills in what is known of another venue, unless something was typed here:
// no venue gets the network of another.
func (f *form) follow() {
	venue, w := surgery.Clean(f.venue.Text), f.wifi
	if strings.EqualFold(venue, f.wifiOf) || w.typed() != w.was {
		return
	}
	f.wifiOf = venue
	if w.was != (surgery.WiFi{}) {
		w.set(surgery.WiFi{})
	}
	kit.Load(f.stage.Stage, func() (surgery.WiFi, error) { return f.stage.Start.WiFiAt(venue) }, func(of surgery.WiFi) {
		if f.wifiOf == venue && w.typed() == w.was && of != w.was {
			w.set(of)
		}
	})
}
