command-course-item-edit = Change a question or a challenge by a form
command-course-item-edit-item = Its id, or words of what it asks
called-course-item-edit = edit
called-course-item-edit-item = item
command-course-drafts = Look at questions that a model made: accept, change or drop them
called-course-drafts = drafts
command-course-generate = Have questions made of a document; you look at each before anybody meets it
command-course-generate-file = A PDF, Word, Markdown or text file, or a notebook
command-course-generate-course = The course that they are for
command-course-generate-count = How many, 8 if you don't say
called-course-generate = generate
called-course-generate-file = file
called-course-generate-course = course
called-course-generate-count = count

## Finding an item (core/features/drafting/editing.py)

drafting-no-course = There is no course of yours yet. Begin with /course create, or bring one along with /course import.
drafting-which-course = In which course is it?
drafting-which-item = Which one do you mean?
# $words: what was looked for.
drafting-none-found = I found nothing for “{ $words }”. Use other words of what it asks, or its id.
# $course: the title of a course.
drafting-no-items = There is nothing to edit in “{ $course }” yet. Bring questions along with /course import.
# $count (number): how many items there are. $page, $pages (numbers): where in the list this is.
drafting-items-of = { $count ->
    [one] One item
   *[other] { $count } items
} · page { $page } of { $pages }
drafting-more = More
drafting-item-gone = That item isn't in the course any more. Somebody took it out, or gave it another id.
drafting-broken-course = The newest version of this course can't be read as it is. Mend it with /course import, or go back to an older one with /course versions.

## An item and its forms (core/features/drafting/editing_views.py)

drafting-type = Kind
drafting-version = Version
drafting-state = Course
drafting-state-draft = not published yet
drafting-state-published = published
drafting-state-archived = archived
drafting-type-single-choice = pick one
drafting-type-multiple-choice = pick all that are right
drafting-type-true-false = true or false
drafting-type-short-text = a few words
drafting-type-number = a number
drafting-type-fill-blanks = fill the gaps
drafting-type-predict-output = say what it prints
drafting-type-order-lines = put lines into order
drafting-type-challenge = challenge
drafting-part-question = The question
drafting-part-answers = The answers
drafting-part-hints = The hints
drafting-part-case = The cases
drafting-to-item = Back to the item
drafting-to-list = To all items
drafting-cases-about = Pick the case that you want to change. Each has an input, and what has to come of it.
drafting-case-new = A new case
drafting-case-remove = Remove this case
# $name: what a case is called.
drafting-case-gone = The case “{ $name }” isn't there any more.
# $name: what a case is called.
drafting-case-double = There is a case called “{ $name }” already. Give this one another name.
drafting-as-it-is = Where I ask you for one field after another, a single dot `.` leaves a field as it is.
drafting-about-question = Nothing is kept before you have seen what would change.
drafting-about-hints = From a gentle nudge to a strong one. None of them says the answer.
drafting-about-case = Give texts as they are typed and printed, and values as JSON: `["Ann", 3]` are two arguments.
drafting-about-answers-single-choice = One option a line: `=` opens the right one, `~` a wrong one. Behind ` # ` stands what is said to who picks it.
drafting-about-answers-multiple-choice = One option a line: `=` opens a right one, `~` a wrong one. Behind ` # ` stands what is said to who picks a wrong one, or leaves out a right one.
drafting-about-answers-true-false = Is the sentence true? And what do you say to who thinks otherwise?
drafting-about-answers-short-text = One answer a line: `=` opens what is right, the first of them is shown. `~` opens a wrong one that you expect, and behind ` # ` stands what is said to it.
drafting-about-answers-number = `= 5 : 0.1` is right from 4.9 to 5.1. `~ 7` is a wrong number that you expect, and behind ` # ` stands what is said to it.
drafting-about-answers-fill-blanks = The template has gaps like ⟦name⟧. `= name: value` fills one rightly, `~ name: value` wrongly, and behind ` # ` stands what is said to that.
drafting-about-answers-predict-output = `=` opens what the program prints, `~` what some wrongly expect, and behind ` # ` stands what is said to them. Lines below go on with it.
drafting-about-answers-order-lines = `=` opens each line, in a right order. `~` opens a line that belongs nowhere, and behind ` # ` stands what is said about it.
drafting-field-title = Title
drafting-field-prompt = What is asked
drafting-field-starter = Code to begin with
drafting-field-code = Code
drafting-field-difficulty = Difficulty, 1 to 5
drafting-field-explanation = Why the right answer is right
drafting-field-answers = Answers
drafting-field-truth = The sentence is
drafting-field-said = Said to who thinks otherwise
drafting-field-template = Template
drafting-field-output = What it prints
# $number: the place of a hint.
drafting-field-hint = Hint { $number }
drafting-field-cue = Where to look
drafting-field-question = A question that leads on
drafting-field-concept = The idea that is needed
drafting-field-example = The same idea at work on something else
drafting-field-bottom-out = Nearly the answer
drafting-field-name = Name of the case
drafting-field-input = What goes in
drafting-field-expected = What has to come of it
drafting-field-hidden = Learners see
drafting-field-catches = What a failure here usually means
drafting-case-shown = the whole case
drafting-case-hidden = only its name
drafting-true = true
drafting-false = false
drafting-look = See what would change

