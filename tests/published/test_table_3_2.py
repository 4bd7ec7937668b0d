"""Table 3.2: unit costs of twelve municipalities and the mean of the eleven others."""

import pytest

from tests.published.billund import GROUPS, OTHERS, Claim, accounts, column, cost_table, holds, labels, table, unit_cost
from tests.published.intervals import mean, total

TABLE = table("3.2")
AVERAGE = "Gennemsnit øvrige"
PARTS = tuple(label for label in labels() if label.startswith("-"))


def key(group, column_label):
    return ("", group, "Enhedsomkostning", column_label)


INPUTS = {key(label, name) for label in labels() for name in OTHERS} | {key(part, "Billund") for part in PARTS}
"""Table 3.1 prints the spending of Billund only, and not what the parts cost."""


def own_unit_costs():
    """Billund's column from its spending and persons in table 3.1."""
    lines = [(label, label, "Udgifter") for label in (*GROUPS, "Samlet")]
    lines.append(("Samlet ekskl. puljer", "Samlet", "Udgifter ekskl. puljer"))
    spending = [accounts(group, row) for _, group, row in lines]
    persons = [accounts(group, "Fuldtidspersoner") for _, group, _ in lines]
    ours = column("UNITCOST", [[figure.number] for figure in spending], [[figure.number] for figure in persons])
    for (label, _, _), cost, spent, count in zip(lines, ours, spending, persons):
        yield Claim(key(label, "Billund"), cost, spent.interval / count.interval)


def averages():
    """The mean of the others, in every row of the table."""
    ours = dict(zip(in_answer_order(), column("PEER_AVERAGE", cost_table(), "Billund")))
    for label in labels():
        yield Claim(key(label, AVERAGE), ours[label], mean(unit_cost(label, name).interval for name in OTHERS))


def in_answer_order():
    """Table order, the total last."""
    return [label for label in labels() if label != "Samlet"] + ["Samlet"]


CLAIMS = [*own_unit_costs(), *averages()]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: " / ".join(claim.cell))
def test_a_printed_figure_follows_from_its_inputs(claim):
    holds(claim, TABLE[claim.cell])


def test_every_printed_cell_is_an_input_or_reproduced():
    claimed = {claim.cell for claim in CLAIMS}
    assert claimed | INPUTS == TABLE.keys()
    assert not claimed & INPUTS


def test_the_groups_together_cost_what_the_total_row_prints():
    costs = [unit_cost(group, "Billund") for group in GROUPS]
    persons = [accounts(group, "Fuldtidspersoner") for group in GROUPS]
    (ours,) = column("COMBINE_GROUPS", [[cost.number] for cost in costs], [[count.number] for count in persons])
    spent = total(cost.interval * count.interval for cost, count in zip(costs, persons))
    allowed = spent / total(count.interval for count in persons)
    holds(Claim(key("Samlet", "Billund"), ours, allowed), unit_cost("Samlet", "Billund"))


def test_a_cell_of_a_formula_and_a_column_of_formulas_agree():
    for group in GROUPS:
        spent, persons = accounts(group, "Udgifter").number, accounts(group, "Fuldtidspersoner").number
        assert column("UNITCOST", spent, persons) == [spent / persons]


def test_the_table_typed_as_printed_gives_the_same_averages():
    assert cost_table(as_text=True)[1][1] == "29,6"
    typed = column("PEER_AVERAGE", cost_table(as_text=True), "Billund")
    assert typed == column("PEER_AVERAGE", cost_table(), "Billund")
