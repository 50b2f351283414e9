//! The words around the questions on a form that goes out: who asks, why, until when and where to. They are nobody's
//! answer and decide nothing, so they stand apart from what is asked.

/// The words of a form beside its questions, each as the definition gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// Heading of the form; the survey's title where it is left out.
    pub title: Option<String>,
    /// Who asks and why.
    pub greeting: Option<String>,
    /// Until when it is to be returned.
    pub deadline: Option<String>,
    /// Where it is to be returned to.
    pub return_to: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// What is to be minded in filling it in.
    pub note: Option<String>,
    /// Words beside the respondent's code.
    pub case_code: Option<String>,
    /// Words beside the respondent's name.
    pub case_name: Option<String>,
}
