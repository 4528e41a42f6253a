package printer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/pattern"
)

// Folder is where prints go as PDF files: the folder a host chose to print to,
// or the one where a PDF waits for the printer.
type Folder struct {
	Dir string
	Own bool // the program's own, made where it is not there
}

// ourTemp is what write calls a file that is not whole yet, and stale is how old
// one is that a crash has left behind.
var ourTemp = pattern.Of(`^\.print-\d+\.tmp$`)

const stale = time.Hour

// ourName is what Save calls its files, so that Clear removes no others.
var ourName = pattern.Of(`^[a-z]+(-[a-z0-9]+)*-\d{4}-\d\d-\d\d-\d{4}(-[A-Z]?\d+)?(-\d+)?\.pdf$`)

// Save writes the job's PDF into the folder and returns the path. One that a host
// chose and that is gone is not made anew: it may be a stick's, and what names
// somebody would lie where nobody looks. Names are like handout-2026-11-24-1305-7.pdf: what it is,
// when, the visit's number; one that is taken gets another number, nothing is
// replaced. Errors are of kind Full, ReadOnly or Internal.
func (f Folder) Save(job Job) (string, error) {
	if f.Own {
		if err := os.MkdirAll(f.Dir, 0o700); err != nil {
			return "", unwritten(err)
		}
	}
	f.sweep(time.Now().Add(-stale))
	base, ending := fileName(job), ".pdf"
	if job.Ending != "" {
		ending = job.Ending
	}
	for again := 1; again < 1000; again++ {
		path := filepath.Join(f.Dir, base+ending)
		if again > 1 {
			path = filepath.Join(f.Dir, fmt.Sprintf("%s-%d%s", base, again, ending))
		}
		// The name is taken first, with an empty file, so that two prints of
		// one minute cannot both think it free.
		hold, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", unwritten(err)
		}
		if err := errors.Join(hold.Close(), write(path, job.PDF)); err != nil {
			_ = os.Remove(path) // the empty one
			return "", unwritten(err)
		}
		return path, nil
	}
	return "", unwritten(errors.New("a thousand prints in one minute"))
}

// sweep removes what a crash left of prints before that time. It is a host's own
// folder, so what cannot be removed is left to them.
func (f Folder) sweep(before time.Time) {
	_ = f.remove(before, ourTemp())
}

// Clear removes the PDFs that Save wrote before that time, whole or not, and
// nothing else: kept prints go when the surgery closes.
func (f Folder) Clear(before time.Time) error {
	if err := f.remove(before, ourName(), ourTemp()); err != nil {
		return unwritten(err)
	}
	return nil
}

func (f Folder) remove(before time.Time, ours ...*regexp.Regexp) error {
	entries, err := os.ReadDir(f.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	failures := []error{err}
	for _, entry := range entries {
		named := func(r *regexp.Regexp) bool { return r.MatchString(entry.Name()) }
		if !slices.ContainsFunc(ours, named) {
			continue
		}
		info, err := entry.Info()
		if err != nil || !info.Mode().IsRegular() || !info.ModTime().Before(before) {
			continue
		}
		failures = append(failures, os.Remove(filepath.Join(f.Dir, entry.Name())))
	}
	return errors.Join(failures...)
}

// SaveAs writes a PDF to the path a host chose, replacing what is there as the
// file dialog asked. Errors are of kind Full, ReadOnly or Internal, and then
// what was there still is.
func SaveAs(path string, pdf []byte) error {
	if err := write(path, pdf); err != nil {
		return unwritten(err)
	}
	return nil
}

// SuggestedName is the file name to offer for saving the job.
func SuggestedName(job Job) string { return fileName(job) + ".pdf" }

// fileName has only the kind, the time and a number in it, and the title of an event
// that is for everyone: no words of anyone.
func fileName(job Job) string {
	kind := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r
		case r == '_':
			return '-'
		}
		return -1
	}, string(job.Kind))
	if kind = strings.Trim(kind, "-"); kind == "" {
		kind = "print"
	}
	if about := plainTitle(job.About); about != "" {
		kind += "-" + about
	}
	name := kind + "-" + job.At.Format("2006-01-02-1504")
	if job.Number != "" {
		name += "-" + job.Number
	}
	return name
}

// longTitle is how much of a title stands in a file's name, in letters.
const longTitle = 40

// plainTitle returns a title as every system takes it in a file's name: small letters
// and figures, whole words, "" where it has none of these.
func plainTitle(title string) string {
	name := ""
	for _, word := range strings.Fields(find.Fold(title)) {
		word = strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, word)
		if word == "" {
			continue
		}
		if len(name)+1+len(word) > longTitle {
			break
		}
		name = strings.TrimPrefix(name+"-"+word, "-")
	}
	return name
}

// write puts the bytes beside path, syncs them and renames.
func write(path string, data []byte) (err error) {
	dir := filepath.Dir(path)
	temp, err := os.CreateTemp(dir, ".print-*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp.Name())
		}
	}()
	if _, err = temp.Write(data); err != nil {
		return errors.Join(err, temp.Close())
	}
	if err = errors.Join(temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err = os.Rename(temp.Name(), path); err != nil {
		return err
	}
	return syncFolder(dir)
}

func unwritten(err error) *surgery.Error {
	switch {
	case diskFull(err):
		return surgery.Fail(surgery.Full, "printer.disk_full").Because(err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return surgery.Fail(surgery.ReadOnly, "printer.folder_unwritable").Because(err)
	}
	return surgery.Fail(surgery.Internal, "printer.unwritten").Because(err)
}
