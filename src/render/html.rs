//! HTML: the report as one page for the screen and for the printer, with its looks and its few lines of script in it, so
//! that it needs no network and can be sent by mail or put on a web site as it is. What is printed stands in the page
//! itself; the script only adds what can be done with it (search, sorting, the panel of a figure), and nothing in it is
//! computed. The text is in `body`, its tables in `table`, what the panel of a figure says in `data`.

mod body;
mod data;
mod table;
mod text;

use crate::catalogue::{Lang, Phrase, page as words};
use crate::render::xml::escape;
use crate::report::model::{FigureCells, Report};

/// How it looks.
const STYLE: &str = include_str!("html/page.css");
/// What can be done with it.
const SCRIPT: &str = include_str!("html/page.js");

/// What the page may load: nothing but what is in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; \
                      base-uri 'none'; form-action 'none'";

/// The whole report as a page. With `cells` it is the analyst's copy, which names the cells behind every figure.
pub fn html(report: &Report, cells: Option<&FigureCells>) -> String {
    let lang = lang(report);
    let said = |phrase: Phrase| escape(phrase.text(lang));
    let made = body::body(report);
    let title = escape(&report.title);
    let stamps: String = cells
        .map(|_| words::analyst().text(lang).to_owned())
        .iter()
        .chain(&report.stamps)
        .map(|stamp| format!("<li>{}</li>\n", text::line(stamp)))
        .collect();
    let stamps = if stamps.is_empty() { stamps } else { format!("<ul class=\"stamps\">\n{stamps}</ul>\n") };
    let heading = if report.title.trim().is_empty() {
        String::new()
    } else {
        format!("<h1>{}</h1>\n", text::line(&report.title))
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"kaishu\">\n\
         <title>{page_title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">{skip}</a>\n<header>\n{heading}{stamps}</header>\n",
        language = escape(&report.words.language),
        page_title = if title.trim().is_empty() { escape(&report.id) } else { title },
        skip = said(words::skip()),
    );
    out.push_str(&tools(lang));
    out.push_str(&format!(
        "<div class=\"page\">\n<nav aria-label=\"{contents}\">\n<details open>\n<summary>{contents}</summary>\n{}</details>\n</nav>\n\
         <main id=\"main\" tabindex=\"-1\">\n{}</main>\n</div>\n",
        made.contents,
        made.text,
        contents = escape(&report.words.contents),
    ));
    out.push_str(&format!(
        "<p id=\"provisional\" hidden>{}</p>\n\
         <dialog id=\"panel\" aria-labelledby=\"panel-title\">\n<div class=\"head\">\n<h2 id=\"panel-title\"></h2>\n\
         <button type=\"button\" id=\"panel-close\">{}</button>\n</div>\n<div id=\"panel-body\"></div>\n</dialog>\n",
        said(words::to_confirm()),
        said(words::close()),
    ));
    out.push_str(&format!(
        "<script type=\"application/json\" id=\"data\">{}</script>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        data::data(report, &made.placed, cells, lang)
    ));
    out
}

/// Search, filter, looks and printing. They do nothing without the script, which shows them.
fn tools(lang: Lang) -> String {
    let said = |phrase: Phrase| escape(phrase.text(lang));
    format!(
        "<div class=\"tools\" role=\"region\" aria-label=\"{tools}\" hidden>\n\
         <div class=\"tool search\"><label for=\"search\">{search}</label>\n\
         <input type=\"search\" id=\"search\" autocomplete=\"off\" spellcheck=\"false\" aria-describedby=\"found\">\n\
         <output id=\"found\" for=\"search\"></output>\n<ol id=\"results\" hidden></ol></div>\n\
         <div class=\"tool\"><label for=\"filter\">{filter}</label>\n\
         <input type=\"search\" id=\"filter\" list=\"stubs\" autocomplete=\"off\" spellcheck=\"false\" \
         aria-describedby=\"filtered filter-hint\">\n<datalist id=\"stubs\"></datalist>\n\
         <output id=\"filtered\" for=\"filter\"></output></div>\n\
         <div class=\"tool buttons\"><button type=\"button\" id=\"theme\" aria-pressed=\"false\">{dark}</button>\n\
         <button type=\"button\" id=\"print\">{print}</button></div>\n\
         <p class=\"hint\">{how_to} <span id=\"filter-hint\">{hint}</span></p>\n</div>\n",
        tools = said(words::tools()),
        search = said(words::search()),
        filter = said(words::filter()),
        dark = said(words::dark()),
        print = said(words::print()),
        how_to = said(words::how_to()),
        hint = said(words::filter_hint()),
    )
}

/// The language of the page's own words: that of the report.
fn lang(report: &Report) -> Lang {
    if report.words.language.starts_with("en") { Lang::En } else { Lang::Ja }
}
