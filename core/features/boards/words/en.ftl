command-board = Leaderboards of your community and your friends; you are on none unless you want to be
command-board-which = community, friends, class, week, month, all, or a friend's code
called-board = board
called-board-which = which
command-play = What is played for here: the board, shared explanations, points in this channel
called-play = play

# What may be typed after the command: /board friends month.
boards-word-community = community
boards-word-friends = friends
boards-word-class = class
boards-word-week = week
boards-word-month = month
boards-word-all = all
# $given: what was typed.
boards-unknown = I can't read { $given }. Type /board with one of these, or two: community, friends, class, week, month, all. Or type the code that a friend gave you.

## What a board is

boards-about = Leaderboards
boards-about-text = A board shows who has earned how many points, the nearest to you first. Nobody is on one unless they say so, under a name that they choose; whoever isn't on it doesn't see it either. You can leave at any time, with one press.
boards-about-where = A community has its own: type /board there. Or begin one with friends, here.
# $name: of the community.
boards-offer-text = The board of **{ $name }** counts what is earned there.
# $name: of the class.
boards-offer-class = The board of the class **{ $name }** counts all points of those in it, wherever they earn them.
boards-not-in-class = The board of a class is for those who are in it. /due shows your classes.
boards-off = This community does without a leaderboard. Boards with friends are there for you as ever.
boards-begin = Begin one with friends
boards-begin-text = On a board with friends all your points count, wherever you earn them. You get a code, and whoever you give it to can join.
# $count (number): people who are on it.
boards-come-text = { $count ->
    [one] A friend's board, with one person on it so far.
   *[other] A friend's board, with { $count } people on it so far.
} All your points count there, wherever you earn them.

## A name

# $name: for a board.
boards-join-as = Join as { $name }
boards-begin-as = Begin as { $name }
boards-another-name = Another name
boards-own-name = A name of my own
boards-name-text = The others on the board read it. It need not be your own name.
# $most (number): characters.
boards-ask-name = Your name on the board (up to { $most } characters)
boards-take-name = Use this name
boards-name-empty = I need at least a letter or a digit for a name. Nothing was changed: try another one.
boards-name-unfit = That name I can't show to others. Nothing was changed: try another one.
# $name: on the board.
boards-joined = You are on it, as { $name }
boards-joined-community = What you earn in that community counts here.
boards-joined-friends = All your points count here, wherever you earn them.
boards-joined-text = What you have earned so far is in already. A new name, or leaving, is one press away on the board.
boards-renamed = On the board you are **{ $name }** now.
boards-not-on-it = You aren't on that board any more. Type /board to see yours.

## The board

# $platform: the platform's own short name.
boards-platform = { $platform ->
    [discord] Discord
    [telegram] Telegram
    [web] Web chat
    [terminal] Terminal
   *[other] { $platform }
}
boards-of-a-community = A community on { boards-platform }
boards-cohort = Those who began with you
# $names: of some who are on it; $more (number): how many others there are.
boards-circle = Friends: { $names }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
}
boards-circle-alone = Friends: only you so far
# $name: the learner's own on this board.
boards-now-week = **This week**, which ends with Sunday (UTC). You are **{ $name }** here.
boards-now-month = **This month** (UTC). You are **{ $name }** here.
boards-now-all = **All time.** You are **{ $name }** here.
# $rank (number): from 1. $shared: yes where others have the same.
boards-rank = { $shared ->
    [yes] ={ $rank }
   *[no] { $rank }
}
# $name: on the board; $points (number).
boards-other = { $points ->
    [one] { $name } · 1 point
   *[other] { $name } · { $points } points
}
boards-own = { $points ->
    [one] ▸ { $name } (you) · 1 point
   *[other] ▸ { $name } (you) · { $points } points
}
boards-no-points-yet = You have no points here for this time yet. The next ones put you on the list.
boards-nobody-yet = Nobody has points here for this time yet. The first ones may be yours.
boards-span-week = This week
boards-span-month = This month
boards-span-all = All time
boards-view-around = Around me
boards-view-first = The first ten
boards-invite = Invite friends
boards-rename = Change my name
boards-leave = Leave this board
boards-others = My boards
boards-see = See the board
# $count (number): boards that the learner is on.
boards-yours = { $count ->
    [one] You are on one board:
   *[other] You are on { $count } boards:
}
boards-left = You are off the board, and your name and your place there are gone. Your points stay yours; if you come back, they count again.
boards-left-circle = You are off that board, and your name and your place there are gone. Your points stay yours. To come back, you need the code from somebody who is on it; the last one to leave ends it.

## Friends

# $name: the learner's on the new board.
boards-began = It's there, and you are **{ $name }** on it.
boards-invitation = To have friends join, give them this to type to me:
boards-type-this = Friends type this
boards-or-open = Or a link, which opens me right there:
boards-who-has-it = Whoever has the code can join, so give it only to those you want on your board.
boards-circle-none = I know no board by that code. It may have a slip in it, or everybody has left. Ask your friend to look at it once more: press *Invite friends* on their board.
# $most (number): people on one board.
boards-circle-full = That board is full: { $most } are on it. Your friend can begin another one.
# $most (number): boards with friends.
boards-circles-most = You are on { $most } boards with friends, which is as many as I can keep apart. Leave one of them first: type /board friends.

## What a community plays for

boards-dial = What is played for here
boards-dial-about = This holds for everybody in this community. Points stay with whoever earned them, and boards with friends go on in any case.
boards-dial-boards = Leaderboard of this community
boards-dial-sharing = Explanations shown to others
boards-dial-points = Points in this channel
boards-dial-elsewhere = Channels without points, besides
# $count (number): of channels.
boards-dial-places = { $count ->
    [one] one
   *[other] { $count }
}
boards-dial-on = on
boards-dial-off = off
boards-dial-boards-on = Have a leaderboard
boards-dial-boards-off = Do without a leaderboard
boards-dial-sharing-on = Share explanations
boards-dial-sharing-off = Share no explanations
boards-dial-points-on = Give points in this channel
boards-dial-points-off = No points in this channel
