import pytest

from kg.errors import InputError
from kg.reading.plain import decode, is_blank, read_plain


def test_the_text_is_the_file_with_its_mark_and_newlines() -> None:
    text = "\ufeffRebels take mill\r\n\r\nThe army fled.\r\n"
    page = read_plain(text.encode(), "a.txt")
    assert (page.media_type, page.text) == ("text/plain", text)
    assert [paragraph.span.of(text) for paragraph in page.paragraphs] == ["Rebels take mill", "The army fled."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"The caf\xe9 was hit", "not UTF-8: byte 0xe9 at offset 7; convert it"),
        ("The café".encode("utf-16"), "the text is UTF-16, not UTF-8; convert it"),
        (b"abc\0def", "not a text: NUL byte at offset 3; save it"),
        (b"PK\x03\x04rest", "not a text but a ZIP archive or an office document; save it"),
        (b"\x01\x02\x03 some text", "not a text: full of control characters; save it"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode(data, "a.txt")


def test_blank_means_nothing_to_see() -> None:
    assert is_blank("\ufeff \r\n\u200b\t")
    assert not is_blank(" a ")
