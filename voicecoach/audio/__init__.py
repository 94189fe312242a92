"""The edge with files and sound devices."""
