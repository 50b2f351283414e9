//! A survey made up for a test: its strata and what they declare, its questions, its units with what each of them answered.
//! It is written as a person would keep it, a definition, a frame and one returned list, so that a test changes one of these
//! and runs the program.

use std::fmt::Write as _;

use super::Workspace;

/// A unit of the frame.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// Id of its stratum.
    pub(crate) stratum: String,
    /// What stands in the further columns of the frame.
    pub(crate) columns: Vec<String>,
    /// What stands in the row that came back, one cell for each question; nothing where none came.
    pub(crate) answers: Option<Vec<String>>,
}

/// A survey of one round, `R2`, whose answers came back as one list.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) id: String,
    /// Whether a frame names the units.
    pub(crate) framed: bool,
    /// Id and keys of each stratum.
    pub(crate) strata: Vec<(String, String)>,
    /// Code lists, questions and whatever else the definition says.
    pub(crate) questions: String,
    /// The ids of the questions in the order of the cells; `q3` stands under the heading 問3.
    pub(crate) asked: Vec<String>,
    /// The further columns of the frame.
    pub(crate) columns: Vec<String>,
    pub(crate) units: Vec<Unit>,
}

impl Made {
    /// The definition.
    pub(crate) fn definition(&self) -> String {
        let id = &self.id;
        let (frame, code) = if self.framed {
            (format!("frame = \"frames/{id}.csv\"\n"), "case_code = \"番号\"\n")
        } else {
            (String::new(), "")
        };
        let mut text = format!("id = \"{id}\"\ntitle = \"{id}の調査\"\n{frame}");
        for (stratum, keys) in &self.strata {
            write!(text, "\n[[stratum]]\nid = \"{stratum}\"\nlabel = \"{stratum}層\"\n{keys}\n").unwrap();
        }
        write!(text, "\n[[form]]\nid = \"rows\"\nkind = \"rows\"\n{code}column = [\n").unwrap();
        for question in &self.asked {
            writeln!(text, "  {{ question = \"{question}\", label = \"{}\" }},", heading(question)).unwrap();
        }
        write!(
            text,
            "]\n{}\n[[round]]\nid = \"R2\"\nlabel = \"令和2年度\"\nperiod = \"FY2020\"\n\
             source = [{{ folder = \"returned/{id}\", form = \"rows\" }}]\n",
            self.questions
        )
        .unwrap();
        text
    }

    /// The frame, unit by unit.
    pub(crate) fn frame(&self) -> String {
        let mut text = format!("code,name,stratum{}\n", behind(&self.columns));
        for (place, unit) in self.units.iter().enumerate() {
            let code = Self::code(place);
            writeln!(text, "{code},対象{code},{}{}", unit.stratum, behind(&unit.columns)).unwrap();
        }
        text
    }

    /// The rows that came back, the one with the headings before them.
    pub(crate) fn returned(&self) -> Vec<String> {
        let headings: Vec<String> = self.asked.iter().map(|question| heading(question)).collect();
        let mut rows = vec![format!("番号{}", behind(&headings))];
        for (place, unit) in self.units.iter().enumerate() {
            rows.extend(unit.answers.as_ref().map(|cells| format!("{}{}", Self::code(place), behind(cells))));
        }
        rows
    }

    /// The number of a unit.
    pub(crate) fn code(place: usize) -> String {
        format!("K{:03}", place + 1)
    }

    /// Where its list lies.
    pub(crate) fn list(&self) -> String {
        format!("returned/{}/answers.csv", self.id)
    }

    /// Writes all of it.
    pub(crate) fn write(&self, workspace: &Workspace) {
        workspace.write("surveys/workspace.toml", "title = \"調査\"\n");
        workspace.write(&format!("surveys/{}.toml", self.id), self.definition());
        if self.framed {
            workspace.write(&format!("surveys/frames/{}.csv", self.id), self.frame());
        }
        workspace.write(&self.list(), self.returned().join("\n") + "\n");
    }
}

/// Writes a plan with these figures and tables, all its tables and figures in the prose.
pub(crate) fn write_plan(workspace: &Workspace, id: &str, requests: &str) {
    let sections = format!("sections = [{{ number = \"1\", title = \"結果\", prose = \"{id}.md\" }}]");
    // What stands before the first table belongs to the plan itself.
    let head = format!("id = \"{id}\"\ntitle = \"{id}の報告\"\nperiod = [\"FY2020\"]\n{sections}\n");
    workspace.write(&format!("analysis/{id}.toml"), head + requests);
    let mut prose = String::new();
    for (head, kind) in [("[[figure]]", "figure"), ("[[table]]", "table"), ("[[statement]]", "statement")] {
        for request in requests.split(head).skip(1) {
            let named = request.split("id = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            write!(prose, "{{{{{kind}:{named}}}}}\n\n").unwrap();
        }
    }
    workspace.write(&format!("analysis/{id}.md"), prose);
}

fn heading(question: &str) -> String {
    question.replace('q', "問")
}

/// Cells after the first ones of a row of a CSV file.
fn behind(cells: &[String]) -> String {
    cells.iter().fold(String::new(), |text, cell| text + "," + cell)
}
