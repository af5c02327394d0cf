"""The verdict's arithmetic, against known answers; each false-alarm rate beside that of a method that gets it wrong."""

import math
import re
import tracemalloc

import numpy as np
import pytest

stats = pytest.importorskip("scipy.stats", reason="needs the lab extra")

from hypothesis import given, settings
from hypothesis import strategies as st

from actfn.choose import statistics
from actfn.choose.statistics import best_probability, holm, ranking, standard_error

NAMES = ("a", "b", "c", "d", "e")


def compare(scores, rope=0.01, **kwargs):
    return statistics.compare({"": scores}, rope=rope, **kwargs)


def verdict(groups, chosen="", overlap=0.25, metric="accuracy"):
    groups = groups if isinstance(next(iter(groups.values())), dict) else {"": groups}
    found = statistics.compare(groups, overlap=overlap, rope=0.01)
    likely = best_probability(groups[chosen], overlap=overlap)
    return statistics.verdict(groups, found, chosen=chosen, metric=metric, rope=0.01, probability=likely)


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


def test_an_interval_without_zero_is_detectable():
    generator = np.random.default_rng(1)
    decisions = set()
    for _ in range(200):
        shift = generator.standard_normal((5, 1)) * generator.choice([0, 1, 5])
        for c in compare(table(shift + generator.standard_normal((5, 6)))):
            assert c.detectable == (c.p < 0.05)
            assert c.detectable or c.low <= 0
            decisions.add((c.detectable, c.low > 0))
    # Holm's method finds some that the intervals, which hold all at once, leave open.
    assert decisions == {(True, True), (True, False), (False, False)}


def test_the_intervals_hold_all_true_differences_at_once():
    """Seven functions whose means lie apart: Holm's method finds nearly all, so that its last levels hardly correct."""
    generator, tries, cells = np.random.default_rng(0), 600, 15
    means = dict(zip("abcdefg", range(7), strict=True))
    missed = {"ours": 0, "Holm's levels": 0}
    for _ in range(tries):
        noise = generator.standard_normal((7, cells))
        found = compare({name: (mean + row).tolist() for (name, mean), row in zip(means.items(), noise, strict=True)})
        assert len(found) == 21
        true = [means[c.better] - means[c.worse] for c in found]
        missed["ours"] += not all(c.low <= t <= c.high for c, t in zip(found, true, strict=True))
        # Negative control: each interval at the level at which Holm's method tested its pair.
        detected = sum(c.detectable for c in found)
        order = sorted(range(21), key=lambda i: found[i].p)
        levels = {i: 0.05 / (21 - min(rank, detected)) for rank, i in enumerate(order)}
        narrower = {
            i: stats.t.isf(level / 2, cells - 1) / stats.t.isf(0.05 / 42, cells - 1) for i, level in levels.items()
        }
        missed["Holm's levels"] += any(
            abs(c.difference - t) > (c.high - c.difference) * narrower[i]
            for i, (c, t) in enumerate(zip(found, true, strict=True))
        )
    print({name: count / tries for name, count in missed.items()})
    # If 5 % miss, more than so many do in one test of a thousand.
    assert missed["ours"] <= stats.binom(tries, 0.05).ppf(0.999)
    assert missed["Holm's levels"] > stats.binom(tries, 0.05).ppf(0.999)


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
    text = verdict(scores)
    assert re.search(r"d leads \(mean accuracy 0\.9\d+\), undecided against .*; avoid e \(0\.", text)


def test_equal_scores_are_no_difference_and_a_step_is_no_proof():
    assert compare({"a": [0.9, 1.0], "b": [0.9, 1.0]})[0].p == 1
    # One row more in each of three small test parts: the same difference each time, and still no certainty.
    step = {"a": [1.0, 1.0, 1.0], "b": [0.97, 0.97, 0.97]}
    assert not compare(step, overlap=0.25, resolution=0.03)[0].detectable
    assert compare({"a": [1.0, 1.0], "b": [0.5, 0.5]})[0].detectable  # no resolution, no variance: certain


def test_holm_counts_the_pairs_of_all_groups():
    a, b = [0.91, 0.93, 0.96, 0.90, 0.95], [0.90, 0.91, 0.92, 0.89, 0.90]
    (alone,) = compare({"a": a, "b": b})
    rest = {"a": [0.1, 0.3, 0.2, 0.1, 0.2], "b": [0.3, 0.1, 0.2, 0.1, 0.2], "c": [0.2, 0.1, 0.1, 0.3, 0.2]}
    found = statistics.compare({"one": {"a": a, "b": b}, "other": rest}, rope=0.01)
    assert [c.group for c in found] == ["one", *["other"] * 3]
    assert found[0].p == pytest.approx(4 * alone.p)
    assert found[0].low < alone.low


