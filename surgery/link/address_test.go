package link_test

import (
	"net/url"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
)

func TestAddressesTaken(t *testing.T) {
	for typed, want := range map[string]string{
		"example.org":                        "https://example.org",
		" https://example.org/ ":             "https://example.org/",
		"HTTPS://Example.ORG/Blog":           "https://example.org/Blog",
		"//example.org/x":                    "https://example.org/x",
		"example.org:8443/x":                 "https://example.org:8443/x",
		"https://example.org/a?b=c&d=%23e#f": "https://example.org/a?b=c&d=%23e#f",
		"example.org/caf\u00e9":              "https://example.org/caf%C3%A9",
		"example.org/?q=caf\u00e9":           "https://example.org/?q=caf%C3%A9",
		"example.org/@name":                  "https://example.org/@name",
		"example.org/at:10":                  "https://example.org/at:10",
		"xn--caf-dma.example":                "https://xn--caf-dma.example",
		"example.org/a|b?c={d}":              "https://example.org/a%7Cb?c=%7Bd%7D",
	} {
		a, err := link.ParseAddress(typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		if a.String() != want || a.URL().String() != want {
			t.Errorf("%q became %q, want %q", typed, a, want)
		}
	}
}

func TestAddressesRefused(t *testing.T) {
	for typed, key := range map[string]string{
		"":                                        "link.address_empty",
		" \n":                                     "link.address_empty",
		"http://example.org":                      "link.address_http",
		"javascript:alert(1)":                     "link.address_scheme",
		"mailto:a@example.org":                    "link.address_scheme",
		"file:///etc/passwd":                      "link.address_scheme",
		"ftp://example.org":                       "link.address_scheme",
		"data:text/html,x":                        "link.address_scheme",
		"https://good.example@evil.example/":      "link.address_user",
		"https://a:b@example.org/":                "link.address_user",
		"good.example@evil.example":               "link.address_user",
		"my.name:secret@example.org":              "link.address_user",
		"https://example.org/a b":                 "link.address_space",
		"https://example.org/\u202egro.elpmaxe":   "link.address_hidden",
		"https://exam\u200bple.org":               "link.address_hidden",
		"https://example.org/\u2066x":             "link.address_hidden",
		"https://example.org/\x00":                "link.address_hidden",
		"https://example.org/\xff":                "link.address_hidden",
		"https://example.org\u2028":               "", // a line separator at the end is trimmed as space
		`https://good.example\@evil.example`:      "link.address_odd",
		"https://example.org/%zz":                 "link.address_odd",
		"https://":                                "link.address_host",
		"localhost":                               "link.address_host",
		"https://127.0.0.1/":                      "link.address_host",
		"https://[::1]/":                          "link.address_host",
		"https://0x7f.1/":                         "link.address_host",
		"https://ex_ample.org":                    "link.address_host",
		"https://-example.org":                    "link.address_host",
		"https://example..org":                    "link.address_host",
		"https://example.org.":                    "link.address_host",
		"https://\u0435xample.org":                "link.address_host", // Cyrillic e
		"https://example.org:0/":                  "link.address_host",
		"https://example.org:99999/":              "link.address_host",
		"https://example.org:/":                   "link.address_host",
		"https:///path":                           "link.address_host",
		"example.org/" + strings.Repeat("x", 500): "link.address_long",
		"example.org/" + strings.Repeat("é", 90):  "link.address_long",
		strings.Repeat("x", 1_000_000):            "link.address_long",
	} {
		a, err := link.ParseAddress(typed)
		if key == "" {
			if err != nil {
				t.Errorf("%q: %v", typed, err)
			}
			continue
		}
		wantRefusal(t, typed, err, key)
		if !a.IsZero() || a.String() != "" || a.URL() != nil {
			t.Errorf("%q: refused, yet answered %q", typed, a)
		}
	}
}

func TestDisplayLeavesOutWhatPeopleDoNotType(t *testing.T) {
	for typed, want := range map[string]string{
		"https://bsky.app/hashtag/LYPFTrecovery": "bsky.app/hashtag/LYPFTrecovery",
		"https://example.org/":                   "example.org",
		"https://example.org/blog/":              "example.org/blog/",
	} {
		a, err := link.ParseAddress(typed)
		if err != nil {
			t.Fatal(err)
		}
		if a.Display() != want {
			t.Errorf("%s is shown as %q, want %q", typed, a.Display(), want)
		}
		if _, err := link.ParseAddress(a.Display()); err != nil {
			t.Errorf("what is shown, %q, cannot be typed: %v", a.Display(), err)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"example.org", "https://example.org/a?b#c", "javascript:x", "https://a@b.example",
		`https://a.example\@b.example`, "//x.example", "example.org:80", "https://example.org/%41é", "http://x.example",
		"https://example.org?é", "https://EXAMPLE.org#ü"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		a, err := link.ParseAddress(typed)
		if err != nil {
			if surgery.KindOf(err) != surgery.Invalid || !a.IsZero() {
				t.Fatalf("%q: %v, %v", typed, a, err)
			}
			return
		}
		text := a.String()
		for i := 0; i < len(text); i++ {
			if text[i] <= ' ' || text[i] >= 0x7f || text[i] == '\\' {
				t.Fatalf("%q became %q, with byte %#x", typed, text, text[i])
			}
		}
		u, err := url.Parse(text)
		if err != nil || u.Scheme != "https" || u.User != nil || !strings.Contains(u.Hostname(), ".") || len(text) > 500 {
			t.Fatalf("%q became %q: %v", typed, text, err)
		}
		if again, err := link.ParseAddress(text); err != nil || again != a {
			t.Fatalf("%q read back as %q, %v", text, again, err)
		}
		if shown, err := link.ParseAddress(a.Display()); err != nil || strings.TrimSuffix(shown.String(), "/") != strings.TrimSuffix(text, "/") {
			t.Fatalf("%q shown as %q leads to %q, %v", text, a.Display(), shown, err)
		}
	})
}
