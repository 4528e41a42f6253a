// Package pattern has regular expressions that are compiled when they are first used: a
// start is not to wait for those of screens that nobody opens.
package pattern

import (
	"regexp"
	"sync"
)

// Of returns what returns a regular expression, compiled once. For a text that is none it
// panics at its first use, as regexp.MustCompile does.
func Of(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
