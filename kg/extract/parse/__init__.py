"""Parse: a text becomes sentences with their trees, mended where the model errs, and the roles of their words.

``parser`` runs the model and makes each ``sentence`` of words (with the right ``lemmas``); ``repair`` mends its
tree as a ``draft``, by what went wrong: single words (``misread``, ``plurals``, ``strayed``), the head of the whole
(``heads``, ``asides``, ``reduced``), what hangs where (``regroup``, ``clauses``, ``relatives``, ``appositions``,
``participants``, ``speech``). ``structure`` says what the tree's phrases stand for, ``arguments`` which words are
in a word's roles.
"""
