//! A small made world: a survey of ten offices in two strata with a file for each return, a list from the web without a frame,
//! a workbook of indicators, a correction ledger, and a plan over all of it. A change of it is one value.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kaishu::findings::changes::Cause;

use crate::support::Workspace;
use crate::support::made::write_plan;

/// The plan of the world.
pub(super) const PLAN: &str = "plan";

/// Everything that a world is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct World {
    /// Of each office that answered, the name of its file and the cells of 問1 and 問2.
    pub(super) returns: BTreeMap<usize, (String, [String; 2])>,
    /// Second returns of offices that answered, beside the first.
    pub(super) seconds: BTreeMap<usize, [String; 2]>,
    /// Rows of the web list.
    pub(super) web: Vec<String>,
    /// Target and actual of the two years.
    pub(super) entered: [[String; 2]; 2],
    /// Rows of the correction ledger.
    pub(super) corrections: Vec<String>,
    /// Whether 問1 has a third option.
    pub(super) third_option: bool,
    /// The stratum of the first office.
    pub(super) first_stratum: &'static str,
    /// What is counted for the share.
    pub(super) share: &'static str,
    /// Id of the sum.
    pub(super) sum: &'static str,
    /// Decimals of the share.
    pub(super) decimals: u32,
    /// Folder of the returns.
    pub(super) folder: &'static str,
    /// File of the correction ledger.
    pub(super) ledger: &'static str,
}

