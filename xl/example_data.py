"""The small tables that the catalogue's examples speak about.

Five made-up municipalities, figures chosen so that every answer can be worked
out in the head. Examples name a table in braces; a host puts the range there.
"""

from __future__ import annotations

import re
from typing import Any, Final

TABLES: Final[dict[str, list[list[Any]]]] = {
    "costs": [
        ["1.000 kr.", "Kommune A", "Kommune B", "Kommune C", "Kommune D", "Kommune E"],
        ["Dagpenge", 30, 20, 22, 24, 26],
        ["Sygedagpenge", 20, 26, 24, 31, 22],
        ["Ressourceforløb", 60, 50, 40, 54, 64],
        ["Samlet", 32, 30, 28, 32, 36],
    ],
    "spending": [[3000], [2000], [3000]],
    "persons": [[100], [100], [50]],
    "unit_costs": [[30], [20], [60]],
    "activity": [
        ["Kommune", "Målgruppe", "Fuldtidspersoner", "Redskab", "Fuldtidsaktiverede", "Udgift"],
        ["Kommune A", "Dagpenge", 100, "Løntilskud", 30, 780],
        ["Kommune A", "Dagpenge", 100, None, None, 500],
        ["Kommune B", "Dagpenge", 50, "Løntilskud", 10, 140],
        ["Kommune B", "Dagpenge", 50, None, None, 200],
    ],
    "thirds": [[33], [33], [33]],
    "printed": [
        ["1.000 kr.", "Kommune A", "Kommune B", "Kommune C", "Gennemsnit øvrige", "Difference"],
        ["Indsats", 5.1, 4.2, 6.2, 5.2, -0.1],
        ["Ledelse", 1.6, 1.1, 0.9, 4.0, 0.6],
        ["Samlet", 6.7, 5.3, 7.1, 6.2, 0.5],
    ],
    "counts": [[12], [3], [9]],
    "series": [[100, 110, 150]],
    "inputs": [[2], [4]],
    "outputs": [[1], [1]],
    "framework": [["Kommune A", 1, 10], ["Kommune B", 3, 30], ["Kommune C", 2, 20], ["Kommune D", 9, 90]],
    "two_costs": [["1.000 kr.", "Kommune A", "Kommune B"], ["Unge", 60, 40], ["Øvrige", 20, 20]],
    "two_persons": [["personer", "Kommune A", "Kommune B"], ["Unge", 50, 50], ["Øvrige", 50, 150]],
    "weights": [[9, 1, 2, 1, 1]],
    "spells": [
        ["Person", "Ydelse", "Fra", "Til"],
        ["A", "Dagpenge", "01-01-2018", "28-01-2018"],
        ["B", "Dagpenge", "01-01-2018", "14-01-2018"],
        ["B", "Sygedagpenge", "12-02-2018", "25-02-2018"],
    ],
    "months": [[2], [2], [4], [6]],
    "left": [[1], [1], [0], [1]],
    "cohort": [["A"], ["B"], ["A"], ["B"]],
    "treated": [[0], [1], [0], [1]],
    "base_curve": [["Måned", "Andel"], [0, 1], [1, 0.9], [2, 0.8], [3, 0.8]],
    "treated_curve": [["Måned", "Andel"], [0, 1], [1, 0.8], [2, 0.6], [3, 0.5]],
    "invested": [[100], [0], [0]],
    "saved": [[-40], [-40], [-40]],
    "budget": [[100], [100], [100]],
    "realised": [[90], [120], [None]],
    "actual_shares": [[0.1], [0.08], [0.11], [0.12]],
    "expected_shares": [[0.1], [0.09], [0.11], [0.11]],
    "focus_12m": [[0.7558, 0.8817]],
    "focus_required": [[0.9088, 0]],
    "monthly_shares": [[0.6, 0.6, 0.6, 0.6, 0.6, 0.6]],
    "thirteen_months": [[0], *[[0.7], [0.8]] * 6],
    "long_spells": [
        ["Person", "Ydelse", "Fra", "Til"],
        ["A", "Kontanthjælp", "01-01-2019", "31-12-2020"],
        ["B", "Kontanthjælp", "01-01-2019", "31-12-2020"],
        ["C", "Kontanthjælp", "01-10-2019", "31-12-2020"],
    ],
    "interviews": [
        ["Person", "Dato"], ["A", "15-08-2019"], ["A", "15-01-2020"], ["A", "15-07-2020"], ["A", "15-09-2020"],
        ["B", "15-09-2020"],
    ],
    "price_index": [["År", "P/l, pct."], [2019, 10], [2020, 20]],
}


def with_ranges(formula: str, ranges: dict[str, str]) -> str:
    """An example's formula with a range reference in place of each table named."""
    return re.sub(r"\{(\w+)\}", lambda name: ranges[name[1]], formula)
