//! Where words go: results to standard output, everything about the run to standard error; colours only where a
//! person reads them.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};

use crate::catalogue::{Lang, Phrase, headings};
use crate::cli::advised;
use crate::cli::arguments::Color;
use crate::cli::pager::Pager;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::report::analyst::severity_words;

/// Findings of one rule that are shown one by one; the rest are counted. All of them are in the analyst's workbook.
const SHOWN_PER_RULE: usize = 5;

/// The same where looking is all that is done.
const MOST_PER_RULE: usize = 20;

/// How many findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    /// The first of each rule, in short: after a run, since the analyst's workbook has the rest.
    First,
    /// Most of each rule, with every cell.
    Most,
    /// Every one with every cell, and the row of the correction ledger that decides it.
    Deciding,
    /// Every one with every cell.
    All,
}

/// The terminal or pipe.
#[derive(Debug)]
pub(super) struct Console {
    /// Where long output goes, where somebody reads it.
    pager: Pager,
    /// Language of messages.
    pub lang: Lang,
    /// The language that was typed, which is that of reports too.
    pub typed_lang: Option<Lang>,
    /// How commands that are advised name the workspace, where they have to.
    workspace: Option<String>,
    /// Only errors and results.
    pub quiet: bool,
    /// Colours in results.
    out_colored: bool,
    /// Colours in what is said about the run.
    err_colored: bool,
}

impl Console {
    pub(super) fn new(
        (lang, typed_lang): (Lang, Option<Lang>),
        workspace: Option<String>,
        quiet: bool,
        color: Color,
        pager: Pager,
    ) -> Self {
        let colored = |of_stream: anstream::ColorChoice| match color {
            Color::Auto => of_stream != anstream::ColorChoice::Never,
            Color::Always => true,
            Color::Never => false,
        };
        Self {
            pager,
            lang,
            typed_lang,
            workspace,
            quiet,
            out_colored: colored(anstream::AutoStream::choice(&std::io::stdout())),
            err_colored: colored(anstream::AutoStream::choice(&std::io::stderr())),
        }
    }

    /// A line of a result.
    pub(super) fn line(&self, text: &str) {
        if !self.pager.start_with(text) {
            // A reader that has gone away (a closed pipe) is no failure of ours.
            let _ = writeln!(std::io::stdout(), "{text}");
        }
    }

    /// Waits until what was printed is read.
    pub(super) fn finish(&self) {
        self.pager.finish();
    }

    /// A piece of a result in its style, where results have colours.
    pub(super) fn styled(&self, style: Style, text: &str) -> String {
        styled(self.out_colored && style != Style::new(), style, text)
    }

