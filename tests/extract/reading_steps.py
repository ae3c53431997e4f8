"""Short ways into the steps of reading, for tests that look at one step through one sentence."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.claims import Reader
from kg.extract.mentions.phrases import Phrase
from kg.extract.parse.sentence import Sentence, Word
from kg.model import Block, BlockKind, Claim, Details, Document, Mention, Span

Read = Callable[[str], Reader]
Ends = tuple[str | None, str, str | None]


NOTHING_KNOWN = Details()
_PARTS_OF_SPEECH = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VB": "VERB", "VBD": "VERB", "VBN": "VERB"}


def document(text: str, details: Details = NOTHING_KNOWN) -> Document:
    """A document of that text; an empty line parts paragraphs."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(start, start + len(paragraph)), BlockKind.BODY))
        start += len(paragraph) + 2
    return Document("0" * 64, "work", "path", "text/plain", text, details, tuple(blocks))


def draft(*lines: str) -> list[Word]:
    """The words of a parse, one a line: text, tag, label, head as a count of words, and the lemma if it differs."""
    words, start = [], 0
    for i, line in enumerate(lines):
        text, tag, dep, head, *other = line.split()
        lemma, pos, end = (*other, text.lower())[0], _PARTS_OF_SPEECH.get(tag, "X"), start + len(text)
        words.append(Word(i, text, text.lower(), lemma, tag, pos, dep, int(head), start, end))
        start = end + 1
    return words


def drafted(*lines: str) -> Sentence:
    """A sentence of such words."""
    words = tuple(draft(*lines))
    span = Span(0, words[-1].end)
    return Sentence(span, Block(span, BlockKind.BODY), words)


def word(s: Sentence, text: str) -> Word:
    """The only word of the sentence that is printed so."""
    (found,) = (w for w in s.words if w.text == text)
    return found


def phrase(reader: Reader, text: str, sentence: int = -1) -> Phrase | None:
    """The phrase headed by that word of a sentence, the last one unless told."""
    si = range(len(reader.sentences))[sentence]
    return reader.mentions.phrase(si, word(reader.sentences[si], text).i)


def printed(reader: Reader, of: Phrase) -> str:
    """The words of a mention, one blank between them."""
    return " ".join(w.text for w in reader.sentences[of.sentence].words[of.first : of.last])


def ends(claim: Claim) -> Ends:
    """The names of subject and object with the relation between them."""

    def name(mention: Mention | None) -> str | None:
        return mention.entity.name if mention else None

    return name(claim.subject), claim.relation, name(claim.object)
