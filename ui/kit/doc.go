// Package kit is the only toolkit layer the screens use: the look, our own
// widgets, panels, the worker and the table of commands. Each widget cures what
// Fyne's own leave open: Return presses a button, Escape closes, typing is never
// lost, a shortcut is never swallowed by a box, focus is always in sight.
//
// Rules for what a screen says:
//   - Words come from surgery/words; a widget is handed the finished sentence.
//   - One word for one thing (attendee, visit, checklist, step), sentence case,
//     no full stop on a button or heading, "..." on a button that asks more.
//   - A colour never says anything alone: a mark or a word stands with it.
//   - Only signs our typeface has; ticks and arrows are drawn (see icons.go).
//
// Everything here runs on Fyne's main goroutine, save the work given to a
// Runner. Nothing here imports fyne.io/fyne/v2/app, so every screen can be
// tested without a display.
package kit
