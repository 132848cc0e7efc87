"""The checks: one module each, found by discovery."""

import importlib
import pkgutil
from functools import cache

from audit.checks.check import Check
from audit.model import Dimension


@cache
def checks() -> tuple[Check, ...]:
    """Every check, by dimension in the order of the enumeration, then by id."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found = [check for module in modules if isinstance(check := getattr(module, "CHECK", None), Check)]
    order = list(Dimension)
    return tuple(sorted(found, key=lambda check: (order.index(check.dimension), check.id)))
