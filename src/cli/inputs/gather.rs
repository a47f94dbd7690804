//! All inputs of a run, each once, in the order of the arguments.

use super::exclude::Exclude;
use super::walk::Wanted;
use super::{Bad, glob, walk};
use crate::cli::args::ReportArgs;
use crate::cli::{diagnostics, terminal};
use duibiao::manifest::{Entry, Manifest};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// One report to read.
#[derive(Debug)]
pub(in crate::cli) struct Input {
    pub(in crate::cli) path: PathBuf,
    /// What the manifest says of it.
    pub(in crate::cli) known: Option<Entry>,
    /// `清单.csv:3`: the place of the manifest that names it, where no argument does.
    pub(in crate::cli) named_at: Option<String>,
}

/// All inputs of a run.
#[derive(Debug, Default)]
pub(in crate::cli) struct Gathered {
    pub(in crate::cli) inputs: Vec<Input>,
    /// What could not even be found.
    pub(in crate::cli) bad: Vec<Bad>,
    /// Several were asked for, though perhaps only one came through.
    pub(in crate::cli) plural: bool,
    wanted: Wanted,
    /// Real paths, so that a file is judged once and never written over.
    real: HashMap<PathBuf, PathBuf>,
    twice: Vec<String>,
}

/// Files given more than once that are told one by one.
const MOST_TOLD: usize = 3;

/// Finds what was named. What is wrong with the arguments themselves, or that nothing at all was found, is told here.
pub(in crate::cli) fn gather(args: &ReportArgs) -> Result<Gathered, ()> {
    gather_all(args, Wanted::Reports)
}

/// The same for a run that reads other things too.
pub(in crate::cli) fn gather_all(args: &ReportArgs, wanted: Wanted) -> Result<Gathered, ()> {
    let tell = |message: String| terminal::report_error(&message);
    let exclude = Exclude::new(&args.exclude).map_err(tell)?;
    let manifest = match &args.manifest {
        None => None,
        Some(path) => Some(Manifest::load(path).map_err(|error| diagnostics::file_error(&error, "清单"))?),
    };
    let mut gathered = Gathered {
        plural: args.reports.len() > 1 || manifest.is_some(),
        wanted,
        ..Gathered::default()
    };
    let most = usize::try_from(args.max_inputs).unwrap_or(usize::MAX);
    for path in &args.reports {
        gathered.argument(path, &exclude, most);
    }
    if let Some(manifest) = manifest {
        gathered.manifest(manifest, &exclude);
    }
    if gathered.inputs.len() > most {
        tell(format!(
            "要读的报告超过上限 {most} 份；请确认没有给错文件夹，确需这样多时用 --max-inputs 提高上限"
        ));
        return Err(());
    }
    gathered.tell_twice();
    if gathered.inputs.is_empty() && gathered.bad.is_empty() {
        tell("要读的报告都被 --exclude 排除了；请检查通配符".to_owned());
        return Err(());
    }
    Ok(gathered)
}

impl Gathered {
    fn argument(&mut self, path: &Path, exclude: &Exclude, most: usize) {
        let there = path == Path::new("-") || path.symlink_metadata().is_ok();
        if !there && glob::is_glob(path) {
            return self.glob(path, exclude, most);
        }
        if path.is_dir() {
            return self.folder(path, exclude, most);
        }
        let below = path.parent().unwrap_or(Path::new(""));
        if path == Path::new("-") || !exclude.leaves_out(path, below) {
            self.add(path.to_path_buf());
        }
    }

    fn folder(&mut self, path: &Path, exclude: &Exclude, most: usize) {
        self.plural = true;
        let mut found = walk::folder(path, self.wanted, exclude, most);
        let other = found.other();
        if found.files.is_empty() && found.bad.is_empty() {
            let passed = other
                .as_ref()
                .map_or_else(String::new, |(_, kinds)| format!("，只有别的类型（{kinds}）"));
            self.bad.push(format!(
                "{}：文件夹里没有报告{passed}；找的是 txt、md、html、docx、pdf 和没有扩展名的文件，下级文件夹也找了，隐藏的和 --exclude 排除的不算",
                path.display()
            ));
        } else if let Some((count, kinds)) = other {
            terminal::note(&format!(
                "{}：另有 {count} 个文件不是报告的类型，没有读（{kinds}）",
                path.display()
            ));
        }
        self.bad.append(&mut found.bad);
        for file in found.files {
            self.add(file);
        }
    }

    fn glob(&mut self, path: &Path, exclude: &Exclude, most: usize) {
        self.plural = true;
        let shown = path.display();
        match glob::expand(path, self.wanted, exclude, most) {
            Err(reason) => self.bad.push(format!("{shown}：没有这个文件；当作通配符看，{reason}")),
            Ok((files, bad)) => {
                if files.is_empty() && bad.is_empty() {
                    self.bad.push(format!(
                        "{shown}：没有与这个通配符相符的报告；* 和 ? 不跨文件夹，跨文件夹用 **，隐藏的和 --exclude 排除的不算"
                    ));
                }
                self.bad.extend(bad);
                for file in files {
                    self.add(file);
                }
            }
        }
    }

    fn manifest(&mut self, manifest: Manifest, exclude: &Exclude) {
        let mut places: HashMap<PathBuf, usize> = HashMap::new();
        for (i, input) in self.inputs.iter().enumerate() {
            places.insert(real(&input.path), i);
        }
        for entry in manifest.entries {
            let key = real(&entry.path);
            if let Some(input) = places.get(&key).and_then(|&i| self.inputs.get_mut(i)) {
                input.known = Some(entry);
                continue;
            }
            let root = entry.path.parent().unwrap_or(Path::new(""));
            if exclude.leaves_out(&entry.path, root) {
                continue;
            }
            self.real.insert(key, entry.path.clone());
            self.inputs.push(Input {
                path: entry.path.clone(),
                named_at: Some(format!("{}:{}", manifest.name, entry.line)),
                known: Some(entry),
            });
        }
    }

    fn add(&mut self, path: PathBuf) {
        let key = real(&path);
        if let Some(before) = self.real.get(&key) {
            self.twice.push(if *before == path {
                format!("{}：给了不止一次，只审阅一次", path.display())
            } else {
                format!("{}：与 {} 是同一个文件，只审阅一次", path.display(), before.display())
            });
            return;
        }
        self.real.insert(key, path.clone());
        self.inputs.push(Input {
            path,
            known: None,
            named_at: None,
        });
    }

    fn tell_twice(&self) {
        for message in self.twice.iter().take(MOST_TOLD) {
            terminal::note(message);
        }
        if let Some(untold) = self.twice.len().checked_sub(MOST_TOLD).filter(|&untold| untold > 0) {
            terminal::note(&format!("另有 {untold} 个文件给了不止一次，各只审阅一次"));
        }
    }

    /// Whether a path is one of the inputs, by whatever name.
    pub(in crate::cli) fn holds(&self, path: &Path) -> bool {
        path.exists() && self.real.contains_key(&real(path))
    }
}

/// What a path leads to in the end; standard input and what is not there stand for themselves.
pub(in crate::cli) fn real(path: &Path) -> PathBuf {
    if path == Path::new("-") {
        return path.to_path_buf();
    }
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}
