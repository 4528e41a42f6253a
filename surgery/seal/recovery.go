package seal

import (
	"errors"
	"strings"

	"filippo.io/age"
)

// Recovery is the key that is printed and kept by the organisation. Whoever has
// the paper and the laptop can read everything. It is made of strings, which Go
// cannot clear: drop it as soon as it is printed.
type Recovery struct {
	Text string // in groups of four, to be typed back
	Code string // the same as an age identity, for a square code
}

// ErrRecoveryText means that what was typed is no recovery key: a letter is
// wrong or missing, which its checksum tells.
var ErrRecoveryText = errors.New("seal: not a recovery key")

const identityHead = "AGE-SECRET-KEY-1"

// recoveryGroup is how many letters stand together on the paper.
const recoveryGroup = 4

func newRecovery(identity *age.X25519Identity) Recovery {
	code := identity.String()
	var groups []string
	rest := strings.TrimPrefix(code, identityHead)
	for len(rest) > recoveryGroup {
		groups, rest = append(groups, rest[:recoveryGroup]), rest[recoveryGroup:]
	}
	return Recovery{Text: strings.Join(append(groups, rest), " "), Code: code}
}

// misread puts right letters that the key never has.
var misread = strings.NewReplacer("O", "0", "I", "L", "1", "L", "B", "8")

// RecoveryIdentity returns what a recovery key opens backups with, as it was typed
// or scanned; ErrRecoveryText for what is none.
func RecoveryIdentity(text string) (*age.X25519Identity, error) { return parseRecovery(text) }

// parseRecovery reads a recovery key as it was typed or scanned: any case, with
// spaces, dashes and line ends wherever they are.
func parseRecovery(text string) (*age.X25519Identity, error) {
	const most = 1000 // a scanned code with much around it is none of ours
	if len(text) > most {
		return nil, ErrRecoveryText
	}
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, text)
	plain = strings.TrimPrefix(plain, strings.ReplaceAll(identityHead, "-", ""))
	identity, err := age.ParseX25519Identity(identityHead + misread.Replace(plain))
	if err != nil {
		return nil, ErrRecoveryText
	}
	return identity, nil
}
