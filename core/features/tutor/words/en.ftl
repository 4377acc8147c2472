command-ask = Ask about anything you are learning, or at which you are stuck
command-ask-question = Your question, in your own words
called-ask = ask
called-ask-question = question
command-memory = What the tutor keeps in mind of you; change it or have it forgotten
called-memory = memory
command-tutor = How much a language model may help here
command-tutor-help = off, hints or full
called-tutor = tutor
called-tutor-help = help

## Answers

# $number (number): of the source; $title: of a step or a file.
tutor-source = [{ $number }] { $title }
tutor-otherwise = Put it another way
# $title: of a challenge.
tutor-back-to = Back to “{ $title }”
# $count (number): one or more passages.
tutor-found = { $count ->
    [one] This is what the course says about it:
   *[other] These places come closest:
}
# $count (number): one or more passages, all of them in the learner's own files.
tutor-found-own = { $count ->
    [one] This is what your own files say about it:
   *[other] In your own files, these places come closest:
}
# $title: of a step or a lesson.
tutor-read = Read: { $title }
# $title: the course's.
tutor-unknown = I don't know that one: nothing in **{ $title }** comes close. Try other words for it, or go on from here.
tutor-asks-question = Before you look anything up: which of the answers would you rule out first, and by what?
tutor-asks-challenge = Before you look anything up: say in one sentence what your program has to read, and what it has to show.
tutor-asks-attempt = Look at your last try first: for which input does it do something else than you want, and in which line does that begin?

tutor-ways = How shall I put it?
tutor-way-simpler = Simpler
tutor-way-deeper = Deeper
tutor-way-example = An example
tutor-way-diagram = A diagram
tutor-way-listen = Listen
tutor-no-other-way = I have no better words for it just now. Ask me what exactly is unclear, in your own words.
tutor-back-to-step = Back to the lesson
tutor-gone = What that was about is not kept any more. Ask again, in your own words.

## Being stuck

tutor-stuck = I'm stuck
tutor-stuck-said = I'm stuck.
tutor-stuck-where = Good that you say so. What is it that holds you up?
tutor-stuck-start = I don't know how to begin
tutor-stuck-else = It does something else
tutor-stuck-idea = I don't get an idea in it
tutor-unstick-start = Do the smallest part first: what is the very first thing that has to happen, if you did it by hand on paper? Here is a place that may help.
tutor-unstick-else = Take one input for which it goes wrong, and follow it line by line with your finger: what does each name hold after each line? Where does it first differ from what you thought?
tutor-unstick-idea = Read this again, and then say it in your own words: what would be different in the task if this idea did not exist?

## What is kept in mind

tutor-memory = What I keep in mind of you
tutor-memory-about = After we have talked, I note a few lines, so that next time we can go on from there. They are yours: change them, or have them forgotten.
tutor-memory-off = No notes are made of our conversations just now. What stands here is what you wrote yourself, or what was noted before.
tutor-memory-goal = What you learn for
tutor-memory-nothing = not said yet
# $most (number): characters.
tutor-memory-ask-goal = What do you learn for? (up to { $most } characters)
tutor-memory-ask-notes = Notes
tutor-memory-change = Change
tutor-memory-kept = Kept as you wrote it.
tutor-memory-forget = Forget all of it
tutor-memory-forgotten = Forgotten. I start with nothing.
tutor-memory-back = Back to what is kept
tutor-memory-privacy = Privacy
# $goal, $notes (number): characters.
tutor-memory-long = That is more than I can keep: up to { $goal } characters for the goal, and { $notes } for the notes. Nothing was changed.

## The dial

tutor-dial = Help by a language model
tutor-dial-about = This holds for everybody here, in this community. Learners still decide for themselves whether a model may read what they write.
tutor-dial-no-model = No language model is set up for this Parley, so learners get what the authors wrote. The setting is kept for when there is one.
tutor-dial-now = Now
tutor-dial-spent = Used here in 24 hours
tutor-dial-tokens = { $tokens } tokens
tutor-dial-off = off: what the authors wrote
tutor-dial-hints = hints only
tutor-dial-full = hints and conversation
tutor-dial-to-off = Turn it off
tutor-dial-to-hints = Hints only
tutor-dial-to-full = Hints and conversation
tutor-dial-called-off = off
tutor-dial-called-hints = hints
tutor-dial-called-full = full
# $given: what was typed.
tutor-dial-unknown = “{ $given }” is none of these: off, hints, full.
