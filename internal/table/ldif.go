package table

import (
	"io"

	"kith/internal/fault"
)

func (t *Table) openLDIF(again func() (io.Reader, error), text []byte, charset string, mark int, o Options, twice bool) error {
	return fault.New("table.not-a-table", nil)
}
