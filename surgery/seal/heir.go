package seal

import (
	"bytes"
	"errors"
	"io"

	"filippo.io/age"
)

// Whoever holds the organisation's paper is the organisation. So the slots of a joined
// desk have the home desk's secret, sealed to the paper: when the home laptop is lost for
// good, the paper and any joined desk make another laptop the home desk of the share,
// which others know by the signatures they always knew. A joined laptop alone, in
// whosever hands, has nothing that opens it. It comes with slots, which the home desk
// gives out itself or signs; and what opens is still held against the home desk's sign
// key.

// WithHome returns the same slots, which have the home desk's secret too.
func (s *Slots) WithHome(home *DeskSecret) (*Slots, error) {
	var sealed bytes.Buffer
	w, err := ToPaper(&sealed, s.Recipient())
	if err == nil {
		raw := home.Bytes()
		defer clear(raw)
		if _, err = w.Write(raw); err == nil {
			err = w.Close()
		}
	}
	changed := *s
	changed.recovery.Home = sealed.Bytes()
	return &changed, err
}

// Home returns the home desk's secret as the paper opens it, see OpenHome; nil for none.
func (s *Slots) Home() []byte { return bytes.Clone(s.recovery.Home) }

// Paper is a recovery key, as it was typed or scanned.
type Paper struct{ identity *age.X25519Identity }

// ReadPaper returns the recovery key that was typed; ErrRecoveryText for what is none.
func ReadPaper(text string) (*Paper, error) {
	identity, err := parseRecovery(text)
	if err != nil {
		return nil, err
	}
	return &Paper{identity}, nil
}

// ToPaper returns what seals to the paper with that public half, for out. It is to be
// closed.
func ToPaper(out io.Writer, recipient string) (io.WriteCloser, error) {
	to, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return nil, err
	}
	return age.Encrypt(out, to)
}

// Open returns what was sealed to this paper. Reading to the end is an error where a
// piece of it is missing, or another. ErrWrongRecovery for what another paper opens.
func (p *Paper) Open(sealed io.Reader) (io.Reader, error) {
	in, err := age.Decrypt(sealed, p.identity)
	var other *age.NoIdentityMatchError
	if errors.As(err, &other) {
		return nil, errors.Join(ErrWrongRecovery, err)
	}
	return in, err
}

// OpenHome returns the secret that Slots.Home has. Whether it is the home desk's its sign
// key says.
func (p *Paper) OpenHome(sealed []byte) (*DeskSecret, error) {
	in, err := p.Open(bytes.NewReader(sealed))
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(in, 1<<10))
	defer clear(raw)
	if err != nil {
		return nil, err
	}
	return ParseDeskSecret(raw)
}
