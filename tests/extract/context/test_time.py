from datetime import UTC, date, datetime

import pytest

from kg.extract.context.time import find_times, time_of
from kg.extract.parse.parser import Parser
from kg.extract.parse.sentence import Sentence
from kg.model import Block, BlockKind, Details, Document, Interval, Span

PUBLISHED = date(2014, 2, 27)  # a Thursday


def sentence(parser: Parser, text: str) -> Sentence:
    block = Block(Span(0, len(text)), BlockKind.BODY)
    found = parser.parse(Document("0" * 64, "work", "path", "text/plain", text, Details(), (block,)))
    assert len(found) == 1
    return found[0]


def read(parser: Parser, text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    s = sentence(parser, text)
    return [
        (" ".join(w.text for w in s.words[t.first : t.last]), t.interval.edtf, t.role) for t in find_times(s, published)
    ]


def start(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def end(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T23:59:59").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Rebels took the town on Jan. 12, 2014.", "Jan. 12 , 2014", "2014-01-12"),
        ("Rebels took the town on January 12th, 2014.", "January 12th , 2014", "2014-01-12"),
        ("Rebels took the town on 12 January 2014.", "12 January 2014", "2014-01-12"),
        ("Rebels took the town on the 12th of January, 2014.", "the 12th of January , 2014", "2014-01-12"),
        ("Rebels took the town on 2014-02-03.", "2014-02-03", "2014-02-03"),
        ("Rebels took the town on 27/02/2014.", "27/02/2014", "2014-02-27"),
        ("Rebels took the town on 02/27/2014.", "02/27/2014", "2014-02-27"),
        ("Rebels took the town on 03/03/2014.", "03/03/2014", "2014-03-03"),
        ("Rebels took the town in January 2014.", "January 2014", "2014-01"),
        ("Rebels took the town in Sept. of 2013.", "Sept. of 2013", "2013-09"),
        ("Rebels took the town in 2013.", "2013", "2013"),
        ("The 2013 offensive failed.", "2013", "2013"),
        ("The group was formed in the summer of 2013.", "the summer of 2013", "2013-22"),
        ("The group was formed in spring 2012.", "spring 2012", "2012-21"),
        ("The group was formed in the winter of 2012-13.", "the winter of 2012-13", "2012-24"),
        ("The group was formed in late 2011.", "late 2011", "2011-09~/2011-12~"),
        ("The group was formed in mid-2013.", "mid-2013", "2013-05~/2013-08~"),
        ("The group was formed in early January 2014.", "early January 2014", "2014-01-01~/2014-01-10~"),
        ("The group was formed at the beginning of 2014.", "the beginning of 2014", "2014-01~/2014-04~"),
        ("It was formed in the first week of January 2014.", "the first week of January 2014", "2014-01-01/2014-01-07"),
        ("Rebels lost the town around January 12, 2014.", "around January 12 , 2014", "2014-01-12~"),
        ("Rebels came in February 2012, a leap year.", "February 2012", "2012-02"),
    ],
)  # fmt: skip
def test_a_date_with_its_year_needs_no_publication_date(parser: Parser, text: str, words: str, edtf: str) -> None:
    assert read(parser, text, None) == [(words, edtf, "at")]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        # months and days without a year: the nearest past, unless what is said is to come
        ("Rebels took the town on January 12.", "January 12", "2014-01-12"),
        ("Rebels took the town on 28 February.", "28 February", "2013-02-28"),
        ("Rebels took the town on March 3.", "March 3", "2013-03-03"),
        ("The council will meet on March 3.", "March 3", "2014-03-03"),
        ("The council is scheduled to meet on March 3.", "March 3", "2014-03-03"),
        ("Rebels took the town in February.", "February", "2014-02"),
        ("Rebels took the town in December.", "December", "2013-12"),
        ("Rebels took the town last February.", "last February", "2013-02"),
        ("The council will meet in May.", "May", "2014-05"),
        ("The council will meet next January.", "next January", "2015-01"),
        ("Rebels took the base in January last year.", "January last year", "2013-01"),
        ("Rebels took the town in late January.", "late January", "2014-01-21~/2014-01-31~"),
        ("Rebels took the town in mid-January.", "mid-January", "2014-01-11~/2014-01-20~"),
        ("Rebels took the town early in January.", "early in January", "2014-01-01~/2014-01-10~"),
        ("Rebels took the town last summer.", "last summer", "2013-22"),
        ("Rebels took the town in the autumn.", "the autumn", "2013-23"),
        ("Rebels took the town last winter.", "last winter", "2012-24"),
        # weekdays
        ("Rebels took the town on Tuesday.", "Tuesday", "2014-02-25"),
        ("Rebels took the town on Thursday.", "Thursday", "2014-02-27"),
        ("Rebels took the town last Thursday.", "last Thursday", "2014-02-20"),
        ("Rebels took the town this past Friday.", "this past Friday", "2014-02-21"),
        ("Rebels took the town on Tuesday last week.", "Tuesday last week", "2014-02-18"),
        ("Rebels took the town on Friday, 7 February.", "Friday , 7 February", "2014-02-07"),
        ("At dawn on Friday the army stormed the town.", "Friday", "2014-02-21"),
        ("The army stormed the town on Friday morning at 3 a.m.", "Friday", "2014-02-21"),
        ("The talks will resume on Tuesday.", "Tuesday", "2014-03-04"),
        ("The talks will resume on Thursday.", "Thursday", "2014-02-27"),
        ("The talks will resume next Thursday.", "next Thursday", "2014-03-06"),
        ("If the road is still closed on Friday, we will attack.", "Friday", "2014-02-28"),
        ("The attack is expected on Friday.", "Friday", "2014-02-28"),
        ("They agreed on Tuesday to fight the army.", "Tuesday", "2014-02-25"),
        ("They failed to take the town on Tuesday.", "Tuesday", "2014-02-25"),
        # days near publication
        ("Rebels took the town today.", "today", "2014-02-27"),
        ("The leaders met this morning.", "this morning", "2014-02-27"),
        ("The leaders meet tonight.", "tonight", "2014-02-27"),
        ("Rebels took the town yesterday.", "yesterday", "2014-02-26"),
        ("Rebels took the town the day before yesterday.", "the day before yesterday", "2014-02-25"),
        ("The army shelled the town last night.", "last night", "2014-02-26/2014-02-27"),
        ("The army shelled the town overnight.", "overnight", "2014-02-26/2014-02-27"),
        ("The army will attack tomorrow.", "tomorrow", "2014-02-28"),
        # units of the calendar
        ("Clashes erupted this week.", "this week", "2014-02-24/2014-03-02"),
        ("Clashes erupted last week.", "last week", "2014-02-17/2014-02-23"),
        ("Talks will resume next week.", "next week", "2014-03-03/2014-03-09"),
        ("Clashes erupted last weekend.", "last weekend", "2014-02-22/2014-02-23"),
        ("Clashes erupted this month.", "this month", "2014-02"),
        ("Clashes erupted last month.", "last month", "2014-01"),
        ("The truce would end next month.", "next month", "2014-03"),
        ("Clashes erupted last year.", "last year", "2013"),
        ("Clashes erupted earlier this month.", "earlier this month", "2014-02-01/2014-02-27"),
        ("Clashes erupted at the start of the month.", "the start of the month", "2014-02-01~/2014-02-09~"),
        ("Clashes erupted at the end of last year.", "the end of last year", "2013-09~/2013-12~"),
        # so long ago
        ("The group fled two days ago.", "two days ago", "2014-02-25"),
        ("The group fled a dozen days ago.", "a dozen days ago", "2014-02-15"),
        ("The group fled two hours ago.", "two hours ago", "2014-02-27"),
        ("The group fled two weeks ago.", "two weeks ago", "2014-02-10/2014-02-16"),
        ("The group fled a month ago.", "a month ago", "2014-01"),
        ("The group fled about a month ago.", "about a month ago", "2014-01~"),
        ("The group fled about ten days ago.", "about ten days ago", "2014-02-17~"),
        ("The group fled 14 months ago.", "14 months ago", "2012-12"),
        ("The group fled three years ago.", "three years ago", "2011"),
        ("The group fled almost two years ago.", "almost two years ago", "2012~"),
        ("The group fled a few days ago.", "a few days ago", "2014-02-20~/2014-02-27~"),
    ],
)
def test_a_relative_time_counts_from_publication(parser: Parser, text: str, words: str, edtf: str) -> None:
    assert read(parser, text) == [(words, edtf, "at")]
    assert read(parser, text, None) == []


