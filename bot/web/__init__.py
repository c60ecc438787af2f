"""The front door: the only process the public reaches."""
