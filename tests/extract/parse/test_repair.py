"""Each rule of repair, on parses written out as the model gives them when it errs."""

from __future__ import annotations

from reading_steps import draft

from kg.extract.parse.repair import mend
from kg.extract.parse.sentence import Word

Change = tuple[str, str, str]


def changes(words: list[Word]) -> list[Change]:
    """What was mended: the word, its label, the word it hangs on."""
    mended = mend(words)
    return [(w.text, w.dep, mended[w.head].text) for w, before in zip(mended, words, strict=True) if w != before]


LIST = [
    "room NN nsubj 1", "joins VBZ ROOT 1 join", "Dawn NNP dobj 1", ", , punct 2", "the DT det 5", "Cedar NNP appos 2",
    "and CC cc 5", "Olive NNP conj 5",
]  # fmt: skip


def test_an_apposition_with_a_conjunct_is_a_list() -> None:
    assert changes(draft(*LIST)) == [("Cedar", "conj", "Dawn")]


def test_other_groups_end_a_list() -> None:
    """ "Dawn, Cedar and other groups"."""
    words = draft(
        "Dawn NNP ROOT 0", ", , punct 0", "Cedar NNP appos 0", "and CC cc 2", "other JJ amod 5", "groups NNS conj 2",
    )  # fmt: skip
    assert changes(words) == [("Cedar", "conj", "Dawn")]


def test_an_apposition_without_a_conjunct_stays() -> None:
    assert changes(draft(*LIST[:6])) == []


def test_an_apposition_that_says_what_the_name_is_stays() -> None:
    described = [line.replace("Cedar NNP", "ally NN") for line in LIST]
    assert changes(draft(*described)) == []


def test_an_apposition_in_brackets_stays() -> None:
    bracketed = [line.replace("the DT det", "( -LRB- punct") for line in LIST]
    assert changes(draft(*bracketed)) == []


def test_a_noun_with_a_name_before_it_is_listed_too() -> None:
    """ "Hanano, the Halak district and Sakhour"."""
    words = draft(
        "Hanano NNP ROOT 0", ", , punct 0", "the DT det 4", "Halak NNP compound 4", "district NN appos 0",
        "and CC cc 4", "Sakhour NNP conj 4",
    )  # fmt: skip
    assert changes(words) == [("district", "conj", "Hanano")]


def test_a_list_after_a_colon_explains_the_plural_before_it() -> None:
    words = draft(
        "Rebels NNS nsubj 1", "hold VBP ROOT 1", "towns NNS dobj 1", ": : punct 2", "Mare NNP dep 1", "and CC cc 4",
        "Azaz NNP conj 4",
    )  # fmt: skip
    assert changes(words) == [("Mare", "appos", "towns")]


def test_what_follows_a_colon_after_a_singular_stays() -> None:
    words = draft("Rebels NNS nsubj 1", "hold VBP ROOT 1", "town NN dobj 1", ": : punct 2", "Mare NNP dep 1")
    assert changes(words) == []


def test_the_infinitive_after_an_endeavour_belongs_to_it() -> None:
    """ "condemned the offensive to retake Azaz"."""
    words = draft(
        "Residents NNS nsubj 1", "condemned VBD ROOT 1 condemn", "the DT det 3", "offensive NN dobj 1", "to TO aux 5",
        "retake VB xcomp 1", "Azaz NNP dobj 5",
    )  # fmt: skip
    assert changes(words) == [("retake", "acl", "offensive")]


def test_the_infinitive_after_another_noun_stays() -> None:
    words = draft(
        "Residents NNS nsubj 1", "asked VBD ROOT 1 ask", "the DT det 3", "army NN dobj 1", "to TO aux 5",
        "retake VB xcomp 1", "Azaz NNP dobj 5",
    )  # fmt: skip
    assert changes(words) == []


def test_a_verb_gets_the_subject_that_was_hung_on_what_precedes_the_comma() -> None:
    """ "In a battle between factions, the Front (F) has returned"."""
    words = draft(
        "In IN prep 10", "a DT det 2", "battle NN pobj 0", ", , punct 2", "the DT det 5", "Front NNP appos 2",
        "( -LRB- punct 7", "F NNP appos 5", ") -RRB- punct 5", "has VBZ aux 10", "returned VBN ROOT 10 return",
    )  # fmt: skip
    assert changes(words) == [("Front", "nsubj", "returned")]


def test_the_subject_of_a_passive_is_a_passive_subject() -> None:
    words = draft(
        "In IN prep 6", "battle NN pobj 0", ", , punct 1", "the DT det 4", "Front NNP appos 1", "was VBD auxpass 6",
        "beaten VBN ROOT 6 beat",
    )  # fmt: skip
    assert changes(words) == [("Front", "nsubjpass", "beaten")]


