command-challenge = Write code that solves a small task
command-challenge-challenge = A challenge: its number, or words of its title
command-run = Run some code and see what it does
command-run-code = The code; without it, I ask for it
command-run-file = A program to run, or a file for it to read
called-challenge = challenge
called-challenge-challenge = challenge
called-run = run
called-run-code = code
called-run-file = file

# $course: its title.
challenge-all = Challenges: { $course }
# $done, $total (number): challenges.
challenge-count = { $done } of { $total } solved. The dots behind each say how hard it is, from one to five.
challenge-none = This course has no challenges with code. A quiz is a good way to practise here.
# $given: what was typed.
challenge-which = There is no challenge called { $given } exactly. Is it one of these?
challenge-unknown = I find no challenge by { $given }. These are the ones of your course:
challenge-gone = That challenge is not here any more. Type /challenge to see which there are.
challenge-difficulty = How hard
# $level (number): 1 to 5.
challenge-of-five = { $level } of 5
# $level (number): 1 to 5.
challenge-level = Difficulty { $level }
challenge-category = About
challenge-time = Time
# $minutes (number): of a time limit.
challenge-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
# $most (number): points.
challenge-each-dot = Each dot is worth up to { $most } points.
# $sign: what marks those with a time limit.
challenge-timed = { $sign } has a time limit, from when you begin.
# $most (number): points. $hint (number): what a hint costs for each mark of difficulty.
challenge-worth = { $hint ->
    [0] _Worth up to { $most } points: most at the first try, and for taking time to think. Hints cost none of what the solution is worth._
   *[other] _Worth up to { $most } points: most at the first try, and for taking time to think. A hint costs a few of them, never more than the solution is worth._
}
# $minutes (number): of a time limit.
challenge-limit = { $minutes ->
    [one] You have one minute
   *[other] You have { $minutes } minutes
  } from when you begin. Afterwards you can still solve it, without the extra points for the first try and for thinking.
challenge-begin = Begin
# $minutes (number): that are left, rounded up.
challenge-time-left = { $minutes ->
    [0] This is the last moment.
    [one] Less than a minute is left.
   *[other] Less than { $minutes } minutes are left.
}
challenge-time-over = The time is over. Take all you need now: it can still be solved, without the extra points.
challenge-late = It came after the time was over. It is solved all the same, without the extra points.
challenge-examples = Examples
challenge-typed = When this is typed
challenge-appears = This appears
challenge-code = Your code
challenge-submit = Submit
challenge-try = Try it on the examples
challenge-submit-this = Submit what I sent last
challenge-to-try = First try on the examples
challenge-to-submit = Submit instead
challenge-now-try = What you send now is only tried on the examples, and nothing is counted.
challenge-now-submit = What you send now is submitted: all cases judge it.
challenge-others = All challenges
challenge-to-lesson = Back to the lesson
challenge-learn = Go on with lessons
challenge-quiz = A quiz
# $title: of the next challenge.
challenge-next = Next: { $title }

challenge-first-try = Try something with this hint first and submit it, even if it is not finished: then there is more to say.
challenge-first-read = Take a moment with this hint first.

challenge-passed = Solved. Your code does all that was asked.
# $total (number): cases.
challenge-all-cases = { $total ->
    [one] The one case passed.
   *[other] All { $total } cases passed.
}
# $done, $total (number): cases.
challenge-so-far = { $done } of { $total } cases pass so far
challenge-tried = The examples work
# $total (number): examples.
challenge-tried-text = { $total ->
    [one] The example comes out as it should. There are more cases when you submit.
    [2] Both examples come out as they should. There are more cases when you submit.
   *[other] All { $total } examples come out as they should. There are more cases when you submit.
}
# $done, $total (number): examples.
challenge-tried-so-far = { $done } of { $total } examples work so far
# $idea: the name of the case.
challenge-stopped-in = It did not get through the case “{ $idea }”.
# $language: the one it is written in.
challenge-unread = { $language } could not even begin: it has to be able to read all of the code first.
# $idea: what a hidden case is about; $seconds (number): what it may take.
challenge-hidden-too_slow = The visible cases pass. A hidden one was not done after { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
  }. A quicker way is asked for there, and its idea is: **{ $idea }**.
# $idea: its name; $seconds (number): what it may take.
challenge-too-slow = Too slow for “{ $idea }”: there was no answer after { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
  }. It may be right, and needs a quicker way.
# $idea: what a hidden case is about; $language: the one the code is written in.
challenge-hidden-failed = The visible cases pass. A hidden one does not yet, and its idea is: **{ $idea }**.
challenge-hidden-error = The visible cases pass. In a hidden one { $language } stopped before the end, and its idea is: **{ $idea }**.
challenge-hidden-timeout = The visible cases pass. A hidden one was still running when its time was over, and its idea is: **{ $idea }**.
challenge-hidden-out_of_memory = The visible cases pass. A hidden one needed too much memory, and its idea is: **{ $idea }**.
challenge-hidden-output_limit = The visible cases pass. A hidden one printed without end, and its idea is: **{ $idea }**.
challenge-called = Called like this
challenge-expected = Should come out
challenge-expected-error = This should stop it
challenge-expected-state = After that, it should be so
challenge-got-state = It is so
# $name: of a file that the program finds.
challenge-file = In the file { $name }
challenge-got = Came out
challenge-got-nothing = Nothing came out.
challenge-printed = Printed on the way
challenge-no-return = `None` is what a function gives back when no `return` hands over a value.
challenge-no-error = It came to its end, and nothing stopped it.
challenge-foreign = That is a kind of value which cannot be compared here. Give back a number, a text, a list or a dictionary.
challenge-asks-aloud = What stands in the brackets of `input(…)` is printed as well, and counts as an answer here: read with a bare `input()`.

