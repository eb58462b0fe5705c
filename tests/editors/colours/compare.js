// Compares what an editor shows with what the Daymark grammar and the list of parts expect, by colours alone.
//
//   node compare.js EDITOR   with $DAYMARK_WORK/files (one path a line) and, for each path in it,
//     $DAYMARK_WORK/grammar/PATH.kinds   the kind of each line; `KIND|KIND` where either will do
//     $DAYMARK_WORK/EDITOR/PATH.faces    the line as it is shown: one JSON array of [face, text] a line
//     $DAYMARK_WORK/EDITOR/PATH.kinds    in its place, if the editor can tell kinds itself; a face may be a kind, too
//   tests/editors/EDITOR/faces           which of the groups of parts.groups a face stands for: FACE GROUP …
//                                        (without this file kinds alone are compared)
//   tests/editors/EDITOR/limits          what the editor can't tell, if anything: PATH:LINE KIND, or
//                                        PATH:LINE:COLUMN FACE, as it shows it; what it then can tell is a failure, too
//   tests/editors/vim/parts.groups       the group at places of parts.day
'use strict'

const fs = require('fs')
const path = require('path')

const editor = process.argv[2]
const work = process.env.DAYMARK_WORK
const parts = 'tests/editors/vim/parts.day'
const read = (file) => fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')

/** The lines of a text without their ends; a last end starts no line. */
function linesOf(text) {
  const lines = text.split(/\r?\n/)
  if (lines[lines.length - 1] === '') lines.pop()
  return lines
}

/** Which groups a face stands for. A line of the file is FACE GROUP …; `#` begins a comment. */
const groupsOf = new Map()
const facesFile = path.join('tests/editors', editor, 'faces')
const hasFaces = fs.existsSync(facesFile)
for (const line of hasFaces ? linesOf(read(facesFile)) : []) {
  const [face, ...groups] = line.split(/\s+/)
  if (face !== '' && face !== '#') groupsOf.set(face, groups.map((group) => `daymark${group}`))
}

/** Where the editor is known to show something else, and what: by `PATH:LINE` or `PATH:LINE:COLUMN`. */
const limits = new Map()
const limitsFile = path.join('tests/editors', editor, 'limits')
if (fs.existsSync(limitsFile)) {
  for (const line of linesOf(read(limitsFile))) {
    const [place, shown] = line.split(/\s+/)
    if (place !== '' && place !== '#') limits.set(place, shown)
  }
}

/** The faces of a line's characters, white space (which editors show in their own ways) left out. */
function inkOf(text, runs) {
  const ink = []
  for (const [face, shown] of runs) for (const character of shown) if (!/[\s\p{Zs}]/u.test(character)) ink.push([face, character])
  const written = [...text].filter((character) => !/[\s\p{Zs}]/u.test(character)).join('')
  const shown = ink.map(([, character]) => character).join('')
  return { faces: ink.map(([face]) => face), differs: written === shown ? null : `shows \`${shown}\`` }
}

const KINDS = ['habit', 'task', 'goal', 'plan', 'attribute', 'setting', 'dated', 'mark', 'prose', 'comment', 'junk']
const STATES = ['Kept', 'Open', 'Excused', 'Slipped', 'Added', 'UnknownState']
const ATTRIBUTE = ['Keyword', 'ListKeyword', 'TextKeyword', 'Step', 'Number']

/** What kind of line has these faces. */
function kindOf(text, faces) {
  const is = (face, ...names) => (groupsOf.get(face) || []).some((group) => names.includes(group.slice('daymark'.length)))
  if (faces.length === 0) return 'blank'
  const first = faces[0]
  if (KINDS.includes(first)) return first
  const indented = /^[\s\p{Zs}]/u.test(text)
  if (is(first, 'Comment')) return 'comment'
  if (!indented && is(first, 'DeclarationKeyword')) return /^[a-z]*/i.exec(text)[0].toLowerCase()
  if (!indented && is(first, 'SettingKeyword')) return 'setting'
  if (!indented && is(first, 'Day')) return 'dated'
  if (is(first, 'Junk')) return 'junk'
  if (!indented) return `${first}-in-column-0`
  if (is(first, ...STATES) || (is(first, 'Time') && faces.some((face) => is(face, ...STATES)))) return 'mark'
  return is(first, ...ATTRIBUTE) ? 'attribute' : 'prose'
}

let failures = 0
let lineCount = 0
let placeCount = 0
const fail = (message) => {
  failures += 1
  console.log(`${editor}: ${message}`)
}
const told = (file, what) => path.join(work, editor, `${file}.${what}`)
const runsOf = (file) => linesOf(read(told(file, 'faces'))).map((line) => JSON.parse(line))

function checkKinds(file) {
  const lines = linesOf(read(file))
  const expected = linesOf(read(path.join(work, 'grammar', `${file}.kinds`)))
  const found = fs.existsSync(told(file, 'kinds'))
    ? linesOf(read(told(file, 'kinds')))
    : runsOf(file).map((runs, index) => kindOf(lines[index] || '', inkOf(lines[index] || '', runs).faces))
  // To editors an empty file is one empty line.
  if (expected.length === 0 && found.join() === 'blank') found.pop()
  if (found.length !== expected.length) fail(`${file}: ${expected.length} lines, but ${found.length} are shown`)
  expected.forEach((kinds, index) => {
    lineCount += 1
    const place = `${file}:${index + 1}`
    const right = limits.has(place) ? [limits.get(place)] : kinds.split('|')
    if (!right.includes(found[index])) fail(`${place}: expected ${right.join('|')}, found ${found[index]}: ${lines[index]}`)
  })
}

function checkParts() {
  const lines = linesOf(read(parts))
  const shown = runsOf(parts)
  for (const check of linesOf(read(parts.replace(/day$/, 'groups')))) {
    const place = /^(\d+):(\d+)\s+(\S+)\s*(.*)$/.exec(check)
    if (place === null) continue
    const [, line, column, group, text] = place
    const written = lines[line - 1]
    const { faces, differs } = inkOf(written, shown[line - 1] || [])
    const before = [...written].slice(0, column - 1).filter((character) => !/[\s\p{Zs}]/u.test(character)).length
    placeCount += 1
    if (differs !== null) fail(`${parts}:${line}: ${differs}`)
    const found = faces[before]
    const at = `${parts}:${line}:${column}`
    const right = limits.has(at) ? found === limits.get(at) : (groupsOf.get(found) || []).includes(group)
    if (!right) fail(`${at}: expected ${limits.get(at) || group} for \`${text}\`, found ${found}`)
  }
}

const files = linesOf(read(path.join(work, 'files')))
files.forEach(checkKinds)
if (hasFaces) checkParts()
const known = limits.size === 0 ? '' : ` (${limits.size} are known limits)`
console.log(`${editor}: ${lineCount} lines in ${files.length} files and ${placeCount} places, ${failures} differ${known}`)
process.exit(failures === 0 ? 0 : 1)
