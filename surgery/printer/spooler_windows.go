package printer

import (
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	winspool           = windows.NewLazySystemDLL("winspool.drv")
	enumPrinters       = winspool.NewProc("EnumPrintersW")
	getDefaultPrinter  = winspool.NewProc("GetDefaultPrinterW")
	openPrinter        = winspool.NewProc("OpenPrinterW")
	closePrinter       = winspool.NewProc("ClosePrinter")
	getPrinterInfo     = winspool.NewProc("GetPrinterW")
	getJobInfo         = winspool.NewProc("GetJobW")
	documentProperties = winspool.NewProc("DocumentPropertiesW")
	deviceCapabilities = winspool.NewProc("DeviceCapabilitiesW")

	gdi32         = windows.NewLazySystemDLL("gdi32.dll")
	createDC      = gdi32.NewProc("CreateDCW")
	deleteDC      = gdi32.NewProc("DeleteDC")
	getDeviceCaps = gdi32.NewProc("GetDeviceCaps")
	startDoc      = gdi32.NewProc("StartDocW")
	endDoc        = gdi32.NewProc("EndDoc")
	abortDoc      = gdi32.NewProc("AbortDoc")
	startPage     = gdi32.NewProc("StartPage")
	endPage       = gdi32.NewProc("EndPage")
	stretchDIBits = gdi32.NewProc("StretchDIBits")
)

var theSpooler = spooler{list: listPrinters, status: spoolState, draw: drawPages, shell: shellVerb}

const (
	enumLocal, enumConnections = 0x2, 0x4
	attributeNetwork           = 0x10
	attributeWorkOffline       = 0x400

	errInvalidParameter   = windows.Errno(87)
	errInsufficientBuffer = windows.Errno(122)
	errCancelled          = windows.Errno(1223)
)

// printerInfo4 is Windows's PRINTER_INFO_4W: what is known without asking the
// printer's server.
type printerInfo4 struct {
	printer, server *uint16
	attributes      uint32
}

// printerInfo2 is its PRINTER_INFO_2W.
type printerInfo2 struct {
	server, printer, share, port, driver, comment, location *uint16
	devMode                                                 uintptr
	sepFile, processor, datatype, parameters                *uint16
	security                                                uintptr
	attributes, priority, usualPriority, start, until       uint32
	status, jobs, ppm                                       uint32
}

// jobInfo1 is its JOB_INFO_1W.
type jobInfo1 struct {
	id                                                uint32
	printer, machine, user, document, datatype, words *uint16
	status, priority, position, pages, printed        uint32
	submitted                                         windows.Systemtime
}

// devMode is its DEVMODEW, of which a driver's own part follows.
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

// filled asks twice, as Windows wants it: how much room the answer takes, then
// for the answer.
func filled(ask func(room []uint64, size uint32, needed *uint32) error) ([]uint64, error) {
	var needed uint32
	err := ask(nil, 0, &needed)
	for range 3 { // it may grow in between
		if err == nil || !errors.Is(err, errInsufficientBuffer) {
			break
		}
		room := make([]uint64, needed/8+1)
		if err = ask(room, uint32(len(room)*8), &needed); err == nil {
			return room, nil
		}
	}
	return nil, err
}

// called answers the error of a call that answers 0 for a failure.
func called(ok, _ uintptr, err error) error {
	if ok == 0 {
		return err
	}
	return nil
}

func start(room []uint64) uintptr {
	if len(room) == 0 {
		return 0
	}
	return uintptr(unsafe.Pointer(&room[0]))
}

func listPrinters() ([]spoolQueue, error) {
	var count uint32
	room, err := filled(func(room []uint64, size uint32, needed *uint32) error {
		return called(enumPrinters.Call(enumLocal|enumConnections, 0, 4, start(room), uintptr(size), uintptr(unsafe.Pointer(needed)), uintptr(unsafe.Pointer(&count))))
	})
	if err != nil || room == nil {
		return nil, err
	}
	usual := usualPrinter()
	var queues []spoolQueue
	for _, info := range unsafe.Slice((*printerInfo4)(unsafe.Pointer(&room[0])), count) {
		q := spoolQueue{name: windows.UTF16PtrToString(info.printer)}
		q.usual = q.name == usual
		// Those of a server are asked only when they are wanted: a server that
		// is away takes long to say nothing.
		if info.attributes&attributeNetwork == 0 {
			if s, err := spoolState(q.name, 0); err == nil {
				q.printer, q.offline = s.printer, s.offline
			}
		}
		queues = append(queues, q)
	}
	return queues, nil
}

// usualPrinter answers the default printer, "" for none.
func usualPrinter() string {
	var size uint32
	_, _, _ = getDefaultPrinter.Call(0, uintptr(unsafe.Pointer(&size)))
	if size == 0 {
		return ""
	}
	name := make([]uint16, size)
	if called(getDefaultPrinter.Call(uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&size)))) != nil {
		return ""
	}
	return windows.UTF16ToString(name)
}

// withPrinter opens a printer for as long as do takes.
func withPrinter(queue string, do func(printer windows.Handle) error) error {
	name, err := windows.UTF16PtrFromString(queue)
	if err != nil {
		return err
	}
	var printer windows.Handle
	if err := called(openPrinter.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&printer)), 0)); err != nil {
		return err
	}
	err = do(printer)
	return errors.Join(err, called(closePrinter.Call(uintptr(printer))))
}

// spoolState answers what Windows says of a printer, and of a job where it is
// not 0.
func spoolState(queue string, job int) (found spoolStatus, err error) {
	err = withPrinter(queue, func(printer windows.Handle) error {
		room, err := filled(func(room []uint64, size uint32, needed *uint32) error {
			return called(getPrinterInfo.Call(uintptr(printer), 2, start(room), uintptr(size), uintptr(unsafe.Pointer(needed))))
		})
		if err != nil {
			return err
		}
		info := (*printerInfo2)(unsafe.Pointer(&room[0]))
		found.printer, found.offline = info.status, info.attributes&attributeWorkOffline != 0
		if job == 0 {
			return nil
		}
		room, err = filled(func(room []uint64, size uint32, needed *uint32) error {
			return called(getJobInfo.Call(uintptr(printer), uintptr(job), 1, start(room), uintptr(size), uintptr(unsafe.Pointer(needed))))
		})
		if errors.Is(err, errInvalidParameter) || errors.Is(err, windows.Errno(0)) { // the second is Wine's
			found.gone = true
			return nil
		}
		if err == nil {
			found.job = (*jobInfo1)(unsafe.Pointer(&room[0])).status
		}
		return err
	})
	return found, err
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

// choices answers the printer's own settings with the job's, as its driver takes
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

// drawPages prints the pages as pictures, and answers the job's number. After an
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

// shellVerb has the shell do something with a file: "open" it, or "printto".
func shellVerb(verb, file, parameters string) error {
	args := make([]*uint16, 3)
	for i, s := range []string{verb, file, parameters} {
		if s == "" {
			continue
		}
		var err error
		if args[i], err = windows.UTF16PtrFromString(s); err != nil {
			return err
		}
	}
	show := int32(windows.SW_HIDE)
	if verb == "open" {
		show = windows.SW_SHOWNORMAL
	}
	return windows.ShellExecute(0, args[0], args[1], args[2], nil, show)
}
