package vault

import (
	"encoding/binary"
	"io"

	"github.com/google/uuid"
)

// NewID makes a UUIDv7 (RFC 9562 §5.7) from the moment of this write and the vault's randomness.
func (tx *Tx) NewID() (string, error) {
	var id uuid.UUID
	if _, err := io.ReadFull(tx.vault.rand, id[6:]); err != nil {
		return "", err
	}
	var stamp [8]byte
	binary.BigEndian.PutUint64(stamp[:], uint64(tx.at.UnixMilli()))
	copy(id[:6], stamp[2:])
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id.String(), nil
}
