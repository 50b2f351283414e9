//! Words about golden files: cases of statistics whose results are known.

phrases! {
    about_validate() { ja: "統計の検算: 正しい結果の分かっている事例（JSON）を、報告書と同じ計算に通す", en: "Check the statistics: run cases with known results (JSON) through the computing that reports use" }
    help_validate_files() { ja: "事例のファイル（形式は docs/definitions.md「検算の事例」）", en: "files of cases (docs/definitions.md says how they look)" }
    act_read_golden() { ja: "事例のファイルを読む", en: "read the file of cases" }
    not_golden(file, found) { ja: "{file}: 事例のファイルではありません（{found}）。docs/definitions.md の「検算の事例」の形で書いてください", en: "{file}: this is no file of cases ({found}); docs/definitions.md says how one looks" }
    family(name, passed, failed) { ja: "{name}: 合格 {passed}、不合格 {failed}", en: "{name}: {passed} passed, {failed} failed" }
    family_deviation(name, passed, failed, deviation, place) { ja: "{name}: 合格 {passed}、不合格 {failed}（合格のうち最大の差 {deviation}: {place}）", en: "{name}: {passed} passed, {failed} failed (largest deviation of those that passed {deviation}: {place})" }
    failure(case, kind, key, got, expected) { ja: "  不合格 {case}（{kind}）{key}: 結果 {got}、期待 {expected}", en: "  failed {case} ({kind}) {key}: got {got}, expected {expected}" }
    unanswered(case, kind, key, expected) { ja: "  不合格 {case}（{kind}）{key}: この種類か項目の計算がありません（期待 {expected}）", en: "  failed {case} ({kind}) {key}: nothing computes this kind or key (expected {expected})" }
    in_all(passed, failed) { ja: "計: 合格 {passed}、不合格 {failed}", en: "in all: {passed} passed, {failed} failed" }
}
