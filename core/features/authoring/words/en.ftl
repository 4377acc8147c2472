## Commands (core/features/authoring/__init__.py)

command-course-create = Begin a course of your own
command-course-create-title = What it is called
command-course-create-language = The language it is in: en, es …
called-course-create = create
called-course-create-title = title
called-course-create-language = language
command-course-import = Import a file: first I show what would change
command-course-import-file = A zip of course files, Markdown, GIFT, Moodle XML or CSV
command-course-import-course = The course it goes into; without one, a new course
called-course-import = import
called-course-import-file = file
called-course-import-course = course
command-course-export = Get a course as a file
command-course-export-format = zip (all of it) or gift (its questions)
command-course-export-course = Which course
called-course-export = export
called-course-export-format = format
called-course-export-course = course
command-course-publish = Have the newest version be what is learnt
command-course-publish-course = Which course
called-course-publish = publish
called-course-publish-course = course
command-course-archive = Offer a course to nobody any more; who learns it goes on
command-course-archive-course = Which course
called-course-archive = archive
called-course-archive-course = course
command-course-versions = All versions of a course, to look at and bring back
command-course-versions-course = Which course
called-course-versions = versions
called-course-versions-course = course

## What cannot be done, and what to do instead

authoring-none = There is no course of yours here yet. Begin one with /course create, or import one with /course import.
# $name: what was asked for.
authoring-unknown = I find no course of yours called { $name }. Send the command without a name, and I show all there are.
authoring-which = Which course do you mean?
authoring-no-title = What is the course to be called? Add its title.
# $most (number): characters.
authoring-long-title = That title is too long for a button. At most { $most } characters fit.
# $given: what was typed.
authoring-no-language = I don't know the language { $given }. Write its short name, such as en, es or pt-BR.
authoring-no-file = I need the file to import: attach it to the command. A chat lets files up to 16 MiB through; the web page takes larger ones.
authoring-one-file = Send one file at a time. Several can come together in a zip.
authoring-nothing-in-gift = There is no question in this course yet that GIFT can hold. The zip has everything.
# $given: what was asked for.
authoring-format = I can export as zip or gift, not as { $given }.
authoring-trial-gone = That is not here any more. Look at the course, and run its programs again.

## Courses (core/features/authoring/views.py)

authoring-courses = Courses
authoring-course = Course
authoring-create = Begin a course
# $title: of the course.
authoring-created = { $title } is there
authoring-created-text = It is a draft with nothing in it yet, and nobody but those who teach here sees it. Send a file with /course import to fill it: what is in it is shown to you first.
authoring-open = Look at the course
authoring-how-it-stands = How it stands
authoring-state = State
authoring-state-draft = draft
authoring-state-published = published
authoring-state-archived = archived
authoring-state-ahead = published, with a newer version waiting
authoring-newest = Newest version
authoring-learnt = Version that is learnt
authoring-is-learnt = is learnt
authoring-who-learn = Learners
# $count (number): learners.
authoring-learners = { $count ->
    [0] nobody learns it yet
    [one] one learner
   *[other] { $count } learners
}
authoring-changed = Changed
authoring-id = Id
# $count (number): things that are not shown.
authoring-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
authoring-left = Everything stays as it is.

## Before something happens (core/features/authoring/dry_run.py)

# $title: of the course.
authoring-dry-run = What would change in { $title }
# $title: of the course.
authoring-no-changes = Nothing would change in { $title }
# $title: of the course.
authoring-stopped = { $title } can't be kept like this
# $name: of the file.
authoring-of-file = From the file { $name }. Nothing is kept yet.
# $number (number): of the version.
authoring-of-version = Version { $number } against what is learnt now. Nothing is published yet.
# $number (number): of the version.
authoring-of-older = Version { $number } against the newest one. It comes back as a new version; those in between stay.
authoring-meanwhile = Somebody else changed this course since you looked. Nothing of yours is lost: this is what it would come to now.
authoring-nothing-kept = Nothing of it was kept. Mend what is named below, and send it again.
# $count (number): learners.
authoring-learners-keep = { $count ->
    [one] One learner is in this course. Their progress stays.
   *[other] { $count } learners are in this course. Their progress stays.
}
authoring-import = Import
authoring-import-publish = Import and publish
authoring-leave = Leave it
authoring-publish-now = Publish
authoring-bring-back = Bring it back
authoring-bring-back-publish = Bring back and publish
authoring-try = Run its programs first
authoring-report-name = what-would-change.txt
authoring-place = Where
authoring-what = What

