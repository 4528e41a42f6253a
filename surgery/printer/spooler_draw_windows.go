package printer

import (
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

// devMode is Windows's DEVMODEW, of which a driver's own part follows.
type devMode struct {
	device                                                                 [32]uint16
	spec, driver, size, extra                                              uint16
	fields                                                                 uint32
	orientation, paper, length, width, scale, copies, source, printQuality int16
	color, duplex, resolution, trueType, collate                           int16
	form                                                                   [32]uint16
	logPixels                                                              uint16
	bits, pelsWidth, pelsHeight, flags, frequency                          uint32
	icmMethod, icmIntent, media, dither, reserved1, reserved2, panW, panH  uint32
}

// docInfo is its DOCINFOW.
type docInfo struct {
	size                   int32
	name, output, datatype *uint16
	kind                   uint32
}

// bitmapInfo is its BITMAPINFOHEADER.
type bitmapInfo struct {
	size                       uint32
	width, height              int32
	planes, bits               uint16
	compression, bytes         uint32
	xPerMetre, yPerMetre       int32
	coloursUsed, coloursNeeded uint32
}

// What a devMode says, and what of it is meant.
const (
	wantOrientation, wantPaper, wantCopies = 0x1, 0x2, 0x100
	wantColour, wantDuplex, wantCollate    = 0x800, 0x1000, 0x8000

	upright, lying   = 1, 2
	paperA3, paperA4 = 8, 9
	monochrome       = 1
	oneSide          = 1
	overLongEdge     = 2
	collated         = 1

	fromDriver, toDriver = 2, 8
	capabilityCopies     = 18
)

// choices returns the printer's own settings with the job's, as its driver takes
// them.
func choices(printer windows.Handle, queue *uint16, job Job, landscape bool) ([]uint64, error) {
	size, _, err := documentProperties.Call(0, uintptr(printer), uintptr(unsafe.Pointer(queue)), 0, 0, 0)
	if int32(size) <= 0 {
		return nil, fmt.Errorf("printer: its settings: %w", err)
	}
	room := make([]uint64, int32(size)/8+1)
	if ok, _, err := documentProperties.Call(0, uintptr(printer), uintptr(unsafe.Pointer(queue)), start(room), 0, fromDriver); int32(ok) < 0 {
		return nil, fmt.Errorf("printer: its settings: %w", err)
	}
	mode := (*devMode)(unsafe.Pointer(&room[0]))
	mode.fields |= wantOrientation | wantPaper | wantCopies
	mode.orientation, mode.paper, mode.copies = upright, paperA4, int16(job.Copies)
	if landscape {
		mode.orientation = lying
	}
	if job.Media == "A3" {
		mode.paper = paperA3
	}
	if job.Copies > 1 {
		mode.fields |= wantCollate
		mode.collate = collated
	}
	if job.Grey {
		mode.fields |= wantColour
		mode.color = monochrome
	}
	switch job.Sides {
	case OneSide:
		mode.fields |= wantDuplex
		mode.duplex = oneSide
	case BothSides:
		mode.fields |= wantDuplex
		mode.duplex = overLongEdge
	}
	if ok, _, err := documentProperties.Call(0, uintptr(printer), uintptr(unsafe.Pointer(queue)), start(room), start(room), fromDriver|toDriver); int32(ok) < 0 {
		return nil, fmt.Errorf("printer: these settings: %w", err)
	}
	return room, nil
}

// drawPages prints the pages as pictures, and returns the job's number. After an
// error nothing is in the queue.
func drawPages(queue string, job Job) (number int, err error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	name, err := windows.UTF16PtrFromString(queue)
	if err != nil {
		return 0, err
	}
	if job.Pages < 1 {
		return 0, errors.New("printer: no page")
	}
	first := job.Draw(0, 8)
	err = withPrinter(queue, func(printer windows.Handle) error {
		copies, again := job.Copies, 1
		if most, _, _ := deviceCapabilities.Call(uintptr(unsafe.Pointer(name)), 0, capabilityCopies, 0, 0); int32(most) < int32(copies) {
			again, job.Copies = copies, 1 // one document for each
		}
		mode, err := choices(printer, name, job, first.Bounds().Dx() > first.Bounds().Dy())
		if err != nil {
			return err
		}
		for range again {
			if number, err = drawDocument(name, mode, job); err != nil {
				return err
			}
		}
		return nil
	})
	return number, err
}

func drawDocument(queue *uint16, mode []uint64, job Job) (number int, err error) {
	how, err := windows.UTF16PtrFromString("WINSPOOL")
	if err != nil {
		return 0, err
	}
	// Without an ending: a server may take what is sent for what its name says.
	title, err := windows.UTF16PtrFromString(fileName(job))
	if err != nil {
		return 0, err
	}
	dc, _, err := createDC.Call(uintptr(unsafe.Pointer(how)), uintptr(unsafe.Pointer(queue)), 0, start(mode))
	runtime.KeepAlive(mode)
	if dc == 0 {
		return 0, fmt.Errorf("printer: opening it: %w", err)
	}
	defer deleteDC.Call(dc)
	about := docInfo{name: title}
	about.size = int32(unsafe.Sizeof(about))
	id, _, err := startDoc.Call(dc, uintptr(unsafe.Pointer(&about)))
	if int32(id) <= 0 {
		if errors.Is(err, errCancelled) {
			return 0, errors.Join(errLeft, err)
		}
		return 0, fmt.Errorf("printer: beginning: %w", err)
	}
	for page := range job.Pages {
		if err := drawPage(dc, job, page); err != nil {
			_, _, _ = abortDoc.Call(dc)
			return 0, err
		}
	}
	if ok, _, err := endDoc.Call(dc); int32(ok) <= 0 {
		return 0, fmt.Errorf("printer: ending: %w", err)
	}
	return int(int32(id)), nil
}

// What a printer says of its paper, in its dots; the offset is the edge it
// cannot print on.
const (
	dotsAnInch                 = 88
	paperWidth, paperHeight    = 110, 111
	paperOffsetX, paperOffsetY = 112, 113
)

// finest is as fine as pages are drawn, in dots an inch: a code's smallest part
// is nine of them.
const finest = 300

func drawPage(dc uintptr, job Job, page int) error {
	caps := func(which uintptr) int {
		n, _, _ := getDeviceCaps.Call(dc, which)
		return int(int32(n))
	}
	across, down := caps(paperWidth), caps(paperHeight)
	width := across
	if dots := caps(dotsAnInch); dots > finest {
		width = across * finest / dots
	}
	if width < 1 {
		return errors.New("printer: it has no paper size")
	}
	drawn := job.Draw(page, width)
	pixels := bottomUp(drawn, job.Grey)
	bounds := drawn.Bounds()
	info := bitmapInfo{width: int32(bounds.Dx()), height: int32(bounds.Dy()), planes: 1, bits: 24, bytes: uint32(len(pixels))}
	info.size = uint32(unsafe.Sizeof(info))
	x, y, w, h := placedOn(across, down, bounds.Dx(), bounds.Dy())
	x, y = x-caps(paperOffsetX), y-caps(paperOffsetY)
	if ok, _, err := startPage.Call(dc); int32(ok) <= 0 {
		return fmt.Errorf("printer: page %d: %w", page+1, err)
	}
	const copyPixels = 0x00CC0020
	if ok, _, err := stretchDIBits.Call(dc, uintptr(x), uintptr(y), uintptr(w), uintptr(h), 0, 0, uintptr(bounds.Dx()), uintptr(bounds.Dy()),
		uintptr(unsafe.Pointer(&pixels[0])), uintptr(unsafe.Pointer(&info)), 0, copyPixels); int32(ok) == 0 {
		return fmt.Errorf("printer: page %d: %w", page+1, err)
	}
	if ok, _, err := endPage.Call(dc); int32(ok) <= 0 {
		return fmt.Errorf("printer: page %d: %w", page+1, err)
	}
	return nil
}
