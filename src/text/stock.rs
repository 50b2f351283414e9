//! Stock phrases that stand in the place of an answer: "nothing to say", "the same as before", "not yet". Separate because
//! each is a list to extend, and because none of them may be taken for what it stands for.

use super::clean::is_dash;
use super::key::key;

/// Nothing to say, in the spelling of the key layer.
const NOTHING: &[&str] = &[
    "なし",
    "無し",
    "無",
    "ナシ",
    "ない",
    "無い",
    "特になし",
    "特に無し",
    "とくになし",
    "特にない",
    "特に無い",
    "特にありません",
    "ありません",
    "該当なし",
    "該当無し",
    "該当ありません",
    "意見なし",
    "特段なし",
    "none",
    "n/a",
    "na",
];

/// The same as somewhere else.
const DITTO: &[&str] = &[
    "前回と同じ",
    "前回同様",
    "前回のとおり",
    "前回の通り",
    "前年と同じ",
    "前年同様",
    "昨年と同じ",
    "昨年同様",
    "前年度と同じ",
    "前年度同様",
    "昨年度と同じ",
    "昨年度同様",
    "変更なし",
    "変更無し",
    "変わりなし",
    "同上",
    "上に同じ",
    "上記と同じ",
    "上記に同じ",
    "上記のとおり",
    "同左",
    "左に同じ",
    "同右",
    "同じ",
    "以下同じ",
    "〃",
    "々",
    "ゝ",
    "\"",
    "''",
    "''",
];

/// Words of a date that names no day, besides those that may stand behind one.
const VAGUE: &[&str] = &[
    "未定",
    "済",
    "済み",
    "調整中",
    "検討中",
    "未実施",
    "不明",
    "年",
    "随時",
    "毎月",
    "毎年",
    "春",
    "夏",
    "秋",
    "冬",
];

/// Words behind a date after which it is not the day, or not yet so.
const VAGUE_AFTER: &[&str] =
    &["上旬", "中旬", "下旬", "頃", "ごろ", "ころ", "初め", "はじめ", "末", "予定", "見込"];

/// Whether the words behind a date say that it is not known so well, or that it is still to come.
#[must_use]
pub fn is_vague_after_date(words: &str) -> bool {
    let text = key(words);
    let text = text.trim_start_matches(['(', 'の']);
    VAGUE_AFTER.iter().any(|word| text.starts_with(word))
}

/// Whether a free answer says that there is nothing to say. `more` are the words that a definition adds.
#[must_use]
pub fn says_nothing(raw: &str, more: &[String]) -> bool {
    let text = key(raw);
    let bare = text.trim_end_matches(['。', '.', '、']);
    if bare.is_empty() || bare.chars().all(|c| is_dash(c) || matches!(c, '・' | '/' | '。' | '.' | '…')) {
        return !text.is_empty();
    }
    NOTHING.contains(&bare) || more.iter().any(|word| key(word) == text || key(word) == bare)
}

/// The answer is not known to who answers, in the spelling of the key layer.
const UNKNOWN: &[&str] = &[
    "わからない",
    "分からない",
    "判らない",
    "わかりません",
    "分かりません",
    "不明",
    "不詳",
    "未把握",
    "把握していない",
    "把握していません",
    "把握しておりません",
    "unknown",
    "don'tknow",
    "dontknow",
];

/// The answer is known and not given.
const REFUSED: &[&str] = &[
    "回答しない",
    "回答しません",
    "回答できない",
    "回答できません",
    "回答不可",
    "回答拒否",
    "回答を控える",
    "回答は控えます",
    "回答を差し控えます",
    "答えたくない",
    "答えられない",
    "非公表",
    "非公開",
    "refused",
];

/// Whether an answer says that it is not known.
#[must_use]
pub fn says_unknown(raw: &str) -> bool {
    is_one_of(raw, UNKNOWN)
}