authoring-lessons = Lessons
authoring-items = Questions and challenges
authoring-skills = Skills
authoring-misconceptions = Misconceptions
# $added, $changed, $removed, $same (numbers): parts of one kind.
authoring-counts = { $added } new, { $changed } changed, { $removed } removed, { $same } as before

# $count (number): lines below. So for all sections.
authoring-section-stops = { $count ->
    [one] This stands in the way
   *[other] { $count } things stand in the way
}
authoring-section-changes = { $count ->
    [one] One change
   *[other] { $count } changes
}
authoring-section-left-out = { $count ->
    [one] One thing is left out
   *[other] { $count } things are left out
}
authoring-section-wanted = { $count ->
    [one] One thing was made up; say it in your own words
   *[other] { $count } things were made up; say them in your own words
}
authoring-section-remarks = { $count ->
    [one] One thing learners would like better
   *[other] { $count } things learners would like better
}
authoring-section-not-exported = { $count ->
    [one] One question is not in the file
   *[other] { $count } questions are not in the file
}
authoring-section-programs = { $count ->
    [one] One program does not do what the course says
   *[other] { $count } programs do not do what the course says
}

authoring-change-new = A new course
# $fields: names of keys in the course's files. So for all changes.
authoring-change-course = The course itself: { $fields }
authoring-change-order = Lessons come in another order
# $kind: lesson, item, skill or misconception; $title: what it is called. So for all below.
authoring-change-added = { $kind ->
    [lesson] New lesson: { $title }
    [skill] New skill: { $title }
    [misconception] New misconception: { $title }
   *[item] New question: { $title }
}
authoring-change-removed = { $kind ->
    [lesson] Lesson removed: { $title }
    [skill] Skill removed: { $title }
    [misconception] Misconception removed: { $title }
   *[item] Question removed: { $title }
}
authoring-change-changed = { $kind ->
    [lesson] Lesson changed ({ $fields }): { $title }
    [skill] Skill changed ({ $fields }): { $title }
    [misconception] Misconception changed ({ $fields }): { $title }
   *[item] Question changed ({ $fields }): { $title }
}
# $before: the id it had.
authoring-change-renamed = { $kind ->
    [lesson] Lesson with another id, before { $before }; progress goes along: { $title }
    [skill] Skill with another id, before { $before }; progress goes along: { $title }
    [misconception] Misconception with another id, before { $before }: { $title }
   *[item] Question with another id, before { $before }; progress goes along: { $title }
}
authoring-change-renamed-lost = { $kind ->
    [lesson] Lesson with another id, before { $before }: { $title }. For progress to go along, write formerly: [{ $before }]
    [skill] Skill with another id, before { $before }: { $title }. For progress to go along, write formerly: [{ $before }]
    [misconception] Misconception with another id, before { $before }: { $title }
   *[item] Question with another id, before { $before }: { $title }. For progress to go along, write formerly: [{ $before }]
}

## Afterwards

