// Package backup knows the files that a desk's records are saved in: what they
// are called, how they are sealed, which are kept. It opens no store: a copy of
// one goes in, and a checked copy comes out.
//
// A backup is sealed with age to the desk's own recipient and to the recovery
// key that the organisation keeps. It holds nobody's key. The keys of all backups
// in a folder lie in one keybag, which is replaced at each backup and at each
// erasure: a key that is not in it any more opens nothing in any old backup.
package backup

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
)

// About says what is in a backup, without naming anybody.
type About struct {
	Made       time.Time  `json:"made"`
	Desk       surgery.ID `json:"desk"`
	Program    string     `json:"program"` // version that made it
	Schema     int        `json:"schema"`
	Operations int        `json:"operations"`
	Surgeries  int        `json:"surgeries"`
	Visits     int        `json:"visits"`
	People     int        `json:"people"`
	LastDay    string     `json:"last_day,omitempty"` // of the latest surgery
}

// head is the first line inside the seal; a later format gets another.
const head = "social-media-surgery-backup-1\n"

// mostAbout caps the second line, which is About.
const mostAbout = 1 << 14

// Write seals the copy of a store that lies at path into folder, and returns the
// file it made. It is written beside, synced and renamed; the copy stays.
func Write(folder string, about About, path string, to []age.Recipient) (File, error) {
	file := File{Folder: folder, Made: about.Made.UTC().Truncate(time.Second), Desk: short(about.Desk)}
	err := replace(file.Path(), func(out io.Writer) error {
		body, err := os.Open(path)
		if err != nil {
			return err
		}
		defer body.Close()
		sealed, err := age.Encrypt(out, to...)
		if err != nil {
			return err
		}
		line, err := json.Marshal(about)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(sealed, "%s%s\n", head, line); err != nil {
			return err
		}
		if _, err := io.Copy(sealed, body); err != nil {
			return err
		}
		return sealed.Close()
	})
	return file, err
}

// Look reads what a backup is about. Errors: BadFile for a file that is not ours,
// is damaged, or that these keys do not open; TooNew.
func Look(path string, with []age.Identity) (About, error) { return LookAlive(path, with, func() {}) }

// LookAlive is Look in a folder that may not answer: it calls alive whenever
// something was read. See Watched.
func LookAlive(path string, with []age.Identity, alive func()) (About, error) {
	about, body, done, err := open(path, with)
	if err != nil {
		return about, err
	}
	defer done()
	_, err = io.Copy(moving(alive), onlyReader{body}) // to its end, or a cut one would look whole
	return about, spoilt(err)
}

// Extract reads a backup to its end into a new file, readable by its owner only.
// Nothing of it may be trusted before Extract has answered without an error:
// then all of it is what was sealed.
func Extract(path string, with []age.Identity, into string) (About, error) {
	about, err := Unpack(path, with, into)
	if err == nil {
		err = syncFile(into)
	}
	if err != nil {
		os.Remove(into)
	}
	return about, err
}

// Unpack is Extract into a file that is only looked at: it does not wait for the
// disk, nor keep it from whoever does.
func Unpack(path string, with []age.Identity, into string) (About, error) {
	about, body, done, err := open(path, with)
	if err != nil {
		return about, err
	}
	defer done()
	out, err := os.OpenFile(into, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return about, err
	}
	_, err = io.Copy(out, body)
	if err != nil {
		err = spoilt(err)
	}
	if err = errors.Join(err, out.Close()); err != nil {
		os.Remove(into)
	}
	return about, err
}

func open(path string, with []age.Identity) (About, io.Reader, func(), error) {
	var about About
	f, err := os.Open(path)
	if err != nil {
		return about, nil, nil, err
	}
	opened, err := age.Decrypt(bufio.NewReader(f), with...)
	if err != nil {
		f.Close()
		return about, nil, nil, foreign(err)
	}
	body := bufio.NewReader(opened)
	line := make([]byte, len(head))
	if _, err := io.ReadFull(body, line); err != nil || string(line) != head {
		f.Close()
		return about, nil, nil, spoilt(errors.Join(err, fmt.Errorf("begins with %q", line)))
	}
	if about, err = readAbout(body); err != nil {
		f.Close()
		return about, nil, nil, spoilt(err)
	}
	return about, body, func() { f.Close() }, nil
}

func readAbout(body *bufio.Reader) (About, error) {
	var about About
	var line []byte
	for len(line) < mostAbout {
		b, err := body.ReadByte()
		if err != nil {
			return about, err
		}
		if b == '\n' {
			return about, json.Unmarshal(line, &about)
		}
		line = append(line, b)
	}
	return about, errors.New("no end of its second line")
}

// foreign says why age would not open a file.
func foreign(err error) error {
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return surgery.Fail(surgery.BadFile, "error.backup_other_key").Because(err)
	}
	return surgery.Fail(surgery.BadFile, "error.backup_not_ours").Because(err)
}

func spoilt(err error) error {
	if err == nil {
		return nil
	}
	return surgery.Fail(surgery.BadFile, "error.backup_damaged").Because(err)
}

// replace writes a file beside path, syncs it, and only then gives it the name.
func replace(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	buffered := bufio.NewWriterSize(&littleByLittle{file: f}, 1<<16)
	if err = write(buffered); err != nil {
		return err
	}
	if err = buffered.Flush(); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), path); err == nil {
		syncFolder(filepath.Dir(path)) // or a power cut could bring a keybag back that somebody was taken out of
	}
	return err
}
