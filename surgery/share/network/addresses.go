package network

import (
	"net"
	"net/netip"

	"socialmediasurgery/surgery"
)

// Interface is a network that this laptop is on, and its address there.
type Interface struct {
	Name    string // as the system calls it
	Address netip.Addr
}

// Interfaces returns the networks that this laptop is on now, those by IPv4 alone and
// without the one in itself. It asks the system, and sends nothing.
func Interfaces() ([]Interface, error) {
	all, err := net.Interfaces()
	if err != nil {
		return nil, surgery.Fail(surgery.Internal, "error.internal").Because(err)
	}
	var found []Interface
	for _, i := range all {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagLoopback != 0 {
			continue
		}
		at, err := i.Addrs()
		if err != nil {
			continue // it has just gone
		}
		for _, a := range at {
			of, is := a.(*net.IPNet)
			if !is {
				continue
			}
			if ip, ok := netip.AddrFromSlice(of.IP); ok && ip.Unmap().Is4() && !ip.Unmap().IsLinkLocalUnicast() {
				found = append(found, Interface{i.Name, ip.Unmap()})
			}
		}
	}
	return found, nil
}
