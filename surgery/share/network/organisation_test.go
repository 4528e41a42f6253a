package network

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"

	"socialmediasurgery/surgery"
	quicklinks "socialmediasurgery/surgery/share/network/quick"
)

// cluster is what an organisation's IT runs: three servers, with TLS and credentials.
type cluster struct {
	t           *testing.T
	options     []*server.Options
	servers     []*server.Server
	roots       *x509.CertPool
	credentials string
	issuer      *issuer
}

var host = quicklinks.Here(7).String()

func must[T any](t testing.TB) func(T, error) T {
	return func(got T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
}

// authority returns a certificate for the servers, and who vouches for it.
func authority(t testing.TB) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key := must[*ecdsa.PrivateKey](t)(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "made-up authority"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature, IPAddresses: []net.IP{net.ParseIP(host)}}
	raw := must[[]byte](t)(x509.CreateCertificate(rand.Reader, of, of, key.Public(), key))
	pool := x509.NewCertPool()
	pool.AddCert(must[*x509.Certificate](t)(x509.ParseCertificate(raw)))
	return &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{{Certificate: [][]byte{raw}, PrivateKey: key}}}, pool
}

// issuer makes accounts and credentials, as IT does with nsc.
type issuer struct {
	t        testing.TB
	operator nkeys.KeyPair
	account  nkeys.KeyPair
	trusted  *jwt.OperatorClaims
	resolver *server.MemAccResolver
	accounts map[string]string // as the resolver has them
	system   string
}

func issues(t testing.TB) *issuer {
	t.Helper()
	i := &issuer{t: t, operator: must[nkeys.KeyPair](t)(nkeys.CreateOperator()), account: must[nkeys.KeyPair](t)(nkeys.CreateAccount()), resolver: &server.MemAccResolver{}, accounts: map[string]string{}}
	public := must[string](t)(i.operator.PublicKey())
	claims := jwt.NewOperatorClaims(public)
	claims.Name = "operator"
	system := must[nkeys.KeyPair](t)(nkeys.CreateAccount())
	i.system = i.add(system, jwt.JetStreamLimits{})
	claims.SystemAccount = i.system
	i.trusted = must[*jwt.OperatorClaims](t)(jwt.DecodeOperatorClaims(must[string](t)(claims.Encode(i.operator))))
	i.add(i.account, jwt.JetStreamLimits{DiskStorage: 1 << 30, MemoryStorage: 1 << 20, Streams: 1000, Consumer: 10000})
	return i
}

func (i *issuer) add(account nkeys.KeyPair, limits jwt.JetStreamLimits) string {
	public := must[string](i.t)(account.PublicKey())
	claims := jwt.NewAccountClaims(public)
	claims.Name = public
	claims.Limits.JetStreamLimits = limits
	i.accounts[public] = must[string](i.t)(claims.Encode(i.operator))
	if err := i.resolver.Store(public, i.accounts[public]); err != nil {
		i.t.Fatal(err)
	}
	return public
}

// credentials writes a credentials file for the surgeries' account.
func (i *issuer) credentials(may May) string { return i.credentialsOf(i.account, may) }

func (i *issuer) credentialsOf(account nkeys.KeyPair, may May) string {
	user := must[nkeys.KeyPair](i.t)(nkeys.CreateUser())
	claims := jwt.NewUserClaims(must[string](i.t)(user.PublicKey()))
	claims.Pub.Allow.Add(may.Publish...)
	claims.Sub.Allow.Add(may.Subscribe...)
	signed := must[string](i.t)(claims.Encode(account))
	raw := must[[]byte](i.t)(jwt.FormatUserConfig(signed, must[[]byte](i.t)(user.Seed())))
	name := filepath.Join(i.t.TempDir(), "surgeries.creds")
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		i.t.Fatal(err)
	}
	return name
}

