package door

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
)

// What is said through the door is short: a length in two bytes, and JSON.

var errTalk = errors.New("door: the other side says what it should not")

func say(to io.Writer, what any) error {
	raw, err := json.Marshal(what)
	if err != nil || len(raw) > 1<<16-1 {
		return errors.Join(errTalk, err)
	}
	_, err = to.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(raw))), raw...))
	return err
}

// hear reads what the other side says, of at most so many bytes.
func hear(from io.Reader, most int, what any) error {
	var length [2]byte
	if _, err := io.ReadFull(from, length[:]); err != nil {
		return err
	}
	n := int(binary.BigEndian.Uint16(length[:]))
	if n > most {
		return errTalk
	}
	raw := make([]byte, n)
	if _, err := io.ReadFull(from, raw); err != nil {
		return err
	}
	if json.Unmarshal(raw, what) != nil {
		return errTalk
	}
	return nil
}

// An opening parcel goes in pieces, each with its length in four bytes before it, and
// none after the last: where the connection ends earlier, not all has come.

// pieces writes them.
type pieces struct{ to io.Writer }

func (p pieces) Write(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	if _, err := p.to.Write(binary.BigEndian.AppendUint32(nil, uint32(len(b)))); err != nil {
		return 0, err
	}
	return p.to.Write(b)
}

func (p pieces) end() error {
	_, err := p.to.Write(make([]byte, 4))
	return err
}

// join writes what came in pieces, of at most so many bytes together.
func join(to io.Writer, from io.Reader, most int64) error {
	for {
		var length [4]byte
		if _, err := io.ReadFull(from, length[:]); err != nil {
			return err
		}
		n := int64(binary.BigEndian.Uint32(length[:]))
		if n == 0 {
			return nil
		}
		if most -= n; most < 0 {
			return errTalk
		}
		if _, err := io.CopyN(to, from, n); err != nil {
			return err
		}
	}
}
