package contact

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"kith/internal/vcard"
)

const jpegQuality = 85

// Thumbnail gives the middle of the card's photo as a square of size × size pixels, upright: JPEG, or PNG if it is transparent
// anywhere. Without a photo it gives nil and no error; contact.bad-photo if there is one that cannot be shown.
func Thumbnail(card *vcard.Card, size int) (data []byte, mediaType string, err error) {
	var photo []byte
	for _, p := range card.All("PHOTO") {
		if bytes, _, ok := vcard.Binary(p); ok {
			photo = bytes
			break
		}
	}
	if photo == nil || size < 1 {
		return nil, "", nil
	}
	format, err := checkPhoto(photo)
	if err != nil {
		return nil, "", err
	}
	source, _, err := image.Decode(bytes.NewReader(photo))
	if err != nil {
		return nil, "", badPhoto(err.Error())
	}
	turn := 1
	if format == "jpeg" {
		turn = orientation(photo)
	}
	square := image.NewRGBA(image.Rect(0, 0, size, size))
	draw.CatmullRom.Scale(square, square.Bounds(), source, middle(source.Bounds()), draw.Src, nil)
	square = upright(square, turn)
	var out bytes.Buffer
	if square.Opaque() {
		err, mediaType = jpeg.Encode(&out, square, &jpeg.Options{Quality: jpegQuality}), "image/jpeg"
	} else {
		err, mediaType = png.Encode(&out, square), "image/png"
	}
	if err != nil {
		return nil, "", err
	}
	return out.Bytes(), mediaType, nil
}

// middle is the largest square in the middle of a picture.
func middle(b image.Rectangle) image.Rectangle {
	side := min(b.Dx(), b.Dy())
	corner := image.Pt(b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2)
	return image.Rectangle{Min: corner, Max: corner.Add(image.Pt(side, side))}
}

// upright undoes the orientation of a camera (Exif 2.3, tag 0112h). The picture is square, so its size stays.
func upright(in *image.RGBA, turn int) *image.RGBA {
	if turn < 2 || turn > 8 {
		return in
	}
	last := in.Bounds().Dx() - 1
	out := image.NewRGBA(in.Bounds())
	for y := range last + 1 {
		for x := range last + 1 {
			fromX, fromY := x, y
			switch turn {
			case 2: // mirrored
				fromX = last - x
			case 3: // upside down
				fromX, fromY = last-x, last-y
			case 4: // upside down and mirrored
				fromY = last - y
			case 5: // mirrored along the diagonal
				fromX, fromY = y, x
			case 6: // lies on its left side: to be turned clockwise
				fromX, fromY = y, last-x
			case 7: // mirrored along the other diagonal
				fromX, fromY = last-y, last-x
			case 8: // lies on its right side
				fromX, fromY = last-y, x
			}
			out.SetRGBA(x, y, in.At(fromX, fromY).(color.RGBA))
		}
	}
	return out
}

// orientation reads tag 0112h of the Exif block of a JPEG: 1 to 8, 1 if there is none. Anything broken is 1 too.
func orientation(jpeg []byte) int {
	for pos := 2; pos+4 <= len(jpeg); {
		if jpeg[pos] != 0xFF {
			return 1
		}
		marker := jpeg[pos+1]
		if marker == 0xFF { // a fill byte
			pos++
			continue
		}
		length := int(jpeg[pos+2])<<8 | int(jpeg[pos+3])
		if marker == 0xDA || length < 2 || pos+2+length > len(jpeg) { // the picture itself begins
			return 1
		}
		if block, ok := bytes.CutPrefix(jpeg[pos+4:pos+2+length], []byte("Exif\x00\x00")); ok && marker == 0xE1 {
			return tiffOrientation(block)
		}
		pos += 2 + length
	}
	return 1
}

// tiffOrientation looks through the first directory of a TIFF.
func tiffOrientation(b []byte) int {
	if len(b) < 8 {
		return 1
	}
	big := b[0] == 'M'
	u16 := func(at int) int {
		if at < 0 || at+2 > len(b) {
			return 0
		}
		if big {
			return int(b[at])<<8 | int(b[at+1])
		}
		return int(b[at+1])<<8 | int(b[at])
	}
	directory := u16(6)<<16 | u16(4)
	if big {
		directory = u16(4)<<16 | u16(6)
	}
	if directory < 8 || directory > len(b) {
		return 1
	}
	for entry := range u16(directory) {
		at := directory + 2 + 12*entry
		if at+12 > len(b) {
			break
		}
		if u16(at) == 0x0112 {
			if turn := u16(at + 8); turn >= 1 && turn <= 8 {
				return turn
			}
			break
		}
	}
	return 1
}
