package network

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// serve is a message server as an organisation's IT runs it, in a process of its own: by
// a file of configuration.
func serve() error {
	o, err := server.ProcessConfigFile(os.Getenv(ServerChild))
	if err != nil {
		return err
	}
	o.NoSigs, o.NoLog, o.DisableJetStreamBanner = true, true, true
	s, err := server.NewServer(o)
	if err != nil {
		return err
	}
	s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		return errors.New("the server does not start")
	}
	fmt.Println("ready")
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var account, stream string
		if _, err := fmt.Sscan(lines.Text(), &account, &stream); err == nil {
			fmt.Println(s.JetStreamIsStreamLeader(account, stream))
		} else {
			fmt.Println(s.JetStreamIsLeader(), len(s.ActivePeers()))
		}
	}
	s.Shutdown()
	return nil
}

// Server is one of a cluster.
type Server struct {
	Address string
	Cmd     *exec.Cmd
	Store   string

	t       testing.TB
	config  string
	command func(name string) *exec.Cmd
	in      io.Writer
	out     *bufio.Scanner
}

// Cluster is message servers that know one another, with TLS and credentials.
type Cluster struct {
	Servers     []*Server
	Roots       string // the authority's certificate
	Credentials string // of AccountMay
	Account     string
	issuer      *issuer
}

// NewCluster starts servers at these addresses, each by a command of its own.
func NewCluster(t testing.TB, hosts []string, command func(k int, name string) *exec.Cmd) *Cluster {
	t.Helper()
	i := issues(t)
	c := &Cluster{issuer: i, Credentials: i.credentials(AccountMay()), Account: must[string](t)(i.account.PublicKey())}
	var key string
	c.Roots, key = pems(t, hosts)
	operator := filepath.Join(t.TempDir(), "operator.jwt")
	write(t, operator, must[string](t)(i.trusted.Encode(i.operator)))
	preload, routes := "", ""
	for account, claims := range i.accounts {
		preload += fmt.Sprintf("  %s: %q\n", account, claims)
	}
	ports := make([][2]int, len(hosts))
	for k, host := range hosts {
		ports[k] = [2]int{4222, 6222}
		if host == hosts[(k+1)%len(hosts)] { // all at one address
			ports[k] = [2]int{free(t), free(t)}
		}
		routes += fmt.Sprintf("%q, ", fmt.Sprintf("nats-route://%s:%d", host, ports[k][1]))
	}
	for k, host := range hosts {
		s := &Server{t: t, Address: fmt.Sprintf("tls://%s:%d", host, ports[k][0]), Store: t.TempDir(), config: filepath.Join(t.TempDir(), "nats.conf"),
			command: func(name string) *exec.Cmd { return command(k, name) }}
		text := fmt.Sprintf("server_name: \"server%d\"\nlisten: \"%s:%d\"\nmax_payload: 1MB\ntls { cert_file: %q, key_file: %q, timeout: 5 }\njetstream { store_dir: %q, sync_interval: always }\noperator: %q\nsystem_account: %s\nresolver: MEMORY\nresolver_preload {\n%s}\n",
			k, host, ports[k][0], c.Roots, key, s.Store, operator, i.system, preload)
		if len(hosts) > 1 {
			text += fmt.Sprintf("cluster { name: \"made-up\", listen: \"%s:%d\", routes: [%s], tls { cert_file: %q, key_file: %q, ca_file: %q, verify: true, timeout: 5 } }\n", host, ports[k][1], routes, c.Roots, key, c.Roots)
		}
		write(t, s.config, text)
		c.Servers = append(c.Servers, s)
		t.Cleanup(s.Kill)
		s.Start()
	}
	c.UntilWhole()
	return c
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// pems returns files with a certificate for hosts, which vouches for itself, and its key.
func pems(t testing.TB, hosts []string) (certificate, key string) {
	t.Helper()
	private := must[*ecdsa.PrivateKey](t)(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "made-up authority"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}}
	for _, host := range hosts {
		of.IPAddresses = append(of.IPAddresses, net.ParseIP(host))
	}
	raw := must[[]byte](t)(x509.CreateCertificate(rand.Reader, of, of, private.Public(), private))
	secret := must[[]byte](t)(x509.MarshalPKCS8PrivateKey(private))
	folder := t.TempDir()
	certificate, key = filepath.Join(folder, "server.crt"), filepath.Join(folder, "server.key")
	write(t, certificate, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw})))
	write(t, key, string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})))
	return certificate, key
}

// Start starts it, on what it has kept.
func (s *Server) Start() {
	s.t.Helper()
	s.Cmd = s.command(os.Args[0])
	s.Cmd.Env = append(os.Environ(), ServerChild+"="+s.config)
	s.Cmd.Stderr = os.Stderr
	out, err := s.Cmd.StdoutPipe()
	if err == nil {
		s.in, err = s.Cmd.StdinPipe()
	}
	if err == nil {
		err = s.Cmd.Start()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.out = bufio.NewScanner(out)
	if said := s.says(""); said != "ready" {
		s.t.Fatal("a server does not start: ", said)
	}
}

func (s *Server) says(what string) string {
	s.t.Helper()
	if what != "" {
		fmt.Fprintln(s.in, what)
	}
	if !s.out.Scan() {
		s.t.Fatal("a server says nothing: ", s.out.Err())
	}
	return s.out.Text()
}

// Kill ends it as a power cut does.
func (s *Server) Kill() {
	if s.Cmd.ProcessState == nil {
		_ = s.Cmd.Process.Kill()
		_ = s.Cmd.Wait()
	}
}

// UntilWhole waits until the servers know one another.
func (c *Cluster) UntilWhole() {
	if len(c.Servers) < 2 {
		return
	}
	until(c.Servers[0].t, "the cluster is whole", func() bool {
		for _, s := range c.Servers {
			if s.says("whole") == fmt.Sprint(true, len(c.Servers)) {
				return true
			}
		}
		return false
	})
}

// Leads returns which server leads the stream of a share; nil for none.
func (c *Cluster) Leads(share string) *Server {
	for _, s := range c.Servers {
		if s.Cmd.ProcessState == nil && s.says(c.Account+" S_"+share) == "true" {
			return s
		}
	}
	return nil
}

// Addresses returns where all are, as somebody types it.
func (c *Cluster) Addresses() string {
	var all []string
	for _, s := range c.Servers {
		all = append(all, s.Address)
	}
	return strings.Join(all, ",")
}
