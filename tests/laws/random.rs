//! Surveys that look random: strata of every design, units that did not return, blanks, codes that are none, a routing that
//! not everybody keeps to, columns of the frame with holes; and a plan that asks of each whatever its design allows.

use crate::support::made::{Made, Unit, write_plan};
use crate::support::{Seeded, Workspace};

/// What every survey asks. `OPTIONS` stands for the options of 問1 in their order.
const QUESTIONS: &str = r#"
[[code_list]]
id = "need"
options = [OPTIONS]

[[code_list]]
id = "ways"
options = [{ code = "1", label = "相談" }, { code = "2", label = "研修" }, { code = "3", label = "名簿" }]

[[code_list]]
id = "scale"
options = [
  { code = "5", label = "満足", score = 5 },
  { code = "4", label = "やや満足", score = 4 },
  { code = "3", label = "ふつう", score = 3 },
  { code = "2", label = "やや不満", score = 2 },
  { code = "1", label = "不満", score = 1 },
  { code = "9", label = "わからない", missing = "dont_know" },
]

[[question]]
id = "q1"
number = "問1"
text = "必要ですか"
type = "single"
codes = "need"

[[question]]
id = "q2"
number = "問2"
text = "どの方法がよいですか"
type = "multiple"
codes = "ways"
universe = "q1 in (1, 2)"

[[question]]
id = "q3"
number = "問3"
text = "何件ありましたか"
type = "quantity"
unit = "件"

[[question]]
id = "q4"
number = "問4"
text = "満足していますか"
type = "single"
codes = "scale"
"#;

/// The options of 問1.
pub(super) const OPTIONS: [(&str, &str); 4] =
    [("1", "とても必要"), ("2", "やや必要"), ("3", "あまり必要ない"), ("4", "必要ない")];

/// Strata by their designs, one row for each kind of survey.
const DESIGNS: [&[(&str, &str)]; 7] = [
    &[("a", "design = \"census\"")],
    &[("a", "design = \"sample\"")],
    &[("a", "design = \"sample\"\npopulation = 400")],
    &[("a", "design = \"census\""), ("b", "design = \"census\"")],
    &[
        ("a", "design = \"sample\"\npopulation = 300"),
        ("b", "design = \"sample\"\npopulation = 90"),
        ("c", "design = \"census\""),
    ],
    &[("a", "design = \"open\""), ("b", "design = \"census\"")],
    // Whoever answered a form on the web: no frame.
    &[("a", "design = \"open\"")],
];

const WEB: &[(&str, &str)] = DESIGNS[6];

/// A survey with its plan.
#[derive(Debug, Clone)]
pub(super) struct Random {
    pub(super) made: Made,
    /// Figures and tables.
    pub(super) plan: String,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        let id = format!("s{seed:02}");
        let designs = DESIGNS[usize::try_from(seed).unwrap() % DESIGNS.len()];
        let mut random = Seeded(seed + 7_000);
        // Every second survey of a kind came back whole.
        let silent = if (seed / 7).is_multiple_of(2) { 0 } else { 5 };
        let mut units = Vec::new();
        for (stratum, _) in designs {
            for _ in 0..10 + random.below(16) {
                units.push(unit(&mut random, stratum, silent));
            }
        }
        let strata = designs.iter().map(|(id, keys)| ((*id).to_owned(), (*keys).to_owned())).collect();
        let made = Made {
            questions: questions(&OPTIONS),
            framed: designs != WEB,
            strata,
            asked: ["q1", "q2", "q3", "q4"].map(str::to_owned).to_vec(),
            columns: ["type", "weight", "one"].map(str::to_owned).to_vec(),
            units,
            id: id.clone(),
        };
        Self { plan: plan(&id, designs), made }
    }

    pub(super) fn write(&self, workspace: &Workspace) {
        self.made.write(workspace);
        write_plan(workspace, &self.made.id, &self.plan);
    }

    /// Whether every stratum is a census, a sample, or open.
    pub(super) fn only(&self, design: &str) -> bool {
        self.made.strata.iter().all(|(_, keys)| keys.contains(design))
    }
}

/// The questions, with the options of 問1 in some order.
pub(super) fn questions(options: &[(&str, &str)]) -> String {
    let list: Vec<String> =
        options.iter().map(|(code, label)| format!("{{ code = \"{code}\", label = \"{label}\" }}")).collect();
    QUESTIONS.replace("OPTIONS", &list.join(", "))
}

