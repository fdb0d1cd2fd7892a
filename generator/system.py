"""Calls of the system that Python has no name for.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable


def call(name: str) -> Callable[..., int] | None:
    """A call by its name; None where the system does not have it."""
    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError, TypeError):
        return None
    return found


def error(path: object) -> OSError:
    """Why the last call failed, and of which file it was."""
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number), str(path))
