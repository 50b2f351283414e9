//! Codes of the areas and municipalities that the rows of tables name, for data: 総務省's rules ask for a code beside the name. A
//! municipality has the code of its frame (全国地方公共団体コード, JIS X 0401 and 0402 with the check digit), an area of the
//! workspace its id. Found by the printed names, since a row is an area in many kinds of tables.

use std::collections::BTreeMap;

use crate::catalogue::Lang;
use crate::report::model::{Block, Report, ReportTable};
use crate::report::shape::stubs;
use crate::survey::area::Areas;
use crate::survey::frame::SamplingFrame;
use crate::survey::jis_code;
use crate::text::key::key;

/// The codes by the names that are printed; a name that two places have stands for none.
#[derive(Debug, Clone, Default)]
pub struct AreaCodes(BTreeMap<String, Option<String>>);

impl AreaCodes {
    /// The codes of a workspace.
    pub fn of<'w>(frames: impl Iterator<Item = &'w SamplingFrame>, areas: &Areas) -> Self {
        let mut codes = Self::default();
        for case in frames.flat_map(|frame| &frame.cases) {
            if jis_code::split(&case.id).is_some_and(|(_, good)| good) {
                codes.insert(&case.name.ja, &case.id);
                codes.insert(&case.name.en, &case.id);
            }
        }
        for area in areas.iter() {
            for lang in [Lang::Ja, Lang::En] {
                let (name, level) = (area.name.text(lang), area.level.text(lang));
                codes.insert(name, &area.id);
                codes.insert(&format!("{name}{level}"), &area.id);
            }
        }
        codes
    }

    fn insert(&mut self, name: &str, code: &str) {
        let known = self.0.entry(key(name)).or_insert_with(|| Some(code.to_owned()));
        if known.as_deref() != Some(code) {
            *known = None;
        }
    }

    fn get(&self, name: &str) -> Option<&String> {
        self.0.get(&key(name))?.as_ref()
    }

    /// Gives the rows of a report their codes.
    pub fn mark(&self, report: &mut Report) {
        for block in report.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            if let Block::Table(table) = block {
                self.mark_table(table);
                if let Some(table) = table.in_data.as_deref_mut() {
                    self.mark_table(table);
                }
            }
        }
    }

    /// A column at the left names areas where most of its words do; a word that fits by chance among others (a person, an
    /// answer) makes none of it.
    fn mark_table(&self, table: &mut ReportTable) {
        for column in 0..table.stub_columns {
            let stubs = stubs(table);
            let codes: Vec<Option<String>> = stubs.iter().map(|words| self.of_row(words, column)).collect();
            let said = stubs.iter().filter(|words| words.get(column).is_some_and(|word| !word.is_empty())).count();
            let named = codes.iter().flatten().count();
            if named < 2 || named * 2 <= said {
                continue;
            }
            for (row, code) in table.rows.iter_mut().zip(codes) {
                if let Some(cell) = row.get_mut(column) {
                    cell.area_code = code;
                }
            }
        }
    }

    /// The code of what a row says in a column; the level may stand in another one (圏域｜佐久).
    fn of_row(&self, words: &[&str], column: usize) -> Option<String> {
        let name = words.get(column)?;
        let others = words.iter().enumerate().filter(|(at, _)| *at != column);
        let with_level = others.filter_map(|(_, level)| self.get(&format!("{name}{level}")));
        with_level.chain(self.get(name)).next().cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::AreaCodes;
    use crate::catalogue::Phrase;
    use crate::report::model::{Block, Report, ReportTable, Section, TableCell};
    use crate::survey::area::{Area, Areas};

    fn codes() -> AreaCodes {
        let area = |id: &str, name: &str, level: &str| Area {
            id: id.into(),
            name: Phrase::same(name),
            level: Phrase::same(level),
            part_of: None,
            members: Vec::new(),
            aliases: Vec::new(),
            population: None,
        };
        let areas = [area("saku", "佐久", "圏域"), area("n1", "北信", "地区"), area("n2", "北信", "圏域")];
        AreaCodes::of(std::iter::empty(), &Areas::new(areas.to_vec()))
    }

    fn marked(words: &[&str]) -> Vec<Option<String>> {
        let rows = words.iter().map(|word| vec![TableCell::words(*word), TableCell::count(1)]).collect();
        let table = ReportTable { rows, stub_columns: 1, ..ReportTable::default() };
        let section = Section { blocks: vec![Block::Table(table)], ..Section::default() };
        let mut report = Report { sections: vec![section], ..Report::default() };
        codes().mark(&mut report);
        let table = report.sections[0].blocks[0].table().cloned().unwrap_or_default();
        table.rows.iter().map(|row| row[0].area_code.clone()).collect()
    }

    #[test]
    fn rows_that_are_areas_have_their_codes() {
        let code = |code: &str| Some(code.to_owned());
        assert_eq!(
            marked(&["計", "佐久圏域", "佐久", "北信圏域"]),
            [None, code("saku"), code("saku"), code("n2")]
        );
        // Two areas have the bare name.
        assert_eq!(marked(&["佐久", "北信地区", "北信"]), [code("saku"), code("n1"), None]);
    }

    #[test]
    fn a_word_that_fits_by_chance_is_no_area() {
        assert_eq!(marked(&["佐久", "鈴木", "高橋"]), [None, None, None]);
        assert_eq!(marked(&["計", "佐久"]), [None, None]);
    }
}
