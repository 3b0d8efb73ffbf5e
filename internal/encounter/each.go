package encounter

import (
	"context"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// SaveEach stores several new encounters in one change: what went to many at once, and in which they did not meet each other. Faults:
// those of Save; then nothing is stored.
func (l *Log) SaveEach(ctx context.Context, drafts []Draft, zone *time.Location) (vault.Change, error) {
	if len(drafts) == 0 {
		return vault.Change{}, fault.New("encounter.nobody", nil)
	}
	drafts = append([]Draft(nil), drafts...)
	for i := range drafts {
		if err := drafts[i].check(l.vault.Now().In(zone).Format(time.DateOnly)); err != nil {
			return vault.Change{}, err
		}
	}
	return l.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		var last int64
		for i := range drafts {
			fresh := ""
			key, err := l.store(tx, &drafts[i], &fresh)
			if err != nil {
				return message.Message{}, err
			}
			last = key
		}
		if len(drafts) == 1 {
			return label(tx, "encounter.created", last)
		}
		return message.New("encounter.each", message.Args{"kind": message.New("encounter.kind."+drafts[0].Kind, nil), "n": len(drafts)}), nil
	})
}
