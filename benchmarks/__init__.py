"""How fast answers come, measured on this machine. Bounded, on loopback."""

QUESTIONS = (
    "how fast does ketamine work",
    "can i drive home after",
    "does insurance cover it",
    "what are the side effects?",
    "is it ok to eat breakfast before the session",
)
PER_VISITOR = 15  # messages of one conversation; below the limit of 20 a minute
