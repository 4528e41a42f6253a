package joining

import (
	"context"
	"io"
	"log/slog"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/words"
)

// Request is a laptop that asks to be let in.
type Request struct {
	Name  string
	Words [3]string // as its screen shows them too
	Of    *share.Request
}

// Asked returns the request of a laptop, with the words that its screen shows: over a
// network they are of the channel too.
func Asked(of *share.Request, shows [3]string) Request { return Request{of.Name, shows, of} }

// Requests returns the laptops that ask on the stick in a folder, the latest first. It
// is to be called beside the worker.
func Requests(folder string) ([]Request, error) {
	found, bad, err := share.At(folder, "").Requests(context.Background())
	if err != nil {
		return nil, err
	}
	for _, err := range bad {
		slog.Error("joining: a request was not read", "cause", err)
	}
	if len(found) == 0 && len(bad) > 0 {
		return nil, bad[0]
	}
	slices.SortFunc(found, func(a, b *share.Request) int { return b.Written.Compare(a.Written) })
	var all []Request
	for _, f := range found {
		all = append(all, Asked(f, f.Words()))
	}
	return all, nil
}

// Given is what a laptop that was let in is given: the answer, and the opening parcel.
type Given struct {
	to     *share.Request
	answer []byte
	key    *seal.Key
	parcel surgery.Parcel
	ctx    context.Context
	cancel context.CancelFunc
}

// Give is what is given in answer to a request; key is the share's.
func Give(to *share.Request, answer []byte, key *seal.Key, parcel surgery.Parcel) *Given {
	return (&Given{to: to, answer: answer, key: key, parcel: parcel}).Again()
}

// Again returns the same, to be given once more.
func (g *Given) Again() *Given {
	again := *g
	again.ctx, again.cancel = context.WithCancel(context.Background())
	return &again
}

// Stop ends giving as soon as that is possible.
func (g *Given) Stop() { g.cancel() }

// Seen is what is in the parcel.
func (g *Given) Seen() surgery.Seen { return g.parcel.Seen }

// Write writes the parcel and then the answer onto the stick in a folder, beside the
// worker; the request goes. It may be done again.
func (g *Given) Write(folder string) error {
	stick := share.At(folder, words.Say("share.read_me"))
	if err := stick.Write(g.ctx, seal.OneKey(g.key), share.HeadOf(&g.parcel, nil), share.Whole(&g.parcel), nil); err != nil {
		return err
	}
	return stick.Answer(g.ctx, g.to, g.answer)
}

// Carry gives the answer, and what writes the opening parcel, to whoever carries both to
// the laptop over a network, beside the worker.
func (g *Given) Carry(carry func(answer []byte, opening func(io.Writer) error) error) error {
	return carry(g.answer, func(w io.Writer) error {
		return share.Encode(g.ctx, w, g.key, share.HeadOf(&g.parcel, nil), share.Whole(&g.parcel), nil)
	})
}
