"""Predicates: the words of a sentence that say a relation, and the ends that stand in their roles.

``finding`` asks each word for its ``triggers``: ``verbs``, ``nouns``, ``bearers`` of roles and relations,
``lineage``, members ``listed``, verbs left out (``ellipsis``) or that bid (``mandatives``, ``terms``); ``denials``
and ``figures`` of speech are told apart. ``filling`` gives the lexicon's frames their ``ends``, some of them
``implied``, and ``weapons`` to whoever used them.
"""
