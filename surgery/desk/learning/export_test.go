package learning

// What tests look at that is nobody else's business.

var LearningTable = learningTable
var MergedText = mergedText
