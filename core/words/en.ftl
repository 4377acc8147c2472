# Words that several rooms share. Each room has its section: add to the end of yours.

## Days (core/words/formats.py)

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday

## Due dates (core/words/deadlines.py)

# $day: like Fri, Dec 4.
deadline-by-end = { $day }, end of the day
# $day: like Fri, Dec 4. $time: like 6:00 PM.
deadline-by-time = { $day }, { $time }
# Words that people write in a due date, all that are usual, with commas between. In small letters; accents do not matter.
deadline-word-in = in, within
deadline-word-one = a, an, one
deadline-word-days = day, days
deadline-word-weeks = week, weeks
# What may stand before a day.
deadline-word-before = on, by, the, next, this, until, due
# What may stand before a time of day.
deadline-word-at = at, by, until, before
deadline-word-noon = noon, midday
deadline-word-midnight = midnight
deadline-word-end = end of day, end of the day, eod

## What a platform cannot show (core/degrade.py)

degrade-choices = Type a number to choose.
degrade-choices-beside-form = Or type one of these:
# $shown, $total (number): characters.
degrade-code-cut = Only the first { $shown } of { $total } characters are shown here.
# $name: the file's name.
degrade-code-file = That is how it begins. All of it is in the file { $name }.
degrade-field-channel = Send the id of the channel as a message.
degrade-field-code = Send your code as a message.
degrade-field-line = Send your answer as a message.
# $example: numbers as they are typed, "1 3".
degrade-field-many = Send the numbers of all that are right, like { $example }.
degrade-field-one = Send the number of the one you choose.
# $example: numbers as they are typed, "3 2 1".
degrade-field-order = Send the numbers in the right order, like { $example }.
degrade-field-paragraph = Send your text as a message.
degrade-field-role = Send the id of the role as a message.
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

## Whoever is blocked (core/routing.py), and how teaching is set (core/dials.py)

account-blocked = I don't answer this account just now. With /privacy you can still take along, or delete, what is yours. If you think this is a mistake, ask whoever runs Parley here.
# $language: that of the code. $allowed: those that may be used, as a list.
dials-other-language = Code in { $language } isn't run here, as this class is set up. What you can use: { $allowed }.

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
asking-why = Why?
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
# $seconds (number): until somebody may go on who sent too much.
too-fast = That is more at once than I can follow. I leave this aside, and whatever else comes in the next { $seconds ->
    [one] second
   *[other] { $seconds } seconds
  }. After that we go on where we were.
too-fast-together = So many are writing here at once that I cannot follow. I leave aside what you send in the next { $seconds ->
    [one] second
   *[other] { $seconds } seconds
  }. After that, send it again: we go on where we were.
unknown-command = There is no /{ $given }. Type /help to see what there is.
unknown-command-near = There is no /{ $given }. Did you mean /{ $near }?
# $given: a word that begins several commands. $some: those commands.
command-of-a-group = /{ $given } needs one word more. There is: { $some }
command-for-staff = That is for the staff of this community. If you are one of them, ask whoever runs it for the staff role.
command-for-managers = That is for those who manage this community. Ask one of them to do it for you.
command-only-in-communities = That belongs to a community, and here we are among ourselves. Type it where the community is.
option-missing = /{ $command } needs one thing more: { $option }
choice-of-another = That button was made for somebody else. Type /start, and you get your own.
choice-gone = That button is from an older message and leads nowhere any more. Type /help to see where you can go.
not-a-number = { $given } is not a number I can read.
course-gone = That course is not here any more. Your progress in it is kept. Type /courses to choose another.
# $name: the file's name.
attachment-gone = The file { $name } is not here any more. Send it once more.
# $most (number): mebibytes.
attachment-too-large = { $name } is larger than the { $most } MiB that one file may have. Send a smaller one, or a part of it.
# $most (number): mebibytes.
attachments-too-large = Together the files are larger than the { $most } MiB that can come along at once. Send them one after the other.
attachment-no-text = { $name } cannot be read as text, so it cannot be run as code. Save it as UTF-8 text and send it again.
# $most (number): files.
attachments-too-many = Those are more than the { $most } files that can come along at once. Send the ones that matter.
# $count (number): files. $names: their names.
attachments-idle = { $count ->
    [one] I did not look at the file { $names }. Data goes with code, after /run, and documents to learn from go with /study.
   *[other] I did not look at these files: { $names }. Data goes with code, after /run, and documents to learn from go with /study.
  }

## Documents that are read (core/documents)

# $name: of the document.
document-encrypted = { $name } has a password, so I cannot read it. Save a copy without one and send that.
document-scanned = The pages of { $name } are pictures, and I can read only text. Run it through text recognition (OCR) first, or send another copy.
document-broken = I cannot read { $name }: something in it is damaged. Open it, save it anew and send that.
document-unknown = { $name } is not of a kind I can read. I take PDF, Word (.docx), Markdown, plain text and Jupyter notebooks.
document-swells = { $name } unpacks to far more than I can take. Send the chapters that matter as a file of their own.
document-empty = There is no text in { $name }. Is it the right file?
document-slow = Reading { $name } takes too long. Send a part of it, or save it as plain text first.
# $most (number): mebibytes.
document-large = { $name } is larger than the { $most } MiB that a document may have. Send a part of it.

