//! Frames and areas.

use kaishu::survey::toml::areas::read_areas;
use kaishu::survey::toml::frame::read_frame;
use kaishu::survey::toml::source::{Problems, SourceFile};

use super::{file, fixture, mistakes, sound};

#[test]
fn a_frame_is_read_with_its_columns() {
    let mut problems = Problems::new();
    let text =
        "\u{FEFF}code,name,kana,stratum,area,alias\r\n001,長野市,ながのし,town,nagano,長野|長野県長野市\r\n";
    let source = SourceFile::from_bytes("surveys/frames/small.csv", text.as_bytes());
    let frame = read_frame(&source, &sound(&fixture("small.toml")), &mut problems).expect("a frame");
    assert!(problems.is_empty());
    let case = &frame.cases[0];
    assert_eq!(
        (case.id.as_str(), case.name.ja.as_str(), case.stratum.as_str(), case.row),
        ("001", "長野市", "town", 1)
    );
    assert_eq!(case.aliases, ["長野", "長野県長野市"]);
    assert_eq!(case.attributes[1], ("area".to_owned(), "nagano".to_owned()));
    let place = frame.cell(case, "area").map(|cell| cell.to_string());
    assert_eq!(place.as_deref(), Some("surveys/frames/small.csv｜small!E2"));
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&text[3..]);
    assert_eq!(SourceFile::from_bytes("a", &bytes).text, source.text, "CP932 as Excel saves it");
}

#[test]
fn mistakes_of_a_frame_stand_at_their_cells() {
    let source = file("tests/fixtures/definition/frame.csv", "surveys/frames/small.csv");
    let survey = sound(&fixture("small.toml"));
    let found = mistakes(|problems| drop(read_frame(&source, &survey, problems)));
    let said: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.message.ja.as_str())).collect();
    assert_eq!(
        said,
        [
            (4, "「００１」が二度使われています"),
            (5, "層「clubs」は調査の定義にありません"),
            (6, "「code」の列が空の行です"),
        ]
    );
    assert!(found[1].rendered.ja.contains("もしかして: 「club」"));
}

/// An official writes the name that the sheet of strata shows, and a list has hundreds of rows.
#[test]
fn strata_of_a_frame_go_by_their_names_too_and_an_unknown_one_is_told_once() {
    let survey = sound(&fixture("small.toml"));
    let [first, second] = &survey.strata[..] else { panic!("two strata") };
    let rows = format!(
        "code,name,stratum\n1,甲,{}\n2,乙,{}\n3,丙,民間\n4,丁,民間\n5,戊,民営\n",
        first.label.ja, second.id
    );
    let source = SourceFile::from_bytes("surveys/frames/small.csv", rows.as_bytes());
    let mut strata = Vec::new();
    let found = mistakes(|problems| {
        let frame = read_frame(&source, &survey, problems).unwrap();
        strata = frame.cases.iter().map(|case| case.stratum.clone()).collect();
    });
    assert_eq!(strata[..2], [first.id.clone(), second.id.clone()]);
    let said: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.message.ja.as_str())).collect();
    assert_eq!(said, [(4, "層「民間」は調査の定義にありません"), (6, "層「民営」は調査の定義にありません")]);
    assert!(
        found[0].rendered.ja.contains("使えるもの: town（市町村） / club（団体）"),
        "{}",
        found[0].rendered.ja
    );
}

#[test]
fn a_frame_without_its_columns_is_no_frame() {
    let source = SourceFile::from_bytes("surveys/frames/small.csv", "コード,name\n1,長野市\n".as_bytes());
    let survey = sound(&fixture("small.toml"));
    let found = mistakes(|problems| assert!(read_frame(&source, &survey, problems).is_none()));
    let said: Vec<&str> = found.iter().map(|problem| problem.message.en.as_str()).collect();
    assert_eq!(said, ["the heading 'code' is missing", "the heading 'stratum' is missing"]);
}

#[test]
fn areas_hang_together() {
    let text =
        "id,name,level,part_of,members,aliases\npref,長野県,県域,,,全県\neast,東信,地区,pref,,東信地区|東信地方\n";
    let good = SourceFile::from_bytes("surveys/frames/areas.csv", text.as_bytes());
    let mut problems = Problems::new();
    let areas = read_areas(&good, &mut problems);
    assert!(problems.is_empty());
    assert!(areas.contains("pref", "east"));
    let bad = text.replace(",県域,,", ",県域,east,").replace("east,東信,地区,pref,,", "east,東信,地区,pref,west,");
    let bad = SourceFile::from_bytes("surveys/frames/areas.csv", bad.as_bytes());
    let found = mistakes(|problems| drop(read_areas(&bad, problems)));
    let said: Vec<&str> = found.iter().map(|problem| problem.message.en.as_str()).collect();
    assert_eq!(
        said,
        ["area 'pref' is part of itself", "area 'east' is part of itself", "there is no area 'west' in this list"]
    );
}
