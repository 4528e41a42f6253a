package link

// trace returns the outlines of the dark modules of grid, rows from the top.
// Rectangles row by row would leave seams that printers and viewers show as
// white lines; one traced path does not.
func trace(grid [][]bool) [][]Corner {
	n := len(grid)
	dark := func(x, y int) bool {
		return y >= 0 && y < n && x >= 0 && x < len(grid[y]) && grid[y][x]
	}
	// Each side between dark and light becomes one step with the dark on its
	// right; at most two steps leave a corner.
	steps := make(map[Corner][]Corner)
	var order []Corner // so that the same grid always gives the same path
	step := func(from, to Corner) {
		steps[from] = append(steps[from], to)
		order = append(order, from)
	}
	for y := range n {
		for x := range len(grid[y]) {
			if !dark(x, y) {
				continue
			}
			if !dark(x, y-1) {
				step(Corner{x, y}, Corner{x + 1, y})
			}
			if !dark(x+1, y) {
				step(Corner{x + 1, y}, Corner{x + 1, y + 1})
			}
			if !dark(x, y+1) {
				step(Corner{x + 1, y + 1}, Corner{x, y + 1})
			}
			if !dark(x-1, y) {
				step(Corner{x, y + 1}, Corner{x, y})
			}
		}
	}
	var outlines [][]Corner
	for _, start := range order {
		if len(steps[start]) > 0 {
			outlines = append(outlines, straighten(walk(steps, start)))
		}
	}
	return outlines
}

// walk follows the steps from start until it is back there, using them up.
// Where two modules touch at a corner only, it turns right, which keeps them
// two outlines instead of one that crosses itself.
func walk(steps map[Corner][]Corner, start Corner) []Corner {
	var path []Corner
	at, came := start, Corner{}
	for {
		ways := steps[at]
		if len(ways) == 0 {
			return path
		}
		pick := 0
		if len(ways) == 2 && ways[1] == (Corner{at.X - came.Y, at.Y + came.X}) {
			pick = 1
		}
		next := ways[pick]
		steps[at] = append(append([]Corner(nil), ways[:pick]...), ways[pick+1:]...)
		path = append(path, at)
		came = Corner{next.X - at.X, next.Y - at.Y}
		at = next
		if at == start {
			return path
		}
	}
}

// straighten drops the corners at which a closed path does not turn.
func straighten(path []Corner) []Corner {
	var kept []Corner
	for i, c := range path {
		before, after := path[(i+len(path)-1)%len(path)], path[(i+1)%len(path)]
		if (before.X == c.X && c.X == after.X) || (before.Y == c.Y && c.Y == after.Y) {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}
