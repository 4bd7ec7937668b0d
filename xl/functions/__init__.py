"""The worksheet functions, a module per chapter of the function sheet.

Each converts its arguments, calls :mod:`pyxl_bench` and returns cells.
"""
