// Package link holds the rules for what leads off the paper: hashtags, web
// addresses, and the square codes drawn from them. An Address can only be made
// by ParseAddress, and only an Address can be opened or drawn as a code, so
// nothing but a checked https address ever is.
package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

const (
	maxTag      = 30 // letters, digits and low lines, the # not counted
	longTag     = 20 // from here on people mistype it
	manyLetters = 10 // an all-lower-case tag longer than this is likely several words
)

// Hashtag is a tag that means the same on every platform we know: it begins
// with a letter of A to Z and goes on with letters, digits or low lines, 2 to
// 30 in all. Elsewhere other signs end the tag early, or change it: a hyphen on
// X, an accent on Mastodon.
type Hashtag struct{ word string }

// ParseHashtag reads a tag as typed, with or without the # before it. A refusal
// is a *surgery.Error of kind Invalid that names the first thing in the way.
func ParseHashtag(typed string) (Hashtag, error) {
	word := strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(word, "#"); ok {
		word = rest
	} else if rest, ok := strings.CutPrefix(word, "＃"); ok { // full width, from East Asian keyboards
		word = rest
	}
	if key := tagFault(word); key != "" {
		return Hashtag{}, surgery.Fail(surgery.Invalid, key, "most", maxTag)
	}
	return Hashtag{word}, nil
}

// tagFault returns the key of what is wrong with word, "" when nothing is.
func tagFault(word string) string {
	if word == "" {
		return "link.tag_empty"
	}
	if word[0] >= '0' && word[0] <= '9' {
		return "link.tag_digit_first"
	}
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf && (isLetter(byte(r)) || isDigit(byte(r)) || r == '_'):
		case r == utf8.RuneError:
			return "link.tag_sign"
		case unicode.IsSpace(r):
			return "link.tag_space"
		case unicode.Is(unicode.Pd, r):
			return "link.tag_hyphen"
		case r == '\u200d' || r == '\ufe0f' || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) && r > 0xffff:
			return "link.tag_emoji"
		case unicode.IsLetter(r) || unicode.IsMark(r):
			return "link.tag_accent"
		default:
			return "link.tag_sign"
		}
	}
	switch {
	case !isLetter(word[0]):
		return "link.tag_sign"
	case len(word) < 2:
		return "link.tag_short"
	case len(word) > maxTag:
		return "link.tag_too_long"
	}
	return ""
}

// Word is the tag without its #; "" for no tag.
func (t Hashtag) Word() string { return t.word }

// String is the tag as it is written in a post, # and all; "" for no tag.
func (t Hashtag) String() string {
	if t.word == "" {
		return ""
	}
	return "#" + t.word
}

// Advice returns gentle sentences about a tag that is allowed but could be
// better; none when all is well. Whether a lower-case tag is several words
// cannot be known, so only a long one is remarked on.
func (t Hashtag) Advice() []string {
	var advice []string
	if len(t.word) > longTag {
		advice = append(advice, words.Say("link.advice_long", "most", longTag))
	}
	if len(t.word) > manyLetters && t.word == strings.ToLower(t.word) {
		advice = append(advice, words.Say("link.advice_capitals"))
	}
	return advice
}

func isLetter(c byte) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
