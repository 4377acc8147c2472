# Words that several rooms share. Each room has its section: add to the end of yours.

## Days (core/words/formats.py)

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday

## What a platform cannot show (core/degrade.py)

degrade-choices = Type a number to choose.
degrade-choices-beside-form = Or type one of these:
# $shown, $total (number): characters.
degrade-code-cut = Only the first { $shown } of { $total } characters are shown here.
# $name: the file's name.
degrade-code-file = This is long, so all of it is in the file { $name }.
degrade-field-code = Send your code as a message.
degrade-field-line = Send your answer as a message.
# $example: numbers as they are typed, "1 3".
degrade-field-many = Send the numbers of all that are right, like { $example }.
# $example: numbers as they are typed, "3 2 1".
degrade-field-order = Send all the numbers in the right order, like { $example }.
degrade-field-paragraph = Send your text as a message.
# $value: what stands in the field at first.
degrade-field-value = To begin with: { $value }
# $name: the file's name.
degrade-file = File: { $name }
# $count (number): fields, at least two.
degrade-form-several = Send { $count } messages, one for each of these.
# $alt: the picture's description.
degrade-picture = Picture: { $alt }
# $label: of what; $bar: a drawn bar; $done, $total (number).
degrade-progress = { $label } { $bar } { $done } of { $total }

## Asking an item (core/asking)

asking-heading = Question { $number } of { $total }
asking-true = True
asking-false = False
asking-pick-many = Choose all that are right
asking-order = Put the lines in order
asking-order-some = Put the right lines in order, and leave out what does not belong
asking-output = What does it print?
asking-number = Your number
asking-number-in = Your number, in { $unit }
asking-answer = Your answer
asking-submit = Send
asking-right = { $variant ->
    [0] Yes, that's it.
    [1] Right.
   *[2] Exactly.
  }
asking-nearly = Nearly there
asking-not-yet = Not yet: here is what to look at
asking-wrong-unit = The unit does not fit: look at what is measured.
asking-right-answer = The right answer
asking-grown-nearly = { $skill }: you are nearly there.
asking-grown-mastered = { $skill }: you have got it.
asking-hint = Hint
asking-skip = Skip
asking-stop = Stop here
asking-on = Go on
asking-hint-title = A hint
asking-over = That question is already behind us. Let's go on with the newest one.
asking-gone = That item is no longer in the course, so we go on without it.
asking-numbers = Please answer with numbers from 1 to { $most }, like 2 1 3.
asking-unreadable-other_kind = That answer does not fit this question. Use the choices below it.
asking-unreadable-empty = Your answer was empty. Try again: nothing is counted yet.
asking-unreadable-incomplete = Something is still missing in your answer. Fill in every part: nothing is counted yet.
asking-unreadable-not_one = Please choose just one.
asking-unreadable-not_there = There is no such option. Choose one of those that are shown.
asking-unreadable-doubled = You named one of them twice. Try again: nothing is counted yet.
asking-unreadable-too_long = That is longer than an answer here can be. Try a shorter one.
asking-unreadable-not_a_number = I was looking for a number, like 3 or 2.5. Try again: nothing is counted yet.
asking-unreadable-either_way = Is that comma a decimal one? Write the number with a point, like 1.234 or 1234.
asking-unreadable-unit_missing = Please add the unit to your number.
asking-unreadable-no_unit_here = Just the number, please, without a word after it.

## The core itself (core/dispatch.py, core/routing.py)

bug = Something broke on our side, and it is not your fault. Nothing of yours is lost. If you report it, say: { $reference }
unavailable = A part of Parley that this needs is not answering right now. Nothing is lost: try again in a minute.
too-long = That is more than { $most } characters, which is too much for one message. Send the part that matters.
unknown-command = There is no /{ $given }. Type /help to see what there is.
unknown-command-near = There is no /{ $given }. Did you mean /{ $near }?
option-missing = /{ $command } needs one thing more: { $option }
choice-gone = That button is from an older message and leads nowhere any more. Type /help to see where you can go.
not-a-number = { $given } is not a number I can read.
course-gone = That course is not here any more. Your progress in it is kept. Type /courses to choose another.
course-none = First choose a course: type /courses.