fn unit(random: &mut Seeded, stratum: &str, silent: usize) -> Unit {
    let one_of = |random: &mut Seeded, of: &[&str]| of[random.below(of.len())].to_owned();
    let columns = vec![
        one_of(random, &["市", "市", "町", "村", ""]),
        one_of(random, &["1", "2", "2.5", "0.125", "10", "0"]),
        "1".to_owned(),
    ];
    let need = one_of(random, &["1", "1", "2", "2", "3", "4", "4", "", "8"]);
    let ways = match need.as_str() {
        "1" | "2" => one_of(random, &["1", "2", "3", "1、2", "2、3", "1、2、3", ""]),
        // Not everybody keeps to the routing.
        _ => one_of(random, &["", "", "", "", "", "3"]),
    };
    let cases = one_of(random, &["0", "1", "2", "3", "4.5", "7", "12", "25", "140", ""]);
    let satisfied = one_of(random, &["5", "4", "4", "3", "2", "1", "9", ""]);
    let answers = random.below(20) >= silent;
    Unit { stratum: stratum.to_owned(), columns, answers: answers.then(|| vec![need, ways, cases, satisfied]) }
}

/// Figures and tables of whatever a design allows; where weights are asked for stands in a line of its own.
fn plan(id: &str, designs: &[(&str, &str)]) -> String {
    let any = |design: &str| designs.iter().any(|(_, keys)| keys.contains(design));
    let place = format!("survey = \"{id}\"\nround = \"R2\"\n");
    let mut plan = String::new();
    let mut figure = |name: &str, keys: &str| {
        plan += &format!("[[figure]]\nid = \"{id}-{name}\"\nlabel = \"{name}\"\n{place}{keys}\n\n");
    };
    figure("share", "share = \"q1 = 1\"");
    figure("count", "count = \"q2 = 1\"");
    figure("sum", "sum = \"q3\"\nunit = \"件\"");
    let nets = "nets = [{ id = \"yes\", label = \"必要・計\", codes = [\"1\", \"2\"] }]";
    let mut table = |name: &str, keys: &str| {
        plan += &format!("[[table]]\nid = \"{id}-{name}\"\ntitle = \"{name}\"\n{keys}\n\n");
    };
    let (by, banners) = if designs == WEB {
        ("q4", "[\"stratum\", \"q4\"]")
    } else {
        ("type", "[\"stratum\", \"type\", \"stratum * type\", \"q4\"]")
    };
    table("need", &format!("{place}rows = \"q1\"\nby = {banners}\nbase = \"both\"\n{nets}"));
    table("ways", &format!("{place}rows = \"q2\"\nby = \"stratum\"\n{}", nets.replace("必要", "人に関わる")));
    table("mentions", &format!("{place}rows = \"q2\"\npercent_of = \"mentions\""));
    table("cases", &format!("{place}rows = \"q3\"\nby = \"stratum\"\nclasses = [\"0\", \"1..9\", \"10..99\"]"));
    let one_sample = any("sample") && designs.len() == 1;
    let compared = if one_sample { "compare = [\"ranks\", \"welch\"]\nadjust = \"holm\"" } else { "" };
    let show = "show = [\"mean\", \"sd\", \"median\", \"sum\", \"min\", \"max\"]\nquantiles = [0.25]";
    table("amounts", &format!("kind = \"quantities\"\n{place}rows = \"q3\"\nby = \"{by}\"\n{show}\n{compared}"));
    table("scores", &format!("kind = \"quantities\"\n{place}rows = \"q4\"\ntop = 2\nbottom = 2"));
    if designs != WEB {
        table("weighted", &format!("{place}rows = \"q1\"\nby = \"type\"\nweight = \"weight\"\n{nets}"));
        let rates = if any("open") { "" } else { "rates = [\"RR1\", \"RR2\", \"COOP1\"]" };
        table("rates", &format!("kind = \"response_rates\"\nrounds = [\"{id}/R2\"]\nby = \"type\"\n{rates}"));
    }
    if one_sample {
        let tests = "tests = [\"chi_square\", \"g\", \"fisher\", \"cramers_v\"]\nintervals = true";
        table("tested", &format!("{place}rows = \"q1\"\nby = \"type\"\n{tests}"));
    }
    let known = |keys: &str| keys.contains("population") || keys.contains("census");
    if any("sample") && designs.iter().all(|(_, keys)| known(keys)) {
        table("estimated", &format!("kind = \"estimates\"\n{place}rows = \"q1\"\nby = \"type\""));
        table("mean", &format!("kind = \"estimates\"\n{place}rows = \"q3\""));
    }
    plan
}
