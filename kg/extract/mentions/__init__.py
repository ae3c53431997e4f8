"""Mentions: the phrases of a document that name or mean somebody or some place, and what each refers back to.

``spans`` finds names among the ``runs`` of words that may be one, ``kinds`` votes on what they are, ``names`` gives
each its full form; the ``register`` knows what the document's words go by. ``finding`` makes ``phrases`` of its
nouns (``proper``, ``people``, ``places``, ``generics``); ``coreference`` follows what points back: ``antecedents``
of nouns, ``descriptions`` of somebody told of, ``pronouns`` within their ``binding``, and the ``recollection`` of
what was done.
"""
