package share

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"io"
	"log/slog"
	"path/filepath"
	"regexp"
	"strings"
)

// Folder is what our folder on a stick is called. Names are such that any stick takes
// them: eight letters and three, in any case.
const Folder = "surgery"

// ReadMe is the file in it that says in plain words what lies there.
const ReadMe = "readme.txt"

// ReadMeSays is the sentence that is in it.
const ReadMeSays = "share.read_me"

// The endings of our files.
const (
	aParcel  = ".par"
	aRequest = ".ask"
	anAnswer = ".ans"
	halfDone = ".tmp"
)

var named = regexp.MustCompile(`^[a-z2-7]{8}(\.par|\.ask|\.ans|\.all)$`)

// Stick is a folder that the host chose: the root of a USB stick, or any other. It may
// be slow, or not answer at all: its methods are to be called beside the worker, and
// Moving is a sign of life.
type Stick struct {
	disk   disk
	readMe string
}

// At returns the stick in a folder, which must be there. readMe is what our folder's
// ReadMe is to say. Nothing is touched yet.
func At(folder, readMe string) *Stick {
	if !strings.EqualFold(filepath.Base(folder), Folder) { // else our own was chosen
		folder = filepath.Join(folder, Folder)
	}
	return &Stick{disk: disk{folder: folder}, readMe: readMe}
}

// letters writes ids as they stand in the names of files.
var letters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

const nameLetters = 8

// newName returns a random name, without an ending.
func newName() string {
	raw := make([]byte, 5)
	rand.Read(raw)
	return letters.EncodeToString(raw)
}

// halfName is what a file is called while somebody writes it: always the same for one,
// so that at most one half of a file is left behind.
func halfName(whose string) string {
	sum := sha256.Sum256([]byte(whose))
	return letters.EncodeToString(sum[:5]) + halfDone
}

// files returns the names of what lies there with an ending. A stick that knows no
// small letters gives capitals.
func (s *Stick) files(ending string) ([]string, error) {
	entries, err := s.disk.list()
	if err != nil {
		return nil, err
	}
	var found []string
	for _, e := range entries {
		name := strings.ToLower(e.Name())
		if parts := named.FindStringSubmatch(name); parts != nil && parts[1] == ending && e.Type().IsRegular() {
			found = append(found, e.Name())
		}
	}
	return found, nil
}

// put writes a file: under another name, synced, read back, then named. It is there
// whole under its name, or not at all. whose tells apart who may write there at once.
// alive is called as it is read back.
func (s *Stick) put(ctx context.Context, name, whose string, alive func(), write func(io.Writer) error) error {
	if err := s.disk.make(); err != nil {
		return err
	}
	half := halfName(whose)
	err := s.write(half, write, func() error { alive(); return ctx.Err() })
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = s.disk.rename(half, name)
	}
	if err != nil {
		return errors.Join(err, s.disk.remove(half))
	}
	if err := s.disk.sync(); err != nil {
		return err
	}
	s.putReadMe()
	return nil
}

// write writes and syncs a file, and reads it back, until step returns an error.
func (s *Stick) write(name string, write func(io.Writer) error, step func() error) error {
	f, err := s.disk.create(name)
	if err != nil {
		return err
	}
	w := &written{file: f, sum: sha256.New()}
	if err = write(w); err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	back, size, err := s.disk.open(name, mostFile)
	if err != nil {
		return err
	}
	defer back.Close() // read only: nothing to lose
	sum := sha256.New()
	if _, err := io.Copy(steps{sum, step}, onlyReader{back}); err != nil {
		return err
	}
	if size != w.size || string(sum.Sum(nil)) != string(w.sum.Sum(nil)) {
		return errNotKept
	}
	return nil
}

var (
	errNotKept  = errors.New("share: something else was read back than was written")
	errTooLarge = errors.New("share: larger than a stick may take")
)

// steps writes as long as step returns no error.
type steps struct {
	io.Writer
	step func() error
}

func (s steps) Write(p []byte) (int, error) {
	if err := s.step(); err != nil {
		return 0, err
	}
	return s.Writer.Write(p)
}

// onlyReader hides what would have a file copied past our layer.
type onlyReader struct{ io.Reader }

// written is a file while it is written. It is synced now and then: at the end it would
// take long without a sign, and a stop would come late.
type written struct {
	file *file
	sum  interface {
		io.Writer
		Sum([]byte) []byte
	}
	size     int64
	unsynced int
}

const syncEvery = 4 << 20

func (w *written) Write(p []byte) (int, error) {
	if w.size+int64(len(p)) > mostFile {
		return 0, errTooLarge
	}
	n, err := w.file.Write(p)
	w.sum.Write(p[:n])
	w.size += int64(n)
	if w.unsynced += n; err == nil && w.unsynced >= syncEvery {
		w.unsynced = 0
		err = w.file.Sync()
	}
	return n, err
}

// putReadMe writes the file that says what this is. Nobody needs it, so where it does
// not come about the log says so.
func (s *Stick) putReadMe() {
	if s.readMe == "" {
		return
	}
	f, size, err := s.disk.open(ReadMe, mostJoin)
	if err == nil {
		_ = f.Close() // read only
		if size == int64(len(s.readMe)) {
			return
		}
	}
	half := halfName(ReadMe)
	say := func(w io.Writer) error { _, err := io.WriteString(w, s.readMe); return err }
	err = s.write(half, say, func() error { return nil })
	if err == nil {
		err = s.disk.rename(half, ReadMe)
	}
	if err != nil {
		slog.Warn("share: no readme on the stick", "cause", errors.Join(err, s.disk.remove(half)))
	}
}

// small returns what a small file has.
func (s *Stick) small(name string) ([]byte, error) {
	f, _, err := s.disk.open(name, mostJoin)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only: nothing to lose
	return io.ReadAll(io.LimitReader(f, mostJoin))
}