/// Whether an answer says that it is not given.
#[must_use]
pub fn says_refused(raw: &str) -> bool {
    is_one_of(raw, REFUSED)
}

fn is_one_of(raw: &str, words: &[&str]) -> bool {
    let text = key(raw);
    let bare = text.trim_matches(['。', '.', '(', ')', '「', '」']);
    words.contains(&bare)
}

/// Whether an answer points to another one instead of giving it.
#[must_use]
pub fn is_ditto(raw: &str) -> bool {
    let text = key(raw);
    let bare = text.trim_end_matches(['。', '.']);
    let bare = bare.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).unwrap_or(bare);
    DITTO.contains(&bare)
}

/// Whether a text in the place of a date speaks of time without naming a day.
#[must_use]
pub fn is_vague_date(raw: &str) -> bool {
    let text = key(raw);
    // 令和1年: a year alone, as a cell with a format for years shows it.
    let mut words = VAGUE.iter().chain(VAGUE_AFTER);
    words.any(|word| text.ends_with(word) || text.starts_with(word))
}

/// Minutes since midnight of a time of day: 9:30, 午前9時半, 21時05分.
#[must_use]
pub fn time_of_day(raw: &str) -> Option<u32> {
    let text = key(raw);
    let (afternoon, text) = match (text.strip_prefix("午前"), text.strip_prefix("午後")) {
        (Some(rest), _) => (Some(false), rest),
        (_, Some(rest)) => (Some(true), rest),
        (None, None) => (None, text.as_str()),
    };
    let (hour, minute) = match (text.split_once(':'), text.split_once('時')) {
        (Some((hour, minute)), _) => (hour, minute.strip_suffix(":00").unwrap_or(minute)),
        (None, Some((hour, "半"))) => (hour, "30"),
        (None, Some((hour, ""))) => (hour, "0"),
        (None, Some((hour, minute))) => (hour, minute.strip_suffix('分')?),
        (None, None) => return None,
    };
    let digits = |text: &str| text.len() <= 2 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = if afternoon == Some(true) && hour < 12 { hour + 12 } else { hour };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_say() {
        for text in ["特になし", "特に なし。", "ﾅｼ", "―", "・", "。", "該当なし", "－", "なし。"]
        {
            assert!(says_nothing(text, &[]), "{text}");
        }
        for text in ["", "  ", "特になしではない", "人手がない", "-5", "1.", "変更なし"] {
            assert!(!says_nothing(text, &[]), "{text}");
        }
        assert!(says_nothing("意見は無い", &["意見は無い".to_owned()]));
    }

    #[test]
    fn the_same_as_before() {
        for text in ["前回と同じ", "〃", "同上", "々", "変更なし。", "（同上）", "\u{3000}前年 同様"]
        {
            assert!(is_ditto(text), "{text}");
        }
        for text in ["同上の理由で増員", "変更なしで継続", "同意", ""] {
            assert!(!is_ditto(text), "{text}");
        }
    }

    #[test]
    fn dates_that_name_no_day() {
        for text in ["5月下旬", "済", "未定", "R2年秋", "年度末", "調整中"] {
            assert!(is_vague_date(text), "{text}");
        }
        assert!(!is_vague_date("R2.5.1"));
        for text in ["下旬", "頃に実施", "（予定）", "の見込み"] {
            assert!(is_vague_after_date(text), "{text}");
        }
        for text in ["2年生が参加", "開催", "（雨天のため中止）"] {
            assert!(!is_vague_after_date(text), "{text}");
        }
    }

    #[test]
    fn times() {
        for (text, minutes) in [
            ("9：30", 570),
            ("午前9時半", 570),
            ("21時05分", 1265),
            ("午後1時", 780),
            ("9:30:00", 570),
            ("午後12時", 720),
        ] {
            assert_eq!(time_of_day(text), Some(minutes), "{text}");
        }
        for text in ["9.30", "25:00", "9:5:3", "9時間", "時", "9:70", "930"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }
}
