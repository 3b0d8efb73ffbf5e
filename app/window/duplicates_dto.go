package window

import "kith/internal/contact"

// The shapes below are those of frontend/src/backend/types.duplicates.ts.

// DuplicateProgress is how far a scan is.
type DuplicateProgress struct {
	Phase string `json:"phase"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// DuplicateCounts say what there is to decide.
type DuplicateCounts struct {
	Contacts  int  `json:"contacts"`
	Identical int  `json:"identical"`
	Likely    int  `json:"likely"`
	Possible  int  `json:"possible"`
	Later     int  `json:"later"`
	Bounded   int  `json:"bounded"`
	Scanned   bool `json:"scanned"`
	Stale     bool `json:"stale"`
}

// DuplicateQuery chooses a stretch of the groups.
type DuplicateQuery struct {
	Class  string `json:"class"`
	Later  bool   `json:"later"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// DuplicatePage is a stretch of the groups.
type DuplicatePage struct {
	Groups []DuplicateGroup `json:"groups"`
	Total  int              `json:"total"`
	Offset int              `json:"offset"`
	Stale  bool             `json:"stale"`
}

// DuplicateGroup is contacts that may be one, side by side.
type DuplicateGroup struct {
	ID       string             `json:"id"`
	Class    string             `json:"class"`
	Score    float64            `json:"score"`
	Reasons  []DuplicateReason  `json:"reasons"`
	Against  []DuplicateReason  `json:"against"`
	Contacts []DuplicateContact `json:"contacts"`
	Lines    []DuplicateLine    `json:"lines"`
	More     int                `json:"more"`
}

// DuplicateReason is what speaks for or against it.
type DuplicateReason struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// DuplicateContact is the head of a column.
type DuplicateContact struct {
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	Subtitle   string `json:"subtitle"`
	Place      string `json:"place"`
	Photo      string `json:"photo"`
	Created    string `json:"created"`
	Changed    string `json:"changed"`
	Encounters int    `json:"encounters"`
	Followups  int    `json:"followups"`
}

// DuplicateLine is one value of the contacts side by side.
type DuplicateLine struct {
	Field string   `json:"field"`
	Label string   `json:"label"`
	State string   `json:"state"`
	Cells []string `json:"cells"`
}

// MergeChoice says whose value a field shall have.
type MergeChoice struct {
	Field string `json:"field"`
	ID    string `json:"id"`
}

// MergeOption is the value that a contact has in a field.
type MergeOption struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// MergeConflict is a field of which one value has to be shown.
type MergeConflict struct {
	Field   string        `json:"field"`
	Options []MergeOption `json:"options"`
	Chosen  string        `json:"chosen"`
}

// MergePreview is what a merge would come to.
type MergePreview struct {
	Keep      string             `json:"keep"`
	Contacts  []DuplicateContact `json:"contacts"`
	Lines     []DuplicateLine    `json:"lines"`
	Conflicts []MergeConflict    `json:"conflicts"`
	After     contact.Contact    `json:"after"`
}

// MergedIdentical is how many contacts are gone.
type MergedIdentical struct {
	Gone   int    `json:"gone"`
	Change Change `json:"change"`
}
