"""JAX's turn: a whole step (loss, gradients, norms of all gradients and weights, clipping, SGD) compiled by jit.

Takes turns as nablascope.peers.Turn says. The number of threads is set by the caller through XLA_FLAGS.
"""
import sys
import time

import jax
import jax.numpy as jnp

RATE, DECAY = 0.01, 1e-4
PICTURES, DENSITY = " pictures", 0.193  # of pixels that are not black


def linear(key, width_in, width_out):
    return [jax.random.normal(key, (width_in, width_out)) * (2 / width_in) ** 0.5, jnp.zeros(width_out)]


def mlp(widths, activation, dropout=0.0):
    keys = jax.random.split(jax.random.key(0), len(widths))
    weights = [linear(k, i, o) for k, i, o in zip(keys, widths, widths[1:])]

    def forward(w, x, key):
        for i, (a, b) in enumerate(w[:-1]):
            x = activation(x @ a + b)
            if dropout:
                mask = jax.random.bernoulli(jax.random.fold_in(key, i), 1 - dropout, x.shape)
                x = jnp.where(mask, x / (1 - dropout), 0)
        return x @ w[-1][0] + w[-1][1]

    return weights, forward


def rnn():
    k = jax.random.split(jax.random.key(0), 3)
    weights = [linear(k[0], 2, 64), linear(k[1], 64, 64), linear(k[2], 64, 1)]

    def forward(w, x, _):
        inputs = x @ w[0][0] + w[0][1]

        def cell(h, i):
            return jnp.tanh(i + h @ w[1][0] + w[1][1]), None

        h, _ = jax.lax.scan(cell, jnp.zeros(x.shape[1:-1] + (64,)), inputs)
        return h @ w[2][0] + w[2][1]

    return weights, forward


def lstm():
    k = jax.random.split(jax.random.key(0), 3)
    weights = [linear(k[0], 2, 256), linear(k[1], 64, 256), linear(k[2], 64, 1)]

    def forward(w, x, _):
        inputs = x @ w[0][0] + w[0][1]

        def cell(state, gates):
            h, c = state
            i, f, g, o = jnp.split(gates + h @ w[1][0] + w[1][1], 4, axis=-1)
            c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
            return (jax.nn.sigmoid(o) * jnp.tanh(c), c), None

        zero = jnp.zeros(x.shape[1:-1] + (64,))
        (h, _), _ = jax.lax.scan(cell, (zero, zero), inputs)
        return h @ w[2][0] + w[2][1]

    return weights, forward


def model(name):
    """Weights and forward pass, shape of the input, number of classes (0: values), weight penalty."""
    relu = jax.nn.relu
    models = {
        "2-8-8-1 b10": lambda: (mlp([2, 8, 8, 1], jnp.tanh), (10, 2), 0, 0),
        "2-20x32-1 b32": lambda: (mlp([2] + [32] * 20 + [1], relu), (32, 2), 0, 0),
        "64-64-10 b32": lambda: (mlp([64, 64, 10], relu), (32, 64), 10, 0),
        "784-128-10 b64": lambda: (mlp([784, 128, 10], relu, 0.2), (64, 784), 10, DECAY),
        "784-512-512-10 b128": lambda: (mlp([784, 512, 512, 10], relu), (128, 784), 10, 0),
        "RNN 64 T50 b32": lambda: (rnn(), (50, 32, 2), 0, 0),
        "LSTM 64 T50 b32": lambda: (lstm(), (50, 32, 2), 0, 0),
    }
    if name not in models:
        raise ValueError(f"{name} is not among the script's models")
    return models[name]()


def stepper(name):
    (weights, forward), shape, classes, decay = model(name.removesuffix(PICTURES))
    rows = shape[-2]
    data = [jax.random.uniform(jax.random.key(i), shape, minval=-1) for i in range(16)]
    if name.endswith(PICTURES):
        data = [x * jax.random.bernoulli(jax.random.key(16 + i), DENSITY, shape) for i, x in enumerate(data)]
    labels = jnp.arange(rows) % 10
    values = jax.random.uniform(jax.random.key(99), (rows, 1))

    def objective(w, x, key):
        out = forward(w, x, key)
        penalty = decay / 2 * sum(jnp.sum(a * a) for a, _ in w) if decay else 0
        if classes:
            return -jnp.mean(jax.nn.log_softmax(out)[jnp.arange(rows), labels]) + penalty
        return jnp.mean((out - values) ** 2) + penalty

    def update(w, key, x):
        key, used = jax.random.split(key) if decay else (key, key)
        loss, g = jax.value_and_grad(objective)(w, x, used)
        tensors = jax.tree.leaves(g)
        squares = jnp.stack([jnp.vdot(t, t) for t in tensors + jax.tree.leaves(w)])
        norm = jnp.sqrt(jnp.sum(squares[: len(tensors)]))
        rate = RATE * jnp.minimum(1, 1 / (norm + 1e-6))
        return jax.tree.map(lambda a, d: a - rate * d, w, g), key, loss, norm, jnp.sqrt(squares)

    compiled = jax.jit(update, donate_argnums=(0, 1))
    state = [weights, jax.random.key(1), 0]

    def step():
        state[2] += 1
        state[0], state[1], _, _, norms = compiled(state[0], state[1], data[state[2] % 16])
        return norms.block_until_ready()

    return step


def microseconds(step, seconds):
    begin, steps = time.perf_counter(), 0
    while True:
        step()
        steps += 1
        elapsed = time.perf_counter() - begin
        if elapsed >= seconds:
            return elapsed * 1e6 / steps


def main():
    print("ready JAX", jax.__version__, flush=True)
    present, step = None, None
    for line in sys.stdin:
        name, seconds = line.rstrip("\n").split("\t")
        try:
            if name != present:
                step, present = stepper(name), name
            print(f"{microseconds(step, float(seconds)):.4f}", flush=True)
        except ValueError as e:
            print("no", e, flush=True)


main()
