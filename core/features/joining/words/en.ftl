command-join = Join a class with the code that you were given
command-join-code = The code of the class, like XXXXX-XXXXX
command-due = What is due in your classes, and by when
called-join = join
called-join-code = code
called-due = due

joining-how = You get the code of a class from whoever teaches it. One looks like XXXXX-XXXXX.
joining-ask-code = Code of the class
joining-take-code = Look it up
joining-enter-code = Enter a code
joining-unknown = I know no class with that code. It may have a slip in it, or your instructor has given out a newer one since.
# $title: of the class.
joining-over = The class { $title } is over, so nobody joins it any more. Ask your instructor for the code of the one that goes on now.
# $time: how long until then.
joining-too-many = Those were a few codes too many that I don't know. Try again in { $time }, and ask your instructor for the code meanwhile.
joining-gone = That invitation does not hold any more: the class is over, or it has a new code. Ask your instructor for it.
joining-not-in-it = You are not in that class any more. /due shows those that you are in.
joining-name-unfit = That name would not be seen gladly by others. Choose another one.

joining-course = Course
joining-place = Taught in
joining-offer = This class takes a course together. You can leave it at any time, and all that you learn stays yours.
joining-seen = Instructors of a class see your name there, your progress, your answers, and how often you had help and explained something. They do not see what you talk about with the tutor, nor your own study sets.
# $name: as they will be called.
joining-join-as = Join as { $name }
joining-other-name = Under another name
# $title: of the class.
joining-name-text = What will you be called in { $title }?
# $most: characters.
joining-ask-name = Your name in the class, at most { $most } characters
joining-join = Join
# $title: of the class.
joining-joined = You are in { $title }
# $name: as they are called.
joining-joined-text = You are { $name } there. /due shows what is to be done and by when.
joining-begin = Begin the course
joining-see-due = What is due
joining-board = The class's board
# $count: classes.
joining-by-role = { $count ->
    [one] You are in a class here now, since you have its role.
   *[other] You are in { $count } classes here now, since you have their roles.
}
joining-leave-how = /due shows what is due there, and lets you leave.

# $title: of the class. $several: whether they are in more than one.
joining-leave = { $several ->
    [yes] Leave { $title }
   *[no] Leave the class
}
joining-leave-text = If you leave, its instructors see nothing new of you, and nothing of it is due for you. All that you have learnt stays yours, and with the code you can come back.
joining-leave-yes = Leave it
joining-leave-no = Stay
# $title: of the class.
joining-left = You are no longer in { $title }. What you have learnt is yours, and you can go on by yourself.
joining-go-on = Go on learning

joining-in-none = You are in no class, so nothing is due. If you were given the code of one, enter it here.
joining-progress = Done
joining-nothing-due = Nothing is to be done here yet.
# $date: like Fri, Dec 4, 6:00 PM. $state: like open.
joining-due-by = { $date } · { $state }
# $said: the date and how it stands.
joining-due-later = { $said } (a later date for you)
joining-gone-is-fine = nothing to do for you
# $zone: a city, or UTC.
joining-zone = You have not told me where you are, so these times are those of { $zone }. With /settings you have your own.

# $title: what is due. $cohort: of the class. $date: like Fri, Dec 4, 6:00 PM.
joining-reminder = Still open in { $cohort }: { $title }, by { $date }. Type /due when you feel like it, and it leads you there.
joining-reminder-off = You can turn reminders off with /privacy.

purpose-reminders = Reminders
purpose-reminders-about = A day and three hours before something of your class is due and still open, I write to you, never at night. If you say no, I don't; /due shows it all the same.
purpose-reminders-called = reminders
