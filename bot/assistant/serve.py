"""Starts Rasa's server (`python -m bot.assistant.serve run ...`) without its dependencies' deprecation notices."""

from __future__ import annotations

from bot.log import quiet_dependencies


def main() -> None:
    """Run `rasa` with this process's arguments."""
    quiet_dependencies()
    from rasa.__main__ import main as rasa

    rasa()


if __name__ == "__main__":
    main()
