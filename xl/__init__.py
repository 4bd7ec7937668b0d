"""The worksheet face of :mod:`pyxl_bench`: catalogue, cells, packages and hosts."""
