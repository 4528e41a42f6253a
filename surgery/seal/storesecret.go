package seal

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	keyring "github.com/zalando/go-keyring"
)

// A slot may need, beside the passphrase, a random secret that the system's
// credential store keeps for this account on this laptop. Then a copied folder
// cannot be opened elsewhere, however weak the passphrase.

// ErrNoCredentialStore means that the system has no credential store, or that it
// does not answer: on Linux, that no keyring runs.
var ErrNoCredentialStore = errors.New("seal: no credential store")

// ErrNoStoreSecret means that the credential store works but has no secret for
// this slot: another laptop, another account, or the system was installed anew.
var ErrNoStoreSecret = errors.New("seal: the credential store has no secret for this key file")

const (
	credentialService = "social-media-surgery"
	secretSize        = 32
	// patience is how long the system may take: it may ask for a password itself.
	patience = time.Minute
)

// HasCredentialStore tries the credential store by keeping something in it for a
// moment.
func HasCredentialStore() bool {
	name, err := keepStoreSecret(make([]byte, secretSize))
	if err != nil {
		return false
	}
	forgetStoreSecret(name)
	return true
}

// keepStoreSecret puts a secret into the credential store under a new name. A
// name is never used twice: a slot whose secret was replaced would not open.
func keepStoreSecret(secret []byte) (name string, err error) {
	raw := make([]byte, 12)
	rand.Read(raw)
	name = base64.RawURLEncoding.EncodeToString(raw)
	text := base64.StdEncoding.EncodeToString(secret) // a string, so it cannot be cleared
	_, err = patiently(func() (string, error) { return "", keyring.Set(credentialService, name, text) })
	if err == nil {
		var kept []byte // some stores take and do not keep
		kept, err = storeSecret(name)
		defer clear(kept)
		if err == nil && string(kept) != string(secret) {
			err = errors.New("another secret came back")
		}
	}
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrNoCredentialStore, err)
	}
	return name, nil
}

func storeSecret(name string) ([]byte, error) {
	text, err := patiently(func() (string, error) { return keyring.Get(credentialService, name) })
	switch {
	case errors.Is(err, keyring.ErrNotFound):
		return nil, ErrNoStoreSecret
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNoCredentialStore, err)
	}
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(secret) != secretSize {
		return nil, ErrNoStoreSecret
	}
	return secret, nil
}

// forgetStoreSecret takes a secret away again; one left behind opens nothing.
func forgetStoreSecret(name string) {
	if name != "" {
		_, _ = patiently(func() (string, error) { return "", keyring.Delete(credentialService, name) })
	}
}

// patiently gives up on a credential store that does not answer.
func patiently(ask func() (string, error)) (string, error) {
	type answer struct {
		text string
		err  error
	}
	answers := make(chan answer, 1)
	go func() {
		text, err := ask()
		answers <- answer{text, err}
	}()
	select {
	case a := <-answers:
		return a.text, a.err
	case <-time.After(patience):
		return "", errors.New("no answer")
	}
}
