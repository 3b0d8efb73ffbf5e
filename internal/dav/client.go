package dav

import (
	"bytes"
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
)

// Options say which server to talk to, as whom, and what of it was allowed.
type Options struct {
	Address  string // as a person types it: https://cloud.example/dav, or only cloud.example
	User     string
	Password string
	Trusted  string   // fingerprint of the one certificate that is trusted though nobody vouches for it, "" for none
	Hosts    []string // further hosts (cloud.example, cloud.example:8443) that may have the password
	Plain    bool     // http:// to another computer was accepted after a warning
	Timeout  time.Duration
}

// Client is a connection to one server. It may be used from several goroutines.
type Client struct {
	options Options
	base    *url.URL
	http    *http.Client
}

const (
	usualTimeout  = 60 * time.Second
	mostRedirects = 5
	mostAnswer    = 64 << 20 // bytes
)

// New readies a client; nothing is sent. Faults: sync.address, sync.plain.
func New(options Options) (*Client, error) {
	base, err := parseAddress(options.Address)
	if err != nil {
		return nil, err
	}
	if base.Scheme == "http" && !options.Plain && !loopback(base.Hostname()) {
		return nil, fault.New("sync.plain", message.Args{"host": base.Host})
	}
	if options.Timeout == 0 {
		options.Timeout = usualTimeout
	}
	transport := &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 15 * time.Second}).DialContext,
		TLSHandshakeTimeout:   15 * time.Second,
		ResponseHeaderTimeout: options.Timeout,
		MaxIdleConnsPerHost:   parallel,
		IdleConnTimeout:       30 * time.Second,
		ForceAttemptHTTP2:     true,
		TLSClientConfig:       &tls.Config{MinVersion: tls.VersionTLS12},
	}
	if options.Trusted != "" {
		trustOnly(transport.TLSClientConfig, options.Trusted)
	}
	return &Client{options: options, base: base, http: &http.Client{
		Transport: transport,
		Timeout:   options.Timeout,
		// Redirects are followed in do, with the method and the body, and only where the password may go.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// parallel is how many requests may be on their way at the same time.
const parallel = 4

// Close lets idle connections go.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Host is the server as a person would name it.
func (c *Client) Host() string { return c.base.Host }

// Address is the server's address as it was understood.
func (c *Client) Address() string { return c.base.String() }

// parseAddress reads what a person types; without a scheme it is https.
func parseAddress(text string) (*url.URL, error) {
	text = strings.TrimSpace(text)
	bad := fault.New("sync.address", message.Args{"address": text})
	if !strings.Contains(text, "://") {
		if strings.Contains(text, "@") {
			return nil, bad // an e-mail address
		}
		text = "https://" + text
	}
	address, err := url.Parse(text)
	if err != nil || address.Scheme != "http" && address.Scheme != "https" || address.Hostname() == "" || strings.ContainsAny(address.Host, " \t") {
		return nil, bad
	}
	// A password in an address would end up in settings and messages.
	address.User, address.RawQuery, address.Fragment = nil, "", ""
	if address.Path == "" {
		address.Path = "/"
	}
	return address, nil
}

// loopback says whether a host is this computer, where nothing is read on the way.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback() || strings.EqualFold(host, "localhost")
}

// origin is a host with its port, for comparison.
func origin(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = "443"
		if u.Scheme == "http" {
			port = "80"
		}
	}
	return strings.ToLower(u.Hostname()) + ":" + port
}

// allow says whether the password may go to an address that the server named. Faults: sync.elsewhere, sync.downgrade.
func (c *Client) allow(u *url.URL) error {
	if u.Scheme == "http" && c.base.Scheme == "https" || u.Scheme != "http" && u.Scheme != "https" {
		return fault.New("sync.downgrade", message.Args{"host": c.base.Host, "other": u.Scheme + "://" + u.Host})
	}
	same := origin(u) == origin(c.base)
	upgrade := u.Scheme == "https" && c.base.Scheme == "http" && strings.EqualFold(u.Hostname(), c.base.Hostname()) && u.Port() == "" && c.base.Port() == ""
	known := slices.ContainsFunc(c.options.Hosts, func(host string) bool {
		return strings.EqualFold(host, u.Host) || u.Port() == "" && origin(u) == strings.ToLower(host)
	})
	if same || upgrade || known {
		return nil
	}
	return fault.Wrap(&Elsewhere{Host: u.Host}, "sync.elsewhere", message.Args{"host": c.base.Host, "other": u.Host})
}

// resolve makes an address of an href that the server gave relative to another, in one spelling.
func (c *Client) resolve(base, href string) (*url.URL, error) {
	from, err := url.Parse(base)
	if err != nil {
		return nil, c.strange(err.Error())
	}
	to, err := from.Parse(strings.TrimSpace(href))
	if err != nil {
		return nil, c.strange(err.Error())
	}
	// Servers escape more or less than they must; the spelling of net/url is the one that is compared.
	return &url.URL{Scheme: to.Scheme, Host: to.Host, Path: to.Path}, c.allow(to)
}

// answer is what came back, read whole.
type answer struct {
	status int
	header http.Header
	body   []byte
	at     string // the address that answered, after redirects
}

// do sends one request and follows redirects. Every status is an answer; errors are faults: sync.away, sync.slow,
// sync.certificate, sync.elsewhere, sync.downgrade, sync.answer, cancelled.
func (c *Client) do(ctx context.Context, method, address string, header map[string]string, body []byte) (answer, error) {
	target, err := url.Parse(address)
	if err != nil {
		return answer{}, c.strange(err.Error())
	}
	if err := c.allow(target); err != nil {
		return answer{}, err
	}
	for range mostRedirects {
		got, err := c.once(ctx, method, target.String(), header, body)
		if err != nil {
			return got, err
		}
		location := got.header.Get("Location")
		if got.status/100 != 3 || got.status == http.StatusNotModified || location == "" {
			return got, nil
		}
		next, err := target.Parse(location)
		if err != nil {
			return answer{}, c.strange(err.Error())
		}
		if err := c.allow(next); err != nil {
			return answer{}, err
		}
		target = next
	}
	return answer{}, c.strange("too many redirects")
}

func (c *Client) once(ctx context.Context, method, address string, header map[string]string, body []byte) (answer, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return answer{}, c.strange(err.Error())
	}
	request.Header.Set("User-Agent", "Kith")
	for name, value := range header {
		request.Header.Set(name, value)
	}
	if c.options.User != "" || c.options.Password != "" {
		request.SetBasicAuth(c.options.User, c.options.Password)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return answer{}, c.unreached(ctx, err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer+1))
	if err != nil {
		return answer{}, c.unreached(ctx, err)
	}
	if len(text) > mostAnswer {
		return answer{}, c.strange("the answer is larger than 64 MB")
	}
	return answer{response.StatusCode, response.Header, text, address}, nil
}
