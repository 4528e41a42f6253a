package leak

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A search that finds nothing shows nothing until it is shown to find.
func TestFindsEveryForm(t *testing.T) {
	const word = "Zébedee"
	text := "of " + word + " Testperson"
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	packed := func(pack func(*bytes.Buffer)) []byte {
		out := bytes.NewBufferString("something first ")
		pack(out)
		return out.Bytes()
	}
	cases := map[string][]byte{
		"text":     []byte(text),
		"capitals": []byte(strings.ToUpper(text)),
		"json":     quoted,
		"escaped":  []byte(`{"n":"Z\u00e9bedee"}`),
		"all":      []byte(`\u005A\u00E9\u0062\u0065\u0064\u0065\u0065`),
		"percent":  []byte(url.QueryEscape(text)),
		"hex":      []byte(strings.ToUpper(hex.EncodeToString([]byte(text)))),
		"little":   wide(text, binary.LittleEndian),
		"big":      wide(text, binary.BigEndian),
		"base64-0": []byte(base64.StdEncoding.EncodeToString([]byte(text))),
		"base64-1": []byte(base64.StdEncoding.EncodeToString([]byte("x" + text))),
		"base64-2": []byte(base64.URLEncoding.EncodeToString([]byte("xy" + text))),
		"gzip":     packed(func(b *bytes.Buffer) { w := gzip.NewWriter(b); w.Write([]byte(text)); w.Close() }),
		"pdf":      packed(func(b *bytes.Buffer) { w := zlib.NewWriter(b); w.Write(wide(text, binary.BigEndian)); w.Close() }),
		"zip": packed(func(b *bytes.Buffer) {
			z := zip.NewWriter(b)
			w, _ := z.Create("inside")
			w.Write([]byte(text))
			z.Close()
		}),
	}
	for name, raw := range cases {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "file"), raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if hits, err := Find([]string{word}, folder); err != nil || len(hits) == 0 {
			t.Errorf("%s: not found, %v", name, err)
		}
		if hits, _ := Find([]string{"Mordecai"}, folder); len(hits) > 0 {
			t.Errorf("%s: %v", name, hits)
		}
	}
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "card-zébedee"), 0o700); err != nil {
		t.Fatal(err)
	}
	if hits, _ := Find([]string{word}, folder); len(hits) != 1 {
		t.Error("not found in a name")
	}
}

// What is written on the way to another name may go while it is searched for. A folder that
// is not there at all holds nothing, but says so.
func TestFilesThatGoArePassedOver(t *testing.T) {
	folder, over := t.TempDir(), make(chan struct{})
	for i := range 50 {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprint(i)), []byte("Zebedee"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	going := filepath.Join(folder, "x.tmp")
	done := make(chan error)
	go func() {
		for {
			err := os.WriteFile(going, nil, 0o600)
			if err == nil {
				err = os.Remove(going)
			}
			select {
			case <-over:
				done <- err
				return
			default:
			}
		}
	}()
	for range 200 {
		if hits, err := Find([]string{"Zebedee"}, folder); err != nil || len(hits) < 50 {
			t.Errorf("%d found, %v", len(hits), err)
			break
		}
	}
	close(over)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if _, err := Find([]string{"Zebedee"}, filepath.Join(folder, "none")); err == nil {
		t.Error("a folder that is not there was searched")
	}
}
