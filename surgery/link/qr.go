package link

import (
	"sync"

	"github.com/skip2/go-qrcode"

	"socialmediasurgery/surgery"
)

const (
	minSideMM   = 30   // a phone at arm's length reads this
	moduleMM    = 0.75 // the least one module may be
	quietModule = 4    // ISO/IEC 18004 asks for four clear modules all round
)

// Corner is a point between modules, counted from the top left of the code.
type Corner struct{ X, Y int }

// QR is a square code as its outlines: each closed (the last corner joins the
// first), dark areas clockwise and the holes in them anticlockwise, so that one
// fill of them all by either rule draws it without seams.
type QR struct {
	Modules  int        // per side, the quiet border not counted
	Level    string     // error correction: M, Q or H
	Outlines [][]Corner // in modules
}

// SideMM is the least printed width of the dark square in millimetres.
func (q QR) SideMM() float64 { return max(minSideMM, float64(q.Modules)*moduleMM) }

// QuietMM is the width of the clear border on each side when the dark square is
// sideMM wide.
func (q QR) QuietMM(sideMM float64) float64 { return quietModule * sideMM / float64(q.Modules) }

// drawn remembers codes: the same few addresses stand on every handout of a
// day, and three encodings cost a third of a millisecond.
var drawn = struct {
	sync.Mutex
	codes map[string]QR
}{codes: map[string]QR{}}

const maxDrawn = 64

// QR returns the code of the address, with the strongest error correction that
// is no bigger than the least we print (M). The zero Address is refused, kind
// Invalid. The outlines are shared: they are to be read only.
func (a Address) QR() (QR, error) {
	if a.IsZero() {
		return QR{}, refuse("link.address_empty")
	}
	drawn.Lock()
	defer drawn.Unlock()
	if q, ok := drawn.codes[a.text]; ok {
		return q, nil
	}
	q, err := encode(a.text)
	if err != nil {
		return QR{}, surgery.Fail(surgery.Invalid, "link.address_long", "most", maxAddress).Because(err)
	}
	if len(drawn.codes) >= maxDrawn {
		clear(drawn.codes)
	}
	drawn.codes[a.text] = q
	return q, nil
}

func encode(text string) (QR, error) {
	levels := []struct {
		name  string
		level qrcode.RecoveryLevel
	}{{"M", qrcode.Medium}, {"Q", qrcode.High}, {"H", qrcode.Highest}}
	var best QR
	var dark [][]bool
	for _, l := range levels {
		code, err := qrcode.New(text, l.level)
		if err != nil {
			if dark != nil { // a stronger level does not hold it at all
				break
			}
			return QR{}, err
		}
		code.DisableBorder = true
		grid := code.Bitmap()
		if dark != nil && len(grid) > best.Modules {
			break
		}
		best, dark = QR{Modules: len(grid), Level: l.name}, grid
	}
	best.Outlines = trace(dark)
	return best, nil
}
