//! Results to compare: reports judged now, and results saved before.

use crate::cli::args::CompareArgs;
use crate::cli::inputs::{Input, is_result};
use crate::cli::{decisions, diagnostics, reading, render, terminal};
use duibiao::decisions::Docket;
use duibiao::render::view::Report;
use duibiao::render::{Lang, saved};
use duibiao::rulepack::{Library, RulePack};

/// The pack where none is named.
const DEFAULT: &str = "taicang-2023";

/// Where results come from.
pub(super) struct Results {
    /// One; none where all results are saved ones.
    packs: Vec<RulePack>,
    lang: Lang,
}

impl Results {
    /// Loads the pack; what is wrong is told.
    pub(super) fn new(args: &CompareArgs, inputs: &[Input], lang: Lang) -> Result<Self, ()> {
        let name = match args.rules.as_slice() {
            [] => DEFAULT,
            [one] => one.as_str(),
            many => {
                terminal::report_error(&format!(
                    "--rules 写了 {} 次；不同规则包的得分不能放在一起比，请每个规则包比一次",
                    many.len()
                ));
                return Err(());
            }
        };
        let told = args.facts.level.is_some() || args.facts.year.is_some() || args.facts.province.is_some();
        let known = |input: &Input| told || input.known.is_some();
        let saved = inputs.iter().filter(|input| is_result(&input.path));
        if let Some(input) = saved.clone().find(|input| known(input)) {
            terminal::note(&format!(
                "{}：存下的结果不重新审阅，--level、--year、--province 和清单里写的对它不起作用",
                input.path.display()
            ));
        }
        let needed = !args.rules.is_empty() || saved.count() < inputs.len();
        let mut packs = Vec::new();
        if needed {
            packs.push(Library::load(name).map_err(|error| diagnostics::load_error(&error))?);
        }
        Ok(Self { packs, lang })
    }

    /// The pack reports are judged by, if any is.
    pub(super) fn packs(&self) -> &[RulePack] {
        &self.packs
    }

    /// The results of one input: one of a report, any number of a file that was saved.
    pub(super) fn of(
        &self,
        input: &Input,
        args: &CompareArgs,
        docket: Option<&mut Docket<'_>>,
    ) -> Result<Vec<Report>, String> {
        let Some(pack) = self.packs.first().filter(|_| !is_result(&input.path)) else {
            return render::load(&input.path);
        };
        let document = reading::document(input, &args.facts, &args.input)?;
        // Saved results may come through a pipe, too.
        if document.source().text().trim_start().starts_with(['{', '[']) {
            return saved(document.source().text()).map_err(|error| format!("{}：{error}", input.path.display()));
        }
        let judged = reading::guarded(&input.path, || {
            decisions::judge(&input.path, &document, pack, docket, self.lang)
        })?;
        Ok(vec![judged])
    }
}
