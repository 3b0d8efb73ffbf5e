package syncing

import "kith/internal/message"

// Report says what a run did.
type Report struct {
	DryRun    bool              `json:"dryRun,omitempty"`
	Created   int               `json:"created"`
	Updated   int               `json:"updated"`
	Deleted   int               `json:"deleted"`
	Unchanged int               `json:"unchanged"`
	Taken     []Taken           `json:"taken"`   // what came from the calendar
	Remarks   []message.Message `json:"remarks"` // conflicts, what was deleted there, what failed
	Failed    int               `json:"failed"`  // entries the server would not take; tried again in the next run
	Problem   *message.Message  `json:"problem,omitempty"`
}

// Taken is one change that came from the calendar.
type Taken struct {
	Followup string          `json:"followup"` // its id
	Label    message.Message `json:"label"`
	Change   int64           `json:"change,omitempty"` // what undo takes back; 0 in a dry run
}

// mostRemarks of one kind are told one by one; more are counted.
const mostRemarks = 20

// remarks collects sentences, and counts where there are too many of one kind.
type remarks struct {
	list  []message.Message
	count map[string]int
}

func (r *remarks) add(code string, args message.Args) {
	if r.count == nil {
		r.count = map[string]int{}
	}
	if r.count[code]++; r.count[code] <= mostRemarks {
		r.list = append(r.list, message.New(code, args))
	}
}

func (r *remarks) all() []message.Message {
	out := append([]message.Message{}, r.list...)
	more := 0
	for _, n := range r.count {
		more += max(0, n-mostRemarks)
	}
	if more > 0 {
		out = append(out, message.New("sync.more", message.Args{"n": more}))
	}
	return out
}
