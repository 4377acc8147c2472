command-course-overview = How a class is doing: skills, who may need a word, what is due
command-course-overview-cohort = Its name; left out, the one that there is
called-course-overview = overview
called-course-overview-cohort = cohort
command-course-items = Which questions do their work, and which are to be mended
command-course-items-cohort = Its name; left out, the one that there is
called-course-items = items
called-course-items-cohort = cohort
command-course-misconceptions = What a class gets wrong in the same way, and what may help
command-course-misconceptions-cohort = Its name; left out, the one that there is
called-course-misconceptions = misconceptions
called-course-misconceptions-cohort = cohort
command-course-learner = How one learner is doing
command-course-learner-name = What they are called in the roster
called-course-learner = learner
called-course-learner-name = name

## Which class

insight-no-cohorts = There is no class here yet. Type /cohort create to begin one.
insight-which-cohort = Which class?
insight-cohort-unknown = I know no class of that name here. These are there:
insight-cohort-gone = That class is not here any more, or not one of this community. Type /cohort list to see those that are.
insight-course-gone = The course of this class is not here any more. What was learnt is kept. Type /course versions to bring it back.
insight-learner-gone = They are not in this class any more.
insight-item-gone = Nobody in this class has answered that question, or it is gone from the course.
# $name: what was typed.
insight-nobody-called = I find nobody called “{ $name }” in a class here. Type /cohort roster to see who there is.
insight-which-learner = There are several. Whom do you mean?
# $title: of the class; $count (number): who are in it.
insight-working = The figures of **{ $title }** are being worked out: { $count ->
    [one] there is one learner
   *[other] there are { $count } learners
} in it, so it takes a little. Look again in a minute or two.
insight-look-again = Look again
# $when: a weekday and a time of day.
insight-as-of = As of { $when }.

## The overview

insight-overview = The whole class
insight-nobody = Nobody is in this class yet. Type /cohort invite for a code and an address that you can give to them.
# $course: its title; $count, $active, $begun (number): learners.
insight-summary = **{ $course }**. { $count ->
    [one] One learner
   *[other] { $count } learners
}, { $begun ->
    [0] none of whom has begun
   *[other] { $begun } of whom have begun
}; { $active } did something in the last 7 days.
# $count (number): learners.
insight-at-risk = { $count ->
    [one] One learner may need a word:
   *[other] { $count } learners may need a word:
}
insight-nobody-at-risk = Nothing speaks for it that anybody needs a word just now.
insight-signs-never = { $count } not begun
insight-signs-away = { $count } away for a week or more
insight-signs-behind = { $count } behind with what was due
insight-signs-falling = { $count } less often right than before
insight-signs-helped = { $count } leaning on help
insight-sign-never = has not begun, { $number ->
    [one] a day
   *[other] { $number } days
} after joining
insight-sign-away = did nothing for { $number ->
    [one] a day
   *[other] { $number } days
}
insight-sign-behind = behind with { $number ->
    [one] one thing that was due
   *[other] { $number } things that were due
}
insight-sign-falling = right without help { $number } points in a hundred less often than before
insight-sign-helped = { $number } in a hundred answers lately with help
insight-signs-mean = These are signs, not judgements: each is something that was seen, and often there is a good reason for it. A friendly question does more than a reminder.
# $count (number): learners.
insight-more-at-risk = And { $count } more; the page has them all.
insight-who-needs-a-word = Who may need a word
insight-items = Questions
insight-misconceptions = Misconceptions
insight-export = Export
insight-on-the-web = Open on the web
insight-lessons-done = Lessons done
insight-alone = Right without help
insight-helped = Right with help
insight-teachback = Explained in their own words
insight-teachback-told = { $told } times by { $count ->
    [one] one learner
   *[other] { $count } learners
}; of what was to be covered { $good } well, { $more } in part, { $again } not yet
insight-tutor = The tutor spoke
insight-tutor-told = { $messages } times with { $count ->
    [one] one learner
   *[other] { $count } learners
}
insight-no-answers = no answers yet
# $right, $total (number): answers.
insight-results = { $right } of { $total }
insight-table = Skills
insight-skill = Skill
insight-column-mastered = have it
insight-column-nearly = nearly
insight-column-learning = learning
insight-column-new = not yet
# $level: how far somebody is.
insight-level = { $level ->
    [mastered] have it
    [nearly] nearly there
    [learning] learning it
   *[new] not tried alone
}
# $count (number): skills.
insight-more-skills = and { $count } more in the table
# $title: of the class; $count (number): learners.
insight-alt = How far the { $count } learners of { $title } are, skill by skill.
insight-alt-skill = { $skill }: { $mastered } have it, { $nearly } nearly, { $learning } are learning it, { $new } have not tried it alone.
# $task: what is to be done; $done, $late, $open (number): learners; $day: by when, where $dated is yes.
insight-due = { $task }{ $dated ->
    [yes] {" "}(due { $day })
   *[no] {""}
}: { $done } done, { $open } have time left, { $late } late
insight-task-gone = something that is not in the course any more

