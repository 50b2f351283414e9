//! What a document looks like once it is read.

use super::*;

fn shown(file: &str, text: &str) -> Vec<String> {
    let document = read(file, text.as_bytes()).unwrap();
    let line = |(index, block): (usize, &Block)| {
        let kind = match block.kind {
            Kind::Heading { level } => format!("h{level}"),
            Kind::Paragraph => "p".to_owned(),
            Kind::Item { level } => format!("i{level}"),
            Kind::Cell(cell) => format!(
                "{}[{}.{}.{}{}]",
                if cell.head { "H" } else { "c" },
                cell.table,
                cell.row,
                cell.column,
                if cell.rows > 1 || cell.columns > 1 {
                    format!(" {}x{}", cell.rows, cell.columns)
                } else {
                    String::new()
                }
            ),
        };
        let section = document.section(index);
        format!("{kind} {section}|{}|{}", block.mark, block.text)
    };
    document.blocks.iter().enumerate().map(line).collect()
}

#[test]
fn lines_that_were_broken_at_the_margin_are_joined() {
    let text = "３ 事業の目的 \n犯罪や非行をした者の再犯防止に向けた取組を推進するため、支援体制の整備や刑\n\n\
        事司法関係機関と地域のネットワーク構築等を行うことにより、令和３年度は参加者が１\n\n２３名となり安全で安心して\
        暮らせる社会の構築に寄与する。 \n\n次の段落である。\n";
    assert_eq!(
        shown("a.txt", text),
        [
            "h1 3|３|事業の目的",
            "p 3||犯罪や非行をした者の再犯防止に向けた取組を推進するため、支援体制の整備や刑事司法関係機関と地域の\
             ネットワーク構築等を行うことにより、令和３年度は参加者が１２３名となり安全で安心して暮らせる社会の構築に寄与する。",
            "p 3||次の段落である。",
        ]
    );
    let document = read("a.txt", text.as_bytes()).unwrap();
    let block = &document.blocks[1];
    assert_eq!(block.source(block.text.find("２３名").unwrap()), Some((6, 0)));
    assert_eq!(document.place(1, block.text.find("２３名").unwrap()).ja, "3 1段落目（6行目）");
}

#[test]
fn a_table_that_became_lines_is_put_together() {
    let text = "■ 取組内容②\n\n活動指標 単位 区分 H30年度 R1年度 R2年度 特記事項\n目標 - 30 30\n実績 5 20 10\n目標 - 15 10\n\
        実績 11 14 3\n\n※R2は11月末現在①困難事案の対応件数\n\n件\n\n②会議の開催回数 回 ※感染防止のため\n縮小\n\n開催\n\n\n次の文である。\n";
    assert_eq!(
        shown("a.txt", text),
        [
            "h2 ■取組内容②|■|取組内容②",
            "H[1.0.0] ■取組内容②||活動指標",
            "H[1.0.1] ■取組内容②||単位",
            "H[1.0.2] ■取組内容②||区分",
            "H[1.0.3] ■取組内容②||H30年度",
            "H[1.0.4] ■取組内容②||R1年度",
            "H[1.0.5] ■取組内容②||R2年度",
            "H[1.0.6] ■取組内容②||特記事項",
            "H[1.1.0 2x1] ■取組内容②||①困難事案の対応件数",
            "H[1.1.1 2x1] ■取組内容②||件",
            "H[1.1.2] ■取組内容②||目標",
            "c[1.1.3] ■取組内容②||-",
            "c[1.1.4] ■取組内容②||30",
            "c[1.1.5] ■取組内容②||30",
            "c[1.1.6 2x1] ■取組内容②||",
            "H[1.2.2] ■取組内容②||実績",
            "c[1.2.3] ■取組内容②||5",
            "c[1.2.4] ■取組内容②||20",
            "c[1.2.5] ■取組内容②||10",
            "H[1.3.0 2x1] ■取組内容②||②会議の開催回数",
            "H[1.3.1 2x1] ■取組内容②||回",
            "H[1.3.2] ■取組内容②||目標",
            "c[1.3.3] ■取組内容②||-",
            "c[1.3.4] ■取組内容②||15",
            "c[1.3.5] ■取組内容②||10",
            "c[1.3.6 2x1] ■取組内容②||※感染防止のため縮小開催",
            "H[1.4.2] ■取組内容②||実績",
            "c[1.4.3] ■取組内容②||11",
            "c[1.4.4] ■取組内容②||14",
            "c[1.4.5] ■取組内容②||3",
            "p ■取組内容②|※|R2は11月末現在",
            "p ■取組内容②||次の文である。",
        ]
    );
    let document = read("a.txt", text.as_bytes()).unwrap();
    let at = document.blocks.iter().position(|block| block.text == "14").unwrap();
    let heads = document.heads(at);
    assert_eq!(heads.rows, ["②会議の開催回数", "実績"]);
    assert_eq!(heads.columns, ["R1年度"]);
    assert_eq!(heads.unit.as_deref(), Some("回"));
    assert_eq!(document.place(at, 0).ja, "■取組内容② 表1 5行目 5列目（7行目）");
}

