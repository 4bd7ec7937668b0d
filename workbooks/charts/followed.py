"""Survival curves as steps, with how many are still followed written under the axis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.curves import lines
from workbooks.charts.look import Axis
from workbooks.style import Book
from xl.palette import PALETTE

ROOM: Final = 0.08
"""The height of a row of numbers under the axis, in shares."""
MARKS: Final = 12
"""How many times numbers at risk are written after month 0, at most."""


class Curve(NamedTuple):
    """A curve by month from 0: the share still there, and how many were followed up to each month."""

    share: Cells
    at_risk: Cells


def followed(
    book: Book, data: ChartData, title: str, months: Cells, curves: Mapping[str, Curve], last: str
) -> Any:
    """Curves as steps to the month that the cell ``last`` holds, and the numbers at risk at even distances.

    Beyond that month nothing is drawn, and no number is shown; the axis grows with it.
    """
    doubled = range(2 * months.height - 1)
    marks = [f"{mark}*MAX(1,ROUNDUP({last}/{MARKS},0))" for mark in range(MARKS + 1)]
    formulas = {"Måned": [f"=MIN({months.at((place + 1) // 2)},{last})" for place in doubled]}
    for name, curve in curves.items():
        formulas[name] = [
            f"=IF({last}=0,1,INDEX({curve.share.formula},1+MIN({place // 2},{last})))" for place in doubled]
    formulas["Mærke"] = [f"=MIN({mark},{last})" for mark in marks]
    for number, (name, curve) in enumerate(curves.items(), start=1):
        formulas[f"{name}: højde"] = [f"={-ROOM * (number + 0.45):.4f}"] * len(marks)
        formulas[f"{name}: i risiko"] = [
            f'=IF(OR({last}=0,{mark}>{last})," ",INDEX({curve.at_risk.formula},1+{mark}))' for mark in marks]
    formulas["Plads til navne"] = [f"=1.2*{last}"]
    whole = {name: "calc.0" for name in formulas if name in ("Måned", "Mærke") or name.endswith(": i risiko")}
    columns = dict(zip(formulas, data.columns(title, formulas, whole)))

    chart = lines(book, title, columns["Måned"], {name: columns[name] for name in curves},
                  Axis("Måneder siden start - under aksen: antal, der fortsat følges", "0", 0),
                  Axis("Andel fortsat på offentlig forsørgelse", "0%;;0%", -0.25, 1))
    for colour, name in zip(PALETTE, curves):
        for mark in range(MARKS + 1):  # a name is read anew everywhere; LibreOffice keeps a label from a cell as it was
            x, y, followed_then = (columns[part].one(mark) for part in ("Mærke", f"{name}: højde", f"{name}: i risiko"))
            chart.add_series(
                {
                    "name": f"={followed_then.at(0)}",
                    "categories": x.reference,
                    "values": y.reference,
                    "line": {"none": True},
                    "marker": {"type": "none"},
                    "data_labels": {"series_name": True, "position": "right", "font": {"size": 9, "color": colour}},
                }
            )
    room = columns["Plads til navne"]
    chart.add_series({"name": " ", "categories": room.reference, "values": columns[f"{name}: højde"].last.reference,
                      "line": {"none": True}, "marker": {"type": "none"}})
    chart.y_axis["major_unit"] = 0.25
    return chart
