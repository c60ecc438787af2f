"""How fast answers come, measured on this machine through the public API. Bounded, on loopback."""
