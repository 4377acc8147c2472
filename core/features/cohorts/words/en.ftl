command-cohort-create = Begin a class that takes a course together
command-cohort-create-title = What the class is called
command-cohort-create-course = The course that it takes
command-cohort-create-role = A role of this community whose holders are in the class
command-cohort-list = Your classes
command-cohort-roster = Who is in a class, how far they are, and what is late
command-cohort-roster-cohort = The class; leave it out where you have one
command-cohort-invite = The code and the links by which people join a class
command-cohort-invite-cohort = The class; leave it out where you have one
command-cohort-archive = End a class; what was learnt in it stays
command-cohort-archive-cohort = The class; leave it out where you have one
command-cohort-assign = Have a class do a lesson, a quiz, a challenge or reviews
command-cohort-assign-kind = lesson, quiz, challenge or reviews
command-cohort-assign-what = Which lesson or challenge
command-cohort-assign-due = By when, like friday 18:00 or in 3 days
command-cohort-assign-cohort = The class; leave it out where you have one
command-cohort-extend = Give one learner a later date
command-cohort-extend-who = Who gets it
command-cohort-extend-due = Until when, like friday 18:00 or in 3 days
command-cohort-extend-reason = Why
command-cohort-extend-cohort = The class; leave it out where you have one
command-cohort-announce = Tell a whole class something, wherever each of them is
command-cohort-announce-text = What they are to read
command-cohort-announce-cohort = The class; leave it out where you have one
called-cohort-create = create
called-cohort-create-title = title
called-cohort-create-course = course
called-cohort-create-role = role
called-cohort-list = list
called-cohort-roster = roster
called-cohort-roster-cohort = cohort
called-cohort-invite = invite
called-cohort-invite-cohort = cohort
called-cohort-archive = archive
called-cohort-archive-cohort = cohort
called-cohort-assign = assign
called-cohort-assign-kind = kind
called-cohort-assign-what = what
called-cohort-assign-due = due
called-cohort-assign-cohort = cohort
called-cohort-extend = extend
called-cohort-extend-who = who
called-cohort-extend-due = due
called-cohort-extend-reason = reason
called-cohort-extend-cohort = cohort
called-cohort-announce = announce
called-cohort-announce-text = text
called-cohort-announce-cohort = cohort

## Classes

cohorts-nav = Classes
cohorts-list = Classes
cohorts-class = Class
cohorts-members = Members
cohorts-none-yet = There is no class here yet. Begin one with /cohort create.
cohorts-not-yours = There is no such class here. It may be of another community, or gone.
# $title: of the class.
cohorts-over = The class { $title } is over. All that was learnt in it stays.
# $title: of the class.
cohorts-course-gone = The course of { $title } is not here any more. What was learnt in it stays; bring the course back, or begin a class with another one.
# $count: members. $course: its title.
cohorts-in-list = { $count ->
    [one] one member · { $course }
   *[other] { $count } members · { $course }
}
# $count: classes.
cohorts-list-over = { $count ->
    [one] One more is over.
   *[other] { $count } more are over.
}
cohorts-those-over = Classes that are over
cohorts-which = Which class is it?
# $given: what was typed.
cohorts-which-unknown = I know no one class called “{ $given }”. Which one is it?
cohorts-begin = Begin a class
cohorts-title-text = A class takes a course together. What is it called?
# $most: characters.
cohorts-ask-title = Its name, at most { $most } characters
cohorts-title-empty = A class needs a name that can be read.
# $most: characters.
cohorts-title-long = That name is too long. It has at most { $most } characters.
# $title: of the class.
cohorts-ask-course = Which course does { $title } take?
cohorts-no-course = There is no such course for a class to take. Import one with /course import.
cohorts-course = Course
# $title: of the class.
cohorts-began = { $title } begins

## Coming in

cohorts-to-invite = Invite people
cohorts-code-text = Whoever has this code can join. Before they do, they read what you will see of them.
cohorts-code-anew = This is the new code. The one before no longer works.
cohorts-type-this = Type this to Parley
cohorts-or-open = Or open one of these:
cohorts-recode = Make a new code
cohorts-role = Role
cohorts-to-role = Have a role lead in
cohorts-ask-role = The role whose holders are in the class
# $title: of the class.
cohorts-role-text = Whoever has this role and does anything with Parley here is in { $title } from then on, and is told so. Somebody who loses the role stays, and the roster says so.
cohorts-take-role = Take it
# $given: what was typed.
cohorts-role-unread = I can make no role out of “{ $given }”. Mention it, or choose it with “Have a role lead in”.
# $title: of the class. $role: what it is called.
cohorts-role-given = From now on, { $role } leads into { $title }.

