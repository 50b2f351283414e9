"""Random tables, pairs and groups: what the program answers against SciPy, statsmodels, mpmath and R.

    python3 tests/stats/compare_tables.py COMMAND...     e.g. kaishu validate

Writes one file of cases for each kind in the format of the golden files, with results computed here by other software, and
runs COMMAND (`kaishu validate`) on each, which prints how many pass and the largest deviation. Needs scipy, statsmodels and
mpmath; Fisher's test for tables larger than 2 x 2 is compared where Rscript is there (R 4.2.2 is right up to 4 x 4; for some
sparse tables of many categories it is not, as its own simulation shows, so that none are drawn here). CASES and SEED come from the
environment (250 and 1), and so does KINDS, the kinds to run.
"""
import itertools
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

import mpmath
import numpy as np
from scipy import stats
from scipy.stats.contingency import odds_ratio
from statsmodels.stats import contingency_tables as sm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

warnings.filterwarnings("ignore")
CASES = int(os.environ.get("CASES", "250"))
random = np.random.default_rng(int(os.environ.get("SEED", "1")))


def plain(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(one) for one in value]
    if value is None or isinstance(value, (str, bool, np.bool_)):
        return bool(value) if isinstance(value, np.bool_) else value
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float):
        if math.isnan(value):
            return None
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
    return value


def table():
    """X2, G, V, residuals; for 2 x 2 Yates and Fisher; for larger ones Fisher by R."""
    cases, larger = [], []
    for index in range(CASES):
        rows, columns = (2, 2) if index % 3 == 0 else random.integers(2, 5, 2)
        counts = random.poisson(random.choice([2, 6, 40] if rows * columns == 4 else [1, 2, 4]), (rows, columns))
        if (counts.sum(0) == 0).any() or (counts.sum(1) == 0).any():
            counts = counts + 1
        n = int(counts.sum())
        chi = stats.chi2_contingency(counts, correction=False)
        g = stats.chi2_contingency(counts, correction=False, lambda_="log-likelihood")
        model = sm.Table(counts, shift_zeros=False)
        expected = dict(
            n=n, chi2=chi.statistic, df=int(chi.dof), p=chi.pvalue, g=g.statistic, g_p=g.pvalue,
            cramers_v=stats.contingency.association(counts, "cramer"), expected=chi.expected_freq,
            residuals=model.resid_pearson, adj_residuals=model.standardized_resids,
            min_expected=chi.expected_freq.min())
        if rows * columns == 4:
            yates = stats.chi2_contingency(counts, correction=True)
            expected.update(
                yates_chi2=yates.statistic, yates_p=yates.pvalue, fisher_p=stats.fisher_exact(counts).pvalue,
                fisher_less=stats.fisher_exact(counts, "less").pvalue,
                fisher_greater=stats.fisher_exact(counts, "greater").pvalue)
            conditional = odds_ratio(counts)
            interval = conditional.confidence_interval(0.95)
            expected.update(fisher_or=conditional.statistic, fisher_or_ci95=[interval.low, interval.high])
            if counts.min() > 0:
                odds = sm.Table2x2(counts, shift_zeros=False)
                expected.update(odds_ratio=odds.oddsratio, odds_ratio_ci95=odds.oddsratio_confint())
        else:
            larger.append((expected, counts))
        cases.append(dict(input=dict(table=counts.tolist()), expected=expected))
    if shutil.which("Rscript"):
        script = "options(digits = 17)\n" + "\n".join(
            f"cat(fisher.test(matrix(c({','.join(map(str, counts.flatten()))}), {counts.shape[0]}, byrow = TRUE),"
            f" workspace = 2e7)$p.value, '\\n')" for _, counts in larger)
        answers = subprocess.run(["Rscript", "-"], input=script, text=True, capture_output=True, check=True).stdout.split()
        for (expected, _), p in zip(larger, answers, strict=True):
            expected["fisher_p"] = float(p)
    return cases


def wilson(k, n, z):
    root = z * math.sqrt(z * z + 4 * k * (n - k) / n)
    return (2 * k + z * z - root) / (2 * (n + z * z)), (2 * k + z * z + root) / (2 * (n + z * z))


