"""Rasa graph components. With `bot.assistant` and `bot.training`, the only code that imports Rasa or TensorFlow."""
