package share

import (
	"encoding/binary"
	"errors"
	"io"

	"socialmediasurgery/surgery"
)

// How much may lie beside a parcel: each desk has one at the most.
const (
	mostRenewals = 64
	mostRenewal  = 16 << 10 // bytes
)

// putRenewals writes what lies beside what is sealed.
func putRenewals(out io.Writer, all []surgery.Renewal) error {
	if len(all) > mostRenewals {
		return errors.New("share: more desks than a parcel takes")
	}
	raw := binary.BigEndian.AppendUint16(nil, uint16(len(all)))
	for _, r := range all {
		if len(r.Sealed) > mostRenewal {
			return errors.New("share: a share key that is too long")
		}
		raw = append(binary.BigEndian.AppendUint16(raw, uint16(len(r.Sealed))), r.Sealed...)
	}
	_, err := out.Write(raw)
	return err
}

func readRenewals(in io.Reader) (all []surgery.Renewal, err error) {
	length := make([]byte, 2)
	number := func() int {
		if err == nil {
			_, err = io.ReadFull(in, length)
		}
		return int(binary.BigEndian.Uint16(length))
	}
	n := number()
	if err == nil && n > mostRenewals {
		err = errForeign
	}
	for i := 0; i < n && err == nil; i++ {
		size := number()
		if err == nil && size > mostRenewal {
			err = errForeign
		}
		if err != nil {
			break
		}
		sealed := make([]byte, size)
		_, err = io.ReadFull(in, sealed)
		all = append(all, surgery.Renewal{Sealed: sealed})
	}
	if err != nil {
		return nil, cut(err, errForeign)
	}
	return all, nil
}

func sealedIn(all []surgery.Renewal) (sealed [][]byte) {
	for _, r := range all {
		sealed = append(sealed, r.Sealed)
	}
	return sealed
}
