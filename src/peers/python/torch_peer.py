"""PyTorch's turn, eager: nn modules, backward, norms of all gradients and weights, clip_grad_norm_, SGD.

Takes turns as nablascope.peers.Turn says. The foreach forms are used wherever PyTorch has them.
"""
import sys
import time

import torch
from torch import nn

RATE, DECAY = 0.01, 1e-4
PICTURES, DENSITY = " pictures", 0.193  # of pixels that are not black


def mlp(width_in, hidden, width_out, activation, dropout=0.0):
    layers = []
    for width in hidden:
        layers += [nn.Linear(width_in, width), activation()]
        if dropout:
            layers.append(nn.Dropout(dropout))
        width_in = width
    return nn.Sequential(*layers, nn.Linear(width_in, width_out))


class LastStep(nn.Module):
    """A linear layer over the last hidden state."""

    def __init__(self, cells):
        super().__init__()
        self.cells, self.out = cells, nn.Linear(64, 1)

    def forward(self, x):
        return self.out(self.cells(x)[0][-1])


def model(name):
    """Network, shape of the input, number of classes (0: values), weight penalty."""
    models = {
        "2-8-8-1 b10": lambda: (mlp(2, [8, 8], 1, nn.Tanh), (10, 2), 0, 0),
        "2-20x32-1 b32": lambda: (mlp(2, [32] * 20, 1, nn.ReLU), (32, 2), 0, 0),
        "64-64-10 b32": lambda: (mlp(64, [64], 10, nn.ReLU), (32, 64), 10, 0),
        "784-128-10 b64": lambda: (mlp(784, [128], 10, nn.ReLU, 0.2), (64, 784), 10, DECAY),
        "784-512-512-10 b128": lambda: (mlp(784, [512, 512], 10, nn.ReLU), (128, 784), 10, 0),
        "RNN 64 T50 b32": lambda: (LastStep(nn.RNN(2, 64)), (50, 32, 2), 0, 0),
        "LSTM 64 T50 b32": lambda: (LastStep(nn.LSTM(2, 64)), (50, 32, 2), 0, 0),
    }
    if name not in models:
        raise ValueError(f"{name} is not among the script's models")
    return models[name]()


def stepper(name):
    network, shape, classes, decay = model(name.removesuffix(PICTURES))
    rows = shape[-2]
    data = torch.rand(16, *shape) * 2 - 1
    if name.endswith(PICTURES):
        data *= torch.rand(16, *shape) < DENSITY
    targets = torch.arange(rows) % 10 if classes else torch.rand(rows, 1)
    loss_of = nn.functional.cross_entropy if classes else nn.functional.mse_loss
    parameters = list(network.parameters())
    weights = [p for p in parameters if p.dim() > 1]
    optimizer = torch.optim.SGD(parameters, RATE, foreach=True)
    turn = 0

    def step():
        nonlocal turn
        turn += 1
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(network(data[turn % 16]), targets)
        loss.backward()
        if decay:
            torch._foreach_add_([w.grad for w in weights], weights, alpha=decay)
        with torch.no_grad():
            norms = torch._foreach_norm([p.grad for p in parameters]) + torch._foreach_norm(parameters)
        norm = nn.utils.clip_grad_norm_(parameters, 1.0, foreach=True)
        optimizer.step()
        return torch.stack([loss.detach(), norm, *norms]).tolist()

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
    torch.set_num_threads(int(sys.argv[1]))
    torch.manual_seed(0)
    print("ready PyTorch", torch.__version__, flush=True)
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
