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
)

// TailFile lies beside the store and says, after each commit, which operation
// was this desk's last. A write-ahead log that was cut short opens without a
// word; the tail file gives it away. It is not synced: after a power cut it may
// say less than the log, never more; a line that is not whole says nothing.
const TailFile = "surgery.tail"

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
	raw, err := io.ReadAll(io.LimitReader(f, 1<<10))
	if err != nil {
		return explain(err)
	}
	var desk, digest, sum string
	var seq int64
	_, err = fmt.Sscanf(string(raw), "%s %d %s %s\n", &desk, &seq, &digest, &sum)
	if err == nil && sum == tailSum(desk, seq, digest) && desk == string(s.desk) {
		s.short = seq > s.end.seq || seq == s.end.seq && digest != hex.EncodeToString(s.end.digest)
	}
	return nil
}

// writeTail never fails a commit that has already happened.
func (s *Store) writeTail() {
	digest := hex.EncodeToString(s.end.digest)
	line := fmt.Sprintf("%s %020d %s %s\n", s.desk, s.end.seq, digest, tailSum(string(s.desk), s.end.seq, digest))
	if _, err := s.tail.WriteAt([]byte(line), 0); err != nil {
		slog.Warn("store: tail file not written", "cause", err)
	}
}

// tailSum tells a whole line from one of which a power cut, or a failing disk,
// left a part.
func tailSum(desk string, seq int64, digest string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", desk, seq, digest))
	return hex.EncodeToString(sum[:8])
}
