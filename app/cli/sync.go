package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/message"
	"kith/internal/syncing"
)

// syncCommand brings the calendar on the person's server in step; below it are setting up, looking and ending.
func (s *session) syncCommand() *cobra.Command {
	var dry bool
	var ask asking
	cmd := s.command("sync", groupFiles, nil, func(ctx context.Context, p *program.Program, _ []string) error {
		account, err := p.Sync.Known(ctx)
		if err != nil {
			return err
		}
		password, _, err := s.password(ctx, p, *account, ask)
		if err != nil {
			return err
		}
		bar := s.progress()
		report, err := p.Sync.Run(ctx, syncing.Options{
			Password: password, DryRun: dry, Language: s.lang, Zone: p.Zone,
			Progress: func(done, total int) { bar.counted(account.Name, done, total) },
		})
		bar.end()
		if err != nil && report.Problem == nil {
			return err
		}
		if s.json {
			if written := s.document(toSync(*account, report, s.lang)); written != nil {
				return written
			}
		} else {
			s.sayRun(account.Name, report, err == nil)
		}
		if err == nil && report.Failed > 0 {
			return exit(exitPartly)
		}
		s.adviseTrust(err)
		return err
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return nil
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, s.text("help.option.sync-dry", nil))
	s.asks(cmd, &ask)
	cmd.AddCommand(s.syncSetupCommand(), s.syncStatusCommand(), s.syncPutBackCommand(), s.syncRemoveCommand())
	return cmd
}

// sayRun tells what a run did: what came first, then what went, then what is to be known.
func (s *session) sayRun(name string, r syncing.Report, whole bool) {
	for _, taken := range r.Taken {
		s.out.line(taken.Label.In(s.lang))
	}
	for _, remark := range r.Remarks {
		s.out.line(remark.In(s.lang))
	}
	var did []string
	for _, one := range []struct {
		code string
		n    int
	}{{"created", r.Created}, {"updated", r.Updated}, {"deleted", r.Deleted}, {"failed", r.Failed}} {
		if one.n > 0 {
			did = append(did, s.text("done.sync-"+one.code, message.Args{"n": one.n}))
		}
	}
	args := message.Args{"name": name, "what": strings.Join(did, ", ")}
	switch {
	case len(did) > 0 && r.DryRun:
		s.tell("done.sync-would", args)
	case len(did) > 0:
		s.tell("done.sync", args)
	case whole && len(r.Taken) == 0:
		s.tell("done.sync-nothing", args)
	}
}

type syncJSON struct {
	Calendar  string      `json:"calendar"`
	Name      string      `json:"name"`
	DryRun    bool        `json:"dryRun"`
	Created   int         `json:"created"`
	Updated   int         `json:"updated"`
	Deleted   int         `json:"deleted"`
	Unchanged int         `json:"unchanged"`
	Failed    int         `json:"failed"`
	Taken     []takenJSON `json:"taken"`
	Remarks   []codeJSON  `json:"remarks"`
	Problem   string      `json:"problem"` // code of what ended the run early, "" if it was finished
}

type takenJSON struct {
	Followup string `json:"followup"`
	Change   int64  `json:"change"` // for undo; 0 in a dry run
	Label    string `json:"label"`
}

type codeJSON struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func toSync(a syncing.Account, r syncing.Report, lang message.Language) syncJSON {
	out := syncJSON{
		Calendar: a.Calendar, Name: a.Name, DryRun: r.DryRun, Created: r.Created, Updated: r.Updated, Deleted: r.Deleted, Unchanged: r.Unchanged, Failed: r.Failed,
		Taken: []takenJSON{}, Remarks: []codeJSON{},
	}
	for _, taken := range r.Taken {
		out.Taken = append(out.Taken, takenJSON{taken.Followup, taken.Change, taken.Label.In(lang)})
	}
	for _, remark := range r.Remarks {
		out.Remarks = append(out.Remarks, codeJSON{remark.Code, remark.In(lang)})
	}
	if r.Problem != nil {
		out.Problem = r.Problem.Code
	}
	return out
}

type accountJSON struct {
	Address  string   `json:"address"`
	User     string   `json:"user"`
	Calendar string   `json:"calendar"`
	Name     string   `json:"name"`
	Kinds    []string `json:"kinds"`
	Todos    bool     `json:"todos"`
	Every    int      `json:"every"`
	Trusted  string   `json:"trusted"`
	Hosts    []string `json:"hosts"`
	Password string   `json:"password"` // where it is kept: keyring, vault, or "" for nowhere
}

func toAccount(a syncing.Account, password string) accountJSON {
	return accountJSON{a.Address, a.User, a.Calendar, a.Name, a.Kinds, a.Todos, a.Every, a.Certificate, a.Hosts, password}
}

type absentJSON struct {
	UID   string `json:"uid"`
	Title string `json:"title"`
}

type statusJSON struct {
	Account accountJSON  `json:"account"`
	Last    string       `json:"last"` // "" before the first run
	Result  *syncJSON    `json:"result"`
	Absent  []absentJSON `json:"absent"` // deleted in the calendar, kept in Kith
}

func (s *session) syncStatusCommand() *cobra.Command {
	return s.command("sync.status", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		account, err := p.Sync.Known(ctx)
		if err != nil {
			return err
		}
		_, place, err := p.Sync.Password(ctx, *account)
		if err != nil {
			return err
		}
		last, err := p.Sync.Last(ctx, *account)
		if err != nil {
			return err
		}
		absent, err := p.Sync.Absent(ctx, *account)
		if err != nil {
			return err
		}
		if s.json {
			status := statusJSON{Account: toAccount(*account, string(place)), Last: moment(last.At), Absent: []absentJSON{}}
			if !last.At.IsZero() {
				result := toSync(*account, last.Report, s.lang)
				status.Result = &result
			}
			for _, one := range absent {
				status.Absent = append(status.Absent, absentJSON{one.UID, one.Title})
			}
			return s.document(status)
		}
		s.tell("terminal.sync-account", message.Args{"name": account.Name, "address": account.Address, "user": account.User})
		s.tell("terminal.sync-password-"+orNowhere(string(place)), nil)
		if last.At.IsZero() {
			s.tell("terminal.sync-never", nil)
		} else {
			s.tell("terminal.sync-last", message.Args{"at": last.At.In(p.Zone).Format(readable)})
			s.sayRun(account.Name, last.Report, last.Report.Problem == nil)
			if last.Report.Problem != nil {
				s.out.line(last.Report.Problem.In(s.lang))
			}
		}
		if len(absent) > 0 {
			s.tell("terminal.sync-absent", message.Args{"n": len(absent)})
			rows := make([][]cell, len(absent))
			for i, one := range absent {
				rows[i] = []cell{{"  " + one.Title, plain}}
			}
			s.out.table(rows)
		}
		return nil
	})
}

