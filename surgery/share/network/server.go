package network

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nkeys"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// What the lead's message server may take.
const (
	mostConns   = 40
	mostSubs    = 64
	mostLine    = 1 << 10
	mostPayload = 1 << 20
	mostPending = 8 << 20
	mostStored  = 512 << 20
	mostMemory  = 16 << 20
	startTime   = 5 * time.Second
	askTime     = 3 * time.Second // for one question to the server
	mostOfDesk  = 128 << 20       // bytes that one desk may send while the lead runs: thousands of visits
)

// leadServer is the message server in the lead desk. It listens on nothing.
type leadServer struct {
	names  // of the lead
	folder string
	key    nkeys.KeyPair // the lead's own
	server *server.Server
	admin  *nats.Conn
	js     jetstream.JetStream
	fresh  bool        // its stream was empty
	broken atomic.Bool // it could not write: nothing more is kept until it starts anew

	mutex sync.Mutex
	desks map[string]surgery.ID        // seats by nkey
	sent  map[surgery.ID]*atomic.Int64 // bytes, by seat
}

// serverKey returns by what a message server knows a desk.
func serverKey(secret *seal.DeskSecret) (nkeys.KeyPair, string, error) {
	seed := secret.ServerSeed()
	defer clear(seed)
	pair, err := nkeys.FromRawSeed(nkeys.PrefixByteUser, seed)
	if err != nil {
		return nil, "", err
	}
	public, err := pair.PublicKey()
	return pair, public, err
}

// startServer starts the server on what lies in the folder.
func startServer(n names, folder string, secret *seal.DeskSecret) (*leadServer, error) {
	key, public, err := serverKey(secret)
	if err != nil {
		return nil, err
	}
	l := &leadServer{names: n, folder: folder, key: key, desks: map[string]surgery.ID{public: n.seat}, sent: map[surgery.ID]*atomic.Int64{}}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, noFolder(err)
	}
	o := &server.Options{ServerName: "lead", DontListen: true, NoSigs: true, NoLog: true, NoSystemAccount: true,
		JetStream: true, StoreDir: folder, SyncAlways: true, JetStreamMaxMemory: mostMemory, JetStreamMaxStore: mostStored, DisableJetStreamBanner: true,
		MaxConn: mostConns, MaxSubs: mostSubs, MaxControlLine: mostLine, MaxPayload: mostPayload, MaxPending: mostPending, WriteDeadline: 5 * time.Second,
		PingInterval: pingEvery, MaxPingsOut: pingsOut, AlwaysEnableNonce: true, CustomClientAuthentication: l}
	if l.server, err = server.NewServer(o); err != nil {
		return nil, noFolder(err)
	}
	l.server.SetLoggerV2(logger{folder, &l.broken}, false, false, false)
	l.server.Start()
	if !l.server.ReadyForConnections(startTime) || !l.server.JetStreamEnabled() {
		l.stop()
		return nil, noFolder(errors.New("network: the message server does not start"))
	}
	if err := l.prepare(); err != nil {
		l.stop()
		return nil, noFolder(err)
	}
	return l, nil
}

func noFolder(err error) error {
	return surgery.Fail(surgery.ReadOnly, "share.lead_folder").Because(err)
}

// prepare connects the lead itself, and makes the stream.
func (l *leadServer) prepare() (err error) {
	if l.admin, err = nats.Connect("", nats.InProcessServer(l.server), nats.NoReconnect(), signs(l.key), nats.CustomInboxPrefix(l.inbox()+".admin")); err != nil {
		return err
	}
	if l.js, err = jetstream.New(l.admin); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	s, err := l.js.CreateOrUpdateStream(ctx, streamOf(l.names, 1))
	if err != nil {
		return err
	}
	l.fresh = s.CachedInfo().State.LastSeq == 0
	return l.consume(ctx, l.seat)
}

// streamOf is how a stream of a share is set up: everything is kept until the surgery is
// over, and one message for each subject.
func streamOf(n names, replicas int) jetstream.StreamConfig {
	return jetstream.StreamConfig{Name: n.stream(), Subjects: n.kept(), MaxMsgsPerSubject: 1, MaxMsgSize: mostPayload, Storage: jetstream.FileStorage,
		Replicas: replicas, Discard: jetstream.DiscardNew, DiscardNewPerSubject: false}
}

// consumerOf is by what one desk reads the stream.
func consumerOf(seat surgery.ID) jetstream.ConsumerConfig {
	return jetstream.ConsumerConfig{Durable: string(seat), AckPolicy: jetstream.AckExplicitPolicy, AckWait: 30 * time.Second, MaxAckPending: mostUnread * 4, MaxWaiting: 8}
}

