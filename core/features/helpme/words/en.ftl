## The learner's side (core/features/helpme/views.py)

command-helpme = Ask a person who teaches you, and go on learning meanwhile
command-helpme-question = What you would like to know
called-helpme = helpme
called-helpme-question = question

helpme = Ask a person
helpme-about = Whoever teaches here reads it and answers. What you are at goes along with it. You can go on meanwhile: nothing waits for the answer.
helpme-nobody = There is nobody here who teaches you, so nobody would read it. With /ask you can ask me at any time; in a class, or in a community with teachers, you can ask them.
helpme-no-words = There was nothing in it. Write a few words, and send it again.
# $most (number): characters.
helpme-too-long = That is a little long to read in a queue. Say it in { $most } characters at most.
helpme-gone = That question isn't there any more.
helpme-yours = That one is your own, so somebody else answers it.
helpme-words = What would you like to know?
# $task: what the open task is called.
helpme-words-at = What would you like to know at “{ $task }”?
helpme-send = Send it
helpme-raised = Your question is with the people who teach here
helpme-raised-text = I'll tell you when it is answered. Nothing waits for that: go on whenever you like.
helpme-place = In the queue
# $place (number): from 1.
helpme-number = number { $place }
helpme-many = behind many others
helpme-along = Goes along
helpme-with-task = what you are at
helpme-with-attempt = what you are at, with your last try
helpme-go-on = Go on learning
helpme-ask = Ask the tutor
helpme-again = My questions
# $words: how the question begins.
helpme-withdraw = Take back: { $words }
helpme-withdrawn = Taken back. Nobody answers it now.
helpme-was-answered = It was answered before it could be taken back.
helpme-enough = Your questions are waiting
# $most (number): how many may wait.
helpme-enough-text = Up to { $most } can wait at once. Take one back, or send this one when another was answered.
# $words: how the question begins. $place (number): from 1.
helpme-waits = “{ $words }”: number { $place } in the queue
# $words: how the question begins. $answer: the answer.
helpme-answered = “{ $words }”: { $answer }
# $name: of whoever answered.
helpme-answer-of = { $name } answers you
helpme-answer = A person answers you
# $words: how the question begins.
helpme-asked = A person wrote this, to your question “{ $words }”.

## The queue (core/features/helpme/queue_views.py and pages.py)

command-course-questions = Answer what learners ask a person, one question at a time
called-course-questions = questions

helpme-pages = Questions of learners
helpme-pages-caption = Questions that wait for a person, the oldest first
helpme-queue-question = Question
helpme-queue-empty = No questions wait
helpme-queue-empty-text = Nobody waits for an answer just now.
# $number (number): its place. $count (number): how many there are.
helpme-queue-one = Question { $number } of { $count }
helpme-queue-suggested = A suggestion for this try
helpme-queue-who = From
helpme-queue-since = Since
helpme-queue-about = At
helpme-queue-item-gone = something that is no longer in the course
helpme-queue-attempt = What they had
helpme-queue-words = Your answer
helpme-queue-words-suggested = Your answer: a suggestion stands in it, so change what you like
helpme-queue-send = Send the answer
helpme-queue-suggest = Suggest another one
helpme-queue-next = Next
helpme-queue-more = What else waits
helpme-queue-sent = Sent
# $name: the learner's.
helpme-queue-sent-text = { $name } is told, in your name.
helpme-queue-sent-later = { $name } has quiet hours now, and is told when they are over.
helpme-queue-withdrawn = Its learner took it back, so nothing was sent.
helpme-queue-meanwhile = Somebody was faster
# $name: of whoever answered.
helpme-queue-meanwhile-text = { $name } has answered it since you saw it, so nothing of yours was sent. This is what they wrote:
helpme-queue-somebody = Somebody else
helpme-queue-was-faster = It was answered or taken back since you saw it, so nothing was sent.
act-question-answer = answered a question

## What waits (core/features/helpme/jobs.py)

# $name: of the community.
helpme-notice = Something waits for whoever teaches in { $name }:
helpme-notice-your-class = your class
# $count (number): questions.
helpme-notice-questions = { $count ->
    [one] One question of a learner's. /course questions shows it.
   *[other] { $count } questions of learners'. /course questions shows them.
}
# $count (number): explanations.
helpme-notice-explanations = { $count ->
    [one] One explanation to look at. /moderate shows it, there.
   *[other] { $count } explanations to look at. /moderate shows them, there.
}
