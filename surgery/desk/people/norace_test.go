//go:build !race

package people_test

const slower = 1
