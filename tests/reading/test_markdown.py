from datetime import date

from kg.model import BlockKind, Details
from kg.reading.markdown import read_markdown

NOTE = """---
title: "Rebels take the mill"
author: Jane Doe
source: The Daily Front
date: 2014-03-03
url: https://example.org/mill
rank: 5
---

# Rebels take the mill #

![A picture](mill.jpg)

The **front** took the mill.
It holds the road.

> The army fled, a
> commander said.

## The road

- The army lost a tank.
* The rebels lost a gun.

| side | dead |
| --- | --- |

```
code: here
```

***
The end came at noon.
"""


def test_blocks_leave_out_the_markup_and_keep_offsets_in_the_file() -> None:
    page = read_markdown(NOTE.encode(), "a.md")
    assert page.text == NOTE
    assert [(part.span.of(NOTE), part.kind, part.bullet) for part in page.paragraphs] == [
        ("Rebels take the mill", BlockKind.TITLE, False),
        ("![A picture](mill.jpg)", BlockKind.BOILERPLATE, False),
        ("The **front** took the mill.", None, False),
        ("It holds the road.", None, False),
        ("The army fled, a\n> commander said.", None, False),
        ("The road", None, False),
        ("The army lost a tank.", None, True),
        ("The rebels lost a gun.", None, True),
        ("| side | dead |", BlockKind.BOILERPLATE, False),
        ("| --- | --- |", BlockKind.BOILERPLATE, False),
        ("code: here", BlockKind.BOILERPLATE, False),
        ("The end came at noon.", None, False),
    ]


def test_front_matter_gives_the_details() -> None:
    assert read_markdown(NOTE.encode(), "a.md").details == Details(
        title="Rebels take the mill",
        author="Jane Doe",
        outlet="The Daily Front",
        published=date(2014, 3, 3),
        url="https://example.org/mill",
    )


def test_without_front_matter_nothing_is_known_and_a_rule_is_no_text() -> None:
    page = read_markdown(b"The front\n=========\n\nIt fought.\n---\n", "a.md")
    assert page.details == Details()
    assert [part.span.of(page.text) for part in page.paragraphs] == ["The front", "It fought."]


def test_an_address_that_is_none_is_not_taken() -> None:
    page = read_markdown(b"---\nurl: javascript:alert(1)\nDate: last week\n---\nIt fought.\n", "a.md")
    assert page.details == Details()
