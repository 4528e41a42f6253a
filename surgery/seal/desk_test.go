package seal

import (
	"bytes"
	"errors"
	"testing"
)

func TestADeskSignsAndOpens(t *testing.T) {
	d := NewDeskSecret()
	again, err := ParseDeskSecret(d.Bytes())
	if err != nil || !bytes.Equal(again.SignKey(), d.SignKey()) || !bytes.Equal(again.BoxKey(), d.BoxKey()) {
		t.Fatal("a secret that was kept is another", err)
	}
	other := NewDeskSecret()
	digest, message := []byte("digest"), []byte("made-up message")
	signature := d.Sign(digest)
	if !Verify(again.SignKey(), digest, signature) || !bytes.Equal(signature, again.Sign(digest)) {
		t.Error("an own signature is not known")
	}
	for _, c := range []struct {
		name                       string
		signKey, digest, signature []byte
	}{
		{"another desk's key", other.SignKey(), digest, signature},
		{"another digest", d.SignKey(), []byte("digesu"), signature},
		{"another signature", d.SignKey(), digest, other.Sign(digest)},
		{"the box key", d.BoxKey(), digest, signature},
		{"no signature", d.SignKey(), digest, nil},
		{"no key", nil, digest, signature},
		{"a long key", append(d.SignKey(), 0), digest, signature},
	} {
		if Verify(c.signKey, c.digest, c.signature) {
			t.Errorf("verifies with %s", c.name)
		}
	}
	sealed, err := SealBox(d.BoxKey(), message)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := again.OpenBox(sealed); err != nil || !bytes.Equal(got, message) {
		t.Errorf("%q %v", got, err)
	}
	if got, err := other.OpenBox(sealed); err == nil {
		t.Errorf("another desk reads %q", got)
	}
	for i := range sealed {
		sealed[i] ^= 1
		if _, err := d.OpenBox(sealed); err == nil {
			t.Fatalf("byte %d may be changed", i)
		}
		sealed[i] ^= 1
	}
	for n := range sealed {
		if _, err := d.OpenBox(sealed[:n]); err == nil {
			t.Fatalf("%d bytes of it open", n)
		}
	}
	d.Clear()
	if !bytes.Equal(d.Bytes(), make([]byte, 32)) || !bytes.Equal(d.keys().signing, make([]byte, 64)) || *d.keys().opening != [32]byte{} {
		t.Error("something of a secret stays")
	}
	if _, err := ParseDeskSecret(make([]byte, 31)); err == nil {
		t.Error("31 bytes are a secret")
	}
}

// Each purpose has a key of its own, and none is the secret itself.
func TestADesksPurposesAreApart(t *testing.T) {
	d := NewDeskSecret()
	seen := map[string]string{}
	for name, raw := range map[string][]byte{"secret": d.Bytes(), "seed": d.keys().signing.Seed(), "opening": d.keys().opening[:], "sign key": d.SignKey(), "box key": d.BoxKey()} {
		if with := seen[string(raw)]; with != "" {
			t.Errorf("%s and %s are the same", name, with)
		}
		seen[string(raw)] = name
	}
}

// Whoever seals to such a key seals to everybody.
func TestABoxKeyThatHidesNothingIsRefused(t *testing.T) {
	low := make([]byte, 32)
	one := append([]byte{1}, make([]byte, 31)...)
	for _, bad := range [][]byte{nil, {1}, low, one, make([]byte, 33)} {
		if _, err := SealBox(bad, []byte("m")); !errors.Is(err, ErrBoxKey) {
			t.Errorf("%x: %v", bad, err)
		}
	}
}

func FuzzOpenBox(f *testing.F) {
	d := NewDeskSecret()
	sealed, err := SealBox(d.BoxKey(), []byte("message"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed, []byte("key"))
	f.Add(boxHead, d.BoxKey())
	f.Fuzz(func(t *testing.T, raw, key []byte) {
		if _, err := d.OpenBox(raw); err == nil && !bytes.Equal(raw, sealed) {
			t.Error("opens what was not sealed")
		}
		Verify(key, raw, raw)
		_ = CheckBoxKey(key)
		_, _ = ParseDeskSecret(raw)
		_, _ = KeyOf(raw)
	})
}
