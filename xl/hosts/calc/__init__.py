"""The LibreOffice Calc host: an extension made from the catalogue, and LibreOffice run with it.

- :mod:`.names`: what the add-in is called inside LibreOffice.
- :mod:`.typelibrary`: its interface in LibreOffice's binary format.
- :mod:`.configuration`: its help for the function wizard.
- :mod:`.component`: the part that LibreOffice runs; it hands calls over.
- :mod:`.worker`: the project's Python that answers them.
- :mod:`.explain`: what ``WHY`` says.
- :mod:`.extension`: all of it in one ``.oxt`` file.
- :mod:`.office`: LibreOffice run with the extension, without a screen.
"""

from xl.hosts.calc.extension import extension
from xl.hosts.calc.office import Office

__all__ = ["Office", "extension"]
