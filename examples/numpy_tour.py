"""A tour of the NumPy face: values, derivatives, layouts, parameters, precision."""

import numpy as np

import actfn

x = np.linspace(-3, 3, 7, dtype=np.float32)
print("x        ", x)
for name, f in actfn.registry.items():
    print(f"{name:<10}", f(x))

print("\nThe derivative, and g times the derivative in one pass:")
print(actfn.elu.grad(x))
print(actfn.elu.vjp(x, np.full_like(x, 2)))

print("\nA slope for each channel is PReLU; nothing is allocated but the output, here not even that:")
image = np.random.default_rng(0).normal(size=(2, 3, 4)).astype(np.float32)
slopes = np.array([0.0, 0.1, 0.2], np.float32)[:, None]
actfn.leaky_relu(image, slopes, out=image)
print(image[0])

print("\nSmall values keep their digits, where 1 - exp loses them:")
tiny = np.float32(-1e-8)
print("actfn.elu:", actfn.elu(tiny), "  exp(x) - 1:", np.exp(tiny) - np.float32(1))

print("\nThe result computed in float64 and rounded is float32's correctly rounded one:")
exact = actfn.tanh(x, dtype=np.float64).astype(np.float32)
print("largest difference:", np.max(np.abs(actfn.tanh(x) - exact)))
