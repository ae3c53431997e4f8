from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli.telling import local_path, quoted, shortened, width, wrapped


def test_a_long_text_is_cut_at_a_word_or_inside_the_first() -> None:
    assert shortened("Jabhat al-Nusra spoke", 16) == "Jabhat al-Nusra…"
    assert shortened("Jabhat al-Nusra", 15) == "Jabhat al-Nusra"
    assert shortened("https://example.org/", 8) == "https:/…"


def test_control_characters_of_an_article_never_reach_the_terminal() -> None:
    assert quoted("The\x1b[31m room\nmet\x07") == "“The [31m room met”"


def test_lines_keep_hyphenated_names_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert wrapped("A brigade of fifty men and two old tanks joined Ahrar al-Sham", "  ") == (
        "  A brigade of fifty men and two old tanks joined Ahrar\n  al-Sham"
    )


def test_a_narrow_terminal_still_gets_lines_that_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    assert width() == 60


def test_a_path_is_shown_as_it_is_typed_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert local_path(str(tmp_path / "articles" / "a.txt")) == "articles/a.txt"
    assert local_path("https://example.org/a") == "https://example.org/a"
