package live_test

import (
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/world"
)

// An organisation's server is used with a file that lets this laptop in; what was pasted
// with quotes or commas is as good, and what cannot be is refused before anything changes.
// Its addresses are the organisation's, the file stays this laptop's.
func TestAnOrganisationsServer(t *testing.T) {
	home, w := leading(t)
	folder := t.TempDir()
	good, other := filepath.Join(folder, "surgery.creds"), filepath.Join(folder, "other.creds")
	for path, text := range map[string]string{good: "-----BEGIN NATS USER JWT-----\nmade up\n", other: "a shopping list"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const at = "tls://127.0.0.1:1"
	for _, c := range []struct{ servers, file, key string }{
		{"", good, "share.server_address"},
		{"messages.example", good, "share.server_address"},
		{"http://messages.example", good, "share.server_address"},
		{"nats://messages.example:4222", good, "share.server_address"},
		{"tls://ada:secret@messages.example", good, "share.server_address"},
		{at, filepath.Join(folder, "missing.creds"), "network.file_missing"},
		{at, folder, "network.file_missing"},
		{at, other, "network.file_missing"},
	} {
		_, err := home.Live.Use(c.servers, c.file)
		fails(t, err, c.key)
	}
	if now := home.Live.State(); now.Way != live.Leads || now.At == "" {
		t.Errorf("it does not lead any more: %+v", now)
	}
	world.Must(t)(home.Live.Use(" "+at+",\n tls://127.0.0.1:2 ", `"`+good+`"`))
	const both = at + " tls://127.0.0.1:2"
	if servers, file := home.Live.Server(); servers != both || file != good || home.Live.State().Way != live.Uses {
		t.Errorf("%q %q %+v", servers, file, home.Live.State())
	}
	if house, err := home.Checklists.House(); err != nil || house.Settings["message_servers"] != both {
		t.Errorf("%+v %v", house, err)
	}
	if err := home.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	home = w.Open(t)
	if servers, file := home.Live.Server(); servers != both || file != good {
		t.Errorf("after a restart: %q %q", servers, file)
	}
}
