package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
)

// TailFile lies beside the store and says, after each commit, which operation
// was the last of each chain that this laptop writes: the desk's own and, at its place,
// that of its seat in a share. A write-ahead log that was cut short opens without a
// word; the tail file gives it away. It is not synced: after a power cut it may
// say less than the log, never more; a line that is not whole says nothing.
const TailFile = "surgery.tail"

// seatTail is where the line of the seat begins.
const seatTail = 512

// openTail reads the tail file and, unless only looking, keeps it open for writing.
func (s *Store) openTail(look bool) error {
	name := filepath.Join(s.folder, TailFile)
	how := os.O_RDWR | os.O_CREATE
	if look {
		how = os.O_RDONLY
	}
	f, err := os.OpenFile(name, how, 0o600)
	if look && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(err)
	}
	s.tail = f
	raw, err := io.ReadAll(io.LimitReader(f, 2*seatTail))
	if err != nil {
		return explain(err)
	}
	s.short = endsBefore(raw[:min(len(raw), seatTail)], s.desk, s.ends.own)
	if s.share == nil || !s.shareShort(raw) {
		return nil
	}
	s.short = true
	return s.loseSeat(look)
}

// shareShort reports whether the chain of the seat ends before the tail file says.
func (s *Store) shareShort(raw []byte) bool {
	if s.share.seat == s.desk {
		return s.short
	}
	return len(raw) > seatTail && endsBefore(raw[seatTail:], s.share.seat, s.ends.seat)
}

// endsBefore reports whether a chain ends before a line of the tail file says.
func endsBefore(raw []byte, chain surgery.ID, at end) bool {
	var desk, digest, sum string
	var seq int64
	_, err := fmt.Sscanf(string(raw), "%s %d %s %s\n", &desk, &seq, &digest, &sum)
	return err == nil && sum == tailSum(desk, seq, digest) && desk == string(chain) &&
		(seq > at.seq || seq == at.seq && digest != hex.EncodeToString(at.digest))
}

// writeTail never fails a commit that has already happened.
func (s *Store) writeTail() {
	s.writeTailLine(s.desk, s.ends.own, 0)
	if s.share != nil && s.share.seat != s.desk {
		s.writeTailLine(s.share.seat, s.ends.seat, seatTail)
	}
}

func (s *Store) writeTailLine(chain surgery.ID, at end, place int64) {
	digest := hex.EncodeToString(at.digest)
	line := fmt.Sprintf("%s %020d %s %s\n", chain, at.seq, digest, tailSum(string(chain), at.seq, digest))
	if _, err := s.tail.WriteAt([]byte(line), place); err != nil {
		slog.Warn("store: tail file not written", "cause", err)
	}
}

// tailSum tells a whole line from one of which a power cut, or a failing disk,
// left a part.
func tailSum(desk string, seq int64, digest string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", desk, seq, digest))
	return hex.EncodeToString(sum[:8])
}
