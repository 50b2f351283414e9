# Random counts and answers through base R and survey, most of them small and many at the edge of what can be computed,
# written as a golden file:
#   Rscript tests/stats/compare_counts.R FILE.json [CASES] [SEED]
#   kaishu validate FILE.json
suppressMessages({library(survey); library(jsonlite)})
arguments <- commandArgs(TRUE)
file <- arguments[1]
each <- if (length(arguments) > 1) as.integer(arguments[2]) else 40
set.seed(if (length(arguments) > 2) as.integer(arguments[3]) else 1)
options(warn = -1, digits = 17, survey.lonely.psu = "fail")
cases <- list()
draw <- function(low, high, n = 1) low - 1 + base::sample.int(high - low + 1, n, TRUE)
# NaN, NA and errors are what R has no number for.
number <- function(code) tryCatch({
  x <- unname(as.vector(code))
  x <- lapply(x, function(x) if (is.na(x)) NA else if (is.infinite(x)) (if (x > 0) "Infinity" else "-Infinity") else x)
  if (length(x) == 1) x[[1]] else x
}, error = function(e) NA)
range2 <- function(code) { x <- number(code); if (length(x) == 2 && !anyNA(x)) x else NA }
add <- function(kind, input, expected, ...) {
  expected <- expected[!vapply(expected, is.null, TRUE)]
  case <- list(id = sprintf("R-%05d", length(cases) + 1), kind = kind, input = input, expected = expected)
  options <- list(...)
  if (length(options)) case$options <- options
  cases[[length(cases) + 1]] <<- case
}
level <- function() base::sample(c(0.8, 0.9, 0.95, 0.99), 1)
# Few values, so that there are ties; sometimes one value only.
answers <- function(n) switch(draw(1, 5), rep(draw(1, 5), n), draw(1, 5, n), draw(0, 100, n) / 10,
  round(rnorm(n, 1e6, 1), 3), draw(0, 1, n))

