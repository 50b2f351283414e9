//! Numbers of lists and headings that Word writes itself, as the text that it prints: 「第１章」「⑵」「①」「・」.

use std::collections::{BTreeMap, BTreeSet};

use crate::workbook::package::Package;
use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// Levels of a list in Word.
const LEVELS: u8 = 9;

/// How one level of a list is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new() }
    }
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    /// Levels of the shared definitions.
    shared: BTreeMap<u32, BTreeMap<u8, Level>>,
    /// The definition of each list, and where it starts anew.
    lists: BTreeMap<u32, (u32, BTreeMap<u8, u32>)>,
    /// The last number of each level, by definition, and the lists that have been begun.
    counted: BTreeMap<u32, BTreeMap<u8, u32>>,
    begun: BTreeSet<u32>,
}

impl Numbering {
    pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Self, Broken> {
        let mut reading = Reading::default();
        if let Some(part) = part {
            package.walk(part, &mut reading)?;
        }
        Ok(reading.numbering)
    }

    /// The number of the next paragraph of a list at a level, as it is printed; empty where the list has none.
    pub(super) fn next(&mut self, list: u32, level: u8) -> String {
        let Some((shared, anew)) = self.lists.get(&list) else { return String::new() };
        let Some(levels) = self.shared.get(shared) else { return String::new() };
        let Some(own) = levels.get(&level) else { return String::new() };
        let counted = self.counted.entry(*shared).or_default();
        if self.begun.insert(list) {
            for (level, start) in anew {
                counted.insert(*level, start.saturating_sub(1));
            }
        }
        let number = counted.get(&level).map_or(own.start, |last| last.saturating_add(1));
        counted.insert(level, number);
        counted.retain(|deeper, _| *deeper <= level);
        if own.format == "bullet" {
            return "・".to_owned();
        }
        if own.format == "none" {
            return String::new();
        }
        let mut text = own.text.clone();
        for shown in 0..LEVELS {
            let sign = format!("%{}", shown + 1);
            if text.contains(&sign) {
                let level = levels.get(&shown).cloned().unwrap_or_default();
                let value = counted.get(&shown).copied().unwrap_or(level.start);
                text = text.replace(&sign, &formatted(value, &level.format));
            }
        }
        text.trim().to_owned()
    }
}

/// A number in one of the forms that Japanese documents use.
fn formatted(number: u32, format: &str) -> String {
    let sign = |first: char, most: u32| {
        (1..=most).contains(&number).then(|| char::from_u32(u32::from(first) + number - 1)).flatten()
    };
    let of = |signs: &str| signs.chars().nth(number.checked_sub(1)? as usize % signs.chars().count());
    let shown = match format {
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => sign('①', 20),
        "decimalEnclosedParen" => sign('⑴', 20),
        "decimalEnclosedFullstop" => sign('⒈', 20),
        "upperLetter" => sign('A', 26),
        "lowerLetter" => sign('a', 26),
        "upperRoman" => sign('Ⅰ', 12),
        "lowerRoman" => sign('ⅰ', 12),
        "aiueo" | "aiueoFullWidth" => {
            of("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
        }
        "iroha" | "irohaFullWidth" => {
            of("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス")
        }
        "japaneseCounting" | "ideographDigital" | "japaneseDigitalTenThousand" | "japaneseLegal"
            if number <= 10 =>
        {
            of("一二三四五六七八九十")
        }
        _ => None,
    };
    let full = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(c);
    match shown {
        Some(sign) => sign.to_string(),
        None if format == "decimalFullWidth" => number.to_string().chars().map(full).collect(),
        None => number.to_string(),
    }
}

#[derive(Default)]
struct Reading {
    numbering: Numbering,
    shared: Option<u32>,
    list: Option<u32>,
    level: u8,
}

impl Reading {
    fn open(&mut self) -> Option<&mut Level> {
        let shared = self.numbering.shared.entry(self.shared?).or_default();
        Some(shared.entry(self.level).or_default())
    }
}

impl Visit for Reading {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        let value = || element.get("val").unwrap_or_default().into_owned();
        match element.name() {
            "abstractNum" => self.shared = element.number("abstractNumId"),
            "num" => {
                self.list = element.number("numId");
                budget.keep(0)?;
            }
            "abstractNumId" => {
                if let (Some(list), Some(shared)) = (self.list, element.number("val")) {
                    self.numbering.lists.entry(list).or_default().0 = shared;
                }
            }
            "lvl" | "lvlOverride" => {
                self.level = element.number("ilvl").unwrap_or(0).min(LEVELS);
                budget.keep(0)?;
            }
            "startOverride" => {
                if let (Some(list), Some(start)) = (self.list, element.number("val")) {
                    let level = self.level;
                    self.numbering.lists.entry(list).or_default().1.insert(level, start);
                }
            }
            "start" => {
                if let (Some(start), Some(level)) = (element.number("val"), self.open()) {
                    level.start = start;
                }
            }
            "numFmt" => {
                let format = value();
                if let Some(level) = self.open() {
                    level.format = format;
                }
            }
            "lvlText" => {
                let text = value();
                if let Some(level) = self.open() {
                    level.text = text;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, _: &str, _: &mut Budget) -> Result<(), Broken> {
        match name {
            "abstractNum" => self.shared = None,
            "num" => self.list = None,
            _ => {}
        }
        Ok(())
    }
}
