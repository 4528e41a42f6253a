package walk

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"socialmediasurgery/surgery/words"
)

// Moves with a message server of the organisation, which runs in this machine: one and the
// same for both desks, that may be away.
func init() {
	if runtime.GOOS != "linux" { // whom to trust is told to others otherwise
		return
	}
	verbs["use the organisation's server"] = verb{often: 1, with: when(shares, "", "", "", "a wrong address", "a file that is not there"), do: (*host).useServer}
	verbs["both use the organisation's server"] = verb{often: 2, with: when(bothOpen), do: (*host).bothUseServer}
	verbs["the organisation's server"] = verb{often: 1, with: when(func(h *host) bool { return h.server != nil }, "goes away", "comes back"), do: (*host).serverMoves}
	sharedBegins = append(sharedBegins, []string{"start a surgery", "choose a passphrase", "share the surgery", "another laptop asks", "let it in", "the other joins",
		"both use the organisation's server", "at the other desk: check in, Ayesha Inventa", "news comes and goes"})
}

// serverHost is where it runs.
const serverHost = "127.0.75.2"

// messages is the organisation's message server.
type messages struct {
	options *server.Options
	runs    *server.Server
}

// certified is the certificate of servers of walks.
var certified *tls.Config

// trust has this test, and nobody else, trust the servers of walks. What the system trusts
// is read once: before anything asks.
func trust() (forget func(), err error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "made-up authority"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(240 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature, IPAddresses: []net.IP{net.ParseIP(serverHost)}}
	raw, err := x509.CreateCertificate(rand.Reader, of, of, key.Public(), key)
	if err != nil {
		return nil, err
	}
	certified = &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{{Certificate: [][]byte{raw}, PrivateKey: key}}}
	folder, err := os.MkdirTemp("", "walks-trust-")
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "trusted.pem")
	err = errors.Join(os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}), 0o600), os.Setenv("SSL_CERT_FILE", file))
	return func() { os.RemoveAll(folder) }, err
}

// at is the address that is typed.
func (m *messages) at() string { return fmt.Sprintf("tls://%s:%d", m.options.Host, m.options.Port) }

// serves returns the address of the organisation's server, which is begun where none was.
func (h *host) serves() (string, error) {
	if h.server == nil {
		l, err := net.Listen("tcp", serverHost+":0") // a port that nobody has
		if err != nil {
			return "", err
		}
		port := l.Addr().(*net.TCPAddr).Port
		l.Close()
		h.server = &messages{options: &server.Options{ServerName: "made-up", Host: serverHost, Port: port, NoSigs: true, NoLog: true, JetStream: true,
			StoreDir: filepath.Join(h.home, "cache", "messages"), TLS: true, TLSConfig: certified, TLSTimeout: 5, DisableJetStreamBanner: true}}
		if err := h.server.start(); err != nil {
			return "", err
		}
	}
	return h.server.at(), nil
}

func (m *messages) start() error {
	const long = 20 * time.Second
	o := *m.options
	s, err := server.NewServer(&o)
	if err != nil {
		return err
	}
	s.Start()
	m.runs = s
	if !s.ReadyForConnections(long) {
		return errors.New("the organisation's server does not start")
	}
	return nil
}

func (m *messages) stop() {
	if m == nil || m.runs == nil {
		return
	}
	m.runs.Shutdown()
	m.runs.WaitForShutdown()
	m.runs = nil
}

func (h *host) serverMoves(how string) {
	switch {
	case how == "goes away":
		h.server.stop()
	case h.server.runs == nil:
		if err := h.server.start(); err != nil {
			h.broken("the program goes on", err.Error())
		}
	}
}

// useServer chooses the organisation's server in the panel for it.
func (h *host) useServer(how string) {
	at, err := h.serves()
	if err != nil {
		h.broken("the program goes on", err.Error())
	}
	h.toDesks()
	if !h.tap(words.Say("network.server")) || h.title() != words.Say("network.server_title") {
		return
	}
	file := ""
	switch how {
	case "a wrong address":
		at = "messages.example"
	case "a file that is not there":
		file = "surgery.creds"
	}
	boxes := h.see().boxes
	if len(boxes) < 2 {
		h.broken("there are boxes for the server's address and file", h.is.title)
	}
	for i, text := range []string{at, file} {
		h.window.Canvas().Focus(boxes[i])
		h.retype(text)
	}
	h.press("ctrl+Return")
	if how != "" && h.title() != words.Say("network.server_title") && h.is.hidden == nothing {
		h.broken("what cannot be used is refused, with what was typed still there", how)
	}
}

// bothUseServer has both desks use it.
func (h *host) bothUseServer(string) {
	h.useServer("")
	if h.server == nil || h.server.runs == nil || !takesPart(h) {
		return
	}
	_, err := h.other.desk.Live.Use(h.server.at(), "")
	h.other.must("use the organisation's server", err)
	h.networked = err == nil
}
