package desks_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/share/network/quick"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// What is shown while laptops share over a network stands within the window, as all else
// does: see TestEverythingHasRoom.
func TestEverythingOfANetworkHasRoom(t *testing.T) {
	looks := []kit.Look{kit.Light}
	if os.Getenv("LOOK") != "" {
		looks = []kit.Look{kit.Light, kit.Dark, kit.HighContrast}
	}
	for _, look := range looks {
		for _, percent := range []int{100, 200} {
			for name, size := range map[string]fyne.Size{"large": fyne.NewSize(1170, 738), "small": fyne.NewSize(828, 570)} {
				t.Run(fmt.Sprintf("%s-%d-%s", look, percent, name), func(t *testing.T) {
					homeInOneLook(t, look, percent, size)
					joinerInOneLook(t, look, percent, size)
				})
			}
		}
	}
}

func homeInOneLook(t *testing.T, look kit.Look, percent int, size fyne.Size) {
	r := online(t, look, percent, loopback, live.Network{Name: "The Wi-Fi of the made-up hall, for guests", Address: quick.Here(2).String()})
	r.Window.Resize(size)
	look1 := func(what string) {
		t.Helper()
		r.hasRoom(what)
		r.Capture(fmt.Sprintf("%s-%d-%.0f-net-%s", look, percent, size.Width, what))
	}
	r.share()
	look1("01-shared")
	r.Press(fyne.KeyReturn)
	look1("02-which-network")
	r.Press(fyne.KeyReturn)
	look1("03-code")
	r.Stage.Runner.Advance(16 * time.Second)
	look1("04-nobody-came")
	d, k, _ := r.knocks("Front door, beside the cloakroom")
	r.comes("Let “Front door, beside the cloakroom” in?")
	look1("05-let-in")
	came := make(chan error, 1)
	go func() { came <- k.Wait() }()
	r.PressButton("Let it in")
	if err := <-came; err != nil {
		t.Fatal(err)
	}
	look1("06-todays")
	r.Press(fyne.KeyReturn)
	b := r.entered(d, k.Enter)
	r.exchange("it is connected", func() bool { return r.Rooms.Live.State().Connected && len(r.Rooms.Live.State().Heard) > 0 }, r.Rooms, b)
	r.screen.Shown()
	look1("07-connected")
	r.PressButton(words.Say("network.server"))
	look1("08-server")
	r.Write("http://messages.example")
	r.Press(fyne.KeyReturn)
	look1("09-server-wrong")
}

func joinerInOneLook(t *testing.T, look kit.Look, percent int, size fyne.Size) {
	j := joins(t, look, percent)
	j.Window.Resize(size)
	look1 := func(what string) {
		t.Helper()
		j.hasRoom(what)
		j.Capture(fmt.Sprintf("%s-%d-%.0f-net-%s", look, percent, size.Width, what))
	}
	i := j.invite()
	j.Press(fyne.KeyReturn)
	look1("11-join")
	j.Write("A2345")
	j.Press(fyne.KeyReturn)
	look1("12-code-wrong")
	j.Rewrite(i.Code)
	j.PressButton(words.Say("network.no_luck"))
	look1("13-address")
	j.TabTo(words.Say("sharing.name_example"))
	j.Write("Front door")
	let := j.answers(i, j.letsIn)
	j.Press(fyne.KeyReturn)
	look1("14-words")
	j.Stage.Runner.Advance(time.Second)
	if err := <-let; err != nil {
		t.Fatal(err)
	}
	look1("15-todays")
}
