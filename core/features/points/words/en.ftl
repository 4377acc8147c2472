command-points = Your points and what they are for, your badges, and your days in a row
called-points = points

points-title = Points
points-nothing-yet = You get points for challenges that you solve, for what you still know when it comes back for review, and for explanations that help others. First tries and thinking count, speed never does.
points-learn = Learn something
# $count (number): points.
points-total = { $count ->
    [one] One point
   *[other] { $count } points
}
# $level, $next (number): levels; $left (number): points to the next.
points-level = { $left ->
    [one] Level { $level }, one point to level { $next }
   *[other] Level { $level }, { $left } points to level { $next }
}
points-knowledge = For explaining
# $count (number): points.
points-knowledge-count = { $count ->
    [one] one point
   *[other] { $count } points
}
points-in-a-row = Days in a row
points-best = Most in a row
# $count (number): days.
points-in-a-row-count = { $count ->
    [one] one day
   *[other] { $count } days
}
points-off = Days off earned
# $count, $most (number): days off.
points-off-count = { $count } of at most { $most }
points-rest = Rest
# $first, $last: days.
points-rest-span = { $first } to { $last }
points-again = Your next day of learning begins a new row. The longest one stays on record.
points-weeks = The last four weeks
# $first: the day with which a week begins; $kinds: a list of what follows.
points-week = From { $first }: { $kinds }
# $days: names of weekdays.
points-week-learnt = learnt { $days }
points-week-saved = day off { $days }
points-week-rested = rest { $days }
points-week-free = nothing due { $days }
points-lately = Lately
# $titles: of badges.
points-badges-here = Badges: { $titles }
points-zone-unknown = Your days are counted by the clock in Greenwich (UTC) until I know where you are.
points-zone = Set my time zone
points-all = All my points
points-badges = Badges
points-take-rest = Take a rest
points-change-rest = Change my rest
points-end-rest = End my rest
points-older = Older
points-newer = Newer
points-back = To my points
points-no-more = There is nothing further back.
# $page (number).
points-all-of = All your points, page { $page }

## What points are for

# $amount: points with a sign, as +10; $title: what they are about; $gone: yes where that is no longer there; $day: like "yesterday".
points-for-solved = { $gone ->
    [yes] { "**" }{ $amount }** Solved a challenge that is no longer here, { $day }
   *[no] { "**" }{ $amount }** Solved “{ $title }”, { $day }
}
points-for-first-try = { $gone ->
    [yes] { "**" }{ $amount }** Solved a challenge that is no longer here at the first try, { $day }
   *[no] { "**" }{ $amount }** Solved “{ $title }” at the first try, { $day }
}
points-for-thought = { $gone ->
    [yes] { "**" }{ $amount }** Took time to think about a challenge that is no longer here, { $day }
   *[no] { "**" }{ $amount }** Took time to think about “{ $title }”, { $day }
}
points-for-hints = { $gone ->
    [yes] { "**" }{ $amount }** Hints at a challenge that is no longer here, { $day }
   *[no] { "**" }{ $amount }** Hints at “{ $title }”, { $day }
}
points-for-review = { $gone ->
    [yes] { "**" }{ $amount }** Remembered what came back for review, { $day }
   *[no] { "**" }{ $amount }** Remembered what came back for review in “{ $title }”, { $day }
}
points-for-game = { $gone ->
    [yes] { "**" }{ $amount }** Played a game, { $day }
   *[no] { "**" }{ $amount }** Played a game in “{ $title }”, { $day }
}
points-for-explained = { $gone ->
    [yes] { "**" }{ $amount }** Explained a lesson that is no longer here, { $day }
   *[no] { "**" }{ $amount }** Explained “{ $title }”, { $day }
}
points-for-helped = { $gone ->
    [yes] { "**" }{ $amount }** Helped somebody with an explanation, { $day }
   *[no] { "**" }{ $amount }** Helped somebody with your explanation of “{ $title }”, { $day }
}
points-for-daily = **{ $amount }** Solved the challenge of the day, { $day }

## Badges

points-badges-mine = Your badges
points-badges-others = What else there is
points-badges-none = There are no badges here.
# $count (number): badges.
points-badges-gone = { $count ->
    [one] And one from earlier days that is no longer given. It stays yours.
   *[other] And { $count } from earlier days that are no longer given. They stay yours.
}
# $title, $praise: the badge's; $day: like "yesterday".
points-badge-has = **{ $title }** ({ $day }). { $praise }
# $badge: its title; $least, $have (number): how many it takes, and how many there are.
points-takes-points = **{ $badge }**: { $least } points. You have { $have }.
points-takes-level = **{ $badge }**: level { $least }. You are at level { $have }.
points-takes-days-in-a-row = **{ $badge }**: { $least } days in a row. Your most so far: { $have }.
points-takes-solved = { $least ->
    [one] { "**" }{ $badge }**: solve a challenge. So far: { $have }.
   *[other] { "**" }{ $badge }**: solve { $least } challenges. So far: { $have }.
}
points-takes-first-try = { $least ->
    [one] { "**" }{ $badge }**: solve a challenge at the first try, without a hint. So far: { $have }.
   *[other] { "**" }{ $badge }**: solve { $least } challenges at the first try, without a hint. So far: { $have }.
}
points-takes-reviews = { $least ->
    [one] { "**" }{ $badge }**: a review in which you remember enough for points. So far: { $have }.
   *[other] { "**" }{ $badge }**: { $least } reviews in which you remember enough for points. So far: { $have }.
}
points-takes-explained = { $least ->
    [one] { "**" }{ $badge }**: explain a lesson well. So far: { $have }.
   *[other] { "**" }{ $badge }**: explain { $least } lessons well. So far: { $have }.
}
points-takes-helped = { $least ->
    [one] { "**" }{ $badge }**: help somebody with an explanation. So far: { $have }.
   *[other] { "**" }{ $badge }**: help { $least } others with explanations. So far: { $have }.
}
points-takes-courses = { $least ->
    [one] { "**" }{ $badge }**: complete a course. So far: { $have }.
   *[other] { "**" }{ $badge }**: complete { $least } courses. So far: { $have }.
}
# $course: its title.
points-takes-course = **{ $badge }**: complete the course “{ $course }”.

## Rests

points-rest-about = On the days of a rest I ask nothing of you, and your days in a row wait. You can learn all the same: that counts as always. A rest begins today or later, and has 60 days at most.
# $first, $last: days.
points-rest-on = You are resting from { $first } to { $last }. Until when shall it be? The days that have passed stay kept.
points-rest-first = First day, like 24 December
points-rest-last = Last day, like 31 December
points-rest-set = Take this rest
points-rest-kept = Have a good time. Your days in a row wait for you.
points-rest-ended = You have no rest set now. The days that you have rested stay kept.
# $given: what was written.
points-rest-unclear = I cannot read { $given } as a day. Write it like 24 December, 2026-12-24, or tomorrow.
points-rest-past = That day is over. A rest begins today or later.
points-rest-order = The last day comes before the first one there. Write them again, the first day first.
# $most (number): days.
points-rest-long = That is longer than the { $most } days that one rest may have. Take a shorter one; another can follow it.
points-rest-over = Your last rest still keeps the days that it had. Learn something first, be it one question, and then take another.

## The picture

points-key-learnt = learnt
points-key-saved = day off
points-key-rested = rest
points-key-free = nothing due
points-key-today = today
# $days: a sentence for each week.
points-alt = A calendar of the last four weeks. { $days }
points-alt-quiet = Nothing is marked in it yet.
# $titles: of badges.
points-alt-badges = Below it, badges: { $titles }.