for (case in seq_len(each)) {
  # Shares.
  n <- switch(draw(1, 3), draw(1, 5), draw(1, 60), draw(1, 1e6)); x <- switch(draw(1, 4), 0, n, draw(0, n), draw(0, n)); conf <- level()
  q <- (1 - conf) / 2; z <- qnorm(1 - q); p <- x / n
  add("prop_interval", list(x = x, n = n), list(estimate = p,
    wilson = range2(prop.test(x, n, conf.level = conf, correct = FALSE)$conf.int),
    clopper_pearson = range2(binom.test(x, n, conf.level = conf)$conf.int),
    jeffreys = list(if (x == 0) 0 else qbeta(q, x + .5, n - x + .5), if (x == n) 1 else qbeta(1 - q, x + .5, n - x + .5)),
    jeffreys_equal_tailed = range2(qbeta(c(q, 1 - q), x + .5, n - x + .5)),
    wald = range2(p + c(-z, z) * sqrt(p * (1 - p) / n)),
    wilson_cc = if (2 * x != n) range2(prop.test(x, n, conf.level = conf)$conf.int)), conf = conf)
  # One stratum or more of a finite population.
  strata <- draw(1, 3); N <- draw(2, 40, strata); n <- pmin(N, draw(1, 20, strata)); x <- vapply(n, function(n) draw(0, n), 1)
  n[n == 1 & N > 1] <- 2; x <- pmin(x, n)
  d <- data.frame(h = rep(seq_len(strata), n), N = rep(N, n), y = unlist(Map(function(x, n) rep(1:0, c(x, n - x)), x, n)))
  design <- if (strata > 1) svydesign(~1, strata = ~h, weights = ~I(N / ave(y, h, FUN = length)), fpc = ~N, data = d) else
    svydesign(~1, weights = ~I(N / nrow(d)), fpc = ~N, data = d)
  at <- tryCatch({m <- svymean(~y, design); c(coef(m), SE(m))}, error = function(e) c(NA, NA))
  if (nrow(d) > 1 && !anyNA(at)) {
    ci <- function(method) if (at[2] > 0) range2(confint(svyciprop(~y, design, method = method, level = conf, df = degf(design))))
    total <- svytotal(~y, design)
    expected <- list(estimate = number(at[1]), se = number(at[2]), df = degf(design), total = number(coef(total)),
      total_se = number(SE(total)), mean = ci("mean"), xlogit = ci("xlogit"), beta = ci("beta"))
    if (strata == 1) add("fpc_srs", list(N = N, n = n, x = x), expected, conf = conf)
    else add("fpc_stratified", list(strata = Map(function(N, n, x) list(N = N, n = n, x = x), N, n, x)), expected, conf = conf)
  }
  # Tables.
  r <- draw(2, 4); k <- draw(2, 4); t <- matrix(draw(0, switch(draw(1, 3), 3, 12, 200), r * k) * draw(0, 3, r * k) %/% 3 , r)
  keep <- t[rowSums(t) > 0, colSums(t) > 0, drop = FALSE]
  back <- function(m, none) { whole <- matrix(none, r, k); whole[rowSums(t) > 0, colSums(t) > 0] <- m; whole }
  rows <- function(m) lapply(seq_len(nrow(m)), function(i) as.list(m[i, ]))
  expected <- list(n = sum(t), dropped_rows = as.list(which(rowSums(t) == 0) - 1), dropped_cols = as.list(which(colSums(t) == 0) - 1))
  if (min(dim(keep)) < 2) expected <- c(expected, list(chi2 = NA, df = NA, p = NA, g = NA, cramers_v = NA))
  else {
    c2 <- chisq.test(keep, correct = FALSE); E <- c2$expected
    v <- c2$statistic / sum(keep)
    expected <- c(expected, list(chi2 = number(c2$statistic), df = number(c2$parameter), p = number(c2$p.value),
      g = number(2 * sum(ifelse(keep > 0, keep * log(keep / E), 0))), cramers_v = number(sqrt(v / (min(dim(keep)) - 1))),
      expected = rows(back(E, 0)), residuals = rows(back(c2$residuals, NA)), adj_residuals = rows(back(c2$stdres, NA)),
      min_expected = min(E), cells_expected_lt5 = sum(E < 5), share_expected_lt5 = mean(E < 5)))
    if (sum(keep) < 120) expected$fisher_p <- number(fisher.test(keep, workspace = 2e7)$p.value)
    if (all(dim(keep) == 2)) {
      cc <- chisq.test(keep, correct = TRUE)
      a <- keep[1, 1]; b <- keep[1, 2]; c <- keep[2, 1]; e <- keep[2, 2]
      expected <- c(expected, list(yates_chi2 = number(cc$statistic), yates_p = number(cc$p.value), odds_ratio = number(a * e / (b * c)),
        odds_ratio_ci95 = if (all(keep > 0)) range2(exp(log(a * e / (b * c)) + c(-1, 1) * qnorm(.975) * sqrt(sum(1 / keep)))) else NA,
        fisher_less = number(fisher.test(keep, alternative = "less")$p.value),
        fisher_greater = number(fisher.test(keep, alternative = "greater")$p.value)))
    }
  }
  add("table", list(table = rows(t)), expected)
  # Two rounds, two groups, an order of groups.
  t <- matrix(draw(0, switch(draw(1, 3), 2, 9, 60), 4), 2); b <- t[1, 2]; c <- t[2, 1]
  plain <- number(mcnemar.test(t, correct = FALSE)$statistic); cc <- number(mcnemar.test(t)$statistic)
  add("paired_2x2", list(table = rows(t)), list(n = sum(t), exact_p = if (sum(t) == 0) NA else if (b + c == 0) 1 else number(binom.test(b, b + c)$p.value),
    chi2 = plain, p = number(mcnemar.test(t, correct = FALSE)$p.value), chi2_cc = cc, p_cc = number(mcnemar.test(t)$p.value),
    odds_ratio = number(b / c)), conf = conf)
  n <- draw(1, switch(draw(1, 2), 5, 300), 2); x <- c(draw(0, n[1]), draw(0, n[2]))
  two <- function(correct) suppressWarnings(prop.test(x, n, correct = correct, conf.level = conf))
  flat <- sum(x) == 0 || sum(x) == sum(n)
  sign <- sign(x[1] * n[2] - x[2] * n[1])
  add("two_proportions", list(x1 = x[1], n1 = n[1], x2 = x[2], n2 = n[2]), list(p1 = x[1] / n[1], p2 = x[2] / n[2],
    z_pooled = if (flat) NA else number(sign * sqrt(two(FALSE)$statistic)), p_pooled = if (flat) NA else number(two(FALSE)$p.value),
    chi2_cc = if (flat) NA else number(two(TRUE)$statistic), p_cc = if (flat) NA else number(two(TRUE)$p.value),
    wald = range2(x[1] / n[1] - x[2] / n[2] + c(-1, 1) * qnorm((1 + conf) / 2) * sqrt(sum(x / n * (1 - x / n) / n)))), conf = conf)
  k <- draw(2, 5); n <- draw(1, 12, k); x <- vapply(n, function(n) draw(0, n), 1); score <- base::sample(c(1:9, 2.5), k, TRUE)
  trend <- if (sum(x) %in% c(0, sum(n)) || length(unique(score)) < 2) list(statistic = NA, p.value = NA) else prop.trend.test(x, n, score)
  add("trend", list(x = as.list(x), n = as.list(n), score = as.list(score)), list(chi2 = number(trend$statistic), p = number(trend$p.value)))
  # Ordered and numeric answers.
  x <- answers(draw(1, 9)); y <- answers(draw(1, 9)); both <- c(x, y)
  test <- function(...) tryCatch(t.test(x, y, ...), error = function(e) list(statistic = NA, parameter = NA, p.value = NA, conf.int = NA))
  rank <- function(correct) number(wilcox.test(x, y, exact = FALSE, correct = correct)$p.value)
  exact <- if (!anyDuplicated(both)) number(wilcox.test(x, y, exact = TRUE)$p.value)
  expected <- list(u1 = number(wilcox.test(x, y, exact = FALSE)$statistic), mw_p = rank(FALSE), mw_p_cc = rank(TRUE), mw_p_exact = exact)
  for (name in c("welch", "student")) {
    t <- test(var.equal = name == "student")
    expected[paste0(name, c("_t", "_df", "_p"))] <- if (is.na(t$statistic)) list(NA, NA, NA) else
      list(number(t$statistic), number(t$parameter), number(t$p.value))
    expected[[paste0(name, "_ci95")]] <- range2(t$conf.int)
  }
  add("two_groups", list(x = as.list(x), y = as.list(y)), expected)
  groups <- lapply(seq_len(draw(2, 4)), function(i) answers(draw(1, 6))); y <- unlist(groups); g <- factor(rep(seq_along(groups), lengths(groups)))
  # Where nothing is left within the groups, R's F is what rounding leaves; it is not compared.
  within <- sum(unlist(lapply(groups, function(v) (v - mean(v))^2))); apart <- within > 1e-9 * max(1, sum((y - mean(y))^2))
  f <- function(code) if (apart) number(code)
  anova1 <- function() anova(lm(y ~ g))
  welch <- function() oneway.test(y ~ g); sd0 <- any(vapply(groups, function(v) length(v) < 2 || var(v) < 1e-12, TRUE))
  add("k_groups", list(groups = lapply(groups, as.list)), list(kw_h = number(kruskal.test(y, g)$statistic), kw_p = number(kruskal.test(y, g)$p.value),
    anova_f = f(anova1()[1, 4]), anova_p = f(anova1()[1, 5]), welch_f = if (sd0) NA else number(welch()$statistic),
    welch_df2 = if (sd0) NA else number(welch()$parameter[2]), welch_p = if (sd0) NA else number(welch()$p.value)))
  n <- draw(1, 9); x <- answers(n); y <- answers(n); d <- x - y; d <- d[d != 0]
  signed <- function(correct) if (length(d)) number(wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = correct)$p.value) else NA
  t <- tryCatch(t.test(x, y, paired = TRUE), error = function(e) list(statistic = NA, parameter = NA, p.value = NA, conf.int = NA))
  # Differences of large numbers in thousandths are ranked by what rounding leaves of them.
  whole <- max(abs(c(x, y))) < 1000
  add("paired", list(x = as.list(x), y = as.list(y)), list(n_nonzero = length(d), sr_p = if (whole) signed(FALSE), sr_p_cc = if (whole) signed(TRUE),
    sign_p = if (length(d)) number(binom.test(sum(d > 0), length(d))$p.value) else 1,
    t = number(t$statistic), df = if (is.nan(t$statistic)) NA else number(t$parameter), p = number(t$p.value), ci95 = range2(t$conf.int)))
  n <- draw(2, 12); x <- answers(n); y <- answers(n)
  cor1 <- function(...) tryCatch(cor.test(x, y, ...), error = function(e) list(estimate = NA, p.value = NA, statistic = NA, conf.int = NULL))
  pearson <- cor1(); spearman <- cor1(method = "spearman", exact = FALSE); kendall <- cor1(method = "kendall", exact = FALSE)
  # A perfect line has an infinite t, or a very large one.
  line <- is.na(pearson$estimate) || abs(pearson$estimate) < 1 - 1e-9
  add("association", list(x = as.list(x), y = as.list(y)), list(pearson_r = if (n > 2) number(pearson$estimate), pearson_t = if (line && n > 2) number(pearson$statistic),
    pearson_p = if (line && n > 2) number(pearson$p.value), pearson_ci95 = if (line && n > 3) range2(pearson$conf.int),
    spearman_rho = if (n > 2) number(spearman$estimate), kendall_tau_b = if (n > 2) number(kendall$estimate), kendall_z = if (n > 2) number(kendall$statistic),
    kendall_p = if (n > 2) number(kendall$p.value)))
  x <- answers(draw(1, 12)); probs <- c(0, .05, .25, .5, .9, 1); n <- length(x)
  ci <- function(conf) range2(t.test(x, conf.level = conf)$conf.int)
  add("describe", list(x = as.list(x), probs = as.list(probs)), list(n = n, mean = mean(x), sd = number(sd(x)), se = number(sd(x) / sqrt(n)), median = median(x),
    quantile_7 = number(quantile(x, probs)), quantile_6 = number(quantile(x, probs, type = 6)),
    mean_ci95 = if (n == 1) NA else if (sd(x) > 0) ci(.95)))
  # Several tests, and one sample.
  p <- base::sample(c(0, 1, NA, .05, round(runif(6), 3), 1e-300), draw(1, 9), TRUE)
  by <- function(method) as.list(p.adjust(p, method))
  add("p_adjust", list(p = as.list(p)), list(bonferroni = by("bonferroni"), holm = by("holm"), hochberg = by("hochberg"), bh = by("BH"), by = by("BY")))
  n <- draw(1, switch(draw(1, 2), 12, 2000)); x <- draw(0, n); p0 <- base::sample(c(0, 1, .5, .1, 1 / 3, .999), 1)
  one <- function(side) number(1 * binom.test(x, n, p0, alternative = side)$p.value)
  score <- function(side, correct = FALSE) if (p0 %in% 0:1) NA else number(prop.test(x, n, p0, alternative = side, correct = correct)$p.value)
  add("proportion_target", list(x = x, n = n, p0 = p0), list(exact_two = one("two.sided"), exact_less = one("less"), exact_greater = one("greater"),
    z_two = score("two.sided"), z_less = score("less"), z_greater = score("greater"), z_cc_two = score("two.sided", TRUE)))
  x <- answers(draw(1, 9)); mu <- base::sample(c(0, 3, 2.5, 1e6), 1)
  side <- function(side) number(t.test(x, mu = mu, alternative = side)$p.value)
  flat <- length(x) < 2 || sd(x) == 0
  add("mean_target", list(x = as.list(x), mu = mu), list(t = if (flat) NA else number(t.test(x, mu = mu)$statistic), p_two = if (flat) NA else side("two.sided"),
    p_less = if (flat) NA else side("less"), p_greater = if (flat) NA else side("greater"), ci95 = if (flat) NA else range2(t.test(x)$conf.int)))
  k <- draw(2, 5); counts <- draw(0, 20, k); probs <- draw(1, 9, k) / 10
  fit <- function(what) if (sum(counts) == 0) NA else number(chisq.test(counts, p = probs, rescale.p = TRUE)[[what]])
  add("goodness_of_fit", list(counts = as.list(counts), probs = as.list(probs)), list(chi2 = fit("statistic"), df = fit("parameter"), p = fit("p.value"),
    expected = if (sum(counts)) fit("expected"), std_residuals = if (sum(counts)) fit("stdres")))
}
kinds <- unique(vapply(cases, function(case) case$kind, ""))
keys <- function(kind) unique(unlist(lapply(cases, function(case) if (case$kind == kind) names(case$expected))))
# R's own roots and distributions are right to about these digits.
loose <- c("fisher_p", "fisher_less", "fisher_greater", "clopper_pearson", "jeffreys", "jeffreys_equal_tailed", "beta")
refs <- lapply(setNames(kinds, kinds), function(kind) list(
  list(keys = I(intersect(keys(kind), loose)), rtol = 1e-6, atol = 1e-8), list(keys = I(setdiff(keys(kind), loose)), rtol = 1e-8, atol = 1e-10)))
json <- toJSON(list(family = "counts and answers by R", schema = 1, refs = refs, cases = cases), auto_unbox = TRUE, na = "null", null = "null", digits = I(17))
writeLines(json, file)
