package network

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// session is one connection to a message server.
type session struct {
	link     *Link
	nc       *nats.Conn
	js       jetstream.JetStream
	consumer jetstream.Consumer
	lead     surgery.ID     // "" at an organisation's server
	here     netip.AddrPort // this laptop's address, as the lead sees it
	there    netip.AddrPort // the lead's door
	began    time.Time
	ctx      context.Context
	cancel   context.CancelFunc
	room     chan struct{} // there is room for more again
	unread   time.Time     // since when nothing can be read; the reader's alone

	swept swept

	forgetting atomic.Bool // what it reads from is being removed by this desk
	rereading  atomic.Bool // see readAnew

	mutex   sync.Mutex
	high    uint64 // the highest that was delivered
	pending []*delivered
	parts   map[[16]byte]*partial
}

// delivered is a message that is not known to be done with.
type delivered struct {
	msg  jetstream.Msg
	seq  uint64 // in the stream
	done bool
}

// connected is what a way to a server gives.
type connected struct {
	nc    *nats.Conn
	lead  surgery.ID
	here  netip.AddrPort
	there netip.AddrPort
	// make makes what is to be there, and what the desk reads by; nil where the lead sees
	// to that.
	make func(ctx context.Context, js jetstream.JetStream) (jetstream.Consumer, error)
}

// serversTime is for how long the servers of an organisation may settle among themselves
// who leads, when one of them has gone.
const serversTime = 10 * time.Second

// options are what every connection has.
func (l *Link) options() []nats.Option {
	return []nats.Option{nats.NoReconnect(), nats.PingInterval(pingEvery), nats.MaxPingsOutstanding(pingsOut), nats.Timeout(askTime), nats.FlusherTimeout(sendTime), nats.CustomInboxPrefix(l.names.inbox()),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			slog.Warn("network: a message server says", "cause", err)
		})}
}

// open begins a session on a connection.
func (l *Link) open(c *connected, err error) (*session, error) {
	if err != nil {
		return nil, err
	}
	s := &session{link: l, nc: c.nc, lead: c.lead, here: c.here, there: c.there, began: time.Now(), room: make(chan struct{}, 1), parts: map[[16]byte]*partial{}}
	s.ctx, s.cancel = context.WithCancel(l.ctx)
	c.nc.SetClosedHandler(func(*nats.Conn) { s.cancel() })
	if c.nc.IsClosed() {
		s.cancel()
	}
	if err := s.begin(c); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *session) begin(c *connected) (err error) {
	if s.js, err = jetstream.New(s.nc, jetstream.WithPublishAsyncMaxPending(4*mostAfloat)); err != nil {
		return err
	}
	n := s.link.names
	long, find := askTime, c.make
	if find == nil {
		find = func(ctx context.Context, js jetstream.JetStream) (jetstream.Consumer, error) {
			return js.Consumer(ctx, n.stream(), n.consumer())
		}
	} else {
		long = serversTime
	}
	ctx, cancel := context.WithTimeout(s.ctx, long)
	defer cancel()
	if s.consumer, err = find(ctx, s.js); err != nil {
		return fmt.Errorf("find what it reads by: %w", err)
	}
	if err := s.lastOwn(ctx); err != nil {
		return fmt.Errorf("read the last message: %w", err)
	}
	if _, err := s.nc.Subscribe(n.beats(), func(m *nats.Msg) { s.link.hears(m.Subject, m.Data, s) }); err != nil {
		return err
	}
	if err := s.looksAhead(); err != nil {
		return err
	}
	return s.nc.FlushWithContext(ctx)
}

// label says of a parcel of entries which chain it is of, up to where. To the desk whose
// chain it is that says what is kept; another sees in it whether it has all of that already:
// the last digest covers the whole chain up to there. It is sealed for its parcel.
type label struct {
	Desk   surgery.ID
	Seq    int64
	Digest []byte `json:",omitempty"` // of that entry
	Keys   bool   `json:",omitempty"` // the parcel has some too: it is to be read in any case
}

func labelled(id [16]byte) seal.Bound {
	return seal.Bound{Table: "parcel label", Record: string(id[:]), Field: "1"}
}

// lastOwn asks the server up to where it has this desk's own chain.
func (s *session) lastOwn(ctx context.Context) error {
	raw, err := s.last(ctx, s.link.names.of(ofOwn, ">"))
	if err != nil {
		return err
	}
	kept := surgery.Seen{}
	if raw != nil {
		if l, err := s.link.openLabel(raw); err != nil {
			slog.Warn("network: what this desk sent last is not its own", "cause", err) // all is sent again
		} else {
			kept[l.Desk] = l.Seq
		}
	}
	s.link.mutex.Lock()
	defer s.link.mutex.Unlock()
	s.link.kept, s.link.relayed, s.link.said = kept, surgery.Seen{}, [32]byte{}
	return nil
}

// last returns the last message that the server keeps under a subject; nil for none.
func (s *session) last(ctx context.Context, subject string) ([]byte, error) {
	ask, err := json.Marshal(map[string]string{"last_by_subj": subject})
	if err != nil {
		return nil, err
	}
	m, err := s.nc.RequestWithContext(ctx, "$JS.API.STREAM.MSG.GET."+s.link.names.stream(), ask)
	if err != nil {
		return nil, err
	}
	var last struct {
		Message *struct {
			Data []byte `json:"data"`
		} `json:"message"`
		Error *jetstream.APIError `json:"error"`
	}
	if err := json.Unmarshal(m.Data, &last); err != nil {
		return nil, err
	}
	switch {
	case last.Error != nil && last.Error.ErrorCode != jetstream.JSErrCodeMessageNotFound:
		return nil, last.Error
	case last.Message != nil:
		return last.Message.Data, nil
	}
	return nil, nil
}

func (l *Link) openLabel(raw []byte) (of label, err error) {
	p, err := parsePiece(raw)
	if err != nil {
		return of, err
	}
	plain, err := l.opens(p.label, labelled(p.id), l.Seat)
	if err == nil {
		err = json.Unmarshal(plain, &of)
	}
	return of, err
}

func (s *session) close() {
	s.cancel()
	s.nc.Close()
}

// isCode reports whether an error of a server is one of these.
func isCode(err error, codes ...jetstream.ErrorCode) bool {
	var api *jetstream.APIError
	if !errors.As(err, &api) {
		var js jetstream.JetStreamError
		if !errors.As(err, &js) || js.APIError() == nil {
			return false
		}
		api = js.APIError()
	}
	for _, code := range codes {
		if api.ErrorCode == code {
			return true
		}
	}
	return false
}
