# Writes further cases beside the given ones, in the same shape:
#   Rscript tests/reference/further_cases.R tests/reference
# Made with R 4.2.2 and survival 3.5-3. Needs no other package.
library(survival)
folder <- commandArgs(trailingOnly = TRUE)[1]
set.seed(20200101)

json <- function(x) {
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', parts, collapse = ","), "}"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) I(x[i, ]))))
  one <- if (is.character(x)) paste0('"', x, '"') else ifelse(is.na(x), "null", ifelse(
    is.infinite(x), ifelse(x > 0, '"Inf"', '"-Inf"'), sprintf("%.17g", as.numeric(x))))
  if (length(x) == 1 && !inherits(x, "AsIs")) one else paste0("[", paste(one, collapse = ","), "]")
}

save_case <- function(name, about, r, input, param, expected)
  writeLines(json(list(case = name, about = about, r = r, input = lapply(input, I), param = param,
                       expected = expected)), file.path(folder, paste0(name, ".json")))

km <- function(formula, data, level = 0.95, ...) {
  one <- function(type) do.call(survfit, list(formula, data, conf.int = level, conf.type = type, ...))
  fit <- one("log")
  sizes <- if (is.null(fit$strata)) c(all = length(fit$time)) else fit$strata
  ends <- cumsum(sizes)
  out <- lapply(seq_along(sizes), function(g) {
    rows <- seq(ends[g] - sizes[g] + 1, ends[g])
    se <- if (fit$logse) fit$std.err * fit$surv else fit$std.err
    part <- list(time = fit$time, n_risk = fit$n.risk, n_event = fit$n.event, n_censor = fit$n.censor,
                 surv = fit$surv, se = se, cumhaz = fit$cumhaz, se_cumhaz = fit$std.chaz)
    part <- lapply(part, function(column) I(column[rows]))
    for (type in c("plain", "log", "log-log", "logit", "arcsin")) {
      limits <- one(type)
      part[[paste0("ci_", type)]] <- list(lower = I(limits$lower[rows]), upper = I(limits$upper[rows]))
    }
    part
  })
  names(out) <- names(sizes)
  if (length(out) == 1) out[[1]] else out
}

logrank <- function(test) list(
  observed = I(if (is.matrix(test$obs)) rowSums(test$obs) else test$obs),
  expected = I(if (is.matrix(test$exp)) rowSums(test$exp) else test$exp),
  variance = unname(test$var), chisq = test$chisq, df = length(test$n) - 1,
  p = pchisq(test$chisq, length(test$n) - 1, lower.tail = FALSE))

states <- function(formula, data, causes, type = "log", level = 0.95, tau, ...) {
  weighted <- "weights" %in% names(list(...))
  fit <- do.call(survfit, list(formula, data, conf.int = level, conf.type = type, influence = TRUE, ...))
  sizes <- if (is.null(fit$strata)) c(all = length(fit$time)) else fit$strata
  ends <- cumsum(sizes)
  parts <- lapply(seq_along(sizes), function(g) {
    rows <- seq(ends[g] - sizes[g] + 1, ends[g])
    counts <- list(n_risk = I(fit$n.risk[rows, 1]), n_event = fit$n.event[rows, -1, drop = FALSE])
    c(list(time = I(fit$time[rows])), if (weighted) NULL else counts,  # R counts persons here, not their weights
      list(pstate = fit$pstate[rows, ], se = fit$std.err[rows, ], lower = fit$lower[rows, ], upper = fit$upper[rows, ]))
  })
  names(parts) <- names(sizes)
  table <- summary(fit, rmean = tau)$table
  rows <- rownames(table)
  if (is.null(fit$strata)) rows <- paste0("all, ", rows)
  # R's standard error of a weighted mean time leaves the weights out: none then.
  c(list(states = I(fit$states)), parts, if (!weighted)
    list(sojourn = list(tau = tau, rows = I(rows), rmean = I(unname(table[, "rmean"])),
                        se = I(unname(table[, "se(rmean)"])))))
}

means <- function(formula, data, taus, ...) {
  fit <- do.call(survfit, list(formula, data, ...))
  lapply(taus, function(tau) {
    table <- summary(fit, rmean = tau)$table
    if (!is.matrix(table)) table <- t(table)
    list(tau = tau, rmst = I(unname(table[, "rmean"])), se = I(unname(table[, "se(rmean)"])))
  })
}

