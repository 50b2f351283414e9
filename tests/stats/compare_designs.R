# Random complex samples through R's survey package, written as a golden file with its data:
#   Rscript tests/stats/compare_designs.R DIRECTORY [SAMPLES] [SEED]
#   kaishu validate DIRECTORY/designs.json
suppressMessages({library(survey); library(jsonlite)})
arguments <- commandArgs(TRUE)
directory <- arguments[1]
samples <- if (length(arguments) > 1) as.integer(arguments[2]) else 40
set.seed(if (length(arguments) > 2) as.integer(arguments[3]) else 1)
dir.create(file.path(directory, "data"), recursive = TRUE, showWarnings = FALSE)
options(warn = -1, digits = 17)
cases <- list()
number <- function(x) { x <- unname(as.vector(x)); ifelse(is.finite(x), x, NA) }
attempt <- function(code) tryCatch(code, error = function(e) NULL)
none <- function(x) if (is.null(x) || any(is.na(x))) NA else x
add <- function(kind, input, expected, conf = NULL) {
  id <- sprintf("R-%04d", length(cases) + 1)
  expected <- lapply(expected, function(x) if (is.null(x)) NA else x)
  case <- list(id = id, kind = kind, input = input, expected = expected)
  if (!is.null(conf)) case$options <- list(conf = conf)
  cases[[length(cases) + 1]] <<- case
}
pairs <- function(m) { m <- unname(as.matrix(m)); if (anyNA(m)) NA else m }
interval <- function(x) { x <- number(x); if (anyNA(x)) NA else x }

