# Words that several rooms share. Each room has its section: add to the end of yours.

## Days (core/words/formats.py)

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday

## What a platform cannot show (core/degrade.py)

degrade-choices = Type a number to choose.
degrade-choices-beside-form = Or type one of these:
# $shown, $total (number): characters.
degrade-code-cut = Only the first { $shown } of { $total } characters are shown here.
# $name: the file's name.
degrade-code-file = This is long, so all of it is in the file { $name }.
degrade-field-code = Send your code as a message.
degrade-field-line = Send your answer as a message.
# $example: numbers as they are typed, "1 3".
degrade-field-many = Send the numbers of all that are right, like { $example }.
# $example: numbers as they are typed, "3 2 1".
degrade-field-order = Send all the numbers in the right order, like { $example }.
degrade-field-paragraph = Send your text as a message.
# $value: what stands in the field at first.
degrade-field-value = To begin with: { $value }
# $name: the file's name.
degrade-file = File: { $name }
# $count (number): fields, at least two.
degrade-form-several = Send { $count } messages, one for each of these.
# $alt: the picture's description.
degrade-picture = Picture: { $alt }
# $label: of what; $bar: a drawn bar; $done, $total (number).
degrade-progress = { $label } { $bar } { $done } of { $total }
