//! Sentences from figures made by hand: what is said, of whom, and what is not.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, Phrase, findings as found_words, units};
use crate::findings::derived::whole_period_note;
use crate::findings::figure::{Beside, Figure, FigureValue};
use crate::findings::plan::disclosure::Rule;
use crate::findings::plan::{
    AnalysisPlan, Called, Changed, Degree, Derivation, FigureRequest, FigureSource, Ordered, Statement,
    StatementKind, Style, TenthsConvention,
};
use crate::findings::statements::{Written, conventions, write};
use crate::stats::base::BaseChain;
use crate::stats::comparison::Fraction;
use crate::stats::inference::InferenceMode;
use crate::stats::outcome_rate::dispositions::DispositionTable;
use crate::stats::precision::Wanted;
use crate::stats::share::{Beyond, Share, nonresponse_bounds};
use crate::stats::{Level, Undefined};

const CUT: Called = Called { tenths: Some(TenthsConvention::Cut), degree: Degree::Plain, decimals: None };
const ROUNDED: Called = Called { tenths: Some(TenthsConvention::Rounded), ..CUT };
const PERCENT: Called = Called { tenths: None, ..CUT };

fn request(id: &str, derive: Derivation, years: &[i32]) -> FigureRequest {
    FigureRequest {
        id: id.to_owned(),
        label: Phrase::default(),
        unit: units::percent(),
        decimals: 1,
        own_decimals: None,
        low_response_below: 80,
        wanted: Wanted::default(),
        assumed: None,
        beside: Vec::new(),
        source: FigureSource::Indicator { indicator: "i".to_owned(), derive, years: years.to_vec() },
    }
}

fn plan(statements: Vec<Statement>, years: &[i32]) -> AnalysisPlan {
    AnalysisPlan {
        id: "p".to_owned(),
        file: String::new(),
        title: Phrase::default(),
        period: (2018, 2020),
        as_of: None,
        decimals: 1,
        disclosure: None,
        low_response_below: 80,
        dispositions: DispositionTable::default(),
        sections: Vec::new(),
        templates: Vec::new(),
        problems: Vec::new(),
        projects: Vec::new(),
        figures: vec![
            request("f", Derivation::ActualOverTarget, years),
            request("c", Derivation::Change, &[2019, 2020]),
        ],
        tables: Vec::new(),
        statements,
        claims: Vec::new(),
    }
}

fn statement(kind: StatementKind) -> Statement {
    Statement {
        id: "s".to_owned(),
        subject: Phrase::same("実績は"),
        unit: Phrase::same("か所"),
        style: Style::Sentence,
        numbers: None,
        convention_reason: None,
        kind,
    }
}

fn ministry(kind: StatementKind) -> Statement {
    Statement { style: Style::Ministry, subject: Phrase::default(), ..statement(kind) }
}

fn written(statement: Statement, years: &[i32], figures: Vec<Figure>) -> Written {
    let figures: BTreeMap<String, Figure> = figures.into_iter().map(|one| (one.id.clone(), one)).collect();
    write(&plan(vec![statement], years), &figures, &[]).remove("s").unwrap()
}

fn figure(id: &str, value: FigureValue) -> Figure {
    Figure::computed(id, Phrase::same(id), value, units::percent(), 1)
}

fn ratio(numerator: i128, denominator: i128) -> Figure {
    figure("f", FigureValue::Ratio(Fraction { numerator, denominator }))
}

fn change(numerator: i128, denominator: i128) -> Figure {
    Figure { period: Some((2019, 2020)), ..figure("c", FigureValue::Change(Fraction { numerator, denominator })) }
}

/// A share of some units that were asked, of a census.
fn share(id: &str, numerator: u64, denominator: u64, asked: u64) -> Figure {
    let base = BaseChain {
        distributed: Some(asked),
        not_returned: asked - denominator,
        returned: denominator,
        valid: denominator,
        n: denominator,
        ..BaseChain::default()
    };
    let complete = asked == denominator;
    let mode = if complete { InferenceMode::CensusComplete } else { InferenceMode::CensusIncomplete };
    let beyond = nonresponse_bounds(numerator, &base).filter(|_| !complete).map(|(low, high)| Beside {
        words: Phrase::same("範囲"),
        beyond: Beyond::Bounds(low, high),
        level: Level::PERCENT_95,
        simple: true,
    });
    Figure {
        base: Some(base),
        mode: Some(mode),
        beyond,
        ..figure(id, FigureValue::Share(Share { numerator, denominator }))
    }
}

