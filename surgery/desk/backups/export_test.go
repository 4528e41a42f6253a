package backups

import (
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/seal"
)

// What tests look at that is nobody else's business.

func (b *Backup) MakeDue()                { b.due = true }
func (b *Backup) Stale() bool             { return b.stale }
func (b *Backup) IsMade() bool            { return b.made }
func (b *Backup) SetFolder(folder string) { b.folder = folder }
func (c *Check) SecretGone() bool         { return *c.secret == seal.Key{} }

// ToOpen returns the backups that are to be opened with this one.
func (b *Backup) ToOpen() (paths []string) {
	for _, m := range b.open {
		paths = append(paths, m.file.Path())
	}
	return paths
}

// Unopened returns how many backups were made and not yet opened.
func Unopened(d *Room) int { return len(d.backed.unopened) }

// Far returns another folder.
func Far(d *Room, folder string) *backup.Far { return d.backed.far.of(folder) }

// Arrived reports whether another folder has the latest.
func Arrived(d *Room, folder string) bool {
	state := d.backed.far.of(folder).State()
	return state.Reached && !d.late(folder, state) && state.Arrived.Mark == d.backed.far.keys()
}

const BackupEvery = backupEvery
const CheckEvery = checkEvery

var Deliver = (*Room).deliver
var Identity = (*Room).identity
var NewBackup = (*Room).newBackup
var RefreshOwn = (*Room).refreshOwn
var CheckedAt = (*Room).checkedAt