## Voice notes, and replies to listen to (core/hearing.py, core/listening.py)

# $said: what was understood of a voice note.
heard-you-say = You said: “{ $said }”
hear-no-model = I can't listen to voice notes here. Type it instead, and we go on.
hear-not-agreed = To listen to you, I would send your voice to a language model, and you have not said yet that I may. Agree under /privacy and send it again, or type it instead.
hear-one = Let's take one recording at a time: send them one after the other, or type it instead.
hear-nothing = I listened, but there were no words to make out. Say it once more, a little closer to the microphone, or type it instead.
hear-broken = I can't make out that recording: it may be damaged, or of a kind I don't know. Record it once more, or type it instead.
# $most (number): mebibytes.
hear-too-large = That recording is larger than the { $most } MiB that I can listen to at once. Say it in parts, or type it instead.
# $most (number): minutes.
hear-too-long = That recording is longer than the { $most } minutes that I can listen to at once. Say it in parts, or type it instead.
hear-away = I can't listen just now. Nothing is lost: send it again in a minute, or type it instead.
listen-no-model = I can't read aloud here. The text above is all there is.
listen-not-agreed = To read this aloud, I would send it to a language model, and you have not said yet that I may. Agree under /privacy, and then try again.
listen-nothing = There are no words in this that I could read aloud.
listen-away = I can't read aloud just now. Nothing is lost: try again in a minute.
# Said in place of a block of code, when a text is read aloud.
listen-code = Here follows some code.
# Said where a text is too long to be read aloud to its end.
listen-rest = The rest is there to be read.

## Code that ran (core/coding)

coding-output = It printed
coding-stderr = And on the error channel
coding-nothing-printed = It ran to its end and printed nothing.
coding-cut = There was more than fits here: this is the beginning.
# $name: the name of a file.
coding-picture = The picture { $name }, as the program drew it
# $count (number): files that did not come back.
coding-left-out = { $count ->
    [one] One more file stayed behind: only a few, and not too large ones, can come back.
   *[other] { $count } more files stayed behind: only a few, and not too large ones, can come back.
  }
# $count (number): files. $names: their names.
coding-files-along = { $count ->
    [one] With it goes the file { $names }.
   *[other] With it go the files { $names }.
  }
# $language: the name of the programming language, here and below.
coding-traceback = What { $language } said
coding-place = The place in your code
coding-stopped = { $language } stopped before the end
# $line (number): the line of the learner's code, from 1.
coding-stopped-at = { $language } stopped in line { $line }
coding-timeout = It was still running
# $seconds (number): how long a program may run.
coding-timeout-text = After { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
  } it had not come to an end, so I stopped it.
coding-timeout-ask = Is there a loop whose condition never becomes false?
coding-memory = It needed too much memory
# $most (number): mebibytes.
coding-memory-text = A program may use { $most } MiB here.
coding-memory-ask = Look for something that grows without end, such as a list in a loop.
coding-flood = It printed without end
coding-flood-text = There was so much output that I stopped it.
coding-flood-ask = Look for a loop that prints and never ends.
# $line (number): where the loop begins. $name: a name in its condition, or the list it goes through.
coding-loop-no_way_out = Probably it is the loop in line { $line }: its condition is always true, and nothing in it leaves it.
coding-loop-unchanged = Probably it is the loop in line { $line }: its condition looks at `{ $name }`, and nothing in the loop gives that another value.
coding-loop-growing = Probably it is the loop in line { $line }: it goes through `{ $name }` and makes it longer with each step, so it never arrives at the end.
# $name: of the file. $language: the programming language that is asked for.
coding-other-language = { $name } is written in another language. Here { $language } is asked for, and nothing is counted.
coding-refused = I did not run it
# $most (number): the most there may be, in kibibytes.
coding-refused-SourceTooLong = The program is longer than the { $most } KiB that can be run. Leave out what it does not need, or put data into a file.
coding-refused-InputTooLong = The lines to be typed are more than the { $most } KiB that a program can be given. Try it with fewer.
coding-refused-FilesTooLarge = The files are larger than the { $most } KiB that a program can be given. Try it with a part of them.
# $name: of the file. $most (number): the most it may have, in kibibytes.
coding-file-too-large = { $name } is larger than the { $most } KiB that a program, or a file for one, may have. Try it with a part of it.
coding-refused-FileName = One of the files has a name that cannot be used here. Give it a short, plain one, like `data.csv`, and send it again.
coding-queue = Many programs are running right now
# $seconds (number): when it is worth trying again.
coding-queue-text = Yours did not get its turn, and nothing was counted. Try again in about { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
  }.
