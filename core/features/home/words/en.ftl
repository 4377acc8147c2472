command-start = The welcome, and the way back to where you were
command-start-where = What to open, as a link to Parley says it
called-start-where = where
command-help = What there is and how to ask for it
command-cancel = Leave what is going on; what you did is kept
called-start = start
called-help = help
called-cancel = cancel

## The welcome

# $name: the learner's.
home-hello = Hello { $name }, good to have you here! I'm Parley.
home-hello-nameless = Hello, good to have you here! I'm Parley.
home-how-it-goes = We learn in small steps, right here in the chat: a little to read, a question about it, and soon something to try yourself.
home-teach-back = One thing ahead: later you'll explain what you learnt to others, in your own words. Listen as if you had to pass it on.
home-lessons = Lessons
home-time = Time
home-begin = Start the first lesson
home-all-courses = See the courses
home-what-else = What else is there?
home-no-courses = There are no courses here yet. Whoever runs this Parley can add some; then come back with /start.

# $name: the learner's, which may end with a full stop.
home-hello-again = Good to see you again, { $name }!
home-hello-again-nameless = Good to see you again.
# $count (number): questions that are due.
home-next-review = { $count ->
    [one] One question is due: a short review keeps it from fading.
   *[other] { $count } questions are due: a short review keeps them from fading.
}
# $title: the lesson's.
home-next-lesson = Next comes the lesson **{ $title }**.
home-midway = You are in the middle of the lesson **{ $title }**.
# $title: the course's.
home-next-nothing = You have been through all of **{ $title }**. A quiz keeps it alive.
# $activity: quiz, review, lesson, challenge or another one.
home-open = { $activity ->
    [quiz] Your quiz is still open, right where you were.
    [review] Your review is still open, right where you were.
    [lesson] Your lesson is still open, right where you were.
    [challenge] Your challenge is still open, right where you were.
    [teachback] What you were explaining is still open, right where you were.
   *[other] What you were at is still open, right where you were.
}
home-back = { $activity ->
    [quiz] Back to the quiz
    [review] Back to the review
    [lesson] Back to the lesson
    [challenge] Back to the challenge
    [teachback] Back to explaining
   *[other] Back to where I was
}
home-learn = Next lesson
home-on = Go on with the lesson
home-review = Review what is due
home-quiz = A quiz
home-progress = My progress

## The help

home-help = Here is what we can do. Type one of these, or press what I offer:
home-help-type = You can also ask in your own words, or say more behind a command:
# $topic: a skill of the course, or `home-a-topic`.
home-example-question = What was that about “{ $topic }”?
home-example-quiz = /quiz { $topic }
home-example-name = /settings name Ada
home-a-topic = memory
home-help-open = { $activity ->
    [quiz] Your quiz is still open: answer when you are ready, or type /cancel to leave it.
    [review] Your review is still open: answer when you are ready, or type /cancel to leave it.
    [lesson] Your lesson is still open: go on when you are ready, or type /cancel to leave it.
    [challenge] Your challenge is still open: send code when you are ready, or type /cancel to leave it.
   *[other] What you were at is still open: go on when you are ready, or type /cancel to leave it.
}

## The way out

home-left = { $activity ->
    [quiz] You've left the quiz. What you answered is kept and counts.
    [review] You've left the review. What you answered is kept; the rest stays due.
    [lesson] You've left the lesson. I've kept your place in it.
    [challenge] You've left the challenge. What you submitted is kept, and you can come back to it.
   *[other] You've left it. What you did is kept.
}
home-nothing-open = Nothing is open right now, so there is nothing to leave. All you did is kept.
