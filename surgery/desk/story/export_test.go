package story

// What tests look at that is nobody else's business.

var Tellable = tellable