coding-away = Code cannot run at the moment
coding-away-text = The place where programs run does not answer. Nothing was counted; try again in a minute.
coding-away-language = { $language } cannot run here at the moment
coding-away-language-text = The place where programs run does not answer, or it does not know this language. Nothing was counted.
coding-mistake = Read the last line first: it names what was wrong. The mark shows where.
# $name: the name of the function that is looked for.
coding-mistake-no-function = I was looking for a function called `{ $name }`. Define it with exactly this name.
# $name: the name of the variable that is looked for.
coding-mistake-no-variable = I was looking for a variable called `{ $name }`. Give a value to exactly this name.
# $name: the unknown name.
coding-mistake-name = Python does not know the name `{ $name }` here. Is it spelt as where it got its value, or should it be a text in quotes?
# $near: a name that is known and looks alike.
coding-mistake-name-near = Python does not know the name `{ $name }` here. Did you mean `{ $near }`?
# $name: a module.
coding-mistake-forgotten-import = `{ $name }` comes with Python, but has to be fetched first: write `import { $name }` at the top.
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
# $name: break or continue.
coding-mistake-loop-outside = A `{ $name }` belongs inside a loop: look at how far it is indented.
coding-mistake-comma = Two values stand side by side with nothing between them. Is there a comma missing?
# $given: the character.
coding-mistake-character = The sign { $given } means nothing in code. It often comes along with copied text: type it anew.
coding-mistake-leading-zero = A number does not begin with a zero: write `7`, not `07`.
coding-mistake-syntax = Python cannot read this line. Compare the marked place with an example: brackets, quotes, colons, commas.
coding-mistake-indent-missing = After a line that ends with a colon, the next one is indented by four spaces.
coding-mistake-indent-unexpected = This line is indented, and nothing above it opens a block.
coding-mistake-indent = The lines of one block begin at the same column, with spaces only.
coding-mistake-tabs = Some lines begin with tabs and others with spaces, and they only look alike. The lines of one block begin at the same column: use spaces in all of them.
coding-mistake-mixed = Two kinds of values meet that cannot be joined like this, such as a text and a number. Turn one into the other with `str(…)` or `int(…)`.
coding-mistake-compared = Two kinds of values are compared that have no order, such as a text and a number. Turn one into the other with `str(…)` or `int(…)`.
coding-mistake-not-callable = Brackets after a name call a function, and here the name stands for something else.
coding-mistake-fixed-text = A part of this value cannot be replaced. A text, for one, never changes: build a new one.
coding-mistake-arguments = The function was given more or fewer values, or other ones, than it takes.
coding-mistake-not-a-row = One value is used here as if it held several.
coding-mistake-whole-place = A place in a list or a text is a whole number: look at what stands between the square brackets.
coding-mistake-type = A value of one kind stands where another kind is needed.
# $given: the text as Python writes it, its quotation marks included.
coding-mistake-not-a-whole-number = { $given } cannot be read as a number without a fraction. Look at what exactly is in it.
coding-mistake-not-a-number = { $given } cannot be read as a number. Look at what exactly is in it.
coding-mistake-unpack = On the left stand more or fewer names than there are values on the right.
coding-mistake-not-in-list = The list does not hold the value that is looked for. Ask with `in` first.
coding-mistake-value = The value has the right kind, but not one that can be used here.
coding-mistake-index = That place is not in the list or the text. The first is number 0, and the last is one less than the length.
# $given: the key as Python writes it.
coding-mistake-key = The dictionary has no key { $given }. Spelling and capital letters count; ask with `in` first where it may be missing.
# $name: the name after the dot.
coding-mistake-attribute = This value has nothing called `{ $name }`. Check the spelling after the dot, and of which kind the value is.
# $near: a name that it has and that looks alike.
coding-mistake-attribute-near = This value has nothing called `{ $name }`. Did you mean `{ $near }`?
coding-mistake-attribute-of-none = What stands before `.{ $name }` is `None`, that is, nothing. Often a function gave nothing back: one that changes a list in place, or one without `return`.
coding-mistake-zero = Something is divided by zero.
coding-mistake-input-over = The program asks for one more line of input than there is.
coding-mistake-recursion = A function calls itself again and again. It needs a case in which it does not.
coding-mistake-assertion = What the line with `assert` claims is not so.
# $name: the module.
coding-mistake-module = There is no module called `{ $name }` here. Check the spelling; what comes with Python can be imported, and what the course adds.
coding-mistake-window = This module opens windows, and there is no screen here. Let the program print instead.
# $name: what was to be imported.
coding-mistake-import = The module has nothing called `{ $name }`. Check the spelling.
# $near: a name that it has and that looks alike.
coding-mistake-import-near = The module has nothing called `{ $name }`. Did you mean `{ $near }`?
# $given: the file's name as it was asked for, its quotation marks included.
coding-mistake-file = There is no file { $given } here. A program finds the files that you send along with it, under exactly their names.
coding-mistake-threads = Programs here cannot use threads: do one thing after the other.
coding-mistake-processes = Programs here cannot start other programs.
coding-mistake-network = Programs here cannot reach the internet. Send the data along as a file instead.
coding-mistake-ended = The program ended itself before the function had given back its value.
coding-mistake-crash = { $language } itself broke down, mostly by data or calls that are nested without end.

