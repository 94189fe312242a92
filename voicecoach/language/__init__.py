"""Pure: from words to moves (validation, questions, advice ...)."""
