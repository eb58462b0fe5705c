#!/usr/bin/env bash
# Packs VS Code's extension as its own tool does, and asks the package: is all in it that it names, and does its
# client load from it alone?
#
#   tests/editors/vscode/package.sh FOLDER    works in FOLDER; from the top of the project
set -euo pipefail

packer=@vscode/vsce@2.32.0
top=$PWD
work=$(realpath "$1")/vscode-package

mkdir -p "$work/tool" "$work/extension"
quiet=(--no-audit --no-fund --no-update-notifier --loglevel error)
npm install --no-save --no-package-lock "${quiet[@]}" --prefix "$work/tool" "$packer" >/dev/null
cp -r editors/vscode/. LICENSE-MIT LICENSE-APACHE "$work/extension"
cd "$work/extension"
npm install --omit=dev "${quiet[@]}" >/dev/null
"$work/tool/node_modules/.bin/vsce" package --allow-missing-repository --out "$work/daymark.vsix" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
cd "$work"
python3 -m zipfile -e daymark.vsix unpacked
node "$top/tests/editors/vscode/package.js" "$work/unpacked/extension"