# $title: of the course; $number (number): of the version.
authoring-kept = { $title }: version { $number } is kept
authoring-kept-text = Learners go on with what they have until you publish it.
# $title: of the course; $number (number): of the version.
authoring-published = { $title }: version { $number } is published
authoring-published-text = From now on it is what learners meet. Whoever is in the middle of a lesson goes on from where they are.
# $title: of the course; $number (number): of the version.
authoring-learnt-already = Version { $number } of **{ $title }** is the newest, and it is published already.
authoring-publish = Publish
authoring-versions = Versions
# $title: of the course.
authoring-versions-of = Versions of { $title }
# $number (number): of the version; $day: a date; $who: who made it; $note: what it changed.
authoring-version = **{ $number }** · { $day } · { $who }: { $note }
# $line: the one above.
authoring-version-learnt = { $line } (this one is learnt)
authoring-version-number = Version
authoring-version-day = When
authoring-version-who = Who
authoring-version-note = What
authoring-somebody = somebody who is gone
# $number (number): of the version.
authoring-look-at = Look at { $number }
authoring-older = Older
authoring-newer = Newer
authoring-archive = Archive
authoring-restore = Take it up again
# $title: of the course.
authoring-ask-archive = Archive { $title }?
# $count (number): learners.
authoring-ask-archive-text = { $count ->
    [0] Once archived, it is offered to nobody any more. You can take it up again at any time.
    [one] Once archived, it is offered to nobody any more. The one who learns it goes on with it, and you can take it up again at any time.
   *[other] Once archived, it is offered to nobody any more. The { $count } who learn it go on with it, and you can take it up again at any time.
}
# $title: of the course.
authoring-archived = { $title } is archived
# $count (number): learners.
authoring-archived-text = { $count ->
    [0] It is offered to nobody any more.
    [one] It is offered to nobody any more. The one who learns it goes on with it.
   *[other] It is offered to nobody any more. The { $count } who learn it go on with it.
}
authoring-export-zip = All files (zip)
authoring-export-gift = Questions (GIFT)
# $title: of the course; $number (number): of the version.
authoring-exported = **{ $title }**, version { $number }:
# $title: of the course.
authoring-export-of = { $title } as a file

## Running the programs (core/features/authoring/trying.py)

# $title: of the course.
authoring-trial = The programs of { $title }
authoring-trial-text = I run every program of the course, and compare with what the course says of it. That takes a while; you can go on meanwhile.
authoring-trial-progress = Programs run
# $count (number): programs; $wrong (number): of them, those with something wrong.
authoring-trial-done = { $wrong ->
    [0] { $count ->
        [0] There is no program in it.
        [one] The one program does what the course says.
       *[other] All { $count } programs do what the course says.
    }
   *[other] { $count ->
        [one] The one program was run.
       *[other] { $count } programs were run.
    } What is wrong is below.
}
authoring-trial-failed = It could not be done. The version may not be readable any more; look at the course, and try again.
authoring-look-again = Look again

## Pages (core/features/authoring/page_views.py)

authoring-import-new = Import a new course
authoring-import-into = Import into this course
authoring-import-text = I take a zip of course files, one Markdown file, GIFT, Moodle XML or a table (CSV), up to 64 MiB. First you see what would change; nothing is kept before you say so.
authoring-look = Show what would change
authoring-another-file = Choose another file

## How far it is worked out what would come of a file (core/features/authoring/views.py, import_views.py)

# $name: of the file. So for all below.
authoring-looking = I look at { $name }
authoring-looking-text = I work out what would change. Nothing is kept before you say so. With a large file this takes a moment; you can do something else meanwhile, and come back.
authoring-stage-wait = Waiting for its turn
authoring-stage-read = Reading it
authoring-stage-write = Writing the course's files
authoring-stage-load = Reading the course
authoring-stage-check = Checking it
authoring-stage-compare = Comparing with what is there
authoring-look-stop = Stop
authoring-look-ended = Nothing came of { $name }
authoring-look-stopped = It was stopped. Nothing was kept. You can send the file again at any time.
authoring-look-without-file = The file is not here any more. Nothing was kept; send it once more, please.
authoring-look-without-course = The course is not here any more, or its newest version is not. Nothing was kept.
authoring-look-failed = Something on my side went wrong with it. Nothing was kept, and it is noted in my log. Try it once more; if it happens again, tell whoever runs Parley.
authoring-look-none = That file is not here any more. Send it once more, please.