## What sets a result apart (core/features/challenge/remarks.py)

# $where: the way to a place inside of a value, as an index; $wanted, $found: values.
challenge-differs-place = The first place that differs is { $where }: { $wanted } should be there, and { $found } is.
# $wanted, $found: the rests of two texts.
challenge-differs-from = After the same beginning, { $wanted } should follow, and { $found } does.
# $where: as above; $said: a sentence about what is there.
challenge-differs-inside = The first place that differs is { $where }. There: { $said }
challenge-differs-nothing = Nothing was handed back.
challenge-differs-text-for-number = This is a text made of digits, and a number is asked for: look at the quotation marks.
challenge-differs-number-for-text = This is a number, and a text is asked for: look at the quotation marks.
challenge-differs-text-for-boolean = This is the word as a text, and a truth value is asked for, without quotation marks.
# $expected, $got: kinds of value.
challenge-differs-kind = It should be { $expected ->
    [whole] a whole number
    [number] a number
    [text] a text
    [boolean] a truth value
    [list] a list
   *[mapping] a dictionary
  }, and it is { $got ->
    [whole] a whole number
    [number] a number
    [text] a text
    [boolean] a truth value
    [list] a list
   *[mapping] a dictionary
  }.
challenge-differs-space = Only spaces or line breaks differ. Each space is shown as · here where they do.
challenge-differs-case = Only capital and small letters differ.
challenge-differs-punctuation = Only punctuation or quotation marks differ.
challenge-differs-decimals = The numbers are right, and written in another way: 2 and 2.0 are not the same on the screen.
# $count (number): items.
challenge-differs-missing = { $count ->
    [one] One item is missing.
   *[other] { $count } items are missing.
}
# $count (number): items.
challenge-differs-too-many = { $count ->
    [one] There is one item too many.
   *[other] There are { $count } items too many.
}
# $count (number): lines.
challenge-differs-missing-lines = { $count ->
    [one] The beginning is right, and one line is missing after it.
   *[other] The beginning is right, and { $count } lines are missing after it.
}
# $count (number): lines.
challenge-differs-too-many-lines = { $count ->
    [one] The beginning is right, and one line too many follows.
   *[other] The beginning is right, and { $count } lines too many follow.
}
# $key: of a dictionary.
challenge-differs-key-missing = The key { $key } is missing.
# $key: of a dictionary.
challenge-differs-key-too-many = The key { $key } should not be there.
challenge-differs-order = These are the right items in another order.

## What is asked for where many answers are right (core/features/challenge/wanted.py)

challenge-wants = What comes out should be like this:
# $kind: a kind of value.
challenge-wants-kind = It is { $kind ->
    [whole] a whole number
    [number] a number
    [text] a text
    [boolean] a truth value
    [list] a list
   *[mapping] a dictionary
  }.
# $least (number): a length; $most (number): the same.
challenge-wants-length = Its length is { $least }.
# $least, $most (number): lengths.
challenge-wants-lengths = Its length is from { $least } to { $most }.
# $place (number): an argument of the call, from 1.
challenge-wants-items = It has the same items as { $place ->
    [1] what was handed in first
    [2] what was handed in second
    [3] what was handed in third
   *[other] argument number { $place }
  }, in any order.
# $direction: ascending or descending.
challenge-wants-order = { $direction ->
    [ascending] It is in ascending order: nothing is smaller than what stands before it.
   *[descending] It is in descending order: nothing is greater than what stands before it.
}
challenge-wants-unique = Nothing stands in it twice.
# $least, $most: numbers.
challenge-wants-between = It lies between { $least } and { $most }, or is one of the two.
# $values: several, with commas between.
challenge-wants-one = It is one of these: { $values }.
# $part: of a text or a list.
challenge-wants-part = It contains { $part }.
# $part: of a text or a list.
challenge-wants-no-part = It does not contain { $part }.
# $part: of a text.
challenge-wants-start = It begins with { $part }.
# $part: of a text.
challenge-wants-end = It ends with { $part }.
# $form: with signs for what may stand there.
challenge-wants-form = It has the form { $form } (# is a digit, @ a letter, ? any sign, * any number of signs).
# $inner: sentences about one part.
challenge-wants-each = For each item or line of it: { $inner }

challenge-broken = This task is broken on our side
challenge-broken-text = I could not work out what is right here, and it has nothing to do with your code. It is kept, and nothing was counted. We have been told; please take another task meanwhile.
challenge-kept = Your code is kept: one press submits it again.
challenge-repeated = This is what you have submitted before, so it is not counted again.

# $most (number): characters.
challenge-too-long = That is more than { $most } characters, far more than this challenge needs. Nothing is counted: send a shorter version.
challenge-empty = There is no code in it yet. Nothing is counted: send a first version, however unfinished.
challenge-unchanged = That is still what you were given to start with. Nothing is counted: change it, even by one line.
challenge-not-code = That reads like a sentence, and I was waiting for code. Nothing is counted. Ask for a hint below the task, or type /cancel to put it aside.

challenge-run = Run
challenge-run-what = Send the code, and I run it.
challenge-run-empty = There is no code in it. Send at least one line, such as `print(2 + 3)`.
challenge-input-lines = The lines to be typed
challenge-hungry = It waits for something to be typed. Send the lines it should read, and I run it again.
challenge-change = Change it
challenge-again = Try again

## What is sent to others

# $title: of the challenge.
challenge-shared = Can you solve it? { $title }
# $level (number): from 1 to 5.
challenge-shared-level = Difficulty { $level } of 5
