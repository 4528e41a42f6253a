package seal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"

	"socialmediasurgery/surgery/seal/internal/stretch"
)

// Slots is what a key file holds once there is a passphrase: the surgery key,
// sealed once for the passphrase and once for the recovery key, and what may be
// known while the store is locked. Slots are never changed, only replaced.
type Slots struct {
	public     PublicKey
	backup     string // age recipient of backups
	passphrase passphraseSlot
	recovery   recoverySlot
}

type passphraseSlot struct {
	Salt   []byte       `json:"salt"`
	Cost   stretch.Cost `json:"cost"`
	Store  string       `json:"store,omitempty"` // name of the secret in the credential store; "": passphrase alone
	Sealed []byte       `json:"sealed"`
	Away   bool         `json:"away,omitempty"` // it opens backups on another laptop too: see Slots.Away
}

type recoverySlot struct {
	Recipient string `json:"recipient"`      // an age recipient
	Sealed    []byte `json:"sealed"`         // an age file
	Home      []byte `json:"home,omitempty"` // likewise, of a joined desk: see Slots.WithHome
}

// ErrWrongPassphrase means that the slot does not open with it, or was damaged:
// which one cannot be told.
var ErrWrongPassphrase = errors.New("seal: wrong passphrase")

// ErrWrongRecovery means a recovery key of another surgery key, or one that was
// replaced.
var ErrWrongRecovery = errors.New("seal: not the recovery key of this key file")

// ErrTampered means that a slot opened, and what stands beside it is not what was
// written with it.
var ErrTampered = errors.New("seal: key file was changed")

// NewSlots makes the slots of a surgery key, with a new recovery key. With
// withStore the passphrase slot needs the system's credential store as well, or
// the error is ErrNoCredentialStore.
func NewSlots(key *Key, passphrase []byte, withStore bool) (*Slots, Recovery, error) {
	s := &Slots{public: key.PublicKey(), backup: key.BackupRecipient().String()}
	recovery, err := s.renewRecovery(key)
	if err != nil {
		return nil, Recovery{}, err
	}
	if err := s.renewPassphrase(key, passphrase, withStore); err != nil {
		return nil, Recovery{}, err
	}
	return s, recovery, nil
}

// WithPassphrase returns slots with a new passphrase and the same recovery key.
func (s *Slots) WithPassphrase(key *Key, passphrase []byte, withStore bool) (*Slots, error) {
	if key.PublicKey() != s.public {
		return nil, ErrTampered
	}
	changed := *s
	changed.passphrase.Away = false
	return &changed, changed.renewPassphrase(key, passphrase, withStore)
}

// WithRecovery returns slots with a new recovery key and the same passphrase,
// which is needed, as a slot's seal covers the other. The old recovery key opens
// these slots no more; it still opens a copy of the file from before.
func (s *Slots) WithRecovery(key *Key, passphrase []byte) (*Slots, Recovery, error) {
	if key.PublicKey() != s.public {
		return nil, Recovery{}, ErrTampered
	}
	changed := *s
	recovery, err := changed.renewRecovery(key)
	if err != nil {
		return nil, Recovery{}, err
	}
	return &changed, recovery, changed.renewPassphrase(key, passphrase, s.NeedsStore())
}

// LetAway has the passphrase open backups on another laptop too. Only one that
// Judge calls EnoughAway may, which has to do alone anyway: see there.
func (s *Slots) LetAway() { s.passphrase.Away = !s.NeedsStore() }

// Away reports whether the passphrase opens backups on another laptop: then these
// slots travel beside them, where anybody who has the backup may try passphrases.
// It is not part of what the slot is bound to: whoever could set it in the key file
// has the key file, and may try there. Without a passphrase there are no slots, and
// nothing to open.
func (s *Slots) Away() bool { return s != nil && s.passphrase.Away && !s.NeedsStore() }

// Discard takes back what making these slots put into the credential store: for
// slots that did not come into use, or that were replaced.
func (s *Slots) Discard() { forgetStoreSecret(s.passphrase.Store) }

// PublicKey returns the surgery's public key.
func (s *Slots) PublicKey() PublicKey { return s.public }

// Recipient returns the public half of the recovery key on paper.
func (s *Slots) Recipient() string { return s.recovery.Recipient }

// NeedsStore reports whether the passphrase slot needs the system's credential
// store; if not, it is the passphrase alone.
func (s *Slots) NeedsStore() bool { return s.passphrase.Store != "" }

// place is what the passphrase slot is bound to: everything that stands beside it,
// so that none of it can be exchanged, a recovery recipient say.
func (s *Slots) place() Bound {
	with, err := json.Marshal(passphraseSlot{Salt: s.passphrase.Salt, Cost: s.passphrase.Cost, Store: s.passphrase.Store})
	if err != nil {
		panic(err) // bytes, numbers and a string always marshal
	}
	return Bound{Table: "key file", Record: s.public.String(), Field: s.backup + " " + s.recovery.Recipient + " " + string(with)}
}

