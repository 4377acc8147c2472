command-course-submissions = Read what your classes submitted, comment on it, and decide how it counts
command-course-submissions-challenge = A challenge: its number or words of its title; leave it out to see all
called-course-submissions = submissions
called-course-submissions-challenge = challenge
command-course-regrade = Run what was submitted again, after a test was mended; who changes is shown first
command-course-regrade-challenge = A challenge: its number or words of its title
called-course-regrade = regrade
called-course-regrade-challenge = challenge
command-course-similar = See which submissions to a challenge are alike, with care
command-course-similar-challenge = A challenge: its number or words of its title
called-course-similar = similar
called-course-similar-challenge = challenge

## What is meant (core/features/grading/looking.py)

grading-which = Which of these do you mean?
grading-no-classes = There is no class here yet, so nothing was submitted to it. /cohort create begins one.
# $words: what somebody typed.
grading-challenge-unknown = None of the challenges of your classes goes by “{ $words }”. /course submissions without a name shows what there is.
grading-challenge-gone = The course does not have this challenge any more. What was submitted stays, but it can't be run.
grading-gone = That submission isn't here any more, or whoever sent it is in none of your classes now.
grading-no-words = There was nothing in it. Say it in a few words, and send it again.
# $most (number): characters.
grading-too-long = That is more than { $most } characters. Shorten it a little, and send it again.
grading-counts-already = It counts like that already.

## Submissions (core/features/grading/views.py)

grading-submissions = Submissions
grading-none = Nothing was submitted here so far.
# $number (number): of the line that it opens.
grading-one = No. { $number }
# $name: of the learner. $title: of the challenge. $how: how it counts. $comments (number): that it has.
grading-line = { $name } · { $title } · { $day } · { $how }{ $comments ->
    [0] {""}
    [one] {" "}· one comment
   *[other] {" "}· { $comments } comments
}
# $how: right or wrong. $overridden: yes where somebody decided so.
grading-counts = { $how ->
    [right] right
   *[wrong] not yet right
}{ $overridden ->
    [yes] , as decided afterwards
   *[no] {""}
}
grading-older = Older ones
grading-all = All submissions
grading-only-right = Only right ones
grading-only-wrong = Only those not yet right
grading-learner = Learner
grading-when = Submitted
grading-challenge = Challenge
grading-judged = When it ran
grading-how-it-counts = Counts as
grading-comments = Comments
grading-try = Try
grading-help = Help
# $level (number): 0 none, 1 hints, 2 the solution was seen.
grading-helped = { $level ->
    [0] none before it
    [1] hints before it
   *[other] the solution was seen before it
}
# $outcome: a word of the judge's.
grading-outcome = { $outcome ->
    [passed] passed
    [failed] something else came out
    [error] stopped with an error
    [timeout] did not come to an end
    [too_slow] too slow
    [out_of_memory] out of memory
    [output_limit] printed too much
    [queue_full] could not run, the queue was full
    [unavailable] could not run
    [broken] could not be judged, the reference fails
   *[other] { $outcome }
}
grading-comment = Comment
# $name: of the learner. $title: of the challenge.
grading-comment-text = { $name } is told what you write about their solution to “{ $title }”, and finds it again with the challenge. They are not told your name.
grading-words = What would you like to say?
grading-send = Send it
grading-commented = It is on its way
# $name: of the learner.
grading-commented-text = { $name } is told where they last wrote to me alone.
grading-becomes-right = Count it as right
grading-becomes-wrong = Count it as not yet right
# $name: of the learner. $title: of the challenge.
grading-decide-text = { $name } is told so, with your reason, about their solution to “{ $title }”. What the judge saw stays on record, and points stay theirs.
grading-why = Why? The learner reads this.
grading-decided = It counts so from now on
# $name: of the learner. $how: right or wrong.
grading-decided-text = The submission of { $name } { $how ->
    [right] counts as right
   *[wrong] does not count as right
} from now on, and they are told why.
grading-meanwhile = Somebody was quicker
grading-meanwhile-text = Somebody decided about this submission after it was shown to you. Nothing of yours was changed; look at it once more.
grading-run = Run it again
grading-tries = All tries at this
# $name: of the learner.
grading-all-of = All of { $name }
grading-similar = Alike ones
grading-back = Back to the submission
grading-regrade-this = Regrade this challenge
grading-somebody = somebody who is gone
# $who: a name.
grading-said-comment = **{ $who }** commented, { $day }:
grading-said-decided-right = **{ $who }** had it count as right, { $day }:
grading-said-decided-wrong = **{ $who }** had it count as not yet right, { $day }:
grading-said-regraded-right = It counts as right since { $who } confirmed a regrading, { $day }.
grading-said-regraded-wrong = It counts as not yet right since { $who } confirmed a regrading, { $day }.
# $title: of the challenge. $passed, $total (number): cases.
grading-report = { $title }: { $passed } of { $total } cases passed
# $name: of a case. $outcome: how it came out. $hidden: yes where learners do not see it.
grading-case = { $name }{ $hidden ->
    [yes] {" "}(hidden)
   *[no] {""}
}: { $outcome }
grading-case-given = Given
grading-case-expected = Should come out
grading-case-got = Came out
# $outcome: why.
grading-not-run = { $outcome ->
    [queue_full] So much code is waiting that this has to wait too. Try it again in a minute.
    [broken] The challenge's own reference does not pass, so nobody's code can be judged. Mend the challenge first.
   *[other] Code can't be run just now. Nothing was changed; try it again in a few minutes.
}

