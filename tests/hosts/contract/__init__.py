"""The same cases in every host.

- :mod:`.cases`: what is asked: every example of the catalogue, and edge cases.
- :mod:`.adapters`: how each host is asked; a host is one class.
- ``docs/hosts.md``: the one table of what a host forces to be otherwise.
"""
