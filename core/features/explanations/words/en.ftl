command-explanations = Read how others explain what you learn, and say whether it helped
command-explanations-lesson = A lesson: its number, or words of its title
called-explanations = explanations
called-explanations-lesson = lesson

## Reading and judging (core/features/explanations/views.py)

explanations-judge = This is how somebody else who learns here explains it. Does it help you?
# $title: the lesson's title.
explanations-of = { $title }, in other words
explanations-helped = It helped me
explanations-not-helped = It didn't help
explanations-another = Another one
explanations-report = Report it
explanations-mine = My own
explanations-why-not = It didn't help, because…
explanations-because-hard-to-follow = it is hard to follow
explanations-because-wrong = something in it is not right
explanations-because-no-example = it needs an example
explanations-because-off-topic = it is about something else
explanations-own-words = In my own words
explanations-reason-about = What is missing? Whoever wrote it reads this, without your name.
# $most (number): characters.
explanations-reason = It didn't help, because… (up to { $most } characters)
explanations-send = Send my reason
explanations-reason-missing = That was empty. Write a few words, or choose one of the reasons: nothing is counted yet.
# $most (number): characters.
explanations-reason-too-long = That is longer than { $most } characters. Say the one thing that matters most: nothing is counted yet.
explanations-reason-held = I can't pass that on as it is. Say it in other words, without names, addresses or links: nothing is counted yet.
explanations-thanks = Thank you
# $name: the author's pseudonym; $helped, $others (number): votes for and against it.
explanations-opinions = It was written by { $name }. { $helped ->
    [0] It has helped nobody yet
    [one] It has helped one person
   *[other] It has helped { $helped } people
  }, and { $others ->
    [0] nobody says that it did not.
    [one] one says that it did not.
   *[other] { $others } say that it did not.
  }
explanations-change = Change my vote
explanations-too-late = A vote can be changed for a day, and that day is over: what you said counts.
explanations-own = That one is yours. What others say about it is under “My own”, after /explanations.
explanations-not-shown = That explanation is not shown any more. Type /explanations for another one.
explanations-decided = You have decided about that one, so others say whether it helps. Type /explanations for another one.
explanations-none = There is nothing to judge right now: you have seen what others shared, or nobody has yet. How would you explain it?
explanations-none-learnt = Here you read how others explain what you have learnt. Do a lesson first, and then come back.
explanations-teach = Explain it myself
explanations-learn = Go on learning
explanations-to-lesson = To the lesson
# $title: the lesson's title.
explanations-not-learnt = Do **{ $title }** first. After that you can read how others explain it, and tell which of them are good.
# $given: what was typed.
explanations-which = There is no lesson called { $given } exactly. Is it one of these?
# $given: what was typed.
explanations-unknown = I find no lesson by { $given }. Type /explanations alone, and I choose from what you have learnt.

## Help (core/features/explanations/helping.py)

explanations-someone-else = _This is how someone else who learns here put it._
explanations-how-else = How someone else put it
explanations-back = Back to the task
explanations-no-help = Nobody has explained that yet in a way that fits here. Once you have got it, you could be the first: type /teach.

## Sharing (core/features/explanations/sharing.py)

