//! What every chart is drawn with: texts that are cut and wrapped by their width, fills that differ in grey, the legend.

use super::Picture;
use crate::render::width::on_paper;
use crate::render::xml::escape;
use crate::report::model::ChartKind;

/// Width of every picture: that of the text of an A4 page, in pixels.
pub(super) const WIDTH: f64 = 640.0;
/// Size of the type.
pub(super) const TYPE: f64 = 12.0;
/// Distance of two lines of text.
pub(super) const LEADING: f64 = 16.0;
/// Colour of words and lines.
const INK: &str = "#222222";
/// Fonts that have Japanese, those of Windows, of macOS and of Linux.
const FAMILIES: &str = "'Yu Gothic', Meiryo, 'Hiragino Sans', 'Noto Sans CJK JP', 'IPAexGothic', sans-serif";
const RULE: &str = "#c8c8c8";
/// Side of a box of the legend.
const BOX: f64 = 12.0;

/// The fills in the order of the legend: neighbours differ in lightness, and what could be taken for each other in grey in
/// its hatching.
const FILLS: [(&str, Hatch); 8] = [
    ("#1f4e79", Hatch::None),
    ("#f3c667", Hatch::None),
    ("#5f8f7e", Hatch::Rising),
    ("#e3e3e3", Hatch::Dots),
    ("#8a3a45", Hatch::Level),
    ("#c4def0", Hatch::Falling),
    ("#6d6480", Hatch::Dots),
    ("#ffffff", Hatch::Upright),
];

/// Lines or dots over a fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hatch {
    None,
    Rising,
    Falling,
    Level,
    Upright,
    Dots,
}

/// Where a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture while it is drawn from top to bottom.
pub(super) struct Canvas {
    /// Begins the ids in it, so that several pictures can stand on one page.
    prefix: String,
    body: String,
    /// Where the next thing is drawn.
    pub(super) y: f64,
}

impl Canvas {
    pub(super) fn new(id: &str) -> Self {
        let prefix =
            id.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte) } else { '-' }).collect();
        Self { prefix, body: String::new(), y: 8.0 }
    }

    /// A rectangle in the fill of a series.
    pub(super) fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, series: usize) {
        let (colour, hatch) = FILLS[series % FILLS.len()];
        let place = format!("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", px(x), px(y), px(width), px(height));
        self.body.push_str(&format!("<rect {place} fill=\"{colour}\" stroke=\"{INK}\" stroke-width=\"0.6\"/>"));
        if hatch != Hatch::None {
            let id = self.hatch_id(series);
            self.body.push_str(&format!("<rect {place} fill=\"url(#{id})\"/>"));
        }
    }

    fn hatch_id(&self, series: usize) -> String {
        format!("{}-h{}", self.prefix, series % FILLS.len())
    }

    /// A line of the scale.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.stroke(from, to, RULE, 1.0, "");
    }

    /// An axis.
    pub(super) fn axis(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.stroke(from, to, INK, 1.0, "");
    }

    fn stroke(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64, dashes: &str) {
        let dashes = if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
        self.body.push_str(&format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{colour}\" stroke-width=\"{}\"{dashes}/>",
            px(from.0),
            px(from.1),
            px(to.0),
            px(to.1),
            px(width)
        ));
    }

    /// A piece of the line of a series.
    pub(super) fn segment(&mut self, from: (f64, f64), to: (f64, f64), series: usize) {
        self.stroke(from, to, ink_of(series), 2.0, ["", "6 3", "2 3", "8 3 2 3"][series % 4]);
    }

    /// The mark of a value on the line of a series; each series has its own shape.
    pub(super) fn mark(&mut self, at: (f64, f64), series: usize) {
        let (x, y, r) = (at.0, at.1, 4.0);
        let points = |points: &[(f64, f64)]| {
            points
                .iter()
                .map(|(dx, dy)| format!("{},{}", px(x + dx * r), px(y + dy * r)))
                .collect::<Vec<_>>()
                .join(" ")
        };
        let shape = match series % 4 {
            0 => format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", px(x), px(y), px(r)),
            1 => format!("<polygon points=\"{}\"", points(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])),
            2 => format!("<polygon points=\"{}\"", points(&[(0.0, -1.2), (1.1, 0.9), (-1.1, 0.9)])),
            _ => format!("<polygon points=\"{}\"", points(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)])),
        };
        let fill = if series % 8 < 4 { ink_of(series) } else { "#ffffff" };
        self.body
            .push_str(&format!("{shape} fill=\"{fill}\" stroke=\"{}\" stroke-width=\"1.5\"/>", ink_of(series)));
    }

    /// A line of text; its foot is at `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        self.words_at(x, y, anchor, text, "");
    }

    /// The same over a fill: with a light rim, so that it can be read on every one.
    pub(super) fn value(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        self.words_at(x, y, anchor, text, " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"");
    }

    fn words_at(&mut self, x: f64, y: f64, anchor: Anchor, text: &str, more: &str) {
        if text.is_empty() {
            return;
        }
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.body.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" fill=\"{INK}\"{anchor}{more}>{}</text>",
            px(x),
            px(y),
            escape(text)
        ));
    }

    /// The names of the series, as many to a line as fit; one alone needs no legend.
    pub(super) fn legend(&mut self, names: &[&str], kind: ChartKind) {
        if names.len() < 2 {
            return;
        }
        let mut x = 8.0;
        for (series, name) in names.iter().enumerate() {
            let name = cut(name, WIDTH - 48.0);
            let wide = BOX + 6.0 + wide(&name) + 16.0;
            if x > 8.0 && x + wide > WIDTH {
                x = 8.0;
                self.y += LEADING + 2.0;
            }
            let middle = self.y + BOX / 2.0;
            match kind {
                ChartKind::Band | ChartKind::Bars => self.bar(x, self.y, BOX, BOX, series),
                ChartKind::Lines => {
                    self.segment((x - 4.0, middle), (x + BOX + 4.0, middle), series);
                    self.mark((x + BOX / 2.0, middle), series);
                }
            }
            self.text(x + BOX + 6.0, self.y + BOX - 2.0, Anchor::Start, &name);
            x += wide;
        }
        self.y += LEADING + 10.0;
    }

    /// The whole picture.
    pub(super) fn finish(self, title: &str, alternative: &str) -> Picture {
        let height = (self.y + 8.0).ceil();
        let mut patterns = String::new();
        for (series, (_, hatch)) in FILLS.iter().enumerate() {
            let id = self.hatch_id(series);
            if self.body.contains(&format!("url(#{id})")) {
                patterns.push_str(&pattern(&id, *hatch));
            }
        }
        let (width, tall) = (px(WIDTH), px(height));
        let prefix = &self.prefix;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{tall}\" viewBox=\"0 0 {width} {tall}\" \
             role=\"img\" aria-labelledby=\"{prefix}-t {prefix}-d\" font-family=\"{FAMILIES}\" font-size=\"{}\">\
             <title id=\"{prefix}-t\">{}</title><desc id=\"{prefix}-d\">{}</desc><defs>{patterns}</defs>\
             <rect width=\"{width}\" height=\"{tall}\" fill=\"#ffffff\"/>{}</svg>",
            px(TYPE),
            escape(title),
            escape(alternative),
            self.body
        );
        Picture { svg, width: pixels(WIDTH), height: pixels(height) }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number of pixels")]
