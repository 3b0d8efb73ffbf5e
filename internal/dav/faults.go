package dav

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
)

// Elsewhere is in the chain of the fault sync.elsewhere: the server wants the password sent to another host, which only the
// person can allow (Options.Hosts).
type Elsewhere struct{ Host string }

// Error is for logs.
func (e *Elsewhere) Error() string { return "sent on to " + e.Host }

// Certificate is in the chain of the fault sync.certificate: what a server shows of itself where nobody vouches for it. A person
// who knows the fingerprint from the server itself may trust exactly this one (Options.Trusted).
type Certificate struct {
	Fingerprint string // SHA-256, upper-case hex in pairs with colons
	Subject     string
	Issuer      string
	Names       []string // the hosts it is for
	From, Until time.Time
	SelfSigned  bool
	Reason      string // why it was refused, as the library words it
}

// Error is for logs.
func (c *Certificate) Error() string { return c.Reason }

// Fingerprint of a certificate: SHA-256, in the form that openssl prints.
func Fingerprint(raw []byte) string {
	sum := sha256.Sum256(raw)
	text := strings.ToUpper(hex.EncodeToString(sum[:]))
	pairs := make([]string, 0, len(sum))
	for i := 0; i < len(text); i += 2 {
		pairs = append(pairs, text[i:i+2])
	}
	return strings.Join(pairs, ":")
}

// trustOnly accepts what is in order anyway, and the one certificate with the fingerprint, whatever it says of itself.
func trustOnly(config *tls.Config, fingerprint string) {
	config.InsecureSkipVerify = true // VerifyConnection does it
	config.VerifyConnection = func(state tls.ConnectionState) error {
		leaf := state.PeerCertificates[0]
		if strings.EqualFold(Fingerprint(leaf.Raw), strings.TrimSpace(fingerprint)) {
			return nil
		}
		options := x509.VerifyOptions{DNSName: state.ServerName, Intermediates: x509.NewCertPool()}
		for _, other := range state.PeerCertificates[1:] {
			options.Intermediates.AddCert(other)
		}
		if _, err := leaf.Verify(options); err != nil {
			return &tls.CertificateVerificationError{UnverifiedCertificates: state.PeerCertificates, Err: err}
		}
		return nil
	}
}

func describe(refused *tls.CertificateVerificationError) *Certificate {
	described := &Certificate{Reason: refused.Err.Error()}
	if len(refused.UnverifiedCertificates) == 0 {
		return described
	}
	leaf := refused.UnverifiedCertificates[0]
	described.Fingerprint = Fingerprint(leaf.Raw)
	described.Subject, described.Issuer = leaf.Subject.String(), leaf.Issuer.String()
	described.From, described.Until = leaf.NotBefore.UTC(), leaf.NotAfter.UTC()
	described.SelfSigned = described.Subject == described.Issuer
	described.Names = append(described.Names, leaf.DNSNames...)
	for _, ip := range leaf.IPAddresses {
		described.Names = append(described.Names, ip.String())
	}
	return described
}

// unreached is the fault for a request that got no answer.
func (c *Client) unreached(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return fault.Wrap(err, "cancelled", nil)
	}
	var refused *tls.CertificateVerificationError
	if errors.As(err, &refused) {
		shown := describe(refused)
		return fault.Wrap(shown, "sync.certificate", message.Args{"host": c.base.Host, "fingerprint": shown.Fingerprint, "until": shown.Until.Format(time.DateOnly)})
	}
	// The address that url.Error repeats has no password in it, but is long; its cause says enough.
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		if wrapped.Timeout() {
			return fault.Wrap(wrapped.Err, "sync.slow", message.Args{"host": c.base.Host})
		}
		err = wrapped.Err
	}
	return fault.Wrap(err, "sync.away", message.Args{"host": c.base.Host, "reason": why(err)})
}

// why says a network error in the language of whoever reads it where it is one that people meet; else in its own words.
func why(err error) any {
	var unknown *net.DNSError
	switch {
	case errors.As(err, &unknown) && unknown.IsNotFound:
		return message.New("sync.why-unknown", nil)
	case errors.As(err, &unknown):
		return message.New("sync.why-names", nil)
	case errors.Is(err, syscall.ECONNREFUSED):
		return message.New("sync.why-refused", nil)
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return message.New("sync.why-network", nil)
	}
	return reason(err)
}

// reason is the innermost words of a network error.
func reason(err error) string {
	var operation *net.OpError
	if errors.As(err, &operation) {
		err = operation.Err
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return err.Error()
}

// strange is the fault for an answer that makes no sense.
func (c *Client) strange(what string) error {
	return fault.New("sync.answer", message.Args{"host": c.base.Host, "reason": what})
}

// refused is the fault for a status that is no success. What a server says in words may be long and in any language, so the
// status speaks.
func (c *Client) refused(got answer) error {
	args := message.Args{"host": c.base.Host, "status": got.status}
	switch got.status {
	case http.StatusUnauthorized:
		if challenge := strings.Join(got.header.Values("WWW-Authenticate"), ","); challenge != "" && !strings.Contains(strings.ToLower(challenge), "basic") {
			return fault.New("sync.no-basic", args)
		}
		return fault.New("sync.password", args)
	case http.StatusForbidden:
		return fault.New("sync.forbidden", args)
	case http.StatusNotFound, http.StatusGone:
		return fault.New("sync.missing", args)
	case http.StatusPreconditionFailed:
		return fault.New("sync.changed", args)
	case http.StatusRequestEntityTooLarge:
		return fault.New("sync.too-large", args)
	case http.StatusLocked:
		return fault.New("sync.locked", args)
	case http.StatusInsufficientStorage:
		return fault.New("sync.full", args)
	case http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusBadGateway, http.StatusGatewayTimeout:
		return fault.New("sync.busy", args)
	}
	return fault.New("sync.status", args)
}
