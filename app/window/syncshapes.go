package window

import (
	"errors"

	"kith/internal/dav"
	"kith/internal/message"
	"kith/internal/syncing"
)

// SyncAccess is what leads to a server.
type SyncAccess struct {
	Address     string   `json:"address"`
	User        string   `json:"user"`
	Password    string   `json:"password"`
	Certificate string   `json:"certificate"` // fingerprint of the one that was trusted
	Hosts       []string `json:"hosts"`       // further hosts that may have the password
	Plain       bool     `json:"plain"`       // no encryption was accepted
}

func (a SyncAccess) account() syncing.Account {
	return syncing.Account{Address: a.Address, User: a.User, Certificate: a.Certificate, Hosts: a.Hosts, Plain: a.Plain}
}

// SyncCertificate is what a server shows of itself where nobody vouches for it.
type SyncCertificate struct {
	Fingerprint string   `json:"fingerprint"`
	Subject     string   `json:"subject"`
	Issuer      string   `json:"issuer"`
	Names       []string `json:"names"`
	From        string   `json:"from"` // moments
	Until       string   `json:"until"`
	SelfSigned  bool     `json:"selfSigned"`
}

// SyncLook is the answer of a server, or why there is none and what the person may allow.
type SyncLook struct {
	Calendars   []SyncCalendar   `json:"calendars"`
	Problem     *Problem         `json:"problem"`
	Certificate *SyncCertificate `json:"certificate"` // to be trusted or not
	Host        string           `json:"host"`        // to have the password or not, "" for none
}

// SyncCalendar is a calendar on the server.
type SyncCalendar struct {
	Address  string `json:"address"`
	Name     string `json:"name"`
	Fits     bool   `json:"fits"`
	Proposed bool   `json:"proposed"`
}

func toLook(choices []syncing.Choice, err error, lang message.Language) SyncLook {
	look := SyncLook{Calendars: []SyncCalendar{}}
	for _, c := range choices {
		look.Calendars = append(look.Calendars, SyncCalendar(c))
	}
	if err == nil {
		return look
	}
	look.Problem = problem(err, lang)
	var certificate *dav.Certificate
	if errors.As(err, &certificate) && certificate.Fingerprint != "" {
		names := certificate.Names
		if names == nil {
			names = []string{}
		}
		look.Certificate = &SyncCertificate{
			certificate.Fingerprint, certificate.Subject, certificate.Issuer, names, moment(certificate.From), moment(certificate.Until), certificate.SelfSigned,
		}
	}
	var elsewhere *dav.Elsewhere
	if errors.As(err, &elsewhere) {
		look.Host = elsewhere.Host
	}
	return look
}

// SyncChoice is what goes where.
type SyncChoice struct {
	Calendar string   `json:"calendar"` // address, "" for one of that name, made if need be
	Name     string   `json:"name"`
	Kinds    []string `json:"kinds"`
	Todos    bool     `json:"todos"`
	Every    int      `json:"every"` // minutes, 0 for never
}

// SyncAccount is what is set up.
type SyncAccount struct {
	Address  string   `json:"address"`
	Host     string   `json:"host"`
	User     string   `json:"user"`
	Name     string   `json:"name"`
	Kinds    []string `json:"kinds"`
	Todos    bool     `json:"todos"`
	Every    int      `json:"every"`
	Password string   `json:"password"` // where it is kept: keyring, vault, memory, or "" for nowhere
}

// SyncRun is what a run did.
type SyncRun struct {
	At      string   `json:"at"`
	Created int      `json:"created"`
	Updated int      `json:"updated"`
	Deleted int      `json:"deleted"`
	Failed  int      `json:"failed"`
	Taken   []string `json:"taken"` // what came from the calendar, in sentences
	Remarks []string `json:"remarks"`
	Problem *Problem `json:"problem"`
}

// SyncAbsent is an entry that was deleted in the calendar and is kept in Kith.
type SyncAbsent struct {
	UID   string `json:"uid"`
	Title string `json:"title"`
}

// SyncState is all the settings show.
type SyncState struct {
	Account *SyncAccount `json:"account"` // nil before anything is set up
	Last    *SyncRun     `json:"last"`
	Absent  []SyncAbsent `json:"absent"`
	Running bool         `json:"running"`
}

// SyncProgress is how far a run is.
type SyncProgress struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

func toRun(state syncing.State, lang message.Language) *SyncRun {
	if state.At.IsZero() {
		return nil
	}
	r := state.Report
	run := &SyncRun{At: moment(state.At), Created: r.Created, Updated: r.Updated, Deleted: r.Deleted, Failed: r.Failed, Taken: []string{}, Remarks: []string{}}
	for _, taken := range r.Taken {
		run.Taken = append(run.Taken, taken.Label.In(lang))
	}
	for _, remark := range r.Remarks {
		run.Remarks = append(run.Remarks, remark.In(lang))
	}
	if r.Problem != nil {
		run.Problem = &Problem{Code: r.Problem.Code, Message: r.Problem.In(lang)}
	}
	return run
}