colon1 <- subset(colon, etype == 2)
arm <- as.character(colon1$rx)
save_case("51_colon_three_arms", "KM by three arms, 80 % CI; log-rank stratified by sex; Peto-Peto",
  "survfit(Surv(time, status) ~ group), survdiff(Surv(time, status) ~ group + strata(sex), rho)",
  list(time = colon1$time, event = colon1$status, group = arm), list(level = 0.8),
  c(km(Surv(time, event) ~ group, data.frame(time = colon1$time, event = colon1$status, group = arm), 0.8)))
d <- data.frame(time = colon1$time, event = colon1$status, group = as.integer(colon1$rx), strata = colon1$sex)
save_case("52_colon_stratified", "stratified log-rank, three groups, two strata",
  "survdiff(Surv(time, event) ~ group + strata(strata), rho)", as.list(d), list(level = 0.95),
  list(logrank = logrank(survdiff(Surv(time, event) ~ group + strata(strata), d)),
       peto = logrank(survdiff(Surv(time, event) ~ group + strata(strata), d, rho = 1)),
       rho_half = logrank(survdiff(Surv(time, event) ~ group + strata(strata), d, rho = 0.5))))
v <- data.frame(time = veteran$time, event = veteran$status, group = veteran$trt, strata = as.integer(veteran$celltype))
save_case("53_veteran_stratified", "log-rank stratified by four cell types",
  "survdiff(Surv(time, event) ~ group + strata(strata), rho)", as.list(v), list(level = 0.95),
  list(logrank = logrank(survdiff(Surv(time, event) ~ group + strata(strata), v)),
       peto = logrank(survdiff(Surv(time, event) ~ group + strata(strata), v, rho = 1))))

n <- 90
entry <- sample(0:20, n, TRUE)
g <- data.frame(entry = entry, time = entry + sample(1:30, n, TRUE), event = rbinom(n, 1, 0.6),
                group = sample(c("a", "b"), n, TRUE), whole = sample(0:4, n, TRUE),
                part = round(runif(n, 0.2, 3), 3))
e <- subset(g, select = c(entry, time, event, group))
save_case("54_truncation_groups", "delayed entry in months with ties, two groups, 90 % CI",
  "survfit(Surv(entry, time, event) ~ group)", as.list(e), list(level = 0.9),
  km(Surv(entry, time, event) ~ group, e, 0.9))
w <- data.frame(entry = g$entry, time = g$time, event = g$event, weight = g$whole)[g$whole > 0, ]
save_case("55_truncation_frequency_weights", "delayed entry and whole weights (naive se)",
  "survfit(Surv(entry, time, event) ~ 1, weights = weight, robust = FALSE)", as.list(w), list(level = 0.95),
  km(Surv(entry, time, event) ~ 1, w, weights = w$weight, robust = FALSE))
p <- data.frame(time = g$time - g$entry, event = g$event, group = g$group, weight = g$part)
save_case("56_sampling_weights_groups", "fractional weights, two groups with ties: robust se and all limits",
  "survfit(Surv(time, event) ~ group, weights = weight, cluster = 1:n)", as.list(p), list(level = 0.95),
  km(Surv(time, event) ~ group, p, weights = p$weight, cluster = seq_len(n)))
t <- data.frame(entry = g$entry, time = g$time, event = g$event, weight = g$part)
save_case("57_truncation_sampling_weights", "delayed entry and fractional weights: robust se",
  "survfit(Surv(entry, time, event) ~ 1, weights = weight, cluster = 1:n)", as.list(t), list(level = 0.95),
  km(Surv(entry, time, event) ~ 1, t, weights = t$weight, cluster = seq_len(n)))
q <- data.frame(entry = c(0, 0, 3, 3, 4), time = c(1, 2, 5, 6, 7), event = c(1, 1, 1, 0, 1))
save_case("58_risk_set_empties", "everybody has left before the next ones enter: the share stays 0",
  "survfit(Surv(entry, time, event) ~ 1)", as.list(q), list(level = 0.95), km(Surv(entry, time, event) ~ 1, q))
b <- data.frame(time = 1e6 * sample(1:40, 200, TRUE), event = rbinom(200, 1, 0.5), weight = sample(1:1e6, 200))
save_case("59_large_numbers", "times and whole weights in millions",
  "survfit(Surv(time, event) ~ 1, weights = weight, robust = FALSE)", as.list(b), list(level = 0.95),
  km(Surv(time, event) ~ 1, b, weights = b$weight, robust = FALSE))
