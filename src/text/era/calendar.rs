//! The civil (proleptic Gregorian) calendar: a day or a month, its number, its weekday. Separate from the eras because
//! arithmetic on dates is done here and nowhere else.

use std::fmt;

use crate::kept::kept;

/// A date of day or month precision. Ordered by time; a month comes before its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// The Gregorian year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month; `None` where only the month is known.
    pub day: Option<u8>,
}

kept!(CivilDate { year, month, day });

/// Why a written date does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImpossibleDate {
    /// An era has no year 0.
    NoSuchYear,
    /// Not one of the twelve months.
    NoSuchMonth,
    /// The month exists and has no such day.
    NoSuchDay,
    /// The weekday written beside the date belongs to another day.
    OtherWeekday {
        /// As written.
        written: Weekday,
        /// The weekday of the date.
        actual: Weekday,
    },
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// 月
    Monday,
    /// 火
    Tuesday,
    /// 水
    Wednesday,
    /// 木
    Thursday,
    /// 金
    Friday,
    /// 土
    Saturday,
    /// 日
    Sunday,
}

impl Weekday {
    /// The days in order, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// The one-character name: 月, 火, ...
    #[must_use]
    pub fn kanji(self) -> char {
        match self {
            Weekday::Monday => '月',
            Weekday::Tuesday => '火',
            Weekday::Wednesday => '水',
            Weekday::Thursday => '木',
            Weekday::Friday => '金',
            Weekday::Saturday => '土',
            Weekday::Sunday => '日',
        }
    }

    /// The weekday of a one-character name.
    #[must_use]
    pub fn from_kanji(name: char) -> Option<Self> {
        Self::ALL.into_iter().find(|weekday| weekday.kanji() == name)
    }

    /// The weekday of a day number.
    fn of(day: i32) -> Self {
        // Day 0, 1970-01-01, was a Thursday.
        match (i64::from(day) + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }
}

impl CivilDate {
    /// A date that exists.
    ///
    /// # Errors
    ///
    /// What makes the date impossible.
    pub fn new(year: i32, month: u8, day: Option<u8>) -> Result<Self, ImpossibleDate> {
        let length = month_length(year, month).ok_or(ImpossibleDate::NoSuchMonth)?;
        match day {
            Some(day) if day == 0 || day > length => Err(ImpossibleDate::NoSuchDay),
            Some(_) | None => Ok(Self { year, month, day }),
        }
    }

    /// Days since 1970-01-01; of a month, its first day.
    #[must_use]
    pub fn first_day_number(&self) -> i32 {
        day_number(self.year, self.month, self.day.unwrap_or(1))
    }

    /// Days since 1970-01-01; of a month, its last day.
    #[must_use]
    pub fn last_day_number(&self) -> i32 {
        let last = month_length(self.year, self.month).unwrap_or(31);
        day_number(self.year, self.month, self.day.unwrap_or(last))
    }

    /// The date of a day number.
    #[must_use]
    pub fn from_day_number(days: i32) -> Self {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days: years begin in March, so that the
        // leap day is the last day of the year.
        let shifted = i64::from(days) + 719_468;
        let cycle = shifted.div_euclid(146_097);
        let day_of_cycle = shifted.rem_euclid(146_097);
        let year_of_cycle =
            (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
        let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = year_of_cycle + cycle * 400 + i64::from(month <= 2);
        // All three fit: the bounds of i32 days are about ±5.9 million years.
        Self {
            year: i32::try_from(year).unwrap_or(i32::MAX),
            month: u8::try_from(month).unwrap_or(1),
            day: Some(u8::try_from(day).unwrap_or(1)),
        }
    }

    /// The weekday; `None` for a month.
    #[must_use]
    pub fn weekday(&self) -> Option<Weekday> {
        self.day.map(|_| Weekday::of(self.first_day_number()))
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        match self.day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// The last Monday (or another weekday) of a month: the usual day of a deadline. A month outside 1 to 12 is taken as the
/// nearest one.
#[must_use]
pub fn last_weekday_of_month(year: i32, month: u8, weekday: Weekday) -> CivilDate {
    let month = CivilDate { year, month: month.clamp(1, 12), day: None };
    let last = month.last_day_number();
    // Seven days in a row hold every weekday once.
    let day = (0..7).map(|back| last.saturating_sub(back)).find(|day| Weekday::of(*day) == weekday);
    CivilDate::from_day_number(day.unwrap_or(last))
}

/// The number of days in a month that exists.
fn month_length(year: i32, month: u8) -> Option<u8> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// Hinnant's days_from_civil; beyond the bounds of i32 the nearest bound.
fn day_number(year: i32, month: u8, day: u8) -> i32 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let cycle = year.div_euclid(400);
    let year_of_cycle = year.rem_euclid(400);
    let march_month = (month + 9) % 12;
    let day_of_year = (153 * march_month + 2) / 5 + day - 1;
    let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    let days = cycle * 146_097 + day_of_cycle - 719_468;
    i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX })
}