## The roster

cohorts-to-roster = Roster
cohorts-to-overview = Overview
# $first, $last: places. $of: how many there are.
cohorts-shown = { $first } to { $last } of { $of }
cohorts-nobody-in-it = Nobody is in it yet.
cohorts-more = Show more
cohorts-before = Those before
cohorts-name = Name
cohorts-lessons-done = Lessons
cohorts-done = Done
cohorts-late-column = Late
cohorts-came = Came in
# $how: code, link, role. $day: a date.
cohorts-came-by = { $how ->
    [link] by a link, { $day }
    [role] by a role, { $day }
   *[code] by the code, { $day }
}
cohorts-role-gone = no longer has the role
# $title: of the class. $count: members.
cohorts-members-of = { $count ->
    [one] { $title }: one member
   *[other] { $title }: { $count } members
}
# $done: lessons that were completed. $of: all of the course.
cohorts-lessons = { $done } of { $of } lessons
# $done, $of: assignments.
cohorts-assigned-done = { $done } of { $of } done
# $count: assignments.
cohorts-late = { $count } late
cohorts-to-remove = Take somebody out
cohorts-ask-who = The name in the roster
cohorts-find = Find
cohorts-who = Who is it?
# $given: what was typed.
cohorts-who-unknown = I find no one person called “{ $given }” in the roster.
cohorts-nobody = That person is not in the class any more.
# $title: of the class.
cohorts-nobody-yet = Nobody is in { $title } yet.
# $name: of the member.
cohorts-remove-text = { $name } will no longer be in the class, and nothing of it is due for them. All that they learnt stays theirs. With the code they can come back; make a new one if they should not.
# $name: of the member.
cohorts-remove-yes = Take { $name } out
# $name: of the member. $title: of the class.
cohorts-removed = { $name } is no longer in { $title }.
cohorts-to-archive = End the class
cohorts-archive-text = A class that is over takes nobody in, and nothing of it is due any more. Its roster stays, and all that was learnt.
cohorts-archive-yes = End it
# $title: of the class.
cohorts-archived = { $title } is over.

## What is to be done

