command-courses = The courses there are, to look through, search and choose
command-courses-search = Words to look for; leave it out to see all
called-courses = courses
called-courses-search = search

courses-intro = These are the courses. Press one to see what is in it.
courses-how-to-search = To search them, write what you look for behind the command, like: /courses memory
# $words: what was searched for; $count (number): courses.
courses-found = { $count ->
    [one] One course speaks of “{ $words }”:
   *[other] { $count } courses speak of “{ $words }”:
}
courses-not-found = No course speaks of “{ $words }”. Try another word, or look through all of them:
# $number, $pages (number): of the page that is shown, and how many there are.
courses-page = Page { $number } of { $pages }
courses-none = There are no courses here yet. Whoever runs this Parley can add some.
courses-lessons = Lessons
courses-time = Time
courses-language = Language
courses-you = You
# $done, $total (number): lessons.
courses-current = learning it now: { $done } of { $total } lessons done
courses-enrolled = enrolled: { $done } of { $total } lessons done
courses-more = More courses
courses-before = Courses before
courses-all = All courses

courses-its-lessons = Its lessons, in order. You may begin with any of them.
courses-lessons-done = Lessons done
# $state: done, begun or new; $title: the lesson's; $time: how long it takes.
courses-lesson = { $state ->
    [done] ✓ { $title } · done
    [begun] ▸ { $title } · begun
   *[new] { $title } · { $time }
}
courses-begin = Start the first lesson
courses-go-on = Go on learning
courses-choose = Choose, start later
# $title: the course's.
courses-chosen = You're in: { $title }
courses-quiz = A quiz
