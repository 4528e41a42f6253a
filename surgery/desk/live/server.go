package live

import (
	"bytes"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/folders"
)

// Server returns the addresses of the organisation's message server, with a space between,
// and the file that lets this laptop in there, as they were chosen here last; else the
// addresses as the home desk has them. "" is none.
func (r *Room) Server() (servers, credentials string) {
	if len(r.way.Servers) > 0 {
		return strings.Join(r.way.Servers, " "), r.way.Credentials
	}
	return r.sharing.Servers(), ""
}

// What a file that lets somebody in at a message server begins with, and how long it is at
// most.
const (
	credentialsHead = "-----BEGIN NATS USER JWT-----"
	mostCredentials = 64 << 10
)

// credentialsAt returns where the file is that was typed, "" for none. It is read each
// time, and no copy of it is made. NotFound "network.file_missing" for one that lets
// nobody in.
func credentialsAt(typed string) (string, error) {
	if typed = strings.Trim(typed, "\"' \t\n"); typed == "" {
		return "", nil
	}
	path, err := folders.Whole(typed)
	var raw []byte
	if err == nil {
		raw, err = folders.ReadPlain(path, mostCredentials)
	}
	defer clear(raw)
	if err != nil || !bytes.Contains(raw, []byte(credentialsHead)) {
		return "", surgery.Fail(surgery.NotFound, "network.file_missing").Because(err)
	}
	return path, nil
}