fn of_target(called: Called) -> StatementKind {
    StatementKind::Target { figure: "f".to_owned(), called }
}

fn of_change(called: Called) -> StatementKind {
    StatementKind::Change { of: Changed::Figure("c".to_owned()), called }
}

fn of_share(called: Called) -> StatementKind {
    StatementKind::Share { figure: "a".to_owned(), called }
}

fn majority() -> StatementKind {
    StatementKind::Majority { figure: "a".to_owned() }
}

#[test]
fn the_whole_period_names_the_years_that_were_used_and_the_part_of_one() {
    let years = [2018, 2020];
    let mut whole = ratio(33, 40);
    whole.period = Some((2018, 2020));
    whole.notes.push(found_words::unlike_periods("R2", 2020, "令和2年9月30日"));
    whole.notes.extend(whole_period_note(Derivation::ActualOverTarget, &years));
    let kind = StatementKind::WholePeriod { figure: "f".to_owned(), called: CUT };
    let said = written(statement(kind.clone()), &years, vec![whole.clone()]);
    assert_eq!(
        said.text.ja,
        "実績は目標値の８割（H30・R2の計 33/40、R1は目標なし、割未満切り捨て）に達した\
         （R2は令和2年9月30日現在の値で、年度全体の目標・実績と比べている）。"
    );
    // In the published form the years stand below.
    let brief = written(ministry(kind.clone()), &years, vec![whole.clone()]);
    assert_eq!(brief.text.ja, "目標値の８割");
    assert!(brief.remarks[0].ja.contains("H30・R2の計 33/40、R1は目標なし"), "{:?}", brief.remarks);
    // A year that has a target and is left out.
    let amount = FigureValue::Amount(20.into());
    let targeted = figure("i.target.FY2019", amount);
    let unsaid = written(statement(kind), &years, vec![whole, targeted]);
    assert_eq!(unsaid.text.ja, "（「実績は…」の文は書いていない。R1にも目標があるのに、期間に入っていない。）");
}

#[test]
fn the_published_forms_of_the_seed() {
    let said = |kind, figures| written(ministry(kind), &[2020], figures).text.ja;
    assert_eq!(said(of_target(CUT), vec![ratio(15, 20)]), "目標値の７割");
    assert_eq!(said(of_change(ROUNDED), vec![change(-3, 18)]), "前年比２割減");
    let both = StatementKind::TargetAndChange {
        target: "f".to_owned(),
        change: "c".to_owned(),
        target_called: CUT,
        change_called: ROUNDED,
    };
    let both = written(ministry(both), &[2020], vec![ratio(15, 20), change(-3, 18)]);
    assert_eq!(both.text.ja, "目標値の７割で前年比２割減");
    assert_eq!(both.text.en, "7 tenths of the target, down 2 tenths on the year before");
    assert_eq!(both.remarks[0].ja, "「目標値の７割で前年比２割減」: 15/20、△16.7％。");
    let needed = Statement { unit: Phrase::same("ヶ所"), ..ministry(of_share(PERCENT)) };
    let needed = written(needed, &[], vec![share("a", 104, 129, 130)]);
    assert_eq!(needed.text.ja, "80.6％、104ヶ所（回収129ヶ所）");
    assert_eq!(needed.remarks[0].ja, "「80.6％」: 範囲。");
}

#[test]
fn no_tenth_is_said_that_is_not_reached() {
    let said = |called, numerator, denominator| {
        written(ministry(of_target(called)), &[2020], vec![ratio(numerator, denominator)]).text.ja
    };
    assert_eq!(said(ROUNDED, 97, 100), "目標値の９割を超える");
    assert_eq!(said(CUT, 5, 100), "目標値の１割未満");
    assert_eq!(said(CUT, 20, 20), "目標値どおり");
    assert_eq!(said(CUT, 25, 20), "目標値の125.0％");
    assert_eq!(said(CUT, 0, 20), "目標値の０割");
    assert_eq!(said(Called { degree: Degree::About, ..ROUNDED }, 79, 100), "目標値の約８割");
    assert_eq!(said(Called { degree: Degree::About, ..ROUNDED }, 80, 100), "目標値の８割");
    assert_eq!(said(Called { degree: Degree::Side, ..ROUNDED }, 79, 100), "目標値の８割弱");
    assert_eq!(said(Called { degree: Degree::Side, ..ROUNDED }, 81, 100), "目標値の８割強");
    assert_eq!(said(Called { degree: Degree::Odd, ..CUT }, 79, 100), "目標値の７割余り");
    assert_eq!(said(Called { degree: Degree::About, ..PERCENT }, 2, 3), "目標値の約66.7％");
    assert_eq!(said(Called { degree: Degree::About, decimals: Some(0), ..PERCENT }, 1, 2), "目標値の50％");
}

