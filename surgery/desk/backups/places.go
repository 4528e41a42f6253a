package backups

import "socialmediasurgery/surgery/store"

// Place is where something lies: the key of its words, and a path.
type Place struct{ What, Path string }

// Places lists where everything lies that the desk writes or reads, besides the
// records themselves and the log.
func (r *Room) Places() []Place {
	now := r.settings.Settings()
	var found []Place
	add := func(what, path string) {
		if path != "" {
			found = append(found, Place{what, path})
		}
	}
	for i, folder := range r.settings.EveryFolder() {
		switch {
		case i == 0:
			add("settings.place_backups", folder)
		case folder == now.BackupTo:
			add("settings.place_backups_also", folder)
		default:
			add("settings.place_backups_before", folder)
		}
	}
	prints := r.desk.Options().Print
	if prints == "" {
		prints = now.PrintTo
	}
	add("settings.place_prints", prints)
	add("settings.place_kept", r.prints.Kept().Dir)
	add("settings.place_saves", r.desk.Options().Saves)
	add("settings.place_checklists", now.Checklists)
	add("settings.place_languages", now.Languages)
	add("settings.place_fonts", r.desk.Options().Cache)
	if aside, err := store.Aside(r.desk.Folder()); err == nil {
		for _, folder := range aside {
			add("settings.place_aside", folder)
		}
	}
	return found
}
