package ui

import (
	"time"

	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/ui/kit"
)

// scours is when memory is scoured again after the window was locked or the kiosk
// began: the toolkit keeps the texts that it has drawn for a minute.
var scours = []time.Duration{15 * time.Second, 90 * time.Second, 4 * time.Minute}

// scour writes over what is left in memory of what was dropped, now and later, as
// long as this curtain is up.
func (g *guard) scour() {
	drawn, runner := g.curtain, g.shell.parts.Runner
	once := func() {
		if g.curtain != drawn {
			return // it was lifted
		}
		settings := g.shell.parts.App.Settings()
		settings.SetTheme(settings.Theme()) // has the toolkit drop the texts it has measured
		kit.Do(runner, func() (struct{}, error) { seal.Scour(); return struct{}{}, nil }, func(struct{}, error) {})
	}
	once()
	for _, later := range scours {
		runner.After(later, once)
	}
}
