package world

const (
	Basics = "safe-basics"
	Email  = "basics-email-first"
	Three  = "basics-three-words"
)
