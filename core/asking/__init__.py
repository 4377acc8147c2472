"""Asking an item, reading the answer, and saying what it was: what lessons, quizzes and reviews share."""
