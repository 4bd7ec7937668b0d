"""What the task pane asks for: the catalogue, the reasons of errors, how far a refresh has come."""

from typing import Any

from fastapi import APIRouter
from xlwings_server import dependencies as dep

import pyxl_bench
from xl.catalogue import functions
from xl.described import described
from xl.hosts.office.memory import MEMORY
from xl.hosts.office.refresh import PROGRESS

router = APIRouter(prefix="/pb")


@router.get("/functions")
async def catalogue(user: dep.User) -> dict[str, Any]:
    """Every function with its help and examples."""
    return {"version": pyxl_bench.__version__, "functions": [described(entry) for entry in functions().values()]}


@router.get("/refusals")
async def refusals(user: dep.User) -> list[dict[str, str]]:
    """The cells that show an error of ours, the latest first."""
    return [refusal._asdict() for refusal in MEMORY.refusals()]


@router.get("/progress")
async def progress(user: dep.User) -> dict[str, Any]:
    """How far the refresh has come, and what came of it."""
    return PROGRESS.told()