func (s *Slots) renewPassphrase(key *Key, passphrase []byte, withStore bool) error {
	s.passphrase = passphraseSlot{Salt: newSalt(), Cost: stretch.Usual(), Away: s.passphrase.Away && !withStore}
	var secret []byte
	if withStore {
		random := NewKey()
		defer random.Clear()
		secret = random.raw[:]
		name, err := keepStoreSecret(secret)
		if err != nil {
			return err
		}
		s.passphrase.Store = name
	}
	slow, err := passphraseKey(passphrase, s.passphrase.Salt, secret, s.passphrase.Cost)
	if err != nil {
		s.Discard()
		return err
	}
	defer slow.Clear()
	s.passphrase.Sealed = slow.Seal(key.raw[:], s.place())
	return nil
}

func (s *Slots) renewRecovery(key *Key) (Recovery, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return Recovery{}, err
	}
	if s.recovery, err = recoveryOf(key, identity.Recipient()); err != nil {
		return Recovery{}, err
	}
	return newRecovery(identity), nil
}

// recoveryOf returns the slot that the paper with that public half opens.
func recoveryOf(key *Key, paper *age.X25519Recipient) (slot recoverySlot, err error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, paper)
	if err != nil {
		return slot, err
	}
	if _, err := w.Write(key.raw[:]); err != nil {
		return slot, err
	}
	if err := w.Close(); err != nil {
		return slot, err
	}
	return recoverySlot{Recipient: paper.String(), Sealed: sealed.Bytes()}, nil
}

// OpenPassphrase returns the surgery key. The errors: ErrWrongPassphrase;
// ErrNoCredentialStore and ErrNoStoreSecret, when the slot was made with a secret
// of the credential store, which is never done without; ErrTampered.
func (s *Slots) OpenPassphrase(passphrase []byte) (*Key, error) {
	var secret []byte
	if s.NeedsStore() {
		var err error
		if secret, err = storeSecret(s.passphrase.Store); err != nil {
			return nil, err
		}
		defer clear(secret)
	}
	slow, err := passphraseKey(passphrase, s.passphrase.Salt, secret, s.passphrase.Cost)
	if errors.Is(err, ErrPassphraseLong) {
		return nil, ErrWrongPassphrase
	}
	if err != nil {
		return nil, err
	}
	defer slow.Clear()
	raw, err := slow.Open(s.passphrase.Sealed, s.place())
	if err != nil {
		return nil, ErrWrongPassphrase
	}
	return s.key(raw)
}

// OpenRecovery returns the surgery key by the recovery key as it was typed or
// scanned. The errors: ErrRecoveryText, ErrWrongRecovery, ErrTampered.
func (s *Slots) OpenRecovery(text string) (*Key, error) {
	identity, err := parseRecovery(text)
	if err != nil {
		return nil, err
	}
	if identity.Recipient().String() != s.recovery.Recipient {
		return nil, ErrWrongRecovery
	}
	opened, err := age.Decrypt(bytes.NewReader(s.recovery.Sealed), identity)
	if err != nil {
		return nil, ErrTampered
	}
	raw, err := io.ReadAll(io.LimitReader(opened, 1<<10))
	if err != nil {
		clear(raw)
		return nil, ErrTampered
	}
	return s.key(raw)
}

// key takes over an opened key and holds it against the public half.
func (s *Slots) key(raw []byte) (*Key, error) {
	defer clear(raw)
	key := new(Key)
	if len(raw) != len(key.raw) {
		return nil, ErrTampered
	}
	copy(key.raw[:], raw)
	if key.PublicKey() != s.public || key.BackupRecipient().String() != s.backup {
		key.Clear()
		return nil, ErrTampered
	}
	return key, nil
}

// The form in the key file.
type slotsFile struct {
	Public     string         `json:"public"`
	Backup     string         `json:"backup"`
	Passphrase passphraseSlot `json:"passphrase"`
	Recovery   recoverySlot   `json:"recovery"`
}

func (s *Slots) marshal() ([]byte, error) {
	return json.MarshalIndent(slotsFile{s.public.String(), s.backup, s.passphrase, s.recovery}, "", "  ")
}

func parseSlots(raw []byte) (*Slots, error) {
	var f slotsFile
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, fmt.Errorf("seal: %s is damaged: %w", KeyFile, err)
	}
	public, err := ParsePublicKey(f.Public)
	if err != nil {
		return nil, err
	}
	for _, recipient := range []string{f.Backup, f.Recovery.Recipient} {
		if _, err := age.ParseX25519Recipient(recipient); err != nil {
			return nil, fmt.Errorf("seal: %s is damaged: %w", KeyFile, err)
		}
	}
	if !f.Passphrase.Cost.Fits() || len(f.Passphrase.Salt) < 16 || len(f.Passphrase.Sealed) == 0 || len(f.Recovery.Sealed) == 0 {
		return nil, fmt.Errorf("seal: %s is damaged", KeyFile)
	}
	return &Slots{public, f.Backup, f.Passphrase, f.Recovery}, nil
}