## JavaScript's own complaints (core/coding/mistakes/javascript.py)

# $name: the unknown name.
coding-mistake-js-name = JavaScript does not know the name `{ $name }` here. Is it spelt as where it was declared, or should it be a text in quotes?
# $near: a name in the program that looks alike.
coding-mistake-js-name-near = JavaScript does not know the name `{ $name }` here. Did you mean `{ $near }`?
# $name: the name.
coding-mistake-js-too-early = `{ $name }` is used before the line with `let`, `const` or `class` that makes it.
# $name: undefined or null.
coding-mistake-js-of-nothing = What stands before the dot or the square bracket is `{ $name }`, that is, nothing. Look at where it should have got its value.
# $name: what was called.
coding-mistake-js-not-a-function = `{ $name }` is called like a function, and it is none. Check the spelling, and what it stands for.
coding-mistake-js-no-function-here = Something is called like a function, and it is none. Look at what stands before the brackets.
coding-mistake-js-constant = A name made with `const` keeps its value. Make it with `let` if it is to change.
# $name: the name.
coding-mistake-js-not-a-class = `new` needs a class, and `{ $name }` is none.
# $name: the class.
coding-mistake-js-new = Write `new` before `{ $name }(…)`: that is how a class makes an object.
coding-mistake-js-big-numbers = A big number (with `n` at its end) and an ordinary one cannot be joined. Turn one into the other with `Number(…)` or `BigInt(…)`.
coding-mistake-js-reduce = `reduce` was given an empty list and no value to begin with. Give it one, after the function.
coding-mistake-js-json = The text is not JSON: names and texts stand in double quotes, and nothing comes after the last value.
coding-mistake-js-arguments = A bracket of a call is not closed, or there is no comma between two values.
coding-mistake-js-never-closed = The code ends in the middle: a bracket or a brace was opened and never closed.
coding-mistake-js-quotes = A text has no closing quotation mark of the same kind, or there is a sign that means nothing in code.
# $name: the name.
coding-mistake-js-twice = `{ $name }` is made twice. The second time, leave out `let` or `const`, or choose another name.
coding-mistake-js-const-value = A name made with `const` gets its value at once: write `=` and the value after it.
coding-mistake-js-return-outside = A `return` belongs inside a function. Is a brace closed too early?
# $name: break or continue.
coding-mistake-js-loop-outside = A `{ $name }` belongs inside a loop. Is a brace closed too early?
coding-mistake-js-await = An `await` belongs inside a function that is marked with `async`.
coding-mistake-js-import = Fetch modules with `require(…)` here: `const fs = require("fs")`.
coding-mistake-js-assign = On the left of `=` stands a name. To compare, write `===`.
# $given: the bracket.
coding-mistake-js-unmatched = There is a { $given } too many, or what it should close was closed before.
# $given: the sign or word.
coding-mistake-js-token = JavaScript did not expect { $given } here. Look at what comes right before it: a bracket, a comma, a quote?
coding-mistake-js-between = Two things stand side by side with nothing between them. Is a comma, an operator or a semicolon missing?
coding-mistake-js-syntax = JavaScript cannot read this line. Compare the marked place with an example: brackets, braces, quotes, commas.
coding-mistake-js-length = A length or a count is negative, or far too large.
# $given: the module.
coding-mistake-js-module = There is no module called { $given } here. Check the spelling; what comes with Node can be fetched.

## What a model says (core/tutoring)

tutor-example-complete = _Complete the example first: what belongs where it is left open?_
tutor-example-yours = _You have this skill already, so write the example yourself: a line or two that do the same with something else._
sound-spent = Today's help by a model is used up, and that takes one. Tomorrow there is more; until then, type and read.
tutor-made = _A language model wrote this. It may be wrong: try it out._
tutor-near-limit = _There is not much left of today's help by a model. After that, I help with what the authors wrote._
tutor-helpful = Helped
tutor-not-helpful = Didn't help
tutor-rated = Thanks, noted.
tutor-making = One moment, I'm putting that another way …
tutor-once-more = One moment, I'll put that better …
tutor-model-asks = I could have a language model read what you write here, your code and your study sets, to talk them through with you and to make hints, questions and lessons for you. What it reads goes to its provider. You can change your mind at any time: /privacy
tutor-model-yes = Yes, use a model
tutor-model-no = No
tutor-silent-spent = _Today's help by a model is used up. Here is what the authors wrote; tomorrow there is more._
tutor-silent-away = _The model gave no answer just now. Here is what the authors wrote._
tutor-silent-dial = _Here I help with what the authors wrote: that is how the people who run this place have set it._
purpose-model = Help made for you by a model
purpose-model-about = When you ask something or want a hint, your words, your last program or answer, what came of it and the task go to the provider of a language model, without your name. So do the passages of your study sets that fit, a voice note, to be written down, and a reply that you want read aloud. It answers you and makes hints for your own work, and questions and lessons for your own study. If you say no, you get what the authors wrote.
purpose-model-called = model
purpose-memory = Notes on our conversations
purpose-memory-about = After a conversation a model notes in a few lines what you understood and what you are working on, so that we can go on from there. You can read, change and delete the notes: /memory. If you say no, no notes are made.
purpose-memory-called = notes

