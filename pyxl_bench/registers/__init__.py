"""Who is on support, for how long, and where do they go? Person spells to indicators.

One kernel for one sheet and for a nation: persons lie one after another on a
single line of time (:mod:`~pyxl_bench.registers.line`), overlapping spells are
merged there, and whatever is counted is counted as +1 where a stretch begins
and -1 where it ends (:mod:`~pyxl_bench.registers.stretches`). No week is ever
written out, and results of batches of whole persons add up, so that the same
integers come out of one sheet, of files larger than memory and of a cluster.

- :mod:`~pyxl_bench.registers.weeks` -- ISO weeks as whole numbers, and periods of them
- :mod:`~pyxl_bench.registers.benefits` -- what a code means: the editable table
- :mod:`~pyxl_bench.registers.exits` -- who has left 13 weeks later, and who is on support for how long
- :mod:`~pyxl_bench.registers.efforts` -- interviews and offers while on the benefit
- :mod:`~pyxl_bench.registers.cohorts` -- who came in when, and how long they stayed
- :mod:`~pyxl_bench.registers.count` -- all of it for a batch of whole persons, in one pass
- :mod:`~pyxl_bench.registers.indicators` -- counts to rates and means
"""
