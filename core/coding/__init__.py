"""What is shown of code that a learner ran: its output, how it ended, and what its complaint means."""
