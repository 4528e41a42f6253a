//go:build !race

package desk

const slower = 1
