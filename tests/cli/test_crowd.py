"""Many briefs in one run: in several processes, in shares, somewhere else."""

import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import fsspec
import pytest

from briefmaker.cli import crowd
from briefmaker.cli.exits import CommandError, ExitStatus
from briefmaker.cli.options import Asked
from briefmaker.cli.rendering import Outcome
from briefmaker.problems import BriefError, Place, Problem, Severity
from cli.stand_ins import deadly

COPIES = 5
"""So many are made by several processes."""

SRC = Path(crowd.__file__).parents[2]


@pytest.fixture(scope="module")
def whole_office(tmp_path_factory):
    """A workspace as `init` makes it, with copies of its brief and a broken one."""
    folder = tmp_path_factory.mktemp("office") / "office"
    ours = [sys.executable, "-m", "briefmaker"]
    env = {**SURROUNDINGS, "PYTHONPATH": str(SRC)}
    subprocess.run([*ours, "init", folder], check=True, capture_output=True, env=env)
    first = folder / "briefs" / "first-memo.yaml"
    text = first.read_text(encoding="utf-8")
    for number in range(COPIES):
        copy = folder / "briefs" / f"copy-{number}.yaml"
        copy.write_text(text, encoding="utf-8")
    broken = text.replace("\ntitle:", "\ntitel:")
    (folder / "briefs" / "copy-2.yaml").write_text(broken, encoding="utf-8")
    first.unlink()
    return folder


SURROUNDINGS = {
    name: os.environ[name]  # noqa: TID251
    for name in ("PATH", "HOME", "LANG", "TMPDIR")
    if name in os.environ  # noqa: TID251
}


@pytest.fixture
def office(whole_office, tmp_path, monkeypatch):
    """A copy of it, in which the user stands."""
    shutil.copytree(whole_office, tmp_path / "office")
    monkeypatch.chdir(tmp_path / "office")
    return tmp_path / "office"


