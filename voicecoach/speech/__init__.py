"""The edge with models: who speaks when, which words, and a voice to answer with."""
