package ui

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/logbook"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// folderName is ours in the system's folders.
const folderName = "social-media-surgery"

// Launch is what the command line asks for.
type Launch struct {
	Data    string // folder of the records
	PrintTo string // prints become files there
	Demo    bool   // a made-up week in a folder that is thrown away
	Large   bool   // as large as a week may become
	Check   bool   // no window: verify, print one line
	Version bool
	Backup  string // a backup that was opened like a document; "" for none
	given   bool   // Data was asked for: on the command line, or by a folder beside the program
}

// BackupSuffix ends the name of every backup. A package tells the system that
// the program opens such files.
const BackupSuffix = ".smsbackup"

// How large a made-up week may be.
const (
	usualSize = "usual"
	largeSize = "large"
)

// besideName is the folder that somebody makes beside the program so that the
// records are kept there, on a stick for example. It is never made by us.
const besideName = "surgery-data"

// ReadFlags reads the command line. What is wrong with it is said in one
// sentence.
func ReadFlags(args []string) (Launch, error) {
	l := Launch{}
	set := flag.NewFlagSet("", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&l.Data, "data", "", "")
	set.StringVar(&l.PrintTo, "print-to", "", "")
	set.BoolVar(&l.Demo, "demo", false, "")
	size := set.String("demo-size", "", "")
	set.BoolVar(&l.Check, "check", false, "")
	set.BoolVar(&l.Version, "version", false, "")
	err := set.Parse(args)
	if err == nil && set.NArg() == 1 && strings.EqualFold(filepath.Ext(set.Arg(0)), BackupSuffix) {
		l.Backup, err = filepath.Abs(set.Arg(0))
	} else if err == nil && set.NArg() > 0 {
		err = errors.New(set.Arg(0))
	}
	if err != nil {
		return l, surgery.Fail(surgery.Invalid, "error.flag").Because(err)
	}
	switch {
	case *size == "" || l.Demo && *size == usualSize:
	case l.Demo && *size == largeSize:
		l.Large = true
	default:
		return l, surgery.Fail(surgery.Invalid, "demo.size", "usual", usualSize, "large", largeSize)
	}
	if l.PrintTo != "" {
		info, err := os.Stat(l.PrintTo)
		if err != nil || !info.IsDir() {
			return l, surgery.Fail(surgery.BadFolder, "error.folder_unusable", "folder", l.PrintTo)
		}
		if l.PrintTo, err = filepath.Abs(l.PrintTo); err != nil {
			return l, surgery.Fail(surgery.BadFolder, "error.folder_unusable", "folder", l.PrintTo)
		}
	}
	l.given = l.Data != ""
	switch {
	case l.Demo && l.given:
		return l, surgery.Fail(surgery.Invalid, "error.demo_and_data")
	case l.Demo:
		l.Data, err = os.MkdirTemp("", folderName+"-demo-")
	case !l.given:
		if l.Data, l.given = beside(); !l.given {
			l.Data = filepath.Join(xdg.DataHome, folderName)
		}
	}
	if err != nil {
		return l, surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
	}
	if !l.Demo && !l.Version {
		l.Data, err = follow(l.Data)
	}
	return l, err
}

// beside returns the folder for the records beside the program, if there is one.
func beside() (string, bool) {
	self, err := os.Executable()
	if err != nil {
		return "", false
	}
	folder := filepath.Join(filepath.Dir(self), besideName)
	info, err := os.Stat(folder)
	return folder, err == nil && info.IsDir()
}

// Options returns how the desk is to be opened.
func (l Launch) Options() desk.Options {
	return desk.Options{Folder: l.Data, Print: l.PrintTo, Verify: l.Check, Temporary: l.Demo, Portable: l.given,
		Saves: xdg.UserDirs.Documents, Cache: filepath.Join(xdg.CacheHome, folderName)}
}

// LogFolder returns where the log lies; that of a made-up week goes with it.
func (l Launch) LogFolder() string {
	if l.given || l.Demo {
		return l.Data
	}
	return filepath.Join(xdg.StateHome, folderName)
}

// Fill puts the made-up week into its desk, where one was asked for.
func (l Launch) Fill(d *rooms.Rooms) error {
	switch {
	case l.Large:
		return d.Demo.FillLarge()
	case l.Demo:
		return d.Demo.Fill()
	}
	return nil
}

// Tidy throws the folder of a made-up week away.
func (l Launch) Tidy() error {
	if !l.Demo {
		return nil
	}
	return os.RemoveAll(l.Data)
}

// Places lists where everything lies, with the records in that folder.
func (l Launch) Places(records string) []Place {
	return []Place{{"shell.place_records", records}, {"shell.place_log", filepath.Join(l.LogFolder(), logbook.LogFile)},
		{"shell.place_crash", filepath.Join(l.LogFolder(), logbook.CrashFile)}}
}

// TryDemo starts a second copy of the program on the made-up week.
func (l Launch) TryDemo() func() error {
	if l.Demo {
		return nil
	}
	return func() error {
		self, err := os.Executable()
		if err == nil {
			err = exec.Command(self, "-demo").Start()
		}
		if err != nil {
			return surgery.Fail(surgery.Internal, "error.demo").Because(err)
		}
		return nil
	}
}

// PrintCheck verifies the records, and those of a surgery that was joined, nil for none,
// and writes one line of JSON; what is wrong is the error.
func PrintCheck(out io.Writer, d, joined *rooms.Rooms) error {
	report, err := d.Desk.Verify()
	if err != nil {
		return err
	}
	wrong := report.Chain
	if joined != nil {
		of, err := joined.Desk.Verify()
		if err != nil {
			return err
		}
		if report.Joined = &of; wrong == "ok" {
			wrong = of.Chain
		}
	}
	if err := json.NewEncoder(out).Encode(report); err != nil {
		return surgery.AsError(err)
	}
	if wrong != "ok" {
		return surgery.Fail(surgery.Damaged, "error.damaged").Because(errors.New(wrong))
	}
	return nil
}

// Sentence writes an error as the command line shows it, on one line.
func Sentence(err error) string {
	what, next := kit.Sentences(err)
	return fmt.Sprintf("%s: %s %s", words.Say("shell.name"), what, next)
}
