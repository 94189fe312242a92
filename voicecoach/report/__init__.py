"""Pure: from an analysis to text that a person or a program reads."""
