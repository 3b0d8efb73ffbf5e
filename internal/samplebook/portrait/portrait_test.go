package portrait

import (
	"bytes"
	"image/jpeg"
	"testing"
)

func TestJPEG(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(20) {
		picture := JPEG(seed, 96, 80)
		if !bytes.Equal(picture, JPEG(seed, 96, 80)) {
			t.Error("the same seed paints another face")
		}
		seen[string(picture)] = true
		decoded, err := jpeg.Decode(bytes.NewReader(picture))
		if err != nil || decoded.Bounds().Dx() != 96 || decoded.Bounds().Dy() != 96 {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
	if len(seen) < 18 {
		t.Errorf("only %d different faces", len(seen))
	}
}

func TestComment(t *testing.T) {
	picture := JPEG(1, 48, 80)
	commented := Comment(picture, []byte("card 7"))
	if bytes.Equal(picture, commented) {
		t.Error("no comment")
	}
	if _, err := jpeg.Decode(bytes.NewReader(commented)); err != nil {
		t.Error(err)
	}
}