/// Offices.
pub(super) const OFFICES: usize = 10;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// An office answers for the first time.
    Late(usize, [&'static str; 2]),
    /// The file of an office is replaced by one with other answers.
    Replaced(usize, [&'static str; 2]),
    /// The same, the new file under another name.
    Resent(usize, [&'static str; 2]),
    /// A second file of an office comes and says something else: a person has to decide which counts.
    Second(usize, [&'static str; 2]),
    /// A row of the correction ledger says that the second one counts.
    Use(usize),
    /// The file of an office is gone.
    Gone(usize),
    /// The file of an office has another name, and says the same.
    Renamed(usize),
    /// A row of the correction ledger for an answer.
    Corrected(usize, &'static str, &'static str, &'static str),
    /// The last row of the ledger is taken out.
    Withdrawn,
    /// A row comes to the web list, in front of the others.
    WebRow(&'static str),
    /// A number of the indicators: row and year, and what stands there now.
    Entered(usize, usize, &'static str),
    ThirdOption,
    FirstStratum,
    Share,
    RenamedSum,
    Decimals,
    /// The folder of the returns is called otherwise, in the definition as on the disk.
    Folder,
    /// The correction ledger likewise.
    Ledger,
    /// Another version of a rule, or of the program.
    Rule,
    Program,
}

impl Change {
    /// The cause that it is between a world and that of now; none of what moves nothing.
    pub(super) fn cause(&self, world: &World, now: &World) -> Option<Cause> {
        let rows = |about: &str| now.corrections.iter().any(|row| row.starts_with(about));
        let decided = |at: usize| rows(&format!("use,offices,R2,{},", code(at)));
        // A row about an answer that is there no more fits no other one.
        let fits_no_more = |at: usize, answer: &str| {
            let about = format!("set,offices,R2,{},q1,", code(at));
            rows(&about) && !rows(&format!("{about}{answer},"))
        };
        Some(match self {
            Change::Second(at, _) if !decided(*at) => Cause::HeldOut,
            Change::Second(at, [answer, _])
            | Change::Replaced(at, [answer, _])
            | Change::Resent(at, [answer, _])
                if fits_no_more(*at, answer) =>
            {
                Cause::HeldOut
            }
            Change::Late(..) | Change::WebRow(_) => Cause::Late,
            Change::Replaced(..) | Change::Resent(..) | Change::Second(..) => Cause::Superseded,
            Change::Entered(row, year, _) if world.entered[*row][*year].is_empty() => Cause::Late,
            Change::Entered(..) => Cause::Superseded,
            Change::Gone(_) => Cause::Gone,
            Change::Renamed(_) => return None,
            Change::Corrected(..) | Change::Use(_) | Change::Withdrawn => Cause::Correction,
            Change::ThirdOption
            | Change::FirstStratum
            | Change::Share
            | Change::RenamedSum
            | Change::Decimals
            | Change::Folder
            | Change::Ledger => Cause::Definition,
            Change::Rule => Cause::Rule,
            Change::Program => Cause::Program,
        })
    }
}

impl World {
    /// The world as it is published.
    pub(super) fn new() -> Self {
        // The ninth and tenth office have not answered.
        let cells =
            [["1", "4"], ["1", "7"], ["2", "3"], ["1", ""], ["3", "5"], ["2", "9"], ["9", "2"], ["1", "6"]];
        let returns = cells
            .iter()
            .enumerate()
            .map(|(at, cells)| (at, (format!("{}.csv", code(at)), cells.map(str::to_owned))));
        Self {
            returns: returns.collect(),
            seconds: BTreeMap::new(),
            web: ["1", "2", "2", "1", "2"].map(str::to_owned).to_vec(),
            entered: [["10", "12"].map(str::to_owned), ["8", ""].map(str::to_owned)],
            corrections: vec!["set,offices,R2,K003,q1,2,1,電話で確認,例示,2021-01-20".to_owned()],
            third_option: false,
            first_stratum: "a",
            share: "q1 = 1",
            sum: "sum",
            decimals: 1,
            folder: "returned/offices",
            ledger: "corrections.csv",
        }
    }

    /// The world after a change.
    pub(super) fn after(&self, change: &Change) -> Self {
        let mut world = self.clone();
        match change {
            Change::Late(at, cells) => {
                world.returns.insert(*at, (format!("{}.csv", code(*at)), cells.map(str::to_owned)));
            }
            Change::Replaced(at, cells) => {
                if let Some((_, own)) = world.returns.get_mut(at) {
                    *own = cells.map(str::to_owned);
                }
            }
            Change::Resent(at, cells) => {
                if let Some(own) = world.returns.get_mut(at) {
                    *own = (format!("再送_{}.csv", code(*at)), cells.map(str::to_owned));
                }
            }
            Change::Second(at, cells) => {
                world.seconds.insert(*at, cells.map(str::to_owned));
            }
            Change::Use(at) => world
                .corrections
                .push(format!("use,offices,R2,{0},,,{0}_2.csv,電話で確認,例示,2021-02-20", code(*at))),
            Change::Gone(at) => {
                world.returns.remove(at);
            }
            Change::Renamed(at) => {
                if let Some((name, _)) = world.returns.get_mut(at) {
                    *name = format!("差出人_{name}");
                }
            }
            Change::Corrected(at, question, old, new) => world
                .corrections
                .push(format!("set,offices,R2,{},{question},{old},{new},電話で確認,例示,2021-02-20", code(*at))),
            Change::Withdrawn => {
                world.corrections.pop();
            }
            Change::WebRow(answer) => world.web.insert(0, (*answer).to_owned()),
            Change::Entered(row, year, number) => (*number).clone_into(&mut world.entered[*row][*year]),
            Change::ThirdOption => world.third_option = true,
            Change::FirstStratum => world.first_stratum = "b",
            Change::Share => world.share = "q1 = 2",
            Change::RenamedSum => world.sum = "persons-in-all",
            Change::Decimals => world.decimals = 2,
            Change::Folder => world.folder = "returned/offices-2020",
            Change::Ledger => world.ledger = "decided/ledger.csv",
            Change::Rule | Change::Program => {}
        }
        world
    }

    /// Writes all of it over what a folder has.
    pub(super) fn write(&self, workspace: &Workspace) {
        for folder in ["surveys", "analysis", "returned"] {
            let _ = std::fs::remove_dir_all(workspace.path(folder));
        }
        for ledger in ["corrections.csv", "decided/ledger.csv"] {
            let _ = std::fs::remove_file(workspace.path(ledger));
        }
        let settings = format!("title = \"世界\"\nfictional = true\ncorrections = \"{}\"\n", self.ledger);
        workspace.write("surveys/workspace.toml", settings);
        workspace.write("surveys/offices.toml", self.offices());
        let mut frame = "code,name,stratum,population\n".to_owned();
        for at in 0..OFFICES {
            let stratum = if at == 0 { self.first_stratum } else { ["a", "b"][at % 2] };
            writeln!(frame, "{0},対象{0},{stratum},{1}", code(at), 100 * (at + 1)).unwrap();
        }
        workspace.write("surveys/frames/offices.csv", frame);
        workspace.write("surveys/web.toml", WEB);
        workspace.write("surveys/indicators.toml", INDICATORS);
        for (at, (name, cells)) in &self.returns {
            let text = format!("番号,問1,問2\n{},{},{}\n", code(*at), cells[0], cells[1]);
            workspace.write(&format!("{}/{name}", self.folder), text);
        }
        for (at, cells) in &self.seconds {
            let text = format!("番号,問1,問2\n{},{},{}\n", code(*at), cells[0], cells[1]);
            workspace.write(&format!("{}/{}_2.csv", self.folder, code(*at)), text);
        }
        workspace.write("returned/web/web.csv", format!("問1\n{}\n", self.web.join("\n")));
        let [target, actual] = &self.entered;
        workspace.write(
            "returned/indicators/指標.csv",
            format!(
                "指標,区分,R1年度,R2年度\n相談件数,目標,{},{}\n相談件数,実績,{},{}\n",
                target[0], target[1], actual[0], actual[1]
            ),
        );
        let rows = self.corrections.join("\n");
        workspace.write(self.ledger, format!("種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n{rows}\n"));
        write_plan(workspace, PLAN, &self.plan());
    }

    fn offices(&self) -> String {
        let third = if self.third_option { "  { code = \"3\", label = \"未定\" },\n" } else { "" };
        format!(
            "id = \"offices\"\ntitle = \"事業所調査\"\nframe = \"frames/offices.csv\"\n\n\
             [[stratum]]\nid = \"a\"\nlabel = \"甲\"\ndesign = \"census\"\n\n\
             [[stratum]]\nid = \"b\"\nlabel = \"乙\"\ndesign = \"census\"\n\n\
             [[code_list]]\nid = \"need\"\noptions = [\n  {{ code = \"1\", label = \"必要\" }},\n  \
             {{ code = \"2\", label = \"不要\" }},\n{third}]\n\n\
             [[question]]\nid = \"q1\"\nnumber = \"問1\"\ntext = \"必要か\"\ntype = \"single\"\ncodes = \"need\"\n\n\
             [[question]]\nid = \"q2\"\nnumber = \"問2\"\ntext = \"人数\"\ntype = \"quantity\"\nunit = \"人\"\n\n\
             [[form]]\nid = \"rows\"\nkind = \"rows\"\ncase_code = \"番号\"\ncolumn = [\n  \
             {{ question = \"q1\", label = \"問1\" }},\n  {{ question = \"q2\", label = \"問2\" }},\n]\n\n\
             [[round]]\nid = \"R2\"\nlabel = \"令和2年度\"\nperiod = \"FY2020\"\n\
             source = [{{ folder = \"{}\", form = \"rows\" }}]\n",
            self.folder
        )
    }

    fn plan(&self) -> String {
        let place = "survey = \"offices\"\nround = \"R2\"";
        format!(
            "[[figure]]\nid = \"returned\"\nlabel = \"回収\"\n{place}\ncount = \"returned\"\nunit = \"か所\"\n\n\
             [[figure]]\nid = \"missing\"\nlabel = \"未回収\"\n{place}\ncount = \"not_returned\"\nunit = \"か所\"\n\n\
             [[figure]]\nid = \"yes\"\nlabel = \"必要とした数\"\n{place}\ncount = \"q1 = 1\"\nunit = \"か所\"\n\n\
             [[figure]]\nid = \"share\"\nlabel = \"割合\"\n{place}\nshare = \"{}\"\ndecimals = {}\n\n\
             [[figure]]\nid = \"{}\"\nlabel = \"人数\"\n{place}\nsum = \"q2\"\nunit = \"人\"\n\n\
             [[figure]]\nid = \"web-yes\"\nlabel = \"ウェブの割合\"\nsurvey = \"web\"\nround = \"R2\"\nshare = \"w1 = 1\"\n\n\
             [[figure]]\nid = \"reached\"\nlabel = \"達成率\"\nindicator = \"cases\"\nderive = \"actual_over_target\"\nyears = [\"FY2019\", \"FY2020\"]\nunit = \"％\"\n\n\
             [[table]]\nid = \"need\"\ntitle = \"必要か\"\n{place}\nrows = \"q1\"\nby = \"stratum\"\nweight = \"population\"\n\n\
             [[table]]\nid = \"persons\"\ntitle = \"人数\"\nkind = \"quantities\"\n{place}\nrows = \"q2\"\nby = \"stratum\"\n\n\
             [[statement]]\nid = \"says\"\nkind = \"share\"\nsubject = \"必要としたのは\"\nunit = \"か所\"\nfigure = \"share\"\n",
            self.share, self.decimals, self.sum
        )
    }
}

/// The code of an office.
pub(super) fn code(at: usize) -> String {
    format!("K{:03}", at + 1)
}

const WEB: &str = "id = \"web\"\ntitle = \"ウェブ調査\"\n\n[[stratum]]\nid = \"all\"\nlabel = \"全体\"\ndesign = \"open\"\n\n\
    [[code_list]]\nid = \"need\"\noptions = [\n  { code = \"1\", label = \"必要\" },\n  { code = \"2\", label = \"不要\" },\n]\n\n\
    [[question]]\nid = \"w1\"\nnumber = \"問1\"\ntext = \"必要か\"\ntype = \"single\"\ncodes = \"need\"\n\n\
    [[form]]\nid = \"rows\"\nkind = \"rows\"\ncolumn = [{ question = \"w1\", label = \"問1\" }]\n\n\
    [[round]]\nid = \"R2\"\nlabel = \"令和2年度\"\nperiod = \"FY2020\"\nsource = [{ folder = \"returned/web\", form = \"rows\" }]\n";

const INDICATORS: &str = "folder = \"returned/indicators\"\n\
    columns = { indicator = \"指標\", kind = \"区分\", years = { FY2019 = \"R1年度\", FY2020 = \"R2年度\" } }\n\
    kinds = { target = \"目標\", actual = \"実績\" }\n\n\
    [[indicator]]\nid = \"cases\"\nlabel = \"相談件数\"\nrole = \"activity\"\nunit = \"件\"\nkind = \"flow\"\nproject = \"p\"\n";
