"""A Document becomes Claims. No input or output, no clock, no chance; each step can be tested by one sentence.

* ``parse`` makes a ``sentence`` of words, ``repair`` mends it.
* ``spans`` finds names, ``kinds`` votes on what they are, ``names`` gives each its full form.
* ``mentions`` turns nouns into ``phrases`` (``proper``, ``people``, ``places``, ``generics``) by what the ``register``
  of the document knows of its words; ``coreference`` follows what points back (``antecedents``, ``pronouns``).
* ``arguments`` says who does what to whom, ``predicates`` which words say a relation (``triggers``: ``verbs``,
  ``nouns``, ``bearers``).
* ``stance``, ``attribution``, ``circumstances`` and ``time`` say how far it holds, on whose word, where and when.
* ``filling`` gives the lexicon's frames their ``ends`` (some ``implied``), ``claims`` puts it all together with a
  ``confidence``; ``contract`` writes a claim as a line of JSON.
"""
