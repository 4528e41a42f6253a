package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colour names of our look, beside Fyne's own. Ask for their value with
// Colour; every look has all of them.
const (
	ColourBackground  = theme.ColorNameBackground               // paper
	ColourInk         = theme.ColorNameForeground               // text
	ColourPrimary     = theme.ColorNamePrimary                  // actions, selection, focus ring
	ColourShadow      = fyne.ThemeColorName("shadowOfFloating") // also dims what lies beneath a panel
	ColourSurface     = fyne.ThemeColorName("surface")
	ColourLine        = fyne.ThemeColorName("line") // edges that only please the eye
	ColourEdge        = fyne.ThemeColorName("edge") // edges that matter: 3:1
	ColourMuted       = fyne.ThemeColorName("muted")
	ColourHint        = fyne.ThemeColorName("hint") // key hints on a plain button
	ColourTint        = fyne.ThemeColorName("primaryTint")
	ColourOnPrimary   = fyne.ThemeColorName("onPrimary")
	ColourAccent      = fyne.ThemeColorName("accent")
	ColourAccentTint  = fyne.ThemeColorName("accentTint")
	ColourDone        = fyne.ThemeColorName("done")
	ColourDoneTint    = fyne.ThemeColorName("doneTint")
	ColourOnDone      = fyne.ThemeColorName("onDone")
	ColourDanger      = fyne.ThemeColorName("danger")
	ColourDangerTint  = fyne.ThemeColorName("dangerTint")
	ColourOnDanger    = fyne.ThemeColorName("onDanger")
	ColourNeutralTint = fyne.ThemeColorName("neutralTint")
	ColourTrack       = fyne.ThemeColorName("track") // the empty part of a progress bar
	ColourDisabled    = theme.ColorNameDisabled
	ColourWall        = fyne.ThemeColorName("wall")
	ColourOnWall      = fyne.ThemeColorName("onWall")
	ColourWallMuted   = fyne.ThemeColorName("wallMuted")
	ColourWallTrack   = fyne.ThemeColorName("wallTrack")  // what a bar on the wall lies on
	ColourWallBar     = fyne.ThemeColorName("wallBar")    // a bar
	ColourWallAccent  = fyne.ThemeColorName("wallAccent") // the longest bar, what starts
)

// palette is one look: the value of each of our tokens.
type palette struct {
	background, surface, line, edge            uint32
	ink, muted, disabled                       uint32
	primary, primaryPressed, tint, onPrimary   uint32
	accent, accentTint                         uint32
	done, doneTint, onDone                     uint32
	danger, dangerTint, onDanger               uint32
	neutralTint, track, hover, pressed, shadow uint32
	selected                                   uint32 // rows and text; a pill's tint is seen on it
	wall, onWall, wallMuted                    uint32
	wallTrack, wallBar, wallAccent             uint32
}

// The three looks, 0xRRGGBB, the shadow with its own alpha as 0xRRGGBBAA.
var palettes = map[Look]palette{
	Light: {
		background: 0xF7F5F0, surface: 0xFFFFFF, line: 0xDAD6CC, edge: 0x7C8790,
		ink: 0x1B2A33, muted: 0x51626D, disabled: 0x66737C,
		primary: 0x0B5563, primaryPressed: 0x0A4652, tint: 0xE2F0F1, onPrimary: 0xFFFFFF,
		accent: 0xAB4C0A, accentTint: 0xFBEBDD,
		done: 0x1E6B3C, doneTint: 0xE1F2E7, onDone: 0xFFFFFF,
		danger: 0xA3211B, dangerTint: 0xFBE6E4, onDanger: 0xFFFFFF,
		selected: 0xC7E3E6, neutralTint: 0xE9E5DA, track: 0xE6E1D5, hover: 0xEFECE4, pressed: 0xE6E1D5, shadow: 0x1B2A3350,
		wall: 0x0B3C46, onWall: 0xFFFFFF, wallMuted: 0xBFE0E4,
		wallTrack: 0x2A545D, wallBar: 0x9CD3D6, wallAccent: 0xF4B66A,
	},
	Dark: {
		background: 0x11181C, surface: 0x1A2329, line: 0x34424A, edge: 0x7F8E97,
		ink: 0xEDF2F3, muted: 0xABB9C0, disabled: 0x93A1A8,
		primary: 0x74C7D3, primaryPressed: 0x93D8E2, tint: 0x16393F, onPrimary: 0x06262B,
		accent: 0xF2AA72, accentTint: 0x3D2815,
		done: 0x82D3A0, doneTint: 0x163524, onDone: 0x062613,
		danger: 0xFF9E95, dangerTint: 0x431B18, onDanger: 0x3A0905,
		selected: 0x1B464E, neutralTint: 0x2C373D, track: 0x34424A, hover: 0x242F36, pressed: 0x2C373D, shadow: 0x000000A0,
		wall: 0x0B3C46, onWall: 0xFFFFFF, wallMuted: 0xBFE0E4,
		wallTrack: 0x2A545D, wallBar: 0x9CD3D6, wallAccent: 0xF4B66A,
	},
	HighContrast: {
		background: 0xFFFFFF, surface: 0xFFFFFF, line: 0x000000, edge: 0x000000,
		ink: 0x000000, muted: 0x262626, disabled: 0x404040,
		primary: 0x00363F, primaryPressed: 0x002229, tint: 0xD5EEF1, onPrimary: 0xFFFFFF,
		accent: 0x6B2A00, accentTint: 0xFFF1E3,
		done: 0x00441B, doneTint: 0xE3F8EA, onDone: 0xFFFFFF,
		danger: 0x7A0000, dangerTint: 0xFFECEA, onDanger: 0xFFFFFF,
		selected: 0xBFE6EB, neutralTint: 0xEEEEEE, track: 0xE0E0E0, hover: 0xE6F3F5, pressed: 0xD5EEF1, shadow: 0x00000080,
		wall: 0x00262D, onWall: 0xFFFFFF, wallMuted: 0xDFF4F7,
		wallTrack: 0x1F454C, wallBar: 0xC4F1F5, wallAccent: 0xFFD089,
	},
}

