command-setup = Set Parley up for this server: course, channel, staff, the daily post
called-setup = setup

## Setting up

community-here = this community
# $name: of the community.
community-first = Parley in { $name }
# Where there are channels and roles to choose from.
community-first-text = Five things, and you're done: what is learnt here, in which channel I post, who are the staff, at which hour there is something to do each day, and in which time zone. All of it can be changed later with /setup.
# Where a group is one channel itself.
community-first-here = Three things, and you're done: what is learnt here, at which hour there is something to do each day, and in which time zone. I post right here. All of it can be changed later with /setup.
community-open = Set up
community-set-up = How Parley is set up here
community-course = Course
community-channel = Channel
community-role = Staff
community-daily = Something to do each day
# $hour: like 18:00. $zone: a city.
community-daily-at = { $hour } ({ $zone })
community-none = not chosen yet
community-role-none = only those who manage the server
community-never = never
community-ask-channel = The channel for my posts
community-ask-role = The role of your staff
community-ask-hour = Something to do each day, at
community-ask-zone = Time zone, like Madrid or UTC+2
community-no-channel = Choose a channel, so that I know where to post.
# $channel: of the community.
community-lacking = In { $channel } I still need these rights. Give them to my role in the channel's settings, then check again:
community-lacking-here = I still need these rights here. Give them to me in the group's permissions, then check again:
# $channel: of the community.
community-refused = I could not post in { $channel }. Look at the rights I have there, then check again.
community-unseen = I can't see from here whether all rights are given. Check again in a minute.
community-all-well = I may do everything I need there. Shall I post a test?
community-check = Check again
community-test = Post a test
community-test-again = Post it once more
community-back = Back to the settings
# $channel: of the community.
community-posted = It's up in { $channel }
community-posted-text = That is how your members see me. They press the button, and what I answer, only they can see.
# $given: what was filled in.
community-unreadable = { $given } is not one of the options. Nothing was changed: open the form with /setup and choose again.
# $given: what was typed. $near: names of zones.
community-zone-near = { $given } may be several places, or none I know: { $near }. Open the form again and name one; the rest is as you filled it in.
# $given: what was typed.
community-zone = I know no place called { $given }. Open the form again and name a large city nearby; the rest is as you filled it in.

## What is posted

community-welcome = Parley is here
community-welcome-text = We learn in small steps: a little to read, a question about it, and soon something to try yourself. Press the button; what I answer, only you can see.
community-begin = Start learning
community-what = What can I do?
community-today = Something for today
# $title: of the course.
community-today-learn = A few minutes of **{ $title }**: go on where you were, or see what you still know.
community-today-challenge = The challenge of the day
community-difficulty = Difficulty
# $level (number): from 1 to 5.
community-level = { $level } of 5
community-about = About
community-time = Time
# $minutes (number): of a time limit.
community-minutes = { $minutes ->
    [one] one minute, from when you begin
   *[other] { $minutes } minutes, from when you begin
}
community-points = Points
# $most (number): points.
community-most = up to { $most }
# $extra (number): points.
community-thought-pays = Take your time: thinking pays here, and hurrying does not. Whoever takes it on from here and solves it before the next one comes gets { $extra } points more.
# $count (number): people.
community-solvers = { $count ->
    [one] One of you solved yesterday's.
   *[other] { $count } of you solved yesterday's.
}
community-take = Take it on
community-quiz = A quiz instead
community-learn = Go on learning