## What was typed cannot be understood

# $field: what a field is called.
drafting-field-empty = There has to be something in “{ $field }”.
# $most (number): the hardest.
drafting-difficulty = The difficulty is a number from 1 to { $most }.
# $line: how what was typed begins.
drafting-line-sign = Begin with a sign: `=` before what is right, `~` before what is not. I don't know which “{ $line }” is.
# $found (number): how many are right.
drafting-one-right = { $found ->
    [0] No answer is marked as right. Open one line with `=`.
   *[other] { $found } answers are marked as right, where only one can be. Leave one line with `=`.
}
# $text: what was typed.
drafting-not-a-number = “{ $text }” is not a number that I can read. Write it like 2.5, or 2.5 : 0.1 with how far off is still right.
# $line: how what was typed begins.
drafting-which-blank = I don't know which gap “{ $line }” fills. Begin with its name and a colon, as in `= name: value`.
# $field: what a field is called.
drafting-not-json = “{ $field }” is not JSON. Texts stand in double quotes, lists in brackets: `["Ann", 3]`.
drafting-not-a-question = That makes no question that I could ask. Look at the answers once more.

## What would change (core/features/drafting/editing_views.py)

drafting-yours = What you changed
drafting-no-change = Nothing would be other than it is.
drafting-again = Change it once more
drafting-leave = Leave it
drafting-save = Save it
drafting-save-publish = Save and publish
drafting-comes-published = The course is published, so learners meet this as soon as you save it. What they have done stays.
drafting-comes-beside = It becomes a new version beside the one that learners have, since there are changes that nobody has published yet. Publish them with /course publish.
drafting-comes-draft = The course isn't published yet, so nobody meets this before you publish it.
drafting-comes-archived = The course is archived. The version is kept, and learners go on with the one that they have.
drafting-stopped = It can't be kept like this
drafting-stopped-text = What you typed is still here: press “Change it once more”.
# $case: what a case is called.
drafting-reference-fails = The course's own solution doesn't pass the case “{ $case }”, so nobody could. Mend the case, or bring a new solution along with /course import.
drafting-prints = It prints this
drafting-not-tried = I couldn't run the program just now, so nobody has tried whether it does what is said here.
drafting-regrade-after = What learners have handed in is not judged again by itself. You can have that done afterwards, and see who changes first.
drafting-regrade = Judge what was handed in again
drafting-to-versions = Versions of the course
# $number (number): the number of the version.
drafting-saved = Saved as version { $number }
drafting-saved-published = Learners meet it from now on.
drafting-saved-beside = Learners have the version before it until you publish this one.
drafting-saved-draft = Nobody meets it before you publish the course.
drafting-saved-archived = The course stays archived.
drafting-somebody = Somebody
drafting-overtaken = Somebody was here before you
# $name: a colleague's name.
drafting-overtaken-text = { $name } has changed this item since you opened it. Here is what is other now, and below it what you changed. Nothing of yours is lost: it comes on top of theirs if you save it.
drafting-gone = Nothing to change any more

## Having questions made (core/features/drafting/generating.py)

