command-study = Your own study sets: send me a file to learn from, or look at those you have
command-study-file = A PDF, Word, Markdown or text file, or a notebook
command-study-name = A set: its number, or words of its title
called-study = study
called-study-file = file
called-study-name = name

study-shelf = Your study sets
study-none = You have none yet. Send me a PDF, a Word file, Markdown, plain text or a Jupyter notebook, up to 16 MB: I read it, and you can ask about it. Nobody but you sees it.
# $count, $most (number): sets there are, and may be.
study-room = _{ $count } of { $most }. Send me a file for one more. Nobody but you sees them._
# $given: what was typed.
study-which = You have no set called { $given } exactly. Is it one of these?
# $count (number): its passages.
study-kind-file = { $count ->
    [one] a file, one passage
   *[other] a file, { $count } passages
}
# $count (number): its steps.
study-kind-lesson = { $count ->
    [one] a lesson, one step
   *[other] a lesson, { $count } steps
}

## A file that came in

# $name: the file's name.
study-read = I have read { $name }. It stays here for you alone, and you can remove it whenever you like.
# $name: the file's name.
study-known = You sent me { $name } before: here it is.
study-cut = It is longer than I could take in, so its end is missing. Send the rest as a file of its own.
study-passages = Passages
study-ask = Ask about it
# $question: how the question begins.
study-ask-this = Answer: “{ $question }”
study-quiz = Quiz me on it
study-lesson = A short lesson from it
study-look = Look into it
study-remove = Remove it
# $title: of the set.
study-ask-how = Type your question. I look in **{ $title }**, in your other sets and in your course, and say where it stands.
# $title: of the set.
study-ask-how-quoted = Type your question. I look in **{ $title }**, in your other sets and in your course, and show you the passages that fit best.
# $most (number): sets; $oldest: the title of one.
study-full = You have { $most } study sets, as many as I can keep for you. Remove one with /study first: the oldest is { $oldest }.
# $most (number): MiB; $largest: the title of a set.
study-full-bytes = Your files together would be more than the { $most } MiB that I can keep for you. Remove one with /study first: the largest is { $largest }.
# $most (number): passages; $longest: the title of a set.
study-full-passages = Your sets together would have more than the { $most } passages that I can search for you. Remove one with /study first: the longest is { $longest }.

## Reading

study-earlier = Earlier passages
study-later = More passages
study-all = All my sets
study-passage = Passage
study-next = Next
study-previous = Back
study-back = To the set
study-lesson-here = A short lesson from here
study-gone = That is no longer among your study sets. Type /study to see what is.

## What a model makes

study-making = I'm making it, and checking it as I go
study-made-items = _Made by a language model from your file, and checked: a second reading of the passage alone gave the same answers, and any code was run. Something may still be wrong: when in doubt, look at the passage._
study-made-lesson = _Made by a language model for you, and checked: any code in it really ran, and a second reading gave the same answers to its questions. Something may still be wrong._
study-made-step = _Made by a language model, and checked. Something may still be wrong._
study-printed = It printed
# $title: where it stands.
study-rests-on = _It rests on: { $title }_
study-take = Begin
study-recall = Now from memory
# $title: how the set's title begins.
study-question = Made from: { $title }
study-where = Where it says so
study-over = That was it for now
# $right, $answered (number): answers.
study-result = { $right } of { $answered } right. A model made these questions, so I count them nowhere: they are practice.
study-nothing-answered = You answered none this time. The questions stay here for you.
study-again = Once more
study-more = New questions
# $most (number): questions.
study-enough-items = This set has { $most } questions already. Go through them once more, or send me another file.
study-busy = I'm still making something for you. It comes as soon as it is ready.
study-topic-empty = Which topic shall the lesson be about? Type /learn and the topic behind it.
# $most (number): characters.
study-topic-long = A topic is a few words, { $most } characters at most. Type /learn and the topic in short.
study-courses = Look at the courses
study-silent-no-model = There is no language model here that could make that. What I can do is find the passages that answer what you type, in your study sets and in your course.
study-silent-dial = The people who run this place have not turned on this kind of help by a model. What I can do is find the passages that answer what you type, in your study sets and in your course.
study-silent-not-agreed = To make that, a language model would have to read along, and you have not agreed to that; /privacy is where you decide. Without one, I find the passages that answer what you type.
study-silent-undecided = To make that, a language model would have to read along. Without one, I find the passages that answer what you type.
study-silent-spent = Today's help by a model is used up; tomorrow there is more. Until then I find the passages that answer what you type.
study-silent-away = The model gave no answer just now. Try again in a while. Until then I find the passages that answer what you type.
study-silent-unguarded = I cannot check what would be made of this, so I make nothing of it. What I can do is find the passages that answer what you type.
study-silent-unfit = What the model made did not pass my checks, so I don't show it. Try again, with another part of the text or another topic: some texts hold little that can be asked about with certainty.

## Removing

# $title: of the set.
study-remove-file = Remove **{ $title }**? Its passages, its questions, the lessons made from it and the file itself go for good.
# $title: of the lesson.
study-remove-lesson = Remove the lesson **{ $title }**? It goes for good, with its questions.
study-remove-yes = Yes, remove it
# $title: of the set.
study-removed-file = **{ $title }** is gone, and within a day so is the file itself.
# $title: of the lesson.
study-removed-lesson = **{ $title }** is gone.
