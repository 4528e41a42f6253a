package people

// EarlierKey is for tests outside.
var EarlierKey = earlierKey