#[test]
fn names_of_columns_on_two_levels_are_spread() {
    let text = "【相談回数】\n\n H30 R1 R2（9 月末時点）\n\n諏訪 諏訪\n上伊那\n\n（8月～）\n諏訪 上伊那\n\n上田\n（8月～）\n\n\
        相談会実施回数 6 11 7 10 3 2\n\n延べ相談回数 7 11 8 13 3 2\n";
    let document = read("a.txt", text.as_bytes()).unwrap();
    let heads =
        |value: &str| document.heads(document.blocks.iter().position(|block| block.text == value).unwrap());
    assert_eq!(heads("8").columns, ["R1", "上伊那（8月～）"]);
    assert_eq!(heads("13").columns, ["R2（9 月末時点）", "諏訪"]);
    assert_eq!(heads("13").rows, ["延べ相談回数"]);
    assert_eq!(heads("13").caption, "【相談回数】");
}

#[test]
fn markdown_and_pages_are_read_by_their_signs() {
    let markdown = "# 報告書\n\n## 6 成果\n\n参加者は\n84名であった。\n①一つ目\n②二つ目\n\n- 甲\n- 乙\n  1. 丙\n\n\
        | 区分 | R1年度 | R2年度 |\n|---|---|---|\n| 実績 | 65 | 47 |\n\n注[^1]\n\n[^1]: 脚注の3件\n";
    let expected = [
        "h1 報告書||報告書",
        "h2 報告書 6|6|成果",
        "p 報告書 6||参加者は84名であった。",
        "i1 報告書 6①|①|一つ目",
        "i1 報告書 6②|②|二つ目",
        "i1 報告書 6②|-|甲",
        "i1 報告書 6②|-|乙",
        "i2 報告書 6② 1|1.|丙",
        "H[1.0.0] 報告書 6||区分",
        "H[1.0.1] 報告書 6||R1年度",
        "H[1.0.2] 報告書 6||R2年度",
        "H[1.1.0] 報告書 6||実績",
        "c[1.1.1] 報告書 6||65",
        "c[1.1.2] 報告書 6||47",
        "p 報告書 6||注",
        "p 報告書 6||脚注の3件",
    ];
    assert_eq!(shown("a.md", markdown), expected);
    let page = "<!doctype html><html><head><title>x 99件</title></head><body><h1>報告書</h1>\n<h2>６ 成果</h2><p>参加者は\n  84名で\
        <b>あった</b>。</p><ul><li>甲<li>乙</ul><table><tr><th>区分<th colspan=2>R1年度</tr><tr><td>実績<td>65<td>47</table></body>";
    assert_eq!(
        shown("a.html", page),
        [
            "h1 報告書||報告書",
            "h2 報告書 6|６|成果",
            "p 報告書 6||参加者は84名であった。",
            "i1 報告書 6|・|甲",
            "i1 報告書 6|・|乙",
            "H[1.0.0] 報告書 6||区分",
            "H[1.0.1 1x2] 報告書 6||R1年度",
            "H[1.1.0] 報告書 6||実績",
            "c[1.1.1] 報告書 6||65",
            "c[1.1.2] 報告書 6||47",
        ]
    );
}

#[test]
fn what_is_no_report_is_said() {
    for (bytes, rule) in [
        (&b""[..], "document-empty"),
        (b"   \n\n", "document-empty"),
        (b"PK\x03\x04cut", "document-damaged"),
        (b"%PDF-1.7", "document-other-kind"),
        (b"caf\xE9 \x80\x81", "document-encoding"),
    ] {
        assert_eq!(read("a.txt", bytes).unwrap_err().rule, rule, "{}", String::from_utf8_lossy(bytes));
    }
    let limits = Limits { file_bytes: 10, ..Limits::default() };
    assert_eq!(read_within("a.txt", b"12345678901", &limits).unwrap_err().rule, "document-too-large");
    let cp932 = b"\x8E\x51\x89\xC1\x8E\xD2\x20\x38\x34\x96\xBC";
    let wide: Vec<u8> =
        b"\xFF\xFE".iter().copied().chain("参加者 84名".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [&cp932[..], &wide, "\u{feff}参加者 84名".as_bytes()] {
        assert_eq!(read("a.txt", bytes).unwrap().blocks[0].text, "参加者 84名");
    }
}
