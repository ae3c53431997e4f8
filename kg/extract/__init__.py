"""A Document becomes Claims. No input or output, no clock, no chance; each step can be tested by one sentence.

* ``parse``: the text becomes sentences with trees, mended where the model errs, and says who does what to whom.
* ``mentions``: its nouns become phrases by what the document's names are and what points back to them.
* ``predicates``: its words become predicates, and the lexicon's frames are filled with their ends.
* ``context``: how far a predicate holds, on whose word, where, when and how many.
* ``claims`` puts it all together with a ``confidence``; ``explain`` tells how, ``contract`` writes it as a line of
  JSON.
"""
