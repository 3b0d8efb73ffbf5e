package importing

import (
	"bufio"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"io"
	"os"
	"runtime"

	"kith/internal/message"
	"kith/internal/vcard"
)

// spool keeps the cards of a preview outside of memory, in a temporary file that is sealed with a key only this process has and
// that is gone from its folder as soon as it is open. So a preview of any size is light, pages of it come at once, and a commit
// needs the files no more.
type spool struct {
	file  *os.File
	out   *bufio.Writer
	block cipher.Block
	seal  cipher.Stream
	size  int64 // written so far
	path  string
}

func newSpool() (*spool, error) {
	file, err := os.CreateTemp("", "kith-preview-")
	if err != nil {
		return nil, err
	}
	s := &spool{file: file}
	if runtime.GOOS == "windows" {
		s.path = file.Name() // an open file cannot be removed there
	} else if err := os.Remove(file.Name()); err != nil {
		return nil, err
	}
	var key [32]byte
	if _, err := rand.Read(key[:]); err != nil {
		return nil, err
	}
	if s.block, err = aes.NewCipher(key[:]); err != nil {
		return nil, err
	}
	s.seal = cipher.NewCTR(s.block, make([]byte, aes.BlockSize))
	s.out = bufio.NewWriterSize(file, 256<<10)
	return s, nil
}

// append writes a record and answers where it begins.
func (s *spool) append(record []byte) (int64, error) {
	at := s.size
	s.seal.XORKeyStream(record, record)
	s.size += int64(len(record))
	_, err := s.out.Write(record)
	return at, err
}

// read gives a record back.
func (s *spool) read(at int64, size int) ([]byte, error) {
	if at+int64(size) > s.size-int64(s.out.Buffered()) {
		if err := s.out.Flush(); err != nil {
			return nil, err
		}
	}
	// The stream is entered at the block in which the record begins.
	var counter [aes.BlockSize]byte
	binary.BigEndian.PutUint64(counter[8:], uint64(at/aes.BlockSize))
	skip := int(at % aes.BlockSize)
	record := make([]byte, skip+size)
	if _, err := s.file.ReadAt(record[skip:], at); err != nil && err != io.EOF {
		return nil, err
	}
	cipher.NewCTR(s.block, counter[:]).XORKeyStream(record, record)
	return record[skip:], nil
}

func (s *spool) Close() error {
	err := s.file.Close()
	if s.path != "" {
		_ = os.Remove(s.path)
	}
	return err
}

// record is what the spool keeps of one card.
type record struct {
	index, line int
	kind        string
	text        string // of the card in its stored form; "" if there is none
	before      string // the contact before and after, where the card changes one
	after       string
	notes       notes
}

// notes are what few cards have.
type notes struct {
	Warnings []vcard.Warning   `json:"w,omitempty"`
	Kept     []message.Message `json:"k,omitempty"`
	Doubts   []Candidate       `json:"d,omitempty"`
	Raw      string            `json:"r,omitempty"`
}

func (n *notes) none() bool {
	return len(n.Warnings) == 0 && len(n.Kept) == 0 && len(n.Doubts) == 0 && n.Raw == ""
}

// pack writes a record into buffer, which it may grow.
func (r *record) pack(buffer []byte) ([]byte, error) {
	b := binary.AppendUvarint(buffer[:0], uint64(r.index))
	b = binary.AppendUvarint(b, uint64(r.line))
	var more []byte
	if !r.notes.none() {
		var err error
		if more, err = json.Marshal(&r.notes); err != nil {
			return nil, err
		}
	}
	for _, text := range []string{r.kind, r.text, r.before, r.after, string(more)} {
		b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
	}
	return b, nil
}

func unpack(b []byte) (record, error) {
	var r record
	number := func() int {
		n, size := binary.Uvarint(b)
		b = b[max(size, 0):]
		return int(n)
	}
	text := func() string {
		n := min(number(), len(b))
		s := string(b[:n])
		b = b[n:]
		return s
	}
	r.index, r.line = number(), number()
	r.kind, r.text, r.before, r.after = text(), text(), text(), text()
	if more := text(); more != "" {
		if err := json.Unmarshal([]byte(more), &r.notes); err != nil {
			return r, err
		}
	}
	return r, nil
}
