//go:build !race

package pdf_test

import "time"

// hostileLimit is RELIABILITY's bound for a print of hostile text.
const hostileLimit = 2 * time.Second
