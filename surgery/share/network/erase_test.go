package network

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nats-io/nats.go/jetstream"
)

// carrying returns the messages that are kept, and carry the owner's key.
func carrying(t *testing.T, l *laptop) (found [][]byte) {
	t.Helper()
	l.Link.mutex.Lock()
	s := l.session
	l.Link.mutex.Unlock()
	if s == nil {
		return [][]byte{nil} // not known
	}
	stream := must[jetstream.Stream](t)(s.stream())
	parts := map[[16]byte]*message{}
	lying := map[uint64][]byte{}
	for seq := uint64(1); ; {
		m, err := s.next(stream, seq)
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		seq = m.Sequence + 1
		lying[m.Sequence] = m.Data
		one, raw := gather(parts, l.names, m)
		if raw == nil {
			continue
		}
		if p, err := l.decode(raw); err == nil && p.Keys["owner"] != nil {
			for _, seq := range one.seqs {
				found = append(found, lying[seq])
			}
		}
	}
}

// lies returns in which files of a folder some bytes stand.
func lies(t *testing.T, folder string, what []byte) (files []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		raw, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if bytes.Contains(raw, what) {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// end is of a message what no other has: the end of what is sealed.
func end(message []byte) []byte { return message[len(message)-min(len(message), 40):] }

// What carried the key of somebody erased is in no file of the lead any more, whoever sent
// it, also where a desk sends it that has not heard; and who was off lacks nothing.
func TestWhatCarriedAKeyGoesWithIt(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	c.Follow(at)
	a.write(60)
	b.write(70)
	c.write(3)
	r.agree(133, a, b, c)
	c.Rest()
	a.write(5)
	b.write(5)
	r.agree(143, a, b)
	before := carrying(t, a)
	if len(before) < 4 {
		t.Fatalf("%d messages carry the key", len(before))
	}
	for _, m := range before {
		if lies(t, a.Folder, end(m)) == nil {
			t.Fatal("this test does not see what lies there")
		}
	}
	a.erases()
	b.erases()
	until(t, "nothing carries it", func() bool { return len(carrying(t, a)) == 0 })
	for _, m := range before {
		if files := lies(t, a.Folder, end(m)); files != nil {
			t.Errorf("what carried it stands in %v", files)
		}
	}
	c.write(60) // it has not heard
	c.Follow(at)
	r.agree(203, a, b, c)
	until(t, "nor does what came since", func() bool { return len(carrying(t, a)) == 0 })
	c.erases()
	d := r.desk()
	d.erases()
	d.Follow(at)
	r.agree(203, a, b, c, d)
	if junk := a.State().Junk + b.State().Junk + c.State().Junk + d.State().Junk; junk != 0 {
		t.Errorf("%d messages were none", junk)
	}
}

// A lead that was killed before it had done so does it when it leads again, and another
// that takes over sends no such key.
func TestWhatCarriedAKeyGoesAfterARestart(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	a.write(60)
	b.write(60)
	r.agree(120, a, b)
	before := carrying(t, a)
	o := a.Options
	o.Key = r.key // the link cleared its own
	a.kill()
	b.erases()
	a.erased = true
	a.open(o)
	a.Erased("owner")
	a.leads()
	until(t, "nothing carries it", func() bool { return len(carrying(t, a)) == 0 })
	for _, m := range before {
		if files := lies(t, a.Folder, end(m)); files != nil {
			t.Errorf("what carried it stands in %v", files)
		}
	}
	a.write(1)
	b.write(1)
	r.agree(122, a, b)
}

// At an organisation's servers the home desk has it deleted. One server has it in no file
// any more; of several, none has it in the stream, but for some minutes in the journal by
// which they agree.
func TestWhatCarriedAKeyGoesAtTheServers(t *testing.T) {
	for _, n := range []int{1, 3} {
		t.Run(fmt.Sprint(n), func(t *testing.T) { keyGoesAt(t, runs(t, n)) })
	}
}

func keyGoesAt(t *testing.T, cluster *cluster) {
	r := newRoom(t)
	a, b := r.desk().uses(cluster.organisation()), r.desk().uses(cluster.organisation())
	a.write(60)
	b.write(60)
	r.agree(120, a, b)
	before := carrying(t, a)
	if len(before) < 2 {
		t.Fatalf("%d messages carry the key", len(before))
	}
	b.erases()
	a.erases()
	until(t, "nothing carries it", func() bool { return len(carrying(t, a)) == 0 })
	for _, m := range before {
		for _, o := range cluster.options {
			until(t, "no server has it", func() bool {
				return !slices.ContainsFunc(lies(t, o.StoreDir, end(m)), func(file string) bool {
					return len(cluster.options) == 1 || strings.Contains(file, "/streams/")
				})
			})
		}
	}
	c := r.desk()
	c.erases()
	c.uses(cluster.organisation())
	c.write(1)
	r.agree(121, a, b, c)
}

// An account that may not delete goes on without, and the log says so once.
func TestAnAccountThatMayNotDelete(t *testing.T) {
	log := listens(t)
	one := runs(t, 1)
	may := AccountMay()
	for i, what := range may.Publish {
		if strings.Contains(what, "MSG.DELETE") {
			may.Publish[i] = "ss.>"
		}
	}
	o := one.organisation()
	o.Credentials = one.issuer.credentials(may)
	r := newRoom(t)
	a, b := r.desk().uses(o), r.desk().uses(o)
	a.write(3)
	b.write(3)
	r.agree(6, a, b)
	before := len(carrying(t, a))
	a.erases()
	b.erases()
	until(t, "it is said", func() bool { return log.says("deletes nothing for this account") })
	a.write(3)
	b.write(3)
	r.agree(12, a, b)
	if n := len(carrying(t, a)); n != before {
		t.Errorf("%d messages carry it, before %d", n, before)
	}
}
