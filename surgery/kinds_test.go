package surgery

import (
	"os"
	"regexp"
	"testing"
)

func TestEveryKindIsKnown(t *testing.T) {
	source, err := os.ReadFile("operation.go")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^\t\w+ +Kind += +"(\w+)"`).FindAllStringSubmatch(string(source), -1)
	if len(found) != len(kinds) {
		t.Errorf("%d kinds, and %d are known", len(found), len(kinds))
	}
	for _, f := range found {
		if !Kind(f[1]).Known() {
			t.Errorf("%s is not known", f[1])
		}
	}
	if Kind("nonsense").Known() {
		t.Error("nonsense is known")
	}
}
