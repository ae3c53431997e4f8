from itertools import pairwise

import pytest

from kg.model import BlockKind
from kg.reading.blocks import find_blocks, find_cue, is_headline
from kg.reading.captions import is_caption
from kg.reading.paragraphs import find_paragraphs

LEAD = (
    "The Islamic Front took the mill north of Azaz on Monday after two days of fighting, a commander in the town told "
    "the paper by telephone, adding that the army had pulled its guns back to the airport during the night and that "
    "both roads to the border were open again."
)

ARTICLE = f"""Rebels take the mill at Azaz

The front says it will hold the road.

The front news Fighters stand by the mill at Azaz, March 2, 2014. Photo by REUTERS/Some Body

Topics covered

syria, azaz, islamic front, war in the north

March 3, 2014

{LEAD}

More from the same brigade arrived on Tuesday.

Background

Read more: Who is who in Azaz

Army loses airport road

The army said nothing.

Continue reading this article with a free account:
  • Archives
  • The week in maps

More from  Jane Doe
"""


def kinds(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    blocks = find_blocks(text, find_paragraphs(text), title=title)
    return [(block.kind.value, " ".join(block.span.of(text).split()[:3])) for block in blocks]


def test_every_paragraph_of_an_article_is_told_apart() -> None:
    assert kinds(ARTICLE) == [
        ("title", "Rebels take the"),
        ("body", "The front says"),
        ("caption", "The front news"),
        ("boilerplate", "Topics covered"),
        ("boilerplate", "syria, azaz, islamic"),
        ("dateline", "March 3, 2014"),
        ("body", "The Islamic Front"),
        ("body", "More from the"),
        ("body", "Background"),
        ("boilerplate", "Read more: Who"),
        ("boilerplate", "Army loses airport"),
        ("body", "The army said"),
        ("boilerplate", "Continue reading this"),
        ("boilerplate", "Archives"),
        ("boilerplate", "The week in"),
        ("boilerplate", "More from Jane"),
    ]


def test_blocks_are_in_order_and_do_not_overlap() -> None:
    text = f"ALEPPO, Syria (Reuters) - {LEAD}\n\n{ARTICLE}"
    spans = [block.span for block in find_blocks(text, find_paragraphs(text))]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


def test_the_opening_of_a_wire_story_is_split_off() -> None:
    text = "Rebels take mill\n\nALEPPO, Syria, March 3 (Reuters) - The front took the mill."
    blocks = find_blocks(text, find_paragraphs(text))
    assert [(block.kind, block.span.of(text)) for block in blocks] == [
        (BlockKind.TITLE, "Rebels take mill"),
        (BlockKind.DATELINE, "ALEPPO, Syria, March 3 (Reuters) -"),
        (BlockKind.BODY, "The front took the mill."),
    ]


def test_a_headline_with_a_place_and_a_dash_stays_whole() -> None:
    text = "SYRIA – Rebels take the mill\n\nThe army fled."
    assert kinds(text) == [("title", "SYRIA – Rebels"), ("body", "The army fled.")]


def test_the_known_title_is_found_even_with_a_full_stop() -> None:
    text = "The Front\n\nThe rebels took the mill.\n\nThe army fled."
    assert kinds("The rebels took the mill.\n\nThe army fled.", title="The rebels took the mill")[0][0] == "title"
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "body"]


def test_a_single_sentence_is_body_and_a_lone_headline_a_title() -> None:
    assert kinds("The rebels attacked the army near Azaz.") == [("body", "The rebels attacked")]
    assert kinds("Five civilians killed in Aleppo") == [("title", "Five civilians killed")]


def test_footers_and_rows_of_tables_are_not_news() -> None:
    text = f"{LEAD}\n\n| side | dead |\n\nThe Daily Front, Beirut. All rights reserved."
    assert [kind for kind, _ in kinds(text)] == ["body", "boilerplate", "boilerplate"]


