package contact

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"net/url"
	"strings"

	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/webp"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vcard"
)

const (
	// maxPixels bounds the pictures that are decoded: a small file can hold a huge picture.
	maxPixels = 50_000_000
	// maxPhoto bounds the bytes of a photo, so that its line stays below what vcard reads back.
	maxPhoto = vcard.MaxLine / 2
)

// photo sets or removes the picture. Text is a data: URI (RFC 2397).
func (e *editor) photo(edit *Edit) error {
	shown := e.photos()
	if edit.Op == "remove" || strings.TrimSpace(edit.Text) == "" {
		if edit.Ref >= 0 {
			if _, err := e.at(edit, fieldPhoto); err != nil {
				return err
			}
			e.remove(edit.Ref)
			return nil
		}
		for _, i := range shown { // all, or the next would turn up in its place
			e.remove(i)
		}
		return nil
	}
	data, err := readDataURI(edit.Text)
	if err != nil {
		return err
	}
	format, err := checkPhoto(data)
	if err != nil {
		return err
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return badPhoto(err.Error())
	}
	ref := edit.Ref
	if ref >= 0 && edit.Op == "set" {
		if _, err := e.at(edit, fieldPhoto); err != nil {
			return err
		}
	} else if len(shown) > 0 { // a contact has one face
		ref = shown[0]
	} else {
		ref = e.insert(vcard.Property{Name: "PHOTO"}, atEnd)
	}
	if old, _, ok := vcard.Binary(&e.props[ref]); !ok || !bytes.Equal(old, data) {
		e.writePhoto(ref, data, format)
	}
	return nil
}

// photos finds the pictures that the card itself holds.
func (e *editor) photos() []int {
	var found []int
	for _, i := range e.order {
		if e.props[i].Name != "" && fieldOf(e.props[i].Name) == fieldPhoto {
			if _, _, ok := vcard.Binary(&e.props[i]); ok {
				found = append(found, i)
			}
		}
	}
	return found
}

// writePhoto writes a picture as RFC 6350 §6.2.4 or RFC 2426 §3.1.4 has it. What was said of the old one goes.
func (e *editor) writePhoto(i int, data []byte, format string) {
	for _, name := range []string{"ENCODING", "TYPE", "VALUE", "MEDIATYPE", "X-ABCROP-RECTANGLE"} {
		e.dropParam(i, name)
	}
	text := base64.StdEncoding.EncodeToString(data)
	if e.version == vcard.V40 {
		e.props[i].Value = "data:image/" + format + ";base64," + text
		return
	}
	params := e.params(i)
	*params = append(*params, vcard.Param{Name: "ENCODING", Values: []string{"b"}}, vcard.Param{Name: "TYPE", Values: []string{strings.ToUpper(format)}})
	e.props[i].Value = text
}

// readDataURI gives the bytes of a data: URI.
func readDataURI(text string) ([]byte, error) {
	text = strings.TrimSpace(text)
	if !hasPrefixFold(text, "data:") {
		return nil, badPhoto("data:")
	}
	head, body, found := strings.Cut(text[len("data:"):], ",")
	if !found || !strings.HasSuffix(strings.ToLower(head), ";base64") {
		return nil, badPhoto("base64")
	}
	if len(body)/4*3 > maxPhoto {
		return nil, badPhoto(fmt.Sprintf("%d MB", len(body)/4*3>>20))
	}
	if strings.IndexByte(body, '%') >= 0 {
		var err error
		if body, err = url.PathUnescape(body); err != nil {
			return nil, badPhoto("base64")
		}
	}
	data, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(strings.Join(strings.Fields(body), ""), "="))
	if err != nil {
		return nil, badPhoto("base64")
	}
	return data, nil
}

// checkPhoto looks at the head of a picture and tells its format: jpeg, png, gif or webp, whatever it was said to be. SVG, which
// can hold scripts, and everything else is refused, and so is a picture too large to be decoded.
func checkPhoto(data []byte) (format string, err error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return "", badPhoto(err.Error())
	}
	switch format {
	case "jpeg", "png", "gif", "webp":
	default: // another package may have brought its formats along
		return "", badPhoto(format)
	}
	if config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height {
		return "", badPhoto(fmt.Sprintf("%d × %d", config.Width, config.Height))
	}
	return format, nil
}

func badPhoto(reason string) error {
	return fault.New("contact.bad-photo", message.Args{"reason": reason})
}
