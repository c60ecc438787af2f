"""What the team teaches: topics with their answers, example questions, the inbox, and what a model is made from."""
