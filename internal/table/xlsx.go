package table

import (
	"io"

	"kith/internal/fault"
)

func (t *Table) openWorkbook(again func() (io.Reader, error), o Options) error {
	return fault.New("table.old-workbook", nil)
}
