"""Random ordered and numeric answers through SciPy and statsmodels, compared with the program.

    python3 tests/stats/compare_ordinal.py COMMAND...     e.g. kaishu validate

Writes a golden file with the expected numbers and runs the command on it. CASES (of each kind) and SEED come from the environment. Exact p-values are counted over whole numbers.
"""
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from fractions import Fraction

import numpy as np
from scipy import stats
from statsmodels.stats.oneway import anova_oneway

warnings.filterwarnings("ignore")
rng = np.random.default_rng(int(os.environ.get("SEED", "1")))
CASES = int(os.environ.get("CASES", "250"))


def doubled_ranks(values):
    return [int(round(2 * rank)) for rank in stats.rankdata(values)]


def rank_sum_exact(x, y):
    ranks = doubled_ranks(list(x) + list(y))
    size, total = len(x), sum(ranks)
    ways = [Counter() for _ in range(size + 1)]
    ways[0][0] = 1
    for rank in ranks:
        for k in range(size, 0, -1):
            for value, number in ways[k - 1].items():
                ways[k][value + rank] += number
    seen = abs(Fraction(sum(ranks[:size])) - Fraction(size * total, len(ranks)))
    far = sum(n for v, n in ways[size].items() if abs(Fraction(v) - Fraction(size * total, len(ranks))) >= seen)
    return float(Fraction(far, sum(ways[size].values())))


def signed_rank_exact(differences):
    ranks = doubled_ranks(np.abs(differences))
    total = sum(ranks)
    ways = Counter({0: 1})
    for rank in ranks:
        ways = ways + Counter({value + rank: number for value, number in ways.items()})
    seen = abs(2 * sum(r for r, d in zip(ranks, differences) if d > 0) - total)
    return float(Fraction(sum(n for v, n in ways.items() if abs(2 * v - total) >= seen), 2 ** len(ranks)))


def answers(n, kind):
    if kind == 0:
        return rng.integers(1, 6, n).astype(float)
    if kind == 1:
        return np.round(rng.normal(10, 3, n), 2)
    if kind == 2:
        return np.round(rng.lognormal(2, 1.2, n), 1)
    return np.round(rng.normal(1e6, 5, n), 1)


def two_groups():
    kind = rng.integers(0, 4)
    x, y = answers(rng.integers(2, 30), kind), answers(rng.integers(2, 30), kind)
    if len(set(x)) < 2 or len(set(y)) < 2:
        return None
    plain = stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=False)
    corrected = stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=True)
    welch, student = stats.ttest_ind(x, y, equal_var=False), stats.ttest_ind(x, y)
    z = math.copysign(stats.norm.isf(plain.pvalue / 2), plain.statistic - len(x) * len(y) / 2)
    expected = {
        "u1": plain.statistic, "u2": len(x) * len(y) - plain.statistic, "mw_p": plain.pvalue, "mw_p_cc": corrected.pvalue,
        "mw_z": z, "rank_biserial": 2 * plain.statistic / (len(x) * len(y)) - 1,
        "welch_t": welch.statistic, "welch_df": welch.df, "welch_p": welch.pvalue,
        "welch_ci95": list(welch.confidence_interval(0.95)), "student_t": student.statistic, "student_df": student.df,
        "student_p": student.pvalue, "student_ci95": list(student.confidence_interval(0.95)),
    }
    if len(x) + len(y) <= 24:
        expected["mw_p_exact"] = rank_sum_exact(x, y)
    return {"x": list(x), "y": list(y)}, expected


def k_groups():
    kind = rng.integers(0, 4)
    groups = [answers(rng.integers(2, 15), kind) for _ in range(rng.integers(2, 6))]
    if any(len(set(group)) < 2 for group in groups):
        return None
    ranks, anova = stats.kruskal(*groups), stats.f_oneway(*groups)
    welch = anova_oneway(groups, use_var="unequal", welch_correction=True)
    every = np.concatenate(groups)
    between = sum(len(group) * (group.mean() - every.mean()) ** 2 for group in groups)
    expected = {
        "kw_h": ranks.statistic, "kw_df": len(groups) - 1, "kw_p": ranks.pvalue, "anova_f": anova.statistic,
        "anova_df1": len(groups) - 1, "anova_df2": len(every) - len(groups), "anova_p": anova.pvalue,
        "welch_f": welch.statistic, "welch_df1": len(groups) - 1, "welch_df2": welch.df[1], "welch_p": welch.pvalue,
        "eta_squared": between / ((every - every.mean()) ** 2).sum(),
    }
    return {"groups": [list(group) for group in groups]}, expected


