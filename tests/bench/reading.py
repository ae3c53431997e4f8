"""How fast claims are read: words a second of the whole reader over those of the bare spaCy pipeline.

Both run the same components on the same texts, in memory, models loaded, in one process, by turns; the median of five
rounds, in processor time. ``python tests/bench/reading.py [TEXT…]`` takes articles of your own; without any it reads
the corpus that ships with opsroom and the marked sentences beside it.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.extract.claims import Reader
from kg.extract.parse.parser import Parser
from kg.knowledge import Knowledge
from kg.model import NEWS, Details, Document
from kg.reading import read_article
from kg.resources import corpus

ROUNDS = 5
FLOOR, AIM = 0.75, 0.90
GOLD = Path(__file__).parents[1] / "gold"


def documents(paths: list[str]) -> list[Document]:
    """The articles to read."""
    files = [Path(path) for path in paths] or [f for f in corpus().iterdir() if f.suffix in (".txt", ".md", ".html")]
    found = [read_article(file.read_bytes(), file.name, details=Details()) for file in sorted(files, key=str)]
    if not paths:
        for gold in sorted(GOLD.glob("*.jsonl")):
            texts = [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()]
            found.append(read_article("\n\n".join(texts).encode(), gold.stem + ".txt", details=Details()))
    return found


def seconds(work: Callable[[], object]) -> float:
    """The processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Prints the two rates and their ratio."""
    found = documents(sys.argv[1:])
    parser, knowledge = Parser.find(), Knowledge.load()
    texts = [[block.span.of(d.text) for block in d.blocks if block.kind in NEWS] for d in found]
    words = sum(len(text.split()) for each in texts for text in each)

    def bare() -> None:
        for each in texts:
            parser.parse_only(each)

    def whole() -> None:
        for document in found:
            Reader(document, parser.parse(document), knowledge).claims()

    bare()
    whole()  # both are warm
    pairs = [(seconds(bare), seconds(whole)) for _ in range(ROUNDS)]
    ratio = statistics.median(alone / read for alone, read in pairs)
    rates = [round(words / statistics.median(times)) for times in zip(*pairs, strict=True)]
    print(f"reading: {words} words in {len(found)} documents, median of {ROUNDS} rounds")
    print(f"  bare pipeline {rates[0]:6} words/s")
    print(f"  reader        {rates[1]:6} words/s")
    print(f"  ratio         {ratio:6.2f}   (floor {FLOOR}, aim {AIM})")


if __name__ == "__main__":
    main()
