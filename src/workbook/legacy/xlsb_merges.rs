//! The merged ranges of an xlsb, which calamine keeps to itself: records of their own behind the cells of a sheet.

use std::collections::BTreeMap;

use crate::provenance::CellAddress;
use crate::workbook::evidence::reference::LAST;
use crate::workbook::merges::MergedRange;
use crate::workbook::package::Package;
use crate::workbook::xml::Broken;

/// A sheet as the workbook lists it.
const BUNDLE_SHEET: u16 = 0x009C;
/// A merged range.
const MERGE_CELL: u16 = 0x00B0;

/// The merged ranges by the name of their sheet, no more than `most` of them.
pub(super) fn read(
    package: &mut Package<'_>,
    mut most: usize,
) -> Result<BTreeMap<String, Vec<MergedRange>>, Broken> {
    let part = package
        .relations("")?
        .first("officeDocument")
        .ok_or_else(|| Broken("no workbook part".to_owned()))?
        .to_owned();
    let relations = package.relations(&part)?;
    let mut sheets = Vec::new();
    each_record(&package.bytes(&part)?, |kind, data| {
        if kind == BUNDLE_SHEET {
            // Its state and its number, then the id of its relation, then its name.
            let mut rest = data.get(8..)?;
            let relation = text(&mut rest)?;
            sheets.push((text(&mut rest)?, relation));
        }
        Some(())
    })?;
    let mut found = BTreeMap::new();
    for (name, relation) in sheets {
        let Some(target) = relations.by_id(&relation).filter(|relation| relation.kind == "worksheet") else {
            continue;
        };
        let mut merges = Vec::new();
        each_record(&package.bytes(&target.target)?, |kind, data| {
            if kind == MERGE_CELL {
                most = most.checked_sub(1)?;
                let number = |at: usize| Some(u32::from_le_bytes(*data.get(at..)?.first_chunk()?));
                let [top, bottom, left, right] = [number(0)?, number(4)?, number(8)?, number(12)?];
                merges.push(MergedRange {
                    first: CellAddress::new(top, left),
                    last: CellAddress::new(bottom.min(LAST.row), right.min(LAST.column)),
                });
            }
            Some(())
        })?;
        found.entry(name).or_insert(merges);
    }
    Ok(found)
}

/// Tells every record of a part: its kind and its bytes. Both are preceded by their size in groups of seven bits.
fn each_record(mut part: &[u8], mut tell: impl FnMut(u16, &[u8]) -> Option<()>) -> Result<(), Broken> {
    let cut = || Broken("a record that is cut off".to_owned());
    while let Some((first, rest)) = part.split_first() {
        let mut kind = u16::from(*first);
        part = rest;
        if kind & 0x80 != 0 {
            let (second, rest) = part.split_first().ok_or_else(cut)?;
            kind = (kind & 0x7F) | (u16::from(*second) & 0x7F) << 7;
            part = rest;
        }
        let mut size = 0_usize;
        for group in 0..4 {
            let (byte, rest) = part.split_first().ok_or_else(cut)?;
            part = rest;
            size |= usize::from(byte & 0x7F) << (7 * group);
            if byte & 0x80 == 0 {
                break;
            }
        }
        let data = part.get(..size).ok_or_else(cut)?;
        part = &part[size..];
        tell(kind, data).ok_or_else(cut)?;
    }
    Ok(())
}

/// A text preceded by its length in units of UTF-16, taken off the bytes.
fn text(bytes: &mut &[u8]) -> Option<String> {
    let length = usize::try_from(u32::from_le_bytes(*bytes.first_chunk()?)).ok()?;
    let end = length.checked_mul(2)?.checked_add(4)?;
    let units = bytes.get(4..end)?.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let text = String::from_utf16_lossy(&units.collect::<Vec<_>>());
    *bytes = bytes.get(end..)?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Limits;
    use crate::workbook::xml::Budget;

    #[test]
    fn records_are_told_with_their_kinds_and_bytes() {
        let mut part = vec![0x01, 0x02, 7, 8, 0x9C, 0x01, 0x81, 0x01];
        part.extend([5; 129]);
        let mut told = Vec::new();
        each_record(&part, |kind, data| {
            told.push((kind, data.len()));
            Some(())
        })
        .unwrap();
        assert_eq!(told, [(1, 2), (BUNDLE_SHEET, 129)]);
        for end in [1, 3, 5, 7, 100] {
            assert!(each_record(&part[..end], |_, _| Some(())).is_err(), "{end}");
        }
    }

    #[test]
    fn texts_say_how_long_they_are() {
        let mut bytes: &[u8] = b"\x02\0\0\0a\0\x42\x30\xFF\xFF\xFF\xFF";
        assert_eq!(text(&mut bytes).as_deref(), Some("aあ"));
        assert_eq!(text(&mut bytes), None);
    }

    #[test]
    fn ranges_are_found_behind_the_relations_of_the_workbook() {
        use std::io::Write as _;
        let relation = |id: &str, kind: &str, target: &str| {
            format!(
                "<Relationships><Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"{target}\"/></Relationships>"
            )
        };
        let wide = |text: &str| {
            let units: Vec<u16> = text.encode_utf16().collect();
            let length = u32::try_from(units.len()).unwrap().to_le_bytes();
            length.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>()
        };
        let record = |kind: [u8; 2], data: &[u8]| [&kind[..], &[u8::try_from(data.len()).unwrap()], data].concat();
        let sheet = record([0x9C, 0x01], &[vec![0; 8], wide("rId1"), wide("票")].concat());
        let merge = record([0xB0, 0x01], &[2_u32, 4, 1, u32::MAX].map(u32::to_le_bytes).concat());
        let parts = [
            ("_rels/.rels", relation("r", "officeDocument", "xl/workbook.bin").into_bytes()),
            ("xl/workbook.bin", sheet),
            ("xl/_rels/workbook.bin.rels", relation("rId1", "worksheet", "worksheets/one.bin").into_bytes()),
            ("xl/worksheets/one.bin", merge),
        ];
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let merges = |most| {
            let mut package = Package::open(&bytes, Budget::new(&Limits::default())).unwrap();
            read(&mut package, most)
        };
        let range = MergedRange { first: CellAddress::new(2, 1), last: CellAddress::new(4, LAST.column) };
        assert_eq!(merges(1), Ok(BTreeMap::from([("票".to_owned(), vec![range])])));
        assert!(merges(0).is_err());
    }
}
