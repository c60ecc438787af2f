"""The tests. Rasa's own use of SQLAlchemy's old ways is not our news; SQLAlchemy reads this when it is imported."""

import os

os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
