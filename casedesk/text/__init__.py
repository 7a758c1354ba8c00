"""Pure functions on words: translation, dates and ages, Khmer, names and their likeness."""