## Regrading (core/features/grading/regrade_views.py)

# $title: of the challenge.
grading-regrade = Regrading “{ $title }”
grading-regrade-text = Each member's newest submission, and its last ones that count as right, are run with the cases that are published now. Nothing changes by that: you see who would change first, and decide then.
grading-regrade-start = Run them
grading-regrade-again = Run them once more
grading-regrade-begun = It has begun. You can look again at any time, and leave meanwhile.
grading-regrade-look = Look again
grading-regrade-stop = Stop it
grading-regrade-stopped = It is stopped, and nothing was changed.
grading-regrade-failed = This could not be done: the challenge is gone, or something went wrong on our side. Nothing was changed.
grading-regrade-outdated = The challenge was published anew since these were run. Run them once more, so that you see what is true now.
# $right, $wrong, $same, $total (number): submissions.
grading-regrade-found = { $total ->
    [one] One submission was run.
   *[other] { $total } submissions were run.
} { $same ->
    [0] None stays
    [one] One stays
   *[other] { $same } stay
} as before, { $right ->
    [0] none would become right
    [one] one would become right
   *[other] { $right } would become right
}, { $wrong ->
    [0] and none would stop being right.
    [one] and one would stop being right.
   *[other] and { $wrong } would stop being right.
}
# $count (number): submissions.
grading-regrade-right = From not yet right to right ({ $count })
grading-regrade-wrong = From right to not yet right ({ $count })
grading-regrade-by-hand = Decided by somebody, and left as they are ({ $count })
grading-regrade-not-run = Could not run, and left as they are ({ $count })
# $names: some. $more (number): others.
grading-regrade-and-more = { $names } and { $more } more
# $count (number): submissions.
grading-regrade-apply-right = Change to right ({ $count })
grading-regrade-apply-both = Change both ways ({ $count })
grading-regrade-applied = It is written
grading-regrade-nothing = There was nothing left to change.
# $right, $wrong (number): submissions. $learners (number): who are told.
grading-regrade-applied-text = Right now: { $right }. Not right any more: { $wrong }. { $learners ->
    [one] One learner is told, once.
   *[other] { $learners } learners are told, once each.
}

## Alike (core/features/grading/similar_views.py)

# $title: of the challenge.
grading-similar-title = Alike submissions to “{ $title }”
# $compared, $all (number): learners.
grading-similar-compared = Compared: { $compared } of { $all } learners, the newest right submission of each, or else the newest.
# $least (number): parts.
grading-similar-short = The others have fewer than { $least } parts of their own once the starter, the reference and what many wrote are taken away: a short task has few ways to be solved, so nothing is said of them.
grading-similar-too-few = That is too few to compare.
# $pairs (number): of submissions. $share: like 50%.
grading-similar-found = { $pairs ->
    [0] No pair has
    [one] One pair has
   *[other] { $pairs } pairs have
} at least { $share } of the shorter one's own parts in common.
grading-similar-unexpected = With so few learners I can't say how many pairs would be as alike by chance.
grading-similar-expected-few = If all worked as independently as most here did, fewer than one pair would be as alike by chance.
# $count: pairs.
grading-similar-expected = Even if all worked independently, about { $count } would be as alike by chance.
# $one, $other: names. $share: like 80%.
grading-similar-line = { $one } and { $other }: { $share } alike.
grading-similar-care = Alike says nothing about why. Two people may have sat together as you asked them to, read the same page, or found the same way. Talk with both before you think anything of it. Nothing follows from this by itself, and the learners see nothing of it.
grading-similar-see = The one of { $name }
grading-similar-back = All pairs
grading-similar-marked = Lines with a bar have parts that stand in both.
grading-similar-and = and
grading-similar-share = Alike
grading-similar-none = No pair is.
grading-pair-gone = These two are not alike any more: one of them was sent anew, or is gone.
