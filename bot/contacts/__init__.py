"""Contact requests: what a visitor tells us to be called back, read with care and never guessed."""
