"""Reads an exported run with TensorBoard's own reader and compares it with the run's metrics.csv.

    python3 -m venv venv && venv/bin/pip install tensorboard
    nablascope runs export RUN --as TENSORBOARD --out LOGS
    venv/bin/python src/test/python/check_tensorboard.py LOGS LIBRARY/runs/RUN/metrics.csv

Every scalar must be there, with the same float, and no other. HParams must parse with the plugin's own messages, and every
histogram's buckets must add up to its count. Prints what it found; the exit code is 1 if anything is wrong.
"""

import csv
import math
import struct
import sys

from tensorboard.backend.event_processing import event_accumulator
from tensorboard.plugins.hparams import metadata

EVERYTHING = {
    event_accumulator.SCALARS: 0,
    event_accumulator.HISTOGRAMS: 0,
    event_accumulator.TENSORS: 0,
}


def float32(text):
    return struct.unpack("<f", struct.pack("<f", float(text)))[0]


def flags(cell):
    """loss=NaN eval_loss=+Inf -> {loss: NaN, eval_loss: +Inf}"""
    return dict(pair.split("=", 1) for pair in cell.split() if "=" in pair)


def of_metrics(path):
    """The scalars that a run's own file says: (tag, step) -> value."""
    scalars = {}
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        head = next(rows)
        for cells in rows:
            step = int(cells[1])
            odd = flags(cells[-2])
            for i in range(2, len(head) - 2, 3):
                name, (last, low, high) = head[i], cells[i : i + 3]
                if last:
                    scalars[name, step] = float32(last)
                    if low or high:
                        scalars["min/" + name, step] = float32(low or last)
                        scalars["max/" + name, step] = float32(high or last)
                elif name in odd:
                    scalars[name, step] = math.nan if "NaN" in odd[name] else math.inf
    return scalars


def same(a, b):
    return a == b or (math.isnan(a) and math.isnan(b))


def check_scalars(events, path):
    expected = of_metrics(path)
    found = {(tag, e.step): e.value for tag in events.Tags()["scalars"] for e in events.Scalars(tag)}
    wrong = [key for key in expected.keys() | found.keys() if not same(expected.get(key, 0.1), found.get(key, 0.2))]
    print(f"{len(found)} scalars of {len(events.Tags()['scalars'])} tags, {len(wrong)} wrong")
    for key in sorted(wrong)[:5]:
        print("  ", key, "metrics.csv:", expected.get(key), "TensorBoard:", found.get(key))
    return bool(found) and not wrong


def check_hparams(events):
    tags = events.PluginTagToContent(metadata.PLUGIN_NAME)
    columns = metadata.parse_experiment_plugin_data(tags[metadata.EXPERIMENT_TAG])
    start = metadata.parse_session_start_info_plugin_data(tags[metadata.SESSION_START_INFO_TAG])
    end = metadata.parse_session_end_info_plugin_data(tags[metadata.SESSION_END_INFO_TAG])
    names = {info.name for info in columns.hparam_infos}
    print(f"{len(start.hparams)} hyperparameters, {len(columns.metric_infos)} metrics, status {end.status}")
    return bool(names) and names == set(start.hparams)


def check_histograms(events):
    tags = events.Tags()["histograms"]
    count = 0
    for tag in tags:
        for event in events.Histograms(tag):
            h = event.histogram_value
            count += 1
            if sum(h.bucket) != h.num or h.bucket_limit[-1] != h.max or sorted(h.bucket_limit) != list(h.bucket_limit):
                print("  ", tag, "at step", event.step, "does not add up")
                return False
    print(f"{count} histograms of {len(tags)} tensors")
    return True


def main(logs, metrics):
    events = event_accumulator.EventAccumulator(logs, size_guidance=EVERYTHING)
    events.Reload()
    checks = [check_scalars(events, metrics), check_hparams(events), check_histograms(events)]
    print("equal" if all(checks) else "NOT equal")
    return 0 if all(checks) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
