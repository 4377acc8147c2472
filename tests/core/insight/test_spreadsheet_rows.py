"""Tables for spreadsheets hold no formulas."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from core.insight.spreadsheet_rows import FORMULAS, rows_as_csv


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")), min_size=1))
def test_no_cell_of_text_begins_like_a_formula_and_all_can_be_read_back(cells: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(rows_as_csv([cells]), newline=""))
    assert not any(cell.startswith(FORMULAS) for cell in read)
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in cells]


def test_numbers_stay_numbers() -> None:
    assert rows_as_csv([[-1, -0.5, None, True, "-1"]]) == "-1,-0.5,,yes,'-1\r\n"
