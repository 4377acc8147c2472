command-link = Be the same learner here and on another platform
command-link-code = A code from elsewhere, list or remove; leave it out to get a code
called-link = link
called-link-code = code

# What may be typed where the code is: /link list, /link remove.
link-word-list = list
link-word-remove = remove

# $platform: the platform's own short name.
link-platform = { $platform ->
    [discord] Discord
    [telegram] Telegram
    [web] Web chat
    [terminal] Terminal
   *[other] { $platform }
}

## A code is given

# $time: ten minutes, as a length of time.
link-how = To go on learning somewhere else with all that you have here, talk to me there and enter this code. It works once, within { $time }.
link-type-this = Type this there
link-or-open = Or open me there from here:
link-keep-it = Show it to nobody: whoever enters it shares all that is yours here.
link-show-accounts = My accounts
link-in-private = That is between the two of us, so let's do it in private: write to me directly, and type /link there.
link-write-to-me = Write to me
link-shown-to-others = A code is for private chats alone, since others may read along here. So the one you typed, if it was one, no longer works. Write to me directly: type /link where your code came from to get a new one, and enter it in private.

## A code is entered

# $given: what was typed.
link-not-a-code = { $given } is not a code. One looks like XXXXX-XXXXX-XXXXX: type /link on the other platform, and I'll give you one there.
# $time: how long until then.
link-too-many = Those were a few codes too many that I don't know. Try again in { $time }, with a new one from the other platform.
link-code-none = I don't know that code. It may have a slip in it, or a newer one has taken its place. Type /link on the other platform to get a new one.
link-code-used = That code has been used, and each works just once. If it wasn't you, type /link list where you got it: it shows who has joined.
link-code-expired = That code is too old: each works for ten minutes. Type /link on the other platform to get a new one.
link-code-own = That is your own code. Enter it on the other platform, where I don't know you yet.
link-own-code = Give me a code to enter elsewhere

link-confirm = This code joins two accounts into one learner:
link-this-side = This account
link-other-side = The account that the code comes from
link-name = Name
link-no-name = not set
link-where = Where
link-lessons = Lessons completed
link-answers = Answers
link-care = Only go on if both are yours
link-what-it-means = Whoever uses the other account will see and change all that is yours here, and can remove you from it. Somebody who sent you this code may want just that. What you have learnt in both is put together, and cannot be taken apart again.
link-join = Both are mine: join them
link-leave = No, leave them as they are
link-left = Good, everything stays as it was.

link-joined = You are one learner now
# $names: the accounts, by platform.
link-joined-text = What you have learnt is in all of these: { $names }. Go on wherever you like.
link-go-on = Go on learning
# $names: the accounts that have joined, by platform; $name: whose they were.
link-notice = Your code was used: { $names } ({ $name }) is you as well from now on. If that wasn't you, type /link list and remove it at once.

link-leaving = All that is yours here is going to be deleted, as you asked, so nothing can be joined to it. Take that back first, with /privacy.
link-other-leaving = That account can't be joined right now: it is going to be deleted. If it is yours, take that back there first.
# $days (number): how long an account has to be there.
link-too-new-to-give = This account joined you less than { $days } days ago, so it can't bring your older ones along to somebody else yet. Do it the other way round: type /link here, and enter the code on the other platform.

## Accounts

# $count (number): accounts.
link-accounts = { $count ->
    [one] You learn in one place:
   *[other] You are the same learner in { $count } places:
}
# $name: the account, by platform; $date: since when.
link-account = { $name }, since { $date }
link-account-here = { $name }, since { $date } (here)
link-another = Add another
# $name: the account, by platform.
link-remove = Remove { $name }
link-keep = No, keep it
link-ask-remove = Remove { $name }? Whoever writes to me from there begins anew, with nothing. All that was learnt stays with you.
link-ask-remove-itself = Remove { $name }, the account you are writing from? You begin anew here, with nothing. All that was learnt stays with your other accounts.
link-removed = Done: { $name } is not yours any more. All that was learnt stays with you.
link-removed-itself = Done: here we don't know each other any more. All that was learnt stays with your other accounts.
link-begin-anew = Begin anew
link-account-gone = That account isn't among yours any more. Type /link list to see them.
link-last-account = That is your only account, and without one nothing of yours could be reached again. If you want all of it deleted, type /privacy.
link-too-new-to-remove = This account joined you less than { $days } days ago, so it can't remove older ones yet. Do it from the older one.
