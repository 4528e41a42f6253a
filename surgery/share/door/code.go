package door

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"math/big"
	"net/netip"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Code is what the home desk shows and a laptop that wants to join has typed in: where
// the door is, and a secret that both prove to each other to know.
type Code struct {
	Address netip.Addr // IPv4; 0.0.0.0 where it is typed beside the code
	Port    int        // one of Ports
	Secret  uint64     // the lower secretBits are random
}

// Ports are those that a door listens on: the first that is free.
var Ports = [4]int{47710, 47711, 47712, 47713}

// How many bits each thing in a code has: 100 together, 5 a letter.
const (
	addressBits = 32
	portBits    = 2
	secretBits  = 60
	checkBits   = 6
	letterBits  = 5
	letters     = (addressBits + portBits + secretBits + checkBits) / letterBits
)

// alphabet and group are those of the recovery key: no letter is taken for another.
const (
	alphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
	group    = 4
)

// misread puts right letters that a code never has.
var misread = strings.NewReplacer("O", "0", "I", "L", "1", "L", "B", "8")

// NewCode returns a code with a new secret for a door.
func NewCode(at netip.AddrPort) (Code, error) {
	c := Code{Address: at.Addr().Unmap(), Port: int(at.Port())}
	if !c.Address.Is4() {
		c.Address = netip.IPv4Unspecified()
	}
	var raw [8]byte
	rand.Read(raw[:])
	c.Secret = binary.BigEndian.Uint64(raw[:]) >> (64 - secretBits)
	_, err := c.number()
	return c, err
}

// number returns all but the check.
func (c Code) number() (*big.Int, error) {
	for i, port := range Ports {
		if port == c.Port && c.Address.Is4() && c.Secret>>secretBits == 0 {
			a := c.Address.As4()
			n := new(big.Int).SetBytes(a[:])
			n.Or(n.Lsh(n, portBits), big.NewInt(int64(i)))
			return n.Or(n.Lsh(n, secretBits), new(big.Int).SetUint64(c.Secret)), nil
		}
	}
	return nil, surgery.Fail(surgery.Internal, "error.internal")
}

// check finds most letters that were typed wrongly.
func check(n *big.Int) *big.Int {
	sum := sha256.Sum256(append([]byte("social media surgery: join code "), n.Bytes()...))
	return big.NewInt(int64(sum[0] >> (8 - checkBits)))
}

// String returns the code in groups of four letters; "" for one that NewCode or
// ParseCode did not make.
func (c Code) String() string {
	n, err := c.number()
	if err != nil {
		return ""
	}
	sum := check(n)
	n.Or(n.Lsh(n, checkBits), sum)
	var out strings.Builder
	for i := range letters {
		if i > 0 && i%group == 0 {
			out.WriteByte(' ')
		}
		at := new(big.Int).Rsh(n, uint(letterBits*(letters-1-i)))
		out.WriteByte(alphabet[at.Uint64()%(1<<letterBits)])
	}
	return out.String()
}

// ParseCode reads a code as it was typed: any case, with spaces and dashes wherever they
// are. Invalid "share.code_wrong".
func ParseCode(typed string) (Code, error) {
	wrong := surgery.Fail(surgery.Invalid, "share.code_wrong")
	const most = 100
	if len(typed) > most {
		return Code{}, wrong
	}
	plain := misread.Replace(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, typed))
	if len(plain) != letters {
		return Code{}, wrong
	}
	n := new(big.Int)
	for i := range len(plain) {
		at := strings.IndexByte(alphabet, plain[i])
		if at < 0 {
			return Code{}, wrong
		}
		n.Or(n.Lsh(n, letterBits), big.NewInt(int64(at)))
	}
	sum := take(n, checkBits)
	if check(n).Uint64() != sum {
		return Code{}, wrong
	}
	var c Code
	c.Secret = take(n, secretBits)
	c.Port = Ports[take(n, portBits)]
	c.Address = netip.AddrFrom4([4]byte(n.FillBytes(make([]byte, addressBits/8))))
	return c, nil
}

// take takes so many bits off the end of a number.
func take(n *big.Int, bits uint) uint64 {
	mask := new(big.Int).SetUint64(1<<bits - 1)
	last := mask.And(mask, n).Uint64()
	n.Rsh(n, bits)
	return last
}

// key returns by what both sides prove that they know the secret. It takes 0.2 seconds.
func (c Code) key() []byte { return seal.CodeKey(binary.BigEndian.AppendUint64(nil, c.Secret)) }

// At returns where the door is; address is what was typed beside the code, "" for
// nothing: an address, with or without a port.
func (c Code) At(address string) (netip.AddrPort, error) {
	address = strings.TrimSpace(address)
	at := netip.AddrPortFrom(c.Address, uint16(c.Port))
	if address != "" {
		if typed, err := netip.ParseAddrPort(address); err == nil {
			at = typed
		} else if alone, err := netip.ParseAddr(strings.Trim(address, "[]")); err == nil {
			at = netip.AddrPortFrom(alone, uint16(c.Port))
		} else {
			return at, surgery.Fail(surgery.Invalid, "share.address_wrong").Because(err)
		}
	}
	if at.Addr().IsUnspecified() {
		return at, surgery.Fail(surgery.Invalid, "share.address_wrong")
	}
	return at, nil
}
