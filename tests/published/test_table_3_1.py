"""Table 3.1: Billund's full-time persons, spending and each group's share of it."""

import pytest

from tests.published.billund import GROUPS, Claim, accounts, column, holds, table
from tests.published.intervals import Interval, share, total

TABLE = table("3.1")
SPENDING = {"Procent": "Udgifter", "Procent ekskl. puljer": "Udgifter ekskl. puljer"}
HUNDRED = Interval.exactly(100)


def key(group, row):
    return ("", group, row, "Billund")


INPUTS = {key(group, row) for group in GROUPS for row in ("Fuldtidspersoner", *SPENDING.values())} | {
    key(account, row) for account in ("Konto 5", "Konto 6") for row in SPENDING.values()
}
NOT_REPRODUCED = {
    cell: "the spending of the eleven others is not printed"
    for cell in TABLE if cell[2].startswith("11 øvrige")
}


def shares():
    for percent, spending in SPENDING.items():
        for rows in (GROUPS, ("Konto 5", "Konto 6")):
            figures = [accounts(group, spending) for group in rows]
            ours = column("SPENDING_SHARE", [[figure.number] for figure in figures])
            for place, group in enumerate(rows):
                others = [figure.interval for figure in figures[:place] + figures[place + 1:]]
                yield Claim(key(group, percent), 100 * ours[place], HUNDRED * share(figures[place].interval, others))


def totals():
    """Plain sums, as SUM in the workbook gives them; the shares add up to one whole."""
    for row in ("Fuldtidspersoner", *SPENDING.values()):
        figures = [accounts(group, row) for group in GROUPS]
        yield Claim(key("Samlet", row), sum(figure.number for figure in figures), total(f.interval for f in figures))
    for percent, spending in SPENDING.items():
        ours = column("SPENDING_SHARE", [[accounts(group, spending).number] for group in GROUPS])
        yield Claim(key("Samlet", percent), round(100 * sum(ours), 9), HUNDRED)


CLAIMS = [*shares(), *totals()]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: " / ".join(claim.cell))
def test_a_printed_figure_follows_from_its_inputs(claim):
    holds(claim, TABLE[claim.cell])


def test_every_printed_cell_is_an_input_or_reproduced_or_listed_with_a_reason():
    claimed = {claim.cell for claim in CLAIMS}
    assert claimed | INPUTS | NOT_REPRODUCED.keys() == TABLE.keys()
    assert not claimed & INPUTS
    assert not NOT_REPRODUCED.keys() & (claimed | INPUTS)


@pytest.mark.parametrize("row", SPENDING.values())
def test_the_two_accounts_add_up_to_the_total_within_rounding(row):
    parts = total(accounts(account, row).interval for account in ("Konto 5", "Konto 6"))
    assert parts.meets(accounts("Samlet", row).interval)


@pytest.mark.parametrize("row", ["11 øvrige: Procent", "11 øvrige: Procent ekskl. puljer"])
def test_the_shares_of_the_others_can_add_up_to_a_hundred(row):
    others = {group: printed for (_, group, name, _), printed in TABLE.items() if name == row}
    parts = total(others[group].interval for group in GROUPS)
    assert parts.meets(others["Samlet"].interval)


def test_shares_of_spending_typed_as_printed_are_the_same():
    texts = [[accounts(group, "Udgifter").text] for group in GROUPS]
    numbers = [[accounts(group, "Udgifter").number] for group in GROUPS]
    assert texts[0] == ["7.523"]
    assert column("SPENDING_SHARE", texts) == column("SPENDING_SHARE", numbers)
