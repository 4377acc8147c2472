# Words that several rooms share. Each room has its section: add to the end of yours.

## Days (core/words/formats.py)

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
