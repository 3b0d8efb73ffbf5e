package cli

import (
	"bufio"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/term"
)

// heldBack is how much output for a pipe waits in memory.
const heldBack = 16 << 20

// held keeps what is written until it is let go, or until it is too much. Whoever reads a pipe may run kith on what it gets
// (kith list | xargs kith show): a command that waits for its reader must not have the book open meanwhile.
type held struct {
	to   io.Writer
	kept []byte
}

func (h *held) Write(p []byte) (int, error) {
	if len(h.kept)+len(p) > heldBack {
		if err := h.release(); err != nil {
			return 0, err
		}
		return h.to.Write(p)
	}
	h.kept = append(h.kept, p...)
	return len(p), nil
}

func (h *held) release() error {
	kept := h.kept
	h.kept = nil
	if len(kept) == 0 {
		return nil
	}
	_, err := h.to.Write(kept)
	return err
}

// printer writes text for people: on a terminal styled and cut to its width, elsewhere plain and whole.
type printer struct {
	w        *bufio.Writer
	held     *held    // nil on a terminal
	failed   error    // of writing, once there was one
	file     *os.File // the terminal, nil if it is none
	terminal bool
	styled   bool
	width    int
}

// outputError is a failure to write the result, as opposed to one of the vault.
type outputError struct{ err error }

func (e *outputError) Error() string { return e.err.Error() }
func (e *outputError) Unwrap() error { return e.err }

func newPrinter(w io.Writer) *printer {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		h := &held{to: w}
		return &printer{w: bufio.NewWriterSize(h, 64<<10), held: h}
	}
	p := &printer{w: bufio.NewWriterSize(w, 64<<10)}
	p.file, p.terminal, p.width = file, true, 80
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
		p.width = width
	} else if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 {
		p.width = width
	}
	p.styled = styles()
	return p
}

// styles reports whether a terminal may be written to in bold and dim: not with NO_COLOR (no-color.org), and not where the
// escape sequences would be seen as text.
func styles() bool {
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	return runtime.GOOS != "windows" || os.Getenv("WT_SESSION") != ""
}

// flush writes out what is buffered. After a failure it answers that failure for ever.
func (p *printer) flush() error {
	err := p.w.Flush()
	if err == nil && p.held != nil {
		err = p.held.release()
	}
	if err != nil {
		p.failed = err
	}
	if p.failed != nil {
		return &outputError{p.failed}
	}
	return nil
}

// line writes one line, or several if the text has them.
func (p *printer) line(text string) {
	_, _ = p.w.WriteString(cleanLines(text)) // a failure comes back from flush
	_ = p.w.WriteByte('\n')
}

// style is how a cell looks on a terminal.
type style string

const (
	plain style = ""
	bold  style = "1"
	quiet style = "2"
)

func (p *printer) styledText(text string, s style) string {
	if !p.styled || s == plain || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

// cell is one field of a table.
type cell struct {
	text  string
	style style
}

const (
	gap      = 2  // blanks between columns
	widest   = 48 // a column is not padded beyond that; what is longer stands over
	narrowst = 6  // a column is not cut below that
)

// table writes rows with their columns below each other, by the width that characters have on the screen.
func (p *printer) table(rows [][]cell) {
	var widths []int
	for _, row := range rows {
		for i := range row {
			row[i].text = clean(row[i].text)
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], min(displayWidth(row[i].text), widest))
		}
	}
	if p.terminal {
		p.fit(rows, widths)
	}
	for _, row := range rows {
		p.row(row, widths)
	}
}

// fit makes columns narrower, always the widest one, until the table fits the terminal; the last one may use what is left.
func (p *printer) fit(rows [][]cell, widths []int) {
	if len(widths) == 0 {
		return
	}
	last := len(widths) - 1
	for _, row := range rows {
		if len(row) == len(widths) {
			widths[last] = max(widths[last], displayWidth(row[last].text))
		}
	}
	for {
		total, at := gap*last, 0
		for i, w := range widths {
			total += w
			if w >= widths[at] {
				at = i
			}
		}
		if total <= p.width || widths[at] <= narrowst {
			return
		}
		widths[at] = max(narrowst, widths[at]-(total-p.width+1)/2)
	}
}

func (p *printer) row(row []cell, widths []int) {
	end := len(row)
	for end > 0 && row[end-1].text == "" {
		end--
	}
	for i, c := range row[:end] {
		text := c.text
		if p.terminal {
			text = cut(text, widths[i])
		}
		_, _ = p.w.WriteString(p.styledText(text, c.style))
		if i < end-1 {
			_, _ = p.w.WriteString(strings.Repeat(" ", max(0, widths[i]-displayWidth(text))+gap))
		}
	}
	_ = p.w.WriteByte('\n')
}

// displayWidth is the number of columns a text takes on a screen.
func displayWidth(text string) int {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return uniseg.StringWidth(text)
		}
	}
	return len(text)
}

// cut shortens a text to a width, with … where something is missing.
func cut(text string, width int) string {
	if displayWidth(text) <= width {
		return text
	}
	var b strings.Builder
	left, state := width-1, -1
	for rest := text; rest != ""; {
		var cluster string
		var size int
		cluster, rest, size, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if size > left {
			break
		}
		left -= size
		b.WriteString(cluster)
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// clean makes one line of a text that may come from anywhere: what a terminal would obey (escape sequences, changes of the
// writing direction) becomes visible or vanishes.
func clean(text string) string { return strings.ReplaceAll(cleanLines(text), "\n", " ") }

// cleanLines is clean for texts that may have line breaks.
func cleanLines(text string) string {
	harmless := true
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' || c >= 0x7f {
			harmless = false
			break
		}
	}
	if harmless {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return ' '
		case r < ' ':
			return 0x2400 + r // the symbol of that character: ␛
		case r == 0x7f:
			return 0x2421
		case r > 0x7f && r < 0xa0:
			return utf8.RuneError
		case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff:
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n"))
}
