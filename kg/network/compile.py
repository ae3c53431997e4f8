"""Loops over arrays that run as plain Python on a small graph and compiled by numba on a large one.

Importing and compiling cost more than a small graph does; both ways give the same values bit for bit.
"""

from __future__ import annotations

import logging
import types
from collections.abc import Callable
from functools import cache, cached_property
from hashlib import blake2b
from inspect import getsource
from typing import Generic, ParamSpec, TypeVar, cast

_log = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")

COMPILED_FROM = 400
"""From so many edges on the compiled loop is worth its import."""


class Kernel(Generic[P, R]):
    """A function of arrays and numbers that calls nothing but NumPy and other kernels; used as a decorator.

    Called, it runs interpreted. ``at(size)`` gives the way to run it on so many edges. Compiled code is kept in numba's
    cache (``NUMBA_CACHE_DIR``) under a name that changes with the source of every kernel's module; where no cache can
    be written it is compiled anew in every process. That it compiles is logged, once in a process.
    """

    def __init__(self, function: Callable[P, R]) -> None:
        self.function = function

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function gives, interpreted."""
        return self.function(*args, **kwargs)

    def at(self, size: int) -> Callable[P, R]:
        """The function itself below ``COMPILED_FROM``, otherwise its compiled form."""
        return self.compiled if size >= COMPILED_FROM else self.function

    @cached_property
    def compiled(self) -> Callable[P, R]:
        """The function as machine code."""
        njit = _compiler()
        # A copy whose globals hold the compiled form of every kernel that it calls.
        plain = cast(types.FunctionType, self.function)
        called = {name: plain.__globals__[name] for name in plain.__code__.co_names if name in plain.__globals__}
        inner = {name: value.compiled if isinstance(value, Kernel) else value for name, value in called.items()}
        version = "_".join(_digest(module) for module in sorted(self._modules()))
        copy = types.FunctionType(plain.__code__, inner, plain.__name__, plain.__defaults__)
        copy.__module__ = plain.__module__
        copy.__qualname__ = f"{plain.__qualname__}_{version}"
        try:
            return cast(Callable[P, R], njit(cache=True)(copy))
        except RuntimeError:  # no folder for the cache can be written
            return cast(Callable[P, R], njit(copy))

    def _modules(self) -> set[str]:
        """The modules of this kernel and of those that it calls."""
        plain = cast(types.FunctionType, self.function)
        called = (plain.__globals__.get(name) for name in plain.__code__.co_names)
        return {plain.__module__}.union(*(value._modules() for value in called if isinstance(value, Kernel)))


@cache
def _compiler() -> Callable[..., Callable[..., object]]:
    """Numba's compiler, whose work on kernels is heard: what its cache holds is no work."""
    from numba import njit
    from numba.core import event

    class Heard(event.Listener):
        def on_start(self, event: event.Event) -> None:
            if event.data["dispatcher"].py_func.__module__.startswith(f"{__package__}."):
                _announce()

        def on_end(self, event: event.Event) -> None:
            pass

    event.register("numba:compile", Heard())  # type: ignore[no-untyped-call]
    return cast(Callable[..., Callable[..., object]], njit)


@cache
def _announce() -> None:
    _log.info("compiling the search for large networks: about half a minute, the first time only")


@cache
def _digest(module: str) -> str:
    import sys

    return blake2b(getsource(sys.modules[module]).encode(), digest_size=4).hexdigest()
