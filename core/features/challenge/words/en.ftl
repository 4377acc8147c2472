command-challenge = Write code that solves a small task
command-challenge-challenge = A challenge: its number, or words of its title
command-run = Run some code and see what it does
command-run-code = The code; without it, I ask for it

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
# $case: its name.
challenge-stopped-in = It did not get through the case “{ $case }”.
challenge-unread = Python could not even begin: it has to be able to read all of the code first.
# $idea: what a hidden case is about.
challenge-hidden-failed = The visible cases pass. A hidden one does not yet, and its idea is: **{ $idea }**.
challenge-hidden-error = The visible cases pass. In a hidden one Python stopped before the end, and its idea is: **{ $idea }**.
challenge-hidden-timeout = The visible cases pass. A hidden one was still running when its time was over, and its idea is: **{ $idea }**.
challenge-hidden-out_of_memory = The visible cases pass. A hidden one needed too much memory, and its idea is: **{ $idea }**.
challenge-hidden-output_limit = The visible cases pass. A hidden one printed without end, and its idea is: **{ $idea }**.
challenge-called = Called like this
challenge-expected = Should come out
challenge-got = Came out
challenge-got-nothing = Nothing came out.
challenge-printed = Printed on the way
challenge-no-return = `None` is what a function gives back when no `return` hands over a value.
challenge-foreign = That is a kind of value which cannot be compared here. Give back a number, a text, a list or a dictionary.
challenge-asks-aloud = What stands in the brackets of `input(…)` is printed as well, and counts as an answer here: read with a bare `input()`.
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
