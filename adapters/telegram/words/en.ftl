# Telegram's own words. What it has in common with other platforms is in core/words.

## What can be pressed, typed or voted on (adapters/telegram/render.py, adapters/telegram/fields.py)

telegram-choose = Choose one:
telegram-or = Or go another way:
# The question of a poll, where the question itself stands in the message before it.
telegram-which = Which answer is right?
# Opens the page on which code is written.
telegram-editor = Open the editor
telegram-press-many = Tap all that fit, then send them. A second tap takes one back.
telegram-press-one = Tap one, then send it.
telegram-press-order = Tap them in the right order, then send it. A second tap takes one back.
telegram-send-code = Send your code as a message, as it is or between lines of ```` ``` ````, or send it as a file.
# Where only replies reach us, in a group. $kind: line, code or another kind of field; $example: numbers as they are typed, "1 3".
telegram-reply = { $kind ->
    [code] Reply to this message with your code, as it is or between lines of ```` ``` ````, or with a file.
    [paragraph] Reply to this message with your text.
    [one] Reply to this message with the number of the one you choose.
    [many] Reply to this message with the numbers of all that are right, like { $example }.
    [order] Reply to this message with the numbers in the right order, like { $example }.
    [channel] Reply to this message with the id of the channel.
    [role] Reply to this message with the id of the role.
   *[line] Reply to this message with your answer.
  }
# $count (number): fields, at least two.
telegram-reply-several = There are { $count } things to fill in, one message each. Reply to this message with the first, and I ask for the next.
# $label: of the field. $count (number): fields still to fill in, this one among them; at least two.
telegram-step = { $label } ({ $count } to go)
# On the button that opens a form. $kind: line, code or another kind of field, or several.
telegram-open = { $kind ->
    [code] Send code
    [paragraph] Write
    [one] Choose
    [many] Choose
    [order] Put in order
    [channel] Choose
    [role] Choose
    [several] Fill in
   *[line] Answer
  }
# In the empty input, at most 64 characters. $kind: as above.
telegram-input = { $kind ->
    [code] Your code
    [paragraph] Your text
    [one] The number of the one you choose
    [many] The numbers of all that are right
    [order] The numbers in the right order
    [channel] The id of the channel
    [role] The id of the role
    [several] The first one
   *[line] Your answer
  }

## What Telegram alone needs words for (adapters/telegram/desk.py, adapters/telegram/inline.py)

telegram-anonymous = You write here in the group's name, so I can't tell who you are. Send it as yourself, or write to me directly.
telegram-unreadable = I can read text, pictures and files, and listen to voice notes; this I can't. Write it down for me?
telegram-video-note = I can't watch video notes. Say it in a voice note, or write it down for me?
telegram-alone = That is for you alone: ask me in our own chat.
telegram-alone-open = Open our own chat
# On the button below what was sent into another chat.
telegram-open-shared = Open it with Parley

## Rights (adapters/telegram/groups.py), as Telegram's own settings call them

telegram-right-send = Send Text Messages
telegram-right-photos = Send Photos
telegram-right-documents = Send Files
