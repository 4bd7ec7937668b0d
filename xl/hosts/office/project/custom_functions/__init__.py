"""The functions that xlwings-server registers."""

from xl.hosts.office.functions import *  # noqa: F403