#[test]
fn a_change_has_its_direction_and_none_is_called_the_same() {
    let said = |called, numerator, denominator| {
        written(statement(of_change(called)), &[], vec![change(numerator, denominator)]).text.ja
    };
    assert_eq!(said(ROUNDED, 3, 18), "実績は前年比２割増（16.7％）であった。");
    assert_eq!(said(ROUNDED, -3, 100), "実績は前年比１割未満の減（△3.0％）であった。");
    assert_eq!(said(CUT, 0, 18), "実績は前年と同じ（0.0％）であった。");
    assert_eq!(said(PERCENT, -3, 18), "実績は前年比16.7％減であった。");
    let gap = figure("f", FigureValue::Points(Fraction { numerator: -23, denominator: 100 }));
    let said = written(statement(of_target(PERCENT)), &[2020], vec![gap]).text;
    assert_eq!(said.ja, "実績は目標を23.0ポイント下回った。");
    assert_eq!(said.en, "実績は 23.0 points below the target.");
}

#[test]
fn a_majority_is_of_everyone_only_where_nobody_could_turn_it_round() {
    let said = |one: Figure| written(statement(majority()), &[], vec![one]).text.ja;
    assert_eq!(said(share("a", 10, 18, 18)), "実績は過半数（55.6％、10/18か所）であった。");
    // 12 of 16 of 18: at least 12 of 18 whatever the two say.
    assert_eq!(said(share("a", 12, 16, 18)), "実績は過半数（75.0％、12/16か所）であった（範囲）。");
    // 9 of 16 of 20: it may be fewer than half.
    assert_eq!(
        said(share("a", 9, 16, 20)),
        "実績は回答のあった16か所の過半数（56.3％、9/16か所）であった（範囲）。"
    );
    assert_eq!(
        said(share("a", 17, 17, 18)),
        "実績は回答のあった17か所のすべて（100.0％、17/17か所）であった（範囲）。"
    );
    assert_eq!(said(share("a", 9, 18, 18)), "実績は半数（50.0％、9/18か所）であった。");
    assert_eq!(said(share("a", 3, 18, 18)), "実績は半数に満たない（16.7％、3/18か所）。");
    // Whoever answered: only of those.
    let open = Figure { mode: Some(InferenceMode::Open), beyond: None, ..share("a", 10, 18, 18) };
    assert!(said(open).contains("回答のあった18か所の過半数"));
    let nobody = figure("a", FigureValue::Undefined(Undefined::EmptyBase));
    assert!(said(nobody).contains("母数が0のため"));
}

/// The word is never of everyone where some answers of those who are silent would make it false: every census of few.
#[test]
fn no_majority_is_said_of_everyone_that_the_silent_could_undo() {
    for asked in 1..=14_u64 {
        for n in 1..=asked {
            for k in 0..=n {
                let text = written(statement(majority()), &[], vec![share("a", k, n, asked)]).text.ja;
                let of_all = !text.contains("回答のあった");
                let silent = asked - n;
                let always = |holds: fn(u64, u64) -> bool| (0..=silent).all(|more| holds(k + more, asked));
                let true_of_all = match &text {
                    text if text.contains("すべて") => always(|yes, all| yes == all),
                    text if text.contains("皆無") => always(|yes, _| yes == 0),
                    text if text.contains("過半数") => always(|yes, all| 2 * yes > all),
                    text if text.contains("半数に満たない") => always(|yes, all| 2 * yes < all),
                    _ => always(|yes, all| 2 * yes == all),
                };
                assert_eq!(of_all, true_of_all, "{k}/{n} of {asked}: {text}");
            }
        }
    }
}

fn order(ids: &[&str], figures: Vec<Figure>) -> Phrase {
    let ids = ids.iter().map(|id| (*id).to_owned()).collect();
    written(statement(StatementKind::Order { of: Ordered::Figures(ids), top: 2 }), &[], figures).text
}

