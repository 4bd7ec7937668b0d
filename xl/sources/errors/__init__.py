"""Why a source gave nothing: one line each, in English and Danish; a module per kind of reason."""

from xl.sources.errors.accounts import *  # noqa: F403
from xl.sources.errors.base import *  # noqa: F403
from xl.sources.errors.databases import *  # noqa: F403
from xl.sources.errors.files import *  # noqa: F403
from xl.sources.errors.rows import *  # noqa: F403
from xl.sources.errors.secrets import *  # noqa: F403
from xl.sources.errors.services import *  # noqa: F403
