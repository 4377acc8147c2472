command-progress = How far you are, skill by skill, and what comes next
called-progress = progress

progress-no-course = Your progress shows here as soon as you have begun a course.
progress-nothing-yet = Everything is still ahead of you, and it begins with one short lesson. What you learn will show here, skill by skill.
progress-no-answers = Your lessons are on their way. Once you answer questions, each skill shows here with how sure it is.
# $title: the course's.
progress-lessons = { $title }: lessons done
# $skill: its title; $level: new, learning, nearly or mastered; $middle, $low, $high: shares like 67%.
progress-skill = { $level ->
    [new] **{ $skill }**: not tried on your own yet.
    [learning] **{ $skill }**: learning, about { $middle } (between { $low } and { $high }).
    [nearly] **{ $skill }**: nearly there, about { $middle } (between { $low } and { $high }).
   *[mastered] **{ $skill }**: mastered, about { $middle } (between { $low } and { $high }).
}
# $right, $total (number): answers.
progress-alone = { $right } of { $total } right on your own.
progress-helped = { $right } of { $total } right with help.
# $threshold: a share like 75%.
progress-what-it-means = The percentages say how likely you are right on your own next time, with the range that is probably so. A skill is mastered once the whole range is past { $threshold } and your last two answers were right. Answers with help do not move it.
# $count (number): skills.
progress-ahead = { $count ->
    [one] One more skill is still ahead.
   *[other] { $count } more skills are still ahead.
}
# $count (number): questions.
progress-due = { $count ->
    [one] One question is due for review.
   *[other] { $count } questions are due for review.
}
# $day: like "tomorrow" or "in 3 days".
progress-next-due = Nothing is due for review. The next question comes back { $day }.
progress-begin = Start the first lesson
progress-learn = Next lesson
progress-on = Go on with the lesson
progress-review = Review what is due
progress-quiz = A quiz
progress-courses = See the courses

## The picture

progress-level = { $level ->
    [new] not tried alone
    [learning] learning
    [nearly] nearly there
   *[mastered] mastered
}
progress-threshold = mastered: all past { $threshold }
progress-axis = How likely you are right on your own
# $skills: a sentence for each skill.
progress-alt = How likely you are right on your own, skill by skill, with the range that is probably so. { $skills } A line at { $threshold } shows where mastery begins.
progress-alt-skill = { $level ->
    [new] { $skill }: not tried on your own yet.
    [learning] { $skill }: learning, about { $middle }, between { $low } and { $high }.
    [nearly] { $skill }: nearly there, about { $middle }, between { $low } and { $high }.
   *[mastered] { $skill }: mastered, about { $middle }, between { $low } and { $high }.
}
