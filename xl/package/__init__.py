"""An ``.xlsx``/``.xlsm`` package read and changed surgically.

- :mod:`xl.package.container`: the zip container; a part that is not changed
  keeps every byte, compressed as it was.
- :mod:`xl.package.book`: what the workbook part says: sheets, names, tables.
- :mod:`xl.package.sheet`: where a sheet's cells and formulas stand in its XML.
- :mod:`xl.package.edits`: new values written beside formulas, nothing else touched.
- :mod:`xl.package.files`: reading, and replacing a file atomically.
"""
