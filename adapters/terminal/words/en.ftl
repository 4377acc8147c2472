# The terminal's own words. What it has in common with other platforms is in core/words.

terminal-away = I can't reach my database right now. Your last message was not kept; send it again in a minute.
terminal-bye = See you soon.
terminal-code-fence = Send your code between two lines of ```.
terminal-code-lines = Type your code line by line. A line with a single . ends it, and so do two empty lines.
terminal-hint = /help lists commands · /run @file.py sends a file · ``` opens a message of several lines · Ctrl-D ends
# $path: as it was typed.
terminal-no-file = There is no file { $path } that can be read here, so nothing was sent. Put a path with spaces in quotes: @"my file.py"
# $name: the file's name.
terminal-not-there = { $name } can't be saved here.
# $path: the file.
terminal-saved = Saved: { $path }
terminal-slow = This takes long. The answer comes as soon as it is there.
terminal-working = One moment…