for (sample in seq_len(samples)) {
  strata <- base::sample(1:4, 1)
  kind <- base::sample(c("rows", "clusters", "stages"), 1)
  lonely <- base::sample(c("fail", "remove", "adjust", "average"), 1)
  finite <- base::sample(c(TRUE, FALSE), 1)
  rows <- list()
  cluster <- 0
  for (s in seq_len(strata)) {
    clusters <- base::sample(if (kind == "rows") 2:25 else 1:6, 1)
    if (strata == 1) clusters <- clusters + 2
    size1 <- clusters + base::sample(c(0, 1:9), 1)
    for (k in seq_len(clusters)) {
      cluster <- cluster + 1
      n <- if (kind == "rows") 1 else base::sample(1:7, 1)
      rows[[cluster]] <- data.frame(stratum = paste0("s", s), cluster = cluster, unit = seq_len(n),
        size1 = size1, size2 = n + base::sample(0:9, 1))
    }
  }
  d <- do.call(rbind, rows)
  n <- nrow(d)
  d$w <- round(exp(rnorm(n, 2, 0.6)), 3)
  shift <- rnorm(cluster)[d$cluster]
  hole <- function(x, p) { x[runif(n) < p] <- NA; x }
  d$x <- hole(round(10 + 3 * shift + rnorm(n), 3), 0.1)
  d$y <- hole(round(50 + 5 * shift + 4 * rnorm(n), 2), 0.05)
  d$g <- hole(ifelse(shift + rnorm(n) > 0.3, "yes", "no"), 0.1)
  d$h <- hole(c("a", "b", "c")[pmin(3, pmax(1, round(2 + shift + rnorm(n))))], 0.05)
  d$full <- base::sample(c("p", "q"), n, TRUE)
  d$other <- base::sample(c("k", "l", "m"), n, TRUE)
  file <- sprintf("sample_%03d.csv", sample)
  write.csv(d, file.path(directory, "data", file), row.names = FALSE, quote = FALSE, na = "")
  plan <- list(data = file, ids = switch(kind, rows = NA, clusters = I("cluster"), stages = c("cluster", "unit")),
    strata = if (strata > 1) "stratum" else NA, weights = "w",
    fpc = if (finite) (if (kind == "stages") c("size1", "size2") else I("size1")) else NA, lonely_psu = lonely)
  options(survey.lonely.psu = lonely)
  ids <- switch(kind, rows = ~1, clusters = ~cluster, stages = ~cluster + unit)
  fpc <- if (!finite) NULL else if (kind == "stages") ~size1 + size2 else ~size1
  design <- attempt(svydesign(ids = ids, strata = if (strata > 1) ~stratum else NULL, weights = ~w, fpc = fpc, data = d))
  if (is.null(design)) next
  df <- degf(design)

  m <- attempt(svymean(~x, design, na.rm = TRUE, deff = TRUE))
  r <- attempt(svymean(~x, design, na.rm = TRUE, deff = "replace"))
  known <- weighted.mean(d$x, d$w, na.rm = TRUE)
  add("mean", list(design = plan, variable = "x"), list(
    estimate = if (is.null(m)) number(known) else number(coef(m)), se = if (is.null(m)) NA else number(SE(m)),
    ci95_t = if (is.null(m) || df < 1) NA else interval(confint(m, df = df)),
    ci95_z = if (is.null(m)) NA else interval(confint(m)), df = df,
    deff = if (is.null(m)) NA else number(attr(m, "deff")), deff_replace = if (is.null(r)) NA else number(attr(r, "deff"))))
  t <- attempt(svytotal(~y, design, na.rm = TRUE))
  add("total", list(design = plan, variable = "y"), list(estimate = number(sum(d$y * d$w, na.rm = TRUE)),
    se = if (is.null(t)) NA else number(SE(t)), ci95_z = if (is.null(t)) NA else interval(confint(t))))
  m <- attempt(svymean(~factor(h), design, na.rm = TRUE))
  t <- attempt(svytotal(~factor(h), design, na.rm = TRUE))
  if (!is.null(m)) add("categories", list(design = plan, variable = "h"), list(levels = I(sort(unique(na.omit(d$h)))),
    proportion = I(number(coef(m))), se = I(number(SE(m))), total = I(number(coef(t))), total_se = I(number(SE(t)))))
  for (by in c("h", "g")) {
    b <- attempt(svyby(~x, as.formula(paste0("~", by)), design, svymean, na.rm = TRUE))
    # A group without answers: R says 0, the program that it is not defined.
    if (!is.null(b) && all(b[[by]] %in% d[[by]][!is.na(d$x)])) add("domain_mean", list(design = plan, variable = "x", by = by), list(groups = I(as.character(b[[by]])),
      estimate = I(number(coef(b))), se = I(number(SE(b))),
      n = I(as.vector(table(d[[by]][!is.na(d$x)])[as.character(b[[by]])]))))
  }
  two <- length(unique(na.omit(d$g))) > 1
  if (two) {
    complete <- !is.na(d$g) & !is.na(d$h)
    same <- setequal(unique(d$g[complete]), na.omit(unique(d$g))) && setequal(unique(d$h[complete]), na.omit(unique(d$h)))
    f <- attempt(svychisq(~g + h, design, statistic = "F"))
    cq <- attempt(svychisq(~g + h, design, statistic = "Chisq"))
    w <- attempt(svychisq(~g + h, design, statistic = "Wald"))
    a <- attempt(svychisq(~g + h, design, statistic = "adjWald"))
    if (same && !is.null(f) && is.finite(f$statistic) && f$parameter[2] > 0) {
      add("chisq", list(design = plan, row = "g", col = "h"), c(list(f_stat = number(f$statistic),
        f_ndf = number(f$parameter[1]), f_ddf = number(f$parameter[2]), f_p = number(f$p.value),
        chisq_stat = number(cq$statistic), chisq_df = number(cq$parameter), chisq_p = number(cq$p.value)),
        # A singular covariance gives R a number without meaning.
        if (!is.null(w) && abs(w$statistic) < 1e8) list(wald_f = number(w$statistic), wald_ndf = number(w$parameter[1]),
          wald_ddf = number(w$parameter[2]), wald_p = number(w$p.value)),
        if (!is.null(a) && a$parameter[2] > 0 && abs(a$statistic) < 1e8) list(adjwald_f = number(a$statistic), adjwald_ndf = number(a$parameter[1]),
          adjwald_ddf = number(a$parameter[2]), adjwald_p = number(a$p.value))))
      whole <- attempt(svymean(~interaction(g, h), design, na.rm = TRUE))
      table <- svytable(~g + h, design)
      shape <- function(x) matrix(number(x), nrow(table))
      add("crosstab", list(design = plan, row = "g", col = "h"), list(rows = I(rownames(table)), cols = I(colnames(table)),
        weighted = shape(table), total_prop = shape(coef(whole)), total_prop_se = shape(SE(whole))))
    }
  }
  conf <- base::sample(c(0.9, 0.95, 0.99), 1)
  answered <- subset(design, !is.na(h))
  if (degf(answered) > 0) {
    share <- function(method) attempt(svyciprop(~I(h == "b"), answered, method = method, level = conf))
    m <- share("mean")
    p <- if (is.null(m)) NA else as.numeric(coef(m))
    if (!is.null(m) && p > 0 && p < 1 && is.finite(SE(m)) && SE(m) > 1e-12) {
      ends <- function(method) { s <- share(method); if (is.null(s)) NA else interval(attr(s, "ci")) }
      add("proportion_ci", list(design = plan, variable = "h", level = "b"), list(estimate = number(p), se = number(SE(m)),
        df = degf(answered), mean = ends("mean"), xlogit = ends("xlogit"), beta = ends("beta")), conf)
    }
  }
  r <- attempt(svyratio(~x, ~y, design, na.rm = TRUE))
  if (!is.null(r)) add("ratio", list(design = plan, numerator = "x", denominator = "y"),
    list(estimate = number(coef(r)), se = number(sqrt(r$var))))
  t <- if (two) attempt(svyttest(x ~ g, design)) else NULL
  if (!is.null(t) && t$parameter > 0 && is.finite(t$statistic)) add("ttest", list(design = plan, variable = "x", by = "g"), list(
    diff = number(t$estimate), t = number(t$statistic), df = number(t$parameter), p = number(t$p.value)))
  population <- list(full = data.frame(full = c("p", "q"), Freq = round(sum(d$w)) * c(0.45, 0.55)),
    other = data.frame(other = c("k", "l", "m"), Freq = round(sum(d$w)) * c(0.3, 0.3, 0.4)))
  if (length(unique(d$full)) == 2 && length(unique(d$other)) == 3) {
    post <- attempt(postStratify(design, ~full, population$full))
    m <- attempt(svymean(~x, post, na.rm = TRUE)); t <- attempt(svytotal(~x, post, na.rm = TRUE))
    if (!is.null(m)) add("poststratify", list(design = plan, by = "full", levels = population$full$full,
      population = population$full$Freq, variable = "x"), list(weights = number(weights(post)), mean = number(coef(m)),
      mean_se = number(SE(m)), total = number(coef(t)), total_se = number(SE(t))))
    raked <- attempt(rake(design, list(~full, ~other), population, control = list(maxit = 2000, epsilon = 1e-13)))
    greg <- attempt(calibrate(design, list(~full, ~other), population, calfun = "raking", epsilon = 1e-12, maxit = 500))
    m <- attempt(svymean(~x, raked, na.rm = TRUE)); t <- attempt(svytotal(~x, raked, na.rm = TRUE))
    mg <- attempt(svymean(~x, greg, na.rm = TRUE)); tg <- attempt(svytotal(~x, greg, na.rm = TRUE))
    margins <- lapply(names(population), function(v) list(variable = v, levels = population[[v]][[1]],
      population = population[[v]]$Freq))
    # Weights that run to 0 are margins that cannot all be met.
    if (!is.null(m) && min(weights(raked)) > 1e-8) add("rake", list(design = plan, margins = margins, variable = "x"), c(list(weights = number(weights(raked)),
      mean = number(coef(m)), mean_se = number(SE(m)), total = number(coef(t)), total_se = number(SE(t))),
      if (!is.null(mg)) list(mean_se_greg = number(SE(mg)), total_se_greg = number(SE(tg)))))
  }
}
# The clustered samples of schools that come with the package, one of them in two stages.
data(api)
schools <- function(d, file, plan, design) {
  d <- d[, c("dnum", "snum", "stype", "sch.wide", "comp.imp", "api00", "api99", "enroll", "ell", "pw", intersect(names(d), c("fpc", "fpc1", "fpc2")))]
  d$none <- ifelse(d$ell == 0, "yes", "no")
  write.csv(d, file.path(directory, "data", file), row.names = FALSE, quote = FALSE, na = "")
  design <- update(design, none = ifelse(ell == 0, "yes", "no"))
  m <- svymean(~enroll, design, na.rm = TRUE)
  add("mean", list(design = plan, variable = "enroll"), list(estimate = number(coef(m)), se = number(SE(m)), df = degf(design)))
  t <- svytotal(~enroll, design, na.rm = TRUE)
  add("total", list(design = plan, variable = "enroll"), list(estimate = number(coef(t)), se = number(SE(t))))
  f <- svychisq(~sch.wide + stype, design)
  add("chisq", list(design = plan, row = "sch.wide", col = "stype"), list(f_stat = number(f$statistic),
    f_ndf = number(f$parameter[1]), f_ddf = number(f$parameter[2]), f_p = number(f$p.value)))
  ends <- function(method) number(attr(svyciprop(~I(none == "yes"), design, method = method), "ci"))
  add("proportion_ci", list(design = plan, variable = "none", level = "yes"), list(mean = ends("mean"),
    xlogit = ends("xlogit"), logit = ends("logit"), beta = ends("beta")), 0.95)
}
schools(apiclus1, "apiclus1.csv", list(data = "apiclus1.csv", ids = I("dnum"), strata = NA, weights = "pw", fpc = I("fpc")),
  svydesign(ids = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1))