# $name: the pseudonym.
explanations-offer = This is what others would see. They read it without any name, and once they have said whether it helped, they are told that it is by **{ $name }**. Before that it is looked at for what should not be public. You can take it back at any time.
explanations-offer-model = When you share it, and not before, its text goes to the provider of a model that looks for what should not be public. It goes without your name.
# $name: the pseudonym.
explanations-share-as = Share it as { $name }
explanations-under-own-name = Under my own name
explanations-keep = Keep it to myself
explanations-name-about = Under which name shall others see it? Whoever has this name can be found by it, so a first name is enough.
# $most (number): characters.
explanations-name = Name (up to { $most } characters)
explanations-share = Share it
explanations-not-named = Without my name
# $most (number): characters.
explanations-name-unfit = A name has letters or numbers in it, and at most { $most } characters. Nothing is shared yet.
explanations-name-held = I can't show that as a name. Take one without an address, a link or anything that hurts: nothing is shared yet.
explanations-shared-title = Shared
# $name: under which name.
explanations-shared = Others can learn from it now. Once they have said whether it helped, they are told that it is by { $name }. I tell you when it has helped somebody.
explanations-held-title = Somebody looks at it first
explanations-held = There is something in it that I may not show by myself, such as a link, an address or a word that could hurt. Somebody has a look, and then it is shared or you are told why not. Until then nobody sees it.
explanations-held-again-title = Somebody looks at it first
explanations-held-again = You said much the same before, and that was not shown to others. So somebody has a look at this one too, and then it is shared or you are told why not. Until then nobody sees it.
explanations-held-with-care-title = Somebody looks at it first
explanations-held-with-care = Thank you for writing this. Some of it sounds as if you might be having a hard time. You have done nothing wrong. Please talk to somebody you trust, or call your local emergency number if it is urgent. Somebody looks at your explanation before others see it.
explanations-kept-title = Kept
explanations-kept = Nobody but you sees it. You find it under “My own”, after /explanations.
explanations-taken-back-title = Taken back
explanations-taken-back = Nobody else sees it any more. What was said of it stays, and you can share it again.
explanations-no-sharing-title = Kept
explanations-no-sharing = In this community, explanations are not shown to others. Yours is kept for you, under “My own” after /explanations.
explanations-not-yet = Not like this yet
explanations-copied = Most of it is what somebody else has shared, word for word. Explain it again as you would say it yourself, and you can share it.
explanations-gives-away = It solves a challenge of this course, and others would have nothing left to find out. Explain it again without that program, or with a smaller one about something else, and you can share it.
explanations-unread = This lesson has a challenge in a language that I cannot check programs of, so I don't know whether yours solves it for others. Explain it again without the program, and you can share it.
explanations-unchecked = I couldn't check whether it solves a challenge for others. Try again in a few minutes; with less code in it, it is quicker.
explanations-again = Explain it again
explanations-gone = That explanation is not here any more. Type /explanations and look under “My own”.
explanations-nothing-taught = What it explains is in no course any more, so there is nobody to share it with. It is kept for you.
explanations-is-hidden = Somebody decided that this one is not shown to others. Under “My own” you can say why it should be.
explanations-is-review = Somebody is looking at this one. You are told what comes of it.

## One's own

explanations-to-mine = To my explanation
explanations-read-others = How others explain
# $count (number): explanations.
explanations-mine-about = { $count ->
    [one] You have explained one thing so far.
   *[other] You have explained { $count } things so far.
  }
explanations-mine-none = You have explained nothing yet. At the end of a lesson you can: type /teach.
explanations-lesson-gone = A lesson that is gone
# $number (number): which one, from 1. $title: the lesson's title.
explanations-open = { $number }. { $title }
explanations-older = Earlier ones
explanations-state = Who sees it
explanations-state-kept = only you
# $name: under which name.
explanations-state-shared = others, as by { $name }
explanations-state-review = only you: somebody is looking at it
explanations-state-hidden = only you: it was hidden
explanations-has-helped = It helped
# $count (number): people.
explanations-people = { $count ->
    [one] one person
   *[other] { $count } people
  }
explanations-did-not-help = It didn't help some, because…
explanations-let-others = Let others learn from it
explanations-take-back = Take it back
explanations-appeal = Ask for another look
explanations-what-happened = What happened
explanations-remove = Remove it
explanations-ask-remove = Remove it, with all that was said of it?
explanations-do-remove = Yes, remove it
explanations-do-not-remove = No, keep it
explanations-removed = It is removed, with all that was said of it. The points that it gave you stay.

## When it has helped somebody (core/features/explanations/jobs.py)

explanations-helped-title = Somebody learnt from you
# $title: the lesson's title; $count (number): people.
explanations-helped-so-many = Your explanation of **{ $title }** just helped { $count ->
    [one] one person.
   *[other] { $count } people.
  }
# $amount (number): points.
explanations-helped-points = { $amount ->
    [one] One point for it is yours.
   *[other] { $amount } points for it are yours.
  }