def test_names_sign_at_the_head_of_an_article_only() -> None:
    text = f"Rebels take mill\n\nJane Doe, Reuters\n\n{LEAD}\n\nJane Doe, Reuters"
    assert [kind for kind, _ in kinds(text)] == ["title", "byline", "body", "body"]


def test_bullets_in_the_article_are_body() -> None:
    text = f"{LEAD}\n\n  • The army lost a tank.\n  • The rebels lost a gun."
    assert [kind for kind, _ in kinds(text)] == ["body", "body", "body"]


def test_topics_may_stand_one_a_line_and_end_with_the_next_sentence() -> None:
    text = "Rebels take mill\n\nTags:\n\nSyria\n\nIslamic Front\n\nThe rebels took the mill."
    assert [kind for kind, _ in kinds(text)] == ["title", "boilerplate", "boilerplate", "boilerplate", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Continue reading…",
        "More from Jane Doe",
        "More from our correspondent in Beirut",
        "Subscribe",
        "Subscribe to our weekly newsletter",
        "Sign up for our newsletter to get the news first.",
        "Read more",
        "Related: Who is who in Azaz",
        "Related Articles",
        "Advertisement",
        "Share this article",
        "Follow us on Twitter",
        "© 2014 The Daily Front",
        "Copyright 2014 The Daily Front. All rights reserved.",
        "This website uses cookies to give you the best experience.",
        "By clicking you agree to our terms.",
        "Your email address will not be published.",
        "Get the latest news in your inbox",
        "Tags: Syria, Azaz",
        "Skip to main content",
        "12 comments",
    ],
)
def test_the_voice_of_the_page_is_known(line: str) -> None:
    assert find_cue(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "More from the same group arrived on Monday.",
        "More about the deal emerged on Tuesday",
        "Related groups fought on the side of the front.",
        "Watch towers were built along the road.",
        "Share prices fell in Damascus.",
        "Topics of the talks were the siege and the prisoners.",
        "Home was a tent for the displaced.",
        "By using tunnels, the rebels reached the site of the old prison.",
        "Print shops in Aleppo were closed by the group.",
        "Read by the commander, the statement named three factions.",
        "Follow-up talks were held in Ankara.",
        "Advertisements for fighters were seen in the town.",
    ],
)
def test_news_in_similar_words_is_not_taken_for_it(line: str) -> None:
    assert find_cue(line) is None


def test_the_first_paragraph_is_a_headline_rather_than_a_label() -> None:
    assert find_cue("Watch: rebels enter Azaz") is not None
    assert find_cue("Watch: rebels enter Azaz", first=True) is None
    assert kinds("More from the Front\n\nThe army fled.")[0][0] == "title"


@pytest.mark.parametrize(
    "line",
    [
        "Fighters at the mill. Photo by REUTERS/Some Body.",
        "Fighters at the mill (Reuters)",
        "Fighters at the mill. [AP Photo]",
        "Fighters at the mill (AP Photo/Some Body)",
        "Fighters at the mill. Some Body/Getty Images",
        "Smoke over Azaz, March 2014. (File photo)",
        "Photo: Some Body",
    ],
)
def test_a_credit_makes_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The photo by the activist showed three tanks.",
        "The front posted a video: it showed rebels at the mill.",
        "A source told Reuters that the mill had fallen.",
        "Reuters could not confirm the report.",
    ],
)
def test_news_about_pictures_is_no_caption(line: str) -> None:
    assert not is_caption(line)


def test_what_a_headline_is_shaped_like() -> None:
    assert is_headline("Rebels take the mill")
    assert is_headline("Who holds the mill?")
    assert is_headline("Rebels ask for arms from the U.S.")
    assert not is_headline("Rebels took the mill.")
    assert not is_headline("The village lies near Azaz.[1]")
    assert not is_headline("The front said:")
    assert not is_headline("word " * 31)
