"""Workers on other machines: the one door to Dask (`distributed`).

The files of the briefs are sent along once, and products come back as data, so that
the machines share no folder. All of them must have the same briefmaker and the same
libraries, or their products would differ. A worker that dies is replaced by others; a
cluster that goes away, or has no workers for a while, is told and never waited for.
"""

import logging
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from distributed import Client, WorkerPlugin, get_worker
from distributed.comm.addressing import get_address_host_port
from distributed.scheduler import KilledWorker

from briefmaker.pool.parcel import unpack
from briefmaker.pool.sameness import traits

PATIENCE = 20.0
"""Seconds after which a cluster that is not there, or has no workers, is given up."""

RETRIES = 2
"""How often Dask tries again what failed on the way."""

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class ClusterError(Exception):
    """The cluster cannot do the work: a sentence, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Luggage(WorkerPlugin):
    """The files of the briefs on each worker, also on those that come later.

    Attributes:
        name: by what it is found, and the last part of the folder's name.
    """

    def __init__(self, name: str, parcels: Sequence[bytes]) -> None:
        self.name = name
        self.parcels = parcels
        self.folders: tuple[Path, ...] = ()

    def setup(self, worker: Any) -> None:
        """Unpack the files where Dask clears up even after a crash."""
        base = Path(worker.local_directory)
        folders = []
        for number, parcel in enumerate(self.parcels):
            folder = base / f"{self.name}-{secrets.token_hex(4)}-{number}"
            folder.mkdir(mode=0o700)
            folders.append(folder)
            self.folders = tuple(folders)
            unpack(parcel, folder)

    def teardown(self, worker: Any) -> None:  # noqa: ARG002, its form
        """Remove them."""
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)


_turn = threading.Lock()
"""A worker with several threads sets one brief at a time."""


def _there(name: str, work: Callable[[Sequence[Path], T], R], item: T) -> R:
    """Do the work on a worker, with the folders as they are there."""
    luggage = get_worker().plugins[name]
    assert isinstance(luggage, Luggage)
    with _turn:
        return work(luggage.folders, item)


class Elsewhere(Executor):
    """Work that is done on a cluster, told as by any other executor."""

    def __init__(self, cluster: "Cluster") -> None:
        self._cluster = cluster

    def submit(
        self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> "Future[R]":
        """Have the work done somewhere."""
        return self._cluster.asked(work, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Give up what is not done, if that is asked for."""
        if cancel_futures:
            self._cluster.give_up(ClusterError("the work was given up"))


