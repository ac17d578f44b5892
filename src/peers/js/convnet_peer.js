// ConvNetJS's turn: forward and backward row by row, norms of all gradients and weights, clipping, SGD.
//
// Takes turns as nablascope.peers.Turn says. Node finds the module in NODE_PATH. Its own trainers neither clip nor
// measure, so the step is written here over the arrays that it hands out. Layers in a sequence only.
const readline = require("readline");
const convnet = require("convnetjs");

const RATE = 0.01;
const DECAY = 1e-4;
const PICTURES = " pictures";
const DENSITY = 0.193; // of pixels that are not black

function mlp(input, hidden, output, activation, dropout) {
  const layers = [{ type: "input", out_sx: 1, out_sy: 1, out_depth: input }];
  for (const width of hidden) {
    layers.push({ type: "fc", num_neurons: width, activation, ...(dropout ? { drop_prob: dropout } : {}) });
  }
  layers.push(output > 1 ? { type: "softmax", num_classes: output } : { type: "regression", num_neurons: 1 });
  return { layers, input, classes: output > 1 };
}

const MODELS = {
  "2-8-8-1 b10": () => ({ ...mlp(2, [8, 8], 1, "tanh"), batch: 10, decay: 0 }),
  "2-20x32-1 b32": () => ({ ...mlp(2, Array(20).fill(32), 1, "relu"), batch: 32, decay: 0 }),
  "64-64-10 b32": () => ({ ...mlp(64, [64], 10, "relu"), batch: 32, decay: 0 }),
  "784-128-10 b64": () => ({ ...mlp(784, [128], 10, "relu", 0.2), batch: 64, decay: DECAY }),
  "784-512-512-10 b128": () => ({ ...mlp(784, [512, 512], 10, "relu"), batch: 128, decay: 0 }),
};

function sumOfSquares(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] * values[i];
  }
  return sum;
}

function update(net, model, norms) {
  const tensors = net.getParamsAndGrads();
  let squares = 0;
  for (const { params, grads } of tensors) {
    const decay = params.length > 512 ? model.decay : 0;
    for (let i = 0; i < grads.length; i++) {
      grads[i] = grads[i] / model.batch + decay * params[i];
    }
    const sum = sumOfSquares(grads);
    squares += sum;
    norms.push(Math.sqrt(sum));
  }
  const rate = RATE * Math.min(1, 1 / (Math.sqrt(squares) + 1e-6));
  for (const { params, grads } of tensors) {
    for (let i = 0; i < params.length; i++) {
      params[i] -= rate * grads[i];
      grads[i] = 0;
    }
    norms.push(Math.sqrt(sumOfSquares(params)));
  }
}

function stepper(name) {
  const pictures = name.endsWith(PICTURES);
  const known = pictures ? name.slice(0, -PICTURES.length) : name;
  if (!(known in MODELS)) {
    throw new Error(name + " is not among the script's models");
  }
  const model = MODELS[known]();
  const net = new convnet.Net();
  net.makeLayers(model.layers);
  const rows = Array.from({ length: 16 * model.batch }, () => {
    const row = new convnet.Vol(1, 1, model.input, 0);
    for (let i = 0; i < model.input; i++) {
      row.w[i] = pictures && Math.random() >= DENSITY ? 0 : 2 * Math.random() - 1;
    }
    return row;
  });
  let turn = 0;
  return () => {
    const first = (turn++ % 16) * model.batch;
    let loss = 0;
    for (let i = 0; i < model.batch; i++) {
      net.forward(rows[first + i], true);
      loss += net.backward(model.classes ? i % 10 : [i / model.batch]);
    }
    const norms = [loss / model.batch];
    update(net, model, norms);
    return norms;
  };
}

function microseconds(step, seconds) {
  const begin = process.hrtime.bigint();
  const end = begin + BigInt(Math.round(seconds * 1e9));
  let steps = 0;
  let now = begin;
  while (now < end) {
    step();
    steps++;
    now = process.hrtime.bigint();
  }
  return Number(now - begin) / 1e3 / steps;
}

console.log("ready ConvNetJS " + require("convnetjs/package.json").version);
let present = null;
let step = null;
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const [name, seconds] = line.split("\t");
  try {
    if (name !== present) {
      step = stepper(name);
      present = name;
    }
    console.log(microseconds(step, Number(seconds)).toFixed(4));
  } catch (e) {
    console.log("no " + e.message);
  }
});
