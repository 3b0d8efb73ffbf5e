package importing

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"

	"kith/internal/contact"
	"kith/internal/tree"
	"kith/internal/vcard"
)

// item is one card on its way.
type item struct {
	index, line int
	kind        string // the format as reports call it: "vcard-2.1", "outlook-csv"
	format      format
	ok          bool // there is a card
	card        *vcard.Card
	raw         string // the row as it stood, for tables
	warnings    []vcard.Warning
	prepared    contact.Prepared
	digest      int64 // of the card as the file has it
	daysUntold  bool  // the reader says nothing of dates that cannot be read
}

// feeder gives cards one at a time: a decoder of vCards, a table, or what a preview has kept.
type feeder interface {
	next() (item, error) // io.EOF at the end
	offset() int64       // bytes of the input consumed
	charset() string     // final at the end, as are warnings
	warnings() []vcard.Warning
}

// batch is a number of cards that go through the pipe together; ready is closed when they are prepared.
type batch struct {
	items  []item
	offset int64
	ready  chan struct{}
}

const batchSize = 64

// batchesAhead is how many batches are prepared ahead, since the writer takes them unevenly: now and then it writes what was gathered for
// full-text search. It bounds the memory, whatever the size of the file.
const batchesAhead = 12

// pipe reads cards, prepares them on the other cores, and delivers them in order.
type pipe struct {
	batches  chan *batch
	charset  string
	warnings []vcard.Warning
	err      error // of the source; final when batches is closed, as are charset and warnings
}

func startPipe(ctx context.Context, from feeder, circle string) *pipe {
	p := &pipe{batches: make(chan *batch, batchesAhead)}
	work := make(chan *batch, 2)
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		go func() {
			preparer := contact.NewPreparer()
			for b := range work {
				for i := range b.items {
					b.items[i].prepare(preparer, circle)
				}
				close(b.ready)
			}
		}()
	}
	go p.read(ctx, from, work)
	return p
}

func (p *pipe) read(ctx context.Context, from feeder, work chan<- *batch) {
	defer close(p.batches)
	defer close(work)
	next := &batch{ready: make(chan struct{})}
	send := func() bool {
		next.offset = from.offset()
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
		it, err := from.next()
		if errors.Is(err, io.EOF) {
			send()
			p.charset, p.warnings = from.charset(), from.warnings()
			return
		}
		if err != nil {
			p.err = err
			return
		}
		next.items = append(next.items, it)
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
	if i.daysUntold {
		i.unreadDays()
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

// cards feeds from a file of vCards.
type cards struct{ decoder *vcard.Decoder }

func (c cards) next() (item, error) {
	entry, err := c.decoder.Decode()
	if err != nil {
		return item{}, err
	}
	it := item{index: entry.Index, line: entry.Line, ok: entry.Card != nil, card: entry.Card, warnings: entry.Warnings, daysUntold: true}
	if entry.Source != "" {
		it.kind = "vcard-" + string(entry.Source)
	}
	return it, nil
}

// unreadDays tells of dates that stay in the card as they are and remind of nothing.
func (i *item) unreadDays() {
	for n := range i.card.Properties {
		if p := &i.card.Properties[n]; contact.IsUnreadDay(p) {
			i.warnings = append(i.warnings, vcard.Warning{Card: i.index, Line: i.line, Code: vcard.CodeBadDate, Text: strings.ToValidUTF8(p.Name+":"+p.Value[:min(len(p.Value), 200)], "")})
		}
	}
}

func (c cards) offset() int64             { return c.decoder.Offset() }
func (c cards) charset() string           { return c.decoder.Charset() }
func (c cards) warnings() []vcard.Warning { return c.decoder.Warnings() }

// treeCards feeds from jCards, xCards and phone books.
type treeCards struct{ reader *tree.Reader }

func (t treeCards) next() (item, error) {
	entry, err := t.reader.Next()
	if err != nil {
		return item{}, err
	}
	kind := t.reader.Format
	return item{
		index: entry.Index, line: entry.Line, kind: kind, format: formatOfKind(kind), ok: entry.Card != nil, card: entry.Card, warnings: entry.Warnings,
		daysUntold: kind == tree.XCard, // the reader of jCards tells, and a phone book has none
	}, nil
}

func (t treeCards) offset() int64             { return t.reader.Offset() }
func (t treeCards) charset() string           { return t.reader.Charset() }
func (t treeCards) warnings() []vcard.Warning { return t.reader.Warnings() }
