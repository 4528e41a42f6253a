package seal

import (
	"strings"

	"filippo.io/age"
)

// BackupIdentity returns the age identity that opens the backups of this surgery
// key. It is the same every time. Its bytes cannot be cleared afterwards.
func (k *Key) BackupIdentity() *age.X25519Identity {
	secret := k.derive("backups")
	defer clear(secret[:])
	identity, err := age.ParseX25519Identity(strings.ToUpper(bech32("age-secret-key-", secret[:])))
	if err != nil {
		panic(err) // every 32 bytes are a secret
	}
	return identity
}

// BackupRecipient returns whom backups are sealed to, beside the recovery
// recipient of the slots.
func (k *Key) BackupRecipient() *age.X25519Recipient { return k.BackupIdentity().Recipient() }

// The alphabet of bech32 (BIP 173) leaves out what is misread: 1, b, i and o.
const bech32Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// bech32 writes data as age does; age keeps its own writer to itself. The name
// is in small letters.
func bech32(name string, data []byte) string {
	var values []byte
	for _, c := range []byte(name) {
		values = append(values, c>>5)
	}
	values = append(values, 0)
	for _, c := range []byte(name) {
		values = append(values, c&31)
	}
	var body []byte
	var bits, n uint
	for _, b := range data {
		bits, n = bits<<8|uint(b), n+8
		for n >= 5 {
			n -= 5
			body = append(body, byte(bits>>n)&31)
		}
	}
	if n > 0 {
		body = append(body, byte(bits<<(5-n))&31)
	}
	sum := bech32Sum(append(append(values, body...), 0, 0, 0, 0, 0, 0)) ^ 1
	for i := range 6 {
		body = append(body, byte(sum>>(5*(5-i)))&31)
	}
	out := []byte(name + "1")
	for _, v := range body {
		out = append(out, bech32Letters[v])
	}
	return string(out)
}

func bech32Sum(values []byte) uint32 {
	sum := uint32(1)
	for _, v := range values {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ uint32(v)
		for i, g := range [5]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	return sum
}
