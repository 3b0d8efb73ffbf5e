// Package davtest starts Radicale, the CalDAV server of Debian, for tests: on a free port of the loopback, with an empty folder and
// one user.
package davtest

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The one user the server knows.
const (
	User     = "käthe"
	Password = "geh heim: straße"
)

// python is Debian's own, which has radicale; another may come first in the path.
const python = "/usr/bin/python3"

// Server is a running Radicale.
type Server struct {
	Address     string // http://127.0.0.1:port, or https
	Folder      string // where the calendars are
	Certificate []byte // DER, with TLS
	t           testing.TB
	port        string
	config      string
	process     *exec.Cmd
	output      *bytes.Buffer
}

// Options of a server.
type Options struct {
	TLS bool // with a certificate nobody vouches for
}

// Start starts a server that ends with the test. It fails the test where Radicale is not installed.
func Start(t testing.TB, options Options) *Server {
	t.Helper()
	if err := exec.Command(python, "-m", "radicale", "--version").Run(); err != nil {
		t.Fatalf("Radicale is needed to check synchronising: apt install radicale (%v)", err)
	}
	dir := t.TempDir()
	s := &Server{t: t, Folder: filepath.Join(dir, "collections"), config: filepath.Join(dir, "config"), port: freePort(t)}
	write(t, filepath.Join(dir, "users"), []byte(User+":"+Password+"\n"))
	scheme, tls := "http", ""
	if options.TLS {
		scheme = "https"
		s.Certificate = selfSigned(t, filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"))
		tls = fmt.Sprintf("ssl = True\ncertificate = %s\nkey = %s\n", filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"))
	}
	s.Address = scheme + "://127.0.0.1:" + s.port
	write(t, s.config, []byte(fmt.Sprintf(`[server]
hosts = 127.0.0.1:%s
%s
[auth]
type = htpasswd
htpasswd_filename = %s
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = %s
[logging]
level = warning
`, s.port, tls, filepath.Join(dir, "users"), s.Folder)))
	s.Resume()
	t.Cleanup(s.Stop)
	return s
}

// Resume starts a server again that was stopped, at the same address and with what it had.
func (s *Server) Resume() {
	s.t.Helper()
	s.output = &bytes.Buffer{}
	s.process = exec.Command(python, "-m", "radicale", "--config", s.config)
	s.process.Env = append(os.Environ(), "PYTHONUTF8=1", "RADICALE_CONFIG=")
	s.process.Stdout, s.process.Stderr = s.output, s.output
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		connection, err := net.Dial("tcp", "127.0.0.1:"+s.port)
		if err == nil {
			_ = connection.Close()
			return
		}
	}
	s.Stop()
	s.t.Fatalf("Radicale does not answer:\n%s", s.output)
}

// Stop ends the server; what it has stays.
func (s *Server) Stop() {
	if s.process == nil {
		return
	}
	_ = s.process.Process.Kill()
	_ = s.process.Wait()
	s.process = nil
}

// Stored gives the calendar objects in the server's folder, by their file names.
func (s *Server) Stored() map[string]string {
	s.t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(s.Folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".ics") || strings.Contains(path, ".Radicale.cache") {
			return err
		}
		text, err := os.ReadFile(path)
		found[filepath.Base(path)] = string(text)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

func freePort(t testing.TB) string {
	t.Helper()
	socket, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = socket.Close() }()
	_, port, err := net.SplitHostPort(socket.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// selfSigned writes a certificate of a day, as somebody makes one for a server at home.
func selfSigned(t testing.TB, certificate, key string) []byte {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "home.example"}, DNSNames: []string{"home.example"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(23 * time.Hour), KeyUsage: x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	write(t, certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	write(t, key, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: packed}))
	return der
}
