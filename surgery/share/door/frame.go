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
