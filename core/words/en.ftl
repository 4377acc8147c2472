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

asking-question = Question
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
asking-changed = This question was changed since I asked it, so your answer was not counted. Here it is as it stands now.
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

## Code that ran (core/coding)

coding-output = It printed
coding-stderr = And on the error channel
coding-nothing-printed = It ran to its end and printed nothing.
coding-cut = There was more than fits here: this is the beginning.
coding-traceback = What Python said
coding-stopped = Python stopped before the end
# $line (number): the line of the learner's code, from 1.
coding-stopped-at = Python stopped in line { $line }
coding-timeout = It was still running
# $seconds (number): how long a program may run.
coding-timeout-text = After { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
  } it had not come to an end, so I stopped it. Is there a loop whose condition never becomes false?
coding-memory = It needed too much memory
# $most (number): mebibytes.
coding-memory-text = A program may use { $most } MiB here. Look for something that grows without end, such as a list in a loop.
coding-flood = It printed without end
coding-flood-text = There was so much output that I stopped it. Look for a loop that prints and never ends.
coding-queue = Many programs are running right now
# $seconds (number): when it is worth trying again.
coding-queue-text = Yours did not get its turn, and nothing was counted. Try again in about { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
  }.
coding-away = Code cannot run at the moment
coding-away-text = The place where programs run does not answer. Nothing was counted; try again in a minute.
coding-mistake = Read the last line first: it names what was wrong. The line above it shows where.
# $name: the name of the function that is looked for.
coding-mistake-no-function = I was looking for a function called `{ $name }`. Define it with exactly this name.
# $name: the unknown name.
coding-mistake-name = Python does not know the name `{ $name }` here. Is it spelt as where it got its value, or should it be a text in quotes?
# $name: the name.
coding-mistake-unbound = `{ $name }` is used in the function before it gets a value there.
# $name: the function that was called.
coding-mistake-parentheses = What `{ $name }` should work with stands in brackets after it.
coding-mistake-never-closed = A bracket was opened and never closed. Count them from the place that is shown.
coding-mistake-unmatched = A bracket is closed that does not fit the one that was opened.
coding-mistake-quotes = A text has no closing quotation mark of the same kind.
coding-mistake-colon = A line that opens a block (`if`, `else`, `for`, `while`, `def`) ends with a colon.
coding-mistake-assign = One `=` gives a value to a name on its left. To compare, write `==`.
coding-mistake-return-outside = A `return` belongs inside a function: look at how far it is indented.
coding-mistake-syntax = Python cannot read this line. Compare the marked place with an example: brackets, quotes, colons, commas.
coding-mistake-indent-missing = After a line that ends with a colon, the next one is indented by four spaces.
coding-mistake-indent-unexpected = This line is indented, and nothing above it opens a block.
coding-mistake-indent = The lines of one block begin at the same column, with spaces only.
coding-mistake-mixed = Two kinds of values meet that cannot be joined like this, such as a text and a number. Turn one into the other with `str(…)` or `int(…)`.
coding-mistake-not-callable = Brackets after a name call a function, and here the name stands for something else.
coding-mistake-arguments = The function was given more or fewer values, or other ones, than it takes.
coding-mistake-not-a-row = One value is used here as if it held several.
coding-mistake-type = A value of one kind stands where another kind is needed.
coding-mistake-not-a-number = This text cannot be read as a number. Look at what exactly is in it.
coding-mistake-unpack = On the left stand more or fewer names than there are values on the right.
coding-mistake-value = The value has the right kind, but not one that can be used here.
coding-mistake-index = That place is not in the list or the text. The first is number 0, and the last is one less than the length.
coding-mistake-key = The dictionary has no such key.
# $name: the name after the dot.
coding-mistake-attribute = This value has nothing called `{ $name }`. Check the spelling after the dot, and of which kind the value is.
coding-mistake-zero = Something is divided by zero.
coding-mistake-input-over = The program asks for one more line of input than there is.
coding-mistake-recursion = A function calls itself again and again. It needs a case in which it does not.
# $name: the module.
coding-mistake-module = There is no module called `{ $name }` here: what comes with Python can be imported, and nothing else.
coding-mistake-ended = The program ended itself before the function had given back its value.
coding-mistake-crash = Python itself broke down, mostly by data or calls that are nested without end.
