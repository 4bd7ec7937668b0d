"""Names that VBA takes for arguments."""

from __future__ import annotations

from typing import Final

_RESERVED: Final = frozenset(
    """
    abs addressof and any array as attribute boolean byref byte byval call case cbool cbyte ccur cdate cdbl cdec
    cint circle clng close const csng cstr currency cvar cverr date debug decimal declare defbool dim do doevents
    double each else elseif empty end endif enum eqv erase error event exit false fix for friend function get global
    gosub goto if imp implements in input inputb int integer is lbound len lenb let like line local lock long
    longlong longptr loop lset me mid midb mod name new next not nothing null object on open option optional or
    paramarray preserve print private property pset ptrsafe public put raiseevent rebol redim rem resume return rset
    scale seek select set sgn shared single spc static step stop string sub tab text then to true type typeof ubound
    unlock until variant wend while width with withevents write xor
    """.split()
)
"""Words that VBA keeps for itself."""

_OURS: Final = frozenset({"answer", "given", "pointed"})
"""What the add-in's VBA calls around every argument."""
_PYTHON: Final = frozenset({"from", "class", "def", "del", "pass", "raise", "try", "yield", "lambda"})


def vba_name(name: str) -> str:
    """The name of an argument as VBA and Python take it: ``to`` becomes ``to_``."""
    return f"{name}_" if name in _RESERVED | _OURS | _PYTHON else name
