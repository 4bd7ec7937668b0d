"""Benchmark calculations for municipal employment spending.

Numbers and tables in, numbers and tables out: this package knows no
spreadsheet, no file and no clock. A module answers one question its users ask:

- :mod:`pyxl_bench.unit_cost` -- what does a full-time person cost, here and elsewhere?
- :mod:`pyxl_bench.savings` -- what would spending be at the level of others?
- :mod:`pyxl_bench.quadrants` -- what kind of potential does a group hold, by cost and result?
- :mod:`pyxl_bench.efficiency` -- how much of the inputs would do if all worked as the best?
- :mod:`pyxl_bench.peers` -- who works under the most similar conditions?
- :mod:`pyxl_bench.volume` -- how many are on support, and how is it developing?
- :mod:`pyxl_bench.disclosure` -- which counts must be withheld so that no small one can be worked out?
- :mod:`pyxl_bench.registers` -- who is on support, for how long, and where do they go? (person spells)
- :mod:`pyxl_bench.survival` -- what share is still on support, month by month?
- :mod:`pyxl_bench.competing` -- where did those go who left?
- :mod:`pyxl_bench.restricted_mean` -- how many months does a person spend on support?
- :mod:`pyxl_bench.survival_tests` -- do groups leave support at different rates?
- :mod:`pyxl_bench.investment` -- what does an investment save, and is it paid back?
- :mod:`pyxl_bench.refusion` -- how much of a benefit does the municipality pay itself?
- :mod:`pyxl_bench.supervision` -- how does a municipality stand against what is expected of it, and is it at risk?
- :mod:`pyxl_bench.focus_targets` -- what must the rest of the year look like?
- :mod:`pyxl_bench.seniority` -- what share of those with seniority has had enough interviews or offers?
- :mod:`pyxl_bench.supervision_rules` -- by which rules is a municipality supervised?
- :mod:`pyxl_bench.price_level` -- what is an amount worth in another year's prices?

Arrays hold target groups down the rows and municipalities across the columns;
``nan`` means that there is no number. Errors are :mod:`pyxl_bench.errors`.
"""

__version__ = "0.1.0"