## Diagrams in words (core/drawing)

# $title: what the diagram shows. What stands in it follows, sentence by sentence.
drawing-flow = A diagram, “{ $title }”.
drawing-cycle = A diagram of a cycle, “{ $title }”.
drawing-tree = A diagram of a whole and its parts, “{ $title }”.
drawing-compare-table = A table, “{ $title }”.
# $one, $other: words of two boxes; an arrow leads from the first to the second.
drawing-step = “{ $one }” leads to “{ $other }”.
# $how: the words at the arrow.
drawing-step-how = “{ $one }” leads to “{ $other }” ({ $how }).
# $other: a part of $one.
drawing-part = Below “{ $one }” stands “{ $other }”.
drawing-part-how = Below “{ $one }” stands “{ $other }” ({ $how }).
# $respect: in which respect; $cells: what holds of each thing.
drawing-row = { $respect }: { $cells }.
# $thing: what is compared; $cell: how it is.
drawing-cell = { $thing }, { $cell }

## The listener of a teach-back (core/explaining)

# $variant: 0 to 2, ways to put the same question. $said: the learner's own words. $about: something that is often wrongly believed, a sentence with its full stop.
tutee-idea = { $variant ->
    [0] You said “{ $said }”. Somebody told me: “{ $about }” Why is that not so?
    [1] I got as far as “{ $said }”. But I always thought: “{ $about }” Why isn't it like that?
   *[2] “{ $said }”, you said. My neighbour would say: “{ $about }” How would you talk them out of it?
  }
# $about: the heading of a part of the lesson.
tutee-part = { $variant ->
    [0] You said “{ $said }”. How does “{ $about }” fit in with that?
    [1] I can follow you at “{ $said }”. Elsewhere I came across “{ $about }”: why does that matter here?
   *[2] “{ $said }”, you said. What I still can't picture is “{ $about }”. How would you explain it to me?
  }
# What the learner said may be what many wrongly believe. It is asked back, and not said to be wrong.
tutee-doubt = { $variant ->
    [0] You said “{ $said }”. Why is that so?
    [1] At “{ $said }” I stopped to think. How could we find out whether that is so?
   *[2] “{ $said }”, you said. How would I see that for myself?
  }
# Nothing is missing; so the listener asks further.
tutee-deeper = { $variant ->
    [0] You said “{ $said }”. Why is that so?
    [1] “{ $said }”: I see. How would I notice it if it were otherwise?
   *[2] “{ $said }”, you said. How would you use that tomorrow?
  }
# Nothing was said yet that could be said back.
tutee-begin = { $variant ->
    [0] I know nothing about it yet. How would you begin to explain it?
    [1] Pretend I have never heard of it. How does it begin?
   *[2] Take me along from the start. Why does it matter?
  }

## What is earned by learning (core/earning)

# $amount: points, which may be below zero where hints took some away. $reasons: what for, a list of what follows.
earning-points = _{ $amount ->
    [one] { $amount } point
   *[other] { $amount } points
  }: { $reasons }_
# $reason: one of those below.
earning-points-for = _{ $amount ->
    [one] { $amount } point
   *[other] { $amount } points
  } { $reason }_
earning-part = { $amount } { $reason }
earning-for-solved = for the solution
earning-for-first-try = for the first try
earning-for-thought = for taking time to think
earning-for-hints = for hints
earning-for-review = for what you remembered
earning-for-game = in the game
earning-for-explained = for explaining
earning-for-helped = for helping somebody
earning-for-daily = for today's challenge
earning-level = _You have reached level { $level }._
# $title, $praise: the badge's.
earning-badge = _A new badge: **{ $title }**. { $praise }_
# $days: days in a row on which something was learnt.
earning-day = _Day { $days } in a row._
earning-day-saved = _Day { $days } in a row: a day that you missed was covered by a day off that you had earned._
# $best: the most days in a row there ever were.
earning-day-again = _Good to have you back. A new row begins today; your longest one, { $best ->
    [one] one day
   *[other] { $best } days
  }, stays on record._

## What challenges are about

category-basics = Basics
category-text = Text
category-numbers = Numbers
category-decisions = Decisions
category-loops = Loops
category-lists = Lists
category-functions = Functions
category-objects = Objects
category-algorithms = Algorithms
category-debugging = Finding mistakes
category-puzzles = Puzzles

