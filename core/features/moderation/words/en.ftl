command-moderate = Look at what was explained here and reported or held, and decide what others see
called-moderate = moderate

## Reporting, and asking for another look (core/features/moderation/reporting.py)

moderation-report = What is wrong with it?
moderation-report-text = Nobody is told that it was you. If others see it as you do, it is hidden until somebody has looked at it.
moderation-other-words = Something else, in your own words
moderation-send = Send these words
moderation-thanks = Thank you for telling us
moderation-thanks-text = It is noted. You need do nothing more.
moderation-own = That one is yours. You can take it back under /explanations, at “My own”.
moderation-gone = That explanation isn't here any more, or it is not shared now.
moderation-no-words = There was nothing in it. Say it in a few words, and send it again.
moderation-appeal = Ask for another look
# $begins: how the explanation begins.
moderation-appeal-text = Say why “{ $begins }” should be shown. Somebody reads it, looks once more, and you are told what comes of it.
moderation-appeal-words = Why should others see it?
moderation-appealed = Somebody looks at it once more
moderation-appealed-text = You are told what comes of it. Until then it stays hidden.
moderation-is-shown = That one isn't hidden. Whoever you share it with sees it.
moderation-in-hand = Somebody is going to look at that one. You are told what comes of it.
moderation-is-final = Somebody has looked at that one twice, so it stays as it is. You are welcome to explain it again in other words.

## Deciding (core/features/moderation/handlers.py)

moderation-empty = Nothing to look at
moderation-empty-text = Nothing that was told here waits for you.
moderation-yours = That one is your own, so somebody else decides about it.
# $number (number): its place. $count (number): how many there are.
moderation-case = To look at: { $number } of { $count }
moderation-lesson = Lesson
moderation-shown-as = Shown as
moderation-state = Now
moderation-state-shown = others see it
moderation-state-review = nobody else sees it
moderation-state-hidden = hidden
moderation-why = **Why it is here**
# $times (number): how many said so. $reason: a reason with a name, or a reader's own words.
moderation-why-reported = { $times ->
    [one] Reported once: { $reason }
   *[other] Reported { $times } times: { $reason }
  }
moderation-why-divided = Opinions differ on whether it helps. Is it right?
# $words: what the author wrote.
moderation-why-appealed = Its author asks for another look: “{ $words }”
moderation-why-unknown = No reason was kept.
# $state: how it stands, shown, review or hidden.
moderation-show = { $state ->
    [shown] Leave it as it is
   *[other] Show it
}
moderation-hide = { $state ->
    [hidden] Leave it hidden
   *[other] Hide it
}
moderation-next = Next
moderation-queue = What else waits
moderation-ask = Why is it to be hidden?
moderation-ask-text = Its author is told the reason, not who decided, and can ask for another look.
moderation-reason-unfit = Its author reads this as you write it, and there is an address, a link or a word in it that could hurt. Say it in other words: nothing is decided yet.
moderation-done-restored = Others may see it again
moderation-done-restored-text = Its author is told.
moderation-done-kept = It stays as it was
moderation-done-kept-text = Others go on seeing it.
moderation-done-hidden = It is hidden
moderation-done-hidden-text = Its author is told why, and that they can ask for another look.
moderation-done-upheld = It stays hidden
moderation-done-upheld-text = Its author is told. That was the other look they could ask for.
moderation-meanwhile = Somebody was faster
moderation-meanwhile-text = Something was done about this one since you saw it, so nothing of yours was. See what happened:

## The trail

moderation-trail = What happened
moderation-trail-none = Nothing was done about it so far.
moderation-lately = Decided lately
moderation-lately-none = Nothing was decided here so far.
# $number (number): of a line above.
moderation-lately-one = No. { $number }
# $day: a date.
moderation-act-reported = { $day }: reported by readers
moderation-act-held = { $day }: held by the filter
moderation-act-appealed = { $day }: its author asked for another look
moderation-act-divided = { $day }: votes differed
moderation-act-restored = { $day }: shown again
moderation-act-kept = { $day }: looked at and left as it was
moderation-act-hidden = { $day }: hidden
moderation-act-upheld = { $day }: looked at once more and left hidden
moderation-act-other = { $day }: changed
# $line: one of the lines above. $reason: a reason with a name, or somebody's own words.
moderation-because = { $line } ({ $reason })
# $line: one of the lines above. $who: a name.
moderation-by = { $line }, by { $who }
moderation-by-you = you
# $line: one of the lines above.
moderation-by-nobody = { $line }, by somebody who is gone
