package printer

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
)

// lp hands a job over and lpstat lists it, but neither says how it ended: a job
// that was given up looks like one that was printed. So the scheduler is asked
// by what both of them speak, the Internet Printing Protocol (RFC 8010).

const (
	getJob     = 0x0009
	getPrinter = 0x000B

	operationGroup = 0x01
	endOfGroups    = 0x03
	lowestValue    = 0x10 // tags below it start a group

	integerTag  = 0x21
	enumTag     = 0x23
	keywordTag  = 0x44
	uriTag      = 0x45
	charsetTag  = 0x47
	languageTag = 0x48
)

// mostAnswer is far more than an answer to our questions takes, in bytes.
const mostAnswer = 1 << 20

// attributes are what an answer holds, by name; numbers stand in decimal.
type attributes map[string][]string

func (a attributes) first(name string) string {
	if len(a[name]) == 0 {
		return ""
	}
	return a[name][0]
}

// question writes a request about a queue, and about a job in it where job is
// not 0, that asks for the named attributes.
func question(operation uint16, queue string, job int, asked ...string) []byte {
	out := []byte{1, 1}
	out = binary.BigEndian.AppendUint16(out, operation)
	out = append(out, 0, 0, 0, 1, operationGroup)
	value := func(tag byte, name string, of []byte) {
		out = append(out, tag)
		out = binary.BigEndian.AppendUint16(out, uint16(len(name)))
		out = append(out, name...)
		out = binary.BigEndian.AppendUint16(out, uint16(len(of)))
		out = append(out, of...)
	}
	value(charsetTag, "attributes-charset", []byte("utf-8"))
	value(languageTag, "attributes-natural-language", []byte("en"))
	value(uriTag, "printer-uri", []byte("ipp://localhost/printers/"+escaped(queue)))
	if job != 0 {
		value(integerTag, "job-id", binary.BigEndian.AppendUint32(nil, uint32(job)))
	}
	name := "requested-attributes"
	for _, one := range asked {
		value(keywordTag, name, []byte(one))
		name = "" // one more value of the same
	}
	return append(out, endOfGroups)
}

// escaped writes a queue's name as a part of an address.
func escaped(queue string) string {
	var out strings.Builder
	for _, b := range []byte(queue) {
		if b > ' ' && b < 0x7F && !strings.ContainsRune(`%?#/"<>\`, rune(b)) {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}

var errAnswer = errors.New("printer: not an answer of IPP")

// readAnswer reads an answer: its status, and its attributes of all groups.
func readAnswer(raw []byte) (status uint16, found attributes, err error) {
	if len(raw) < 8 {
		return 0, nil, errAnswer
	}
	status, found = binary.BigEndian.Uint16(raw[2:]), attributes{}
	raw = raw[8:]
	name := ""
	for len(raw) > 0 {
		tag := raw[0]
		raw = raw[1:]
		if tag == endOfGroups {
			return status, found, nil
		}
		if tag < lowestValue {
			continue
		}
		var key, value []byte
		for _, to := range []*[]byte{&key, &value} {
			if len(raw) < 2 {
				return 0, nil, errAnswer
			}
			n := int(binary.BigEndian.Uint16(raw))
			if len(raw) < 2+n {
				return 0, nil, errAnswer
			}
			*to, raw = raw[2:2+n], raw[2+n:]
		}
		if len(key) > 0 {
			name = string(key)
		}
		said := string(value)
		if (tag == integerTag || tag == enumTag) && len(value) == 4 {
			said = strconv.Itoa(int(int32(binary.BigEndian.Uint32(value))))
		}
		found[name] = append(found[name], said)
	}
	return 0, nil, errAnswer // it has no end
}

// ask sends a question to the scheduler at a socket's path or host:port, as
// lpstat -H says it.
func ask(ctx context.Context, at string, question []byte) (attributes, error) {
	network := "tcp"
	if strings.HasPrefix(at, "/") {
		network = "unix"
	}
	var dialer net.Dialer
	transport := &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, network, at)
	}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost/", bytes.NewReader(question))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/ipp")
	answer, err := transport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	if err != nil {
		return nil, err
	}
	status, found, err := readAnswer(raw)
	switch {
	case err != nil:
		return nil, errors.Join(err, errors.New(answer.Status))
	case status >= 0x0100: // anything but a success
		return found, fmt.Errorf("printer: the scheduler answers %#04x", status)
	}
	return found, nil
}
