//! A drawn chart as the pixels of a PNG file, for formats that take no SVG. The words are set in a Japanese font of the
//! machine: where there is none there is no picture, since every word would be missing in it without a sign.

use crate::render::svg::Picture;

/// Pixels of the file for each of the drawing: sharp on paper.
#[cfg(feature = "png")]
const SHARPNESS: f32 = 2.0;

/// The picture as a PNG file; none where the machine has no Japanese font, or the program was built without pictures.
#[cfg(feature = "png")]
pub fn png(picture: &Picture) -> Option<Vec<u8>> {
    use resvg::{tiny_skia, usvg};

    let options = usvg::Options {
        fontdb: fonts::installed()?,
        font_family: "sans-serif".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&picture.svg, &options).ok()?;
    let size = tree.size().to_int_size().scale_by(SHARPNESS)?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(SHARPNESS, SHARPNESS), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// The picture as a PNG file; none in a program that was built without pictures.
#[cfg(not(feature = "png"))]
pub fn png(_: &Picture) -> Option<Vec<u8>> {
    None
}

/// Whether there can be a picture at all.
pub fn is_possible() -> bool {
    #[cfg(feature = "png")]
    {
        fonts::installed().is_some()
    }
    #[cfg(not(feature = "png"))]
    {
        false
    }
}

#[cfg(feature = "png")]
mod fonts {
    use std::sync::{Arc, OnceLock};

    use resvg::usvg::fontdb::{Database, Language};

    /// The fonts of the machine, looked for once; none where no one of them has a Japanese name, as Japanese fonts do.
    pub(super) fn installed() -> Option<Arc<Database>> {
        static FONTS: OnceLock<Option<Arc<Database>>> = OnceLock::new();
        FONTS
            .get_or_init(|| {
                let mut fonts = Database::new();
                fonts.load_system_fonts();
                let japanese = fonts.faces().find_map(|face| {
                    let names = face.families.iter();
                    names
                        .clone()
                        .any(|(name, language)| *language == Language::Japanese_Japan || is_japanese(name))
                        .then(|| face.families.first().map(|(name, _)| name.clone()))?
                })?;
                fonts.set_sans_serif_family(japanese);
                Some(Arc::new(fonts))
            })
            .clone()
    }

    /// Fonts that name themselves in English only.
    fn is_japanese(name: &str) -> bool {
        ["CJK JP", "Noto Sans JP", "IPAex", "IPA ", "Takao", "VL Gothic", "BIZ UD"]
            .iter()
            .any(|part| name.contains(part))
    }
}
