## What the operator sees (core/features/operating)

command-operator-health = How Parley is: database, Redis, sandbox, model, queues, workers, versions
called-operator-health = health
command-operator-communities = Which communities there are, how large, and when somebody last wrote
called-operator-communities = communities
command-operator-spend = What language models cost, by day, community and kind, against the budget
called-operator-spend = spend
command-operator-block = Leave an account unanswered, with a reason; alone, it lists those that are
command-operator-block-account = PLATFORM/ID, such as discord/1234
command-operator-block-reason = Why; it stays with those who run Parley
called-operator-block = block
called-operator-block-account = account
called-operator-block-reason = reason
command-operator-switch = Turn the model or the sandbox off, or on again, everywhere; alone, it shows how they stand
command-operator-switch-what = model or sandbox
command-operator-switch-to = on or off
command-operator-switch-reason = Why, for whoever looks later
called-operator-switch = switch
called-operator-switch-what = what
called-operator-switch-to = to
called-operator-switch-reason = reason

operating-health = How Parley is
operating-look-again = Look again
operating-database = Database
# $version: of PostgreSQL. $took (number): milliseconds. $size (number): MiB.
operating-database-is = PostgreSQL { $version }, answers in { $took } ms, { $size } MiB
operating-redis = Redis
# $state: on, away or none.
operating-redis-is = { $state ->
    [on] answers
    [away] does not answer: each process counts and remembers for itself
   *[none] none is set
}
operating-sandbox = Sandbox
# $state: well, away or off. $note: why it is away.
operating-sandbox-is = { $state ->
    [well] runs programs
    [off] turned off
   *[away] does not run programs: { $note }
}
operating-model = Model
# $state: on, off or none. $name: PROVIDER:MODEL.
operating-model-is = { $state ->
    [on] { $name }
    [off] { $name }, turned off
   *[none] none is set
}
operating-made = Its messages of the last day
# $made, $unfit (number): messages.
operating-made-are = { $made }, { $unfit } of them not shown
operating-answered = It answered last
operating-queues = What waits
# $outbox, $unfinished (number): turns. $jobs, $questions (number): of instructors and learners.
operating-queues-are = to send: { $outbox } · being answered: { $unfinished } · long tasks: { $jobs } · questions to people: { $questions }
operating-oldest = The oldest of these came
operating-workers = Processes
operating-versions = Versions
# $parley, $form, $python: versions.
operating-versions-are = Parley { $parley }, database form { $form }, Python { $python }

operating-communities = Communities
operating-communities-about = People are those who wrote there in the last 30 days, or are in a class of it.
operating-communities-none = There are none yet.
# $name, $id: of the community. $people, $classes (number). $last: a day, or operating-not-lately. $left: yes where Parley is there no more.
operating-community = { $left ->
    [yes] **{ $name }** ({ $id }), which I have left. People: { $people }. Classes: { $classes }. Last message: { $last }
   *[no] **{ $name }** ({ $id }). People: { $people }. Classes: { $classes }. Last message: { $last }
}
operating-not-lately = none in the last 30 days

operating-spend = What models cost
# $days (number).
operating-spend-about = The last { $days } days. Money is what the prices that are set come to; without prices it is 0. Days are those of UTC.
operating-in-all = In all
operating-budget = Budget for everybody
# $count (number): tokens.
operating-tokens-a-day = { $count } tokens a day
operating-tokens = { $count } tokens
# $money: an amount of the operator's money.
operating-tokens-money = { $count } tokens, { $money }
operating-by-community = By community
operating-by-kind = By kind
operating-outside = outside of all
# $name: of what. $amount: what it cost.
operating-cost-of = { $name }: { $amount }
operating-bars = Tokens a day
# $day: a day of a month. $count (number): tokens.
operating-bars-day = { $day }: { $count } tokens
# $days (number): that are drawn. $over (number): days above the budget. $listed: the days.
operating-bars-alt = A bar for each of the last { $days } days, with { $over } of them above the day's budget. { $listed }.
operating-bars-nothing = Nothing was used

operating-switches = Kill switches
operating-switches-about = What is turned off is off in all processes within seconds; what is under way is given up. Learners are told kindly, and nothing of theirs is lost.
operating-is-on = on
# $since: a day. $reason: the operator's.
operating-is-off = off since { $since }: { $reason }
operating-no-reason = no reason given
# $to: on or off.
operating-turn-model = { $to ->
    [on] Turn the model on
   *[off] Turn the model off
}
# $to: on or off.
operating-turn-sandbox = { $to ->
    [on] Turn the sandbox on
   *[off] Turn the sandbox off
}
operating-called-model = model
operating-called-sandbox = sandbox
operating-called-on = on
operating-called-off = off
# $given: what was named.
operating-switch-unknown = I don't know “{ $given }” here. It is /operator switch model off, or sandbox, or on.

operating-accounts = Blocked accounts
operating-accounts-about = Messages of these aren't answered, on any platform of theirs. They can still take along and delete what is theirs.
operating-accounts-none = Nobody is blocked.
# $name, $accounts: whose. $since: a day. $reason: why.
operating-account = **{ $name }** ({ $accounts }), since { $since }: { $reason }
operating-account-field = Account, as PLATFORM/ID
# $name: the learner's.
operating-unblock = Answer { $name } again
# $name: the learner's.
operating-block = Block { $name }?
# $account: PLATFORM/ID.
operating-block-text = { $account } and all other accounts of the same person aren't answered any more. They are told so once, with what they can do; your reason stays with those who run Parley.
operating-reason = Why
operating-block-submit = Block
# $name: the learner's.
operating-blocked = { $name } is blocked
# $account: PLATFORM/ID.
operating-blocked-text = { $account } isn't answered any more, nor is any other account of theirs.
# $name: the learner's.
operating-unblocked = { $name } is answered again
# $given: what was named.
operating-no-account = I don't know an account “{ $given }”. It is PLATFORM/ID, such as discord/1234, of somebody who has written to me.
# $account: PLATFORM/ID.
operating-is-blocked = { $account } is blocked already.
operating-is-not-blocked = That account isn't blocked any more.
operating-not-an-operator = Whoever runs Parley cannot be blocked.
operating-no-reason-given = Write why, in a few words: it helps whoever looks at it later.
operating-you-are-blocked = Your account is blocked for now
operating-you-are-blocked-text = Whoever runs Parley here has decided that I don't answer your messages for now. With /privacy you can still take along all that is yours, or have it deleted. If you think this is a mistake, ask whoever runs Parley here.

operating-column-name = Name
operating-column-id = Id
operating-column-people = People
operating-column-classes = Classes
operating-column-last = Last
operating-column-messages = Messages
operating-column-tokens = Tokens
operating-column-money = Money
act-switch = turned a kill switch
act-block = blocked an account
act-unblock = answered an account again
