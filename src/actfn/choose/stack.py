"""Many perceptrons of one shape trained together: one batched product where each alone would make a small one.

A member's arithmetic does not involve the others': it is trained as it would be alone, up to rounding.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch.nn import functional

from actfn import Activation
from actfn.choose.data import Array, Parts
from actfn.choose.network import build

CHUNK = 2048  # rows evaluated at a time: bounds the memory


@dataclass
class Member:
    """One network of the stack: what it is, and its curves, which start before the first epoch."""

    activation: Activation
    seed: int
    train_loss: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_score: list[float] = field(default_factory=list)
    best_epoch: int = 0
    score: float = math.nan


class Stack:
    """The networks' weights and biases as tensors whose first dimension is the member; members of a function adjoin."""

    def __init__(self, members: Sequence[Member], parts: Sequence[Parts], outputs: int, width: int, depth: int) -> None:
        """`parts` are those of each member; inputs of fewer columns than the widest are filled up with zeros."""
        self.members = list(members)
        inputs = max(part.train[0].shape[1] for part in parts)
        sizes = [inputs, *[width] * depth, outputs]
        shapes = [shape for pair in itertools.pairwise(sizes) for shape in (pair, (1, pair[1]))]
        # One row of `flat` is all of a member, so that Adam and snapshots are a few operations on it.
        self.flat = torch.zeros(len(members), sum(math.prod(shape) for shape in shapes))
        self.gradient = torch.zeros_like(self.flat)
        self.parameters, self.gradients = self._views(self.flat, shapes), self._views(self.gradient, shapes)
        for index, (member, part) in enumerate(zip(members, parts, strict=True)):
            draws, columns = np.random.default_rng([member.seed, 0]), part.train[0].shape[1]
            network = build(member.activation, columns, outputs, width=width, depth=depth, draws=draws)
            for parameters, drawn in zip(self.parameters, network.parameters(), strict=True):
                if drawn.ndim == 2:  # biases start at zero
                    parameters[index, : drawn.shape[1]] = drawn.detach().T
        starts = [i for i, m in enumerate(members) if i == 0 or m.activation is not members[i - 1].activation]
        self.runs = [
            (slice(a, b), members[a].activation) for a, b in zip(starts, [*starts[1:], len(members)], strict=True)
        ]

    @staticmethod
    def _views(flat: torch.Tensor, shapes: list[tuple[int, int]]) -> list[torch.Tensor]:
        pieces = torch.split(flat, [math.prod(shape) for shape in shapes], dim=1)
        return [piece.view(len(flat), *shape) for piece, shape in zip(pieces, shapes, strict=True)]

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, list[tuple[torch.Tensor, torch.Tensor]]]:
        """Outputs, and of each layer what `backward` needs: its input, and what its activation was applied to."""
        saved = []
        last = len(self.parameters) // 2 - 1
        for layer in range(last + 1):
            z = torch.baddbmm(self.parameters[2 * layer + 1], x, self.parameters[2 * layer])
            saved.append((x, z))
            if layer < last:
                x = torch.empty_like(z)
                for rows, activation in self.runs:
                    activation(z[rows].numpy(), out=x[rows].numpy())
        return z, saved

    def backward(self, g: torch.Tensor, saved: list[tuple[torch.Tensor, torch.Tensor]]) -> None:
        """From the loss's gradient by the outputs to that by every parameter, into `gradient`."""
        for layer in range(len(saved) - 1, -1, -1):
            x, z = saved[layer]
            if layer < len(saved) - 1:
                slope = torch.empty_like(g)
                for rows, activation in self.runs:
                    activation.vjp(z[rows].numpy(), g[rows].numpy(), out=slope[rows].numpy())
                g = slope
            self.gradients[2 * layer].copy_(torch.bmm(x.transpose(1, 2), g))
            self.gradients[2 * layer + 1].copy_(g.sum(1, keepdim=True))
            if layer:
                g = torch.bmm(g, self.parameters[2 * layer].transpose(1, 2))


class Adam:
    """Adam (Kingma and Ba, 2015) on the rows of a stack, each with a learning rate of its own."""

    def __init__(self, stack: Stack, rates: torch.Tensor) -> None:
        self.stack, self.rates = stack, rates[:, None]
        self.mean, self.square, self.steps = torch.zeros_like(stack.flat), torch.zeros_like(stack.flat), 0

    def step(self) -> None:
        self.steps += 1
        g = self.stack.gradient
        self.mean.lerp_(g, 1 - 0.9)
        self.square.mul_(0.999).addcmul_(g, g, value=1 - 0.999)
        spread = (self.square / (1 - 0.999**self.steps)).sqrt_().add_(1e-8)
        self.stack.flat.sub_((self.mean / spread).mul_(self.rates / (1 - 0.9**self.steps)))

    def stop(self, row: int) -> None:
        """Train a member no further: its weights are set to zero and stay there."""
        for tensor in (self.stack.flat, self.mean, self.square, self.rates):
            tensor[row] = 0


