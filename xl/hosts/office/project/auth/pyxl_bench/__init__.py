"""Who may call: the holder of the token that stands in the manifest on this machine."""

from fastapi import HTTPException, status
from xlwings_server.models import User

from xl.hosts.office.secrets import is_the_token


async def validate_token(token_string: str) -> User:
    """The one user of this machine.

    Raises:
        HTTPException: the token is missing or another.
    """
    if not is_the_token(token_string):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Adgangsnøglen mangler eller er en anden. "
                            "Hent manifestet igen med: pyxl-bench serve --manifest FIL")
    return User(id="pyxl_bench", name="pyxl_bench")
