//! What was asked for into places and renderers, with all that can be wrong told before the first report is read.

use super::{Place, Target};
use crate::cli::args::OutputArgs;
use crate::cli::terminal;
use duibiao::render::{Format, Lang, Options, Renderer};
use std::path::{Path, PathBuf};

/// Places and formats of a run.
pub(in crate::cli) struct Plan {
    pub(super) targets: Vec<Target>,
}

impl Plan {
    /// Reads the arguments and the template.
    pub(in crate::cli) fn new(args: &OutputArgs) -> Result<Self, String> {
        let formats: Vec<Format> = args.format.iter().map(|&format| format.into()).collect();
        let places = places(&args.output, &formats)?;
        let template = template(args, &places)?;
        let targets = places.into_iter().map(|(place, format)| {
            let options = options(&place, args.lang.into(), format == Format::Text);
            let renderer = match &template {
                Some((path, source)) if format.takes_template() => {
                    Renderer::with_template(format, options, path, source.clone()).map_err(|error| error.to_string())?
                }
                _ => Renderer::new(format, options),
            };
            Ok(Target {
                place,
                renderer: renderer.limit_steps(args.max_template_steps),
            })
        });
        Ok(Self {
            targets: targets.collect::<Result<_, String>>()?,
        })
    }

    /// Refuses to put that many results into a file that holds one.
    pub(in crate::cli) fn fits(&self, results: usize) -> Result<(), String> {
        let one = self
            .targets
            .iter()
            .find(|target| !matches!(target.place, Place::Folder(_)) && target.renderer.format().holds_one());
        match one.map(|target| target.renderer.format()) {
            Some(format) if results > 1 => Err(format!(
                "一个 {} 文件只放一份结果；多份请用 --output 指定一个已有的文件夹",
                format.extension()
            )),
            _ => Ok(()),
        }
    }

    /// Whether results must wait for each other.
    pub(super) fn gathers(&self) -> bool {
        self.targets
            .iter()
            .any(|target| !matches!(target.place, Place::Folder(_)))
    }

    /// Folders in which every result is a file of its own.
    pub(super) fn folders(&self) -> impl Iterator<Item = (&Path, &Renderer)> {
        self.targets.iter().filter_map(|target| match &target.place {
            Place::Folder(path) => Some((path.as_path(), &target.renderer)),
            Place::Stdout | Place::File(_) => None,
        })
    }
}

/// A format that outputs can have, told by the extensions of files.
pub(in crate::cli) trait OfPath: Copy {
    /// What is written where nothing says otherwise.
    const DEFAULT: Self;
    /// The format a file's extension means.
    fn of_path(path: &Path) -> Option<Self>;
    /// The names of all formats.
    fn names() -> Vec<&'static str>;
}

impl OfPath for Format {
    const DEFAULT: Self = Self::Text;

    fn of_path(path: &Path) -> Option<Self> {
        Self::of_path(path)
    }

    fn names() -> Vec<&'static str> {
        Self::ALL.map(|(name, _)| name).to_vec()
    }
}

/// Every place with the format that was asked for, else the one its extension means, else text.
pub(in crate::cli) fn places<F: OfPath>(outputs: &[PathBuf], formats: &[F]) -> Result<Vec<(Place, F)>, String> {
    if outputs.is_empty() {
        let format = match formats {
            [] => F::DEFAULT,
            [one] => *one,
            _ => return Err("标准输出只能写一种格式；多种格式请用 --output 写入文件或文件夹".to_owned()),
        };
        return Ok(vec![(Place::Stdout, format)]);
    }
    let mut out: Vec<(Place, F)> = Vec::new();
    for (i, path) in outputs.iter().enumerate() {
        if outputs[..i].contains(path) {
            return Err(format!("{}：--output 里写了两次；每个文件只写一次", path.display()));
        }
        if path.is_dir() {
            let formats = if formats.is_empty() { &[F::DEFAULT] } else { formats };
            out.extend(formats.iter().map(|&format| (Place::Folder(path.clone()), format)));
            continue;
        }
        let format = match (F::of_path(path), formats) {
            // With one output the option has the last word; with several, each file's name has.
            (_, [one]) if outputs.len() == 1 => *one,
            (Some(format), _) => format,
            (None, [one]) => *one,
            (None, _) => {
                return Err(format!(
                    "{}：扩展名看不出格式；请用 --format 指定（{}）",
                    path.display(),
                    F::names().join("、")
                ));
            }
        };
        out.push((Place::File(path.clone()), format));
    }
    Ok(out)
}

/// How a result is dressed for a place; colour is for text on a terminal.
pub(in crate::cli) fn options(place: &Place, lang: Lang, text: bool) -> Options {
    let stdout = matches!(place, Place::Stdout);
    Options {
        lang,
        color: stdout && text && terminal::color(),
        width: if stdout { terminal::width() } else { 100 },
    }
}

/// The user's template, if some output takes it.
fn template(args: &OutputArgs, places: &[(Place, Format)]) -> Result<Option<(PathBuf, String)>, String> {
    let Some(path) = &args.template else {
        return Ok(None);
    };
    let mut takers = places
        .iter()
        .map(|&(_, format)| format)
        .filter(|format| format.takes_template());
    match (takers.next(), takers.next()) {
        (None, _) => return Err("只有 text、md 和 html 用模板；请去掉 --template，或换一种格式".to_owned()),
        (Some(first), Some(second)) if first != second => {
            return Err("一个模板只写得出一种格式；text、md、html 请分几次写，或去掉 --template".to_owned());
        }
        _ => {}
    }
    Ok(Some((path.clone(), template_source(path)?)))
}

/// The text of a template.
pub(in crate::cli) fn template_source(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("{}：读不了模板：{error}；请检查路径，并用 UTF-8 保存", path.display()))
}
