# Random multiple answers, by groups (mmi) and by another multiple answer (spmi), tested in base R from the matrices of the
# units themselves, with eigenvalues, and written as a golden file; many are at the edge of what can be computed:
#   Rscript tests/stats/compare_multiple.R FILE.json [CASES] [SEED]
#   kaishu validate FILE.json
suppressMessages(library(jsonlite))
arguments <- commandArgs(TRUE)
file <- arguments[1]
each <- if (length(arguments) > 1) as.integer(arguments[2]) else 100
set.seed(if (length(arguments) > 2) as.integer(arguments[3]) else 1)
draw <- function(low, high) low - 1 + sample.int(high - low + 1, 1)
# A table without its empty rows and columns; X2 is NA where fewer than two are left.
pearson <- function(t) {
  t <- t[rowSums(t) > 0, colSums(t) > 0, drop = FALSE]
  if (min(dim(t)) < 2) return(c(NA, NA))
  test <- suppressWarnings(chisq.test(t, correct = FALSE))
  unname(c(test$statistic, test$parameter))
}
number <- function(x) if (length(x) != 1 || is.na(x)) NA else x
# What the tests of the tables and the eigenvalues of all of them come to.
expected <- function(n, x2, df, eigenvalues, shape) {
  p <- pchisq(x2, df, lower.tail = FALSE)
  some <- any(!is.na(x2)); sum <- sum(x2, na.rm = TRUE); all <- sum(df, na.rm = TRUE)
  squares <- if (some) sum(Re(eigenvalues)^2) else NA
  if (some && squares < 1e-20) squares <- NA
  list(n = n, chi2_each = shape(x2), p_each = shape(p), p_each_bonferroni = shape(p.adjust(p, "bonferroni")),
    p_each_holm = shape(p.adjust(p, "holm")), chi2_sum = if (some) sum else NA, df = if (some) all else NA,
    p_bonferroni = if (some) min(1, sum(!is.na(p)) * min(p, na.rm = TRUE)) else NA, rs2_chi2 = number(all * sum / squares),
    rs2_df = number(all^2 / squares), rs2_p = number(pchisq(all * sum / squares, all^2 / squares, lower.tail = FALSE)))
}
# D^-1 H Sigma H' of the shares of the options in the groups.
mmi <- function(group, y) {
  tests <- apply(y, 2, function(chosen) pearson(table(group, factor(chosen, 0:1))))
  tested <- which(!is.na(tests[1, ]))
  eigenvalues <- NULL
  if (length(tested)) {
    y <- y[, tested, drop = FALSE]; n <- nrow(y); k <- ncol(y)
    groups <- sort(unique(group)); r <- length(groups); a <- as.vector(table(group)) / n
    sigma <- matrix(0, r * k, r * k)
    for (i in seq_len(r)) {
      own <- y[group == groups[i], , drop = FALSE]
      at <- (i - 1) * k + seq_len(k)
      sigma[at, at] <- (crossprod(own) / nrow(own) - tcrossprod(colMeans(own))) / a[i]
    }
    h <- diag(r * k) - kronecker(matrix(a, r, r, byrow = TRUE), diag(k))
    d <- as.vector(kronecker(1 / a, colMeans(y) * (1 - colMeans(y))))
    eigenvalues <- eigen((h %*% sigma %*% t(h)) / d, only.values = TRUE)$values
  }
  expected(nrow(y), tests[1, ], tests[2, ], eigenvalues, as.list)
}
# D^-1 Sigma of the deviations of the products of two answers from those of their shares.
spmi <- function(w, y) {
  places <- expand.grid(j = seq_len(ncol(y)), i = seq_len(ncol(w)))
  tests <- mapply(function(i, j) pearson(table(factor(w[, i], 0:1), factor(y[, j], 0:1))), places$i, places$j)
  tested <- which(!is.na(tests[1, ]))
  eigenvalues <- NULL
  if (length(tested)) {
    one <- sweep(w, 2, colMeans(w)); other <- sweep(y, 2, colMeans(y))
    products <- mapply(function(i, j) one[, i] * other[, j], places$i[tested], places$j[tested])
    products <- matrix(products, nrow(w)); products <- sweep(products, 2, colMeans(products))
    d <- (colMeans(one^2)[places$i] * colMeans(other^2)[places$j])[tested]
    eigenvalues <- eigen((crossprod(products) / nrow(w)) / d, only.values = TRUE)$values
  }
  rows <- function(x) lapply(seq_len(ncol(w)), function(i) as.list(x[places$i == i]))
  expected(nrow(w), tests[1, ], tests[2, ], eigenvalues, rows)
}
marks <- function(n, options) {
  rate <- sample(c(0, 1, runif(8, 0.05, 0.8)), options, TRUE); mood <- rnorm(n, 0, sample(c(0, 0.3), 1))
  vapply(rate, function(rate) as.integer(runif(n) < if (rate %in% 0:1) rate else rate + mood), integer(n)) |> matrix(n)
}
rows <- function(m) lapply(seq_len(nrow(m)), function(i) as.list(m[i, ]))
cases <- list()
add <- function(kind, input, expected) {
  id <- sprintf("R-%05d", length(cases) + 1)
  cases[[length(cases) + 1]] <<- list(id = id, kind = kind, input = input, expected = expected)
}
for (number_of_case in seq_len(each)) {
  n <- draw(1, sample(c(4, 20, 200), 1)); options <- draw(1, 5)
  group <- sample(draw(1, 5), n, TRUE) - 1; y <- marks(n, options)
  # Groups that say the opposite of each other.
  if (draw(1, 10) == 1) y[, 1] <- group %% 2
  add("mmi", list(group = as.list(group), chosen = rows(y), count = as.list(rep(1, n))), mmi(group, y))
  w <- marks(n, draw(1, 4))
  if (draw(1, 10) == 1) w[, 1] <- y[, 1]
  add("spmi", list(first = rows(w), second = rows(y), count = as.list(rep(1, n))), spmi(w, y))
}
exact <- list(keys = I(c("n", "df")), rtol = 0, atol = 0)
near <- list(keys = I(setdiff(names(cases[[1]]$expected), c("n", "df"))), package = "stats", `function` = "chisq.test, eigen, pchisq",
  version = as.character(getRversion()), formula = "tests/stats/compare_multiple.R", rtol = 1e-8, atol = 1e-10)
kinds <- c("mmi", "spmi")
json <- toJSON(list(family = "multiple answers by R", schema = 1, refs = setNames(list(list(exact, near), list(exact, near)), kinds), cases = cases),
  auto_unbox = TRUE, na = "null", null = "null", digits = I(17))
writeLines(json, file)
