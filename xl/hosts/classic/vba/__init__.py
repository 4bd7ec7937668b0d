"""VBA projects written from source: what Excel keeps in ``xl/vbaProject.bin``.

- :mod:`.compression`: how VBA packs its sources (MS-OVBA 2.4.1).
- :mod:`.compound`: the container they lie in (MS-CFB).
- :mod:`.project`: the project itself (MS-OVBA 2.2 and 2.3).

Only sources are written: a project whose ``_VBA_PROJECT`` stream says version
0xFFFF holds no compiled code, and Excel compiles it when it is first run.
"""
