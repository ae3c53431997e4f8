import os
from pathlib import Path

import pytest

from kg.errors import KgError, UsageError
from kg.export.target import write_file, write_folder, write_stdout


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "graph.svg"
    path.write_bytes(b"old")
    write_file(path, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("graph.svg", b"new")]


def test_a_link_is_written_through(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_device_is_written_to_not_replaced():
    device = Path(os.devnull)
    write_file(device, b"x")
    assert device.exists()
    assert not device.is_file()


def test_a_folder_is_not_overwritten_by_a_file(tmp_path):
    with pytest.raises(UsageError, match=r"is a folder; name a file"):
        write_file(tmp_path, b"x")


def test_a_missing_folder_is_named(tmp_path):
    path = tmp_path / "missing" / "graph.svg"
    with pytest.raises(KgError, match=r"missing/graph\.svg: cannot be written \(No such file or directory\)"):
        write_file(path, b"x")


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "graph.svg"
    path.write_bytes(b"old")

    def refuse(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(KgError, match="No space left"):
        write_file(path, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("graph.svg", b"old")]


def test_a_folder_holds_the_files_and_may_be_written_again(tmp_path):
    folder = tmp_path / "tables"
    write_folder(folder, {"a.csv": b"1", "b.csv": b"2"})
    write_folder(folder, {"a.csv": b"3", "b.csv": b"4"})
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {"a.csv": b"3", "b.csv": b"4"}


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"holds other files \(notes\.txt\)"):
        write_folder(tmp_path, {"a.csv": b"1"})
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_not_overwritten_by_a_folder(tmp_path):
    path = tmp_path / "tables"
    path.write_bytes(b"old")
    with pytest.raises(UsageError, match="is a file; this format writes a folder"):
        write_folder(path, {"a.csv": b"1"})


def test_standard_output_takes_utf8(capsysbinary):
    write_stdout("جبهة\n".encode())
    assert capsysbinary.readouterr().out.decode() == "جبهة\n"
