import pytest

from kg.reading.paragraphs import find_lines, find_paragraphs, wrapping_width

WRAPPED = """The Islamic Front took the mill north of the town after two days of
fighting, a commander said, and it now holds the road to the border and
the hill above it.
The army pulled its guns back to the airport during the night and sent
two columns from the south, but neither of them had reached the town by
noon.
"""


def paragraphs(text: str) -> list[str]:
    return [paragraph.span.of(text) for paragraph in find_paragraphs(text)]


def test_blank_lines_part_paragraphs_and_spans_have_no_edges() -> None:
    assert paragraphs("\ufeff  One.  \r\n \t \r\n\r\nTwo.\r\n") == ["One.", "Two."]


def test_no_text_has_no_paragraphs() -> None:
    assert paragraphs(" \n\n\u200b\n") == []


def test_a_wrapped_text_has_one_block_a_paragraph() -> None:
    first, second = paragraphs(WRAPPED)
    assert (first[:9], first[-9:]) == ("The Islam", "above it.")
    assert (second[:8], second[-5:]) == ("The army", "noon.")


def test_the_wrapping_width_is_the_length_of_the_longest_lines() -> None:
    assert wrapping_width(WRAPPED, list(find_lines(WRAPPED))) == 71


def test_an_indented_line_opens_a_paragraph_of_a_wrapped_text() -> None:
    filled = WRAPPED.replace("above it.", "above it, and the river runs south to the big lake.")
    text = filled.replace("The army", "    The army")
    assert [words.split()[1] for words in paragraphs(text)] == ["Islamic", "army"]


def test_full_length_lines_are_paragraphs() -> None:
    long = "The army said that it had taken the town and the hills around it, " * 3
    assert paragraphs(f"Rebels lose Azaz\n{long}\n{long}\n") == ["Rebels lose Azaz", long.strip(), long.strip()]


def test_a_sentence_a_line_is_not_a_wrapped_text() -> None:
    lines = ["The rebels attacked the army near Azaz on Monday.", "The army bombed the town of Mare on Tuesday."]
    assert paragraphs("\n".join(lines)) == lines


def test_a_line_that_breaks_off_goes_on_even_in_a_text_that_is_not_wrapped() -> None:
    assert paragraphs("Topics covered\nsyria, azaz\nRebels of the\nnorth fled.") == [
        "Topics covered",
        "syria, azaz",
        "Rebels of the\nnorth fled.",
    ]


def test_a_line_that_goes_on_in_small_letters_belongs_to_what_stands_before_it() -> None:
    long = "The minister said in the capital on Monday, two days after the army had left the hills around it, that"
    broken = f"{long} the new joint\nforce\nheld the mill."
    assert paragraphs(f"Topics\nwar, peace\n{broken}\nAll is quiet.")[2:] == [broken, "All is quiet."]


def test_bylines_and_datelines_stand_alone_in_a_wrapped_text() -> None:
    title = "Rebels lose the mill north of the town after two days of fighting"
    text = f"{title}\nBy Jane Doe\nMarch 3, 2014\n{WRAPPED}"
    assert paragraphs(text)[:3] == [title, "By Jane Doe", "March 3, 2014"]


@pytest.mark.parametrize("mark", ["•", "-", "*", "–"])
def test_items_of_a_list_stand_alone_without_their_bullets(mark: str) -> None:
    text = f"{WRAPPED}\n  {mark} the mill\n  {mark} the hill\n"
    items = find_paragraphs(text)[2:]
    assert [(item.span.of(text), item.bullet) for item in items] == [("the mill", True), ("the hill", True)]


def test_a_dash_at_the_start_of_a_wrapped_line_stays_in_its_paragraph() -> None:
    text = WRAPPED.replace("fighting, a commander said, and", "- a commander who had fought said - and")
    assert "two days of\n- a commander who" in paragraphs(text)[0]