def tango(b, c, n, z):
    """By the restricted likelihood itself, maximised in mpmath."""
    mpmath.mp.dps = 30
    b, c, n = mpmath.mpf(b), mpmath.mpf(c), mpmath.mpf(n)

    def score(d):
        # q21 = q, q12 = q + d, the rest 1 - 2q - d.
        def slope(q):
            return c / q + b / (q + d) - 2 * (n - b - c) / (1 - 2 * q - d)
        low, high = max(mpmath.mpf(0), -d), (1 - d) / 2
        for _ in range(110):
            middle = (low + high) / 2
            low, high = (middle, high) if slope(middle) > 0 else (low, middle)
        return (b - c - n * d) / mpmath.sqrt(n * (2 * low + d - d * d))

    def end(inside, outside, sign):
        for _ in range(70):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if sign * score(middle) < z else (inside, middle)
        return float(inside)
    seen = (b - c) / n
    return end(seen, mpmath.mpf(-1), 1), end(seen, mpmath.mpf(1), -1)


def miettinen_nurminen(x1, n1, x2, n2, z):
    """By the closed solution of the cubic equation of the restricted likelihood, with 40 digits."""
    mpmath.mp.dps = 40
    x1, n1, x2, n2 = (mpmath.mpf(one) for one in (x1, n1, x2, n2))
    n, seen = n1 + n2, x1 / n1 - x2 / n2

    def holds(d):
        l2 = (n1 + 2 * n2) * d - n - x1 - x2
        l1 = (n2 * d - n - 2 * x2) * d + x1 + x2
        l0 = x2 * d * (1 - d)
        q = l2**3 / (27 * n**3) - l1 * l2 / (6 * n**2) + l0 / (2 * n)
        p = mpmath.sign(q) * mpmath.sqrt(abs(l2**2 / (9 * n**2) - l1 / (3 * n)))
        angle = (mpmath.pi + mpmath.acos(max(min(q / p**3, 1), -1) if p else 0)) / 3
        p2 = max(min(2 * p * mpmath.cos(angle) - l2 / (3 * n), 1), 0)
        p1 = max(min(p2 + d, 1), 0)
        return abs(seen - d) <= z * mpmath.sqrt((p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * n / (n - 1))

    def end(inside, outside):
        if inside == outside:
            return float(inside)
        for _ in range(70):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if holds(middle) else (inside, middle)
        return float(inside)
    return end(seen, mpmath.mpf(-1)), end(seen, mpmath.mpf(1))


def paired_2x2():
    cases = []
    for _ in range(CASES):
        a, b, c, d = (int(x) for x in random.poisson(random.choice([3, 12, 60]), 4) + np.array([0, 1, 1, 0]))
        n, level = a + b + c + d, float(random.choice([0.9, 0.95, 0.99]))
        z = stats.norm.isf((1 - level) / 2)
        counts = [[a, b], [c, d]]
        m = min(b, c)
        binomial = stats.binom(b + c, 0.5)
        below, at = binomial.cdf(m - 1), binomial.pmf(m)
        plain_test, corrected = (sm.mcnemar(counts, exact=False, correction=flag) for flag in (False, True))
        p1, p2, diff = (a + b) / n, (a + c) / n, (b - c) / n
        half = z / n * math.sqrt(b + c - (b - c) ** 2 / n)
        (l1, u1), (l2, u2) = wilson(a + b, n, z), wilson(a + c, n, z)
        margins = math.sqrt((a + b) * (c + d) * (a + c) * (b + d))

        def hybrid(product):
            phi = product / margins if margins else 0
            low = (p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2
            high = (u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2
            return [diff - math.sqrt(low), diff + math.sqrt(high)]
        product = a * d - b * c
        expected = dict(
            n=n, p1=p1, p2=p2, diff=diff, exact_p=sm.mcnemar(counts, exact=True).pvalue,
            midp=1 if b == c else min(1, 2 * (below + at / 2)),
            midp_minlike=1 - at / 2 if b == c else 2 * below + at,
            chi2=plain_test.statistic, p=plain_test.pvalue, odds_ratio=b / c, wald=[diff - half, diff + half],
            newcombe_8=hybrid(product), newcombe_10=hybrid(max(product - n / 2, 0) if product > 0 else product),
            tango=tango(b, c, n, z))
        if b != c:
            expected.update(chi2_cc=corrected.statistic, p_cc=corrected.pvalue)
        cases.append(dict(input=dict(table=counts), options=dict(conf=level), expected=expected))
    return cases


def square_table():
    cases = []
    for _ in range(CASES):
        size = int(random.integers(2, 7))
        counts = random.poisson(random.gamma(1.0, random.choice([5, 40]), (size, size))) + 1
        test = sm.SquareTable(counts, shift_zeros=False)
        homogeneity, bhapkar = (test.homogeneity(method) for method in ("stuart_maxwell", "bhapkar"))
        symmetry = test.symmetry()
        cases.append(dict(input=dict(table=counts.tolist()), expected=dict(
            stuart_maxwell=homogeneity.statistic, df=int(homogeneity.df), stuart_maxwell_p=homogeneity.pvalue,
            bhapkar=bhapkar.statistic, bhapkar_p=bhapkar.pvalue, bowker=symmetry.statistic,
            bowker_df=int(symmetry.df), bowker_p=symmetry.pvalue)))
    return cases


def two_proportions():
    cases = []
    for _ in range(CASES):
        n1, n2 = (int(x) for x in random.integers(1, random.choice([15, 100, 3000]), 2))
        p = random.random(2) ** random.choice([0.2, 1, 4])
        x1, x2 = int(random.binomial(n1, p[0])), int(random.binomial(n2, p[1]))
        level = float(random.choice([0.9, 0.95, 0.99]))
        p1, p2 = x1 / n1, x2 / n2

        def interval(method, **options):
            return confint_proportions_2indep(x1, n1, x2, n2, method=method, alpha=1 - level, **options)
        expected = dict(p1=p1, p2=p2, diff=p1 - p2, newcombe=interval("newcomb"), wald=interval("wald"),
                        agresti_caffo=interval("agresti-caffo"))
        expected["miettinen_nurminen"] = miettinen_nurminen(x1, n1, x2, n2, stats.norm.isf((1 - level) / 2))
        if 0 < x1 + x2 < n1 + n2:
            yates = stats.chi2_contingency([[x1, n1 - x1], [x2, n2 - x2]], correction=True)
            expected.update(zip(("z_pooled", "p_pooled"), proportions_ztest([x1, x2], [n1, n2])),
                            chi2_cc=yates.statistic, p_cc=yates.pvalue)
        spread = p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2
        z = (p1 - p2) / math.sqrt(spread) if spread else None
        expected.update(z_unpooled=z, p_unpooled=None if z is None else stats.chi2.sf(z * z, 1))
        bounds = [stats.binomtest(x, n).proportion_ci(level, "wilsoncc") for x, n in ((x1, n1), (x2, n2))]
        expected["newcombe_cc"] = [
            p1 - p2 - math.hypot(p1 - bounds[0].low, bounds[1].high - p2),
            p1 - p2 + math.hypot(bounds[0].high - p1, p2 - bounds[1].low)]
        cases.append(dict(input=dict(x1=x1, n1=n1, x2=x2, n2=n2), options=dict(conf=level), expected=expected))
    return cases


def trend():
    cases = []
    for _ in range(CASES):
        groups = int(random.integers(2, 8))
        n = random.integers(2, random.choice([20, 500]), groups)
        x = random.binomial(n, random.random(groups) * 0.6 + 0.2)
        score = np.arange(1, groups + 1) if random.random() < 0.5 else np.cumsum(random.random(groups) + 0.1).round(2)
        if not 0 < x.sum() < n.sum():
            continue
        ticks = np.repeat([1, 0] * groups, np.column_stack([x, n - x]).flatten())
        scores = np.repeat(np.repeat(score, 2), np.column_stack([x, n - x]).flatten())
        r = stats.pearsonr(ticks, scores).statistic
        cases.append(dict(input=dict(x=x.tolist(), n=n.tolist(), score=score.tolist()), expected=dict(
            chi2=n.sum() * r * r, p=stats.chi2.sf(n.sum() * r * r, 1), z=math.sqrt(n.sum()) * r)))
    return cases


def cochran_q():
    cases = []
    for _ in range(CASES):
        items = int(random.integers(2, 6))
        patterns = ["".join(bits) for bits in itertools.product("01", repeat=items)]
        counts = random.poisson(random.gamma(1, 4, len(patterns)))
        rows = np.repeat([[int(bit) for bit in pattern] for pattern in patterns], counts, axis=0)
        if len(rows) == 0 or all(row.sum() in (0, items) for row in rows):
            continue
        test = sm.cochrans_q(rows)
        cases.append(dict(input=dict(patterns=patterns, counts=counts.tolist()), expected=dict(
            q=test.statistic, df=int(test.df), p=test.pvalue)))
    return cases


METHODS = dict(bonferroni="bonferroni", holm="holm", hochberg="simes-hochberg", bh="fdr_bh", by="fdr_by")


def p_adjust():
    cases = []
    for _ in range(CASES):
        p = random.random(int(random.integers(1, 40))) ** random.choice([1, 5])
        p = p.round(2) if random.random() < 0.4 else p
        # statsmodels leaves Holm and Bonferroni as R does: at most 1.
        cases.append(dict(input=dict(p=p.tolist()), expected={
            key: np.minimum(multipletests(p, method=method)[1], 1) for key, method in METHODS.items()}))
    return cases


def column_proportions():
    cases = []
    for _ in range(CASES):
        rows, columns = (int(x) for x in random.integers(2, 7, 2))
        counts = random.poisson(random.gamma(1.2, random.choice([2, 15, 80]), (rows, columns)))
        bases, alpha = counts.sum(0), float(random.choice([0.1, 0.05, 0.01]))
        found = {key: [] for key in ("valid", "pairs", "z", "p", "p_bonferroni", "p_bh", "letters_none",
                                     "letters_bonferroni", "letters_bh")}
        for row in range(rows):
            valid = [bool(bases[j] >= 2 and 0 < counts[row][j] < bases[j]) for j in range(columns)]
            pairs = list(itertools.combinations([j for j in range(columns) if valid[j]], 2))
            tests = [proportions_ztest(counts[row][list(pair)], bases[list(pair)]) for pair in pairs]
            p = [test[1] for test in tests]
            adjusted = dict(none=p, bonferroni=p, bh=p)
            if p:
                adjusted.update(bonferroni=multipletests(p, method="bonferroni")[1], bh=multipletests(p, method="fdr_bh")[1])
            found["valid"].append(valid)
            found["pairs"] += [[row, a, b] for a, b in pairs]
            found["z"] += [test[0] for test in tests]
            found["p"] += p
            found["p_bonferroni"] += list(adjusted["bonferroni"])
            found["p_bh"] += list(adjusted["bh"])
            for name, values in adjusted.items():
                marks = [""] * columns
                for (a, b), (z, _), value in zip(pairs, tests, values):
                    if value < alpha:
                        larger, smaller = (a, b) if z > 0 else (b, a)
                        marks[larger] += chr(65 + smaller)
                found[f"letters_{name}"].append(["".join(sorted(mark)) for mark in marks])
        cases.append(dict(input=dict(counts=counts.tolist(), bases=bases.tolist()), options=dict(alpha=alpha),
                          expected=found))
    return cases


# How exact the other software is: roots found by bisection to 1e-8 and the like.
LOOSE = dict(fisher_or=1e-6, fisher_or_ci95=1e-6, tango=1e-8, fisher_p=1e-6, adj_residuals=1e-8)


def main():
    command = sys.argv[1:]
    worst = 0
    only = os.environ.get("KINDS", "").split()
    kinds = [table, paired_2x2, square_table, two_proportions, trend, cochran_q, p_adjust, column_proportions]
    with tempfile.TemporaryDirectory() as folder:
        for kind in (kind for kind in kinds if not only or kind.__name__ in only):
            cases = [dict(id=f"{kind.__name__}-{index}", kind=kind.__name__, **case) for index, case in enumerate(kind())]
            keys = sorted({key for case in cases for key in case["expected"]})
            # One file a key, so that the deviation of each is seen.
            for key in keys:
                chosen = [{**case, "expected": {key: plain(case["expected"][key])}} for case in cases if key in case["expected"]]
                reference = dict(keys=[key], rtol=LOOSE.get(key, 1e-9), atol=1e-12)
                path = pathlib.Path(folder) / f"{kind.__name__}-{key}.json"
                path.write_text(json.dumps(dict(
                    family=path.stem, title=path.stem, schema=1, refs={kind.__name__: [reference]}, cases=chosen)))
                worst = max(worst, subprocess.run([*command, path], check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