func (l *leadServer) consume(ctx context.Context, seat surgery.ID) error {
	return consumeAnew(ctx, l.js, names{l.share, seat})
}

// consumeAnew has a desk read on from where it took in last. What the server has handed,
// or would hand, to a connection that is dead already would else come after a while only.
func consumeAnew(ctx context.Context, js jetstream.JetStream, n names) error {
	c, err := js.Consumer(ctx, n.stream(), n.consumer())
	of := consumerOf(n.seat)
	switch {
	case errors.Is(err, jetstream.ErrConsumerNotFound):
	case err != nil:
		return fmt.Errorf("find what it reads by: %w", err)
	default:
		of.DeliverPolicy, of.OptStartSeq = jetstream.DeliverByStartSequencePolicy, c.CachedInfo().AckFloor.Stream+1
		if err := js.DeleteConsumer(ctx, n.stream(), n.consumer()); err != nil && !errors.Is(err, jetstream.ErrConsumerNotFound) {
			return fmt.Errorf("delete what it reads by: %w", err)
		}
	}
	if _, err = js.CreateConsumer(ctx, n.stream(), of); err != nil {
		return fmt.Errorf("make what it reads by: %w", err)
	}
	return nil
}

// Check lets a client in that signs with the nkey of a desk.
func (l *leadServer) Check(c server.ClientAuthentication) bool {
	o := c.GetOpts()
	l.mutex.Lock()
	seat, known := l.desks[o.Nkey]
	l.mutex.Unlock()
	sig, err := base64.RawURLEncoding.DecodeString(o.Sig)
	if !known || err != nil {
		return false
	}
	key, err := nkeys.FromPublicKey(o.Nkey)
	if err != nil || key.Verify(c.GetNonce(), sig) != nil {
		return false
	}
	user := &server.User{Username: string(seat)}
	if seat != l.seat {
		may := names{l.share, seat}.may()
		user.Permissions = &server.Permissions{Publish: &server.SubjectPermission{Allow: may.Publish}, Subscribe: &server.SubjectPermission{Allow: may.Subscribe}}
	}
	c.RegisterUser(user)
	return true
}

// carry connects a desk that came through the door, until either side ends it.
func (l *leadServer) carry(c net.Conn, seat surgery.ID, key string) {
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	err := l.consume(ctx, seat)
	cancel()
	if err != nil {
		slog.Error("network: no consumer for a desk", "cause", err)
		return
	}
	l.mutex.Lock()
	l.desks[key] = seat
	if l.sent[seat] == nil {
		l.sent[seat] = new(atomic.Int64)
	}
	sent := l.sent[seat]
	l.mutex.Unlock()
	inner, err := l.server.InProcessConn()
	if err != nil {
		slog.Error("network: a desk is not connected", "cause", err)
		return
	}
	pipe(c, inner, key, sent)
}

// strike forgets by what a desk is known.
func (l *leadServer) strike(seat surgery.ID) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for key, other := range l.desks {
		if other == seat {
			delete(l.desks, key)
		}
	}
}

// works reports whether the server still keeps what it is given: a folder that is full
// has it stop.
func (l *leadServer) works() bool {
	return !l.broken.Load() && l.server.Running() && l.server.JetStreamEnabled()
}

func (l *leadServer) stop() {
	if l.admin != nil {
		l.admin.Close()
	}
	l.server.Shutdown()
	l.server.WaitForShutdown()
}

// signs has a client sign with an nkey.
func signs(key nkeys.KeyPair) nats.Option {
	public, err := key.PublicKey()
	if err != nil {
		public = ""
	}
	return nats.Nkey(public, key.Sign)
}

// logger is what the server's log becomes: what it warns of, without the folder, whose
// path may have somebody's name. Other names in it are random.
type logger struct {
	folder string
	broken *atomic.Bool
}

func (logger) Noticef(string, ...any) {}
func (logger) Debugf(string, ...any)  {}
func (logger) Tracef(string, ...any)  {}

func (l logger) Warnf(format string, v ...any)  { l.says(slog.LevelWarn, format, v) }
func (l logger) Fatalf(format string, v ...any) { l.says(slog.LevelError, format, v) }

// Errorf is the only one to say that something was not written: who sent it hears
// nothing.
func (l logger) Errorf(format string, v ...any) { l.says(slog.LevelWarn, format, v) }

func (l logger) says(level slog.Level, format string, v []any) {
	const most = 300
	said := strings.ReplaceAll(fmt.Sprintf(format, v...), l.folder, "folder")
	if strings.Contains(said, "rite error") || strings.Contains(said, "failed to store") {
		l.broken.Store(true)
	}
	slog.Log(context.Background(), level, "network: server", "says", said[:min(len(said), most)])
}