## Looking at what is shared (core/moderating)

moderating-reason-rude = Rude, or it hurts somebody
moderating-reason-personal = Tells who or where somebody is
moderating-reason-advertising = Advertising
moderating-reason-harmful = Wrong in a way that does harm
# $words: what somebody wrote.
moderating-own-words = “{ $words }”
# $what: the piece of the text, or what a moderation service calls it.
moderating-found-self-harm = Sounds as if somebody may need help: { $what }
moderating-found-threat = Sounds like a threat: { $what }
moderating-found-sexual = Sexual: { $what }
moderating-found-rude = A word that can hurt: { $what }
moderating-found-link = A link: { $what }
moderating-found-contact = A way to reach somebody: { $what }
moderating-found-noise = Loud, or the same again and again: { $what }
moderating-found-again = Much the same as something that was held or hidden before
moderating-found-flagged = The moderation service says: { $what }
moderating-told-hidden = Others don't see this explanation any more
# $begins: how the explanation begins.
moderating-told-hidden-text = Somebody looked at your explanation “{ $begins }” and hid it from others. You still have it, and what you learnt and earned with it stays yours.
moderating-told-upheld = It stays hidden
# $begins: how the explanation begins.
moderating-told-upheld-text = Somebody read what you said about “{ $begins }” and looked at it once more. It stays hidden from others. You are welcome to explain it again in other words.
moderating-told-restored = Your explanation may be shown
# $begins: how the explanation begins.
moderating-told-restored-text = Somebody looked at “{ $begins }” and found it fine. Whatever you share of it, others see. Thank you for your patience.
# $reason: a reason with a name, or a moderator's own words.
moderating-told-why = Why: { $reason }
moderating-told-appeal = If you see it otherwise, say so: call /explanations, open “My own” and ask for another look.

## Names for those who do not want to be known

# Two words make a name: one of each line, set off by spaces, put together by `pseudonym`.
pseudonym-like = Amber Brave Bright Calm Clever Cosy Curious Gentle Happy Keen Kind Lively Lucky Merry Misty Nimble Patient Polite Quick Quiet Silver Sunny Swift Witty
pseudonym-who = Badger Beaver Crane Dolphin Falcon Finch Fox Hare Hedgehog Heron Lark Lynx Marten Mole Newt Otter Owl Panda Puffin Raven Robin Seal Swan Wren
# $like, $who: one word of each of the two lines above.
pseudonym = { $like } { $who }

## Courses that come from elsewhere (core/interchange)

# Faults of a file that is imported. Each stands behind the name of the file and the line.
interchange-archive-broken = This archive is damaged, or packed in a way I don't know. Pack the files anew, as a plain zip.
interchange-archive-empty = There are no files in this archive.
# $name: a file's name.
interchange-archive-encrypted = { $name } has a password. Pack it anew without one.
# $most (number): MiB.
interchange-archive-large = This is more than the { $most } MiB that I can take at once. Send it in parts.
# $most (number): files.
interchange-archive-many = There are too many files in it; { $most } are the most I take. Send it in parts.
# $most (number): MiB.
interchange-archive-swells = It unpacks to far more than it looks, and { $most } MiB is the most I take. Pack the course's own files alone.
# $name: a file's name as it stands in the archive.
interchange-name-unsafe = The name { $name } leads out of the archive, or holds signs that no file name should have. Rename it.
# $name, $other: files' names.
interchange-name-double = { $name } and { $other } are the same on many computers. Rename one.
# $name: a file's name; $most (number): folders.
interchange-name-deep = { $name } is too long, or lies in more than { $most } folders.
# $name: a file's name.
interchange-name-link = { $name } is a link. Put the file itself there.
# $name: a file's name; $most (number): MiB.
interchange-file-large = { $name } is larger than { $most } MiB. Split it.
# $name: a file's name.
interchange-kind-unknown = I don't know this kind of file. I take a zip of course files, Markdown (.md), GIFT (.gift or .txt), Moodle XML (.xml) and tables (.csv).
# $offset (number): bytes.
interchange-encoding = This is not UTF-8 text (byte { $offset }). Save it with the encoding UTF-8.
# $code: "U+0000".
interchange-control = There is a sign that cannot be seen ({ $code }). Delete it.
interchange-no-questions = I found no question here that I can ask.
# $least (number): questions.
interchange-few-questions = A lesson needs { $least } questions to ask after it, and there are not so many. Add some.
# $most (number): questions.
interchange-too-many = There are more than { $most } questions. Send them in parts.
# $text: its beginning; $most (number): characters.
interchange-too-long = This text is too long: “{ $text }”. At most { $most } characters fit.
interchange-empty-question = This question has no text.
interchange-brace-open = An answer opens here with “{"{"}” and is never closed, at least not before the next empty line.
interchange-brace-stray = There is a brace too many. If it belongs to the text, put a backslash before it.
# $least, $found (number): options.
interchange-few-answers = A choice needs { $least } options; here { $found ->
    [one] is { $found }
   *[other] are { $found }
}.
# $most, $found (number): options.
interchange-many-answers = At most { $most } options fit on a chat's screen; here are { $found }.
interchange-empty-answer = An answer is empty.
# $text: the answer.
interchange-double-answer = The answer “{ $text }” is there twice.
# $text: its beginning; $most, $found (number): characters.
interchange-long-answer = The option “{ $text }” has { $found } characters; { $most } fit on a button.
interchange-none-right = No answer is marked as right.
interchange-all-right = All options are right. One has to be wrong, or it is no question.
# $found (number): options.
interchange-several-right = { $found } options are right, where only one can be picked. Say that several can, or leave one right.
# $text: the answer.
interchange-also-right = “{ $text }” counts as wrong and as right.
# $text: what was written.
interchange-not-a-number = “{ $text }” is not a number, or can be read in two ways.
# $id: an id; $line (number): of the first.
interchange-double-id = The id { $id } is taken already, in line { $line }.
interchange-xml-broken = This is not XML from here on. Was the file cut off?
interchange-xml-declares = This file declares entities, as no export of Moodle does. I don't read it.
interchange-xml-deep = This XML is nested too deep, or too large.
interchange-xml-other = This is XML, but no quiz of Moodle.
interchange-table-broken = The cells of this row don't fit the header. Is a quote left open, or a comma not in quotes?
# $name: "question" or "answer".
interchange-table-header = The first row needs a column “{ $name }”.
# $name: a column; $text: what stands there.
interchange-table-word = “{ $text }” cannot stand in the column “{ $name }”.
# $text: what stands there.
interchange-table-answer = The answer “{ $text }” is none of the options.
interchange-title-missing = The course has no title. Begin with a line “# Title”.
interchange-lesson-missing = There is no lesson. Each opens with a line “## Title”.
# $name: a lesson.
interchange-lesson-empty = The lesson “{ $name }” has no text and no question.
# $most (number): lessons and steps.
interchange-many-parts = There are more than { $most } lessons and steps here. Send them in parts.
interchange-fence-open = A block of code opens here and is never closed.
# $text: its beginning.
interchange-text-astray = This stands where it belongs to no lesson: “{ $text }”.

