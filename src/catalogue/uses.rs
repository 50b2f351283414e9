//! Words about where a cell, a file or a case was used: what `kaishu trace --from` and `--case` say.

phrases! {
    help_from() { ja: "このセルまたはファイルが使われた数値と文を示す（ファイル、ファイル!セル、ファイル!シート!セル）", en: "Lists the figures and sentences that used a cell or a file (FILE, FILE!CELL or FILE!SHEET!CELL)" }
    help_case() { ja: "この調査対象（コードまたは名前）の回答が入っているか、どの数値と文に使われたかを示す", en: "Says whether the answer of a case (code or name) is in, and lists the figures and sentences that used it" }
    one_question() { ja: "数値の id、--from、--case のどれか一つを指定してください。", en: "Give the id of a figure, --from or --case, one of them." }
    no_cell(text) { ja: "「{text}」はセルの番地ではありません。ファイル!セル（例: 回答.xlsx!F9）またはファイル!シート!セルの形で指定してください。", en: "'{text}' is no address of a cell. Write FILE!CELL (answers.xlsx!F9) or FILE!SHEET!CELL." }
    several_sheets(file, cell, sheets) { ja: "{file} の {cell} を読んだシートは一つではありません（{sheets}）。ファイル!シート!{cell} の形で指定してください。", en: "{cell} of {file} was read on several sheets ({sheets}). Write FILE!SHEET!{cell}." }
    no_such_sheet(sheet, file, sheets) { ja: "シート「{sheet}」のセルは {file} から読んでいません（読んだシート: {sheets}）。", en: "No cell of a sheet '{sheet}' was read from {file} (sheets that were read: {sheets})." }
    no_such_case(typed, near) { ja: "調査対象「{typed}」は名簿にも回答にもありません{near}。", en: "There is no case '{typed}' in a frame or among the returns{near}." }
    several_cases(typed, cases) { ja: "「{typed}」にあてはまる調査対象は一つではありません（{cases}）。コードで指定してください。", en: "'{typed}' may be several cases ({cases}). Give its code." }

    not_read(cell) { ja: "{cell} は回答として読んでいません（記入欄の外です）。kaishu collect --explain で、読んだ欄を確かめられます。", en: "{cell} was not read for an answer (it is no box of the form). kaishu collect --explain shows what was read." }
    stands(cell, raw, rule) { ja: "{cell}  「{raw}」  {rule}", en: "{cell}  '{raw}'  {rule}" }
    stands_empty(cell, rule) { ja: "{cell}  （空欄）  {rule}", en: "{cell}  (empty)  {rule}" }
    read_as(survey, round, case, question, value) { ja: "  {survey} {round}  {case}  {question} = {value}", en: "  {survey} {round}  {case}  {question} = {value}" }
    changed_by(row) { ja: "  データ修正記録で直した値です（{row}）", en: "  a value of the correction ledger ({row})" }
    of_file(file, fate) { ja: "{file}: {fate}", en: "{file}: {fate}" }
    received_on(day) { ja: "{day} 受領", en: "received {day}" }
    received_late(day) { ja: "{day} 受領、締切後", en: "received {day}, after the deadline" }
    from_case(name, id) { ja: "{name}（{id}）", en: "{name} ({id})" }
    used_in(figures, sentences) { ja: "数値 {figures}、文 {sentences} に使われています", en: "used in {figures} ⟦figure|figures⟧ and {sentences} ⟦sentence|sentences⟧" }
    used_nowhere() { ja: "どの数値にも文にも使われていません", en: "used in no figure and no sentence" }
    and_protected(n) { ja: "ほかに秘匿した数値 {n}（--protected で示します）", en: "and in {n} ⟦figure|figures⟧ that ⟦is|are⟧ hidden (--protected lists them)" }

    is_in(case, survey, round, how) { ja: "{case} {survey} {round}: 入っています（{how}）", en: "{case}, {survey} {round}: it is in ({how})" }
    waits(case, survey, round, how) { ja: "{case} {survey} {round}: 届いていますが、まだ数えていません（{how}）", en: "{case}, {survey} {round}: it arrived and is not counted yet ({how})" }
    is_not_in(case, survey, round, how) { ja: "{case} {survey} {round}: 入っていません（{how}）", en: "{case}, {survey} {round}: it is not in ({how})" }
    not_asked(case, survey, round) { ja: "{case} {survey} {round}: 対象ではありません", en: "{case}, {survey} {round}: it was not asked" }
    not_counted_file(file, fate) { ja: "{file}（{fate}）は数えていません", en: "{file} ({fate}) is not counted" }
    to_decide(n, first) { ja: "未解決の指摘 {n}: {first}", en: "{n} ⟦open finding|open findings⟧: {first}" }
    plan() { ja: "計画", en: "plan" }
    id() { ja: "id", en: "id" }
    text() { ja: "値・文", en: "value or sentence" }
    label() { ja: "名称", en: "label" }
    sentence() { ja: "文", en: "sentence" }
}
