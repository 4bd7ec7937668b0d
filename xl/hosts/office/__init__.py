"""Excel on Windows, Mac and the web through Office.js: functions named ``PB.``, a task pane, a refresh.

- :mod:`.functions`: the catalogue as decorated functions; xlwings Lite loads the same module.
- :mod:`.values`: what Office.js hands over and takes back, as cells.
- :mod:`.memory`: the refusals that the task pane shows.
- :mod:`.refresh`: the refresh that the task pane starts, and how far it has come.
- ``project/``: what xlwings-server finds of ours: pages, scripts, the check of the token.
- :mod:`.certificates`, :mod:`.secrets`, :mod:`.server`: the server on this machine.

The server needs the extra ``office``; the functions need xlwings, numpy and pandas alone.
"""
