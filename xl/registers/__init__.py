"""Registers of persons outside the workbook: taken in, kept, and counted.

A register is a folder that no CPR number ever enters: Parquet files of spells,
interviews and offers, where persons are numbers, and a list of what the numbers
stand for. Only tables of counts leave it.

- :mod:`.files` -- CSV, Excel and Parquet files as rows of text
- :mod:`.wide` -- weekly columns (``y_YYWW``) as spells
- :mod:`.taking_in` -- rows checked, CPR numbers turned into keyed hashes
- :mod:`.store` -- the folder
- :mod:`.batches` -- whole persons, batch by batch
- :mod:`.feed` -- a register read and counted, however large it is
- :mod:`.tables` -- indicators and cohorts as tables
- :mod:`.spark` -- the same counts on a cluster
"""
