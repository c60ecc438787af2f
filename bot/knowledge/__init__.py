"""What the team teaches: topics and answers, example questions, the inbox, and the data a model is trained from."""
