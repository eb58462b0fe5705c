// Checks VS Code's settings for the language: that the files named exist, that every pattern is one, that it matches
// what it is meant for, and which of the rules for the Enter key takes a line.
'use strict'

const fs = require('fs')
const path = require('path')

const folder = path.join(__dirname, '../../../editors/vscode')
const read = (file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'))
const failures = []
let checks = 0
const check = (right, message) => {
  checks += 1
  if (!right) failures.push(message)
}

const manifest = read('package.json')
const [language] = manifest.contributes.languages
const [grammar] = manifest.contributes.grammars
const configuration = read(language.configuration)
check(language.extensions.includes('.day'), 'package.json: `.day` is no extension of the language')
check(read(grammar.path).scopeName === grammar.scopeName, 'package.json: the grammar has another scope name')
check(grammar.language === language.id, 'package.json: the grammar is for another language')

/** Patterns are strings, or objects of a pattern and its flags. */
const pattern = (value) => (typeof value === 'string' ? new RegExp(value) : new RegExp(value.pattern, value.flags))

/** What the Enter key does at the end of each line: the first rule that matches decides. */
const onEnter = [
  ['habit run', 'indent'],
  ['Habit run: every morning', 'indent'],
  ['task post the letter', 'indent'],
  ['goal half marathon', 'indent'],
  ['plan nine steps: Nine steps', 'indent'],
  ['2026-01-05', 'indent'],
  ['2026-01-05 Mon', 'indent'],
  ['2026-01-05: First day', 'indent'],
  ['2026-01-05 Mon: First day', 'indent'],
  ['2026-01-05 [x] run', 'none'],
  ['2026-01-05 07:15 [x] run: slow', 'none'],
  ['2026-01-05 07:15: up early', 'none'],
  ['  step 1: Get out there', 'indent'],
  ['  step 1', 'indent'],
  ['  change on 2026-02-16', 'indent'],
  ['  [x] run', 'none'],
  ['  every day', 'none'],
  ['  one step 1 at a time', 'none'],
  ['  ', 'outdent'],
  ['', 'none'],
  ['week starts monday', 'none'],
  ['habitat', 'none'],
]
for (const [line, expected] of onEnter) {
  const rule = configuration.onEnterRules.find((each) => pattern(each.beforeText).test(line))
  const found = rule ? rule.action.indent : 'none'
  check(found === expected, `Enter after \`${line}\`: expected ${expected}, found ${found}`)
}

/** The words that a double click, or a jump by words, finds. */
const words = [
  ['[x] run 3.2 km', ['x', 'run', '3.2', 'km']],
  ['2026-01-05 07:15 [+] wine: @alex #health/late', ['2026-01-05', '07:15', 'wine', '@alex', '#health', 'late']],
  ['habit don’t smoke: Κάθε μέρα, 跑步', ['habit', 'don’t', 'smoke', 'Κάθε', 'μέρα', '跑步']],
]
for (const [line, expected] of words) {
  const { pattern: source, flags } = configuration.wordPattern
  const found = line.match(new RegExp(source, `g${flags}`))
  check(found.join('|') === expected.join('|'), `words of \`${line}\`: expected ${expected.join('|')}, found ${found.join('|')}`)
}

failures.forEach((failure) => console.log(failure))
console.log(`settings: ${checks} checks, ${failures.length} fail`)
process.exit(failures.length === 0 ? 0 : 1)
