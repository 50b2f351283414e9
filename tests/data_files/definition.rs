//! A survey with every kind of question and everything that could break a data file.

pub(super) fn text() -> String {
    let long = "長い設問文".repeat(40);
    let option = "長い選択肢".repeat(12);
    format!(
        r#"
id = "towns"
title = "町の調査 '引用' \"二重\""
frame = "frame.csv"

[[stratum]]
id = "city"
label = "市"
design = "sample"
population = 100

[[stratum]]
id = "town"
label = "町"
design = "sample"
population = 100

[sampling]
weight = "w"

[[code_list]]
id = "need"
options = [
  {{ code = "1", label = "必要's \"要\"" }},
  {{ code = "2", label = "{option}" }},
  {{ code = "9", label = "わからない", missing = "dont_know" }},
]

[[code_list]]
id = "why"
options = [{{ code = "1", label = "甲" }}, {{ code = "2", label = "乙" }}]

[[code_list]]
id = "grade"
options = [{{ code = "a", label = "優" }}, {{ code = "b", label = "良" }}]

[[question]]
id = "q1"
number = "問1"
text = "{long}"
type = "single"
codes = "need"

[[question]]
id = "m"
number = "問2"
text = "いくつでも"
type = "multiple"
codes = "why"
universe = "not q1 = 2"

[[question]]
id = "n"
number = "問3"
text = "件数"
type = "quantity"
unit = "件"

[[question]]
id = "d"
number = "問4"
text = "いつ"
type = "date"

[[question]]
id = "to"
number = "問5"
text = "ご意見\n自由に"
type = "text"

[[battery]]
id = "b"
number = "問6"
text = "組"
codes = "why"
items = [{{ id = "x", text = "項" }}]

[[question]]
id = "grade"
number = "問7"
text = "評価"
type = "single"
codes = "grade"

[[form]]
id = "rows"
kind = "rows"
case_code = "コード"
column = [
  {{ question = "q1", label = "Q1" }},
  {{ question = "m", label = "Q2" }},
  {{ question = "n", label = "Q3" }},
  {{ question = "d", label = "Q4" }},
  {{ question = "to", label = "Q5" }},
  {{ question = "b.x", label = "Q6" }},
  {{ question = "grade", label = "Q7" }},
]

[[round]]
id = "R2"
label = "令和2年度"
period = "FY2020"
as_of = "2021-06-30"
source = [{{ folder = "returns/R2", form = "rows" }}]
"#
    )
}

pub(super) const FRAME: &str = "code,name,stratum,人口（人）,担当課の電話,w\n\
01,長野市,city,\"1,000\",026-235-0000,1.5\n\
02,松本市,city,\"2,000\",026-235-0001,2\n\
03,上田市,town,30,026-235-0002,0.25\n\
04,岡谷市,town,40,026-235-0003,1\n";

pub(super) const RETURNS: &str = "コード,Q1,Q2,Q3,Q4,Q5,Q6,Q7\n\
01,1,1,12.5,2021-04-01,\"=1+1\n\"\"引用\"\", 𠮷\",2,a\n\
02,2,,,,,,\n\
03,9,7,0,2021-05-02,'90年,1,b\n";
