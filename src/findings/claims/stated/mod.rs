//! Every statement of fact in a written report: what is counted or shared out, in numbers or in words, with its exact value as
//! it is shown and what the sentence says about it. Nothing is compared here; who binds a statement to a figure finds the
//! words around it by its spans.

mod context;
mod dates;
mod find;
mod parts;
mod passed;
mod quantity;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

pub use find::{sentences, stated, stated_in};

use crate::text::era::{CivilDate, DateReading, fiscal_year};
use crate::text::number::Decimal;

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What is stated.
    pub what: What,
    /// The block of the document.
    pub block: usize,
    /// The bytes of the block's text that state it: the number with its unit, or the words.
    pub span: Range<usize>,
    /// The bytes of the sentence around it.
    pub sentence: Range<usize>,
    /// How exactly it is meant.
    pub degree: Degree,
    /// Which way something moved, where the statement says so.
    pub direction: Option<Direction>,
    /// What it is measured against, where the sentence says so.
    pub against: Option<Against>,
    /// The year, the day or the time that the sentence gives it, the nearest one before it.
    pub when: Option<When>,
}

/// What a statement states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// 「84名」; the unit in one spelling, empty where none is written.
    Count {
        /// The number.
        value: Number,
        /// What is counted.
        unit: String,
    },
    /// 「80.6％」
    Percent(Number),
    /// 「8.8ポイント」
    Points(Number),
    /// 「７割」「8割5分」, in tenths.
    Tenths(Number),
    /// 「1.5倍」
    Times(Number),
    /// 「104/129」「129か所中104か所」「104 ヶ所（回収 129 ヶ所）」
    Fraction {
        /// Those counted.
        numerator: i128,
        /// Those among whom they are counted.
        denominator: i128,
        /// What is counted; empty where none is written.
        unit: String,
    },
    /// 「3分の1」: a part, whatever it is of.
    Ratio {
        /// 1 of 3分の1.
        numerator: i128,
        /// 3 of it.
        denominator: i128,
    },
    /// 「n=129」: how many a share rests on.
    Base(Number),
    /// 「過半数」「すべて」
    Part(Part),
    /// 「最も多い」「次いで」「第3位」
    Rank(Rank),
    /// 「増加した」 without a number.
    Trend,
    /// 「目標を達成した」 without a number.
    Target {
        /// Whether it was reached.
        met: bool,
    },
    /// 「R1.11.5」
    Date(DateReading),
    /// 「令和元年度」「10月現在」「事業期間全体」
    Period(When),
}

/// A number as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its exact value.
    pub value: Decimal,
    /// The places that are shown: 80.0 has one.
    pub places: u32,
}

/// How exactly a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Degree {
    /// As it stands.
    Plain,
    /// 約, およそ, 程度
    About,
    /// ほぼ, 近く: almost, from below.
    Nearly,
    /// 以上
    AtLeast,
    /// 以下, 以内, 最大
    AtMost,
    /// 超, を超える, を上回る
    Above,
    /// 未満, を下回る, 足らず
    Below,
    /// 強, 余り: somewhat more.
    Strong,
    /// 弱: somewhat less.
    Weak,
    /// 台: from there up to the next whole ten.
    Range,
}

/// Which way something moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// It became more.
    Up,
    /// It became less.
    Down,
    /// It stayed.
    Level,
}

/// What something is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Against {
    /// 目標値, 計画値
    Target,
    /// 前年, 前年度, 昨年度
    PreviousYear,
    /// 前回
    PreviousRound,
    /// 全国, 県平均 and other averages.
    Average,
}

/// A share in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// 過半数
    Majority,
    /// 半数, 半分
    Half,
    /// 大半, 大多数, 大部分
    Most,
    /// ほとんど
    NearlyAll,
    /// すべて, 全員, 全センター
    All,
    /// 皆無, ゼロ
    None,
}

/// A place in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// 最も多い, 最多
    First,
    /// 最も少ない, 最少
    Last,
    /// 次いで, 次に多い
    Next,
    /// 第3位, 3番目に多い
    Nth(u32),
    /// 上位3項目
    Top(u32),
    /// 主な理由
    Main,
}

/// When something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// 令和元年度; of R2 or H30 alone offices mean the fiscal year as a rule, and `said` is false.
    FiscalYear {
        /// The civil year it begins in.
        year: i32,
        /// Whether 年度 is written.
        said: bool,
    },
    /// 令和元年, 2019年
    Year(i32),
    /// A day or a month of a year.
    Date(CivilDate),
    /// 10月, 9月末, without its year.
    Month {
        /// The month.
        month: u8,
        /// Whether it says as of when (現在, 時点).
        as_of: bool,
    },
    /// 事業期間全体
    Whole,
    /// 前年度, 昨年
    PreviousYear,
    /// 今年度, 本年
    ThisYear,
}

impl When {
    /// The fiscal year that it names.
    pub fn fiscal_year(self) -> Option<i32> {
        match self {
            When::FiscalYear { year, .. } | When::Year(year) => Some(year),
            When::Date(date) => Some(fiscal_year(&date)),
            When::Month { .. } | When::Whole | When::PreviousYear | When::ThisYear => None,
        }
    }
}
