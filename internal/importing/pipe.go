package importing

import (
	"context"
	"errors"
	"io"
	"runtime"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vcard"
)

// item is one card on its way.
type item struct {
	index, line int
	source      vcard.Version
	ok          bool // there is a card
	card        *vcard.Card
	warnings    []vcard.Warning
	kept        []message.Message
	prepared    contact.Prepared
	digest      int64 // of the card as the file has it
}

// batch is a number of cards that go through the pipe together; ready is closed when they are prepared.
type batch struct {
	items  []item
	offset int64
	ready  chan struct{}
}

const batchSize = 64

// pipe reads cards, prepares them on the other cores, and delivers them in order. Its channels are short, which bounds the memory
// whatever the size of the file.
type pipe struct {
	batches  chan *batch
	charset  string
	warnings []vcard.Warning
	err      error // of the source; final when batches is closed, as are charset and warnings
}

func startPipe(ctx context.Context, input io.Reader, options Options) *pipe {
	p := &pipe{batches: make(chan *batch, 4)}
	work := make(chan *batch, 4)
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		go func() {
			preparer := contact.NewPreparer()
			for b := range work {
				for i := range b.items {
					b.items[i].prepare(preparer, options.Circle)
				}
				close(b.ready)
			}
		}()
	}
	go p.read(ctx, vcard.NewDecoder(input, vcard.Options{Charset: options.Charset}), work)
	return p
}

func (p *pipe) read(ctx context.Context, decoder *vcard.Decoder, work chan<- *batch) {
	defer close(p.batches)
	defer close(work)
	next := &batch{ready: make(chan struct{})}
	send := func() bool {
		next.offset = decoder.Offset()
		for _, to := range []chan<- *batch{work, p.batches} {
			select {
			case to <- next:
			case <-ctx.Done():
				return false
			}
		}
		next = &batch{items: make([]item, 0, batchSize), ready: make(chan struct{})}
		return true
	}
	for {
		entry, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			send()
			p.charset, p.warnings = decoder.Charset(), decoder.Warnings()
			return
		}
		if err != nil {
			p.err = err
			return
		}
		next.items = append(next.items, item{
			index: entry.Index, line: entry.Line, source: entry.Source, ok: entry.Card != nil, card: entry.Card, warnings: entry.Warnings,
		})
		if len(next.items) == batchSize && !send() {
			return
		}
	}
}

// drain lets the goroutines end, also when the run stops early.
func (p *pipe) drain(stop context.CancelFunc) {
	stop()
	for range p.batches {
	}
}

func (i *item) prepare(preparer *contact.Preparer, circle string) {
	if !i.ok {
		return
	}
	if circle == "" {
		i.prepared = preparer.Prepare(i.card)
		i.digest = i.prepared.Digest
		return
	}
	i.digest = contact.DigestKey(vcard.Format(i.card))
	// The edit cannot fail: a circle takes any text.
	_ = contact.Apply(i.card, []contact.Edit{{Op: "add", Field: "circle", Ref: -1, Text: circle}})
	i.prepared = preparer.Prepare(i.card)
}
