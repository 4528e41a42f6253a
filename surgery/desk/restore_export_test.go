package desk

import "socialmediasurgery/surgery/store"

// Extract makes a backup ready to be staged, as Restore does.
func Extract(d *Desk, path string) (store.Restored, error) { return d.extract(path, d.opener("")) }
