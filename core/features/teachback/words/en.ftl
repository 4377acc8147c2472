command-teach = Explain a lesson to a curious pupil, in your own words
command-teach-lesson = A lesson: its number, or words of its title
called-teach = teach
called-teach-lesson = lesson

# $given: what was typed.
teachback-which = There is no lesson called { $given } exactly. Which of these would you like to explain?
# $given: what was typed.
teachback-unknown = I find no lesson by { $given }. These are the lessons that you can explain:
teachback-nothing-yet = There is nothing to explain yet: first comes something to learn. Read it as if you had to pass it on, because at the end you can.
teachback-learn = Learn something
teachback-gone = That lesson is not in the course any more, so nobody waits for it to be explained. There are others.
teachback-stopped = All right, another time. Type /teach whenever you want to explain something.

## On the way

# $title: the lesson's title.
teachback-heading = Explain: { $title }
teachback-how = Your pupil is curious, and knows nothing but what you tell them. Put it in your own words, without looking it up. They will ask you why or how.
teachback-how-voice = You can also say it in a voice note.
teachback-how-program = A little program makes a good example.
teachback-pupil = Your pupil asks
teachback-explanation = Your explanation
teachback-answer = What you say to that
teachback-tell = Tell your pupil
teachback-stop = Not now
teachback-enough = That's all I have to say
teachback-moved-on = Your pupil is further on by now. Does this answer fit?
# Words of which one has to stand in a question of the pupil's, set off by |.
teachback-why-or-how = why|how
# What somebody says who has no answer to a question, set off by |.
teachback-no-answers = no idea|i have no idea|i don't know|i do not know|dunno|idk|don't know|no clue|not sure|pass|skip
teachback-unread-empty = Your pupil heard nothing yet. Tell them what you know, in a sentence or two.
# $most (number): characters.
teachback-unread-too-long = That is more than your pupil can take in at once. Say it in at most { $most } characters: what matters most is enough, and they ask for the rest.
teachback-unread-no-words = Your pupil needs words for that. Tell them in a sentence or two.
teachback-unread-short = That is a beginning. Say it in a whole sentence or two, as you would to somebody who has never heard of it.
# $language: the language of the course.
teachback-unread-language = Your pupil could not follow that. They understand { $language }, the language of this course, in whole sentences.
teachback-unread-copied = That is how the lesson says it. Put it in words of your own: that is what makes it stay.

## At the end

# $title: the lesson's title.
teachback-ended = You have explained it: { $title }
teachback-thanks = Your pupil thanks you. This is how it came across:
teachback-side-coverage = What it covers
teachback-side-correctness = What it says
teachback-side-clarity = How clear it is
teachback-side-example = An example
# $side: coverage, correctness, clarity or example.
teachback-band-good = well done
teachback-band-more = { $side ->
    [clarity] could be clearer still
    [example] could be more concrete
   *[other] there is more to say
}
teachback-band-again = { $side ->
    [example] still to come
   *[other] worth another look
}
teachback-to-add = **To make it better still:**
# $title: the lesson's title.
teachback-off-topic = I could not find “{ $title }” in it. Read the task once more, and say what it asks about.
# $said: the learner's own words.
teachback-doubtful = You said “{ $said }”. How could you check whether that is so?
teachback-too-little = There is not enough about the task yet to tell much. Say more about what it asks.
# $about: something that is often wrongly believed, a sentence without its full stop.
teachback-add-idea = Some people think: “{ $about }”. Say whether that is so, and why.
# $about: the heading of a part of the lesson.
teachback-add-part = Say more about “{ $about }”.
teachback-longer = Take a few sentences more, one thought in each.
teachback-shorter-sentences = Shorter sentences and shorter words are easier to follow at the first hearing.
teachback-example = Give an example from daily life.
teachback-example-program = Give an example: a tiny program, or something from daily life.
# $title: a challenge's title. $solved, $total (number): cases of it.
teachback-student = A student who knew nothing but your explanation tried the challenge “{ $title }”. **Your student solved { $solved } of { $total }.**
teachback-student-all = A student who knew nothing but your explanation tried the challenge “{ $title }”. **Your student solved all { $total }.**
# $missed: what the student says they were not told, a sentence.
teachback-student-missed = What they would have needed: { $missed }
teachback-yours = _It stays with you alone, unless you let others learn from it._
teachback-kept = _It stays with you alone._
teachback-offer = Let others learn from it
teachback-again = Explain it again
# $title: the next lesson's title.
teachback-next = Next: { $title }
teachback-quiz = A quiz
