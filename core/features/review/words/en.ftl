command-review = What is due to come back, before you forget it
called-review = review

review-over = Reviewed
review-result = { $right } of { $answered } were still there. Each comes back when it is about to fade, sooner where it was hard.
review-none = You answered none this time. They stay due.
review-clear = Nothing to review right now
review-nothing-due = The next thing comes back { $when }.
review-nothing-met = What you answer in lessons and quizzes comes back here a day or more later, just before you would forget it.
review-learn = Next lesson
review-quiz = A quiz
