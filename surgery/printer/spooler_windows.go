package printer

import (
	"errors"
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

// called returns the error of a call that returns 0 for a failure.
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

// usualPrinter returns the default printer, "" for none.
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

// spoolState returns what Windows says of a printer, and of a job where it is
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