func orNowhere(place string) string {
	if place == "" {
		return "nowhere"
	}
	return place
}

// syncPutBackCommand puts entries into the calendar again that were deleted there, in the next run.
func (s *session) syncPutBackCommand() *cobra.Command {
	return s.command("sync.put-back", "", between(0, -1), func(ctx context.Context, p *program.Program, args []string) error {
		account, err := p.Sync.Known(ctx)
		if err != nil {
			return err
		}
		absent, err := p.Sync.Absent(ctx, *account)
		if err != nil {
			return err
		}
		wanted := strings.ToLower(strings.Join(args, " "))
		uids := []string{}
		for _, one := range absent {
			if wanted == "" || one.UID == wanted || strings.Contains(strings.ToLower(one.Title), wanted) {
				uids = append(uids, one.UID)
			}
		}
		n := 0
		if len(uids) > 0 {
			if n, err = p.Sync.PutBack(ctx, *account, uids); err != nil {
				return err
			}
		}
		if s.json {
			return s.document(map[string]int{"putBack": n})
		}
		if len(absent) == 0 {
			s.tell("done.sync-none-absent", nil)
			return nil
		}
		s.tell("done.sync-put-back", message.Args{"n": n})
		return nil
	})
}

func (s *session) syncRemoveCommand() *cobra.Command {
	return s.command("sync.remove", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		account, err := p.Sync.Known(ctx)
		if err != nil {
			return err
		}
		change, err := p.Sync.Remove(ctx)
		if err != nil {
			return err
		}
		if s.json {
			return s.changed(change)
		}
		s.tell("done.sync-removed", message.Args{"name": account.Name, "at": change.At.In(p.Zone).Format(time.DateOnly)})
		return nil
	})
}