// colours returns the value of every name, Fyne's and ours, in a look.
func colours(look Look) map[fyne.ThemeColorName]color.Color {
	p := palettes[look]
	clear := color.NRGBA{}
	return map[fyne.ThemeColorName]color.Color{
		ColourBackground: rgb(p.background), ColourInk: rgb(p.ink), ColourPrimary: rgb(p.primary),
		ColourSurface: rgb(p.surface), ColourLine: rgb(p.line), ColourEdge: rgb(p.edge),
		ColourMuted: rgb(p.muted), ColourHint: rgb(p.muted), ColourTint: rgb(p.tint), ColourOnPrimary: rgb(p.onPrimary),
		ColourAccent: rgb(p.accent), ColourAccentTint: rgb(p.accentTint),
		ColourDone: rgb(p.done), ColourDoneTint: rgb(p.doneTint), ColourOnDone: rgb(p.onDone),
		ColourDanger: rgb(p.danger), ColourDangerTint: rgb(p.dangerTint), ColourOnDanger: rgb(p.onDanger),
		ColourNeutralTint: rgb(p.neutralTint), ColourTrack: rgb(p.track), ColourDisabled: rgb(p.disabled),
		ColourWall: rgb(p.wall), ColourOnWall: rgb(p.onWall), ColourWallMuted: rgb(p.wallMuted),
		ColourWallTrack: rgb(p.wallTrack), ColourWallBar: rgb(p.wallBar), ColourWallAccent: rgb(p.wallAccent),

		theme.ColorNameButton: rgb(p.surface), theme.ColorNameDisabledButton: rgb(p.neutralTint),
		theme.ColorNameError: rgb(p.danger), theme.ColorNameForegroundOnError: rgb(p.onDanger),
		theme.ColorNameSuccess: rgb(p.done), theme.ColorNameForegroundOnSuccess: rgb(p.onDone),
		theme.ColorNameWarning: rgb(p.accent), theme.ColorNameForegroundOnWarning: rgb(p.accentTint),
		theme.ColorNameForegroundOnPrimary: rgb(p.onPrimary), theme.ColorNameHyperlink: rgb(p.primary),
		theme.ColorNameFocus: rgb(p.tint), theme.ColorNameHover: rgb(p.hover), theme.ColorNamePressed: rgb(p.pressed),
		theme.ColorNameSelection: rgb(p.selected), theme.ColorNameSeparator: rgb(p.line),
		theme.ColorNameInputBackground: rgb(p.surface), theme.ColorNameInputBorder: rgb(p.edge),
		theme.ColorNamePlaceHolder: rgb(p.muted), theme.ColorNameHeaderBackground: rgb(p.background),
		theme.ColorNameMenuBackground: rgb(p.neutralTint), theme.ColorNameOverlayBackground: rgb(p.surface),
		theme.ColorNameScrollBar: rgb(p.edge), theme.ColorNameScrollBarBackground: clear,
		theme.ColorNameInnerWindowBorder: rgb(p.line), theme.ColorNameInnerWindowBorderInactive: rgb(p.line),
		theme.ColorNameShadow: clear, // Fyne draws one where something is scrolled, as if it floated
		ColourShadow:          color.NRGBA{R: uint8(p.shadow >> 24), G: uint8(p.shadow >> 16), B: uint8(p.shadow >> 8), A: uint8(p.shadow)},
		colourPrimaryPressed:  rgb(p.primaryPressed),
	}
}

const colourPrimaryPressed = fyne.ThemeColorName("primaryPressed")

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// Colour returns the value of a colour name in the look that is on now.
func Colour(name fyne.ThemeColorName) color.Color {
	return current().Color(name, 0)
}