#[test]
fn an_order_names_ties_together_and_speaks_of_whom_it_is_known() {
    let count = |id: &str, n| Figure { unit: Phrase::same("回"), ..figure(id, FigureValue::Count(n)) };
    let said = order(&["a", "b", "c"], vec![count("a", 3), count("b", 9), count("c", 3)]);
    assert_eq!(said.ja, "実績は最も多いのはb（9回）、次いでa（3回）、c（3回）（同じ数）であった。");
    let all = order(&["a", "b"], vec![count("a", 3), count("b", 3)]);
    assert!(all.ja.contains("どれも同じ数"), "{}", all.ja);
    let none = order(&["a", "b"], vec![count("a", 0), count("b", 0)]);
    assert!(none.ja.contains("どれも0件"), "{}", none.ja);
    let mixed = order(&["a", "b"], vec![count("a", 3), share("b", 3, 4, 4)]);
    assert!(mixed.ja.contains("種類か単位の違う"), "{}", mixed.ja);
    // 12 and 3 of 16 of 18: the two that are silent change nothing. 9 and 7 of 16 of 18: they might.
    let sure = order(&["a", "b"], vec![share("a", 12, 16, 18), share("b", 3, 16, 18)]);
    assert!(sure.ja.starts_with("実績は最も多いのはa（75.0％、12/16）、次いでb"), "{}", sure.ja);
    let open = order(&["a", "b"], vec![share("a", 9, 16, 18), share("b", 7, 16, 18)]);
    assert!(open.ja.starts_with("実績は回答のあった16か所の中で最も多いのはa"), "{}", open.ja);
    let hidden = Figure {
        value: FigureValue::Suppressed(Rule::read("min-count 3").unwrap().name),
        ..share("b", 7, 16, 16)
    };
    let unsaid = order(&["a", "b"], vec![share("a", 9, 16, 16), hidden]);
    assert!(unsaid.ja.contains("秘匿されている") && !unsaid.ja.contains('9'), "{}", unsaid.ja);
}

#[test]
fn a_provisional_figure_is_marked_also_where_it_is_only_compared() {
    let count = |id: &str, n| figure(id, FigureValue::Count(n));
    let open = Figure { provisional: true, ..count("c", 1) };
    let said = order(&["a", "b", "c"], vec![count("a", 9), count("b", 5), open]);
    assert!(said.ja.ends_with("［要確認］"), "{}", said.ja);
}

#[test]
fn both_languages_say_the_same_tenths_and_directions() {
    for b in 1..=40_i128 {
        for a in 0..=b {
            for called in [CUT, ROUNDED] {
                let said = written(ministry(of_change(called)), &[], vec![change(a - b, b)]).text;
                for (ja, en) in [("減", "down"), ("増", "up"), ("同じ", "same")] {
                    assert_eq!(said.ja.contains(ja), said.en.contains(en), "{said:?}");
                }
                let said = written(ministry(of_target(called)), &[2020], vec![ratio(a, b)]).text;
                for n in 0..=9_u32 {
                    let ja = said.ja.contains(&crate::text::number::full_width(n));
                    let en = said.en.contains(&format!("{n} tenth"));
                    assert_eq!(ja, en, "{said:?}");
                }
                assert_eq!(said.ja.contains("未満"), said.en.contains("under"), "{said:?}");
            }
        }
    }
}

#[test]
fn two_conventions_in_one_report_are_named_and_a_reason_settles_it() {
    let named = |id: &str, called, reason: Option<&str>| Statement {
        id: id.to_owned(),
        convention_reason: reason.map(Phrase::same),
        ..statement(of_target(called))
    };
    let audit = |statements| conventions::audit(&plan(statements, &[2020]));
    assert_eq!(audit(vec![named("x", CUT, None), named("y", CUT, None), named("z", PERCENT, None)]), []);
    let mixed = audit(vec![named("x", CUT, None), named("y", ROUNDED, None)]);
    assert_eq!(mixed[0].rule, "mixed-conventions");
    assert_eq!(mixed[0].found.text(Lang::Ja), "割の数え方が混ざっている: 切り捨て x / 四捨五入 y");
    assert_eq!(mixed[0].accepted, None);
    let settled = audit(vec![named("x", CUT, None), named("y", ROUNDED, Some("引用"))]);
    assert_eq!(settled[0].accepted, Some(Phrase::same("引用")));
    let side = audit(vec![named("x", Called { degree: Degree::Side, ..ROUNDED }, None)]);
    assert_eq!((side[0].rule, side[0].is_open()), ("disputed-word", true));
}