def test_the_posterior_is_that_of_the_correlated_t_test():
    a, b = [0.91, 0.93, 0.96, 0.90, 0.95], [0.90, 0.91, 0.92, 0.91, 0.93]
    (found,) = compare({"a": a, "b": b}, overlap=0.25, rope=0.005)
    differences = np.subtract(a, b)
    posterior = stats.t(4, differences.mean(), math.sqrt((1 / 5 + 0.25) * differences.var(ddof=1)))
    assert found.above == pytest.approx(posterior.sf(0.005))
    assert found.below == pytest.approx(posterior.cdf(-0.005))
    assert found.above + found.equal + found.below == pytest.approx(1)
    # The same function twice is surely equal.
    (same,) = compare({"a": a, "b": a}, overlap=0.25)
    assert (same.above, same.equal, same.below) == pytest.approx((0, 1, 0), abs=1e-6)


def test_the_probability_of_being_best():
    a, b = [0.91, 0.93, 0.96, 0.90, 0.95], [0.90, 0.91, 0.92, 0.91, 0.93]
    two = best_probability({"a": a, "b": b}, overlap=0.25)
    differences = np.subtract(a, b)
    expected = stats.t(4).cdf(differences.mean() / math.sqrt((1 / 5 + 0.25) * differences.var(ddof=1)))
    assert two["a"] == pytest.approx(expected, abs=0.005)
    assert sum(two.values()) == pytest.approx(1)
    # Two names of one function share what is theirs, and take nothing from the third.
    three = best_probability({"a": a, "again": a, "b": b}, overlap=0.25)
    assert three["a"] == three["again"] == pytest.approx(expected / 2, abs=0.005)
    assert best_probability({"a": [0.9], "b": [0.8]}) == {}
    assert best_probability({"a": a, "b": b}, overlap=0.25) == two  # the same each time
    # One row more in each of three small test parts is no certainty.
    step = {"a": [1.0, 1.0, 1.0], "b": [0.97, 0.97, 0.97]}
    assert best_probability(step, overlap=0.25)["a"] == 1
    assert 0.6 < best_probability(step, overlap=0.25, resolution=0.03)["a"] < 0.95


@pytest.mark.parametrize("resolution", [0.0, 0.05])
def test_the_probabilities_of_being_best_are_those_of_the_comparisons(resolution):
    """Of any two among five, and in all as drawn the long way: for each cell a normal number of its own."""
    scores = null(np.random.default_rng(3), seeds=8)
    scores["e"] = [value + 0.02 for value in scores["a"]]  # no variance between them but the floor
    matrix = np.array(list(scores.values()))
    root = statistics._root(matrix, resolution)
    floored = 0
    for i in range(5):
        for j in range(i):
            apart, d = float(np.sum((root[i] - root[j]) ** 2)), matrix[i] - matrix[j]
            expected = standard_error(d, 0, resolution) ** 2 * 8
            floored += expected > 1.01 * np.var(d, ddof=1)
            assert apart == pytest.approx(expected, abs=1e-9)
    assert (floored > 1) == bool(resolution)
    if not resolution:
        generator, centred = np.random.default_rng(1), matrix - matrix.mean(1, keepdims=True)
        deviates = generator.standard_normal((200_000, 8)) @ centred.T / math.sqrt(7)
        drawn = matrix.mean(1) + deviates * np.sqrt((1 / 8 + 0.25) / (generator.chisquare(7, (200_000, 1)) / 7))
        long_way = np.bincount(drawn.argmax(1), minlength=5) / 200_000
        found = best_probability(scores, overlap=0.25)
        assert list(found.values()) == pytest.approx(long_way, abs=0.006)  # four standard errors
        assert sorted(long_way)[-2] > 0.1
        assert list(best_probability(scores).values()) != pytest.approx(long_way, abs=0.006)  # the comparison can fail


def test_memory_does_not_grow_with_the_cells():
    def peak(cells):
        scores = dict(zip("ab", np.random.default_rng(0).random((2, cells)).tolist(), strict=True))
        tracemalloc.start()
        best_probability(scores)
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(10_000) < peak(10) + 20 * 2 * 10_000 * 8  # bytes: the scores themselves, a few times over


