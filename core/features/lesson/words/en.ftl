command-learn = Go on with your lesson, or take up another one
command-learn-lesson = A lesson: its number, or words of its title
called-learn = learn
called-learn-lesson = lesson

# $time: a duration.
lesson-takes = It takes about { $time }.
# $task: what is to be explained, in the course's words.
lesson-teach-back-ahead = **At the end you explain it in your own words.** { $task }
lesson-question = A question
lesson-try-first = Guess first: the explanation comes next
lesson-guess-skipped = That was only meant as a guess. The answer comes with what you read next.
lesson-next = Next
lesson-back = Back
lesson-from-the-start = From the start
lesson-run = Run it
# $number (number): which example of the step, from 1.
lesson-run-one = Run example { $number }
lesson-example-gone = That example is no longer in the lesson. Type /learn to go on.
# $title: the challenge's title.
lesson-challenge = Challenge: { $title }
lesson-to-recall = Now from memory
lesson-from-memory = Now from memory
lesson-from-memory-text = The text is put away. Answer without scrolling up: getting it out of your head is what makes it stay, even where it does not come out right.
# $number, $total (number): which question of how many.
lesson-recall-heading = From memory: { $number } of { $total }
lesson-comes-again = All right, later: it comes again before the end.
lesson-last-one = This one is the last. Give it a try: the lesson is done once you have, right or not.
lesson-read-again = Read again
lesson-gone = That lesson is not in this course any more. Type /learn to go on with what there is.
# $title: the lesson's title.
lesson-done = Done: { $title }
lesson-teach-back = Now explain it to somebody
# $task: what is to be explained, in the course's words.
lesson-teach-back-text = { $task }

    A curious pupil waits for it, who knows nothing but what you tell them. Where you get stuck is where to read again.
lesson-explain = Explain it
# $title: the lesson's title.
lesson-next-lesson = Next: { $title }
lesson-course-done = And that was the last lesson of this course.
lesson-quiz = A quiz
lesson-review = What is due
lesson-courses = Other courses
lesson-all-done = You have completed every lesson of this course. Reviews and quizzes keep it fresh.
# $given: what was typed.
lesson-which = There is no lesson called { $given } exactly. Is it one of these?
# $given: what was typed.
lesson-unknown = I find no lesson by { $given }. These are the lessons of your course:
# $topic: what was typed.
lesson-make-one = Make a short lesson about “{ $topic }”
