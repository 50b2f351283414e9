//! Words in data files for statistics programs.

phrases! {
    case() { ja: "対象（照会先）のコード", en: "Code of the case" }
    name() { ja: "名称", en: "Name" }
    disposition() { ja: "回収区分", en: "Disposition of the case" }
    stratum() { ja: "層", en: "Stratum" }
    weight() { ja: "ウエイト", en: "Weight" }
    chosen() { ja: "選択", en: "chosen" }
    not_chosen() { ja: "非選択", en: "not chosen" }
    answered() { ja: "回答あり", en: "answered" }
    why_missing(question) { ja: "回答がない理由: {question}", en: "Why there is no answer: {question}" }
    with_unit(label, unit) { ja: "{label}（{unit}）", en: "{label} ({unit})" }

    census(stratum) { ja: "{stratum}: 全数", en: "{stratum}: census" }
    sample(stratum) { ja: "{stratum}: 標本", en: "{stratum}: sample" }
    sample_of(stratum, population) { ja: "{stratum}: 標本（母集団 {population}）", en: "{stratum}: sample (population {population})" }
    open(stratum) { ja: "{stratum}: 任意回答", en: "{stratum}: whoever answered" }
    weighted_by(name) { ja: "名簿で宣言されたウエイト: 変数 {name}", en: "Weight as the frame declares it: variable {name}" }
    response(valid, asked, percent) { ja: "有効回収率 {percent}％（有効 {valid} ／ 対象 {asked}）", en: "{percent} % (valid {valid} of {asked} asked)" }
    response_open(valid) { ja: "有効 {valid}（対象の数は分からないため率はない）", en: "{valid} valid (no rate: nobody knows how many were asked)" }
    not_built() { ja: "このプログラムは .sav を書く部品なしで作られています。cargo build --release --features sav で作り直すか、sps（CSV とシンタックス）を使ってください。", en: "This program was built without the writer of .sav. Build it with cargo build --release --features sav, or use sps (CSV with syntax)." }

    head_reasons() { ja: "回答がない理由のコード: -9 無回答、-8 非該当、-7 保留、-6 矛盾、-5 無効、-2 回答しない、-1 わからない（数量では -999999999 から -999999991 で、末尾の数字が同じ）。未回収の対象は空欄", en: "Codes of the reasons for no answer: -9 no answer, -8 not applicable, -7 held out, -6 contradictory, -5 invalid, -2 refused, -1 don't know (-999999999 to -999999991 with the same last digit in quantities). Blank where no return counts" }
    sps_use() { ja: "使い方: CSV のあるフォルダを作業フォルダにして（CD）、全体を実行する", en: "How to use it: make the folder of the CSV the working directory (CD) and run it all" }
    r_use(file, object) { ja: "使い方: source(\"{file}\", chdir = TRUE, encoding = \"UTF-8\") で、データフレーム {object} ができる", en: "How to use it: source(\"{file}\", chdir = TRUE, encoding = \"UTF-8\") makes the data frame {object}" }
    r_factor() { ja: "kaishu_factor(x): 回答がない理由を NA にして、ラベルの付いた因子にする（数量は数のまま）", en: "kaishu_factor(x): a factor with the labels, NA for the reasons (quantities stay numbers)" }

    cut_label(name, bytes) { ja: "{name}: 変数ラベルを {bytes} バイトに縮めた（末尾が …）", en: "{name}: its label was cut to {bytes} bytes (it ends with …)" }
    cut_values(name, bytes, n) { ja: "{name}: 値ラベル {n} 個を {bytes} バイトに縮めた（末尾が …）", en: "{name}: {n} value labels were cut to {bytes} bytes (they end with …)" }
    cut_text(name, bytes, n) { ja: "{name}: {n} 件の言葉を {bytes} バイトに縮めた（末尾が …）", en: "{name}: {n} ⟦text was|texts were⟧ cut to {bytes} bytes (they end with …)" }
    contact_column(column) { ja: "名簿の列「{column}」は連絡先（電話かメール）があるので入れていない", en: "the column '{column}' of the frame holds contacts (telephone or mail) and was left out" }
    kept_back(question) { ja: "{question}: 個人に関わる記録の言葉は入れていない（あるかどうかだけ）", en: "{question}: words of a sensitive record were left out (only whether there are any)" }
    numbered(question) { ja: "{question}: 選択肢のコードが数でないので、並び順の番号にした", en: "{question}: its codes are no numbers, so its options are numbered by their places" }
    rounded(name, n) { ja: "{name}: {n} 件の数は桁が多く、統計ソフトでは最後の桁が変わることがある", en: "{name}: {n} ⟦number has|numbers have⟧ so many digits that statistics programs may change the last ones" }
    months(question) { ja: "{question}: 月までの答えがあるので、日付でなく文字にした", en: "{question}: some answers are months only, so it is text and no date" }
    summary(folder) { ja: "  統計ソフト用のデータ（部外秘）: {folder}", en: "  data for statistics programs (for the analyst only): {folder}" }
    cut(n, folder) { ja: "統計ソフト用のデータでは、形式の上限のため {n} か所の言葉や数を縮めました（{folder} の .sps と .R の頭に一覧があります）", en: "the data for statistics programs hold {n} ⟦word|words⟧ or numbers that were cut to the limits of the format (listed at the head of each .sps and .R in {folder})" }
}
