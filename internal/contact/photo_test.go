package contact

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"testing"

	"kith/internal/fault"
	"kith/internal/vcard"
)

func withPhoto(data []byte) *vcard.Card {
	return &vcard.Card{Version: vcard.V40, Properties: []vcard.Property{
		{Name: "FN", Value: "x"},
		{Name: "PHOTO", Value: "https://example.org/remote.jpg"},
		{Name: "PHOTO", Value: "data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(data)},
	}}
}

// The picture is red on the left and blue on the right before its orientation is undone.
func TestThumbnailStandsUpright(t *testing.T) {
	const size = 32
	at := func(side string) (x, y int) {
		switch side {
		case "left":
			return 3, size / 2
		case "right":
			return size - 4, size / 2
		case "top":
			return size / 2, 3
		}
		return size / 2, size - 4
	}
	for turn, red := range []string{0: "left", 1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"} {
		data, mediaType, err := Thumbnail(withPhoto(testJPEG(64, 64, turn)), size)
		if err != nil || mediaType != "image/jpeg" {
			t.Fatalf("%d: %s %v", turn, mediaType, err)
		}
		picture, _, err := image.Decode(bytes.NewReader(data))
		if err != nil || picture.Bounds().Dx() != size || picture.Bounds().Dy() != size {
			t.Fatalf("%d: %v %v", turn, picture.Bounds(), err)
		}
		x, y := at(red)
		if r, _, b, _ := picture.At(x, y).RGBA(); r < b {
			t.Errorf("orientation %d: %s is not red", turn, red)
		}
	}
}

func TestThumbnailOfATransparentPicture(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	picture.SetNRGBA(20, 10, color.NRGBA{255, 0, 0, 255})
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	if _, mediaType, err := Thumbnail(withPhoto(out.Bytes()), 48); mediaType != "image/png" || err != nil {
		t.Errorf("%s %v", mediaType, err)
	}
}

func TestThumbnailFaults(t *testing.T) {
	if data, _, err := Thumbnail(&vcard.Card{}, 48); data != nil || err != nil {
		t.Errorf("without a photo: %v", err)
	}
	huge := testJPEG(8, 8, 0)
	at := bytes.Index(huge, []byte{0xFF, 0xC0}) // SOF0: the height and width
	copy(huge[at+5:], []byte{0xFF, 0xFF, 0xFF, 0xFF})
	for what, data := range map[string][]byte{
		"svg": []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "four gigapixels": huge, "cut off": testJPEG(64, 64, 0)[:200], "nothing": {1},
	} {
		if _, _, err := Thumbnail(withPhoto(data), 48); fault.Code(err) != "contact.bad-photo" {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestEditPhoto(t *testing.T) {
	uri := func(data []byte) string { return "data:image/png;base64," + base64.StdEncoding.EncodeToString(data) }
	first, second := testJPEG(8, 8, 0), testJPEG(16, 8, 0)
	for _, version := range []vcard.Version{vcard.V30, vcard.V40} {
		c := &vcard.Card{Version: version, Properties: []vcard.Property{{Name: "FN", Value: "x"}}}
		for _, data := range [][]byte{first, second} {
			if err := Apply(c, []Edit{{Op: "set", Field: "photo", Ref: -1, Text: uri(data)}}); err != nil {
				t.Fatal(err)
			}
			photo := View(c).Photo
			if photo == nil || photo.Bytes != len(data) || photo.Type != "image/jpeg" || photo.Params != nil || len(c.Properties) != 2 {
				t.Errorf("%s: %+v", version, photo)
			}
		}
		before := Project(c).Photo
		if err := Apply(c, []Edit{{Op: "set", Field: "photo", Ref: -1, Text: uri(first)}}); err != nil || Project(c).Photo == before {
			t.Errorf("%s: the version of the photo stays: %v", version, err)
		}
		if err := Apply(c, []Edit{{Op: "remove", Field: "photo", Ref: -1}}); err != nil || len(c.Properties) != 1 {
			t.Errorf("%s: %v %v", version, c.Properties, err)
		}
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(testJPEG(8, 8, 6))
	f.Fuzz(func(t *testing.T, data []byte) {
		if turn := orientation(data); turn < 1 || turn > 8 {
			t.Error(turn)
		}
	})
}