schools(apiclus2, "apiclus2.csv", list(data = "apiclus2.csv", ids = c("dnum", "snum"), strata = NA, weights = "pw",
  fpc = c("fpc1", "fpc2")), svydesign(ids = ~dnum + snum, weights = ~pw, fpc = ~fpc1 + fpc2, data = apiclus2))

kinds <- unique(vapply(cases, function(case) case$kind, ""))
exact <- c("levels", "groups", "rows", "cols", "df", "n", "chisq_df", "wald_ndf", "wald_ddf", "adjwald_ndf", "adjwald_ddf")
refs <- lapply(setNames(kinds, kinds), function(kind) {
  keys <- unique(unlist(lapply(Filter(function(case) case$kind == kind, cases), function(case) names(case$expected))))
  list(list(keys = I(intersect(keys, exact)), rtol = 0, atol = 0),
    list(keys = I(intersect(keys, "logit")), rtol = 1e-6, atol = 1e-8),
    list(keys = I(setdiff(keys, c(exact, "logit"))), rtol = 1e-7, atol = 1e-9))
})
write(toJSON(list(family = "designs", refs = refs, cases = cases), auto_unbox = TRUE, digits = NA, na = "null"),
  file.path(directory, "designs.json"))
cat(length(cases), "cases\n")
