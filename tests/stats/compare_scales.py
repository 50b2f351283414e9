"""Random scales and weights through NumPy, SciPy and statsmodels, compared with the program.

    python3 tests/stats/compare_scales.py COMMAND...     e.g. kaishu validate

Writes a golden file with the expected numbers and runs the command on it. CASES (of each kind) and SEED come from the environment.
"""
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

rng = np.random.default_rng(int(os.environ.get("SEED", "1")))
CASES = int(os.environ.get("CASES", "250"))


def with_holes(values, share):
    return [None if rng.uniform() < share else value for value in values]


def alpha(items):
    k = items.shape[1]
    return k / (k - 1) * (1 - items.var(axis=0, ddof=1).sum() / items.sum(axis=1).var(ddof=1))


def cronbach():
    n, k = rng.integers(4, 40), rng.integers(2, 8)
    common = rng.normal(0, 1, (n, 1))
    items = np.clip(np.round(3 + common + rng.normal(0, 1, (n, k))), 1, 5)
    rows = [with_holes(list(row), 0.05) for row in items]
    complete = np.array([row for row in rows if None not in row])
    if len(complete) < 3 or (complete.std(axis=0) == 0).any():
        return None
    n, k = complete.shape
    rests = [np.delete(complete, item, axis=1).sum(axis=1) for item in range(k)]
    if complete.sum(axis=1).std() == 0 or any(rest.std() == 0 for rest in rests):
        return None
    matrix = np.corrcoef(complete.T)
    mean_r = matrix[np.triu_indices(k, 1)].mean()
    a, df1, df2 = alpha(complete), n - 1, (n - 1) * (k - 1)
    expected = {
        "n": n, "k": k, "alpha": a, "alpha_std": k * mean_r / (1 + (k - 1) * mean_r), "mean_r": mean_r,
        "alpha_if_dropped": [alpha(np.delete(complete, item, axis=1)) if k > 2 else None for item in range(k)],
        "item_rest_r": [np.corrcoef(complete[:, item], rests[item])[0, 1] for item in range(k)],
        "feldt_ci95": [1 - (1 - a) * stats.f.ppf(0.975, df1, df2), 1 - (1 - a) * stats.f.ppf(0.025, df1, df2)],
    }
    return {"rows": rows}, expected


def boxes():
    lo = int(rng.integers(0, 2))
    hi = lo + int(rng.integers(2, 11))
    n = rng.integers(2, 60)
    codes = with_holes([int(code) for code in rng.integers(lo, hi + 1, n)], 0.1)
    weights = [float(w) for w in np.round(rng.lognormal(0, 0.7, n), 3)]
    use = rng.uniform() < 0.5
    valid = [(c, w if use else 1.0) for c, w in zip(codes, weights) if c is not None]
    if not valid:
        return None
    c, w = np.array([v[0] for v in valid]), np.array([v[1] for v in valid])
    def share(mask):
        return float(w[mask].sum() / w.sum())
    top2, bottom2 = share(c >= hi - 1), share(c <= lo + 1)
    expected = {"n_valid": len(valid), "w_valid": w.sum(), "top2": top2, "bottom2": bottom2, "top1": share(c == hi),
                "net": top2 - bottom2, "mean": float(np.average(c, weights=w))}
    data = {"codes": codes, "lo": lo, "hi": hi}
    return (dict(data, weights=weights) if use else data), expected


def nps():
    codes = with_holes([int(code) for code in rng.integers(0, 11, rng.integers(1, 80))], 0.1)
    c = np.array([code for code in codes if code is not None])
    if len(c) == 0:
        return None
    score = np.where(c >= 9, 1, np.where(c <= 6, -1, 0))
    expected = {"n_valid": len(c), "promoters": (c >= 9).mean(), "passives": ((c >= 7) & (c <= 8)).mean(),
                "detractors": (c <= 6).mean(), "nps": score.mean(), "se": score.std() / math.sqrt(len(c))}
    return {"codes": codes}, expected


def drawn_weights(n):
    w = np.round(rng.lognormal(0, rng.choice([0.2, 0.7, 1.5]), n), 4) + 1e-4
    w[rng.uniform(size=n) < 0.05] = 0
    return w


def weights():
    n = rng.integers(3, 60)
    x, w = np.round(rng.normal(20, 5, n), 1), drawn_weights(n)
    kept = w > 0
    if kept.sum() < 2 or w.sum() <= 1.01:
        return None
    used, described = w[kept], DescrStatsW(x[kept], w[kept], ddof=1)
    mean, m = described.mean, int(kept.sum())
    effective = used.sum() ** 2 / (used ** 2).sum()
    squares = float((used * (x[kept] - mean) ** 2).sum())
    expected = {
        "n": int(n), "n_positive": m, "sum_w": used.sum(), "n_eff": effective, "deff_kish": m / effective,
        "cv2": (used.std() / used.mean()) ** 2, "mean": mean, "var_frequency": described.var,
        "var_population": squares / used.sum(), "var_reliability": squares / (used.sum() - (used ** 2).sum() / used.sum()),
        "se_linearised": math.sqrt(m / (m - 1) * float((used ** 2 * (x[kept] - mean) ** 2).sum())) / used.sum(),
    }
    return {"x": list(x), "weights": list(w)}, expected


def weighted_proportion():
    n = rng.integers(2, 60)
    y, w = (rng.uniform(size=n) < rng.uniform(0, 1)).astype(int), drawn_weights(n)
    kept = w > 0
    if kept.sum() < 2:
        return None
    conf = float(rng.choice([0.9, 0.95, 0.99]))
    p, m = float(np.average(y, weights=w)), int(kept.sum())
    effective = float(w.sum() ** 2 / (w ** 2).sum())
    expected = {
        "estimate": p, "n_eff": effective,
        "se_linearised": math.sqrt(m / (m - 1) * float((w ** 2 * (y - p) ** 2)[kept].sum())) / w.sum(),
        "wilson_neff": list(proportion_confint(p * effective, effective, alpha=1 - conf, method="wilson")),
    }
    return {"y": [int(v) for v in y], "weights": list(w)}, expected, {"conf": conf}


def main():
    cases, refs = [], {}
    for make in (cronbach, boxes, nps, weights, weighted_proportion):
        made = 0
        while made < CASES:
            case = make()
            if case is None:
                continue
            made += 1
            entry = {"id": f"{make.__name__}-{made}", "kind": make.__name__, "input": case[0], "expected": case[1]}
            if len(case) > 2:
                entry["options"] = case[2]
            cases.append(entry)
        keys = sorted({key for case in cases if case["kind"] == make.__name__ for key in case["expected"]})
        refs[make.__name__] = [{"keys": keys, "rtol": 1e-8, "atol": 1e-10}]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "scales.json"
        path.write_text(json.dumps({"family": "scales", "refs": refs, "cases": cases}, default=float))
        return subprocess.run(sys.argv[1:] + [path], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