def test_a_verb_with_a_subject_keeps_it() -> None:
    words = draft(
        "In IN prep 5", "battle NN pobj 0", ", , punct 1", "the DT det 4", "Front NNP appos 1", "fell VBD ROOT 5 fall",
        "ten CD nsubj 5",
    )  # fmt: skip
    assert changes(words) == []


def test_a_participle_without_an_auxiliary_takes_no_subject() -> None:
    words = draft("battle NN ROOT 0", ", , punct 0", "the DT det 3", "Front NNP appos 0", "beaten VBN dep 0 beat")
    assert changes(words) == []


def test_the_subject_of_an_aside_is_that_of_its_clause() -> None:
    """ "The raids, also claimed by the Front, have killed ten"."""
    words = draft(
        "raids NNS nsubjpass 3", ", , punct 8", "also RB advmod 3", "claimed VBN parataxis 8 claim", "by IN agent 3",
        "Front NNP pobj 4", ", , punct 8", "have VBP aux 8", "killed VBN ROOT 8 kill", "ten CD dobj 8",
    )  # fmt: skip
    assert changes(words) == [("raids", "nsubj", "killed"), ("claimed", "acl", "raids")]


def test_what_is_counted_after_something_counted_is_listed() -> None:
    """ "three units, four trucks"."""
    words = draft("three CD nummod 1", "units NNS ROOT 1", ", , punct 1", "four CD nummod 4", "trucks NNS appos 1")
    assert changes(words) == [("trucks", "conj", "units")]


def test_a_clause_with_who_belongs_to_the_noun_that_agrees() -> None:
    """ "advise men in the town who are leading it"."""
    words = draft(
        "advise VBP ROOT 0", "men NNS dobj 0", "in IN prep 1", "town NN pobj 2", "who WP nsubj 6", "are VBP aux 6",
        "leading VBG conj 0", "it PRP dobj 6",
    )  # fmt: skip
    assert changes(words) == [("leading", "relcl", "men")]


def test_a_name_taken_for_a_full_stop_is_an_object() -> None:
    words = draft("to TO aux 1", "defeat VB ROOT 1", "Da'ish . punct 1")
    assert changes(words) == [("Da'ish", "dobj", "defeat")]
    assert mend(words)[2].tag == "NNP"


# -- verbs and their objects -------------------------------------------------------------------------------------
def test_of_two_verbs_side_by_side_the_first_is_a_noun() -> None:
    """ "Turkish airstrikes killed ten"."""
    words = draft("Turkish NNP nsubj 1", "airstrikes VBZ ROOT 1", "killed VBD conj 1 kill", "ten CD dobj 2")
    assert changes(words) == [
        ("Turkish", "compound", "airstrikes"), ("airstrikes", "nsubj", "killed"), ("killed", "ROOT", "killed"),
    ]  # fmt: skip


def test_two_verbs_with_a_word_between_them_stay() -> None:
    words = draft("Turkey NNP nsubj 1", "strikes VBZ ROOT 1", "and CC cc 1", "killed VBD conj 1 kill")
    assert changes(words) == []


def test_a_participle_coordinated_with_a_verb_is_a_verb() -> None:
    """ "killed ten and wounded scores"."""
    words = draft("killed VBD ROOT 0", "ten CD dobj 0", "and CC cc 0", "wounded VBN amod 4", "scores NNS conj 0")
    assert changes(words) == [("wounded", "conj", "killed"), ("scores", "dobj", "wounded")]


def test_what_stands_after_the_terms_is_the_object() -> None:
    """ "condemned in strong terms the raid"."""
    words = draft("condemned VBD ROOT 0", "in IN prep 0", "terms NNS pobj 1", "the DT det 4", "raid NN appos 2")
    assert changes(words) == [("raid", "dobj", "condemned")]


def test_side_by_side_is_an_adverb() -> None:
    """ "fought side by side with them"."""
    words = draft(
        "fought VBD ROOT 0 fight", "side NN dobj 0", "by IN prep 1", "side NN pobj 2", "with IN prep 3",
        "them PRP pobj 4",
    )  # fmt: skip
    assert changes(words) == [("side", "advmod", "fought"), ("with", "prep", "fought")]


TENSES = [
    "emirate NN nsubj 1", "rejects VBZ ROOT 1 reject", "claim NN dobj 1", "that IN mark 6", "raid NN nsubjpass 6",
    "was VBD auxpass 6", "planned VBN acl 2 plan", "and CC cc 6", "warns VBZ conj 6 warn",
]  # fmt: skip


def test_verbs_of_one_tense_go_together() -> None:
    assert changes(draft(*TENSES)) == [("warns", "conj", "rejects")]


def test_a_verb_with_a_subject_of_its_own_stays() -> None:
    assert changes(draft(*TENSES[:8], "it PRP nsubj 9", "warns VBZ conj 6 warn")) == []
