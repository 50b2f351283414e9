#!/usr/bin/env bash
# Makes the pictures of the README and the docs from real output: sheets and pages of the report by LibreOffice, the page for a
# browser by Chromium, the terminal by tmux. Run it anywhere inside the repository; it says what is missing. KAISHU names a
# program that is built already, KAISHU_NODE_MODULES the folder with playwright-core (`.ci/run` makes one).
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
for tool in soffice pdftotext pdftoppm convert tmux pango-view chromium node cargo; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
[[ $(fc-match 'Noto Sans Mono CJK JP' family) == *'Noto Sans Mono CJK JP'* ]] || missing+=("Noto Sans Mono CJK JP (a font)")
if ((${#missing[@]})); then
  printf 'missing: %s\n' "${missing[@]}" >&2
  echo 'on Debian: apt-get install libreoffice-calc libreoffice-writer poppler-utils imagemagick chromium nodejs tmux pango1.0-tools fonts-noto-cjk' >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
images=$PWD/docs/images
form='fixtures/network-need/R2/municipalities/【回答】長野市.xlsx'

if [[ -z ${KAISHU:-} ]]; then
  cargo build --release --quiet
  KAISHU=${CARGO_TARGET_DIR:-$PWD/target}/release/kaishu
fi
# Found by its name on the terminal, as people type it.
mkdir -p "$work/bin"
ln -s "$KAISHU" "$work/bin/kaishu"
export PATH=$work/bin:$PATH
kaishu run --quiet

# pdf FILE NAME: prints a file to NAME.pdf.
pdf() {
  mkdir -p "$work/$2"
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work/$2" "$1" >/dev/null 2>&1
  mv "$work/$2"/*.pdf "$work/$2.pdf"
}

# page PDF WORDS: the number of the first page on which the words stand.
page() {
  local pages
  pages=$(pdfinfo "$1" | awk '/^Pages:/ { print $2 }')
  for ((p = 1; p <= pages; p++)); do
    if pdftotext -f "$p" -l "$p" "$1" - | tr -d ' \n' | grep -q "$2"; then
      echo "$p"
      return
    fi
  done
  echo "no page of $1 has the words $2" >&2
  return 1
}

# picture PDF WORDS DPI NAME [PERCENT]: the page with the words as PNG, trimmed; of its height so much.
picture() {
  local source=$1 words=$2 dpi=$3 name=$4 height=${5:-93} p
  p=$(page "$source" "$words")
  pdftoppm -r "$dpi" -f "$p" -l "$p" -png -singlefile "$source" "$work/page"
  # Without the foot of the page, where its number stands.
  convert "$work/page.png" -crop "100%x$height%+0+0" +repage -trim +repage -bordercolor white -border 16 -bordercolor '#bbbbbb' -border 1 \
    -colors 64 -strip -define png:exclude-chunks=date,time "$images/$name.png"
}

# terminal NAME COLUMNS ROWS COMMAND: what a terminal of this size shows at the end of the command.
terminal() {
  local name=$1 columns=$2 rows=$3 command=$4 session=kaishu-picture-$$
  tmux -f /dev/null new-session -d -s "$session" -x "$columns" -y "$rows" \
    "printf '\$ %s\n' '$command'; $command; tmux wait-for -S $session; sleep 60"
  tmux wait-for "$session"
  tmux capture-pane -t "$session" -e -p >"$work/$name.ansi"
  tmux kill-session -t "$session"
  # The few colours that kaishu uses, as pango markup.
  sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' \
    -e $'s/\x1b\\[1m\x1b\\[33m\\([^\x1b]*\\)\x1b\\[0m/<span weight="bold" foreground="#e5c07b">\\1<\\/span>/g' \
    -e $'s/\x1b\\[1;33m\\([^\x1b]*\\)\x1b\\[0m/<span weight="bold" foreground="#e5c07b">\\1<\\/span>/g' \
    -e $'s/\x1b\\[[0-9;]*m//g' "$work/$name.ansi" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$work/$name.markup"
  pango-view --no-display --markup --font='Noto Sans Mono CJK JP 11' --background='#1e1e1e' --foreground='#dddddd' \
    --margin=14 --output="$work/$name.png" "$work/$name.markup"
  convert "$work/$name.png" -colors 32 -strip -define png:exclude-chunks=date,time "$images/$name.png"
}

pdf "$form" form
pdf out/outcome-report/outcome-report.xlsx workbook
pdf out/outcome-report/outcome-report.docx report
picture "$work/form.pdf" '調査票（市町村用）' 80 form
picture "$work/workbook.pdf" '圏域別）架空データ（例示用）地域' 110 workbook 74
picture "$work/report.pdf" 'ネットワークの必要性があると回答した' 80 report
picture "$work/workbook.pdf" '複数回答）架空データ（例示用）' 80 chart
picture "$work/report.pdf" '図2' 80 document
node docs/images/page.mjs out/outcome-report/outcome-report.html "$work"
for name in page panel telephone; do
  convert "$work/$name.png" -bordercolor '#bbbbbb' -border 1 -colors 64 -strip -define png:exclude-chunks=date,time "$images/$name.png"
done
terminal terminal 132 24 'kaishu run --lang ja'
terminal trace 132 8 'kaishu trace plans-adopted --lang ja'
ls -l "$images"/*.png
