"""A Document becomes Claims: parse > mentions > predicates > context > claims. No input or output, no clock, no chance.

``kg.extract.parse`` makes sentences, ``names`` and ``mentions`` say what they speak of, ``coreference`` follows what points
back, ``arguments`` and ``predicates`` find who does what, ``stance``, ``attribution`` and ``time`` say how far it holds and
on whose word, and ``claims`` puts it together by the lexicon.
"""
