package world

import (
	"flag"
	"os"
)

// fewTries is how often a random test tries its luck in an ordinary run.
const fewTries = "20"

// Thorough reports whether tests are to take all the time they need, as .ci/torture
// has them: TORTURE is set. Otherwise random tests make a few tries only.
func Thorough() bool {
	if os.Getenv("TORTURE") != "" {
		return true
	}
	if flag.Lookup("rapid.checks") != nil {
		flag.Set("rapid.checks", fewTries) // a number: cannot fail
	}
	return false
}
