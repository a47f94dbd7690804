#!/usr/bin/env bash
# One target for some seconds: fuzz/run.sh TARGET [SECONDS] [options of libFuzzer]. Seeds are the project's own samples,
# copied into the corpus before the run.
set -euo pipefail
cd "$(dirname "$0")"
target=$1 seconds=${2:-600}
shift $(($# < 2 ? $# : 2))
fixtures=../tests/fixtures corpus=corpus/$target
mkdir -p "$corpus" artifacts
case $target in
  decode | document | evaluate) cp "$fixtures"/reports/*.txt "$fixtures"/gold/reports/*.txt "$corpus" ;;
  html) cp "$fixtures"/inputs/html/*.html "$corpus" ;;
  docx) cp "$fixtures"/inputs/docx/*.docx "$corpus" ;;
  pdf) cp "$fixtures"/inputs/pdf/*.pdf "$corpus" ;;
  pack) cp "$fixtures"/packs/*.yaml "$fixtures"/packs/bad/*.yaml "$corpus" ;;
esac
dictionary=$target
case $target in
  decode | evaluate) dictionary=document ;;
  repeats) dictionary=html ;;
esac
options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048)
# Long texts say no more than short ones here, and take long to judge and to check.
case $target in
  document) options+=(-max_len=4096) ;;
  evaluate) options+=(-max_len=1536) ;;
esac
[ -f "dicts/$dictionary.dict" ] && options+=(-dict="dicts/$dictionary.dict")
# FUZZ_BIN: a folder of targets that are built already.
if [ -n "${FUZZ_BIN:-}" ]; then
  exec "$FUZZ_BIN/$target" -artifact_prefix="artifacts/$target-" "${options[@]}" "$@" "$corpus"
fi
exec cargo +nightly fuzz run --sanitizer none -O "$target" "$corpus" -- "${options[@]}" "$@"
