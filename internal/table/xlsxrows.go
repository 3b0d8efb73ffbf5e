package table

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
)

// sheetReader gives the rows of a sheet.
type sheetReader struct {
	book *workbook
	part *partReader
	full int64 // bytes of the part
	rec  record
	row  int
	done bool

	text    strings.Builder
	formula string
}

// maxColumns is how many columns a sheet can have.
const maxColumns = 16384

func (w *workbook) open(s sheet) (*sheetReader, error) {
	p, err := w.part(s.part, maxSheet)
	if err != nil {
		return nil, err
	}
	return &sheetReader{book: w, part: p, full: max(int64(w.parts[strings.ToLower(s.part)].UncompressedSize64), 1)}, nil // #nosec G115 -- bounded by part
}

func (s *sheetReader) offset() int64 {
	return min(s.book.size, int64(float64(s.part.read)/float64(s.full)*float64(s.book.size)))
}

func (s *sheetReader) next() (*record, error) {
	if s.done {
		return nil, io.EOF
	}
	for {
		t, err := s.part.token()
		if errors.Is(err, io.EOF) {
			s.end()
			return nil, io.EOF
		}
		if err != nil {
			return nil, workbookFault(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "row" {
				s.row++
				if n, err := strconv.Atoi(attr(t.Attr, "r")); err == nil && n > 0 {
					s.row = n
				}
				if err := s.cells(); err != nil {
					return nil, workbookFault(err)
				}
				return &s.rec, nil
			}
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				s.end()
				return nil, io.EOF
			}
		}
	}
}

func (s *sheetReader) end() {
	s.done = true
	s.part.close()
}

// cells reads the cells of a row up to its end.
func (s *sheetReader) cells() error {
	rec := &s.rec
	rec.cells, rec.warnings, rec.line, rec.lost = rec.cells[:0], nil, s.row, false
	column, kind, style := -1, "", 0
	inText, size := "", 0
	for {
		t, err := s.part.token()
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "c":
				column = columnOf(attr(t.Attr, "r"), column+1)
				kind = attr(t.Attr, "t")
				style, _ = strconv.Atoi(attr(t.Attr, "s"))
				s.text.Reset()
				s.formula = ""
			case "v", "t", "f":
				inText = t.Name.Local
			}
		case xml.CharData:
			switch inText {
			case "v", "t":
				s.text.Write(t)
			case "f":
				s.formula += string(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v", "t", "f":
				inText = ""
			case "c":
				if cell := s.value(kind, style); cell != "" && column < maxColumns {
					for len(rec.cells) <= column {
						rec.cells = append(rec.cells, "")
					}
					rec.cells[column] = cell
					if size += len(cell); size > MaxRow {
						return errTooLarge
					}
				}
			case "row":
				rec.raw = strings.Join(rec.cells, "\t")
				(&cellCharset{name: utf8Name}).record(rec)
				return nil
			}
		}
	}
}

// columnOf reads the letters of a reference such as AB12.
func columnOf(reference string, next int) int {
	n := 0
	for i := range len(reference) {
		c := reference[i] &^ 0x20
		if c < 'A' || c > 'Z' || n > maxColumns {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return next
	}
	return n - 1
}

// value gives the text of a cell. A formula is what it was calculated to; without that, what it says.
func (s *sheetReader) value(kind string, style int) string {
	text := s.text.String()
	if text == "" && s.formula != "" {
		return "=" + s.formula
	}
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 || n >= len(s.book.texts) {
			return text
		}
		return s.book.texts[n]
	case "str", "inlineStr":
		return unescapeCell(text)
	case "b":
		switch strings.TrimSpace(text) {
		case "1":
			return "TRUE"
		case "0":
			return "FALSE"
		}
		return text
	case "e":
		return text
	case "d":
		day, clock, _ := strings.Cut(text, "T")
		if strings.Trim(clock, "0:.Z") == "" {
			return day
		}
		return day + " " + clock
	}
	var look numberStyle
	if style >= 0 && style < len(s.book.styles) {
		look = s.book.styles[style]
	}
	return s.number(strings.TrimSpace(text), look)
}

// number writes a number: as a day if its style is one of dates, else with all its digits, as phones and postcodes need it.
func (s *sheetReader) number(text string, look numberStyle) string {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(value, 0) || math.IsNaN(value) {
		return text
	}
	if look.date && value >= 0 && value < 2958466 {
		return serial(value, s.book.day0)
	}
	if strings.ContainsAny(text, ".eE") {
		text = strconv.FormatFloat(value, 'f', -1, 64)
		if short, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 15, 64), 64); err == nil { // 0.1+0.2
			text = strconv.FormatFloat(short, 'f', -1, 64)
		}
	}
	for len(text) < look.pad {
		text = "0" + text
	}
	return text
}

// serial turns the days since the end of 1899 into a date. Spreadsheets believe that 1900 was a leap year.
func serial(value float64, day0 int) string {
	days := int(math.Floor(value))
	seconds := int(math.Round((value - math.Floor(value)) * 86400))
	if seconds == 86400 {
		days, seconds = days+1, 0
	}
	clock := ""
	if seconds > 0 {
		clock = time.Date(2000, 1, 1, 0, 0, seconds, 0, time.UTC).Format("15:04:05")
		clock = strings.TrimSuffix(clock, ":00")
		if days == 0 {
			return clock
		}
	}
	if days += day0; days < 60 && day0 == 0 {
		days++
	}
	day := time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	if clock != "" {
		return day + " " + clock
	}
	return day
}
