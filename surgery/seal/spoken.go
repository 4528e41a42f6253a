package seal

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"math/big"
	"strings"
	"unicode"

	"golang.org/x/crypto/argon2"

	"socialmediasurgery/surgery/seal/internal/stretch"
)

// wordsToday is how many words today's passphrase has: 50 bits, each try at the price
// of a passphrase.
const wordsToday = 5

// TodaysPassphrase returns five random words, to be told to who works at another desk.
func TodaysPassphrase() string {
	list := spoken()
	most := big.NewInt(int64(len(list)))
	words := make([]string, wordsToday)
	for i := range words {
		at, err := rand.Int(rand.Reader, most)
		if err != nil {
			panic(err) // only a failing source of randomness, which ends the program anyway
		}
		words[i] = list[at.Int64()]
	}
	return strings.Join(words, " ")
}

// HeardPassphrase returns today's passphrase as somebody typed it who was told it: in
// any case, with whatever stands between the words. The answer is to be cleared.
func HeardPassphrase(typed []byte) []byte {
	heard := make([]byte, 0, len(typed)+1)
	for _, word := range strings.FieldsFunc(strings.ToLower(string(typed)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		heard = append(append(heard, ' '), word...)
	}
	return []byte(strings.TrimPrefix(string(heard), " "))
}

// ThreeWords returns what two screens show of the same bytes, to be compared by a
// person: 30 bits. As somebody who may choose the bytes can try many of them alone,
// each try is as slow as that of a passphrase: 0.2 seconds here, so years of a laptop,
// and on average six days of a large graphics card (see EnoughAway). What they are of
// must not be good for that long.
func ThreeWords(of []byte) [3]string {
	sum := sha256.Sum256(of)
	c := stretch.Usual()
	slow := argon2.IDKey(sum[:], []byte("social media surgery: three words"), c.Times, c.Memory, c.Threads, 8)
	bits := binary.BigEndian.Uint64(slow)
	list := spoken()
	var words [3]string
	for i := range words {
		words[i] = list[bits%uint64(len(list))]
		bits /= uint64(len(list))
	}
	return words
}
