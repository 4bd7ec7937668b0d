"""An ``.xlsx``/``.xlsm`` package read and changed surgically.

- :mod:`xl.package.container`: the zip container; a part that is not changed
  keeps every byte, compressed as it was.
- :mod:`xl.package.book`: what the workbook part says: sheets, names, tables.
- :mod:`xl.package.sheet`: where a sheet's cells and formulas stand in its XML.
- :mod:`xl.package.edits`: new values written beside formulas, nothing else touched.
- :mod:`xl.package.content`: what stands in the cells of an area.
- :mod:`xl.package.tables`: new rows in a table; :mod:`xl.package.room`: whether it has room for them.
- :mod:`xl.package.references`: references in formulas, moved or following a table;
  :mod:`xl.package.following`: every part that names a table's rows; :mod:`xl.package.chain`:
  the chain of calculation.
- :mod:`xl.package.styles`: which cell styles show dates.
- :mod:`xl.package.files`: reading, and replacing a file atomically.
- :mod:`xl.package.errors`: why a file is not taken or written.
"""