class Cluster:
    """A cluster that has been found able to do the work."""

    def __init__(self, address: str, client: Client, parcels: Sequence[bytes]) -> None:
        self._address = address
        self._client = client
        self._open: dict[Future[Any], Any] = {}
        self._lock = threading.Lock()
        self.name = f"briefmaker-{secrets.token_hex(6)}"
        self.size = _same(address, client)
        client.register_plugin(Luggage(self.name, parcels), name=self.name)

    def executor(self) -> Executor:
        """Return the cluster as an executor."""
        return Elsewhere(self)

    def doing(self, work: Callable[[Sequence[Path], T], R]) -> Callable[[T], R]:
        """Return the work with the folders where they are on whichever worker."""
        return partial(_there, self.name, work)

    def asked(
        self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> "Future[R]":
        """Ask for one piece of work."""
        answer: Future[R] = Future()
        there = self._client.submit(work, *args, **kwargs, pure=False, retries=RETRIES)
        with self._lock:
            self._open[answer] = there
        there.add_done_callback(lambda _: self._taken(answer))
        return answer

    def _taken(self, answer: "Future[Any]") -> None:
        """Pass on what a worker sends back."""
        with self._lock:
            there = self._open.pop(answer, None)
        if there is None:
            return
        try:
            answer.set_result(there.result(timeout=PATIENCE))
        except KilledWorker as error:
            answer.set_exception(BrokenExecutor(str(error)))
        except Exception as error:
            lost = there.status in ("cancelled", "lost") or isinstance(error, OSError)
            answer.set_exception(_gone(self._address) if lost else error)

    def watch(self, ended: threading.Event) -> None:
        """Give up when the scheduler, or all of its workers, have long been gone."""
        missed = 0.0
        while not ended.wait(1.0):
            missed = 0.0 if self._alive() else missed + 1.0
            if missed >= PATIENCE:
                self.give_up(_gone(self._address))

    def _alive(self) -> bool:
        if self._client.status != "running":
            return False
        with suppress(Exception):
            return bool(_workers(self._client))
        return False

    def give_up(self, error: Exception) -> None:
        """Let all that is not done fail."""
        with self._lock:
            open_, self._open = self._open, {}
        for answer, there in open_.items():
            with suppress(Exception):
                there.cancel()
            answer.set_exception(error)

    def leave(self) -> None:
        """Take the files away again, as far as the cluster is still there."""
        with suppress(Exception):
            if self._alive():
                self._client.unregister_worker_plugin(self.name)


@contextmanager
def joined(address: str, parcels: Sequence[bytes]) -> Iterator[Cluster]:
    """Give a cluster whose workers have these folders; they are gone after the block.

    Raises:
        ClusterError: nothing answers there, there are no workers, or they differ.
    """
    quiet = logging.root.manager.disable
    logging.disable(logging.CRITICAL)  # what Dask has to say is told in our words
    try:
        client = _client(address)
        ended = threading.Event()
        try:
            cluster = Cluster(address, client, parcels)
            watching = threading.Thread(target=cluster.watch, args=(ended,))
            watching.daemon = True
            watching.start()
            yield cluster
            cluster.leave()
        finally:
            ended.set()
            with suppress(Exception):
                client.close(timeout=2)
    finally:
        logging.disable(quiet)


def _client(address: str) -> Client:
    try:
        get_address_host_port(address, strict=True)
        return _answer(address)
    except (OSError, TimeoutError) as error:
        raise ClusterError(
            f"no cluster answers at `{address}`",
            "is `dask scheduler` running there, and is that its address?",
        ) from error
    except Exception as error:
        raise ClusterError(
            f"`{address}` is no address of a cluster",
            "it is that of its scheduler: `tcp://desk-3:8786`",
        ) from error


def _answer(address: str) -> Client:
    """Return a client of the cluster at an address.

    Something else that listens there may never say anything, for which a client of
    Dask 2026.8 waits without end: so it is waited for in a thread.

    Raises:
        OSError: nothing answers in time.
    """
    answer: Future[Client] = Future()

    def ask() -> None:
        try:
            found = Client(address, timeout=PATIENCE / 4, set_as_default=False)
            answer.set_result(found)
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    return answer.result(timeout=PATIENCE)


def _same(address: str, client: Client) -> int:
    """Return how many workers there are, of which all are as this machine.

    Raises:
        ClusterError: there are none, or they have other versions.
    """
    with suppress(Exception):
        client.wait_for_workers(1, timeout=PATIENCE / 2)
    if not _workers(client):
        raise ClusterError(
            f"the cluster at `{address}` has no workers",
            f"start some: `dask worker {address} --nthreads 1 --nworkers auto`",
        )
    try:
        found = client.run(traits, on_error="return")
    except Exception as error:
        raise _gone(address) from error
    here = traits()
    for worker, there in sorted(found.items()):
        if isinstance(there, ModuleNotFoundError):
            raise ClusterError(
                f"the worker {worker} has no Python package `{there.name}`",
                "every worker needs `pip install briefmaker[cluster]`",
            )
        if isinstance(there, Exception):
            raise ClusterError(f"the worker {worker} cannot be asked: {there}")
        differing = [
            f"{name} {there.get(name, 'none')} where this machine has {version}"
            for name, version in here.items()
            if there.get(name) != version
        ]
        if differing:
            raise ClusterError(
                f"the worker {worker} would set other files than this machine: it has "
                f"{', '.join(differing)}",
                "install the same versions on all machines of the cluster",
            )
    return len(found)


def _workers(client: Any) -> object:
    """Return the workers that the scheduler knows."""
    ask = client.scheduler.identity
    return client.sync(ask, n_workers=-1, callback_timeout=PATIENCE / 4)["workers"]


def _gone(address: str) -> ClusterError:
    return ClusterError(
        f"the cluster at `{address}` went away, or has no workers left",
        "what was told so far is done; the same command again makes the rest",
    )
