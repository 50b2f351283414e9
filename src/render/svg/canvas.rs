//! What every chart is drawn with: texts that are cut and wrapped by their width, fills that differ in grey, the legend.

use super::Picture;
use crate::render::looks::{self, Dash, Hatch, INK, Mark, RULE, WHITE, css};
use crate::render::width::on_paper;
use crate::render::xml::escape;
use crate::report::model::ChartKind;

/// Width of every picture: that of the text of an A4 page, in pixels.
pub(super) const WIDTH: f64 = 640.0;
/// Size of the type.
pub(super) const TYPE: f64 = 12.0;
/// Distance of two lines of text.
pub(super) const LEADING: f64 = 16.0;
/// Fonts that have Japanese, those of Windows, of macOS and of Linux.
const FAMILIES: &str = "'Yu Gothic', Meiryo, 'Hiragino Sans', 'Noto Sans CJK JP', 'IPAexGothic', sans-serif";
/// Side of a box of the legend.
const BOX: f64 = 12.0;

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
        let (fill, ink) = (looks::fill(series), css(INK));
        let colour = css(fill.colour);
        let place = format!("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", px(x), px(y), px(width), px(height));
        self.body.push_str(&format!("<rect {place} fill=\"{colour}\" stroke=\"{ink}\" stroke-width=\"0.6\"/>"));
        if fill.hatch != Hatch::None {
            let id = self.hatch_id(series);
            self.body.push_str(&format!("<rect {place} fill=\"url(#{id})\"/>"));
        }
    }

    fn hatch_id(&self, series: usize) -> String {
        format!("{}-h{}", self.prefix, series % looks::FILLS.len())
    }

    /// A line of the scale.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.stroke(from, to, &css(RULE), 1.0, "");
    }

    /// An axis.
    pub(super) fn axis(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.stroke(from, to, &css(INK), 1.0, "");
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
        let stroke = looks::stroke(series);
        let dashes = match stroke.dash {
            Dash::Solid => "",
            Dash::Long => "6 3",
            Dash::Dots => "2 3",
            Dash::Mixed => "8 3 2 3",
        };
        self.stroke(from, to, &css(stroke.colour), 2.0, dashes);
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
        let stroke = looks::stroke(series);
        let shape = match stroke.mark {
            Mark::Circle => format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", px(x), px(y), px(r)),
            Mark::Square => {
                format!("<polygon points=\"{}\"", points(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]))
            }
            Mark::Triangle => format!("<polygon points=\"{}\"", points(&[(0.0, -1.2), (1.1, 0.9), (-1.1, 0.9)])),
            Mark::Diamond => {
                format!("<polygon points=\"{}\"", points(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]))
            }
        };
        let ink = css(stroke.colour);
        let fill = if series % 8 < 4 { ink.clone() } else { css(WHITE) };
        self.body.push_str(&format!("{shape} fill=\"{fill}\" stroke=\"{ink}\" stroke-width=\"1.5\"/>"));
    }

    /// A line of text; its foot is at `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        self.words_at(x, y, anchor, text, INK, "");
    }

    /// The same beside a bar or a mark, where lines of the scale may run through it: with a light rim.
    pub(super) fn value(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        let rim = format!(" stroke=\"{}\" stroke-width=\"3\" paint-order=\"stroke\"", css(WHITE));
        self.words_at(x, y, anchor, text, INK, &rim);
    }

    /// A value in the middle of a bar: in a colour that can be read on its fill, which its hatching leaves free.
    pub(super) fn value_on(&mut self, x: f64, middle: f64, series: usize, text: &str) {
        let fill = looks::fill(series);
        if fill.hatch != Hatch::None && !text.is_empty() {
            let (width, height) = (wide(text) + 4.0, TYPE + 2.0);
            self.body.push_str(&format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
                px(x - width / 2.0),
                px(middle - height / 2.0),
                px(width),
                px(height),
                css(fill.colour)
            ));
        }
        self.words_at(x, middle + TYPE * 0.36, Anchor::Middle, text, fill.words, "");
    }

    fn words_at(&mut self, x: f64, y: f64, anchor: Anchor, text: &str, colour: u32, more: &str) {
        if text.is_empty() {
            return;
        }
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.body.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" fill=\"{}\"{anchor}{more}>{}</text>",
            px(x),
            px(y),
            css(colour),
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
        for (series, fill) in looks::FILLS.iter().enumerate() {
            let id = self.hatch_id(series);
            if self.body.contains(&format!("url(#{id})")) {
                patterns.push_str(&pattern(&id, fill.hatch));
            }
        }
        let (width, tall) = (px(WIDTH), px(height));
        let prefix = &self.prefix;
        let paper = css(WHITE);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{tall}\" viewBox=\"0 0 {width} {tall}\" \
             role=\"img\" aria-labelledby=\"{prefix}-t {prefix}-d\" font-family=\"{FAMILIES}\" font-size=\"{}\">\
             <title id=\"{prefix}-t\">{}</title><desc id=\"{prefix}-d\">{}</desc><defs>{patterns}</defs>\
             <rect width=\"{width}\" height=\"{tall}\" fill=\"{paper}\"/>{}</svg>",
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
         <path d=\"{path}\" stroke=\"{}\" stroke-width=\"{}\" stroke-opacity=\"0.55\" fill=\"none\"/></pattern>",
        css(INK),
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