def level(seed, cells=15, spread=0.01, **shifts):
    """Scores of a, b and c by cell, their means exactly 0.9 and what is added."""
    noise = np.random.default_rng(seed).standard_normal((3, cells)) * spread
    noise -= noise.mean(1, keepdims=True)
    return {name: (0.9 + shifts.get(name, 0) + row).tolist() for name, row in zip("abc", noise, strict=True)}


@pytest.mark.parametrize(
    ("scores", "pattern"),
    [
        ({"a": [0.9, 0.8]}, r"Nothing to compare: a alone was trained, .* of 0\.850\."),
        ({"a": [0.9], "b": [0.8]}, r"No verdict: a has the highest accuracy, 0\.900, but one .* run at least two\."),
        (
            level(0, a=0.005),
            r"No detectable difference: a .* a probability of \d+%, but chance could explain its leads:"
            r" 15 \(seed, fold\) pairs are too few to tell; run more --seeds\.",
        ),
        (
            level(0, spread=1e-4),
            r"No detectable difference: \w .* but all are equivalent in practice \(within ±0\.01\), so"
            r" keep what you use\.",
        ),
        (
            level(0, spread=0.006),
            r"No detectable difference: \w .* all are probably equivalent in practice .*, so keep what you use\.",
        ),
        (
            level(0, a=0.1),
            r"Use a: its mean accuracy, 1\.000, is detectably above that of . \(0\.9.*\) and . \(0\.9.*\)\.",
        ),
        (level(0, spread=1e-4, a=0.005), r"Use a: .*, though by less than matters\."),
        (
            level(0, c=-0.3),
            r"a leads \(mean accuracy 0\.900\), undecided against b \(0\.900\); avoid c \(0\.600\), detectably lower\.",
        ),
        (
            level(0, spread=1e-4, c=-0.3),
            r"Use any of .*, equivalent in practice \(within ±0\.01\) in accuracy; avoid c .*\.",
        ),
    ],
)
def test_the_verdict_says_no_more_than_the_scores_bear(scores, pattern):
    assert re.fullmatch(pattern, verdict(scores))


@pytest.mark.parametrize("lower", [0.0, 0.5])
def test_equivalent_is_said_where_all_pairs_are_and_not_the_best_ones_alone(lower):
    noise = np.random.default_rng(0).standard_normal(20) * 0.009
    noise -= noise.mean()
    below = {"d": [0.4 + 0.1 * lower * (i % 2) for i in range(20)]} if lower else {}
    scores = {"a": [0.9001] * 20, "b": (0.9 + noise).tolist(), "c": (0.9 - noise).tolist()} | below
    pairs = {c.better + c.worse: c.equal for c in compare(scores, overlap=0.25)}
    assert min(pairs["ab"], pairs["ac"]) >= statistics.SURE > pairs["bc"]
    assert "equivalent" not in verdict(scores)
    assert "equivalent" in verdict({name: row for name, row in scores.items() if name != "c"})


def test_the_verdict_leads_with_the_group_that_was_chosen():
    groups = {"2 hidden layers": level(0), "8 hidden layers": level(1, c=-0.8)}
    text = verdict(groups, "2 hidden layers")
    why = " (the depth that validation prefers)"
    assert text.startswith(f"No detectable difference with 2 hidden layers{why}: ")
    assert re.search(r"; with 8 hidden layers, c \(0\.100\) is detectably below [ab] \(0\.900\)\.$", text)
    other = verdict(groups, "8 hidden layers")
    assert re.match(
        rf"[ab] leads with 8 hidden layers{re.escape(why)} \(.*\), undecided against [ab] \(0\.900\); avoid c", other
    )
    assert re.search(r"; with 2 hidden layers, where [abc] reaches 0\.900, none is detectably below it\.$", other)


def test_few_cells_are_no_reason_to_keep_what_one_uses():
    """A function that fails in every cell, but so unevenly that three cells detect nothing."""
    scores = {"sigmoid": [0.90, 0.91, 0.90], "elu": [0.89, 0.90, 0.91], "tanh": [0.30, 0.35, 0.55]}
    text = verdict(scores)
    assert not any(c.detectable for c in compare(scores, overlap=0.25))
    assert "chance could explain its leads: 3 (seed, fold) pairs are too few to tell" in text
    assert text.endswith("; tanh (0.400) is probably worse; run more --seeds.")
    assert "keep what you use" not in text