def paired():
    kind = rng.integers(0, 3)
    n = rng.integers(3, 40)
    x = answers(n, kind)
    y = np.round(x + rng.integers(-2, 3, n) * (1 if kind == 0 else 0.25), 3)
    differences = x - y
    moved = differences[differences != 0]
    if len(moved) < 2 or len(set(differences)) < 2:
        return None
    ranks = stats.rankdata(np.abs(moved))
    plain = stats.wilcoxon(moved, method="asymptotic", correction=False)
    corrected = stats.wilcoxon(moved, method="asymptotic", correction=True)
    test = stats.ttest_rel(x, y)
    positive, v = int((moved > 0).sum()), float(ranks[moved > 0].sum())
    centre = len(moved) * (len(moved) + 1) / 4
    expected = {
        "v": v, "n_nonzero": len(moved), "sr_p": plain.pvalue, "sr_p_cc": corrected.pvalue if v != centre else 1.0,
        "sr_z": math.copysign(stats.norm.isf(plain.pvalue / 2), v - centre) if v != centre else 0.0,
        "sign_pos": positive, "sign_neg": len(moved) - positive,
        "sign_p": stats.binomtest(positive, len(moved)).pvalue, "t": test.statistic, "df": test.df, "p": test.pvalue,
        "mean_diff": differences.mean(), "ci95": list(test.confidence_interval(0.95)),
    }
    if len(moved) <= 25:
        expected["sr_p_exact"] = signed_rank_exact(moved)
    return {"x": list(x), "y": list(y)}, expected


def association():
    n = rng.integers(4, 60)
    kind = rng.integers(0, 3)
    x = answers(n, kind)
    y = np.round(x * rng.choice([-1, 1]) * rng.uniform(0.2, 1) + answers(n, kind), 1 if kind else 0)
    if len(set(x)) < 2 or len(set(y)) < 2:
        return None
    linear, ranks = stats.pearsonr(x, y), stats.spearmanr(x, y)
    if abs(linear.statistic) > 1 - 1e-9 or abs(ranks.statistic) > 1 - 1e-9:
        return None
    tau = stats.kendalltau(x, y, method="asymptotic")
    signs = np.sign(np.subtract.outer(x, x)) * np.sign(np.subtract.outer(y, y))
    concordant, discordant = int((signs > 0).sum() // 2), int((signs < 0).sum() // 2)
    if concordant + discordant == 0:
        return None
    p, q = 2 * concordant, 2 * discordant
    each = q * (signs > 0).sum(axis=1) - p * (signs < 0).sum(axis=1)
    untied = int((np.subtract.outer(x, x) != 0).sum() // 2)
    expected = {
        "pearson_r": linear.statistic, "pearson_t": linear.statistic * math.sqrt((n - 2) / (1 - linear.statistic ** 2)),
        "pearson_p": linear.pvalue, "pearson_ci95": list(linear.confidence_interval(0.95)),
        "spearman_rho": ranks.statistic, "spearman_p": ranks.pvalue, "kendall_tau_b": tau.statistic, "kendall_p": tau.pvalue,
        "concordant": concordant, "discordant": discordant, "gamma": (concordant - discordant) / (concordant + discordant),
        "gamma_ase1": 4 / (p + q) ** 2 * math.sqrt(float((each.astype(float) ** 2).sum())),
        "somers_d_yx": (concordant - discordant) / untied, "kendall_tau_c": stats.kendalltau(x, y, variant="c").statistic,
    }
    return {"x": list(x), "y": list(y)}, expected


def describe():
    x = answers(rng.integers(2, 60), rng.integers(0, 4))
    probs = sorted(float(round(p, 3)) for p in rng.uniform(0, 1, 6))
    n, mean, error = len(x), x.mean(), x.std(ddof=1) / math.sqrt(len(x))
    def interval(level):
        return list(stats.t.interval(level, n - 1, mean, error)) if error > 0 else [mean, mean]
    expected = {
        "n": n, "mean": mean, "sd": x.std(ddof=1), "se": error, "min": x.min(), "max": x.max(), "median": np.median(x),
        "quantile_7": list(np.quantile(x, probs)), "quantile_6": list(np.quantile(x, probs, method="weibull")),
        "mean_ci90": interval(0.9), "mean_ci95": interval(0.95), "mean_ci99": interval(0.99),
    }
    return {"x": list(x), "probs": probs}, expected


def main():
    cases, refs = [], {}
    for make in (two_groups, k_groups, paired, association, describe):
        made = 0
        while made < CASES:
            case = make()
            if case is None:
                continue
            made += 1
            cases.append({"id": f"{make.__name__}-{made}", "kind": make.__name__, "input": case[0], "expected": case[1]})
        keys = sorted({key for case in cases if case["kind"] == make.__name__ for key in case["expected"]})
        refs[make.__name__] = [{"keys": keys, "rtol": 1e-8, "atol": 1e-10}]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "ordinal.json"
        path.write_text(json.dumps({"family": "ordinal", "refs": refs, "cases": cases}, default=float))
        return subprocess.run(sys.argv[1:] + [path], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
