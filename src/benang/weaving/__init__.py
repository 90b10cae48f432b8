"""Readings -> Weave: what many pages say together. Pages are compared only where they share a key."""
