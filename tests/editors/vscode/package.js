// Asks an unpacked extension whether every file its manifest names is in it, nothing of the tests is, and whether
// its client loads with what lies beside it. Only the editor itself (`vscode`) is not in the package.
'use strict'

const fs = require('fs')
const path = require('path')
const Module = require('module')

const folder = process.argv[2]
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
const failures = []
const check = (right, message) => right || failures.push(message)

const { languages, grammars, snippets } = manifest.contributes
const named = [
  manifest.main,
  ...languages.map((language) => language.configuration),
  ...grammars.map((grammar) => grammar.path),
  ...snippets.map((snippets) => snippets.path),
  'README.md',
  'LICENSE-MIT',
  'LICENSE-APACHE',
]
for (const file of named) {
  const found = fs.readdirSync(path.join(folder, path.dirname(file)))
  const same = (name) => name.toLowerCase() === path.basename(file).toLowerCase()
  check(found.some(same), `${file} is not in the package`)
}
// What the language server shades has the colours that the grammar gives it.
const grammar = fs.readFileSync(path.join(folder, grammars[0].path), 'utf8')
const shades = manifest.contributes.semanticTokenModifiers.map((modifier) => modifier.id)
for (const { scopes } of manifest.contributes.semanticTokenScopes) {
  for (const [shaded, names] of Object.entries(scopes)) {
    check(shades.includes(shaded.split('.')[1]), `${shaded} has no modifier`)
    for (const name of names) check(grammar.includes(`"${name}"`), `${name} is no scope of the grammar`)
  }
}
check(!fs.existsSync(path.join(folder, 'tests')), 'the tests are in the package')

// Whatever is asked of the editor's own module while the client loads is there: classes to extend, functions, values.
const anything = () => new Proxy(class {}, { get: (made, name) => (name in made ? made[name] : anything()) })
const load = Module._load
Module._load = (name, ...rest) => (name === 'vscode' ? anything() : load(name, ...rest))
const client = require(path.join(folder, manifest.main))
check(typeof client.activate === 'function', 'the client has no `activate`')
check(typeof client.deactivate === 'function', 'the client has no `deactivate`')

for (const failure of failures) console.error(failure)
if (failures.length > 0) process.exit(1)
console.log(`  the package holds all ${named.length} files it names, and its client loads`)
