command-quiz = A few questions, mixed from what you have learnt
command-quiz-topic = A skill or a lesson, if you want only that
command-quiz-count = How many questions
called-quiz = quiz
called-quiz-topic = topic
called-quiz-count = count

quiz-over = That was the quiz
quiz-result = { $right } of { $answered } right. What was not yet right comes back in your reviews.
quiz-nothing-answered = You answered none this time, so nothing was counted.
quiz-again = Another quiz
quiz-learn = Next lesson
quiz-progress = My progress
quiz-no-topic = This course has no topic called { $given }. Try one of these: { $some }.
quiz-nothing-yet = A quiz asks what you have met in lessons, so let's begin with one.
quiz-first-lesson = Start a lesson
