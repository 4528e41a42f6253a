package barometer

// What tests look at that is nobody else's business.

var ResultRows = resultRows
var ResultsOf = resultsOf
var Total = total
