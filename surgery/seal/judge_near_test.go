package seal

import "testing"

// What lies near at a made-up trust, as the desk tells it.
var nearHere = []string{"Leeds and York Partnership NHS Foundation Trust", "Central Library Leeds", "LYPFTrecovery", "Made-up Recovery Week", "Zebedee Quux", "Mordecai Frobnicate"}

// TestJudgeKnowsWhatIsNear takes what a host has just typed elsewhere, what everybody
// knows by heart, and what comes in a row.
func TestJudgeKnowsWhatIsNear(t *testing.T) {
	for _, weak := range []string{
		"central library leeds", "Leeds and York Partnership", "LYPFTrecovery2026", "lypft recovery 2026", "Recovery Week 2026", "MadeUpRecoveryWeek!", "zebedee quux",
		"Mordecai1", "frobnicate quux", "Central-Library-Leeds-1", "C3ntral L1brary", "leedslibrary2026", "NHS Foundation Trust", "nhsfoundationtrust1", "yorkleeds24112026",
		"the cat sat on the mat", "The Cat Sat On The Mat!", "the cat sat on the", "marching on together", "all you need is love", "jack and jill went up the hill", "hey jude dont make it bad",
		"an apple a day keeps the doctor away", "winter is coming", "roses are red violets are blue", "it's coming home", "to be or not to be", "please let me in",
		"one two three four five", "one two three four", "five four three two one", "two four six eight", "seven eight nine ten eleven twelve", "onetwothreefourfive",
		"monday tuesday wednesday thursday", "Monday Tuesday Wednesday", "mon tue wed thu fri", "sunday saturday friday", "mondaytuesdaywednesday", "monday-tuesday-wednesday-2026",
		"january february march", "jan feb mar apr may", "December November October", "spring summer autumn winter", "red orange yellow green blue", "alpha bravo charlie delta echo",
		"north south east west", "un deux trois quatre cinq", "john paul george ringo",
	} {
		if got := Judge([]byte(weak), nearHere...); got.Score >= EnoughStrength {
			t.Errorf("%q is strong enough: %+v", weak, got)
		}
	}
	for _, strong := range []string{"otter lantern gravel sonnet", "Kettle-Window-Planet-Ribbon", "vX9#pQ2!mLr8", "seven made-up otters juggle", "tuesday lantern gravel march otter"} {
		if got := Judge([]byte(strong), nearHere...); got.Score < EnoughStrength {
			t.Errorf("%q is not strong enough: %+v", strong, got)
		}
	}
}

// TestJudgeIsNeverLaxer holds what it says against what it said before it knew any of
// this, and what lies near against nothing near.
func TestJudgeIsNeverLaxer(t *testing.T) {
	for phrase, before := range map[string]int{
		"": 0, "password": 0, "central library leeds": 4, "LYPFTrecovery2026": 4, "the cat sat on the mat": 4, "one two three four five": 4,
		"monday tuesday wednesday thursday": 4, "table window garden purple": 4, "otter lantern gravel sonnet": 4, "seven made-up otters juggle": 4, "vX9#pQ2!mLr8": 4,
	} {
		alone, near := Judge([]byte(phrase)), Judge([]byte(phrase), nearHere...)
		if alone.Score > before || near.Score > alone.Score {
			t.Errorf("%q: %d before, %d now, %d with what is near", phrase, before, alone.Score, near.Score)
		}
	}
	many := make([]string, 0, 500)
	for i := range 500 { // which have words of the lists at low ranks among them
		many = append(many, string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/7%26)))
	}
	many = append(many, "password")
	if got := Judge([]byte("password"), many...); got.Score > Judge([]byte("password")).Score {
		t.Errorf("laxer with much that is near: %+v", got)
	}
}

func TestHumps(t *testing.T) {
	words := nearWords([]string{"#LYPFTrecovery", "RecoveryWeek2026"})
	for _, w := range []string{"lypft", "recovery", "week", "lypftrecovery", "recoveryweek2026"} {
		if words[w].weak != Ours {
			t.Errorf("%q is none of %v", w, words)
		}
	}
}

// What is away needs more than zxcvbn's best.
func TestEnoughAwayIsHarder(t *testing.T) {
	for phrase, want := range map[string]int{"otter lantern gravel sonnet": 4, "table window garden purple": 3, "vX9#pQ2!": 3, "vX9#pQ2!mLr8": 4} {
		if got := Judge([]byte(phrase)); got.Score != want {
			t.Errorf("%q: %+v, want %d", phrase, got, want)
		}
	}
}
