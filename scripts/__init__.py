"""What the Makefile needs before the project's own environment exists: standard library only, Python 3.8 or newer."""
