"""Rows in order of persons cut into batches of whole persons; all that a worker of a cluster needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pyxl_bench.registers.efforts import Interviews, Offers
from pyxl_bench.registers.line import Spells

if TYPE_CHECKING:
    import pyarrow as pa

SPELL, INTERVIEW, OFFER = range(3)
"""What a row tells of its person, where the tables of a register stand as one."""


class Batch(NamedTuple):
    """Whole persons: their spells, and what was done for them if that is known."""

    spells: Spells
    interviews: Interviews | None
    offers: Offers | None


def whole_persons(batches: Iterable[pa.RecordBatch]) -> Iterator[Batch]:
    """Rows in order of persons, cut where one person ends and the next begins."""
    kept: list[dict[str, Any]] = []
    for batch in batches:
        if not batch.num_rows:
            continue
        columns = {name: batch.column(name).to_numpy(zero_copy_only=False) for name in batch.schema.names}
        person = columns["person"]
        last = int(np.searchsorted(person, person[-1]))
        if last == 0 and (not kept or kept[-1]["person"][-1] == person[0]):
            kept.append(columns)
            continue
        kept.append({name: values[:last] for name, values in columns.items()})
        yield _batch(kept)
        kept = [{name: values[last:] for name, values in columns.items()}]
    if kept:
        yield _batch(kept)


def _batch(parts: list[dict[str, Any]]) -> Batch:
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    kind = columns.pop("kind", None)
    rows = Spells(*(columns[name] for name in Spells._fields))
    if kind is None or not kind.any():
        return Batch(rows, None, None)
    met, taken = rows.take(kind == INTERVIEW), rows.take(kind == OFFER)
    return Batch(rows.take(kind == SPELL), Interviews(met.person, met.first),
                 Offers(taken.person, taken.first, taken.last, taken.benefit))
