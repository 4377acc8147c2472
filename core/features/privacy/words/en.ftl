command-privacy = What I keep about you: see it, take it along, delete it, decide on it
command-privacy-what = export, delete, keep, or what you want to decide on
command-privacy-answer = yes or no, where there is something to decide on
called-privacy = privacy
called-privacy-what = what
called-privacy-answer = answer

# What can be typed behind /privacy; each also works in English.
privacy-called-export = export
privacy-called-delete = delete
privacy-called-keep = keep
privacy-yes = yes
privacy-no = no

## What is kept

privacy-title = What I keep about you
# $days (number): how long messages stay.
privacy-about =
    { $days ->
        [one] Messages and the files in them stay for one day; your study sets and what you learnt stay until you delete them.
       *[other] Messages and the files in them stay for { $days } days; your study sets and what you learnt stay until you delete them.
    }
    All of it is there so that you can go on where you were. Other learners cannot see it; whoever runs this Parley can.
privacy-since = Since
privacy-platforms = Where we talk
# $platform: the platform's own short name.
privacy-platform = { $platform ->
    [web] Web
    [terminal] Terminal
    [discord] Discord
    [telegram] Telegram
   *[other] { $platform }
}
# $what: messages, courses, attempts, programs or files.
privacy-count = { $what ->
    [messages] Messages
    [courses] Courses
    [attempts] Answers
    [programs] Programs
   *[files] Files
}
# $count (number): how many of them.
privacy-number = { $count }
privacy-export = Give me all of it
privacy-delete = Delete everything
privacy-back = Back to my data
privacy-go-on = Go on learning

## What may be done with it

privacy-state = Allowed
privacy-agreed = yes
privacy-refused = no
privacy-decided = Decided
privacy-undecided = not yet
# $purpose: what it is called, such as “difficulty”.
privacy-agree = Allow: { $purpose }
privacy-refuse = Stop: { $purpose }
purpose-difficulty = How hard questions are
purpose-difficulty-about = Right and wrong answers of all learners together tell me how hard a question is, so that everybody is asked what fits. Your name is not in it. If you say no, your next answers count for you alone; nothing else changes.
purpose-difficulty-called = difficulty

## The file

privacy-exported = Here is all that I keep about you: your messages and my answers, what you tried, and what I make of it. Look after it, since whoever has the file can read it.
# $number (number): from 2 on.
privacy-exported-part = Part { $number }: more of your files.
privacy-more = The next files
# $time: how long until then.
privacy-exported-enough = I have given you many of these files within the hour, and the newest has what the others had. Ask me again in { $time }.
privacy-alone = That file has everything in it, so I give it to you only where nobody else reads along. Write to me directly, and type /privacy export there.
privacy-export-about = All that Parley keeps about you. Times are in UTC. What is left out is not yours: secrets that prove who sends a message, and what is right in questions that may still be open. Files lie beside this one, under files/KEY/NAME.

## Deleting

privacy-ask = Delete everything?
# $date: a week from now.
privacy-ask-about =
    On { $date } all of this goes for good, on every platform where we talk: messages, files, answers, programs and what you learnt. Until then everything stays, and you can change your mind.

    Two things stay: how hard questions turned out, which holds nobody's name, and what your chat app itself has kept of our talk.
privacy-export-first = Give me all of it first
privacy-do-delete = Yes, delete it
privacy-do-not-delete = No, keep it
privacy-going = Your data will be deleted
# $date: the day.
privacy-going-about = On { $date } everything of yours goes for good. Until then you can go on as always, and keep it all with one press or by typing /privacy keep.
privacy-keep = Keep everything
privacy-staying = Good, everything stays
privacy-was-staying = Nothing was going to be deleted, and everything stays
# $date: the day.
privacy-reminder = A reminder: everything of yours will be deleted on { $date }. To keep it, type /privacy keep.

## What cannot be done

# $given: what was typed.
privacy-no-such = I can't do “{ $given }” here. You can type: /privacy export, /privacy delete, /privacy keep.
privacy-yes-or-no = Shall I, or not? Say yes or no: “{ $given }” leaves it open.