# What is left out, while the rest goes in.
# $name: a file's name.
interchange-archive-within = { $name } is an archive within the archive. I left it out.
# $name: a file's name.
interchange-file-left-out = { $name } is no part of a course. I left it out.
# $kind: essay, match, description or another kind, as the file calls it; $text: the question's beginning.
interchange-kind-left-out = I can't ask questions of the kind “{ $kind }”, so this one is left out: { $text }
# $kind: as above; $text: the question's beginning.
interchange-kind-unwritten = This file has no way to write such a question, so it is left out: { $text }
# $text: the question's beginning.
interchange-pattern = Any text of a certain form is right here, which I can't judge. The question is left out: { $text }
# $text: the question's beginning.
interchange-several-numbers = More than one number is right here, which I can't judge. The question is left out: { $text }
# $text: the question's beginning; $line (number): of the first.
interchange-double-question = The same question is in line { $line } already. This one is left out: { $text }
# $text: the answer.
interchange-partly-right = “{ $text }” was partly right. Here it is wrong: answers are right or not.
# $text: the feedback.
interchange-any-other = I left out what is said to all other answers: { $text }
# $text: units.
interchange-units-left-out = I left out units that would need reckoning: { $text }
# $found (number): pictures, sounds and films.
interchange-pictures = { $found ->
    [one] A picture or sound is
   *[other] { $found } pictures or sounds are
} left out. Say in words what they show.
# $name: the column's heading.
interchange-column-left-out = I don't know the column “{ $name }”. It is left out.

# What was made up, since a course needs it.
# $text: the question's beginning.
interchange-wants-explanation = Say why the right answer is right: { $text }
# $name: the id of a misconception.
interchange-wants-beliefs = Say what those who answer wrongly believe; for now it is all “{ $name }”.
# $text: the question's beginning.
interchange-wants-mistakes = Say which wrong answers you expect, and what you would reply: { $text }
# $name: a lesson.
interchange-wants-teach-back = Say what learners are to explain after “{ $name }”.
# $name: a lesson.
interchange-wants-recall = Add two questions that are asked after “{ $name }” and not in it.
# $name: a skill; $found, $least (number): questions.
interchange-wants-items = “{ $name }” has { $found } of the { $least } questions that it takes to see whether somebody can do it.
# $name: a lesson; $found, $least (number): steps.
interchange-wants-steps = “{ $name }” has { $found } of the { $least } steps that a lesson needs.

