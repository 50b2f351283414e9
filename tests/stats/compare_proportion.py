"""Compares the statistics of shares, finite populations, one sample and outcome rates with SciPy, statsmodels, mpmath and
exact fractions on fresh random inputs.

    python3 tests/stats/compare_proportion.py COMMAND...     e.g. kaishu validate

Writes one golden file for each kind and key into a temporary folder and runs the command on them, which prints a line for
each: passed, failed, largest relative deviation. CASES (of each kind) and SEED come from the environment.
Needs numpy, scipy, statsmodels and mpmath.
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

mp.mp.dps = 30
LEVELS = [0.8, 0.9, 0.95, 0.99, 0.999]


def z_of(conf):
    return mp.sqrt(2) * mp.erfinv(mp.mpf(conf))


def wilson(x, n, conf):
    z, p = z_of(conf), mp.mpf(x) / n
    half = z * mp.sqrt(z * z + 4 * n * p * (1 - p))
    return [(2 * n * p + z * z - half) / (2 * (n + z * z)), (2 * n * p + z * z + half) / (2 * (n + z * z))]


def wilson_cc(x, n, conf):
    z, p = z_of(conf), mp.mpf(x) / n
    q, n = 1 - p, mp.mpf(n)
    low = 0 if x == 0 else (2 * n * p + z**2 - 1 - z * mp.sqrt(z**2 - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z**2))
    high = 1 if x == n else (2 * n * p + z**2 + 1 + z * mp.sqrt(z**2 + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z**2))
    return [low, high]


def agresti(x, n, conf):
    z = z_of(conf)
    nt = n + z * z
    pt = (x + z * z / 2) / nt
    half = z * mp.sqrt(pt * (1 - pt) / nt)
    return [pt - half, pt + half]


def wald(x, n, conf):
    p = mp.mpf(x) / n
    half = z_of(conf) * mp.sqrt(p * (1 - p) / n)
    return [p - half, p + half]


def beta_quantiles(low, high, conf):
    tail = (1 - conf) / 2
    return [
        0.0 if low is None else stats.beta.ppf(tail, *low),
        1.0 if high is None else stats.beta.isf(tail, *high),
    ]


def clopper(x, n, conf):
    return beta_quantiles((x, n - x + 1) if x > 0 else None, (x + 1, n - x) if x < n else None, conf)


def mid_p(x, n, conf):
    tail = mp.mpf(1 - conf) / 2

    def upper(p):
        p = mp.mpf(p)
        pmf = lambda k: mp.binomial(n, k) * p**k * (1 - p) ** (n - k)
        return mp.fsum(pmf(k) for k in range(x + 1, n + 1)) + pmf(x) / 2

    near = clopper(x, n, conf)
    share = x / n
    low = 0 if x == 0 else mp.findroot(lambda p: upper(p) - tail, (near[0], share), solver="anderson", tol=1e-24)
    high = 1 if x == n else mp.findroot(lambda p: 1 - upper(p) - tail, (share, near[1]), solver="anderson", tol=1e-24)
    return [low, high]


def prop_interval(rng):
    n = rng.choice([rng.randint(1, 30), rng.randint(1, 400), rng.randint(400, 100_000)])
    x = rng.choice([0, n, rng.randint(0, n), rng.randint(0, n), rng.randint(0, n)])
    conf = rng.choice(LEVELS)
    expected = {
        "estimate": x / n,
        "wilson": wilson(x, n, conf),
        "wilson_cc": wilson_cc(x, n, conf),
        "clopper_pearson": clopper(x, n, conf),
        "agresti_coull": agresti(x, n, conf),
        "jeffreys": beta_quantiles((x + 0.5, n - x + 0.5) if x else None, (x + 0.5, n - x + 0.5) if x < n else None, conf),
        "jeffreys_equal_tailed": proportion_confint(x, n, alpha=1 - conf, method="jeffreys"),
        "wald": wald(x, n, conf),
    }
    if n <= 120:
        expected["mid_p"] = mid_p(x, n, conf)
    return {"x": x, "n": n}, {"conf": conf}, expected


def prop_interval_neff(rng):
    p = rng.choice([0.0, 1.0, round(rng.random(), 4), round(rng.random(), 6)])
    n = round(rng.choice([rng.uniform(1, 20), rng.uniform(10, 500), rng.uniform(500, 50_000)]), 3)
    conf = rng.choice(LEVELS)
    x = p * n
    return (
        {"p": p, "n_eff": n},
        {"conf": conf},
        {
            "estimate": p,
            "wilson": wilson(x, mp.mpf(n), conf),
            "clopper_pearson": clopper(x, n, conf),
            "agresti_coull": agresti(x, mp.mpf(n), conf),
            "jeffreys": beta_quantiles((x + 0.5, n - x + 0.5) if p else None, (x + 0.5, n - x + 0.5) if p < 1 else None, conf),
            "wald": wald(x, mp.mpf(n), conf),
        },
    )


def design(strata, conf):
    """Exact fractions for the estimate and its variance, quantiles by SciPy."""
    N = sum(h["N"] for h in strata)
    n = sum(h["n"] for h in strata)
    p = sum(Fraction(h["N"] * h["x"], h["n"]) for h in strata) / N
    expected = {"estimate": float(p), "total": float(p * N)}
    keys = ["se", "df", "total_se", "mean", "xlogit", "beta", "wilson_t"]
    if n < 2 or any(h["n"] < 2 and h["N"] > h["n"] for h in strata):
        return expected | {key: None for key in keys}
    var = Fraction(0)
    for h in strata:
        if h["N"] > h["n"]:
            ph = Fraction(h["x"], h["n"])
            var += Fraction(h["N"], N) ** 2 * (1 - Fraction(h["n"], h["N"])) * ph * (1 - ph) / (h["n"] - 1)
    df = n - len(strata)
    se = mp.sqrt(mp.mpf(var.numerator) / var.denominator)
    t, pm = mp.mpf(float(stats.t.isf((1 - conf) / 2, df))), mp.mpf(p.numerator) / p.denominator
    expected |= {"se": se, "df": df, "total_se": se * N, "mean": [pm - t * se, pm + t * se]}
    if p in (0, 1):
        return expected | {"xlogit": None, "beta": None, "wilson_t": None}
    if var == 0:
        return expected | {key: [float(p)] * 2 for key in ["xlogit", "beta", "wilson_t"]}
    logit, reach = mp.log(pm / (1 - pm)), t * se / (pm * (1 - pm))
    expected["xlogit"] = [1 / (1 + mp.exp(-(logit - reach))), 1 / (1 + mp.exp(-(logit + reach)))]
    base = pm * (1 - pm) / se**2
    ne = float(base * mp.mpf(float(stats.t.isf((1 - conf) / 2, n - 1))) ** 2 / t**2)
    expected["beta"] = beta_quantiles((ne * float(pm), ne * float(1 - pm) + 1), (ne * float(pm) + 1, ne * float(1 - pm)), conf)
    cap = min(ne, n)
    expected["beta_capped"] = beta_quantiles((cap * float(pm), cap * float(1 - pm) + 1), (cap * float(pm) + 1, cap * float(1 - pm)), conf)
    middle, half = (pm + t**2 / (2 * base)) / (1 + t**2 / base), t / (1 + t**2 / base) * mp.sqrt(pm * (1 - pm) / base + t**2 / (4 * base**2))
    expected["wilson_t"] = [middle - half, middle + half]
    return expected


def one_stratum(rng, largest=4000):
    N = rng.choice([rng.randint(1, 30), rng.randint(2, 300), rng.randint(2, largest)])
    n = rng.choice([N, rng.randint(1, N), rng.randint(1, N), rng.randint(1, N)])
    return {"N": N, "n": n, "x": rng.choice([0, n, rng.randint(0, n), rng.randint(0, n), rng.randint(0, n)])}


def fpc_srs(rng):
    stratum, conf = one_stratum(rng), rng.choice(LEVELS)
    return stratum, {"conf": conf}, design([stratum], conf)


def fpc_stratified(rng):
    strata, conf = [one_stratum(rng) for _ in range(rng.randint(2, 6))], rng.choice(LEVELS)
    while sum(h["n"] for h in strata) <= len(strata):
        strata = [one_stratum(rng) for _ in range(rng.randint(2, 6))]
    return {"strata": strata}, {"conf": conf}, design(strata, conf)


def fpc_hypergeometric(rng):
    stratum, conf = one_stratum(rng, 600), rng.choice(["0.8", "0.9", "0.95", "0.99"])
    N, n, x = stratum["N"], stratum["n"], stratum["x"]
    tail = (1 - Fraction(conf)) / 2
    ways = lambda M, ks: sum(math.comb(M, k) * math.comb(N - M, n - k) for k in ks if k <= M and n - k <= N - M)
    limit = tail * math.comb(N, n)
    low = next(M for M in range(N + 1) if ways(M, range(x, n + 1)) > limit)
    high = next(M for M in range(N, -1, -1) if ways(M, range(x + 1)) > limit)
    return stratum, {"conf": float(conf)}, {"estimate": x / n, "count_lo": low, "count_hi": high, "lo": low / N, "hi": high / N}


def proportion_target(rng):
    n = rng.choice([rng.randint(1, 40), rng.randint(1, 2000), rng.randint(2000, 100_000)])
    p0 = rng.choice([0.5, round(rng.uniform(0.01, 0.99), 2), round(rng.uniform(0.001, 0.999), 3)])
    x = rng.choice([rng.randint(0, n), int(rng.gauss(n * p0, 2 * math.sqrt(n * p0 * (1 - p0))))])
    x = min(max(x, 0), n)
    z, two = proportions_ztest(x, n, value=p0, prop_var=p0)
    off = abs(mp.mpf(x) - mp.mpf(n) * mp.mpf(p0))
    cc = max(off - mp.mpf("0.5"), 0) ** 2 / (mp.mpf(n) * mp.mpf(p0) * (1 - mp.mpf(p0)))
    return {"x": x, "n": n, "p0": p0}, {}, {
        "exact_two": stats.binomtest(x, n, p0).pvalue,
        "exact_less": stats.binomtest(x, n, p0, "less").pvalue,
        "exact_greater": stats.binomtest(x, n, p0, "greater").pvalue,
        "z": z,
        "z_two": two,
        "z_less": stats.norm.cdf(z),
        "z_greater": stats.norm.sf(z),
        "chi2_cc": cc,
        "z_cc_two": stats.chi2.sf(float(cc), 1),
    }


def mean_target(rng):
    n = rng.randint(2, 60)
    values = rng.choice([
        lambda: [rng.randint(1, 5) for _ in range(n)],
        lambda: [round(rng.gauss(68, 13), 1) for _ in range(n)],
        lambda: [round(1e6 + rng.gauss(0, 3), 2) for _ in range(n)],
    ])()
    mu = round(rng.gauss(sum(values) / n, 1), 1)
    keys = ["t", "df", "p_two", "p_less", "p_greater", "ci95"]
    if len(set(values)) == 1:
        return {"x": values, "mu": mu}, {}, {key: None for key in keys}
    # SciPy's own t loses digits where the mean is large beside its distance from the target: t by mpmath, p by SciPy.
    exact = [mp.mpf(value) for value in values]
    mean = mp.fsum(exact) / n
    se = mp.sqrt(mp.fsum((value - mean) ** 2 for value in exact) / (n - 1) / n)
    t = float((mean - mp.mpf(mu)) / se)
    interval = stats.ttest_1samp(values, mu).confidence_interval(0.95)
    found = [t, n - 1, 2 * stats.t.sf(abs(t), n - 1), stats.t.cdf(t, n - 1), stats.t.sf(t, n - 1), [interval.low, interval.high]]
    return {"x": values, "mu": mu}, {}, dict(zip(keys, found))


def goodness_of_fit(rng):
    k = rng.randint(2, 9)
    probs = [round(rng.uniform(0.05, 1), 2) for _ in range(k)]
    n = rng.choice([20, 200, 5000])
    draw = np.random.default_rng(rng.randint(0, 2**32)).multinomial(n, np.array(probs) / sum(probs) if rng.random() < 0.7 else [1 / k] * k)
    counts = [int(c) for c in draw]
    share = [mp.mpf(p) / mp.fsum(probs) for p in probs]
    expected = [n * s for s in share]
    scipy = stats.chisquare(counts, [float(e) for e in expected])
    return {"counts": counts, "probs": probs}, {}, {
        "chi2": scipy.statistic,
        "df": k - 1,
        "p": scipy.pvalue,
        "expected": expected,
        "residuals": [(c - e) / mp.sqrt(e) for c, e in zip(counts, expected)],
        "std_residuals": [(c - e) / mp.sqrt(e * (1 - s)) for c, e, s in zip(counts, expected, share)],
    }


def aapor(rng):
    names = ["I", "P", "R", "NC", "O", "UH", "UO", "NE"]
    top = rng.choice([3, 100, 100_000])
    case = {name: rng.choice([0, rng.randint(0, top), rng.randint(0, top)]) for name in names}
    I, P, R, NC, O, UH, UO, NE = case.values()
    e = rng.choice(["casro", round(rng.random(), 3)])
    known, unknown = I + P + R + NC + O, UH + UO
    share = Fraction(str(e)) if e != "casro" else Fraction(known, known + NE) if known + NE else None
    ratio = lambda a, b: None if b is None or b == 0 else float(Fraction(a) / b)
    part = known if unknown == 0 else None if share is None else known + share * unknown
    contact = I + P + R + O
    return case, {"e": e}, {
        "e": None if share is None else float(share),
        "RR1": ratio(I, known + unknown), "RR2": ratio(I + P, known + unknown),
        "RR3": ratio(I, part), "RR4": ratio(I + P, part), "RR5": ratio(I, known), "RR6": ratio(I + P, known),
        "COOP1": ratio(I, contact), "COOP2": ratio(I + P, contact), "COOP3": ratio(I, I + P + R), "COOP4": ratio(I + P, I + P + R),
        "REF1": ratio(R, known + unknown), "REF2": ratio(R, part), "REF3": ratio(R, known),
        "CON1": ratio(contact, known + unknown), "CON2": ratio(contact, part), "CON3": ratio(contact, known),
    }


KINDS = [prop_interval, prop_interval_neff, fpc_srs, fpc_stratified, fpc_hypergeometric, proportion_target, mean_target, goodness_of_fit, aapor]
WHOLE = {"df", "count_lo", "count_hi"}


def negligible(value):
    """Whether a number of the answer is 0 or as good as 0, where a relative deviation says nothing."""
    if isinstance(value, list):
        return any(negligible(one) for one in value)
    return isinstance(value, float) and abs(value) < 1e-12


def plain(value):
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value if value is None or isinstance(value, int) else float(value)


def main():
    count = int(os.environ.get("CASES", "250"))
    rng = random.Random(int(os.environ.get("SEED", "1")))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for kind in KINDS:
            by_key = {}
            for number in range(count):
                given, options, expected = kind(rng)
                for key, value in expected.items():
                    if kind in (proportion_target, mean_target, goodness_of_fit) and negligible(plain(value)):
                        continue
                    case = {"id": f"{number}", "kind": kind.__name__, "input": given, "options": options, "expected": {key: plain(value)}}
                    by_key.setdefault(key, []).append(case)
            for key, cases in by_key.items():
                near = {"rtol": 0, "atol": 0} if key in WHOLE else {"rtol": 1e-8, "atol": 1e-13}
                path = Path(folder) / f"{kind.__name__}-{key}.json"
                golden = {"family": f"{kind.__name__} {key}", "refs": {kind.__name__: [{"keys": [key], **near}]}, "cases": cases}
                path.write_text(json.dumps(golden))
                files.append(str(path))
        return subprocess.run(sys.argv[1:] + files, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
