"""The power cut at any moment of the work on a store."""

from pathlib import Path
from random import Random

import pytest

from day_of_work import Told, faults, work
from matins.store import connection
from power import Delete, Disk, Event, Line, Sync, Write, left_after, remembering

_CUTS_A_STORE = 50
_ROUNDS = 60


def _worked(folder: Path, seed: int) -> Disk:
    disk = Disk()
    with remembering(disk):
        work(folder, seed, lambda line: disk.events.append(Line(line)), rounds=_ROUNDS)
    return disk


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_nothing_that_was_acknowledged_is_lost_when_the_power_is_cut(
    tmp_path: Path, cuts: int, figures: list[str], journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if journal == "delete":  # as on the file systems of a network, where few databases are
        monkeypatch.setattr(connection, "shared_file_system", lambda _: "nfs")
        cuts //= 5
    random = Random(cuts)
    acknowledged = syncs = 0
    for number in range(cuts):
        if number % _CUTS_A_STORE == 0:
            disk = _worked(tmp_path / f"work{number}", number)
            syncs += sum(isinstance(event, Sync) for event in disk.events)
        moment = random.randrange(1, len(disk.events) + 1)
        told = Told()
        for event in disk.events[:moment]:
            if isinstance(event, Line):
                told.hear(event.text)
        acknowledged += told.changes
        folder = tmp_path / f"cut{number}"
        folder.mkdir()
        for name, content in left_after(disk.events[:moment], random).items():
            (folder / name).write_bytes(content)
        wrong = faults(folder, told)
        assert not wrong, f"cut {number}, after {moment} of {len(disk.events)} events: {wrong}"
        for path in folder.iterdir():
            path.unlink()
    figures.append(
        f"{cuts} power cuts ({journal}): {acknowledged} changes acknowledged before them, 0 lost, 0 databases damaged"
    )
    assert syncs


def test_a_cut_drops_keeps_and_tears_what_was_not_synced_and_nothing_else() -> None:
    synced: list[Event] = [Write("a", 0, b"x" * 1024), Sync("a"), Write("b", 0, b"y"), Sync("b"), Delete("b")]
    torn = {len(left_after([*synced, Write("a", 1024, b"z" * 4096)], Random(seed))["a"]) for seed in range(40)}
    assert {1024, 1024 + 4096} < torn
    assert left_after([*synced, Line("said")], Random(1)) == {"a": b"x" * 1024}
