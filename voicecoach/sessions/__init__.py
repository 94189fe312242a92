"""The edge with the disk: what is kept of a session."""
