//! Gap reports through minijinja templates: the binary's own, or the user's.

use super::embedded::embedded;
use super::filters;
use super::format::Format;
use super::gaps::gaps;
use super::labels::{Lang, all_labels};
use super::marked::marked;
use super::view::Report;
use super::visible::visible_value;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value, context};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// How results are dressed.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The language of labels.
    pub lang: Lang,
    /// Colour, for a terminal.
    pub color: bool,
    /// The width of lines of text, in terminal cells.
    pub width: usize,
}

/// A template that cannot be read or does not work; its author mends it.
#[derive(Debug, Error)]
#[error("{name}:{line}: 模板{reason}{excerpt}\n  请对照 templates 里的内置模板改正")]
pub struct TemplateError {
    name: String,
    line: usize,
    reason: String,
    excerpt: String,
}

/// Steps a template may take: some hundred times what the largest built-in one needs.
pub const DEFAULT_STEPS: u64 = 50_000_000;

/// Templates, ready to render.
pub(super) struct Templates {
    env: Environment<'static>,
    own: Option<String>,
}

impl Templates {
    /// The binary's own templates.
    pub(super) fn embedded(options: &Options) -> Self {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_debug(true);
        env.set_fuel(Some(DEFAULT_STEPS));
        if let Ok(syntax) = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
        {
            env.set_syntax(syntax);
        }
        filters::add(&mut env, options.color);
        // A page is markup; nothing else is, whatever it is called.
        env.set_auto_escape_callback(|name| match name.rsplit('.').next() {
            Some("html" | "htm" | "xml") => AutoEscape::Html,
            _ => AutoEscape::None,
        });
        env.set_loader(|wanted| Ok(embedded(wanted).map(str::to_owned)));
        Self { env, own: None }
    }

    /// A template of the user's in place of the built-in ones, which makes a web page or plain text. It may include
    /// others: from its own folder, and the built-in ones that are not there.
    ///
    /// # Errors
    /// If it has a syntax error; an unknown variable shows when it renders.
    pub(super) fn own(path: &Path, source: String, page: bool, options: &Options) -> Result<Self, TemplateError> {
        let mut templates = Self::embedded(options);
        if page {
            // A page is a page whatever the template and those it includes are called.
            templates.env.set_auto_escape_callback(|_| AutoEscape::Html);
        }
        let name = path
            .file_name()
            .map_or_else(|| "template".to_owned(), |name| name.to_string_lossy().into_owned());
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let either = move |wanted: &str| beside(&folder, wanted).or_else(|| embedded(wanted).map(str::to_owned));
        templates.env.set_loader(move |wanted| Ok(either(wanted)));
        let shown = path.display().to_string();
        templates
            .env
            .add_template_owned(shown.clone(), source)
            .map_err(|error| describe(&error, &name))?;
        templates.own = Some(shown);
        Ok(templates)
    }

    /// Lets a template take that many steps.
    pub(super) fn limit_steps(&mut self, steps: u64) {
        self.env.set_fuel(Some(steps));
    }

    /// Renders one result. The user's template is used for any format if there is one.
    ///
    /// # Errors
    /// If the template uses a variable or filter that does not exist, or never ends.
    pub(super) fn render(&self, report: &Report, format: Format, options: &Options) -> Result<String, TemplateError> {
        let name = match format {
            Format::Html => "report.html",
            Format::Md => "report.md",
            _ => "report.txt",
        };
        // What only a page needs: the report's text with its marks, and the labels of every language.
        let page = match format {
            Format::Html => context! {
                lines => Value::from(Serde(marked(report))),
                labels => all_labels(),
            },
            _ => Value::UNDEFINED,
        };
        let view = context! {
            gaps => Value::from(Serde(gaps(report))),
            decided => Value::from(Serde(report.decided().collect::<Vec<_>>())),
            ..context! { ..page, ..Value::from(Serde(report)) }
        };
        self.fill(name, &view, options)
    }

    /// Fills the template of that name, or the user's if there is one, with what a view holds.
    ///
    /// # Errors
    /// If the template uses a variable or filter that does not exist, or never ends.
    pub(super) fn fill(&self, embedded: &str, view: &Value, options: &Options) -> Result<String, TemplateError> {
        let name = self.own.as_deref().unwrap_or(embedded);
        let run = || {
            self.env.get_template(name)?.render(context! {
                ..visible_value(view),
                ..context! {
                    t => options.lang.labels(),
                    lang => options.lang.tag(),
                    width => options.width,
                }
            })
        };
        run().map_err(|error| describe(&error, name))
    }
}

/// A file in the folder of the user's template; nothing outside it.
fn beside(folder: &Path, wanted: &str) -> Option<String> {
    let home = folder_or_here(folder).canonicalize().ok()?;
    let path = home.join(wanted).canonicalize().ok()?;
    path.starts_with(&home)
        .then(|| std::fs::read_to_string(path).ok())
        .flatten()
}

fn folder_or_here(folder: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        folder.to_path_buf()
    }
}

fn describe(error: &minijinja::Error, fallback: &str) -> TemplateError {
    let mut innermost = error;
    while let Some(source) =
        std::error::Error::source(innermost).and_then(|source| source.downcast_ref::<minijinja::Error>())
    {
        innermost = source;
    }
    let detail = innermost.detail().unwrap_or_default();
    let reason = match innermost.kind() {
        ErrorKind::SyntaxError => format!("语法有误：{detail}"),
        ErrorKind::UndefinedError => "用了不存在的变量".to_owned(),
        ErrorKind::UnknownFilter => format!("用了不存在的过滤器：{detail}"),
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod | ErrorKind::UnknownTest => {
            format!("用了不存在的函数：{detail}")
        }
        ErrorKind::TemplateNotFound => "引用的另一个模板不存在，或不在模板所在的文件夹里".to_owned(),
        ErrorKind::OutOfFuel => "执行步数超过上限，可能是死循环；确需更多时用 --max-template-steps 提高上限".to_owned(),
        _ => format!("出错：{innermost}"),
    };
    let line = innermost.line().or(error.line()).unwrap_or(1);
    let excerpt = innermost
        .template_source()
        .and_then(|source| source.lines().nth(line.saturating_sub(1)))
        .map(|text| format!("\n  {line} | {}", text.trim_end()))
        .unwrap_or_default();
    TemplateError {
        name: innermost.name().unwrap_or(fallback).to_owned(),
        line,
        reason,
        excerpt,
    }
}
