package leak

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
)

// Found is where a word lies in the memory of a process.
type Found struct {
	Word  string // its number among those looked for, so that it is not kept here
	Form  string
	Where string // what the memory is for, as the system says
	At    uint64
}

// mask is what words that are looked for are kept under, so that a process that
// looks through itself does not find what it looks with.
const mask = 0xA5

// Wanted is a word in memory, masked.
type Wanted struct {
	word, form string
	masked     []byte
}

// Words returns words to be looked for as text, in all letters' cases and in the
// encodings that programs keep text in: UTF-8, UTF-16 and UTF-32.
func Words(words ...string) (wanted []Wanted) {
	for n, word := range words {
		for _, text := range []string{word, strings.ToLower(word), strings.ToUpper(word)} {
			var four []byte
			for _, r := range text {
				four = binary.LittleEndian.AppendUint32(four, uint32(r))
			}
			for form, raw := range map[string][]byte{"UTF-8": []byte(text), "UTF-16": wide(text, binary.LittleEndian), "UTF-32": four} {
				wanted = append(wanted, want(n, form, raw))
			}
		}
	}
	return wanted
}

// Bytes returns bytes to be looked for, a key say. They are not kept.
func Bytes(secrets ...[]byte) (wanted []Wanted) {
	for n, raw := range secrets {
		wanted = append(wanted, want(n, "bytes", raw))
	}
	return wanted
}

func want(n int, form string, raw []byte) Wanted {
	w := Wanted{fmt.Sprintf("word %d", n+1), form, make([]byte, len(raw))}
	for i, b := range raw {
		w.masked[i] = b ^ mask
	}
	return w
}

// atOnce is how much memory is looked at at a time; what lies across the edge is
// looked at twice.
const atOnce, edge = 1 << 22, 1 << 10

// Memory looks through all memory of a process that can be written, which is where
// anything it was told may be. The process should be this one or a child of it.
func Memory(pid int, wanted []Wanted) ([]Found, error) {
	maps, err := os.Open(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		return nil, err
	}
	defer maps.Close()
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		return nil, err
	}
	defer memory.Close()
	// Outside of Go's own memory, so that it is told apart from what is looked at.
	window, err := syscall.Mmap(-1, 0, atOnce+edge, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil, err
	}
	defer syscall.Munmap(window)
	var first [1 << 16][]Wanted
	for _, w := range wanted {
		if len(w.masked) > edge || len(w.masked) < 4 {
			return nil, fmt.Errorf("leak: a word of %d bytes", len(w.masked))
		}
		at := binary.LittleEndian.Uint16(w.masked)
		first[at] = append(first[at], w)
	}
	var found []Found
	for lines := bufio.NewScanner(maps); lines.Scan(); {
		var from, to uint64
		var mode string
		if _, err := fmt.Sscanf(lines.Text(), "%x-%x %s", &from, &to, &mode); err != nil {
			return nil, err
		}
		fields := strings.Fields(lines.Text())
		where := "memory"
		if len(fields) > 5 {
			where = fields[5]
		}
		if !strings.HasPrefix(mode, "rw") || where == "[vvar]" {
			continue
		}
		for at := from; at < to; at += atOnce {
			n, err := readMemory(memory, window[:min(uint64(len(window)), to-at)], at)
			if err != nil {
				break // a part that the system keeps to itself, a screen's memory say
			}
			found = append(found, lookAt(window[:n], at, where, &first, min(atOnce, to-at))...)
		}
	}
	clear(window)
	return found, nil
}

func readMemory(memory *os.File, into []byte, at uint64) (int, error) {
	n, err := memory.ReadAt(into, int64(at))
	if n > 0 || err == io.EOF {
		return n, nil
	}
	return n, err
}

func lookAt(window []byte, at uint64, where string, first *[1 << 16][]Wanted, until uint64) (found []Found) {
	for i := 0; i+4 <= len(window) && uint64(i) < until; i++ {
		for _, w := range first[uint16(window[i]^mask)|uint16(window[i+1]^mask)<<8] {
			if i+len(w.masked) <= len(window) && matches(window[i:], w.masked) {
				found = append(found, Found{w.word, w.form, where, at + uint64(i)})
			}
		}
	}
	return found
}

func matches(plain, masked []byte) bool {
	for i, m := range masked {
		if plain[i]^mask != m {
			return false
		}
	}
	return true
}

// Around returns what lies around an address, for whoever looks for the reason.
func Around(pid int, at uint64) string {
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		return err.Error()
	}
	defer memory.Close()
	raw := make([]byte, 160)
	n, _ := memory.ReadAt(raw, int64(at-48))
	return fmt.Sprintf("%q", raw[:n])
}