## Questions

insight-no-items = Nobody has answered anything yet.
# $count (number): questions.
insight-items-faulty = { $count ->
    [0] No question stands out.
    [one] One question is worth a look.
   *[other] { $count } questions are worth a look.
}
insight-items-few = { $count ->
    [one] Of one question
   *[other] Of { $count } questions
} there are fewer than 20 first answers without help: nothing is said of them yet.
insight-all-items = All questions on the web
insight-edit-item = Edit it
# $right, $total (number): answers.
insight-too-few = { $right } of { $total } right, too few to judge it by
# $middle, $low, $high: shares.
insight-interval = { $middle } right at first, without help (likely { $low } to { $high })
insight-not-known = not known
insight-facility = How many are right
insight-discrimination = Tells learners apart (−1 to 1)
insight-time = Usual time
insight-exposure = Seen by
# $met, $members (number): learners; $attempts (number): answers.
insight-exposed = { $met } of { $members } learners, { $attempts } answers in all
insight-answers = What was answered first, without help
insight-answer = Answer
insight-chosen = Times
insight-fault-rival = Those who do well elsewhere choose something else more often than the right answer: look whether the key is right, or the question can be read in two ways.
insight-fault-backwards = Those who are right here are rather wrong elsewhere: look whether the question or its key misleads.
insight-fault-hard = Fewer than one in five are right: look whether the lesson says what it takes, or make it easier to understand.
insight-fault-flat = It hardly tells who knows it from who does not: look whether it can be guessed, or asks two things at once.
insight-fault-easy = Nearly everybody is right: good to begin with, but it shows little. A sharper wrong option would help.
insight-fault-idle = There is a wrong option that nobody chose: put a mistake there that learners do make.

## What is got wrong alike

insight-no-misconceptions = Nothing was got wrong in the same way by several yet.
# $item: the question; $answer: what was answered.
insight-same-answer = “{ $answer }” as the answer to “{ $item }”
# $item: the task; $failing: the case, and how it came out.
insight-same-test = Code for “{ $item }” that fails here: { $failing }
insight-cluster-counts = { $learners ->
    [one] One learner
   *[other] { $learners } learners
}, { $count ->
    [one] one answer
   *[other] { $count } answers
}.
# $name: of a learner; $item: the question; $answer: theirs.
insight-example = For example { $name }, to “{ $item }”: { $answer }
# $subject: of a lesson.
insight-step-lesson = Next: go through the lesson “{ $subject }” again, or assign it.
insight-step-explanation = Next: there is an explanation by a learner that helped others with this. Show it to the class.
# $subject: the question.
insight-step-mend = Next: give this answer words of its own in the question “{ $subject }”, so that whoever gives it learns why not.
insight-all-misconceptions = All on the web

## One learner

