package kit

// byTab is whether the focus is just being moved by the Tab key: Fyne asks what has it
// whether it wants the key for itself right before.
var byTab bool

// passTab notes that Tab was pressed, and that it moves on.
func passTab() bool {
	byTab = true
	return false
}

// AcceptsTab returns no: Tab goes on.
func (b *Button) AcceptsTab() bool { return passTab() }

// AcceptsTab returns no: Tab goes on.
func (c *Check) AcceptsTab() bool { return passTab() }

// AcceptsTab returns no: Tab goes on.
func (c *Choice) AcceptsTab() bool { return passTab() }

// AcceptsTab returns no: Tab goes on.
func (s *Select) AcceptsTab() bool { return passTab() }

// AcceptsTab returns no: Tab goes on.
func (l *List) AcceptsTab() bool { return passTab() }

// AcceptsTab returns no: Tab leaves the box, also one of several lines.
func (e *Entry) AcceptsTab() bool { return passTab() }
