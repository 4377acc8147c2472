# Discord's own words. What it has in common with other platforms is in core/words.

## What can be pressed or filled in (adapters/discord/render.py, adapters/discord/modal.py)

discord-choose = Choose one
discord-choose-many = Choose all that fit
discord-file = Or send a file
discord-file-hint = Your program as a file, with data files if it needs any.
# $example: numbers as they are typed, "1 3".
discord-hint-many = The numbers of all that are right, like { $example }
discord-hint-one = The number of the one you choose
# $example: numbers as they are typed, "3 2 1".
discord-hint-order = The numbers in the right order, like { $example }
discord-lines = The others
# $labels: what the lines are called, in their order.
discord-lines-hint = One line for each: { $labels }
discord-open-change = Change
discord-open-choose = Choose
discord-open-code = Write code
discord-elsewhere = Open the code editor
discord-open-line = Answer
discord-open-order = Put in order
discord-open-paragraph = Write
discord-open-several = Fill in
discord-value-long = Too long to stand here: the file in the chat has all of it. You can send one back, too.
# What is filled in, where the question stands above it. $kind: code, order or another kind of field.
discord-yours = { $kind ->
    [code] Your code
    [order] Your order
   *[line] Your answer
  }

## Commands of Discord alone (adapters/discord/commands.py)

command-thread = A private thread of your own, where everything you do stays
called-thread = thread
# At most 32 characters.
discord-run-menu = Run this code

## Answers and how they arrive (adapters/discord/out.py, adapters/discord/desk.py)

discord-working = ⏳ One moment…
discord-late = This took longer than Discord waits, so here it comes.
# $user: who asked.
discord-kept = { $user }, your answer is ready. Only you can open it.
discord-open = Open it
discord-away = I can't get at my memory right now, so nothing of this was kept. Try again in a minute.
discord-no-code = There is no code in that message. Put it between lines of three backticks, or attach it as a file.
discord-sent = You sent:
# $lines (number): lines of the program.
discord-sent-long = { $lines ->
    [one] one long line
   *[other] { $lines } lines
  }
discord-thread-elsewhere = Private threads are for servers that have taken me in. Here we are among ourselves anyway: type /learn.
discord-thread-refused = I may not open private threads in this channel. Write to me directly instead, or ask those who run the server to let me.
# $thread: a link to the thread.
discord-thread-here = Your own thread is { $thread }. What we do there stays, and only you and the staff can see it.
# $name: the learner's.
discord-thread-name = { $name } learns

## Rights (adapters/discord/rights.py), as Discord's own settings call them

discord-right-channel = the channel itself: it is gone, or I can't see it
discord-right-view-channel = View Channel
discord-right-send-messages = Send Messages
discord-right-attach-files = Attach Files
discord-right-create-private-threads = Create Private Threads
discord-right-send-messages-in-threads = Send Messages in Threads