// free returns a port that nobody has.
func free(t testing.TB) int {
	l := must[net.Listener](t)(net.Listen("tcp", host+":0"))
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// runs starts so many servers.
func runs(t *testing.T, n int) *cluster {
	t.Helper()
	c := &cluster{t: t}
	config, roots := authority(t)
	c.roots = roots
	i := issues(t)
	c.issuer, c.credentials = i, i.credentials(AccountMay())
	var routes []*url.URL
	for range n {
		routes = append(routes, must[*url.URL](t)(url.Parse(fmt.Sprintf("nats-route://%s:%d", host, free(t)))))
	}
	for k := range n {
		o := &server.Options{ServerName: fmt.Sprint("server", k), Host: host, Port: free(t), NoSigs: true, NoLog: true, JetStream: true, StoreDir: t.TempDir(), SyncAlways: true, DisableJetStreamBanner: true,
			TLS: true, TLSConfig: config, TLSTimeout: 5, TrustedOperators: []*jwt.OperatorClaims{i.trusted}, SystemAccount: i.system, AccountResolver: i.resolver}
		if n > 1 {
			port := must[int](t)(net.LookupPort("tcp", routes[k].Port()))
			o.Cluster = server.ClusterOpts{Name: "made-up", Host: host, Port: port}
			o.Routes = routes
		}
		c.options = append(c.options, o)
		c.servers = append(c.servers, nil)
		c.start(k)
	}
	t.Cleanup(func() {
		for _, s := range c.servers {
			s.Shutdown()
			s.WaitForShutdown()
		}
	})
	until(t, "the cluster is whole", func() bool {
		for _, s := range c.servers {
			if n == 1 || s.JetStreamIsLeader() && len(s.ActivePeers()) == n {
				return true
			}
		}
		return false
	})
	return c
}

func (c *cluster) start(k int) {
	c.t.Helper()
	o := *c.options[k]
	s := must[*server.Server](c.t)(server.NewServer(&o))
	s.Start()
	if !s.ReadyForConnections(startTime) {
		c.t.Fatal("a server does not start")
	}
	c.servers[k] = s
}

func (c *cluster) kill(k int) {
	c.servers[k].Shutdown()
	c.servers[k].WaitForShutdown()
}

// organisation is what a desk is told of it.
func (c *cluster) organisation() Organisation {
	o := Organisation{Credentials: c.credentials, roots: c.roots}
	for _, s := range c.options {
		o.Servers = append(o.Servers, fmt.Sprintf("tls://%s:%d", s.Host, s.Port))
	}
	return o
}

func (l *laptop) uses(o Organisation) *laptop {
	l.room.t.Helper()
	if err := l.Use(o); err != nil {
		l.room.t.Fatal(err)
	}
	return l
}

// leads returns which server leads the stream of a share.
func (c *cluster) leads(l *laptop) int {
	for k, s := range c.servers {
		if s.Running() && s.JetStreamIsStreamLeader(must[string](c.t)(accountOf(c.credentials)), l.names.stream()) {
			return k
		}
	}
	return -1
}

func accountOf(credentials string) (string, error) {
	raw, err := os.ReadFile(credentials)
	if err != nil {
		return "", err
	}
	signed, err := jwt.ParseDecoratedJWT(raw)
	if err != nil {
		return "", err
	}
	claims, err := jwt.DecodeUserClaims(signed)
	if err != nil {
		return "", err
	}
	return claims.Issuer, nil
}

// Three desks over a cluster of which the server stops that led, and starts anew.
func TestAnOrganisationsCluster(t *testing.T) {
	cluster := runs(t, 3)
	r := newRoom(t)
	r.pace.silent = 2 * time.Second
	a, b, c := r.desk(), r.desk(), r.desk()
	for _, l := range []*laptop{a, b, c} {
		l.uses(cluster.organisation())
	}
	a.write(60)
	b.write(5)
	t.Logf("the first changes are everywhere after %v", r.agree(65, a, b, c).Round(time.Millisecond))
	first := cluster.leads(a)
	if first < 0 {
		t.Fatal("nobody leads the stream")
	}
	if n := replicas(t, a); n != copies {
		t.Errorf("%d copies", n)
	}
	cluster.kill(first)
	c.write(10)
	t.Logf("with one of three stopped, the one that led: everywhere after %v", r.agree(75, a, b, c).Round(time.Millisecond))
	cluster.start(first)
	a.write(1)
	b.write(1)
	c.write(1)
	r.agree(78, a, b, c)
	d := r.desk().uses(cluster.organisation()) // has nothing, and has heard of nobody
	t.Logf("a new desk has all after %v", r.agree(78, a, d).Round(time.Millisecond))
	until(t, "nobody has trouble", func() bool {
		for _, l := range r.all {
			if s := l.State(); !s.Connected || s.Trouble != "" || len(s.Differ) > 0 {
				return false
			}
		}
		return true
	})
	if err := a.ForgetAt(); err != nil {
		t.Fatal(err)
	}
	a.kill() // else it makes the stream again
	until(t, "who is late is told that it is over", func() bool {
		s := b.State()
		return !s.Connected && s.Why != nil && s.Why.Key == "share.server_none"
	})
}

func replicas(t *testing.T, l *laptop) int {
	t.Helper()
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.Link.mutex.Lock()
	js := l.session.js
	l.Link.mutex.Unlock()
	s, err := js.Stream(t.Context(), l.names.stream())
	if err != nil {
		t.Fatal(err)
	}
	return s.CachedInfo().Config.Replicas
}

// One server alone keeps one copy. Two shares on it know nothing of each other.
func TestAnOrganisationsServer(t *testing.T) {
	one := runs(t, 1)
	r, other := newRoom(t), newRoom(t)
	a, b := r.desk().uses(one.organisation()), r.desk().uses(one.organisation())
	c := other.desk(func(o *Options) { o.Share = "share-2" }).uses(one.organisation())
	a.write(3)
	c.write(4)
	r.agree(3, a, b)
	other.agree(4, c)
	until(t, "C is connected", func() bool { return c.State().Connected })
	if n := replicas(t, a); n != 1 {
		t.Errorf("%d copies", n)
	}
	if s := c.State(); len(s.Heard) != 0 {
		t.Errorf("C hears %v", s.Heard)
	}
	// Whoever has the credentials and no share key sees nothing, and what they send is
	// junk.
	stranger := newRoom(t).desk(func(o *Options) { o.Seat = "seat-z" }).uses(one.organisation())
	stranger.write(1)
	until(t, "junk is counted", func() bool { return a.State().Junk > 0 && b.State().Junk > 0 })
	if n := len(stranger.seen()); n != 1 {
		t.Errorf("the stranger has %v", stranger.seen())
	}
	a.write(1)
	r.agree(4, a, b)
}

func TestTroubleWithAnOrganisationsServer(t *testing.T) {
	one := runs(t, 1)
	r := newRoom(t)
	l := r.desk()
	for _, address := range []string{"nats://127.0.0.1:4222", "127.0.0.1", "", "tls://", "tls://name:word@127.0.0.1", "http://127.0.0.1", "tls://127.0.0.1/path"} {
		if err := l.Use(Organisation{Servers: []string{address}}); surgery.KindOf(err) != surgery.Invalid {
			t.Errorf("%q: %v", address, err)
		}
	}
	for want, change := range map[Trouble]func(*Organisation){
		NotLetIn:    func(o *Organisation) { o.Credentials = issues(t).credentials(AccountMay()) },
		WrongLaptop: func(o *Organisation) { _, o.roots = authority(t) },
		NoNetwork:   func(o *Organisation) { o.Servers = []string{fmt.Sprintf("tls://%s:%d", host, free(t))} },
	} {
		o := one.organisation()
		change(&o)
		l := r.desk().uses(o)
		took := until(t, string(want), func() bool { s := l.State(); return s.Trouble == want && s.Why != nil })
		t.Logf("%s: %v", want, took.Round(time.Millisecond))
		l.kill()
	}
	// Trouble goes once the server is there again.
	l.uses(one.organisation())
	until(t, "it is connected", func() bool { return l.State().Connected })
	one.kill(0)
	until(t, "the server is gone", func() bool { return l.State().Trouble == NoNetwork })
	one.start(0)
	until(t, "it is there again", func() bool { s := l.State(); return s.Connected && s.Trouble == "" })
}
