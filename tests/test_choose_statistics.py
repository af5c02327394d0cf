"""The verdict's arithmetic, against known answers; each false-alarm rate beside that of a method that gets it wrong."""

import math

import numpy as np
import pytest

stats = pytest.importorskip("scipy.stats", reason="needs the lab extra")

from actfn.choose.statistics import compare, holm, ranking, standard_error, verdict  # noqa: E402

NAMES = ("a", "b", "c", "d", "e")


def table(values):
    return dict(zip(NAMES, np.asarray(values).tolist(), strict=False))


def null(generator, seeds=5, shared=0.0):
    """Scores of five equals: a block effect for each seed, noise for each run, `shared` of it common to all seeds."""
    own, common = generator.standard_normal((5, seeds)), generator.standard_normal((5, 1))
    noise = math.sqrt(1 - shared) * own + math.sqrt(shared) * common
    return table(0.9 + 0.01 * noise + 0.05 * generator.standard_normal(seeds))


def alarms(detect, tries=300, **kwargs):
    generator = np.random.default_rng(0)
    return sum(detect(null(generator, **kwargs)) for _ in range(tries)) / tries


def test_two_functions_give_the_paired_t_test():
    a, b = [0.91, 0.93, 0.96, 0.90], [0.90, 0.91, 0.92, 0.91]
    (found,) = compare({"a": a, "b": b})
    assert found.p == pytest.approx(stats.ttest_rel(a, b).pvalue)
    assert (found.low, found.high) == pytest.approx(tuple(stats.ttest_rel(a, b).confidence_interval(0.95)))


def test_holm_against_a_worked_example():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.5, 0.9]) == [1.0, 1.0]


def test_nadeau_bengio_and_the_resolution():
    differences = [0.1, 0.2, 0.3]
    assert standard_error(differences) == pytest.approx(0.1 / math.sqrt(3))
    assert standard_error(differences, overlap=0.25) == pytest.approx(0.1 * math.sqrt(1 / 3 + 0.25))
    # One row in ten gained in each of four test parts: binomial, with the variance of one test part p(1 - p) / 10.
    assert standard_error([0.1] * 4, resolution=0.1) == pytest.approx(math.sqrt(0.1 * 0.9 / 10 / 4))


def test_intervals_and_decisions_never_contradict_each_other():
    generator = np.random.default_rng(1)
    decisions = set()
    for _ in range(200):
        shift = generator.standard_normal((5, 1)) * generator.choice([0, 1, 5])
        for c in compare(table(shift + generator.standard_normal((5, 6)))):
            assert c.detectable == (c.low > 0) == (c.p < 0.05)
            decisions.add(c.detectable)
    assert decisions == {True, False}


def test_false_alarms_are_rare_where_all_are_the_same():
    rate = alarms(lambda scores: any(c.detectable for c in compare(scores)))

    # Negative control: the best against each other, uncorrected, as one is tempted to do.
    def best_first(scores):
        best, *others = ranking(scores)
        return any(stats.ttest_rel(scores[best], scores[other]).pvalue < 0.05 for other in others)

    tempting = alarms(best_first)
    print(f"false alarms: {rate:.3f}, of the tempting method: {tempting:.3f}")
    assert rate <= 0.06
    assert tempting > 0.15


def test_false_alarms_are_rare_where_the_splits_share_rows():
    # A fifth of the rows is tested on: the scores of two splits correlate by about a fifth.
    rate = alarms(lambda s: any(c.detectable for c in compare(s, overlap=0.25)), shared=0.2, seeds=20)
    without = alarms(lambda s: any(c.detectable for c in compare(s)), shared=0.2, seeds=20)
    print(f"false alarms with shared rows: {rate:.3f}, if not allowed for: {without:.3f}")
    assert rate <= 0.06
    assert without > 0.2


def test_a_planted_difference_is_found_and_only_that():
    generator = np.random.default_rng(2)
    scores = null(generator, seeds=10)
    scores["e"] = [value - 0.1 for value in scores["e"]]
    found = compare(scores, overlap=0.25)
    assert {c.worse for c in found if c.detectable} == {"e"}
    text = verdict(scores, found, "accuracy")
    assert "detectably above e" in text
    assert "no detectable difference to" in text


def test_equal_scores_are_no_difference_and_a_step_is_no_proof():
    assert compare({"a": [0.9, 1.0], "b": [0.9, 1.0]})[0].p == 1
    # One row more in each of three small test parts: the same difference each time, and still no certainty.
    step = {"a": [1.0, 1.0, 1.0], "b": [0.97, 0.97, 0.97]}
    assert not compare(step, overlap=0.25, resolution=0.03)[0].detectable
    assert compare({"a": [1.0, 1.0], "b": [0.5, 0.5]})[0].detectable  # no resolution, no variance: certain


@pytest.mark.parametrize(
    ("scores", "start"),
    [
        ({"a": [0.9, 0.8]}, "Nothing to compare"),
        ({"a": [0.9], "b": [0.8]}, "No verdict"),
        ({"a": [0.9, 0.8, 0.85], "b": [0.8, 0.9, 0.85]}, "No detectable difference"),
        ({"a": [0.9, 0.91, 0.92], "b": [0.1, 0.11, 0.121]}, "a is best here"),
    ],
)
def test_the_verdict_says_no_more_than_the_scores_bear(scores, start):
    assert verdict(scores, compare(scores), "accuracy").startswith(start)


def test_fifty_functions_make_a_sentence_one_can_read():
    scores = {f"f{i}": [i, i + 0.1 * (i % 3), i - 0.1 * (i % 2)] for i in range(50)}
    assert len(verdict(scores, compare(scores), "R²")) < 400