# Words in a course, where whoever wrote it has not said it yet.
# $title: of the course.
interchange-made-summary = Questions about { $title }.
# $title: of the lesson.
interchange-made-lesson = You can answer questions about { $title }.
# $title: of the skill.
interchange-made-skill = Can answer questions about { $title }.
# $title: of the lesson.
interchange-made-teach-back = Explain in your own words what { $title } is about.
# $title: of the lesson.
interchange-made-intro = These are questions about { $title }. Take your time: what you have to think about stays with you.
# $number (number): of the step, from 1.
interchange-made-step = Part { $number }
# $answer: the right answer.
interchange-made-explanation = The right answer: { $answer }
interchange-made-true = true
interchange-made-false = false
interchange-made-unknown = I don't know
interchange-made-belief = Something else that is not so.
interchange-made-repair = Not quite. Read the explanation, and compare it with what you thought.

## Roles (core/roles.py)

role-instructors-only = That is for those who teach here. If you are one of them, ask whoever runs this community to make you instructor.
role-admins-only = That is for those who run this community here. Ask one of them.
role-operators-only = That is for whoever runs Parley itself.
command-course = Courses and classes, for those who teach
called-course = course
command-course-item = The questions of a course
called-course-item = item
command-cohort = Classes: who is in one, and what they are to do
called-cohort = cohort
command-operator = The whole of Parley, for whoever runs it
called-operator = operator

## What a class is to do (core/classwork.py)

# $title: of the lesson.
classwork-lesson = Lesson: { $title }
# $title: of the lesson.
classwork-quiz = Quiz: { $title }
# $title: of the challenge.
classwork-challenge = Challenge: { $title }
# $count: days.
classwork-review = { $count ->
    [one] Reviews on one day
   *[other] Reviews on { $count } days
}
classwork-gone = No longer in the course
classwork-state-done = done
classwork-state-done-late = done, after the date
classwork-state-open = open
classwork-state-late = open, the date is past
act-cohort-create = began a class
act-cohort-archive = ended a class
act-cohort-code = gave a class a new code
act-cohort-role = joined a class to a role
act-cohort-remove = took somebody out of a class
act-cohort-assign = assigned something to a class
act-cohort-withdraw = withdrew an assignment
act-cohort-extend = gave somebody a later date
act-cohort-announce = announced something to a class

## What instructors say about code (core/commenting.py)

# $title: of the challenge.
commenting-comment = About your solution to “{ $title }”
commenting-comment-text = Somebody who teaches you has read it, and says:
# $title: of the challenge.
commenting-right = Your solution to “{ $title }” counts as right
commenting-wrong = Another look at “{ $title }”
commenting-decided-right = Somebody who teaches you has looked at it, and decided so:
commenting-decided-wrong = Somebody who teaches you has looked at your solution: it doesn't count as right yet. Your points stay yours, and you can send another one at any time. Why:
commenting-regraded-right = A test of this challenge was mended, and your solution was looked at again.
commenting-regraded-wrong = A test of this challenge was mended. Your solution doesn't pass all of them now, so it doesn't count as right yet. Your points stay yours, and you can send another one at any time.
commenting-again = You find this again when you open the challenge.
commenting-remarks = What was said about your code
commenting-said-comment = A comment, { $day }:
commenting-said-decided-right = It counts as right, { $day }:
commenting-said-decided-wrong = It doesn't count as right yet, { $day }:
commenting-said-regraded-right = It counts as right since a test was mended, { $day }.
commenting-said-regraded-wrong = It doesn't count as right since a test was mended, { $day }.
act-grade-comment = commented on a submission
act-grade-override = decided how a submission counts
act-grade-regrade = had a challenge regraded
act-grade-regrade-stop = stopped a regrading
act-grade-regrade-apply = confirmed a regrading

## Courses that instructors keep (core/authoring)

course-not-yours = There is no such course among those of this community. Type /course versions to see which there are.
course-version-gone = There is no such version of this course.
# $what: a file, an item or a number, as said by each.
course-note-create = begun{ $what }
course-note-import = imported { $what }
course-note-roll-back = version { $what } brought back
course-note-edit = { $what } edited
course-note-drafts = drafted questions taken in: { $what }
course-note-case = a case of { $what } mended
act-course-create = began a course
act-course-import = imported into a course
act-course-roll-back = brought back a version of a course
act-course-edit = edited a question of a course
act-course-drafts = took drafted questions into a course
act-course-case = mended a case of a challenge
act-draft-generate = had questions made of a document
act-draft-accept = accepted a drafted question
act-draft-edit = changed a drafted question
act-draft-stop = stopped the making of questions
act-draft-drop = dropped a drafted question
act-course-try = ran a course's programs
act-course-publish = published a course
act-course-archive = archived a course
act-course-restore = took a course up again
act-course-export = exported a course
act-staff-invite = made an invitation to teach
act-staff-withdraw = took an invitation back
act-staff-join = took up an invitation to teach
act-staff-remove = had somebody teach here no more
act-staff-grant = made somebody staff
act-staff-revoke = had somebody be staff no more
act-class-export = took the figures of a class along
act-digest-change = changed where the weekly digest goes
