"""What can go wrong between a spreadsheet and us, as formulas with the answers they must give.

The worked examples of the catalogue show that a function calculates; these show
that cells arrive as they are and answers come back as they should, in whatever
program has the self-test open.
"""

from __future__ import annotations

from typing import Any, Final

from xl.catalogue import Example

TABLES: Final[dict[str, list[list[Any]]]] = {
    "spending_with_gap": [[3000], [None], [600]],
    "written_spending": [["kr. 3.000"], ["29,6"], ["600"]],
    "english_spending": [["1,234.5"]],
    "hidden_spending": [[3000], ["(.)"], [600]],
    "hundreds": [[100], [100], [10]],
    "spending_in_a_row": [[3000, 2000, 600]],
    "hundreds_in_a_row": [[100, 100, 10]],
    "written_date": [["31-12-2020"]],
}
"""The cells that the formulas speak about, beside those of the catalogue's examples."""

CHECKS: Final = (
    ("Ægte fejl", Example("=UNITCOST(1,0)", "#DIV/0!")),
    ("Fejl fanget", Example("=IFERROR(UNITCOST(1,0),-1)", -1)),
    ("Ukendt navn", Example('=PEER_AVERAGE({costs},"Kommune Z","Dagpenge")', "#N/A")),
    ("Tom celle", Example("=UNITCOST({spending_with_gap},{hundreds})", [[30], [None], [60]])),
    ("Danske tal", Example("=UNITCOST({written_spending},{hundreds})", [[30], [0.296], [60]])),
    ("Engelsk tal", Example("=UNITCOST({english_spending},2)", "#VALUE!")),
    ("Skjult tal", Example("=UNITCOST({hidden_spending},{hundreds})", [[30], ["(.)"], [60]])),
    ("Udeladt midt i", Example('=COST_DEVIATION({costs},"Kommune A",,"kr")', [[7], [-5.75], [8], [0.5]])),
    ("Udeladt til sidst", Example('=COST_RANK({costs},"Kommune A","Dagpenge",)', 1)),
    ("Svar i en række", Example("=UNITCOST({spending_in_a_row},{hundreds_in_a_row})", [[30, 20, 60]])),
    ("Sum af et svar", Example("=SUM(UNITCOST({spending_in_a_row},{hundreds_in_a_row}))", 110)),
    ("Kald i et kald", Example("=UNITCOST(UNITCOST(3000,100),2)", 15)),
    ("Dato som tekst", Example("=MUNICIPAL_SHARE(53,104,{written_date})", 0.8)),
    ("Dato som tal", Example("=MUNICIPAL_SHARE(53,104,44196)", 0.8)),
)
"""Each check by the name it has in the self-test."""
