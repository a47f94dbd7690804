//! Sentences that only repeat the plan.

use super::runs::Runs;
use super::sentences::Text;
use super::wordings::Wordings;
use super::{METHOD, told};
use crate::comparison::numbers::count;
use crate::document::Document;
use crate::render::comparison::view::{Kind, PlanReuse, Repeat};
use std::collections::{HashMap, HashSet};

/// What repeats the plan.
pub(super) struct Plan {
    pub(super) view: PlanReuse,
    repeating: HashSet<(usize, usize)>,
}

impl Plan {
    pub(super) fn repeats_plan(&self, report: usize, sentence: usize) -> bool {
        self.repeating.contains(&(report, sentence))
    }
}

/// Sets every sentence against the one of the plan that covers most of it.
pub(super) fn plan(document: &Document, plan: &Text, texts: &[Text], wordings: &Wordings<'_>, runs: &mut Runs) -> Plan {
    let mut known: HashMap<usize, Option<(usize, f64)>> = HashMap::new();
    let (mut repeats, mut repeating) = (Vec::new(), HashSet::new());
    for (report, text) in texts.iter().enumerate() {
        let of = wordings.of.get(report).into_iter().flatten().copied();
        for (number, (sentence, wording)) in text.sentences.iter().zip(of).enumerate() {
            let found = *known
                .entry(wording)
                .or_insert_with(|| repeated(wording, sentence.characters, wordings, runs));
            let Some((of_plan, similarity)) = found else { continue };
            let Some(of_plan) = plan.sentences.get(of_plan) else {
                continue;
            };
            repeating.insert((report, number));
            repeats.push(Repeat {
                report,
                kind: if sentence.words == of_plan.words {
                    Kind::Same
                } else {
                    Kind::Near
                },
                similarity: told(similarity),
                quotes: [sentence.place.clone(), of_plan.place.clone()],
            });
        }
    }
    Plan {
        view: PlanReuse {
            path: document.source().name().to_owned(),
            title: document.facts().title.clone(),
            fingerprint: document.source().fingerprint(),
            sentences: plan.sentences.len(),
            repeats,
        },
        repeating,
    }
}

/// The sentence of the plan that covers a wording, if one covers enough of it, and how much that is.
fn repeated(wording: usize, characters: usize, wordings: &Wordings<'_>, runs: &mut Runs) -> Option<(usize, f64)> {
    if let Some(&sentence) = wordings.in_plan.get(&wording) {
        return Some((sentence, 1.0));
    }
    let covers = runs.covering(wording, characters).into_iter();
    let of_plan = covers.filter_map(|(other, covered)| Some((*wordings.in_plan.get(&other)?, covered)));
    let (sentence, covered) = of_plan.max_by_key(|&(sentence, covered)| (covered, std::cmp::Reverse(sentence)))?;
    let share = count(covered) / count(characters);
    (share >= METHOD.plan).then_some((sentence, share))
}

#[cfg(test)]
mod tests {
    use super::super::sentences::text;
    use super::*;
    use crate::source::SourceText;

    #[test]
    fn what_only_repeats_the_plan_is_told_with_the_plans_sentence() {
        let whole = "在每个村设立便民服务点并配备自助查询终端方便群众就近办理各类事项";
        let part = "在每个村设立便民服务点并配备自助查询终端";
        let deed = "在每个村设立便民服务点共计十二处自助查询终端全年受理三千余件";
        let texts = [text(&[whole, deed]), text(&[part])];
        let of_plan = text(&["建立村务公开定期通报制度接受群众监督评议", whole]);
        let wordings = Wordings::new(&texts, Some(&of_plan));
        let mut runs = Runs::new(&wordings, METHOD.run);
        let document = Document::parse(SourceText::from_text("要点.txt", "要点。"));
        let found = plan(&document, &of_plan, &texts, &wordings, &mut runs);
        let repeats: Vec<_> = found
            .view
            .repeats
            .iter()
            .map(|repeat| {
                (
                    repeat.report,
                    repeat.kind,
                    repeat.similarity,
                    repeat.quotes[1].quote.as_str(),
                )
            })
            .collect();
        assert_eq!(repeats, [(0, Kind::Same, 1.0, whole), (1, Kind::Near, 1.0, whole)]);
        assert!(found.repeats_plan(0, 0) && !found.repeats_plan(0, 1));
    }
}
