## The dials (core/features/dials)

command-course-dials = Set how teaching goes here: tries before a solution, the tutor, hints, quiet hours …
command-course-dials-course = A course, or nothing for all
called-course-dials = dials
called-course-dials-course = course

dials = How teaching is set here
dials-about = These hold for everybody who learns here, at every course that isn't set otherwise. Press one to change it.
# $course: its title.
dials-of-course = How { $course } is set here
dials-about-course = These hold for this course. What isn't set for it follows what is set for all courses.
dials-courses = Or for one course alone:
dials-for-all = All courses
dials-column = What
dials-now = Now
dials-set = Set it
dials-back = All of them
dials-above = not set here
# $value: how it stands. $source: course, community or house.
dials-from = { $source ->
    [community] { $value } (as for all courses here)
   *[house] { $value } (nobody changed it)
}
dials-on = on
dials-off = off
dials-none = none
# $given: what was named.
dials-no-course = I don't find a course “{ $given }” here. Without a name you see what holds for all.

dials-attempts = Tries before a solution
dials-attempts-about = How many different programs have to be judged before a challenge's solution is shown. Fewer make it quick to give up; what learners work out themselves stays with them longer.
# $count (number): tries.
dials-attempts-number = { $count ->
    [one] one
   *[other] { $count }
}
dials-attempts-unreadable = I can't read “{ $given }” as a number of tries. Choose one of the list.
dials-tutor = The tutor
dials-tutor-about = How much a language model may help, where one is set and the learner agrees.
dials-tutor-full = talks, and gives hints
dials-tutor-hints = gives hints
dials-tutor-off = off: authors' words only
dials-tutor-unreadable = I can't read “{ $given }” here. Choose one of the list.
dials-hint-cost = What a hint costs
dials-hint-cost-about = Points that each hint takes away, for each mark of a challenge's difficulty; never more than the solution gives.
# $count (number): points for each mark of difficulty.
dials-hint-cost-number = { $count ->
    [0] nothing
    [one] one point a mark of difficulty
   *[other] { $count } points a mark of difficulty
}
dials-hint-cost-unreadable = I can't read “{ $given }” as a number of points. Choose one of the list.
dials-sharing = Explanations shown to others
dials-sharing-about = Whether learners may share how they explained something.
dials-sharing-unreadable = I can't read “{ $given }” here. Choose on or off.
dials-boards = A leaderboard
dials-boards-about = Whether there is a board for those who want to be on one.
dials-boards-unreadable = I can't read “{ $given }” here. Choose on or off.
dials-quiet-hours = Quiet hours
dials-quiet-hours-about = Hours of each learner's own day in which I send nothing that they didn't ask for: no reminder, no announcement, no answer of yours. It comes when they are over.
dials-quiet-hours-field = From and to, such as 22-7; “none” for none, “-” to leave it as set above
# $given: what was typed.
dials-quiet-hours-unreadable = I can't read “{ $given }” as hours. Write two of them, such as 22-7.
# $begins, $ends (number): hours of the day.
dials-hours = from { $begins }:00 to { $ends }:00
dials-budget = The model's budget for a day
dials-budget-about = How many tokens a language model may read and write in a day for everybody here, classes in private included. It is never more than the operator allows.
dials-budget-field = Tokens in a day, such as 200000; “-” for what the operator allows
# $given: what was typed.
dials-budget-unreadable = I can't read “{ $given }” as a number of tokens. Write digits, such as 200000.
dials-budget-operator = what the operator allows
# $count (number): tokens.
dials-tokens = { $count } tokens
dials-languages = Languages of code
dials-languages-about = Which code is run for learners here.
dials-languages-field = Which may be used; all of them for any, “-” to leave it as set above
dials-languages-unreadable = I can't read “{ $given }” here. Send the numbers of the languages, with spaces between.
dials-languages-all = all
# $name: as editors know it.
dials-language = { $name ->
    [python] Python
    [javascript] JavaScript
   *[other] { $name }
}
act-dial-turn = set a dial
