"""The scripts that the task pane runs."""

import asyncio

import xlwings as xw
from xlwings.server import script

from xl.hosts.office.refresh import refresh_book


@script
async def opdater(book: xw.Book) -> xw.Book:
    """Refresh the tables of the workbook from its sources; the task pane asks meanwhile how far it has come."""
    await asyncio.to_thread(refresh_book, book)
    return book
