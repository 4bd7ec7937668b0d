"""A register of persons: its indicators, or the curves of its cohorts.

The address is the register's folder. The query may say ``tabel=indikatorer`` or
``tabel=kohorter``, and ``periode=år``, ``kvartal``, ``måned`` or ``uge``. Only
what 5 or more persons stand behind comes into the workbook.
"""

from __future__ import annotations

from xl.sources.errors import BadOption, SourceEmpty
from xl.sources.order import Fetched, Order

_TABLES = ("indikatorer", "kohorter")


def fetch(order: Order) -> Fetched:
    """The table asked for."""
    from xl.registers.tables import MINIMUM, STEPS, counted

    options = order.options("tabel", "periode")
    table = options.get("tabel", _TABLES[0]).casefold()
    step = options.get("periode", "år" if table == _TABLES[0] else "kvartal").casefold()
    for name, value, choices in (("tabel", table, _TABLES), ("periode", step, tuple(STEPS))):
        if value not in choices:
            raise BadOption(name=name, value=value, choices=" / ".join(choices))
    found = counted(order.path(), STEPS[step])
    frame = found.indicators() if table == _TABLES[0] else found.curves()
    if frame.empty:
        raise SourceEmpty()
    return Fetched(frame.astype(object).where(frame.notna(), None), [
        f"Celler med færre end {MINIMUM} personer er skjult som (.)." if table == _TABLES[0]
        else f"Kohorter under {MINIMUM} personer er udeladt med dem, der ville røbe dem; "
             "en kurve slutter, når færre er tilbage."])
