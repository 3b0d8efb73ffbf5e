// Command makebook puts the sample book together: the cards written by hand in the .txt files beside it, with painted faces,
// identifiers and, for some, the dress of older programs. `go generate ./internal/samplebook` runs it.
//
// A card in the .txt files begins after an empty line with its version. Its lines are those of a vCard, unfolded, except:
// NOTE is plain text and goes on in lines indented by two blanks; PHOTO:@37 paints face 37; RELATED and MEMBER name
// another card as @its name; # is a remark.
package main

import (
	"bytes"
	"embed"
	"encoding/base64"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"kith/internal/samplebook/oldcard"
	"kith/internal/samplebook/portrait"
	"kith/internal/vcard"
)

//go:embed *.txt
var sources embed.FS

// Faces are painted large enough for a sharp picture of 96 points on a dense screen.
const faceSize, faceQuality = 224, 82

func main() {
	book, err := build()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("sample.vcf", book, 0o644); err != nil {
		log.Fatal(err)
	}
}

func build() ([]byte, error) {
	entries, err := sources.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var book bytes.Buffer
	for _, entry := range entries {
		text, err := sources.ReadFile(entry.Name())
		if err != nil {
			return nil, err
		}
		for block := range strings.SplitSeq(string(text), "\n\n") {
			card, err := read(block)
			if err != nil {
				return nil, fmt.Errorf("%s: %w in\n%s", entry.Name(), err, block)
			}
			if card == nil {
				continue
			}
			encode := vcard.Encode
			if card.Version == vcard.V21 {
				encode = oldcard.Encode
			}
			if err := encode(&book, card); err != nil {
				return nil, fmt.Errorf("%s: %w in\n%s", entry.Name(), err, block)
			}
		}
	}
	return book.Bytes(), nil
}

// read makes a card of a block; nil if it holds nothing but remarks.
func read(block string) (*vcard.Card, error) {
	var version vcard.Version
	var lines []string
	for line := range strings.SplitSeq(block, "\n") {
		switch {
		case line == "" || line[0] == '#':
		case version == "":
			version = vcard.Version(line)
		case strings.HasPrefix(line, "  "):
			lines[len(lines)-1] += `\n` + vcard.Escape(line[2:])
		case strings.HasPrefix(line, "NOTE:"):
			lines = append(lines, "NOTE:"+vcard.Escape(line[len("NOTE:"):]))
		default:
			lines = append(lines, line)
		}
	}
	if version == "" {
		return nil, nil
	}
	card, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:" + string(version) + "\n" + strings.Join(lines, "\n") + "\nEND:VCARD\n"))
	if err != nil {
		return nil, err
	}
	card.Version = version
	for i := range card.Properties {
		if err := fill(&card.Properties[i], version); err != nil {
			return nil, err
		}
	}
	if name := card.First("FN"); name != nil && version != vcard.V21 { // old telephones wrote no UID
		card.Properties = append(card.Properties, vcard.Property{Name: "UID", Value: identifier(vcard.Unescape(name.Value))})
	}
	return card, nil
}

// fill replaces what a property says with @.
func fill(p *vcard.Property, version vcard.Version) error {
	if !strings.HasPrefix(p.Value, "@") {
		return nil
	}
	rest := p.Value[1:]
	if !p.Is("PHOTO") {
		p.Value = identifier(rest)
		return nil
	}
	seed, err := strconv.ParseUint(rest, 10, 64)
	if err != nil {
		return err
	}
	face := base64.StdEncoding.EncodeToString(portrait.JPEG(seed, faceSize, faceQuality))
	if version == vcard.V40 {
		p.Value = "data:image/jpeg;base64," + face // RFC 6350 §6.2.4
		return nil
	}
	p.Params = []vcard.Param{{Name: "ENCODING", Values: []string{"b"}}, {Name: "TYPE", Values: []string{"JPEG"}}}
	p.Value = face
	return nil
}

// identifier is the same for the same name, so that building the book again changes nothing. It has the form of RFC 4122 in
// 3.0 too, so that cards of all versions can name each other.
func identifier(name string) string {
	return uuid.NewSHA1(uuid.NameSpaceDNS, []byte(name+".sample.kith.example")).URN()
}