cohorts-to-assigned = Assignments
cohorts-to-assign = Assign
cohorts-assignment = An assignment
cohorts-kind-lesson = A lesson
cohorts-kind-quiz = A quiz on a lesson
cohorts-kind-challenge = A challenge
cohorts-kind-review = Reviews
# What may be typed for each, with commas between, in small letters.
cohorts-kind-words-lesson = lesson, lessons
cohorts-kind-words-quiz = quiz, quizzes
cohorts-kind-words-challenge = challenge, challenges
cohorts-kind-words-review = review, reviews
cohorts-ask-kind = What is the class to do?
# $given: what was typed.
cohorts-kind-unknown = “{ $given }” is nothing that I can assign. What is the class to do?
cohorts-ask-lesson = Which lesson?
cohorts-ask-quiz = A quiz on which lesson? It is done when all questions of the lesson were answered in quizzes.
cohorts-ask-challenge = Which challenge?
cohorts-ask-what = Its number, or words of its title
# $given: what was typed.
cohorts-what-unknown = I find no one thing called “{ $given }” in the course. Which is it?
cohorts-nothing-of-kind = The course of this class has nothing of that kind.
# $most: days.
cohorts-ask-days = On how many days, 1 to { $most }
# $given: what was typed. $most: days.
cohorts-days-unread = “{ $given }” is no number of days from 1 to { $most }.
cohorts-ask-due = Due, like friday 18:00; leave it empty for no date
cohorts-due-text = By when? The date is by each learner's own clock. You may write 2026-12-04 18:00, friday, or in 3 days.
# $given: what was not understood.
cohorts-due-unread = I don't understand “{ $given }” as a date. You may write 2026-12-04 18:00, friday 18:00, or in 3 days.
# $given: what was typed.
cohorts-due-past = “{ $given }” is past already. Write a later date.
# $given: what was typed.
cohorts-due-far = “{ $given }” is more than two years off. Write an earlier date.
cohorts-due = Due
# $date: like Fri, Dec 4, 6:00 PM.
cohorts-due-local = { $date } (by each learner's clock)
# $date: like Fri, Dec 4, 6:00 PM. $reason: why it is a later one.
cohorts-due-reason = { $date } (later: { $reason })
cohorts-no-due = no date
# $title: of the class. $dated: yes where there is a date.
cohorts-assigned-text = { $dated ->
    [yes] { $title } has it among what is due, and is reminded a day and three hours before.
   *[no] { $title } has it among what is to be done, without a date, so nobody is reminded.
}
# $count: members.
cohorts-due-past-for = { $count ->
    [one] For one member, further east, the date is past already.
   *[other] For { $count } members, further east, the date is past already.
}
# $title: what is to be done. $date: by when.
cohorts-assigned-news = New for you: { $title }. Due: { $date }. Type /due to begin.
cohorts-assign-more = Assign more
cohorts-tell-them = Tell the class
# $title: what is to be done.
cohorts-already-assigned = The class is to do that already. Withdraw it first, to set it anew: { $title }
# $kind: lesson, quiz, challenge, review.
cohorts-assign-kind = { $kind ->
    [quiz] Assign the quiz
    [challenge] Assign the challenge
    [review] Assign reviews
   *[lesson] Assign the lesson
}
# $title: of the class.
cohorts-nothing-assigned = { $title } has nothing to do yet.
cohorts-progress = Done
# $done, $of: members.
cohorts-done-of = { $done } of { $of } have done it
# $count: members.
cohorts-late-of = { $count } late
cohorts-what = What
cohorts-state = How it stands
# $name: of the member.
cohorts-work-of = What { $name } is to do
cohorts-owes-nothing = Nothing is to be done.
cohorts-no-assignment = That is not among what the class is to do any more.
# $title: what is to be done.
cohorts-to-withdraw = Withdraw: { $title }
cohorts-withdraw-text = Nobody owes it any more, and nobody is reminded of it. What was done of it stays.
cohorts-withdraw-yes = Withdraw it
# $title: what was to be done.
cohorts-withdrawn = Nobody owes this any more: { $title }

## Later dates

cohorts-to-extend = Give a later date
# $name: of the member.
cohorts-extend-which = For what does { $name } get a later date?
# $title: of the class.
cohorts-nothing-dated = Nothing in { $title } has a date that could be later.
# $name: of the member. $title: what is to be done.
cohorts-extend-text = A later date for { $name }: { $title }
cohorts-ask-later = Until when, like friday 18:00
# $title: what is to be done.
cohorts-ask-later-of = Until when: { $title }
# $most: characters.
cohorts-ask-reason = Why, at most { $most } characters; the learner sees only that it is later
cohorts-no-reason = Say why, for those who teach with you.
cohorts-no-date = Without a date there is no later one.
# $name: of the member.
cohorts-not-later = That is not later than the date that { $name } has.
# $name: of the member. $title: what is to be done. $date: by when.
cohorts-extended = { $name } has longer for this: { $title }. The new date: { $date }.

## Announcements

cohorts-announcements = Announcements
cohorts-to-announce = Tell the class something
# $title: of the class. $count: members.
cohorts-announce-text = { $count ->
    [one] What is the one member of { $title } to read? They get it where they last wrote to me alone.
   *[other] What are the { $count } members of { $title } to read? Each gets it where they last wrote to me alone.
}
cohorts-ask-announcement = What they are to read
cohorts-preview = Look at it first
# $count: members.
cohorts-preview-text = { $count ->
    [one] One person will read this:
   *[other] { $count } people will read this:
}
# $title: of the class.
cohorts-announcement = _From those who teach { $title }:_
# $count: members.
cohorts-send = { $count ->
    [one] Send it to one person
   *[other] Send it to { $count } people
}
cohorts-write-anew = Write it anew
# $title: of the class.
cohorts-sent = It is on its way to { $title }.
cohorts-announce-empty = There is nothing in it to read yet.
# $most: characters.
cohorts-announce-long = That is too long for one announcement: it has at most { $most } characters.
cohorts-who-got-it = Who got it
# $title: of the class.
cohorts-nothing-announced = { $title } was told nothing yet.
cohorts-newest-sent = Sent
cohorts-look-again = Look again
cohorts-announced-what = What
cohorts-announced-when = When
# $count: people.
cohorts-got-sent = { $count ->
    [one] one has it
   *[other] { $count } have it
}
# $count: people.
cohorts-got-waiting = { $count } will get it
# $count: people.
cohorts-got-nowhere = { $count ->
    [one] one never wrote to me alone, so I can't reach them
   *[other] { $count } never wrote to me alone, so I can't reach them
}
cohorts-receipt-sent = has it
cohorts-receipt-waiting = will get it
cohorts-receipt-nowhere = never wrote to Parley alone
