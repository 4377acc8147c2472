"""Each kind of fault once: the file, the line, and words that say what to do."""

import os
from pathlib import Path

import pytest

from core.course.catalogue import load_catalogue
from core.course.files.fault import Fault
from core.course.files.load import load_course
from core.course.files.reading import LARGEST_FILE
from tests.core.course.sample import SampleCourse
from tests.core.course.types_of_case import with_every_type

ITEMS, LESSON, COURSE = "items/names.yaml", "lessons/names.md", "course.yaml"
BELIEFS, CHALLENGE = "misconceptions.yaml", "challenges/double/challenge.yaml"


def faults_of(sample: SampleCourse) -> tuple[Fault, ...]:
    loaded = load_course(sample.path)
    assert (loaded.course is None) == bool(loaded.faults)
    return loaded.faults


def the_fault(sample: SampleCourse, file: str) -> Fault:
    found = faults_of(sample)
    assert len(found) == 1, "\n".join(map(str, found))
    assert found[0].path == (sample.path / file).as_posix()
    return found[0]


# What is written in place of what, and in which file; the fault stands in the line that holds `at`.
BROKEN = {
    "a key that is missing": (ITEMS, "  explanation: It assigns.\n", "", "id: say", "`explanation` is missing"),
    "a key that is misspelt": (ITEMS, "explanation: It", "explantion: It", "explantion", "not a key that belongs"),
    "a number for a text": (ITEMS, "accept: [assignment,", "accept: [42,", "accept: [42", "should be a text, not 42"),
    "a text for a number": (ITEMS, "answer: 9.81", "answer: about nine", "about nine", "should be a number"),
    "a difficulty out of range": (ITEMS, "difficulty: 3", "difficulty: 6", "difficulty: 6", "`difficulty` does not fit"),
    "an unknown category": (CHALLENGE, "difficulty: 2\n", "difficulty: 2\ncategory: magic\n", "category: magic", "'basics', 'text', 'numbers'"),
    "a time limit out of range": (CHALLENGE, "difficulty: 2\n", "difficulty: 2\nminutes: 121\n", "minutes: 121", "`minutes` does not fit"),
    "an unknown type": (ITEMS, "type: true_false", "type: yes_no", "yes_no", "'yes_no' is not a type of item"),
    "an id with capitals": (ITEMS, "id: judge", "id: Judge", "id: Judge", "'Judge' is not an id"),
    "an empty text": (ITEMS, "prompt: Tick every text.", 'prompt: " "', 'prompt: " "', "`prompt` is empty"),
    "an option that is too long": (ITEMS, 'text: "3"', f"text: {'x' * 101}", "xxx", "has 101 characters"),
    "a single option": (ITEMS, 'lines: ["a = 1", "b = 2", "print(a + b)"]', "lines: [a]", "lines: [a]", "at least 2"),
    "no right option": (
        ITEMS, "correct: true\n    - text: \"`'seven'`\"", "misconception: text-is-number\n    - text: \"`'seven'`\"",
        "options:", "exactly one option has to be right; here none",
    ),
    "only right options": (
        ITEMS, "misconception: text-is-number\n      feedback: That one has no quotes.", "correct: true",
        "options:\n    - text: \"'a'", "at least one option has to be right, and one wrong",
    ),
    "a doubled option": (ITEMS, 'text: "`seven`"', 'text: "`7`"', "", "this option stands here twice"),
    "a mistake that is right": (ITEMS, "answers: [equation,", "answers: [Assignment,", "[Assignment", "accepted as right"),
    "a wrong number within tolerance": (ITEMS, "answer: 98.1", "answer: 9.82", "answer: 9.82", "accepted as right"),
    "a unit's alias without a unit": (ITEMS, "  unit: m/s²\n", "", "id: weigh", "`unit` is missing"),
    "a gap that is not explained": (ITEMS, "⟦verb⟧(word)", "⟦verb⟧(⟦what⟧)", "template: |", "⟦what⟧ is not explained"),
    "a gap that is not there": (ITEMS, "    verb:\n", "    verbs:\n      accept: [x]\n    verb:\n", "verbs:", "does not stand"),
    "an output that is a mistake": (ITEMS, "        1\n        end", "        2\n        end", "output: |\n        2", "accepted as right"),
    "an order that is none": (ITEMS, "also: [[2, 1, 3]]", "also: [[2, 2, 3]]", "also: [[2", "no order of 3 lines"),
    "a mistaken order that is right": (ITEMS, "order: [3, 1, 2]", "order: [2, 1, 3]", "order: [2", "accepted as right"),
    "a distractor that is a line": (ITEMS, "line: print(c)", "line: b = 2", "line: b = 2", "is one of the lines"),
    "a dead misconception": (ITEMS, "misconception: name-is-forever", "misconception: name-forever", "name-forever", "no misconception name-forever"),
    "a dead skill": (ITEMS, "skill: values", "skill: value", "skill: value", "there is no skill value"),
    "a dead lesson": (ITEMS, "lesson: names", "lesson: name", "lesson: name", "there is no lesson name"),
    "a dead skill of a belief": (BELIEFS, "skill: values", "skill: vals", "skill: vals", "there is no skill vals"),
    "a doubled misconception": (BELIEFS, "id: name-is-forever", "id: text-is-number", "", "stands here twice"),
    "a dead recall": (LESSON, "recall: [judge, say]", "recall: [judge, sy]", "recall:", "there is no item sy"),
    "too little recall": (LESSON, "recall: [judge, say]", "recall: [judge]", "recall:", "`recall` needs at least 2"),
    "a dead question": (LESSON, ":::ask pick-one", ":::ask pick-none", ":::ask", "there is no question pick-none"),
    "a question that is a challenge": (LESSON, ":::ask pick-one", ":::ask double", ":::ask", "no question double"),
    "a dead challenge": (LESSON, ":::challenge double", ":::challenge triple", ":::challenge", "no challenge triple"),
    "a strange directive": (LESSON, ":::ask pick-one", ":::quiz pick-one", ":::quiz", "this line is not understood"),
    "text after a question": (LESSON, ":::ask pick-one", ":::ask pick-one\n\nMore.", "More.", "text follows"),
    "a deep heading": (LESSON, "## Your turn", "### Your turn", "### Your", "only headings with ##"),
    "an empty step": (LESSON, "## Your turn", "## Nothing\n\n## Your turn", "## Nothing", "this step is empty"),
    "a strange flag of a fence": (LESSON, "```python run", "```python go", "```python go", "'go' is not understood"),
    "an open fence": (LESSON, "```\n\nNow you.", "", "```python run", "this block of code is never closed"),
    "another id than the file's name": (LESSON, "id: names", "id: name", "id: name", "but the file is called names"),
    "another id than the folder's name": (COURSE, "id: sample", "id: simple", "id: simple", "the folder is called sample"),
    "a skill that requires itself": (COURSE, "summary: Can name values.", "summary: x\n    requires: [values]", "requires", "requires itself"),
    "a lesson that is not there": (COURSE, "lessons: [names]", "lessons: [names, more]", "lessons", "no lesson more"),
    "a lesson named twice": (COURSE, "lessons: [names]", "lessons: [names, names]", "lessons", "stands here twice"),
    "no hidden case": (CHALLENGE, "    hidden: true\n", "", "cases:", "2 cases have to be hidden; here 1"),
    "cases of one name": (CHALLENGE, "name: a half", "name: two", "", "another case is called 'two'"),
    "a case that expects nothing": (CHALLENGE, "    expect: 4\n", "", "name: two", "just one of"),
    "a case that expects twice": (CHALLENGE, "    expect: 4\n", "    expect: 4\n    raises: ValueError\n", "name: two", "just one of"),
    "a case without arguments": (CHALLENGE, "    call: [2]\n", "", "name: two", "`call` is missing"),
    "a case without words": (CHALLENGE, "    catches: The number itself came back.\n", "", "name: two", "`catches` is missing"),
    "a rung that is missing": (CHALLENGE, "  concept:", "  conzept:", "conzept", "not a key that belongs here"),
    "limits that are wider": (CHALLENGE, "wall_seconds: 2", "wall_seconds: 60", "wall_seconds", "does not fit"),
    "an unknown language": (CHALLENGE, "difficulty: 2", "difficulty: 2\nlanguage: cobol", "language: cobol", "code cannot be run in cobol"),
    "a call and calls": (CHALLENGE, "    call: [2]\n", "    call: [2]\n    calls: [{function: f}]\n", "calls: [{", "`call` or `calls`, not both"),
    "a path that is none": (CHALLENGE, "    call: [2]\n", "    calls: [{function: a b}]\n", "calls: [{function: a b", "`function` cannot be 'a b'"),
    "an attribute that is no name": (CHALLENGE, "    expect: 4\n", "    state: {a-b: 4}\n", "state: {a-b", "'a-b' is no name"),
    "a tolerance of an output": (CHALLENGE, "    expect: 4\n", "    stdout: x\n    tolerance: 1\n", "tolerance", "belongs to `expect` and to `state`"),
    "a message without an exception": (CHALLENGE, "    expect: 4\n", "    expect: 4\n    message: x\n", "message: x", "belongs to `raises`"),
    "a budget wider than the limits": (CHALLENGE, "    call: [2]\n", "    call: [2]\n    wall_seconds: 3\n", "wall_seconds: 3", "more than the 2 seconds"),
    "no property": (CHALLENGE, "    expect: 4\n", "    holds: {}\n", "holds: {}", "no property is asked for"),
    "a property that is misspelt": (CHALLENGE, "    expect: 4\n", "    holds: {unik: true}\n", "holds: {unik", "`unik` is not a key"),
    "a property that is false": (CHALLENGE, "    expect: 4\n", "    holds: {unique: false}\n", "unique: false", "`unique` does not fit"),
    "a range upside down": (CHALLENGE, "    expect: 4\n", "    holds: {between: [6, 1]}\n", "between: [6", "the least is more"),
    "two lengths": (CHALLENGE, "    expect: 4\n", "    holds: {length: 2, length_between: [1, 2]}\n", "length: 2, length_b", "`length` says it already"),
    "an argument that is not there": (CHALLENGE, "    expect: 4\n", "    holds: {same_items_as_argument: 2}\n", "same_items", "there is no argument 2"),
    "an argument without items": (CHALLENGE, "    expect: 4\n", "    holds: {each: {same_items_as_argument: 1}}\n", "same_items", "argument 1 has no items"),
    "a file that leads out": (CHALLENGE, "    call: [2]\n", "    call: [2]\n    files: {../x: y}\n", "files: {../x", "is not the name of a file"),
    "a file that is the program": (CHALLENGE, "entry: double\n", "entry: double\nfiles: {main.py: y}\n", "files: {main", "main.py is the program itself"),
    "files that are large": (CHALLENGE, "entry: double\n", f"entry: double\nfiles: {{a: {'x' * 300_000}}}\n", "files: {a", "300,000 bytes together"),
    "random cases without arguments": (CHALLENGE, "hints:\n", "random:\n  - {name: r, count: 1, catches: c}\nhints:\n", "- {name: r", "`arguments` is missing"),
    "random lines for a function": (CHALLENGE, "hints:\n", "random:\n  - {name: r, count: 1, catches: c, arguments: [{boolean: true}], lines: [{boolean: true}]}\nhints:\n", "- {name: r", "`lines` cannot be given here"),
    "too many random cases": (CHALLENGE, "hints:\n", "random:\n  - {name: r, count: 15, catches: c, arguments: [{boolean: true}]}\n  - {name: q, count: 15, catches: c, arguments: [{boolean: true}]}\nhints:\n", "random:", "30 cases are drawn"),
    "a draw of two kinds": (CHALLENGE, "hints:\n", "random:\n  - {name: r, count: 1, catches: c, arguments: [{boolean: true, one_of: [1]}]}\nhints:\n", "- {name: r", "just one key"),
    "a draw upside down": (CHALLENGE, "hints:\n", "random:\n  - {name: r, count: 1, catches: c, arguments: [{list: {of: {integer: [5, 1]}, length: [0, 1]}}]}\nhints:\n", "- {name: r", "the least is more"),
    "a draw that grows": (CHALLENGE, "hints:\n", "random:\n  - {name: r, count: 1, catches: c, arguments: [{list: {of: {text: {alphabet: a, length: [1, 99]}}, length: [1, 99]}}]}\nhints:\n", "- {name: r", "this may come to 9,802 values"),
    "more keys than there are": (CHALLENGE, "hints:\n", "random:\n  - {name: r, count: 1, catches: c, arguments: [{mapping: {keys: [a], of: {boolean: true}, length: [0, 2]}}]}\nhints:\n", "- {name: r", "fewer keys than that"),
    "a doubled key": (COURSE, "title: A sample\n", "title: A sample\ntitle: B\n", "title: B", "stands here twice; first in line 3"),
    "a tab": (COURSE, "    title: Values", "\ttitle: Values", "\ttitle", "indented with a tab"),
    "a colon in a text": (COURSE, "title: A sample", "title: A: sample", "title: A:", "a colon stands here"),
    "an anchor": (COURSE, "title: A sample", "title: &a A sample", "title:", "an anchor (&)"),
    "a tag": (COURSE, "title: A sample", "title: !!str A sample", "title:", "a tag (!)"),
    "a control character": (COURSE, "A sample", "A \x07sample", "title:", "invisible control character (U+0007)"),
    "an open quote": (BELIEFS, "belief: A name", 'belief: "A name', 'belief: "A name', "is never closed"),
    "a backtick in front": (BELIEFS, "belief: A name", "belief: `A` name", "belief: `A`", "cannot start with `"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_fault_is_told_with_its_file_and_line(sample: SampleCourse, case: str) -> None:
    file, old, new, at, words = BROKEN[case]
    sample.replace(file, old, new)
    found = [fault for fault in faults_of(sample) if words in fault.message]
    assert found, f"no fault says {words!r}: {faults_of(sample)}"
    assert found[0].path == (sample.path / file).as_posix()
    text = sample.read(file)
    if at:
        assert found[0].line == text[: text.index(at)].count("\n") + 1
    assert str(found[0]).startswith(f"{(sample.path / file).as_posix()}:{found[0].line}:{found[0].column} ")


# A challenge whose program reads and prints in place of a function.
OF_A_PROGRAM = {
    "a value": ("stdout: x", "expect: x", "a program returns nothing"),
    "a call": ("stdout: x", "call: [1]\n    stdout: x", "nothing can be called"),
    "a number between two": (
        "stdout: x",
        "holds: {between: [1, 2]}",
        "what is printed is text, and no number",
    ),
    "a list": ("stdout: x", "holds: {kind: list}", "what is printed is text"),
    "the items of an argument": ("stdout: x", "holds: {same_items_as_argument: 1}", "there is no argument 1"),
}


@pytest.mark.parametrize("what", OF_A_PROGRAM)
def test_of_a_program_nothing_is_asked_that_only_a_function_has(sample: SampleCourse, what: str) -> None:
    with_every_type(sample)
    old, new, words = OF_A_PROGRAM[what]
    file = "challenges/lines/challenge.yaml"
    sample.replace(file, 'stdout: "x 5\\n"', old)
    assert faults_of(sample) == ()
    sample.replace(file, old, new)
    assert words in the_fault(sample, file).message


def test_the_languages_that_can_be_run_are_named(sample: SampleCourse) -> None:
    sample.replace(CHALLENGE, "difficulty: 2", "difficulty: 2\nlanguage: ruby")
    assert "python" in the_fault(sample, CHALLENGE).advice


def test_the_sample_is_sound(sample: SampleCourse) -> None:
    assert faults_of(sample) == ()


def test_a_misspelt_key_is_shown_its_right_name(sample: SampleCourse) -> None:
    sample.replace(ITEMS, "explanation: It", "explantion: It")
    advice = [fault.advice for fault in faults_of(sample)]
    assert "Did you mean `explanation`?" in advice


def test_the_column_is_that_of_the_value(sample: SampleCourse) -> None:
    sample.replace(COURSE, "language: en", "language: ENGLISH!")
    fault = the_fault(sample, COURSE)
    assert (fault.line, fault.column) == (5, 11)


def test_all_faults_are_told_at_once(sample: SampleCourse) -> None:
    sample.replace(COURSE, "title: A sample\n", "")
    sample.replace(ITEMS, "difficulty: 3", "difficulty: 9")
    sample.replace(ITEMS, "answer: true", "answer: maybe")
    sample.replace(LESSON, "minutes: 5", "minutes: long")
    sample.write("items/broken.yaml", "- id: [\n")
    files = [Path(fault.path).name for fault in faults_of(sample)]
    assert files == ["course.yaml", "broken.yaml", "names.yaml", "names.yaml", "names.md"]


def test_a_broken_item_does_not_make_those_who_name_it_dead_ends(sample: SampleCourse) -> None:
    sample.replace(ITEMS, "answer: true", "answer: maybe")
    assert the_fault(sample, ITEMS).message == "`answer` should be true or false, not 'maybe'"


def test_an_id_that_is_taken_is_told_with_where(sample: SampleCourse) -> None:
    sample.replace(ITEMS, "id: judge", "id: double")
    messages = [fault.message for fault in faults_of(sample)]
    taken = (sample.path / ITEMS).as_posix()
    assert any(m.startswith(f"the id double is taken: {taken}") for m in messages)


def test_a_former_id_that_is_in_use_is_refused(sample: SampleCourse) -> None:
    sample.replace(ITEMS, "formerly: [say-old]", "formerly: [judge]")
    assert the_fault(sample, ITEMS).message.startswith("the id judge is that of another part")


@pytest.mark.parametrize("file", ["course.yaml", "misconceptions.yaml", "challenges/double/reference.py"])
def test_a_missing_file_is_a_fault(sample: SampleCourse, file: str) -> None:
    (sample.path / file).unlink()
    assert any(f.path.endswith(file) and f.message == "this file is missing" for f in faults_of(sample))


def test_a_missing_wrong_solution_is_a_fault(sample: SampleCourse) -> None:
    (sample.path / "challenges/double/wrong/same.py").unlink()
    assert the_fault(sample, "challenges/double/wrong/same.py").message == "this file is missing"


def test_a_wrong_solution_that_nothing_names_is_a_fault(sample: SampleCourse) -> None:
    sample.write("challenges/double/wrong/other.py", "")
    assert (
        the_fault(sample, "challenges/double/wrong/other.py").message
        == "challenge.yaml does not name this file"
    )


def test_a_lesson_that_the_course_does_not_name_is_a_fault(sample: SampleCourse) -> None:
    sample.write("lessons/extra.md", sample.read(LESSON).replace("id: names", "id: extra"))
    assert the_fault(sample, "lessons/extra.md").message == "course.yaml does not name extra"


def test_a_lesson_without_front_matter_is_a_fault(sample: SampleCourse) -> None:
    sample.write(LESSON, "# Hello\n")
    assert any(fault.message == "the front matter is missing" for fault in faults_of(sample))


def test_another_encoding_is_told_with_its_place(sample: SampleCourse) -> None:
    sample.write(COURSE, sample.read(COURSE).replace("A sample", "Ä sample").encode("latin-1"))
    fault = the_fault(sample, COURSE)
    assert (fault.message, fault.line, fault.column) == ("this file is not UTF-8", 3, 8)


def test_a_byte_order_mark_is_a_fault(sample: SampleCourse) -> None:
    sample.write(COURSE, b"\xef\xbb\xbf" + sample.read(COURSE).encode())
    assert the_fault(sample, COURSE).message == "this file opens with a byte order mark"


def test_windows_line_ends_are_a_fault(sample: SampleCourse) -> None:
    sample.write(COURSE, sample.read(COURSE).replace("\n", "\r\n"))
    assert the_fault(sample, COURSE).message == "lines end here as on Windows (CR LF)"


def test_a_huge_file_is_not_read(sample: SampleCourse) -> None:
    sample.write("items/huge.yaml", b"#" * (LARGEST_FILE + 1))
    assert the_fault(sample, "items/huge.yaml").message.startswith("this file is too large: 1.0 MiB")


def test_a_bomb_of_brackets_is_stopped(sample: SampleCourse) -> None:
    sample.write("items/deep.yaml", "[" * 100_000)
    assert the_fault(sample, "items/deep.yaml").message == "values are nested far too deep here"


def test_a_bomb_of_anchors_is_stopped(sample: SampleCourse) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
    )
    sample.write("items/bomb.yaml", bomb)
    assert any("a reference to an anchor" in fault.message for fault in faults_of(sample))


def test_a_link_out_of_the_folder_is_not_followed(sample: SampleCourse, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("- id: stolen\n")
    (sample.path / "items/link.yaml").symlink_to(secret)
    assert (
        the_fault(sample, "items/link.yaml").message == "this is a link that leads out of the course's folder"
    )


def test_a_pipe_does_not_hang_the_loader(sample: SampleCourse) -> None:
    os.mkfifo(sample.path / "items/pipe.yaml")
    assert the_fault(sample, "items/pipe.yaml").message == "this is not a file"


def test_no_is_a_word_and_not_false(sample: SampleCourse) -> None:
    sample.replace(ITEMS, "accept: [assignment,", "accept: [no, on, 1:30, assignment,")
    course = load_course(sample.path).course
    assert course
    assert getattr(course.item("say"), "accept")[:3] == ("no", "on", "1:30")  # noqa: B009 - any type of item


def test_a_broken_course_does_not_stop_the_others(sample: SampleCourse) -> None:
    broken = SampleCourse(sample.root, "broken")
    broken.write(COURSE, "id: [")
    catalogue = load_catalogue(sample.root)
    assert [course.id for course in catalogue.courses] == ["sample"]
    assert catalogue.broken == ("broken",)
    assert any(fault.path == (broken.path / COURSE).as_posix() for fault in catalogue.faults)
    assert catalogue.course("sample") is catalogue.find("sample")
    assert catalogue.find("broken") is None


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    catalogue = load_catalogue(tmp_path / "none")
    assert catalogue.courses == ()
    assert catalogue.faults[0].message == "there is no folder of courses here"