def loss_and_gradient(task: str, output: torch.Tensor, y: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """For each member the sum of the loss over its rows, and its gradient by the outputs."""
    if task == "multiclass":
        log_p = functional.log_softmax(output, 2)
        index = y.long()[:, :, None]
        gradient = log_p.exp()
        gradient.scatter_add_(2, index, torch.full_like(index, -1, dtype=gradient.dtype))
        return -log_p.gather(2, index).sum((1, 2), dtype=torch.float64), gradient
    z = output[:, :, 0]
    if task == "binary":
        loss = functional.binary_cross_entropy_with_logits(z, y, reduction="none")
        return loss.sum(1, dtype=torch.float64), (torch.sigmoid(z) - y)[:, :, None]
    difference = z - y
    return (difference**2).sum(1, dtype=torch.float64), 2 * difference[:, :, None]


def tally(task: str, output: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """For each member the rows it has right, or the sum of its squared errors; an output that is no number is zero."""
    output = torch.nan_to_num(output.double(), 0.0, 0.0, 0.0)
    if task == "multiclass":
        return (output.argmax(2) == y).sum(1)
    if task == "binary":
        return ((output[:, :, 0] > 0) == (y > 0.5)).sum(1)
    return ((output[:, :, 0] - y) ** 2).sum(1)


def evaluate(
    stack: Stack, task: str, parts: Sequence[tuple[Array, Array]], inputs: int
) -> tuple[list[float], list[float]]:
    """Loss and score (accuracy or R²) of each member on its part."""
    rows = len(parts[0][1])
    loss, tallied = torch.zeros(2, len(parts), dtype=torch.float64)
    for start in range(0, rows, CHUNK):
        part = [(x[start : start + CHUNK], y[start : start + CHUNK]) for x, y in parts]
        x, y = widened([x for x, _ in part], inputs), torch.from_numpy(np.stack([y for _, y in part]))
        output = stack.forward(x)[0]
        loss += loss_and_gradient(task, output, y)[0]
        tallied += tally(task, output, y)
    score = tallied / rows
    if task == "regression":
        spread = torch.tensor([float(np.var(y, dtype=np.float64)) for _, y in parts], dtype=torch.float64)
        score = torch.where(spread > 0, 1 - score / spread, 0.0)
    return (loss / rows).tolist(), score.tolist()


def widened(parts: Sequence[Array], inputs: int) -> torch.Tensor:
    """The parts of all members in one tensor, with columns of zeros up to `inputs`."""
    stacked = np.zeros((len(parts), len(parts[0]), inputs), np.float32)
    for row, part in zip(stacked, parts, strict=True):
        row[:, : part.shape[1]] = part
    return torch.from_numpy(stacked)


def train(
    members: Sequence[Member],
    parts: Sequence[Parts],
    *,
    task: str,
    outputs: int,
    width: int,
    depth: int,
    epochs: int,
    batch: int,
    learning_rate: float,
    after_epoch: Callable[[int], None] = lambda epoch: None,
) -> None:
    """Train the members, each on its parts; keep the weights of the epoch with the least validation loss, score those.

    The order of batches follows from the seed alone. A member whose loss is no longer finite goes no further.
    """
    stack = Stack(members, parts, outputs, width, depth)
    inputs = stack.parameters[0].shape[1]
    adam = Adam(stack, torch.full((len(members),), learning_rate))
    best, alive = stack.flat.clone(), set(range(len(members)))
    validation, test = [part.validation for part in parts], [part.test for part in parts]
    for member, loss, score in zip(members, *evaluate(stack, task, validation, inputs), strict=True):
        member.validation_loss.append(loss)
        member.validation_score.append(score)
    # The members of a seed learn from the same rows, which are kept once.
    trained_on = {member.seed: part.train for member, part in zip(members, parts, strict=True)}
    seeds = list(trained_on)
    of_seed = torch.tensor([seeds.index(member.seed) for member in members])
    x = widened([inputs_of for inputs_of, _ in trained_on.values()], inputs)
    y = torch.from_numpy(np.stack([targets for _, targets in trained_on.values()]))
    orders = [np.random.default_rng([seed, 1]) for seed in seeds]
    block, rows = torch.arange(len(seeds))[:, None], x.shape[1]
    for epoch in range(1, epochs + 1):
        order = torch.from_numpy(np.stack([draw.permutation(rows) for draw in orders]))
        total = torch.zeros(len(members), dtype=torch.float64)
        for chosen in torch.split(order, batch, dim=1):
            output, saved = stack.forward(x[block, chosen][of_seed])
            summed, gradient = loss_and_gradient(task, output, y[block, chosen][of_seed])
            stack.backward(gradient / chosen.shape[1], saved)
            adam.step()
            total += summed
        losses, scores = evaluate(stack, task, validation, inputs)
        for row in sorted(alive):
            member, loss, score = members[row], losses[row], scores[row]
            if not math.isfinite(float(total[row]) + loss):
                adam.stop(row)
                alive.remove(row)
                continue
            member.train_loss.append(float(total[row]) / rows)
            member.validation_loss.append(loss)
            member.validation_score.append(score)
            if not loss >= member.validation_loss[member.best_epoch]:
                member.best_epoch = epoch
                best[row] = stack.flat[row]
        after_epoch(epoch)
        if not alive:
            break
    stack.flat.copy_(best)
    for member, score in zip(members, evaluate(stack, task, test, inputs)[1], strict=True):
        member.score = score
