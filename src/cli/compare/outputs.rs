//! Where a comparison goes: to stdout, or into files, each in the format its name means.

use crate::cli::args::CompareArgs;
use crate::cli::delivery::{self, OfPath, Place, options, places, template_source};
use crate::cli::{Status, terminal};
use duibiao::render::comparison::view::Comparison;
use duibiao::render::comparison::{Format, Renderer};
use std::path::Path;

/// Places with what writes to them.
pub(super) struct Outputs(Vec<(Place, Renderer)>);

impl OfPath for Format {
    const DEFAULT: Self = Self::Text;

    fn of_path(path: &Path) -> Option<Self> {
        Self::of_path(path)
    }

    fn names() -> Vec<&'static str> {
        Self::ALL.map(|(name, _)| name).to_vec()
    }
}

impl Outputs {
    /// Reads the arguments and the template; all that can be wrong with them is told before the first report is read.
    pub(super) fn new(args: &CompareArgs) -> Result<Self, String> {
        let formats: Vec<Format> = args.format.iter().map(|&format| format.into()).collect();
        let places = places(&args.output, &formats)?;
        let template = template(args, &places)?;
        let outputs = places.into_iter().map(|(place, format)| {
            if let Place::Folder(path) = &place {
                return Err(format!("{}：这是一个文件夹；请写出文件名", path.display()));
            }
            let options = options(&place, args.lang.into(), format == Format::Text);
            let renderer = match &template {
                Some((path, source)) if format.takes_template() => {
                    Renderer::with_template(format, options, path, source.clone()).map_err(|error| error.to_string())?
                }
                _ => Renderer::new(format, options),
            };
            Ok((place, renderer.limit_steps(args.max_template_steps)))
        });
        Ok(Self(outputs.collect::<Result<_, String>>()?))
    }

    /// Writes to all places; one that fails stops no other.
    pub(super) fn write(&self, comparison: &Comparison, is_input: &dyn Fn(&Path) -> bool) -> Result<Status, String> {
        let mut status = Status::Done;
        for (place, renderer) in &self.0 {
            let bytes = renderer.render(comparison).map_err(|error| error.to_string());
            let written = bytes.and_then(|bytes| match place {
                Place::Stdout => {
                    // What went wrong with stdout has been told.
                    if !terminal::print_bytes(&bytes) {
                        status = Status::Broken;
                    }
                    Ok(())
                }
                Place::File(path) | Place::Folder(path) => delivery::write(path, &bytes, is_input),
            });
            if let Err(message) = written {
                terminal::report_error(&message);
                status = Status::Broken;
            }
        }
        Ok(status)
    }
}

/// The user's template, if some output takes it.
fn template<'a>(args: &'a CompareArgs, places: &[(Place, Format)]) -> Result<Option<(&'a Path, String)>, String> {
    let Some(path) = args.template.as_deref() else {
        return Ok(None);
    };
    let mut takers = places
        .iter()
        .map(|&(_, format)| format)
        .filter(|format| format.takes_template());
    match (takers.next(), takers.next()) {
        (None, _) => Err("只有 text、md 和 html 用模板；请去掉 --template，或换一种格式".to_owned()),
        (Some(first), Some(second)) if first != second => {
            Err("一个模板只写得出一种格式；text、md、html 请分几次写，或去掉 --template".to_owned())
        }
        _ => Ok(Some((path, template_source(path)?))),
    }
}
