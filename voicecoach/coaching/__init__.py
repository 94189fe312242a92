"""Pure: from moves to feedback and practice."""