s <- data.frame(time = c(5, 5, 5), event = c(1, 1, 1))
save_case("60_all_leave_at_once", "one time, all leave", "survfit(Surv(time, event) ~ 1)", as.list(s),
  list(level = 0.95), km(Surv(time, event) ~ 1, s))
f <- data.frame(time = c(0.3, 0.1 + 0.2, 0.7, 1 - 0.3, 1.5), event = c(1, 1, 0, 1, 0))
save_case("61_rounding_ties", "times that differ by rounding only are tied",
  "survfit(Surv(time, event) ~ 1)", as.list(f), list(level = 0.95), km(Surv(time, event) ~ 1, f))

m <- data.frame(time = colon1$time, event = colon1$status, group = as.integer(colon1$rx))
save_case("62_colon_rmean", "restricted means by three arms at short, long and last horizons",
  "summary(survfit(Surv(time, event) ~ group), rmean = tau)$table", as.list(m), list(level = 0.95),
  means(Surv(time, event) ~ group, m, c(365, 1000.5, 2000, 3000)))
x <- data.frame(time = b$time, event = b$event, weight = b$weight)
save_case("63_weighted_rmean", "restricted means with whole weights",
  "summary(survfit(Surv(time, event) ~ 1, weights = weight, robust = FALSE), rmean = tau)$table",
  as.list(x), list(level = 0.95), means(Surv(time, event) ~ 1, x, c(1e6, 2.5e6, 3e7), weights = x$weight, robust = FALSE))
y <- subset(e, select = c(entry, time, event))
save_case("64_truncation_rmean", "restricted means with delayed entry",
  "summary(survfit(Surv(entry, time, event) ~ 1), rmean = tau)$table", as.list(y), list(level = 0.95),
  means(Surv(entry, time, event) ~ 1, y, c(12.5, 25, 40)))

causes <- c("job", "study", "other")
k <- data.frame(time = g$time - g$entry, event = sample(0:3, n, TRUE), group = g$group)
k$state <- factor(k$event, 0:3, labels = c("on", causes))
save_case("65_three_causes_groups", "Aalen-Johansen, three causes, two groups, log-log limits at 90 %",
  "survfit(Surv(time, state) ~ group, conf.type = 'log-log')", as.list(k[c("time", "event", "group")]),
  list(causes = I(causes), conf_type = "log-log", level = 0.9),
  states(Surv(time, state) ~ group, k, causes, "log-log", 0.9, 20))
k$weight <- g$part
save_case("66_causes_sampling_weights", "Aalen-Johansen with fractional weights",
  "survfit(Surv(time, state) ~ 1, weights = weight, id = 1:n)", as.list(k[c("time", "event", "weight")]),
  list(causes = I(causes), conf_type = "log", level = 0.95),
  states(Surv(time, state) ~ 1, k, causes, tau = 20, weights = k$weight, id = seq_len(n)))
k$entry <- g$entry; k$stop <- g$time; k$id <- seq_len(n)
tk <- k[c("entry", "stop", "event")]; names(tk)[2] <- "time"
save_case("67_causes_truncation", "Aalen-Johansen with delayed entry, plain limits",
  "survfit(Surv(entry, stop, state) ~ 1, id = 1:n, conf.type = 'plain')", as.list(tk),
  list(causes = I(causes), conf_type = "plain", level = 0.95),
  states(Surv(entry, stop, state) ~ 1, k, causes, "plain", tau = 40, id = k$id))

o <- data.frame(entry = round(runif(60, 0, 10), 3), event = rbinom(60, 1, 0.7), group = rep(1:3, 20))
o$time <- o$entry + round(rexp(60, 1 / 12), 5) + 0.0001
fit <- coxph(Surv(entry, time, event) ~ factor(group), o)
save_case("68_delayed_entry_logrank", "log-rank with delayed entry: the score test, no ties, three groups",
  "summary(coxph(Surv(entry, time, event) ~ factor(group)))$sctest", as.list(o[c("entry", "time", "event", "group")]),
  list(level = 0.95), list(logrank = list(chisq = unname(summary(fit)$sctest[1]), df = 2,
                                          p = unname(summary(fit)$sctest[3]))))
