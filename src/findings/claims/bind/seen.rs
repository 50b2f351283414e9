//! The words around a statement as weighted terms, and how well they fit a fact.

mod answers;
mod dated;
mod grounds;
mod named;

use std::collections::BTreeMap;

use crate::findings::claims::bind::Context;
pub(in crate::findings::claims) use crate::findings::claims::bind::seen::answers::put_together;
use crate::findings::claims::bind::seen::answers::{answers_in, are_others, near_key, nearest};
use crate::findings::claims::bind::seen::dated::day;
use crate::findings::claims::bind::topic::{last_group, projects, topic};
use crate::findings::claims::facts::{AreaName, Fact, Facts, Group, ProjectWords, name_is_said};
use crate::findings::claims::terms::{denies, is_time, stands_alone};
use crate::text::key::key;

/// How near the terms of the sentence itself stand.
pub(super) const IN_SENTENCE: f64 = 0.85;
/// What says that forms were sent and came back, whatever word is used.
const RETURNS: &str = "配布、回収";
/// The words around a statement as weighted terms.
pub(super) struct Seen {
    /// How near each term stands: 1 beside the statement, less farther off.
    pub(super) terms: BTreeMap<u32, f64>,
    /// Terms of the nearest words.
    near: Vec<u32>,
    /// Terms that say of whom it is, by how near they stand.
    here: BTreeMap<u32, f64>,
    /// Terms of what the sentence is about: 「市町村では」.
    topic: Vec<u32>,
    topic_key: String,
    /// Projects that a heading names.
    projects: Vec<usize>,
    /// Texts in which the words of a measure and of an answer are looked for.
    near_key: String,
    pub(super) sentence_key: String,
    around_key: String,
    /// Whether the nearest words deny.
    denies: bool,
    /// How many groups of each table the nearest words and the sentence name.
    named_near: Vec<usize>,
    named_here: Vec<usize>,
    /// The group that the sentence is about last before the statement, of each table of which it names several.
    last: Vec<Option<usize>>,
    /// The answers that the nearest words name, the longer where one stands in another.
    answers: Vec<(String, Vec<u32>)>,
    /// Those that are put together: 「AまたはB」, 「AとBを合わせて」.
    together: Vec<String>,
    /// Terms of the nearest words that say of whom it was asked or who answered.
    returns: Vec<u32>,
    /// The groups that the nearest words name.
    of_whom: Vec<Vec<u32>>,
    /// The table whose title stands above the cell.
    table: Option<usize>,
    /// A group that the sentence, or the row of the cell, is about.
    about: Option<Vec<u32>>,
    /// The areas that the nearest words, the topic or the heads of a cell name.
    areas: Vec<Vec<u32>>,
    /// The groups among those near whose names are years or decades: 2010年代.
    times: Vec<String>,
    /// The year beside it that is an answer.
    answer_times: Vec<String>,
    /// Terms of the sentence and of what stands before it in its paragraph.
    said: BTreeMap<u32, f64>,
}