@pytest.mark.parametrize(
    ("text", "words", "edtf", "role"),
    [
        ("The group has held the town since January 2014.", "since January 2014", "2014-01/..", "since"),
        ("The group has held the town ever since Monday.", "ever since Monday", "2014-02-24/..", "since"),
        ("The group has held it since early January.", "since early January", "2014-01-01~/..", "since"),
        ("The group has held it since last week's clashes.", "since last week", "2014-02-17/..", "since"),
        ("Fighting resumed after Friday.", "after Friday", "2014-02-21/..", "since"),
        ("Troops lifted the 10-month-old siege.", "10-month-old", "2013-04~/..", "since"),
        ("It was the worst day of the three-year-old war.", "three-year-old", "2011~/..", "since"),
        ("The group held the town until Tuesday.", "until Tuesday", "../2014-02-25", "until"),
        ("The group held the town until January 12, 2014.", "until January 12 , 2014", "../2014-01-12", "until"),
        ("The group left the town before Friday.", "before Friday", "../2014-02-21", "until"),
        ("By Saturday evening the group had lost the town.", "By Saturday", "../2014-02-22", "until"),
        ("Rebels must leave by the end of the month.", "by the end of the month", "../2014-02-28~", "until"),
        ("The emir gave the group until Saturday to leave.", "until Saturday", "../2014-03-01", "until"),
        ("Residents were told to leave by Friday.", "by Friday", "../2014-02-28", "until"),
        ("The front was calm in the past two days.", "in the past two days", "2014-02-25/2014-02-27", "during"),
        ("Rebels shelled it for the past two days.", "for the past two days", "2014-02-25/2014-02-27", "during"),
        ("Rebels advanced over the past week.", "over the past week", "2014-02-20/2014-02-27", "during"),
        ("Rebels advanced over the last six months.", "over the last six months", "2013-08-27/2014-02-27", "during"),
        ("Rebels advanced in the past 48 hours.", "in the past 48 hours", "2014-02-25/2014-02-27", "during"),
        ("Rebels advanced in recent days.", "in recent days", "2014-02-20~/2014-02-27~", "during"),
        ("Rebels advanced in recent weeks.", "in recent weeks", "2014-01-23~/2014-02-27~", "during"),
        ("The army will attack in the next two days.", "in the next two days", "2014-02-27/2014-03-01", "during"),
        ("Fighting raged throughout 2013.", "throughout 2013", "2013", "during"),
        ("Fighting raged over the weekend.", "over the weekend", "2014-02-22/2014-02-23", "during"),
        ("The group held it from 25 to 27 February.", "from 25 to 27 February", "2014-02-25/2014-02-27", "during"),
        ("The group held it from 3 January to 5 February.", "from 3 January to 5 February",
         "2014-01-03/2014-02-05", "during"),
        ("The group held it from Monday to Wednesday.", "from Monday to Wednesday", "2014-02-24/2014-02-26", "during"),
        ("The group held it from November to January.", "from November to January", "2013-11/2014-01", "during"),
        ("The group held it from Friday to Tuesday.", "from Friday to Tuesday", "2014-02-21/2014-02-25", "during"),
        ("Fighting raged between January 3 and February 5.", "between January 3 and February 5",
         "2014-01-03/2014-02-05", "during"),
        ("Fighting raged between 12 and 14 January.", "between 12 and 14 January", "2014-01-12/2014-01-14", "during"),
        ("Fighting raged on 25 and 26 February.", "on 25 and 26 February", "2014-02-25/2014-02-26", "during"),
        ("Fighting raged in March-April 2013.", "March-April 2013", "2013-03/2013-04", "during"),
        ("Fighting raged between November and January 2013.", "between November and January 2013",
         "2012-11/2013-01", "during"),
        ("Fighting raged between 2011 and 2013.", "between 2011 and 2013", "2011/2013", "during"),
        ("Fighting raged from 2011 to 2012.", "from 2011 to 2012", "2011/2012", "during"),
        ("Fighting raged from 25 to 27 May 2013.", "from 25 to 27 May 2013", "2013-05-25/2013-05-27", "during"),
        ("Fighting raged on May 25-27, 2013.", "on May 25-27 , 2013", "2013-05-25/2013-05-27", "during"),
        ("Fighting raged between January 12 and 14.", "between January 12 and 14", "2014-01-12/2014-01-14", "during"),
        ("Fighting raged in 2011-12.", "2011-12", "2011/2012", "during"),
        ("Fighting raged in 2012-02.", "2012-02", "2012-02", "at"),
        ("Fighting raged Monday through Wednesday.", "Monday through Wednesday", "2014-02-24/2014-02-26", "during"),
        ("The truce holds starting on Monday.", "starting on Monday", "2014-02-24/..", "since"),
        ("The truce holds beginning in January.", "beginning in January", "2014-01/..", "since"),
        ("The truce held from Monday.", "from Monday", "2014-02-24/..", "since"),
        ("The truce held till Monday.", "till Monday", "../2014-02-24", "until"),
        ("The truce held up to Monday.", "up to Monday", "../2014-02-24", "until"),
        ("The truce held through Monday.", "through Monday", "../2014-02-24", "until"),
        ("The truce held prior to Monday.", "prior to Monday", "../2014-02-24", "until"),
        ("The truce held during January.", "during January", "2014-01", "during"),
        ("Two rebels were killed by Friday's blast.", "Friday", "2014-02-21", "at"),
    ],
)  # fmt: skip
def test_what_stands_before_a_time_gives_its_role(parser: Parser, text: str, words: str, edtf: str, role: str) -> None:
    assert read(parser, text) == [(words, edtf, role)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact was announced on Tuesday, but fighters had left a day earlier.", ["2014-02-25", "2014-02-24"]),
        ("Azaz fell on 27 January and Mare two days later.", ["2014-01-27", "2014-01-29"]),
        ("Azaz fell on 13 January and Mare a few days later.", ["2014-01-13", "2014-01-13~/2014-01-20~"]),
        ("The army took Azaz on 20 February and Mare on the same day.", ["2014-02-20", "2014-02-20"]),
        ("The army took Azaz on 28 February 2013 and Mare the next day.", ["2013-02-28", "2013-03-01"]),
        ("Aid was stopped in December and resumed a month later.", ["2013-12", "2014-01"]),
        ("The army left two days before Tuesday.", ["2014-02-23"]),
        ("Aid was stopped in December and resumed a day later.", ["2013-12"]),
        ("The pact was announced, but fighters had left a day earlier.", []),
    ],
)
def test_a_time_may_count_from_another_of_the_sentence(parser: Parser, text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf, _ in read(parser, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The emir gave the group a five-day deadline.",
        "The factions agreed on a truce of three days.",
        "The town fell after two days of shelling.",
        "The army killed 2013 people.",
        "They fought in the 1990s.",
        "In 1850 the town was small.",
        "The town was taken on 03/04/2014.",
        "The town was taken on 31/02/2014 or 2014-13-01.",
        "He may march on Damascus, and the sun sat low.",
        "The fall of Aleppo was near.",
        "Theresa May met the March 14 alliance.",
        "The Sunday Times wrote about the battle.",
        "Every Friday the mosque is full.",
        "Rebels fled half a year ago.",
        "He spent his last months in the town.",
        "In the last days of the siege they ate grass.",
        "See https://example.org/2014-01-02/report for more.",
        "ALEPPO, Feb 26 - The army has shelled the town.",
        "The rebels wrote to @ and @_ in 900 years ago.",
    ],
)
def test_what_is_no_time_or_could_be_two_is_left_alone(parser: Parser, text: str) -> None:
    assert read(parser, text) == []


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Rebels took the town on Tuesday.",
         Interval("2014-02-25", start("2014-02-25"), end("2014-02-25"), start("2014-02-25"), end("2014-02-25"))),
        ("Rebels took the town in February 2012.",
         Interval("2012-02", start("2012-02-01"), end("2012-02-29"), start("2012-02-01"), end("2012-02-29"))),
        ("Rebels took the town about a month ago.",
         Interval("2014-01~", start("2013-12-17"), end("2014-02-15"), start("2013-12-17"), end("2014-02-15"))),
        ("Rebels took the town about 20 days ago.",
         Interval("2014-02-07~", start("2014-02-03"), end("2014-02-11"), start("2014-02-03"), end("2014-02-11"))),
        ("Rebels took the town in early January.",
         Interval("2014-01-01~/2014-01-10~", start("2014-01-01"), end("2014-01-15"), start("2014-01-01"),
                  end("2014-01-15"))),
        ("Rebels advanced in recent days.",
         Interval("2014-02-20~/2014-02-27~", start("2014-02-16"), end("2014-02-27"), start("2014-02-16"),
                  end("2014-02-27"))),
        ("The group was formed in the winter of 2013.",
         Interval("2013-24", start("2013-01-01"), end("2014-03-30"), start("2013-01-01"), end("2014-03-30"))),
        ("Rebels have held the town since January.", Interval("2014-01/..", start("2014-01-01"), end("2014-01-31"))),
        ("Fighting resumed after Friday.", Interval("2014-02-21/..", end("2014-02-21"))),
        ("Rebels held the town until Tuesday.",
         Interval("../2014-02-25", None, None, start("2014-02-25"), end("2014-02-25"))),
        ("Rebels left before 2014.", Interval("../2014", None, start("2014-01-01"), None, start("2014-01-01"))),
        ("By Saturday rebels held the town.", Interval("../2014-02-22", None, end("2014-02-22"))),
        ("Rebels held the town from 2011 to 2013.",
         Interval("2011/2013", start("2011-01-01"), end("2011-12-31"), start("2013-01-01"), end("2013-12-31"))),
        ("Rebels took the town between 2011 and 2013.",
         Interval("2011/2013", start("2011-01-01"), end("2013-12-31"), start("2011-01-01"), end("2013-12-31"))),
        ("Rebels have shelled the town for the past two days.",
         Interval("2014-02-25/2014-02-27", start("2014-02-25"), end("2014-02-25"), start("2014-02-27"), None)),
    ],
)  # fmt: skip
def test_bounds_say_what_is_known_and_no_more(parser: Parser, text: str, interval: Interval) -> None:
    (found,) = find_times(sentence(parser, text), PUBLISHED)
    assert found.interval == interval


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army attacked Mare on Friday and seized Azaz.", {"attacked": "2014-02-21", "seized": "2014-02-21"}),
        ("The army attacked Mare on Friday and will seize Azaz.", {"attacked": "2014-02-21", "seize": None}),
        ("The army attacked Mare on Friday evening.", {"attacked": "2014-02-21"}),
        ("Three men died when the army attacked Mare on Friday.", {"died": "2014-02-21"}),
        ("On Friday the army attacked Mare, seized Azaz and shelled Manbij.",
         {"attacked": "2014-02-21", "seized": "2014-02-21", "shelled": "2014-02-21"}),
        ("The army attacked Mare on Friday and the rebels left Azaz on Sunday.",
         {"attacked": "2014-02-21", "left": "2014-02-23"}),
        ("A source said on Tuesday that the army had entered the city.", {"said": "2014-02-25", "entered": None}),
        ("The army entered the city on Tuesday, a source said.", {"entered": "2014-02-25", "said": None}),
        ("The group, which split from its rivals in 2013, attacked Mare on Friday.",
         {"split": "2013", "attacked": "2014-02-21"}),
        ("The group attacked fighters who had joined it in January.", {"attacked": None, "joined": "2014-01"}),
        ("Friday's attack on Mare was condemned by the Front.", {"attack": "2014-02-21", "condemned": None}),
        ("Troops lifted the 10-month-old siege of the prison on Sunday.",
         {"lifted": "2014-02-23", "siege": "2013-04~/.."}),
        ("They vowed on Friday to attack Mare.", {"vowed": "2014-02-21", "attack": None}),
        ("They began on Friday to shell Mare.", {"began": "2014-02-21", "shell": "2014-02-21"}),
        ("The army entered Mare on Friday, killing five rebels.", {"entered": "2014-02-21", "killing": "2014-02-21"}),
        ("After capturing Azaz on Monday, the army attacked Mare on Friday.",
         {"capturing": "2014-02-24", "attacked": "2014-02-21"}),
        ("The army captured the prison after rebels withdrew on Monday.", {"captured": None, "withdrew": "2014-02-24"}),
        ("Five rebels were killed in clashes with the army on Tuesday.",
         {"killed": "2014-02-25", "clashes": "2014-02-25"}),
        ("The group has held Azaz since September, but it lost Mare last week.",
         {"held": "2013-09/..", "lost": "2014-02-17/2014-02-23"}),
        ("The group declared self-rule on 27 January and its ally two days later.", {"declared": "2014-01-27"}),
        ("The army shelled the town.", {"shelled": None}),
    ],
)  # fmt: skip
def test_a_predicate_takes_the_time_of_its_own_clause(
    parser: Parser, text: str, expected: dict[str, str | None]
) -> None:
    s = sentence(parser, text)
    times = find_times(s, PUBLISHED)
    found = {w.lower: time_of(s, w.i, w.i, times) for w in s.words if w.lower in expected}
    assert {word: interval and interval.edtf for word, interval in found.items()} == expected


def test_the_noun_of_a_light_verb_takes_the_time_of_the_verb(parser: Parser) -> None:
    s = sentence(parser, "On Friday the rebels launched an attack on the prison.")
    head, governor = (next(w.i for w in s.words if w.lower == word) for word in ("attack", "launched"))
    found = time_of(s, head, governor, find_times(s, PUBLISHED))
    assert found is not None
    assert found.edtf == "2014-02-21"


def test_a_publication_date_on_a_leap_day(parser: Parser) -> None:
    leap = date(2016, 2, 29)
    assert read(parser, "Rebels took the town a year ago.", leap) == [("a year ago", "2015", "at")]
    assert read(parser, "Rebels advanced in the past year.", leap) == [
        ("in the past year", "2015-02-28/2016-02-29", "during")
    ]