drafting-no-model = No language model is set up here, so I can't make questions. You can write them in a file of your own: /course import takes GIFT, Markdown, tables and Moodle XML.
drafting-model-off = The operator has turned the language model off for now. Try again later.
drafting-spent = What models may cost in a day is used up here. Try again tomorrow.
drafting-no-document = Send a document along with it: a PDF, Word, Markdown or text file, or a notebook.
# $most (number): the most.
drafting-how-many = I make 1 to { $most } questions at a time.
# $name: the name of a file.
drafting-nothing-to-ask = There is too little running text in { $name } to ask about. Send one with longer passages.
drafting-model-reads = To make questions, a language model of an outside provider reads the document.
drafting-go-on = Go on with this document
drafting-for-which-course = For which course are the questions?
drafting-begun = I've begun
# $count (number): how many are wanted. $source: the name of a file. $course: the title of a course.
drafting-begun-text = { $count ->
    [one] One question
   *[other] Up to { $count } questions
} of { $source }, for { $course }. Each is checked by a second reading before you get to see it, and no learner meets one that you haven't accepted.
drafting-cut = The document is longer than I can read, so its end is not in it.
drafting-making = Making questions, and checking each
drafting-look-again = Look again
drafting-job-stop = Stop it
drafting-job-cancelled = It stops. What was made so far waits for you.
drafting-job-gone = I don't know of that work any more.
drafting-job-done = The questions are ready
drafting-job-ended = It ended before its time
# $made (number): questions that wait. $refused (number): those that were not good enough. $source: the name of a file.
drafting-came = { $made ->
    [0] No question came out of { $source } that passed all checks.
    [one] One question out of { $source } waits for you.
   *[other] { $made } questions out of { $source } wait for you.
} { $refused ->
    [0] {""}
    [one] One more was made and not good enough.
   *[other] { $refused } more were made and not good enough.
}
drafting-why-gone = The course, or the language model, isn't there any more.
drafting-why-spent = What models may cost in a day is used up here. Send the document again tomorrow for the rest.

## The queue (core/features/drafting/queue.py)

drafting-drafts-title = Questions to look at
# $number, $count (numbers): the place of this one among all.
drafting-draft = To look at: { $number } of { $count }
drafting-course = Course
drafting-lesson = Lesson
drafting-source = Made of
# $text: why the right answer is right.
drafting-explained = **Why:** { $text }
# $passage: words of the document.
drafting-rests-on = **It rests on:** “{ $passage }”
drafting-accept = Accept
drafting-edit = Change it
drafting-drop = Drop it
drafting-next = Next
drafting-keep = Keep the changes
drafting-to-draft = Back to the question
drafting-to-queue = Questions to look at
drafting-did-accept = Accepted. It waits with the others until you put them into the course.
drafting-did-drop = Dropped.
drafting-draft-gone = That question isn't among those of this community.
drafting-draft-changed = Somebody has changed it meanwhile
drafting-draft-changed-text = This is what the question looks like now. Nothing was decided about it, and nothing of yours is kept yet.
drafting-decided = It is decided already
# $name: a colleague's name.
drafting-decided-accepted = { $name } has accepted it.
# $name: a colleague's name.
drafting-decided-placed = { $name } has accepted it, and it is in the course.
# $name: a colleague's name.
drafting-decided-dropped = { $name } has dropped it.
drafting-empty = Nothing waits
drafting-empty-text = No question waits for a look. Have some made of a document with /course generate.
drafting-empty-accepted = You have looked at all. What was accepted is not in the course yet.
# $count (number): how many. $course: the id of a course.
drafting-place = { $count ->
    [one] Put one into { $course }
   *[other] Put { $count } into { $course }
}
# $course: the title of a course.
drafting-none-accepted = No accepted question waits for “{ $course }”. Somebody may have put them in already.
# $count (number): how many. $course: the title of a course.
drafting-placing = { $count ->
    [one] One question comes into { $course }
   *[other] { $count } questions come into { $course }
}
drafting-is-changed = (was there, and changes)
# $count (number): how many. $course: the title of a course.
drafting-placed = { $count ->
    [one] One question is in { $course }.
   *[other] { $count } questions are in { $course }.
}

## Web pages (core/features/drafting/pages.py)

# $course: the title of a course.
drafting-items-title = Items of { $course }
# $shown, $count (numbers): how many of how many.
drafting-items-shown = { $shown } of { $count } items
# $count (number): how many wait.
drafting-waiting = { $count ->
    [0] Nothing waits
    [one] One question waits
   *[other] { $count } questions wait
}
drafting-column-item = Item
drafting-column-type = Kind
drafting-column-lesson = Lesson
drafting-column-course = Course
drafting-column-source = Made of
drafting-find = Find
drafting-find-words = Words of an item, or its id
