"""Where the sheets of the workbook keep what other sheets read: rows and columns counted from 0."""

from __future__ import annotations

from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.charts import Cells
from workbooks.investering.plans import MONTHS, Plan

DATE, COMPARE, FIRST_UNKNOWN, RATE = "Data_dato", "Sammenligning", "Foerste_ukendte", "Rente"
"""Names of cells that the user sets, and the first month that the data do not cover."""

MINIMUM: Final = 5
"""No point of a curve is shown with fewer followed than this."""

ASSUMPTIONS: Final = "Forudsætninger"
BENEFIT_ROW, WEEKS_ROW, OWN_SHARE_ROW, RATE_ROW, INDEX_ROW = 4, 5, 6, 7, 12
ACCOUNTS: Final = "Regnskab"
ACCOUNTS_ROW: Final = 4

SINCE_START: Final = 5
"""The row of month 0 on a months sheet; month k stands k rows below."""
LAST_SHOWN: Final = (2, 1)
K, SHOWN, BASE, TREATED, CAME, SAVED, PER_PERSON, REVERSED, UNKNOWN = 0, 1, 2, 8, 14, 15, 21, 22, 23
CALENDAR: Final = SINCE_START + MONTHS + 6
"""The row of the first calendar month on a months sheet."""
MONTH, OBSERVED, STARTED, UNANSWERED, INVESTMENT_BUDGET, INVESTMENT, SAVING_BUDGET, SAVING, NET_BUDGET, NET, PAID = (
    range(11))

BUDGET_ROW: Final = 65
"""The row of Investering i indsats in section 4 of an investment's sheet."""
TO_DATE_ROW: Final = BUDGET_ROW + 6
PAYBACK_ROW: Final = TO_DATE_ROW + 8


def months_sheet(plan: Plan) -> str:
    return f"{plan.number} Måneder"


def table(plan: Plan, column: str) -> str:
    """A column of the investment's persons."""
    return f"Kohorte_{plan.number}[{column}]"


def cell(sheet: str, row: int, column: int) -> str:
    """A cell as a formula on any sheet takes it."""
    return f"'{sheet}'!{xl_rowcol_to_cell(row, column, True, True)}"


def last_shown(plan: Plan) -> str:
    return cell(months_sheet(plan), *LAST_SHOWN)


def where_shown(plan: Plan, formula: str) -> str:
    """The formula where some month is shown, else blank."""
    return f'IF({last_shown(plan)}=0,"",{formula})'


def since_start(plan: Plan, column: int, *, first: int = 0) -> Cells:
    """A column of the table by months since start, from month ``first``."""
    return Cells(months_sheet(plan), SINCE_START + first, column, MONTHS + 1 - first)


def unanswered(plan: Plan) -> str:
    """How many have started so long ago that their saving in the last month covered is not known."""
    return f"MAX({calendar(plan, UNANSWERED).formula})"


def calendar(plan: Plan, column: int) -> Cells:
    """A column of the table by calendar month."""
    return Cells(months_sheet(plan), CALENDAR, column, MONTHS)


def assumption(plan: Plan, row: int) -> str:
    return cell(ASSUMPTIONS, row, plan.number)
