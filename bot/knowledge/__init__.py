<<<<<<< HEAD
"""What the team teaches: topics with their answers, example questions, the inbox, and what a model is made from."""
=======
"""What the team teaches: topics and answers, example questions, the inbox, and the data a model is trained from."""
>>>>>>> wt-releases
