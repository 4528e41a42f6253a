package settings

import (
	backupsroom "socialmediasurgery/surgery/desk/backups"
	checklistsroom "socialmediasurgery/surgery/desk/checklists"
	lockroom "socialmediasurgery/surgery/desk/lock"
	printsroom "socialmediasurgery/surgery/desk/prints"
	restoreroom "socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Backups    *backupsroom.Room
	Checklists *checklistsroom.Room
	Lock       *lockroom.Room
	Prints     *printsroom.Room
	Restore    *restoreroom.Room
	Settings   *settings.Room
	Sharing    *sharing.Room
	Texts      *texts.Room
	Today      *today.Room
}