fn pixels(length: f64) -> u32 {
    length.clamp(1.0, 20_000.0) as u32
}

/// Colour of the line of a series: dark enough on white.
fn ink_of(series: usize) -> &'static str {
    ["#1f4e79", "#a05a00", "#2f6b57", "#8a3a45"][series % 4]
}

fn pattern(id: &str, hatch: Hatch) -> String {
    let path = match hatch {
        Hatch::None => return String::new(),
        Hatch::Rising => "M0,8 L8,0 M-2,2 L2,-2 M6,10 L10,6",
        Hatch::Falling => "M0,0 L8,8 M-2,6 L2,10 M6,-2 L10,2",
        Hatch::Level => "M0,4 L8,4",
        Hatch::Upright => "M4,0 L4,8",
        Hatch::Dots => "M3,4 L5,4",
    };
    let width = if hatch == Hatch::Dots { 2.0 } else { 1.0 };
    format!(
        "<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
         <path d=\"{path}\" stroke=\"{INK}\" stroke-width=\"{}\" stroke-opacity=\"0.55\" fill=\"none\"/></pattern>",
        px(width)
    )
}

/// A length with two decimals at most.
pub(super) fn px(length: f64) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Width of a text in pixels.
pub(super) fn wide(text: &str) -> f64 {
    count(on_paper(text)) * TYPE / 2.0
}

/// A count as a length can be multiplied by.
#[expect(clippy::cast_precision_loss, reason = "rows and characters are few")]
pub(super) fn count(count: usize) -> f64 {
    count as f64
}

/// A text that fits, ending with … where it was longer. The description has it whole.
pub(super) fn cut(text: &str, room: f64) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ");
    if wide(&text) <= room {
        return text;
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if wide(&kept) + TYPE > room {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// A text in two lines at most.
pub(super) fn wrapped(text: &str, room: f64) -> Vec<String> {
    let text = text.replace(['\n', '\r', '\t'], " ");
    if wide(&text) <= room {
        return vec![text];
    }
    // Two lines of about one length, rather than a full one and a syllable.
    let room_of_first =
        if wide(&text) <= room * 2.0 - TYPE { (wide(&text) / 2.0 + TYPE / 2.0).min(room) } else { room };
    let mut first = String::new();
    let mut rest = text.as_str();
    for (at, c) in text.char_indices() {
        if wide(&first) + wide(c.encode_utf8(&mut [0; 4])) > room_of_first {
            break;
        }
        first.push(c);
        rest = &text[at + c.len_utf8()..];
    }
    vec![first, cut(rest.trim_start(), room)]
}

#[cfg(test)]
mod tests {
    use super::{cut, px, wide, wrapped};

    #[test]
    fn long_words_are_wrapped_once_and_then_cut() {
        assert_eq!(px(wide("長野a")), "30");
        assert_eq!(wrapped("再犯防止", 60.0), ["再犯防止"]);
        assert_eq!(wrapped("再犯防止に関する情報", 60.0), ["再犯防止に", "関する情報"]);
        assert_eq!(wrapped("再犯防止に関する情報・知識を", 60.0), ["再犯防止に", "関する情…"]);
        assert_eq!(cut("a\nb", 100.0), "a b");
    }
}
