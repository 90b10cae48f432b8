"""The engine of this machine's cores, with a supervisor that survives a page which kills its worker.

``ProcessPoolExecutor`` says when a worker died but not over which row. So rows travel in small chunks; when the pool
breaks, every chunk that was out is run again alone in a fresh pool, and a chunk that breaks it once more is halved until
one row is left. That row is set aside as :class:`Broken`; all others are worked on exactly once. A chunk that is not done
in ``patience`` seconds is treated the same way, so one endless row cannot stop a run.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotDone
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Generic, Self, TypeVar

from benang.engines import Broken
from benang.engines.inline import attempt, sharing
from benang.errors import EngineError

A = TypeVar("A")
B = TypeVar("B")

CHUNK = 16
GROUPS_A_CHUNK = 256
PATIENCE = 120.0
KILLED = "the worker that read it died (out of memory, or a crash in a library)"
CANNOT_START = (
    "worker processes cannot start; a script that weaves must be a file that can be imported again"
)
ENDLESS = "it was not read within {:.0f} seconds"


class LocalEngine:
    """Runs rows on ``workers`` processes of this machine (by default all cores); a context manager.

    Workers come from a fork server, never from a fork of this process: progress bars and the pool itself run threads
    here, and a fork under a held lock hangs. ``preload`` names modules the server imports once for all workers.
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        patience: float = PATIENCE,
        preload: Sequence[str] = (),
    ) -> None:
        self.workers = workers or os.cpu_count() or 1
        self.patience = patience
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Return the engine; the pool starts with the first row."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Stop the workers; when something went wrong, without waiting for what they are at."""
        if kind is None:
            self.close()
        else:
            self.restart()

    def close(self) -> None:
        """Stop the workers when they are done; the engine may be used again."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def each(self, rows: Iterable[A], fn: Callable[[A], B]) -> Iterator[B | Broken]:
        """Yield ``fn(row)`` in the order of the rows, or :class:`Broken` for a row that failed or killed its worker."""
        return _Supervisor(self, fn).run(rows)

    def together(
        self,
        rows: Iterable[A],
        keys: Callable[[A], Iterable[str]],
        fn: Callable[[str, Sequence[A]], Iterable[B]],
    ) -> Iterator[B]:
        """Yield what ``fn(key, rows)`` gives for every key two rows share, in the order of the keys.

        A group that cannot be worked on raises EngineError: a missing link would be an error nobody sees.
        """
        chunks = _chunks(sharing(rows, keys), GROUPS_A_CHUNK)
        for outcome in self.each(chunks, partial(_judge, fn)):
            if isinstance(outcome, Broken):
                message = f"comparing pages failed: {outcome.reason}"
                raise EngineError(message)
            yield from outcome

    def pool(self) -> ProcessPoolExecutor:
        """Return the running pool, starting one if there is none; EngineError when workers cannot start at all."""
        if self._pool is None:
            pool = ProcessPoolExecutor(
                self.workers, mp_context=self._context, initializer=_follow_parent
            )
            try:
                pool.submit(_ready).result(timeout=self.patience)
            except (BrokenProcessPool, NotDone) as error:
                raise EngineError(CANNOT_START) from error
            self._pool = pool
        return self._pool

    def restart(self) -> None:
        """Kill every worker; the next call of :meth:`pool` starts new ones."""
        if self._pool is None:
            return
        for process in list(getattr(self._pool, "_processes", {}).values()):
            process.kill()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None


class _Supervisor(Generic[A, B]):
    """One pass of ``each``: keeps chunks out, hands results back in order, bisects what breaks."""

    def __init__(self, engine: LocalEngine, fn: Callable[[A], B]) -> None:
        self.engine = engine
        self.fn = fn

    def run(self, rows: Iterable[A]) -> Iterator[B | Broken]:
        """Yield one outcome a row, in order."""
        out: deque[tuple[list[tuple[int, A]], Future[list[B | Broken]]]] = deque()
        chunks = _chunks(enumerate(rows), CHUNK)
        exhausted = False
        while out or not exhausted:
            while not exhausted and len(out) < self.engine.workers * 3:
                chunk = next(chunks, None)
                if chunk is None:
                    exhausted = True
                else:
                    out.append((chunk, self._submit(chunk)))
            if not out:
                break
            chunk, future = out.popleft()
            try:
                yield from future.result(timeout=self.engine.patience)
            except (BrokenProcessPool, NotDone):
                self.engine.restart()
                yield from self._alone(chunk)
                out = deque((waiting, self._again(waiting, done)) for waiting, done in out)

    def _submit(self, chunk: list[tuple[int, A]]) -> "Future[list[B | Broken]]":
        try:
            return self.engine.pool().submit(_work, self.fn, chunk)
        except BrokenProcessPool:
            failed: Future[list[B | Broken]] = Future()
            failed.set_exception(BrokenProcessPool("the pool broke before this chunk was sent"))
            return failed

    def _again(
        self, chunk: list[tuple[int, A]], future: "Future[list[B | Broken]]"
    ) -> "Future[list[B | Broken]]":
        """Return the finished future as it is, else a new one in the new pool."""
        if future.done() and not future.cancelled() and future.exception() is None:
            return future
        return self._submit(chunk)

    def _alone(self, chunk: list[tuple[int, A]]) -> Iterator[B | Broken]:
        """Work on a suspect chunk with nothing else out, halving it until the row that breaks is found."""
        try:
            yield from self._submit(chunk).result(timeout=self.engine.patience)
        except (BrokenProcessPool, NotDone) as error:
            self.engine.restart()
            if len(chunk) == 1:
                endless = isinstance(error, NotDone)
                reason = ENDLESS.format(self.engine.patience) if endless else KILLED
                yield Broken(chunk[0][0], reason)
                return
            half = len(chunk) // 2
            yield from self._alone(chunk[:half])
            yield from self._alone(chunk[half:])


def _follow_parent() -> None:
    """Let Ctrl-C end the run through the parent alone, and end with the parent even when that is killed.

    A worker holds both ends of the queue it waits on, so it would wait for ever for a parent that is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _ready() -> None:
    """Show that a worker runs; without this a machine where none can start would set every page aside."""


def _work(fn: Callable[[A], B], chunk: list[tuple[int, A]]) -> list[B | Broken]:
    return [attempt(index, row, fn) for index, row in chunk]


def _judge(
    fn: Callable[[str, Sequence[A]], Iterable[B]], groups: list[tuple[str, Sequence[A]]]
) -> list[B]:
    return [found for key, members in groups for found in fn(key, members)]


def _chunks(rows: Iterable[A], size: int) -> Iterator[list[A]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk
