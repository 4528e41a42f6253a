package link

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"socialmediasurgery/surgery"
)

// maxAddress is in bytes. The longest still makes a code of 85 modules, 64 mm
// wide, so two stand side by side on A4.
const maxAddress = 500

// Address is a web address that may be opened, printed and drawn as a code:
// https, a real site name, printable ASCII only. The zero Address is none.
type Address struct{ text string }

// ParseAddress reads an address as typed or pasted; a missing https:// is
// added, and letters outside ASCII in the path are percent-encoded. A refusal
// is a *surgery.Error of kind Invalid with a sentence for its reason. It is the
// one way to an Address, and so to a link or a code.
func ParseAddress(typed string) (Address, error) {
	text := strings.TrimSpace(typed)
	if key := rawFault(text); key != "" {
		return Address{}, refuse(key)
	}
	rest, key := cutScheme(text)
	if key != "" {
		return Address{}, refuse(key)
	}
	u, err := url.Parse("https://" + rest)
	if err != nil {
		return Address{}, refuse("link.address_odd").Because(errOdd)
	}
	if u.User != nil || strings.Contains(u.Host, "@") {
		return Address{}, refuse("link.address_user")
	}
	if !isHost(u.Hostname()) || !isPort(u.Port()) || strings.HasSuffix(u.Host, ":") {
		return Address{}, refuse("link.address_host")
	}
	u.Host = strings.ToLower(u.Host)
	clean := plainASCII(u.String())
	if len(clean) > maxAddress {
		return Address{}, refuse("link.address_long")
	}
	return Address{clean}, nil
}

// errOdd stands in for url.Parse's own error, which repeats what was typed and
// so must not reach the log.
var errOdd = surgery.Fail(surgery.Invalid, "link.address_odd")

func refuse(key string) *surgery.Error {
	return surgery.Fail(surgery.Invalid, key, "most", maxAddress)
}

// rawFault looks at the characters before anything is taken apart: characters
// that hide or turn round what is read have no place in an address, and a
// backslash is a slash to browsers but not to us.
func rawFault(text string) string {
	if text == "" {
		return "link.address_empty"
	}
	if len(text) > 8*maxAddress {
		return "link.address_long"
	}
	if !utf8.ValidString(text) {
		return "link.address_hidden"
	}
	for _, r := range text {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0':
			return "link.address_space"
		case unicode.Is(unicode.C, r) || unicode.Is(unicode.Z, r):
			return "link.address_hidden"
		case r == '\\':
			return "link.address_odd"
		}
	}
	return ""
}

// cutScheme returns text without https://, or the key of why not. A word and a
// colon before a port number is a site, not a scheme.
func cutScheme(text string) (rest, key string) {
	lower := strings.ToLower(text)
	switch {
	case strings.HasPrefix(lower, "https://"):
		return text[len("https://"):], ""
	case strings.HasPrefix(lower, "http://"):
		return "", "link.address_http"
	case strings.HasPrefix(text, "//"):
		return text[2:], ""
	}
	head, tail, colon := strings.Cut(text, ":")
	if !colon || strings.ContainsAny(head, "/?#@") {
		return text, ""
	}
	if strings.Contains(head, ".") && tail != "" && isDigit(tail[0]) {
		return text, ""
	}
	if strings.Contains(head, ".") && strings.Contains(tail, "@") {
		return "", "link.address_user"
	}
	return "", "link.address_scheme"
}

// isHost reports whether host is a public site's name: labels of letters, digits
// and hyphens with a dot between, the last not all digits. Names with other
// letters are refused because look-alikes cannot be told apart on paper.
func isHost(host string) bool {
	labels := strings.Split(host, ".")
	if len(labels) < 2 || len(host) > 253 {
		return false
	}
	for _, label := range labels {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for i := 0; i < len(label); i++ {
			if !isLetter(label[i]) && !isDigit(label[i]) && label[i] != '-' {
				return false
			}
		}
	}
	return len(labels[len(labels)-1]) >= 2 && isLetter(labels[len(labels)-1][0])
}

func isPort(port string) bool {
	if port == "" {
		return true
	}
	n, err := strconv.Atoi(port)
	return err == nil && n >= 1 && n <= 65535
}

// plainASCII percent-encodes what url.URL leaves as typed in the query.
func plainASCII(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 0x7f && !strings.ContainsRune("\"<>\\^`{|}", rune(c)) {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

// IsZero reports whether there is no address.
func (a Address) IsZero() bool { return a.text == "" }

// String is the whole address, https:// and all; "" for none.
func (a Address) String() string { return a.text }

// URL is the address for the system's browser; nil for none.
func (a Address) URL() *url.URL {
	if a.IsZero() {
		return nil
	}
	u, err := url.Parse(a.text)
	if err != nil {
		return nil
	}
	return u
}

// Display is the address as people write it on paper: no https://, no slash at
// the end of a bare site. Typed back in, it leads to the same place.
func (a Address) Display() string {
	shown := strings.TrimPrefix(a.text, "https://")
	if site, path, _ := strings.Cut(shown, "/"); path == "" && !strings.ContainsAny(site, "?#") {
		return site
	}
	return shown
}