# $day: when they joined.
insight-not-begun = Joined { $day }, and has not begun.
# $day: when they did something last.
insight-last-seen = Last here { $day }.
# $why: what was seen.
insight-why = May need a word: { $why }.
# $task: what is to be done; $state: how it stands; $day: by when, where $dated is yes.
insight-owed = { $task }{ $dated ->
    [yes] {" "}(due { $day })
   *[no] {""}
}: { $state ->
    [done] done
    [done-late] done, after it was due
    [late] not done yet
   *[open] time left
}
insight-reached = Reached
insight-column-alone = alone
insight-column-helped = with help
insight-newest = Newest answers
insight-attempt = { $day }: { $answer } to “{ $item }”, { $correct ->
    [yes] right
   *[no] not right
}{ $helped ->
    [yes] , with help
   *[no] {""}
}
insight-explained = { $count ->
    [one] once
   *[other] { $count } times
}
insight-tutored = { $count ->
    [0] not yet
    [one] once
   *[other] { $count } times
}

## On pages

insight-classes = How classes are doing
insight-class = Class
insight-learners = Learners
insight-learner = Learner
insight-active = Active in 7 days
insight-may-need-a-word = May need a word
insight-figures-of = Figures
insight-seen = What was seen
# $count (number): learners.
insight-more-not-shown = and { $count } more
insight-lesson = Lesson
insight-lessons = Lessons
insight-begun = Begun
insight-done = Done
insight-open = Time left
insight-late = Late
insight-task = What
insight-tasks = What was assigned
insight-due-on = Due
insight-nothing-assigned = Nothing was assigned. Type /cohort assign to do so.
insight-question = Question
insight-look-at = Worth a look
insight-items-about = Of each question, the first answers that learners gave without help to its wording of today. How it tells learners apart is the correlation of being right here with the share right elsewhere; with fewer than 20 answers nothing is said.
insight-figures = Figures
insight-by-the-able = By the abler quarter
insight-right = Right
insight-with-help = With help
insight-when = When
insight-yes = yes
insight-no = no

## Exports

command-course-data = Take the figures and answers of a class along
command-course-data-kind = csv or json
command-course-data-cohort = Its name; left out, the one that there is
called-course-data = data
called-course-data-kind = kind
called-course-data-cohort = cohort
insight-export-about = An export holds three tables: the progress of each learner, all their answers, and how each question does its work. CSV is for spreadsheets, JSON for programs. It names learners: keep it as you would keep their marks.
insight-export-kind = In which form
insight-exporting = The export is being made
insight-export-gone = That export is not here any more: they are kept for 20 hours. Type /course data for a new one.
insight-export-failed = That export could not be made. Nothing is lost: type /course data to try again.
# $title: of the class; $cut: yes where not all fitted; $count (number): learners.
insight-exported = Here are the figures of **{ $title }**.{ $cut ->
    [yes] {" "}It would have become too large: it has the progress of all, and the answers of { $count } learners.
   *[no] {""}
}
# $learners, $members (number): learners.
insight-columns = Progress of { $members } learners, and the answers of { $learners } of them. A text that begins like a formula has an apostrophe before it, so that no spreadsheet works it out.

