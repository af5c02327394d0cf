"""How functions are written: one label for text, pages, files and tables, with what differs from the defaults alone."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import actfn
from actfn.functions.formulas import FORMULAS
from actfn.names import changed, label

LABELS = {
    "elu": "elu",
    "elu(alpha=0.5)": "elu(alpha=0.5)",
    "elu(alpha=1)": "elu",
    "keras.layers.LeakyReLU": "leaky_relu(negative_slope=0.3)",
    "softplus": "softplus",
    "softplus(beta=2)": "softplus(beta=2)",
    "selu": "selu",
    "selu(alpha=2)": "selu(alpha=2)",
    "hardshrink(0.25)": "hardshrink(lambd=0.25)",
    "snake(a=1e-9)": "snake(a=1e-09)",
    "x*tanh(x)": "f",
}


@pytest.mark.parametrize("text", LABELS)
def test_a_label_shows_what_differs_from_the_defaults(text: str) -> None:
    assert label(actfn.get(text)) == LABELS[text]


@pytest.mark.parametrize("name", [*actfn.registry, *FORMULAS])
def test_the_label_of_a_known_function_is_its_name_and_means_it(name: str) -> None:
    made = actfn.get(name)
    assert (label(made), changed(made)) == (name, {})
    for key, value in made.parameters.items():
        other = made.with_defaults(**{key: value + 0.1234567890123})
        assert label(other) != name
        assert actfn.get(label(other)) == other  # no digit is lost
        assert label(pickle.loads(pickle.dumps(other))) == label(other)


def test_a_function_of_the_users_own_shows_all_its_parameters_whatever_it_is_called() -> None:
    assert label(actfn.define("g", "x*sigmoid(b*x)", b=1.7)) == "g(b=1.7)"
    assert label(actfn.define("snake", "x*beta", beta=1)) == "snake(beta=1)"  # another one of that name
    assert label(actfn.elu.with_defaults(alpha=2), "′") == "elu′(alpha=2)"


def test_every_output_shows_the_same_label(tmp_path: Path) -> None:
    pytest.importorskip("flint", reason="explain and audit need the lab")
    pytest.importorskip("pandas", reason="choose needs the lab")
    from actfn import plot
    from actfn.audit.targets.target import targets
    from actfn.choose.question import _candidates
    from actfn.explain.show import compare
    from actfn.explain.show.card import html, text
    from actfn.explain.show.index import save

    for one in (actfn.get("softplus"), actfn.get("softplus(beta=2)"), actfn.get("elu"), actfn.get("elu(alpha=0.5)")):
        said = label(one)
        assert text(one, {}).splitlines()[0] == said
        assert f"<b>{said}</b>" in html(one, {})
        assert [line.label for line in plot.curves([one])] == [said]
        assert f">{said}<" in plot.svg([one])
        assert f"`{said}`" in compare.markdown([(one, {})])
        assert said in compare.text([(one, {})]).split()
        assert list(_candidates([one])) == [said]
        (target,) = targets(one)
        assert target.label.removeprefix("actfn.").partition(" ")[0] == said
        (path,) = save([(one, {})], str(tmp_path / "page.html"))
        assert f"<h1>{said}</h1>" in path.read_text()


def test_pages_are_named_after_labels_and_none_is_written_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("flint", reason="explain needs the lab")
    from actfn.explain.show.index import save

    monkeypatch.chdir(tmp_path)
    assert [str(path) for path in save([(actfn.get("softplus"), {})], "")] == ["softplus.html"]
    near = [actfn.get(f"elu(alpha={alpha})") for alpha in (0.12345678, 0.12345679)]
    assert len(set(save([(one, {}) for one in near], "pages", all_of_them=True))) == 3  # two and the index
