package prints

// What tests look at that is nobody else's business.

const KeptFolder = keptFolder
