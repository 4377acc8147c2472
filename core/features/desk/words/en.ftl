command-course-desk = A link to your class on the web
called-course-desk = desk
command-course-staff = Who teaches here: see, invite, remove
called-course-staff = staff
command-course-log = What those who teach here did, the newest first
called-course-log = log

desk-nav-first = Start
desk-nav-staff = Staff
desk-nav-log = Log
desk-house = Parley
desk-no-course = For that you have to be in a course yourself. Choose one in your chat, and come back.

# The link. $where (text): the community.
desk-link = Open the pages of { $where }
desk-link-text = The link works once, within the next 15 minutes. It is for you alone: whoever opens it can do what you can.
desk-link-other = Those of { $where }
desk-to-page = On the web
desk-nowhere = There are no pages here
desk-nowhere-text = Parley serves no web address, so everything about your class is done here in the chat. Whoever runs Parley can change that with the setting `WEB_BASE_URL`.

## The first page

desk-first = All that can be done here can also be done in your chat with Parley. This page lists what waits for somebody who teaches.
desk-waits = What waits
desk-waits-what = What
desk-waits-count = How many
desk-waits-nothing = Nothing waits for you just now.
desk-waits-questions = Questions of learners
desk-waits-drafts = Questions that a model made, to be looked at
desk-waits-work = Long work that goes on
desk-lately = Done of late

## The log

desk-log = What was done here
desk-log-text = Everything that somebody changed in their role stands here. Nothing is ever taken out of it.
desk-log-empty = Nothing was done here yet.
desk-log-older = Older
desk-log-all = The whole log
desk-log-when = When
desk-log-who = Who
desk-log-what = What
desk-log-subject = Of what
desk-log-details = More
desk-log-operator = Whoever runs Parley
desk-log-gone = Somebody who is gone

## Staff

# $where (text): the community.
desk-staff = Who teaches: { $where }
desk-staff-empty = Nobody yet. Invite somebody, and they find everything they need with the code that you give them.
desk-staff-platform = Who manages a server or a group, or has its staff role, may do the same without an invitation, and is listed here once they did something. Such rights are taken back where they were given.
desk-staff-name = Name
desk-staff-how = Role
desk-staff-seen = Last here
desk-staff-gone = They were not made staff here, or are not any more. What a server or a group itself makes of somebody is changed there.
desk-nameless = Somebody without a name
desk-role-instructor = instructor
desk-role-admin = admin
desk-role-operator = operator
desk-role-learner = learner
# $role (text): one of the above.
desk-how-granted = { $role }, made so here
desk-how-platform = { $role }, by the community itself
desk-invite = Invite somebody
desk-invite-role = As what
desk-invite-instructor = Invite an instructor
desk-invite-admin = Invite an admin
desk-invites = Open invitations
# $by (text): who made it. $day (text): the last day on which it is good.
desk-invite-open = Invitation as { $role }, by { $by }, until { $day }
desk-invited = Give this to one person: with it they teach in { $where } as well. It works once, for seven days, and is shown this one time. They send it to Parley, wherever they talk to it:
desk-invited-links = Or they follow one of these:
desk-withdraw = Take it back
desk-withdrawn = That invitation is worth nothing now.
desk-removals = Take back
# $name (text): of the person.
desk-remove = Remove { $name }
desk-remove-ask = { $name } will not be able to do anything here as somebody who teaches. What they made stays. They can be invited again at any time.
desk-keep = Leave it
desk-removed = { $name } was taken out. Where the server or the group itself calls them staff, that is changed there.
desk-last-admin = You are the only admin here: without you, nobody could say who teaches. Make somebody else admin first.
desk-to-staff = Who teaches here
# $where (text): the community. $command (text): such as /course desk.
desk-joined = You teach in { $where } now
desk-joined-text = You are { $role } there. Everything begins with { $command }, which gives you a link to the pages.
desk-already = You are { $role } in { $where } already, so I left the code as it was: it is still good for somebody else.
desk-code-none = I know no such code. Check it once more, sign by sign; if it still doesn't work, ask for a new one.
desk-code-used = That code was used. Each makes one person staff: ask for a new one.
desk-code-expired = That code has ended; each is good for seven days. Ask for a new one.
desk-detail-title = called
desk-detail-name = who
desk-detail-course = course
desk-detail-challenge = challenge
desk-detail-kind = kind
desk-detail-what = what
desk-detail-to = to
desk-detail-role = as
desk-detail-version = version
desk-detail-number = number
desk-detail-count = how many
desk-detail-made = made
desk-detail-right = now right
desk-detail-wrong = now wrong
desk-detail-format = format
desk-detail-source = from
desk-detail-due = due
desk-detail-dial = setting
desk-detail-reason = because
