package handover

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"strings"

	"rsc.io/qr/coding"
)

// quiet is the empty border a code needs around it, in modules (ISO/IEC 18004, 5.3.8).
const quiet = 4

// Code is a QR code.
type Code struct {
	Version int // 1 to 40, by which its size grows
	size    int
	dark    []bool
}

// utf8Segment tells a reader that what follows is UTF-8 (ISO/IEC 18004, 7.4.2; assignment number 26). Without it the letters of a
// code are Latin-1, and readers guess.
type utf8Segment struct{}

func (utf8Segment) Check() error            { return nil }
func (utf8Segment) Bits(coding.Version) int { return 12 }
func (utf8Segment) Encode(b *coding.Bits, _ coding.Version) {
	b.Write(7, 4)
	b.Write(26, 8)
}

// Encode makes a code of a text at level M: a seventh of it may be unreadable. Its version is the smallest that holds the text, its
// mask the one that is read best.
func Encode(text []byte) (*Code, error) {
	segments := []coding.Encoding{coding.String(text)}
	if bytes.ContainsFunc(text, func(r rune) bool { return r > 0x7f }) {
		segments = append([]coding.Encoding{utf8Segment{}}, segments...)
	}
	version := coding.Version(coding.MinVersion)
	for ; version <= coding.MaxVersion; version++ {
		bits := 0
		for _, segment := range segments {
			bits += segment.Bits(version)
		}
		if bits <= version.DataBytes(coding.M)*8 {
			break
		}
	}
	if version > coding.MaxVersion {
		return nil, fmt.Errorf("handover: %d bytes are too many for a code", len(text))
	}
	var best *Code
	least := 0
	for mask := range coding.Mask(8) {
		plan, err := coding.NewPlan(version, coding.M, mask)
		if err != nil {
			return nil, err
		}
		made, err := plan.Encode(segments...)
		if err != nil {
			return nil, err
		}
		c := &Code{Version: int(version), size: made.Size, dark: make([]bool, made.Size*made.Size)}
		for y := range made.Size {
			for x := range made.Size {
				c.dark[y*made.Size+x] = made.Black(x, y)
			}
		}
		if p := c.penalty(); best == nil || p < least {
			best, least = c, p
		}
	}
	return best, nil
}

// penalty counts what makes a code hard to read (ISO/IEC 18004, 7.8.3): long runs, blocks of one colour, what looks like the
// corners, and too much of one colour.
func (c *Code) penalty() int {
	sum, dark := 0, 0
	row := func(at func(i int) bool) {
		run, window := 0, 0
		for i := range c.size {
			if i > 0 && at(i) == at(i-1) {
				run++
			} else {
				run = 1
			}
			if run == 5 {
				sum += 3
			} else if run > 5 {
				sum++
			}
			window = window<<1&0x7ff | bit(at(i))
			if i >= 10 && (window == 0b10111010000 || window == 0b00001011101) {
				sum += 40
			}
		}
	}
	for n := range c.size {
		row(func(i int) bool { return c.dark[n*c.size+i] })
		row(func(i int) bool { return c.dark[i*c.size+n] })
	}
	for y := range c.size {
		for x := range c.size {
			here := c.dark[y*c.size+x]
			dark += bit(here)
			if x > 0 && y > 0 && here == c.dark[y*c.size+x-1] && here == c.dark[(y-1)*c.size+x] && here == c.dark[(y-1)*c.size+x-1] {
				sum += 3
			}
		}
	}
	return sum + abs(dark*100/len(c.dark)-50)/5*10
}

func bit(dark bool) int {
	if dark {
		return 1
	}
	return 0
}

func abs(n int) int { return max(n, -n) }

// Size is the number of modules in a row, with the quiet zone.
func (c *Code) Size() int { return c.size + 2*quiet }

// at tells whether a module is dark, counted with the quiet zone.
func (c *Code) at(x, y int) bool {
	x, y = x-quiet, y-quiet
	return x >= 0 && y >= 0 && x < c.size && y < c.size && c.dark[y*c.size+x]
}

// PNG draws the code, every module a number of pixels wide.
func (c *Code) PNG(pixels int) ([]byte, error) {
	side := c.Size() * pixels
	picture := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range side {
		for x := range side {
			if c.at(x/pixels, y/pixels) {
				picture.SetColorIndex(x, y, 1)
			}
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, picture)
	return out.Bytes(), err
}

// Path is the dark modules as the path of an SVG that is Size wide and high.
func (c *Code) Path() string {
	var b strings.Builder
	for y := range c.Size() {
		for x := 0; x < c.Size(); x++ {
			run := 0
			for c.at(x+run, y) {
				run++
			}
			if run > 0 {
				b.WriteString("M" + strconv.Itoa(x) + " " + strconv.Itoa(y) + "h" + strconv.Itoa(run) + "v1h-" + strconv.Itoa(run) + "z")
				x += run
			}
		}
	}
	return b.String()
}

// Blocks draws the code with half blocks, two rows of modules in a line. Light modules are drawn and dark ones left free where the
// terminal is dark, so that the code is dark on light either way; colours must say so as well: white on black.
func (c *Code) Blocks() []string {
	var lines []string
	for y := 0; y < c.Size(); y += 2 {
		var b strings.Builder
		for x := range c.Size() {
			upper, lower := !c.at(x, y), !c.at(x, y+1)
			switch {
			case upper && lower:
				b.WriteRune('█')
			case upper:
				b.WriteRune('▀')
			case lower:
				b.WriteRune('▄')
			default:
				b.WriteByte(' ')
			}
		}
		lines = append(lines, b.String())
	}
	return lines
}
