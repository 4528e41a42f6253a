package store

import (
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
)

func TestSyncedFoldersAreRefused(t *testing.T) {
	for _, name := range []string{"OneDrive", "OneDrive - Made-up Trust", "onedrive-personal", "Dropbox", "Dropbox (Team)",
		"Google Drive", "GoogleDrive-someone@example.org", "My Drive", "Nextcloud", "iCloudDrive", "Mobile Documents", "CloudStorage", "Syncthing"} {
		folder := filepath.Join(t.TempDir(), name, "data")
		_, err := Open(newWorld().options(folder))
		wantKind(t, err, surgery.BadFolder, "error.folder_synced")
		if _, err := os.Stat(filepath.Dir(folder)); err == nil {
			t.Errorf("%s: a folder was made", name)
		}
	}
	for _, name := range []string{"dropboxes", "Social Media Surgery", "onedriver", "my drives"} {
		shut(t, newWorld().open(t, filepath.Join(t.TempDir(), name)))
	}
}

// A link hides where a folder really lies.
func TestLinkIntoSyncedFolderIsRefused(t *testing.T) {
	top := t.TempDir()
	real := filepath.Join(top, "Dropbox")
	if err := os.Mkdir(real, 0o700); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(top, "records")
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no links here:", err)
	}
	for _, folder := range []string{link, filepath.Join(link, "new", "folder")} {
		_, err := Open(newWorld().options(folder))
		wantKind(t, err, surgery.BadFolder, "error.folder_synced")
	}
	if left, _ := os.ReadDir(real); len(left) != 0 {
		t.Error("something was made there")
	}
}

func TestFolderThatIsNone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, filepath.Join(file, "below")} {
		_, err := Open(newWorld().options(folder))
		wantKind(t, err, surgery.BadFolder, "error.folder_unusable")
	}
}

// A folder whose name means something in an address, or in another script.
func TestOddFolderNames(t *testing.T) {
	for _, name := range []string{"what? why#not 100%25", "a&_journal_mode=DELETE", "Zoë's données", "ひみつ"} {
		w := newWorld()
		folder := filepath.Join(t.TempDir(), name)
		s := w.open(t, folder)
		w.must(t, s, w.checkIn(w.start(t, s), "Zebedee Testperson", 1))
		if size(filepath.Join(folder, File)) == 0 {
			t.Errorf("%s: the store lies elsewhere", name)
		}
		shut(t, s)
		wantOK(t, w.open(t, folder))
	}
}
