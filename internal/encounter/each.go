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
	drafts, err := checked(drafts, l.vault.Now().In(zone).Format(time.DateOnly))
	if err != nil {
		return vault.Change{}, err
	}
	return l.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		_, keys, err := l.addAll(tx, drafts)
		if err != nil {
			return message.Message{}, err
		}
		if len(keys) == 1 {
			return label(tx, "encounter.created", keys[0])
		}
		return message.New("encounter.each", message.Args{"kind": message.New("encounter.kind."+drafts[0].Kind, nil), "n": len(drafts)}), nil
	})
}
