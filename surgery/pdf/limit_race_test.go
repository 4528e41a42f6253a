//go:build race

package pdf_test

import "time"

// hostileLimit is wider under the race detector, which slows everything down.
const hostileLimit = 20 * time.Second