    /// A line about the run.
    pub(super) fn say(&self, phrase: &Phrase) {
        // While a pager has the screen, everything goes to it.
        let text = advised::text(phrase.text(self.lang), self.workspace.as_deref());
        if !self.quiet && !self.pager.goes_on_with(&text) {
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }

    /// What somebody has to know whatever was asked to be left out: something of theirs is not where or what they think.
    pub(super) fn warn(&self, phrase: &Phrase, more: &[Phrase]) {
        let style = Style::new().fg_color(Some(AnsiColor::Yellow.into())).bold();
        let word = styled(self.err_colored, style, crate::catalogue::console::warning_word().text(self.lang));
        let first = format!("{word}: {}", phrase.text(self.lang));
        for text in std::iter::once(first.as_str()).chain(more.iter().map(|more| more.text(self.lang))) {
            let text = advised::text(text, self.workspace.as_deref());
            if !self.pager.goes_on_with(&text) {
                let _ = writeln!(std::io::stderr(), "{text}");
            }
        }
    }

    /// The same for what somebody has to know also where little is to be said.
    pub(super) fn aloud(&self) -> Self {
        let Self { lang, typed_lang, out_colored, err_colored, .. } = *self;
        let workspace = self.workspace.clone();
        Self { pager: Pager::none(), lang, typed_lang, workspace, quiet: false, out_colored, err_colored }
    }

    /// What a person asked, in a line; in a pipe, where a program reads the results, it goes beside them.
    pub(super) fn aside(&self, phrase: &Phrase) {
        if self.on_terminal() { self.line(phrase.text(self.lang)) } else { self.say(phrase) }
    }

    /// Why the run ended. Mistakes in definitions say themselves what they are.
    pub(super) fn error(&self, error: &Error) {
        self.finish();
        let text = error.text(self.lang);
        let text = advised::text(&text, self.workspace.as_deref());
        if matches!(error, Error::Definition { .. } | Error::Options { .. }) {
            let _ = writeln!(std::io::stderr(), "{text}");
            return;
        }
        let style = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
        let word = crate::catalogue::console::error_word();
        let _ = writeln!(std::io::stderr(), "{}: {text}", styled(self.err_colored, style, word.text(self.lang)));
    }

    /// Whether results are read by a person.
    #[expect(clippy::unused_self, reason = "where a line goes is the console's to know")]
    pub(super) fn on_terminal(&self) -> bool {
        std::io::stdout().is_terminal()
    }

    /// The findings that somebody should look at, with the notes where all are wanted, grouped by rule, the gravest first, then those that can change most
    /// figures.
    pub(super) fn findings(&self, diagnostics: &[&Diagnostic], touched: &BTreeMap<String, usize>, show: Show) {
        let (shown, all) = match show {
            Show::First => (SHOWN_PER_RULE, false),
            Show::Most => (MOST_PER_RULE, true),
            Show::Deciding | Show::All => (usize::MAX, true),
        };
        let mut open: Vec<&Diagnostic> = diagnostics
            .iter()
            .copied()
            .filter(|d| d.is_open() || (show == Show::All && d.severity == Severity::Note))
            .collect();
        let weight = |diagnostic: &Diagnostic| touched.get(&diagnostic.id()).copied().unwrap_or(0);
        let mut by_rule: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
        for diagnostic in &open {
            let most = by_rule.entry((diagnostic.severity, diagnostic.rule)).or_insert(0);
            *most = (*most).max(weight(diagnostic));
        }
        let of_rule =
            |diagnostic: &Diagnostic| by_rule.get(&(diagnostic.severity, diagnostic.rule)).copied().unwrap_or(0);
        open.sort_by(|a, b| {
            b.severity.cmp(&a.severity).then(of_rule(b).cmp(&of_rule(a))).then(a.rule.cmp(b.rule))
        });
        let mut at = 0;
        while let Some(first) = open.get(at) {
            let group: Vec<&Diagnostic> = open[at..]
                .iter()
                .copied()
                .take_while(|d| d.rule == first.rule && d.severity == first.severity)
                .collect();
            at += group.len();
            let color = match first.severity {
                Severity::Undecided | Severity::SetAside => AnsiColor::Red,
                Severity::Query => AnsiColor::Yellow,
                Severity::Note => AnsiColor::Cyan,
            };
            let style = Style::new().fg_color(Some(color.into())).bold();
            let head = severity_words(first);
            let head = format!("[{}] {} ({})", head.text(self.lang), first.rule, group.len());
            self.line(&styled(self.out_colored, style, &head));
            let heading = headings::heading(first.rule);
            let about = match of_rule(first) {
                0 => heading,
                figures => crate::catalogue::console::heading_and_figures(heading, figures),
            };
            self.line(&format!("  {}", about.text(self.lang)));
            for diagnostic in group.iter().take(shown) {
                self.finding(diagnostic, all);
                let offered = diagnostic.row.is_none().then(|| diagnostic.ledger_row_in(self.lang)).flatten();
                if let Some(row) = offered.filter(|_| show == Show::Deciding) {
                    self.line(&format!("    {}", crate::catalogue::console::row_to_paste(row).text(self.lang)));
                }
            }
            if group.len() > shown {
                let more = match show {
                    Show::First => crate::catalogue::console::more_findings(group.len() - shown),
                    Show::Most | Show::Deciding | Show::All => {
                        crate::catalogue::console::more_with_all(group.len() - shown)
                    }
                };
                self.line(&format!("  {}", more.text(self.lang)));
            }
        }
    }

    fn finding(&self, diagnostic: &Diagnostic, all: bool) {
        let places = match diagnostic.places.as_slice() {
            [] => diagnostic.file.clone().unwrap_or_default(),
            [first] => first.to_string(),
            _ if all => diagnostic.place_lines(self.lang).join("\n  "),
            [first, rest @ ..] => {
                crate::catalogue::console::and_more_cells(first, rest.len()).text(self.lang).to_owned()
            }
        };
        let words = crate::catalogue::console::finding(&diagnostic.found, &diagnostic.expected, &diagnostic.hint);
        self.line(&format!("  {places}"));
        self.line(&format!("    {}", advised::text(words.text(self.lang), self.workspace.as_deref())));
        self.line(&format!("    id: {}", diagnostic.id()));
        if let Some(row) = diagnostic.row.as_ref().filter(|_| all) {
            self.line(&format!("    {}", crate::catalogue::console::row_to_paste(row).text(self.lang)));
        }
    }
}

fn styled(colored: bool, style: Style, text: &str) -> String {
    if colored { format!("{style}{text}{style:#}") } else { text.to_owned() }
}
