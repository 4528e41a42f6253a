package link_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/link"
)

func platforms(t *testing.T) link.Platforms {
	t.Helper()
	p, err := link.ReadPlatforms(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestHashtagPages(t *testing.T) {
	tag, err := link.ParseHashtag("#LYPFTrecovery")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"x":         "https://x.com/hashtag/LYPFTrecovery",
		"bluesky":   "https://bsky.app/hashtag/LYPFTrecovery",
		"mastodon":  "https://mastodon.example/tags/LYPFTrecovery",
		"linkedin":  "https://www.linkedin.com/search/results/content/?keywords=%23LYPFTrecovery",
		"facebook":  "https://www.facebook.com/hashtag/LYPFTrecovery",
		"instagram": "https://www.instagram.com/explore/tags/LYPFTrecovery/",
		"threads":   "https://www.threads.com/search?q=LYPFTrecovery&serp_type=tags",
		"tiktok":    "https://www.tiktok.com/tag/LYPFTrecovery",
		"youtube":   "https://www.youtube.com/hashtag/LYPFTrecovery",
	}
	all := platforms(t)
	if all.Checked != "2026-11-23" || len(all.All()) != 11 {
		t.Errorf("checked %q, %d platforms", all.Checked, len(all.All()))
	}
	for _, p := range all.All() {
		a, err := p.HashtagAddress(tag, " Mastodon.Example ")
		if want[p.ID] == "" {
			wantRefusal(t, p.ID, err, "link.no_hashtag_page")
		} else if err != nil || a.String() != want[p.ID] {
			t.Errorf("%s: %q, %v; want %q", p.Name, a, err, want[p.ID])
		}
		if p.NeedsInstance() != (p.ID == "mastodon") {
			t.Errorf("%s: needs an instance: %v", p.Name, p.NeedsInstance())
		}
	}
}

func TestComposePages(t *testing.T) {
	about, err := link.ParseAddress("example.org/a?b=1&c")
	if err != nil {
		t.Fatal(err)
	}
	const text = "Well & #Recovery"
	encoded, encodedLink := "Well%20%26%20%23Recovery", "https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c"
	for id, want := range map[string][2]string{ // without a link, with one
		"x":        {"https://x.com/intent/post?text=" + encoded, "https://x.com/intent/post?text=" + encoded + "&url=" + encodedLink},
		"bluesky":  {"https://bsky.app/intent/compose?text=" + encoded, "https://bsky.app/intent/compose?text=" + encoded + "%20" + encodedLink},
		"mastodon": {"https://mastodon.example/share?text=" + encoded, "https://mastodon.example/share?text=" + encoded + "%20" + encodedLink},
		"facebook": {"", "https://www.facebook.com/sharer/sharer.php?u=" + encodedLink},
		"whatsapp": {"https://wa.me/?text=" + encoded, "https://wa.me/?text=" + encoded + "%20" + encodedLink},
		"tiktok":   {"", ""},
	} {
		p, ok := platforms(t).ByID(id)
		if !ok {
			t.Fatal(id)
		}
		for i, with := range []link.Address{{}, about} {
			a, err := p.ComposeAddress(text, with, "https://mastodon.example/")
			if want[i] == "" {
				if err == nil {
					t.Errorf("%s: answered %q, want a refusal", id, a)
				}
			} else if err != nil || a.String() != want[i] {
				t.Errorf("%s: %q, %v; want %q", id, a, err, want[i])
			}
		}
	}
}

func TestMastodonAsksForItsServer(t *testing.T) {
	mastodon, ok := platforms(t).ByID("mastodon")
	if !ok {
		t.Fatal("no Mastodon")
	}
	tag, _ := link.ParseHashtag("Recovery")
	for _, instance := range []string{"", "localhost", "me@mastodon.example", "mastodon.example/evil", "a b.example"} {
		_, err := mastodon.HashtagAddress(tag, instance)
		wantRefusal(t, instance, err, "link.no_instance")
	}
	_, err := mastodon.HashtagAddress(link.Hashtag{}, "mastodon.example")
	wantRefusal(t, "", err, "link.tag_empty")
	_, err = mastodon.ComposeAddress(strings.Repeat("x", 500), link.Address{}, "mastodon.example")
	wantRefusal(t, "", err, "link.address_long")
}

func TestBrokenPlatformsFileIsNamed(t *testing.T) {
	for what, text := range map[string]string{
		"no toml":     "[[platform",
		"unknown key": "[[platform]]\nid='x'\nname='X'\nhastag='y'",
		"no name":     "[[platform]]\nid='x'",
	} {
		_, err := link.ReadPlatforms(fstest.MapFS{link.PlatformsFile: {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), link.PlatformsFile) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
