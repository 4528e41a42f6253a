package kit

import "math"

// Snap returns the nearest whole unit: words that stand on part of a pixel are
// blurred. Our layouts put things on whole ones, and so must a screen's own.
func Snap(v float32) float32 { return float32(math.Round(float64(v))) }

// up returns the whole units that hold a length.
func up(v float32) float32 { return float32(math.Ceil(float64(v) - 0.001)) }
