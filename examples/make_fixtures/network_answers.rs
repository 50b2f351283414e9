//! The network survey's answers, before anybody writes them into a form.
//!
//! Published: 129 returned, 104 of them say that the network is needed, and
//! the two main reasons. Everything else (who answered what, the other
//! reasons, case numbers, opinions) is drawn with a fixed seed.

use crate::Result;
use crate::frames::Member;
use crate::rng::Rng;

/// One body's answers.
#[derive(Clone, Debug)]
pub(crate) struct Answers {
    /// Who answered.
    pub(crate) member: Member,
    /// Need: 1 necessary, 2 not necessary, 3 do not know.
    pub(crate) need: u8,
    /// Reasons 1 to 5; empty for everybody who did not answer 1, and for a few who did.
    pub(crate) reasons: Vec<u8>,
    /// Cases consulted about in the last fiscal year; `None` is a blank.
    pub(crate) cases: Option<u32>,
    /// Free text; empty for most.
    pub(crate) opinion: &'static str,
}

/// How one stratum answered, in numbers.
pub(crate) struct Quota {
    /// Seed of this stratum's draws.
    pub(crate) seed: u64,
    /// How many answered 1, 2 and 3.
    pub(crate) need: [usize; 3],
    /// How many of those who answered 1 left the reasons empty.
    pub(crate) no_reason: usize,
    /// How many of the others marked each of the reasons 1 to 5.
    pub(crate) reasons: [usize; 5],
    /// How many left the case number blank.
    pub(crate) no_cases: usize,
    /// How many wrote an opinion.
    pub(crate) opinions: usize,
}

const OPINIONS: [&str; 14] = [
    "関係機関の役割が分かる資料があるとよい。",
    "研修の機会を増やしてほしい。",
    "個別の事案について相談できる窓口があると助かる。",
    "担当者が異動しても続く仕組みが必要と考える。",
    "事例検討を続けてほしい。",
    "圏域ごとの開催は参加しやすい。",
    "これまで対応した事案がなく、必要性を判断しにくい。",
    "福祉と司法の用語の違いを整理した手引きがほしい。",
    "オンラインでの開催も検討してほしい。",
    "情報の取扱いについて共通のルールが必要。",
    "住まいの確保が課題である。",
    "年度の早い時期に日程を示してほしい。",
    "小規模な団体では担当を専任で置くことが難しい。",
    "特になし",
];

/// Draws the answers of the given members; the quotas must add up to their number.
pub(crate) fn draw(members: &[Member], quota: &Quota) -> Result<Vec<Answers>> {
    if members.len() != quota.need.iter().sum::<usize>() {
        return Err(format!("quotas do not add up to {}", members.len()).into());
    }
    let mut rng = Rng::new(quota.seed);
    let need = rng.quotas(&[(1, quota.need[0]), (2, quota.need[1]), (3, quota.need[2])]);
    let mut answers: Vec<Answers> = members
        .iter()
        .zip(need)
        .map(|(member, need)| Answers {
            member: member.clone(),
            need,
            reasons: Vec::new(),
            cases: None,
            opinion: "",
        })
        .collect();
    give_reasons(&mut answers, quota, &mut rng);

    let blank = rng.sample(answers.len(), quota.no_cases);
    for (i, answer) in answers.iter_mut().enumerate() {
        // Small numbers are the rule, with a long tail.
        let size = [1, 4, 9, 30][rng.below(4)];
        let cases = rng.below(size + 1) as u32;
        answer.cases = (!blank.contains(&i)).then_some(cases);
    }
    for i in rng.sample(members.len(), quota.opinions) {
        answers[i].opinion = *rng.pick(&OPINIONS);
    }
    Ok(answers)
}

/// Reasons for those who answered 1: the rarer ones first, then the first one
/// for everybody who would otherwise have none and for as many more as wanted.
fn give_reasons(answers: &mut [Answers], quota: &Quota, rng: &mut Rng) {
    let mut asked: Vec<usize> = (0..answers.len()).filter(|&i| answers[i].need == 1).collect();
    rng.shuffle(&mut asked);
    asked.drain(..quota.no_reason);
    for reason in 2..=5u8 {
        for i in rng.sample(asked.len(), quota.reasons[usize::from(reason) - 1]) {
            answers[asked[i]].reasons.push(reason);
        }
    }
    rng.shuffle(&mut asked);
    asked.sort_by_key(|&i| !answers[i].reasons.is_empty());
    for &i in asked.iter().take(quota.reasons[0]) {
        answers[i].reasons.insert(0, 1);
    }
}