def test_the_function_that_is_called_probably_best_is_the_one_that_is():
    """`b` has the higher mean by one lucky cell, `a` beats it in most; of three, `c` takes its share from `b` alone."""
    scores = {"a": [0.90, 0.90, 0.90, 0.90], "b": [0.91, 0.89, 0.93, 0.88], "c": [0.912, 0.887, 0.931, 0.8795]}
    likely = best_probability(scores, overlap=0.25)
    assert ranking(scores)[0] == "b"
    assert max(likely, key=likely.get) == "a"
    text = verdict(scores)
    assert (
        f"b has the highest mean accuracy, 0.902, while a is more probably the best ({likely['a']:.0%} against" in text
    )
    both = verdict({name: scores[name] for name in "ab"})
    assert re.search(r": b has the highest .* and is the best with a probability of 5\d%, but", both)


@pytest.mark.parametrize(
    ("networks", "constant", "trees", "said"),
    [
        ([0.014, 0.016], [0.012, 0.012], None, "no network is clearly better than the mean (0.012)"),
        ([0.4, 0.9], [0.5, 0.5], None, "no network is clearly better than the mean (0.500)"),  # chance
        ([0.014], [0.012], None, "no network is clearly better than the mean (0.012)"),
        ([0.90, 0.91], [0.5, 0.5], [0.91, 0.90], ""),
        ([0.90, 0.91], [0.5, 0.5], [0.99, 0.98], "trees do better than every network (0.985)"),
        ([0.90, 0.91], [0.5, 0.5], [0.905, 0.915], ""),  # too little to matter
    ],
)
def test_a_constant_that_is_not_beaten_and_trees_that_are_not_are_named(networks, constant, trees, said):
    groups = {"one": {"a": networks, "b": [value - 0.3 for value in networks]}, "other": {"a": networks, "b": networks}}
    boosted = ("trees", trees) if trees else None
    remarks = statistics.beside(groups, ("mean", constant), boosted, overlap=0.25, rope=0.01)
    assert [remark.partition(":")[0] for remark in remarks] == ([said] if said else [])
    # A lead that few cells leave open is not called nothing learned.
    open_ = networks == [0.4, 0.9]
    assert ["with 2 (seed, fold) pairs chance could explain the lead" in r for r in remarks] == [open_] * len(remarks)
    assert ["none has learned much" in r for r in remarks] == [said.startswith("no ") and not open_] * len(remarks)
    found = statistics.compare(groups, overlap=0.25, rope=0.01)
    text = statistics.verdict(
        groups, found, chosen="one", metric="accuracy", rope=0.01, probability={}, remarks=remarks
    )
    assert text.endswith(f"; {remarks[0]}." if said else ".")
    # One group that does better is enough against the constant, and not enough for the trees.
    better = groups | {"other": {"a": [1.0 for _ in networks], "b": networks}}
    assert statistics.beside(better, ("mean", constant), boosted, overlap=0.25, rope=0.01) == []


def test_fifty_functions_make_a_sentence_one_can_read():
    scores = {f"f{i}": [i, i + 0.1 * (i % 3), i - 0.1 * (i % 2)] for i in range(50)}
    assert len(verdict(scores, metric="R²")) < 400


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from([0.0, 0.5, 0.9, 0.905, 1.0]), min_size=4, max_size=4), min_size=2, max_size=5))
def test_whatever_the_scores_the_verdict_claims_what_the_comparisons_show(values):
    scores = table(values)
    found = statistics.compare({"": scores}, overlap=0.25, rope=0.01)
    best = ranking(scores)[0]
    lower = {c.worse for c in found if c.detectable and c.better == best}
    text = verdict(scores)
    assert text.startswith(f"Use {best}: ") == (lower == set(scores) - {best})
    assert ("avoid" in text) == (0 < len(lower) < len(scores) - 1)
    assert text.startswith("No detectable difference") == (not any(c.detectable for c in found))
    assert re.sub(r"\d\.\d", "", text).count(".") == 1
    assert text.endswith(".")
    assert "\n" not in text


@pytest.mark.parametrize(("a", "b", "resolution"), [([0.0, 0.0], [-1e-6, -1e-6], 0.0), ([1.0, 1.0], [0.0, 0.0], 0.05)])
def test_nothing_is_certain(a, b, resolution):
    (found,) = compare({"a": a, "b": b}, overlap=1.0, resolution=resolution)
    assert found.p > 0
    assert found.low < found.difference < found.high
