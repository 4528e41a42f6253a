package people

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/store"
)

func (room *Room) watchRestored() desk.Watch {
	return desk.Watch{Opened: room.finishRestore, Unlocked: room.finishRestore}
}

// finishRestore erases again, as an operation, those whose record came back
// without its key.
func (room *Room) finishRestore() error {
	raw, err := room.desk.Store().Settings()
	if err != nil || raw[store.RestoredSetting] == "" || room.desk.Store().Locked() {
		return err // or it waits until it is unlocked
	}
	back, err := room.desk.Store().ErasedAttendees()
	if err != nil {
		return err
	}
	if len(back) > 0 {
		o := &surgery.Operation{Kind: surgery.AttendeesErased, About: back[0].ID}
		if _, err := room.Erase(o, back); err != nil {
			return err
		}
		// They are erased in the damaged records too, which may stay.
		if err := room.backups.KeepingDamaged(func() error { _, err := room.desk.Do(o, ""); return err }); err != nil {
			return err
		}
	}
	if err := room.desk.History.End(); err != nil { // of before the restore, or before the backup
		return err
	}
	return room.desk.Store().SetSettings(map[string]string{store.RestoredSetting: ""})
}
