"""Training, evaluating and understanding with the trained model, outside Rasa's server."""
