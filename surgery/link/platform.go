package link

import (
	"fmt"
	"io/fs"
	"net/url"
	"strings"

	"github.com/BurntSushi/toml"

	"socialmediasurgery/surgery"
)

// PlatformsFile is where the platforms stand among the assets.
const PlatformsFile = "links/platforms.toml"

// Platform is one social media site: how its hashtag pages and its compose
// pages are addressed. Hashtag and Compose are templates with TAG, TEXT, URL
// and INSTANCE in them, "" where the site has no such page.
type Platform struct {
	ID            string `toml:"id"`
	Name          string `toml:"name"`
	Hashtag       string `toml:"hashtag"`
	HashtagStatus string `toml:"hashtag_status"` // official, observed or unverified
	Compose       string `toml:"compose"`
	ComposeStatus string `toml:"compose_status"`
	PostLimit     int    `toml:"post_limit"`   // characters, 0 where none is known
	MaxHashtags   int    `toml:"max_hashtags"` // in one post, 0 where none is known
	SignIn        string `toml:"sign_in"`      // to see a hashtag: yes, likely, sometimes, no, unknown
}

// Platforms are the sites we know, in the order they are offered.
type Platforms struct {
	Checked string // the day the addresses were gathered, 2006-01-02
	list    []Platform
}

// ReadPlatforms reads PlatformsFile from fsys. An error names the file and what
// in it is wrong.
func ReadPlatforms(fsys fs.FS) (Platforms, error) {
	var file struct {
		Checked  string     `toml:"checked"`
		Platform []Platform `toml:"platform"`
	}
	meta, err := toml.DecodeFS(fsys, PlatformsFile, &file)
	if err != nil {
		return Platforms{}, fmt.Errorf("%s: %w", PlatformsFile, err)
	}
	if left := meta.Undecoded(); len(left) > 0 {
		return Platforms{}, fmt.Errorf("%s: unknown key %q", PlatformsFile, left[0])
	}
	for i, p := range file.Platform {
		if p.ID == "" || p.Name == "" {
			return Platforms{}, fmt.Errorf("%s: platform %d lacks an id or a name", PlatformsFile, i+1)
		}
	}
	return Platforms{Checked: file.Checked, list: file.Platform}, nil
}

// All returns the platforms; the slice is the caller's own.
func (p Platforms) All() []Platform { return append([]Platform(nil), p.list...) }

// ByID returns the platform with that id.
func (p Platforms) ByID(id string) (Platform, bool) {
	for _, one := range p.list {
		if one.ID == id {
			return one, true
		}
	}
	return Platform{}, false
}

// NeedsInstance reports whether its addresses begin with the name of a server
// that has to be asked for, as on Mastodon.
func (p Platform) NeedsInstance() bool {
	return strings.Contains(p.Hashtag+p.Compose, "INSTANCE")
}

// HashtagAddress returns the page of all posts with tag. instance is the
// server's name where NeedsInstance, else it is not looked at. Refusals are of
// kind Invalid: no such page here, no tag, no or a bad instance.
func (p Platform) HashtagAddress(tag Hashtag, instance string) (Address, error) {
	if tag.word == "" {
		return Address{}, surgery.Fail(surgery.Invalid, "link.tag_empty")
	}
	if p.Hashtag == "" {
		return Address{}, surgery.Fail(surgery.Invalid, "link.no_hashtag_page", "platform", p.Name)
	}
	return p.fill(p.Hashtag, instance, "TAG", url.PathEscape(tag.word))
}

// ComposeAddress returns the page that starts a post with text, and about
// (which may be zero) where the site takes a link; it never posts by itself.
// Refusals are of kind Invalid. Nobody's name or story belongs in text.
func (p Platform) ComposeAddress(text string, about Address, instance string) (Address, error) {
	if p.Compose == "" {
		return Address{}, surgery.Fail(surgery.Invalid, "link.no_compose_page", "platform", p.Name)
	}
	template := p.Compose
	takesLink := strings.Contains(template, "URL")
	switch {
	case about.IsZero() && takesLink && strings.Contains(template, "TEXT"):
		template = strings.TrimSuffix(template, "&url=URL")
	case about.IsZero() && takesLink:
		return Address{}, refuse("link.address_empty")
	case !about.IsZero() && !takesLink:
		text = strings.TrimSpace(text + " " + about.text)
	}
	return p.fill(template, instance, "TEXT", encodeText(text), "URL", encodeText(about.text))
}

// fill puts the values into the template; INSTANCE goes through the same host
// rule as any address.
func (p Platform) fill(template, instance string, pairs ...string) (Address, error) {
	if strings.Contains(template, "INSTANCE") {
		host := strings.ToLower(strings.TrimSpace(instance))
		host = strings.TrimSuffix(strings.TrimPrefix(host, "https://"), "/")
		if !isHost(host) {
			return Address{}, surgery.Fail(surgery.Invalid, "link.no_instance", "platform", p.Name)
		}
		pairs = append(pairs, "INSTANCE", host)
	}
	return ParseAddress(strings.NewReplacer(pairs...).Replace(template))
}

// encodeText percent-encodes text for a query, a space as %20: some apps show
// the plus sign that forms use.
func encodeText(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

// Name returns what a platform is called; its id where we do not know it.
func (p Platforms) Name(id string) string {
	if known, ok := p.ByID(id); ok {
		return known.Name
	}
	return id
}
