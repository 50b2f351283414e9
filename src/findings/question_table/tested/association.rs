//! Whether rows and columns have to do with each other, and how much: chi-square, G and Cramér's V.

use crate::catalogue::tests as said;
use crate::findings::how::Topic;
use crate::findings::plan::table_tests::TableTest;
use crate::findings::question_table::tested::cells::Cross;
use crate::findings::question_table::tested::{Df, Line, worked};
use crate::stats::contingency::Table;
use crate::text::number;

/// The line of Pearson's X² or of G.
pub(super) fn chi_square(test: TableTest, cross: &Cross) -> Line {
    let g = test == TableTest::G;
    let result = cross.table().and_then(if g { Table::likelihood_ratio } else { Table::pearson });
    let formula = if g {
        "G = 2 Σ O ln(O / E), df = (r − 1)(c − 1)"
    } else {
        "X² = Σ (O − E)² / E, df = (r − 1)(c − 1)"
    };
    let mut terms = cross.terms();
    if let Ok(test) = &result {
        terms.push((if g { "G" } else { "X²" }, number::real(test.statistic, 4)));
        terms.push(("df", test.df.to_string()));
    }
    Line {
        word: test.word(),
        name: test.name(),
        statistic: Some(result.map(|test| test.statistic)),
        df: Df::One(result.map(|test| test.df)),
        p: Some(result.map(|test| test.p)),
        how: worked(test.name(), formula, &terms, Topic::Tables),
    }
}

/// V as it is, and with its bias taken out.
pub(super) fn cramers_v(cross: &Cross) -> Vec<Line> {
    let mut terms = cross.terms();
    let chi_square = cross.table().and_then(Table::pearson);
    terms.extend(chi_square.ok().map(|test| ("X²", number::real(test.statistic, 3))));
    let measure = |word, name: crate::catalogue::Phrase, value, formula: &str| Line {
        word,
        how: worked(name.clone(), formula, &terms, Topic::Tables),
        name,
        statistic: Some(value),
        df: Df::None,
        p: None,
    };
    let test = TableTest::CramersV;
    vec![
        measure(test.word(), test.name(), cross.table().and_then(Table::cramers_v), "√(X² / (n (min(r, c) − 1)))"),
        measure(
            "cramers_v_corrected",
            said::cramers_v_corrected(),
            cross.table().and_then(Table::cramers_v_corrected),
            "√(max(0, X²/n − (r − 1)(c − 1)/(n − 1)) / (min(r − (r − 1)²/(n − 1), c − (c − 1)²/(n − 1)) − 1))",
        ),
    ]
}