def made(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def begun(*arguments):
    """Begin a command in a process of its own that a terminal would interrupt."""
    return subprocess.Popen(
        [sys.executable, "-m", "briefmaker", "render", *arguments],
        env={**SURROUNDINGS, "PYTHONPATH": str(SRC)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def workers_of(pid):
    """Return the processes that set briefs for a command."""
    server = [each for each in children_of(pid) if children_of(each)]
    return [worker for each in server for worker in children_of(each)]


def children_of(pid):
    listed = subprocess.run(
        ["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(each) for each in listed.stdout.split()]


def alive_in(session):
    listed = subprocess.run(
        ["pgrep", "-s", str(session)], capture_output=True, text=True, check=False
    )
    return listed.stdout.split()


def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


class TestJobs:
    def test_several_processes_tell_and_make_the_same_as_one(self, run, office):
        alone = run("render", "briefs", "--jobs", "1", "--out", "alone/")
        several = run("render", "briefs", "--jobs", "2", "--out", "several/")
        assert alone.status == several.status == 1
        assert alone.err == several.err
        assert several.err.count("there is no key `titel` here") == 1
        assert several.err.endswith("5 briefs: 1 error\n")
        assert alone.out.replace("alone/", "several/") == several.out
        assert len(several.out.splitlines()) == COPIES - 1
        assert made(office / "alone") == made(office / "several")

    @pytest.mark.usefixtures("office")
    def test_timings_and_stages_are_those_of_each_brief(self, run):
        paths = ["briefs/copy-0.yaml", "briefs/copy-1.yaml"]
        ended = run("render", *paths, "--jobs", "2", "--timings", "--verbose")
        assert ended.status == 0
        assert ended.err.count("5 typeset") == 2
        assert '"briefs/copy-1.yaml": {"load": ' in ended.err

    def test_a_brief_whose_worker_is_killed_is_made_by_another(self, office):
        command = begun("briefs", "--jobs", "2")
        os.kill(until(lambda: workers_of(command.pid))[0], signal.SIGKILL)
        out, err = command.communicate(timeout=120)
        assert command.returncode == 1, err
        assert len(out.splitlines()) == len(made(office / "out")) == COPIES - 1
        assert err.endswith("5 briefs: 1 error\n")

    @pytest.mark.usefixtures("office")
    def test_a_brief_that_ends_its_worker_twice_is_named(self, run, monkeypatch):
        monkeypatch.setattr(crowd, "outcome_of", deadly)
        ended = run("render", "briefs", "--jobs", "2")
        assert ended.status == 3
        assert ended.err.count("ended the process that set it, twice;") == 1
        assert "`briefs/copy-1.yaml` ended" in ended.err
        assert ended.err.endswith("5 briefs: 1 not finished\n")
        assert len(ended.out.splitlines()) == COPIES - 1

    @pytest.mark.parametrize(
        ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
    )
    def test_what_ends_the_command_ends_its_workers(self, office, number, status):
        command = begun("briefs", "--jobs", "2")
        until(lambda: workers_of(command.pid))
        command.send_signal(number)
        _, err = command.communicate(timeout=60)
        assert command.returncode == status
        assert "Traceback" not in err
        assert "leaked" not in err
        until(lambda: not alive_in(command.pid))
        out = office / "out"
        parts = list(out.glob(".*")) if out.is_dir() else []
        assert parts == []

    @pytest.mark.usefixtures("office")
    def test_few_briefs_are_made_by_this_process(self, run, monkeypatch):
        monkeypatch.setattr(crowd, "outcome_of", in_this_process)
        in_this_process.pids.clear()
        run("render", "briefs/copy-0.yaml", "briefs/copy-1.yaml")
        assert in_this_process.pids == [os.getpid()] * 2

    @pytest.mark.parametrize("number", ["0", "-1", "many"])
    @pytest.mark.usefixtures("office")
    def test_what_is_no_number_of_jobs_is_refused(self, run, number):
        assert run("render", "briefs", "--jobs", number).status == 2


@pytest.mark.usefixtures("stages", "desk")
class TestCluster:
    def test_jobs_and_a_cluster_exclude_each_other(self, run, stages):
        ended = run("render", "briefs", "--jobs", "2", "--cluster", "tcp://desk-3:1")
        assert ended.status == 2
        assert "`--jobs` and `--cluster` exclude each other" in ended.err
        assert stages.asked == []

    def test_without_dask_the_extra_is_named(self, run, monkeypatch):
        monkeypatch.delitem(sys.modules, "briefmaker.pool.cluster", raising=False)
        monkeypatch.setitem(sys.modules, "distributed", None)
        ended = run("render", "briefs", "--cluster", "tcp://desk-3:8786")
        assert ended.status == 3
        assert "`pip install briefmaker[cluster]`" in ended.err


def in_this_process(product, asked, debug):  # noqa: ARG001
    in_this_process.pids.append(os.getpid())
    return Outcome(delivered=True)


in_this_process.pids = []


class TestShard:
    @pytest.fixture(autouse=True)
    def _made_up(self, stages, desk):  # noqa: ARG002
        """The stages are made up."""
        for number in range(40):
            (desk / "briefs" / f"paper-{number}.yaml").write_text("title: x\n")

    def test_every_product_is_in_exactly_one_share(self, run):
        shares = [
            run("render", "briefs", "--jobs", "1", "--shard", f"{number}/3")
            for number in (1, 2, 3)
        ]
        files = [file for share in shares for file in share.out.splitlines()]
        assert len(files) == len(set(files)) == 42
        assert all(len(share.out.splitlines()) > 5 for share in shares)
        told = [int(share.err.split(" brief")[0]) for share in shares]
        assert sum(told) == 42

    def test_a_product_stays_in_its_share_whatever_else_there_is(self, run, desk):
        many = run("render", "briefs", "--jobs", "1", "--shard", "1/3")
        for number in range(20):
            (desk / "briefs" / f"paper-{number}.yaml").unlink()
        fewer = run("render", "briefs", "--jobs", "1", "--shard", "1/3")
        assert set(fewer.out.split()) < set(many.out.split())

    def test_shares_go_to_one_folder_side_by_side(self, run, desk):
        for number in (1, 2):
            run("render", "briefs", "--jobs=1", f"--shard={number}/2", "--out=all/")
        assert len(made(desk / "all")) == 42

    def test_one_share_of_one_is_everything(self, run):
        ended = run("render", "briefs", "--jobs", "1", "--shard", "1/1")
        assert len(ended.out.splitlines()) == 42

    @pytest.mark.parametrize("share", ["0/3", "4/3", "1", "1/0", "a/b", "1/3/5", ""])
    def test_what_is_no_share_is_refused_in_words(self, run, share):
        ended = run("render", "briefs", "--shard", share)
        assert ended.status == 2
        assert f"`--shard {share}` is not a share, such as `2/3`" in ended.err


class TestStores:
    @pytest.fixture(autouse=True)
    def _made_up(self, stages, desk):
        """The stages are made up."""

    def test_products_go_to_a_store_under_their_names(self, run, desk):
        store = fsspec.filesystem("memory")
        store.store.clear()
        ended = run("render", "briefs", "--out", "memory://bucket/handouts")
        said = (
            "memory://bucket/handouts/trade.pdf\nmemory://bucket/handouts/water.pdf\n"
        )
        assert (ended.status, ended.out) == (0, said)
        assert store.cat("/bucket/handouts/trade.pdf") == b"PDF of trade"
        assert not (desk / "out").exists()
        store.store.clear()

    def test_one_product_may_be_given_its_name_there(self, run, tmp_path):
        url = f"file://{tmp_path}/far/memo.txt"
        ended = run("render", "briefs/trade.yaml", "--out", url)
        assert (ended.status, ended.out) == (0, f"{url}\n")
        assert (tmp_path / "far" / "memo.txt").read_bytes() == b"txt of trade"

    def test_a_store_that_nothing_speaks_to_is_told_before_anything_is_made(
        self, run, stages
    ):
        ended = run("render", "briefs", "--out", "cupboard://drawer/")
        assert ended.status == 2
        assert "nothing is known that speaks to `cupboard://`" in ended.err
        assert stages.asked == []

    def test_a_store_that_takes_no_file_is_told_for_each_brief(self, run, tmp_path):
        (tmp_path / "taken").write_text("a file")
        url = f"file://{tmp_path}/taken/folder/"
        ended = run("render", "briefs", "--out", url)
        assert ended.status == 3
        assert "could not write `file://" in ended.err
        assert ended.err.endswith("2 briefs: 2 not finished\n")

    def test_packs_go_to_disks_only(self, run, desk):
        meeting = desk / "briefs" / "monday.yaml"
        meeting.write_text("kind: meeting\nagenda: []\n")
        ended = run("pack", meeting, "--out", "s3://bucket/packs/")
        assert ended.status == 2
        assert "`--out s3://bucket/packs/` is no folder on this machine" in ended.err


@pytest.mark.parametrize(
    "value",
    [
        Outcome(
            (Problem("a.b", "m", Severity.NOTE, ("x", 1), place=Place("f", 2)),),
            {"load": 1.5},
            CommandError("why", ExitStatus.ENVIRONMENT, "what to do"),
        ),
        Asked(None, "cabinet", None, allow_failing=True, since=Path("old.pdf")),
    ],
)
def test_what_passes_between_processes_arrives_as_it_was(value):
    arrived = pickle.loads(pickle.dumps(value))
    assert repr(arrived) == repr(value)


def test_errors_arrive_with_all_that_they_say():
    error = BriefError([Problem("a.b", "one"), Problem("c.d", "two")])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
    told = CommandError("why", ExitStatus.USAGE, "what to do")
    arrived = pickle.loads(pickle.dumps(told))
    assert vars(arrived) == vars(told)
