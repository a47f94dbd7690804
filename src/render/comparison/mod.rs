//! Comparisons of many reports into files: a view first, then one file per format.

pub mod view;
