"""Where a workbook's figures live: a module per kind, each with ``fetch(order)``.

- :mod:`.files`: CSV, Excel and Parquet files, and folders of them.
- :mod:`.jobindsats`: the ministry's measurements, API v2 and v3.
- :mod:`.statbank`: Statistics Denmark's StatBank.
- :mod:`.sql`: a query of DuckDB files, or of any database that SQLAlchemy knows.
- :mod:`.accounts`: account extracts, mapped to target groups and cost kinds.
- :mod:`.register`: indicators and cohorts of a register of persons.

What they share: :mod:`.order` is what a kind is asked and what it answers,
:mod:`.http` the one way to the net, :mod:`.keys` where secrets come from.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

from xl.cpr import refuse_cpr
from xl.names import key, nearest
from xl.sources.errors import UnknownKind
from xl.sources.order import Fetched, Order

KINDS: Final = {
    "fil": "files",
    "mappe": "files",
    "csv": "files",
    "excel": "files",
    "parquet": "files",
    "jobindsats": "jobindsats",
    "statistikbanken": "statbank",
    "statbank": "statbank",
    "sql": "sql",
    "kontoudtræk": "accounts",
    "register": "register",
}
"""The words for the kinds of source, and the module that knows each."""


def fetch(order: Order) -> Fetched:
    """What a source holds now.

    Raises:
        SourceError: it cannot be reached or read, or what it answers cannot be used.
        CprNumber: it holds what is shaped like a CPR number, which no workbook may.
    """
    module = KINDS.get(key(order.kind))
    if module is None:
        raise UnknownKind(value=order.kind, kinds=", ".join(nearest(order.kind, list(KINDS)) or KINDS))
    fetched: Fetched = import_module(f"xl.sources.{module}").fetch(order)
    headers = tuple(map(str, fetched.frame.columns))
    refuse_cpr([headers], order.name)  # a file without a header has a row of data for one
    refuse_cpr([headers, *fetched.frame.itertuples(index=False, name=None)], order.name, from_file=True)
    return fetched


__all__ = ["KINDS", "Fetched", "Order", "fetch"]
