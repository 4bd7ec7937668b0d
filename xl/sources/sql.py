"""A SQL query: of a DuckDB file, or of any database that SQLAlchemy has an address for.

The address is a path to a ``.duckdb`` file, ``:memory:`` (a query of files:
``SELECT * FROM 'konti/*.parquet'``), or an address such as
``postgresql+psycopg://bruger@server/base``. Passwords are asked of the key
store under the source's name. Nothing is written: a query reads.
"""

from __future__ import annotations

import datetime as dt
import decimal
import os
from collections.abc import Sequence
from typing import Any, Final, Protocol

from xl.sources.errors import (
    BadQuery,
    DatabaseUnreachable,
    DriverMissing,
    NotAQuery,
    SecretInAddress,
    SourceEmpty,
    SourceFileMissing,
)
from xl.sources.order import Fetched, Order, frame

_DUCKDB: Final = (".duckdb", ".ddb", ".db")
MAX_ROWS: Final = 1_048_575
"""As many as stand below a header in a sheet; one more is asked for, so that too many are found out."""


class Answer(Protocol):
    """What a database answers a query with, whichever it is."""

    @property
    def description(self) -> Sequence[Sequence[Any]] | None: ...

    def fetchmany(self, size: int = ...) -> Sequence[Sequence[Any]]: ...


def fetch(order: Order) -> Fetched:
    """The rows that the query answers."""
    query = order.query.strip().rstrip(";").strip()
    if not query.lower().startswith(("select", "with", "from", "values", "table", "describe", "summarize")):
        raise NotAQuery(value=query[:40] or None)
    if "://" in order.address:
        return _from_server(order, query)
    return _from_duckdb(order, query)


def _from_duckdb(order: Order, query: str) -> Fetched:
    import duckdb

    memory = order.address.strip().lower() in (":memory:", "duckdb")
    path = order.path()
    if not memory and not path.is_file():
        raise SourceFileMissing(value=str(path))
    try:
        with duckdb.connect(":memory:" if memory else str(path), read_only=not memory) as database:
            database.execute("SET file_search_path = ?", [os.fspath(order.folder.resolve())])
            return rows_of(database.execute(query), order.name)
    except duckdb.IOException as error:
        raise DatabaseUnreachable(value=path.name, reason=_first_line(error)) from None
    except duckdb.Error as error:
        raise BadQuery(reason=_first_line(error)) from None


def _from_server(order: Order, query: str) -> Fetched:
    try:
        import sqlalchemy
        from sqlalchemy import exc
    except ImportError:
        raise DriverMissing(value="SQLAlchemy", package="pyxl_bench[sql]") from None
    try:
        url = sqlalchemy.make_url(order.address.strip())
    except exc.ArgumentError:
        raise DatabaseUnreachable(value=order.name, reason="adressen kan ikke læses") from None
    if url.password:
        raise SecretInAddress(name=order.name)
    secret = order.keys.find(order.name)
    try:
        engine = sqlalchemy.create_engine(url.set(password=secret) if secret else url)
    except (ImportError, exc.NoSuchModuleError) as error:
        raise DriverMissing(value=url.drivername, package=getattr(error, "name", None) or url.drivername) from None
    where = f"{url.host or ''}/{url.database or ''}"
    try:
        with engine.connect() as connection, connection.begin() as transaction:
            if url.get_backend_name() == "postgresql":
                connection.execute(sqlalchemy.text("SET TRANSACTION READ ONLY"))
            result = connection.execute(sqlalchemy.text(query.replace(":", r"\:")))
            found = rows_of(result.cursor, order.name)
            transaction.rollback()
            return found
    except exc.OperationalError as error:
        raise DatabaseUnreachable(value=where, reason=order.keys.scrubbed(_first_line(error.orig))) from None
    except exc.DBAPIError as error:
        raise BadQuery(reason=order.keys.scrubbed(_first_line(error.orig))) from None
    finally:
        engine.dispose()


def rows_of(answer: Answer, name: str) -> Fetched:
    """A database's answer as a frame of cells.

    Raises:
        SourceError: no rows, too many, or two columns of one name.
    """
    from xl.sources.delimited import named
    from xl.sources.errors import TooManyRowsFromSource

    headers = named((column[0] for column in answer.description or ()), name)
    rows = answer.fetchmany(MAX_ROWS + 1)
    if not rows:
        raise SourceEmpty()
    if len(rows) > MAX_ROWS:
        raise TooManyRowsFromSource(value=MAX_ROWS)
    return Fetched(frame(headers, [[_cell(row[number]) for row in rows] for number in range(len(headers))]))


def _cell(cell: Any) -> object:
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, decimal.Decimal):
        return float(cell)
    if isinstance(cell, dt.datetime):
        plain = cell.replace(tzinfo=None)
        return plain.date() if plain.time() == dt.time() else plain
    if cell is None or isinstance(cell, (bool, int, float, dt.date)):
        return cell
    return str(cell)


def _first_line(error: object) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
