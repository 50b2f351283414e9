//! Calendar days and the ways in which offices write them.
//!
//! Only what the bundled files need: weekday arithmetic for "the last Friday
//! of the month" and the spellings R1.5.31, 令和元年5月31日, 2019/5/31.

/// One calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Day {
    /// Gregorian year.
    pub(crate) year: i32,
    /// Month, 1 to 12.
    pub(crate) month: u8,
    /// Day of the month, from 1.
    pub(crate) day: u8,
}

impl Day {
    /// A day from its parts; the callers write real dates.
    pub(crate) const fn new(year: i32, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// Days since 1970-01-01 (Howard Hinnant's `days_from_civil`).
    fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * shifted + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The inverse of [`Day::number`].
    fn from_number(number: i64) -> Self {
        let z = number + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * years + years / 4 - years / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = years + era * 400 + i64::from(month <= 2);
        Self::new(year as i32, month as u8, day as u8)
    }

    /// The day `days` later.
    pub(crate) fn plus(self, days: usize) -> Self {
        Self::from_number(self.number() + days as i64)
    }

    /// Days from this one to `other` (0 if `other` is earlier).
    pub(crate) fn until(self, other: Self) -> usize {
        (other.number() - self.number()).max(0) as usize
    }

    /// The weekday, Monday = 0 … Sunday = 6 (1970-01-01 was a Thursday).
    pub(crate) fn weekday(self) -> i64 {
        (self.number() + 3).rem_euclid(7)
    }

    /// This day, or the Monday after it when it falls on a weekend.
    pub(crate) fn working(self) -> Self {
        match self.weekday() {
            5 => self.plus(2),
            6 => self.plus(1),
            _ => self,
        }
    }

    /// Era letter, era name and year in the era: Reiwa began on 2019-05-01.
    fn era(self) -> (char, &'static str, i32) {
        if self >= Self::new(2019, 5, 1) {
            ('R', "令和", self.year - 2018)
        } else {
            ('H', "平成", self.year - 1988)
        }
    }

    /// As in `R1.5.31`.
    pub(crate) fn short(self) -> String {
        let (letter, _, year) = self.era();
        format!("{letter}{year}.{}.{}", self.month, self.day)
    }

    /// As in `令和元年5月31日`.
    pub(crate) fn long(self) -> String {
        let (_, name, year) = self.era();
        let year = if year == 1 { "元".to_owned() } else { year.to_string() };
        format!("{name}{year}年{}月{}日", self.month, self.day)
    }

    /// As in `2019/5/31`.
    pub(crate) fn slashes(self) -> String {
        format!("{}/{}/{}", self.year, self.month, self.day)
    }

    /// As in `2019-05-31`.
    pub(crate) fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The last Friday of a month.
pub(crate) fn last_friday(year: i32, month: u8) -> Day {
    let next_month = if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
    let last = Day::from_number(next_month.number() - 1);
    Day::from_number(last.number() - (last.weekday() - 4).rem_euclid(7))
}