impl Seen {
    pub(super) fn new(facts: &Facts, context: &Context) -> Self {
        let mut terms = BTreeMap::new();
        let mut here = BTreeMap::new();
        let mut add = |text: &str, weight: f64, group: f64| {
            for term in facts.vocabulary.known(text) {
                let known = terms.entry(term).or_insert(weight);
                *known = known.max(weight);
                let known = here.entry(term).or_insert(group);
                *known = known.max(group);
            }
        };
        let near = nearest(facts, context);
        add(near, 1.0, 1.0);
        add(&context.sentence, IN_SENTENCE, 0.8);
        add(&context.caption, 0.95, 0.8);
        add(&context.earlier, 0.5, 0.5);
        for (depth, heading) in context.headings.iter().enumerate() {
            let (weight, group) = match depth {
                0 => (0.75, 0.7),
                1 => (0.65, 0.4),
                _ => (0.5, 0.2),
            };
            add(heading, weight, group);
        }
        let near_key = near_key(facts, context);
        let sentence_key = key(&context.sentence);
        let near_terms = facts.vocabulary.known(near);
        let topic_key = key(topic(&context.sentence));
        let topic = if context.cell { Vec::new() } else { facts.vocabulary.known(topic(&context.sentence)) };
        let here_terms = facts.vocabulary.known(&context.sentence);
        let clause = context.before.rsplit(['、', '，', 'は']).next().unwrap_or_default();
        let (clause, clause_key) = (facts.vocabulary.known(clause), key(clause));
        let is_near = |(name, word): &(&Vec<u32>, &String)| {
            let of = |terms: &[u32], text: &str| name_is_said(name, word, terms, text);
            of(&near_terms, &near_key) || of(&clause, &clause_key)
        };
        let names = facts.groups.iter().flatten().flat_map(|group| group.names.iter().zip(&group.words));
        let mut of_whom: Vec<Vec<u32>> = names.filter(is_near).map(|(name, _)| name.clone()).collect();
        of_whom.sort_unstable();
        of_whom.dedup();
        let counted = |words: &[u32], text: &str| -> Vec<usize> {
            let named = |group: &Group| {
                if context.cell {
                    group.words.iter().any(|word| context.names.contains(word))
                } else {
                    group.is_named(words, text)
                }
            };
            facts.groups.iter().map(|groups| groups.iter().filter(|group| named(group)).count()).collect()
        };
        let about = facts.groups.iter().flatten().find_map(|group| {
            if context.cell {
                let named = group.words.iter().any(|word| context.names.contains(word));
                return named.then(|| group.names.first().cloned()).flatten();
            }
            let whole = |(name, word): &(&Vec<u32>, &String)| {
                name.len() == topic.len()
                    && all_in(name, &topic)
                    && (name.len() > 1 || stands_alone(&topic_key, word))
            };
            group.names.iter().zip(&group.words).find(whole).map(|(name, _)| name.clone())
        });
        let caption = key(&context.caption);
        let titled = |title: &&String| !title.is_empty() && caption.contains(title.as_str());
        let title = facts.titles.iter().filter(titled).max_by_key(|title| title.len());
        let table = title.and_then(|title| facts.titles.iter().position(|other| other == title));
        let answers = answers_in(facts, &near_key);
        let before_key = key(&context.before);
        let together = put_together(facts, context);
        let names_area = |name: &AreaName| {
            if context.cell {
                context.names.iter().any(|other| other == name.name())
            } else {
                name.stands_in(&near_key) || name.stands_in(&topic_key)
            }
        };
        let areas = facts.areas.iter().filter(|name| names_area(name));
        let times = facts.times.iter().filter(|word| {
            if context.cell { context.names.contains(word) } else { stands_alone(&near_key, word) }
        });
        let times = times.cloned().collect();
        let year_key = key(&context.beside_year);
        let answer_times = facts.answers.keys().filter(|word| is_time(word) && stands_alone(&year_key, word));
        let answer_times = answer_times.cloned().collect();
        let named_here = counted(&here_terms, &sentence_key);
        let last_of = |(named, groups): (&usize, &Vec<Group>)| {
            (*named > 1 && !context.cell).then(|| last_group(groups, &before_key)).flatten()
        };
        Self {
            times,
            answer_times,
            areas: areas.map(|name| facts.vocabulary.known(name.name())).collect(),
            said: [&context.sentence, &context.earlier, &context.near]
                .into_iter()
                .flat_map(|text| facts.vocabulary.known(text))
                .map(|term| (term, 1.0))
                .collect(),
            answers,
            together,
            returns: facts
                .vocabulary
                .known(RETURNS)
                .into_iter()
                .filter(|term| near_terms.contains(term))
                .collect(),
            of_whom,
            table,
            named_near: counted(&near_terms, &near_key),
            last: named_here.iter().zip(&facts.groups).map(last_of).collect(),
            named_here,
            about,
            near: near_terms,
            topic,
            topic_key,
            terms,
            here,
            projects: projects(facts, context),
            near_key,
            sentence_key,
            around_key: key(&format!("{}\n{}\n{}", context.caption, context.earlier, context.headings.join("\n"))),
            denies: denies(near),
        }
    }

    /// Whether the nearest words go on about what was spoken of before: 「実績は」「目標値の７割」.
    fn goes_on(&self) -> bool {
        self.near.is_empty() && self.says_near(&["実績", "目標", "割合", "達成", "増減", "前年", "n="])
    }

    /// Whether the words name an area and the fact is of no area, so that the one cannot speak of the other.
    pub(super) fn is_of_an_area_only(&self, fact: &Fact) -> bool {
        let knows = |name: &Vec<u32>| {
            let words = || fact.subject.iter().chain(&fact.around).chain(fact.option.iter().flatten());
            name.iter().all(|term| words().any(|word| word == term))
        };
        !self.areas.is_empty() && fact.group.is_empty() && fact.day.is_none() && !self.areas.iter().any(knows)
    }

    /// Whether the words name other answers than those of the fact, or put several together of which it is not.
    pub(super) fn names_other_answers(&self, facts: &Facts, fact: &Fact) -> bool {
        if self.together.is_empty() {
            return are_others(&self.answers, &self.sentence_key, fact);
        }
        if !fact.option_words.is_empty() {
            // 必要計 is a column of its own.
            return !fact.option_words.ends_with('計');
        }
        let knows = |answer: &&String| {
            let terms = facts.answers.get(*answer).filter(|terms| !terms.is_empty());
            terms.is_some_and(|terms| terms.iter().all(|term| fact.says(*term)))
        };
        let known = self.together.iter().filter(knows).count();
        (1..self.together.len()).contains(&known)
    }

