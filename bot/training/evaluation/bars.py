"""The bars that the project sets itself, for those who measure (`bot.knowledge.bars`, which staff's pages read too)."""

from bot.knowledge.bars import ALL, ANSWERS, LOST_RIGHT, SAFETY, Bar, Figures, broken

__all__ = ["ALL", "ANSWERS", "LOST_RIGHT", "SAFETY", "Bar", "Figures", "broken"]
