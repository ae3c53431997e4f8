import os
from io import BytesIO
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.reading import files
from kg.reading.files import find_files, read_file, read_stream


def found(path: Path) -> list[str]:
    return [str(file).replace(str(path), "") for file in find_files(str(path))]


def test_folders_are_walked_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "z.doc", ".hidden.txt", "m/c.MD", "m/.git/d.txt", "m/n/a.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "m" / "round").symlink_to(tmp_path)
    assert found(tmp_path) == ["/a.html", "/b.txt", "/m/c.MD", "/m/n/a.pdf"]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    (tmp_path / "z.doc").touch()
    assert found(tmp_path) == [
        ": no article in this folder; articles end in .txt, .md, .html, .htm, .xhtml or .pdf"
    ]


def test_a_named_file_of_another_kind_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "z.doc").touch()
    assert found(tmp_path / "z.doc") == [
        ": unknown kind of file .doc; articles end in .txt, .md, .html, .htm, .xhtml or .pdf"
    ]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    assert found(tmp_path / "a.txt") == [": no such file or folder; check the path"]
    assert [str(error) for error in find_files("")] == ["(empty): an empty path; name a file or folder"]
    (error,) = find_files("/\udce9.txt")
    assert str(error) == "/?.txt: the name of the file is not UTF-8; rename it"


def test_a_loop_of_links_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert found(tmp_path) == ["/a.txt"]
    with pytest.raises(InputError, match=r"cannot be read \(Too many levels of symbolic links\); check the path"):
        read_file(str(tmp_path / "a.txt"))


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    with pytest.raises(InputError, match="it is a named pipe"):
        read_file(str(tmp_path / "pipe.txt"))
    with pytest.raises(InputError, match="it is a device"):
        read_file(str(tmp_path / "zero.txt"))
    with pytest.raises(InputError, match="it is no regular file"):
        read_file(str(tmp_path))


def test_a_big_file_is_refused_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(InputError, match="bigger than 20 MB"):
        read_file(str(path))


def test_a_stream_is_read_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    assert read_stream(BytesIO(b"abc")) == b"abc"
    with pytest.raises(InputError, match="-: bigger than"):
        read_stream(BytesIO(b"abcd"))


def test_a_file_one_may_not_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").touch()
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="permission denied; make it readable for you"):
        read_file(str(tmp_path / "a.txt"))


def test_a_folder_one_may_not_list_is_an_error_among_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b").mkdir()
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(tmp_path) == ["/a.txt", "/b: permission denied; make it readable for you"]
