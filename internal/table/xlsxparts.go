package table

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// partReader reads the XML of a part as a stream of bounded length, without ever holding a piece of more than MaxRow bytes.
type partReader struct {
	file    io.ReadCloser
	decoder *xml.Decoder
	left    int64 // bytes the part may still have
	piece   int64 // bytes since the last token
	read    int64
}

func (w *workbook) part(name string, most int64) (*partReader, error) {
	f, ok := w.parts[strings.ToLower(name)]
	if !ok {
		return nil, fmt.Errorf("%s is missing", name)
	}
	if f.UncompressedSize64 > uint64(most) { // #nosec G115 -- the bounds are positive
		return nil, errTooLarge
	}
	file, err := f.Open()
	if err != nil {
		return nil, err
	}
	p := &partReader{file: file, left: most}
	p.decoder = xml.NewDecoder(p)
	p.decoder.Strict = false
	p.decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return p, nil
}

// Read bounds what the decoder gets, whatever the archive says about its sizes.
func (p *partReader) Read(b []byte) (int, error) {
	n, err := p.file.Read(b)
	p.left, p.piece, p.read = p.left-int64(n), p.piece+int64(n), p.read+int64(n)
	if p.left < 0 || p.piece > MaxRow {
		return 0, errTooLarge
	}
	return n, err
}

// token gives the next token; io.EOF at the end.
func (p *partReader) token() (xml.Token, error) {
	p.piece = 0
	return p.decoder.RawToken()
}

func (p *partReader) close() { _ = p.file.Close() }

// each calls what for every start of an element.
func (p *partReader) each(what func(name string, attrs []xml.Attr)) error {
	defer p.close()
	for {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok {
			what(start.Name.Local, start.Attr)
		}
	}
}

func attr(attrs []xml.Attr, name string) string {
	for i := range attrs {
		if attrs[i].Name.Local == name {
			return attrs[i].Value
		}
	}
	return ""
}

type relation struct{ id, kind, target string }

// relations reads which other parts a part names. A workbook without them is read by the usual names.
func (w *workbook) relations(name string) []relation {
	p, err := w.part(name, maxPart)
	if err != nil {
		return nil
	}
	var list []relation
	err = p.each(func(name string, attrs []xml.Attr) {
		if name == "Relationship" {
			list = append(list, relation{attr(attrs, "Id"), attr(attrs, "Type"), attr(attrs, "Target")})
		}
	})
	if err != nil {
		return nil
	}
	return list
}

// index reads the list of sheets, then the shared texts and the styles.
func (w *workbook) index(main string, relations []relation, folder string) error {
	byID := map[string]string{}
	texts, styles := folder+"sharedStrings.xml", folder+"styles.xml"
	for _, r := range relations {
		byID[r.id] = target(folder, r.target)
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			texts = byID[r.id]
		case strings.HasSuffix(r.kind, "/styles"):
			styles = byID[r.id]
		}
	}
	p, err := w.part(main, maxPart)
	if err != nil {
		return err
	}
	err = p.each(func(name string, attrs []xml.Attr) {
		switch name {
		case "workbookPr":
			if v := attr(attrs, "date1904"); v == "1" || v == "true" {
				w.day0 = 1462
			}
		case "sheet":
			s := sheet{name: attr(attrs, "name"), hidden: strings.Contains(strings.ToLower(attr(attrs, "state")), "hidden")}
			if s.part = byID[attr(attrs, "id")]; s.part == "" {
				s.part = folder + "worksheets/sheet" + strconv.Itoa(len(w.sheets)+1) + ".xml"
			}
			if w.parts[strings.ToLower(s.part)] != nil {
				w.sheets = append(w.sheets, s)
			}
		}
	})
	if err != nil {
		return err
	}
	if w.parts[strings.ToLower(texts)] != nil {
		if err := w.readTexts(texts); err != nil {
			return err
		}
	}
	if w.parts[strings.ToLower(styles)] != nil {
		return w.readStyles(styles)
	}
	return nil
}

// readTexts reads the texts that cells refer to by number.
func (w *workbook) readTexts(name string) error {
	p, err := w.part(name, maxTexts)
	if err != nil {
		return err
	}
	defer p.close()
	var text strings.Builder
	inText, phonetic := false, false
	for {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = !phonetic
			case "rPh":
				phonetic = true
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "rPh":
				phonetic = false
			case "si":
				w.texts = append(w.texts, unescapeCell(text.String()))
				text.Reset()
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
}

// unescapeCell undoes _x000D_ and its like (ECMA-376 22.9.2.19, ST_Xstring).
func unescapeCell(s string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], "_x")
		if i < 0 || at+i+7 > len(s) {
			return s
		}
		i += at
		code, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' || code >= 0xD800 && code < 0xE000 {
			at = i + 2
			continue
		}
		char := ""
		if code != 0 {
			char = string(rune(code))
		}
		s = s[:i] + char + s[i+7:]
		at = i + len(char)
	}
}

// numberStyle is what a number with a style is.
type numberStyle struct {
	date bool
	pad  int // digits to fill up with zeros, as postcodes have it
}

func (w *workbook) readStyles(name string) error {
	p, err := w.part(name, maxPart)
	if err != nil {
		return err
	}
	custom := map[string]numberStyle{}
	inCells := false
	return p.each(func(name string, attrs []xml.Attr) {
		switch name {
		case "numFmt":
			custom[attr(attrs, "numFmtId")] = readNumberFormat(attr(attrs, "formatCode"))
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "cellXfs":
			inCells = true
		case "xf":
			if !inCells {
				return
			}
			id := attr(attrs, "numFmtId")
			style, ok := custom[id]
			if n, err := strconv.Atoi(id); !ok && err == nil {
				style.date = n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58
			}
			w.styles = append(w.styles, style)
		}
	})
}

// readNumberFormat tells a format code of dates: it has letters of dates outside quotes and brackets.
func readNumberFormat(code string) numberStyle {
	code, _, _ = strings.Cut(code, ";")
	if code != "" && strings.Trim(code, "0") == "" {
		return numberStyle{pad: min(len(code), 20)}
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == '"' || code[i] == '[':
			end := byte('"')
			if code[i] == '[' {
				end = ']'
			}
			n := strings.IndexByte(code[i+1:], end)
			if n < 0 {
				return numberStyle{}
			}
			if inner := strings.ToLower(code[i+1 : i+1+n]); end == ']' && inner != "" && strings.Trim(inner, "hms") == "" {
				return numberStyle{date: true}
			}
			i += n + 1
		case code[i] == '\\' || code[i] == '_' || code[i] == '*':
			i++
		case c == 'y' || c == 'd' || c == 'h' || c == 'm' || c == 's':
			return numberStyle{date: true}
		case code[i] == '0' || code[i] == '#' || code[i] == '?' || c == 'e' || c == 'g':
			return numberStyle{}
		}
	}
	return numberStyle{}
}
