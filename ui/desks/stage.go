// Package desks is sharing one surgery among several laptops: the screen that says which
// desks there are and what needs a look, and the panels that share, let a laptop in, join,
// swap with the stick, go by a network, and go on when the home laptop is lost.
package desks

import (
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/homelost"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Crossed  *crossed.Room
	Sharing  *sharing.Room
	HomeLost *homelost.Room
	Live     *live.Room // nil where no network is to be used

	// Networks returns the networks that this laptop is on, beside the worker.
	Networks func() ([]live.Network, error)
	// Protect has a passphrase chosen, and calls then when that is over.
	Protect func(then func())
	// ChooseFolder has a folder of this laptop chosen.
	ChooseFolder func(from string, chosen func(path string))
	// Hidden reports whether a curtain hides the window: nothing is shown over it.
	Hidden func() bool
	// Anew goes on with other records, once between has returned; nil where that is not
	// possible.
	Anew func(between func() (*sharing.Next, error))
}
