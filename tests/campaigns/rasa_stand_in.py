"""A process in Rasa's place for campaigns: the private channel's two addresses and the actions' health, started in a
second where Rasa takes a minute on a busy machine. It echoes, slowly enough to be killed in the middle of a turn."""

from __future__ import annotations

import os
import random
import threading
from typing import Any

from tests.rasa import StandIn, running_rasa

SLOWEST = 0.15  # seconds for a turn


class Hesitant(StandIn):
    """Each turn takes another time."""

    def turn(self, text: str) -> dict[str, Any]:
        """The reply, after a while."""
        self.seconds = random.random() * SLOWEST
        return super().turn(text)


if __name__ == "__main__":
    with running_rasa(Hesitant(), int(os.environ["CLINICBOT_RASA_PORT"])):
        threading.Event().wait()
