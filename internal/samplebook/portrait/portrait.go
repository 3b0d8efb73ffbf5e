// Package portrait paints small abstract faces for invented people: a few flat shapes in warm colours, no features, no
// likeness of anybody. The sample book and the generated books carry them, so that photos can be seen and measured without
// anyone's photo lying in the repository.
package portrait

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// JPEG paints the face that belongs to the seed, size pixels square.
func JPEG(seed uint64, size, quality int) []byte {
	var b bytes.Buffer
	// Encoding into a buffer fails only for pictures too large for the format.
	if err := jpeg.Encode(&b, paint(seed, size), &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Comment answers the same picture with a comment in it (ITU-T T.81 §B.2.4.5), so that pictures which look alike are
// different files.
func Comment(picture, text []byte) []byte {
	const startOfImage = 2
	out := make([]byte, 0, len(picture)+len(text)+4)
	out = append(out, picture[:startOfImage]...)
	length := len(text) + 2
	out = append(out, 0xFF, 0xFE, byte(length>>8), byte(length))
	out = append(out, text...)
	return append(out, picture[startOfImage:]...)
}

// A shape is a signed distance: below zero inside, in units of the picture's width.
type shape func(x, y float64) float64

func ellipse(cx, cy, rx, ry float64) shape {
	return func(x, y float64) float64 {
		dx, dy := (x-cx)/rx, (y-cy)/ry
		return (math.Hypot(dx, dy) - 1) * min(rx, ry)
	}
}

func box(cx, cy, w, h, radius float64) shape {
	return func(x, y float64) float64 {
		dx, dy := math.Abs(x-cx)-w+radius, math.Abs(y-cy)-h+radius
		return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius
	}
}

func ring(cx, cy, r, width float64) shape {
	return func(x, y float64) float64 { return math.Abs(math.Hypot(x-cx, y-cy)-r) - width }
}

func union(shapes ...shape) shape {
	return func(x, y float64) float64 {
		d := math.Inf(1)
		for _, s := range shapes {
			d = min(d, s(x, y))
		}
		return d
	}
}

func both(a, b shape) shape { return func(x, y float64) float64 { return max(a(x, y), b(x, y)) } }

func without(a, b shape) shape { return func(x, y float64) float64 { return max(a(x, y), -b(x, y)) } }

func above(line float64) shape { return func(_, y float64) float64 { return y - line } }

type layer struct {
	shape shape
	color rgb
}

// paint puts the layers of a face over its background, with edges one pixel soft.
func paint(seed uint64, size int) image.Image {
	r := rand.New(rand.NewPCG(seed, 0x6b697468))
	ground, halo, layers := compose(r)
	picture := image.NewRGBA(image.Rect(0, 0, size, size))
	pixel := 1 / float64(size)
	for py := range size {
		for px := range size {
			x, y := (float64(px)+.5)*pixel, (float64(py)+.5)*pixel
			c := ground.mix(halo, .55*y)
			for _, l := range layers {
				cover := .5 - l.shape(x, y)/pixel
				c = c.mix(l.color, min(max(cover, 0), 1))
			}
			picture.SetRGBA(px, py, color.RGBA{byte(c.r), byte(c.g), byte(c.b), 255})
		}
	}
	return picture
}

type rgb struct{ r, g, b float64 }

func hex(v uint32) rgb { return rgb{float64(v >> 16), float64(v >> 8 & 0xFF), float64(v & 0xFF)} }

func (c rgb) mix(d rgb, t float64) rgb {
	return rgb{c.r + (d.r-c.r)*t, c.g + (d.g-c.g)*t, c.b + (d.b-c.b)*t}
}
