"""The same kernels in PyTorch: a small network learns |x|, forward and backward through actfn."""

import torch

import actfn.torch

torch.manual_seed(0)
x = torch.linspace(-2, 2, 256)[:, None]
y = x.abs()

modules = {
    "ELU": actfn.torch.ELU(),
    "ELU, alpha 0.5": actfn.torch.ELU(alpha=0.5),
    "leaky ReLU as in Keras": actfn.torch.module("keras.layers.LeakyReLU"),
}
for name, activation in modules.items():
    network = torch.nn.Sequential(torch.nn.Linear(1, 16), activation, torch.nn.Linear(16, 1))
    descent = torch.optim.Adam(network.parameters(), lr=0.02)
    for _ in range(100):
        loss = torch.nn.functional.mse_loss(network(x), y)
        descent.zero_grad()
        loss.backward()
        descent.step()
    print(f"{name:<22}  mean squared error {loss.item():.5f}   {activation}")
