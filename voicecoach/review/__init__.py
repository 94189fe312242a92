"""The edge with a browser: sessions served on this machine alone, to look through and correct."""