insight-column-of-progress-learner = their number, the same in all tables
insight-column-of-progress-name = what the roster calls them
insight-column-of-progress-seen-at = when they did something in the course last (UTC)
insight-column-of-progress-lessons-done = lessons they have done
insight-column-of-progress-lessons = lessons there are
insight-column-of-progress-skills-mastered = skills they have
insight-column-of-progress-skills-nearly = skills they nearly have
insight-column-of-progress-skills-learning = skills they are learning
insight-column-of-progress-alone-right = right answers without help
insight-column-of-progress-alone-answers = answers without help
insight-column-of-progress-helped-right = right answers with help
insight-column-of-progress-helped-answers = answers with help
insight-column-of-progress-overdue = things that were due and are not done
insight-column-of-progress-explanations = explanations in their own words
insight-column-of-progress-signs = why they may need a word: never (not begun), away (a week or more), behind, falling (less often right than before), helped (leaning on help)
insight-column-of-answers-attempt = the number of the answer
insight-column-of-answers-learner = whose it is
insight-column-of-answers-name = what the roster calls them
insight-column-of-answers-item = the id of the question
insight-column-of-answers-activity = where it was asked
insight-column-of-answers-at = when (UTC)
insight-column-of-answers-correct = whether it counts as right now, also after somebody decided otherwise
insight-column-of-answers-score = 0 to 1
insight-column-of-answers-help = 0 none, 1 a hint, 2 the answer was shown
insight-column-of-answers-misconception = the id of the wrong belief that it shows
insight-column-of-answers-answer = what was answered; of a task, the code
insight-column-of-items-item = the id of the question
insight-column-of-items-prompt = the question
insight-column-of-items-skill = the id of its skill
insight-column-of-items-learners = learners who answered it
insight-column-of-items-answers = answers in all
insight-column-of-items-first-alone = first answers without help to its wording of today
insight-column-of-items-first-alone-right = those of them that were right
insight-column-of-items-facility = their share; empty below 20
insight-column-of-items-facility-low = the low end of its 95 % interval
insight-column-of-items-facility-high = the high end
insight-column-of-items-discrimination = correlation with the share right elsewhere, -1 to 1; empty below 20
insight-column-of-items-median-seconds = the median time of a first answer, where it is known
insight-column-of-items-faults = what to look at: rival, backwards, hard, flat, easy, idle

## The weekly digest

command-course-digest = What the week brought: who needs a word, what went well, what to mend
called-course-digest = digest
insight-digest = The digest
insight-digest-week = Your classes, this week
insight-digest-nothing = There is nothing to tell yet: there is no class with learners, or its figures are only being worked out.
insight-digest-leave = It comes on Mondays at 8. Type /course digest to have it no more, or to change where it goes.
insight-digest-not-staff = The weekly digest comes to those who were made instructors in a community. Here you can look at it at any time with /course digest.
insight-digest-off = Don't send it weekly
insight-digest-on = Send it weekly
insight-digest-is-on = The digest comes on Mondays at 8.
insight-digest-is-off = The digest comes no more. Type /course digest to look at it.
insight-went-well = What went well
insight-to-mend = Questions to mend
# $active, $count (number): learners.
insight-well-active = { $active } of { $count } learners did something in the last 7 days.
# $skill: its title; $count (number): learners.
insight-well-skill = { $count ->
    [one] One learner has
   *[other] { $count } learners have
} reached **{ $skill }**.
# $task: what was to be done; $share: of the class.
insight-well-task = { $task }: done by { $share }.
insight-letters = Also by e-mail
insight-no-letters = No more e-mail
# $email: their address.
insight-letters-go = It also goes to { $email }.
insight-address = Your e-mail address
insight-address-why = I'll send a code there first, so that nobody has letters sent to somebody else. The address is used for this digest alone.
insight-send-code = Send a code
# $email: the address.
insight-code-sent = A code is on its way to { $email }. It is good for 30 minutes.
insight-code = The code from the letter
insight-confirm = That's my address
# $left (number): tries.
insight-code-wrong = { $left ->
    [0] That is another code than the one I sent, and those were all the tries. I can send a new one.
    [one] That is another code than the one I sent. There is one more try.
   *[other] That is another code than the one I sent. There are { $left } more tries.
}
insight-code-gone = That code is not good any more. Type /course digest and have a new one sent.
insight-no-mail = No e-mail is sent from here: its operator has set no server for it.
insight-letters-enough = I have sent as many codes today as I may. Look for the last one, also among what your mail takes for advertising; tomorrow I can send another.
insight-no-address = That doesn't look like an e-mail address. Type it like name@example.org.
insight-address-refused = The server takes no letters for that address. Look whether it is written right.
insight-code-subject = Your code for the weekly digest
# $code: digits.
insight-code-letter = Your code is { $code }. Type it into the chat in which you asked for the weekly digest by e-mail. If it wasn't you who asked, do nothing: without the code no letters come.
