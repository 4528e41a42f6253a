package torture

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
)

// childRole in the environment makes this test binary a host's desk: what it has
// to do, a space, and the folder.
const childRole = "SURGERY_TORTURE_CHILD"

// The exit codes of a child.
const (
	stopped = 1 // by an error, which it says
	inUse   = 3 // another copy has the folder
)

// start starts a child; what it prints is read from the scanner.
func start(t testing.TB, role, folder string, input *os.File) (*exec.Cmd, *bufio.Scanner, *strings.Builder) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childRole+"="+role+" "+folder)
	if input != nil {
		cmd.Stdin = input
	}
	complaint := new(strings.Builder)
	cmd.Stderr = complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out), complaint
}

// child does what role says: "write" for ever; "hold" writes a little and stays
// until its input ends; "protect" chooses a passphrase; "check" only looks.
func child(role string) int {
	role, folder, _ := strings.Cut(role, " ")
	if err := words.Load(assets.Files()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return stopped
	}
	var last surgery.ID
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), Verify: role == "check", NewOp: func() surgery.ID {
		last = surgery.ID(uuid.Must(uuid.NewV7()).String())
		return last
	}})
	if surgery.KindOf(err) == surgery.InUse {
		return inUse
	}
	if err == nil {
		err = d.Names.LoadNames()
	}
	if err == nil {
		switch role {
		case "write":
			err = hostWork(d, 0, func() { fmt.Println(last) })
		case "hold":
			err = hostWork(d, 3, func() { fmt.Println(last) })
			io.Copy(io.Discard, os.Stdin)
			err = errors.Join(err, hostWork(d, 3, func() { fmt.Println(last) }))
		case "protect":
			err = protect(d)
		}
		err = errors.Join(err, d.Desk.Close())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return stopped
	}
	return 0
}

// hostWork is a host at the door, as fast as it goes: everything that Today and
// Visit do. It calls acknowledged after each change that the desk said is done.
func hostWork(d *rooms.Rooms, most int, acknowledged func()) error {
	var visits []surgery.ID
	var err error
	did := 0
	change := func(done surgery.Change, failed error) surgery.Change {
		if err == nil {
			err = failed
		}
		if err == nil && done.Op != "" { // what is so already is not done again
			did++
			acknowledged()
		}
		return done
	}
	for err == nil && (most == 0 || did < most) {
		board, failed := d.Today.Board()
		if failed != nil {
			return failed
		}
		if board.Surgery == nil {
			change(d.Start.StartSurgery(startHere))
			continue
		}
		visit := surgery.ID("")
		if len(visits) > 0 {
			visit = visits[rand.IntN(len(visits))]
		}
		switch what := rand.IntN(20); {
		case what < 8:
			done := change(d.Today.CheckInNew(today.Arrival{Name: fmt.Sprintf("Zebedee Testperson %d", rand.IntN(1000)), Track: surgery.Personal,
				Checklists: []string{"safe-basics"}, SavePlace: rand.IntN(3) == 0}))
			visits = append(visits, done.Visit)
		case what < 10:
			change(d.Today.CountGuest())
		case what < 14 && visit != "":
			change(d.Visit.Mark(visit, "safe-basics", "basics-email-first", surgery.NotTodayStep))
		case what < 15 && visit != "":
			change(d.Visit.WriteNote(visit, "safe-basics", "basics-email-first", note(rand.IntN(40))))
		case what < 17 && d.Desk.History.UndoLabel("") != "":
			change(d.Desk.History.Undo(""))
			visits = nil // it may have been one of them
		case what < 18:
			if _, failed := d.Today.CountRole("carer", 1); failed != nil {
				return failed
			}
		case what == 18 && len(board.Waiting)+len(board.Finished) > 15:
			change(d.Closing.CloseSurgery(nil))
			visits = nil
		}
	}
	return err
}

// within returns some moment of the next so many milliseconds.
func within(ms int) time.Duration { return time.Duration(rand.IntN(ms*1000)) * time.Microsecond }

// startHere is a surgery to start.
var startHere = surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}

// phrase is a passphrase.
const phrase = "seven purple otters juggle quietly"

// protect prints a word and then chooses a passphrase.
func protect(d *rooms.Rooms) error {
	if _, err := d.Start.StartSurgery(startHere); err != nil {
		return err
	}
	for range 3 {
		if _, err := d.Today.CheckInNew(today.Arrival{Name: "Zebedee Testperson", SavePlace: true}); err != nil {
			return err
		}
	}
	os.Stdout.WriteString("choosing\n")
	_, err := d.Lock.SetPassphrase(nil, []byte(phrase), false)
	return err
}