    /// How well the words fit a fact, and whether they name another year.
    pub(super) fn score(&self, facts: &Facts, fact: &Fact, context: &Context) -> (f64, bool) {
        let mut subject = Self::covered(facts, &fact.subject, &self.terms);
        if fact.subject.len() > 6 {
            // Nobody repeats a long title whole.
            subject = (subject / 0.65).min(1.0);
        }
        let (mut score, mut parts) = (subject, 1.0);
        if !fact.option.is_empty() {
            let option = self.option(facts, fact);
            score += option;
            parts += 1.0;
            if option < 0.5 {
                score -= 0.4;
            }
        }
        if !fact.group.is_empty() {
            let group = self.group(facts, fact, context);
            score += group;
            parts += 1.0;
            if group < 0.6 {
                score -= 0.8;
            }
        }
        let mut score = score / parts;
        if let Some(table) = fact.table.filter(|_| fact.group.is_empty()) {
            // One group of the table is named, and this fact is of all of them.
            if self.named_near.get(table) == Some(&1) {
                score -= if context.cell { 0.5 } else { 0.3 };
            }
        }
        // One that is a figure by itself is of all as well.
        let knows = |name: &Vec<u32>| name.iter().all(|term| fact.says(*term));
        let is_of_all = fact.table.is_none() && fact.of_round && fact.group.is_empty();
        if is_of_all && self.of_whom.len() == 1 && !self.of_whom.iter().any(knows) {
            score -= 1.0;
        }
        // What such a name says no term does, so a fact that is called otherwise has to be told apart here.
        let label = || key(&fact.label.ja);
        if !self.times.is_empty() && !self.times.iter().any(|time| label().contains(time.as_str())) {
            score -= 0.4;
        }
        if fact.group.is_empty() && self.is_of_other_group(fact) || self.is_of_another(facts, fact) {
            score -= 0.3;
        }
        // Another answer is named.
        let is_of = |(word, terms): &(String, Vec<u32>)| {
            fact.option_words == *word
                || (!terms.is_empty()
                    && terms.iter().all(|term| fact.subject.contains(term) || fact.around.contains(term)))
        };
        if !self.answers.is_empty() && !self.answers.iter().any(is_of) {
            score -= 0.3;
        }
        score += 0.5 * self.explained(facts, fact);
        // What it belongs to helps a little.
        score += 0.15 * Self::covered(facts, &fact.around, &self.terms);
        score += self.project(facts, fact);
        if fact.named {
            score += 0.1;
        }
        if fact.table.is_some() && fact.table == self.table {
            score += 0.5;
        }
        if context.cell && Self::stands_straight(fact, context) {
            score += 0.2;
        }
        if self.near.is_empty() {
            // Words that no label knows may lead elsewhere.
            score -= if self.goes_on() { 0.0 } else { 0.15 };
        } else if fact.denies != self.denies && !(context.cell && Self::stands_straight(fact, context)) {
            score -= 0.4;
        }
        let (by_years, other_year) = self.years(facts, fact, context);
        (score + by_years + day(fact, context), other_year)
    }

    /// The share of some terms that the words cover, each by how much it tells and how near it stands.
    pub(super) fn covered(facts: &Facts, terms: &[u32], seen: &BTreeMap<u32, f64>) -> f64 {
        let (covered, all) = terms.iter().fold((0.0, 0.0), |(covered, all), term| {
            let weight = facts.vocabulary.weight(*term);
            (covered + weight * seen.get(term).copied().unwrap_or(0.0), all + weight)
        });
        if all > 0.0 { covered / all } else { 0.0 }
    }

    /// How much of the nearest words the fact explains.
    fn explained(&self, facts: &Facts, fact: &Fact) -> f64 {
        // 「関係機関95か所に照会し」 names all that were asked by a part of the name of some: 刑事司法関係機関.
        let table = fact
            .table
            .filter(|table| fact.of_returns && fact.group.is_empty() && self.named_near.get(*table) == Some(&0));
        let groups = table.and_then(|table| facts.groups.get(table)).into_iter().flatten();
        let asked = || groups.clone().flat_map(|group| group.names.iter().flatten());
        let explains = |term: &u32| fact.says(*term) || asked().any(|known| known == term);
        let (mut by, mut all) = (0.0, 0.0);
        for term in &self.near {
            let weight = facts.vocabulary.weight(*term);
            all += weight;
            if explains(term) {
                by += weight;
            }
        }
        if all > 0.0 { by / all } else { 0.0 }
    }

    /// Nearer where a heading names its project, farther where it names another.
    fn project(&self, facts: &Facts, fact: &Fact) -> f64 {
        if self.projects.is_empty() {
            return 0.0;
        }
        let of = |project: &usize| {
            facts.projects.get(*project).is_some_and(|project| {
                fact.indicator.as_ref().is_some_and(|indicator| project.indicators.contains(indicator))
                    || project.results.contains(&fact.figure)
            })
        };
        let any = |project: &ProjectWords| {
            fact.indicator.as_ref().is_some_and(|indicator| project.indicators.contains(indicator))
                || project.results.contains(&fact.figure)
        };
        match (self.projects.iter().any(of), facts.projects.iter().any(any)) {
            (true, _) => 0.2,
            (false, true) => -0.2,
            (false, false) => 0.0,
        }
    }

    pub(super) fn says_here(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.near_key.contains(word) || self.sentence_key.contains(word))
    }

    pub(super) fn says_near(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.near_key.contains(word))
    }
}

/// Whether all terms of a name are among some words.
fn all_in(name: &[u32], words: &[u32]) -> bool {
    !name.is_empty() && name.iter().all(|term| words.contains(term))
}
