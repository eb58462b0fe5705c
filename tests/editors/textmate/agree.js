// Compares, line by line, what kind the Daymark grammar, Vim and the TextMate grammar take a line for.
//
//   node agree.js WORK   with WORK/files (one path a line) and, for each path in it,
//                        WORK/grammar/PATH.kinds and WORK/vim/PATH.kinds (one kind a line);
//                        `KIND|KIND` by the Daymark grammar means that either will do
'use strict'

const fs = require('fs')
const path = require('path')
const oniguruma = require('vscode-oniguruma')
const textmate = require('vscode-textmate')

const work = process.argv[2]
const grammarFile = path.join(__dirname, '../../../editors/vscode/syntaxes/daymark.tmLanguage.json')

/** The lines of a text without their ends; a last end starts no line. */
function linesOf(text) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[lines.length - 1] === '') lines.pop()
  return lines
}

/** What scopes are at the first character that is no white space. */
function kindOf(line, tokens) {
  const first = Math.max(line.search(/[^\t\p{Zs}]/u), 0)
  const token = tokens.find((each) => each.startIndex <= first && first < each.endIndex) || tokens[0]
  const kinds = token.scopes.map((scope) => /^meta\.line\.(.+)\.daymark$/.exec(scope)).filter(Boolean)
  if (kinds.length > 1) return kinds.map((kind) => kind[1]).join('+')
  return kinds.length === 1 ? kinds[0][1] : /^[\t\p{Zs}]*$/u.test(line) ? 'blank' : 'none'
}

async function main() {
  const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))
  await oniguruma.loadWASM(wasm)
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(grammarFile, 'utf8'), grammarFile),
  })
  const grammar = await registry.loadGrammar('source.daymark')

  let lineCount = 0
  let either = 0
  let failures = 0
  const fail = (message) => {
    failures += 1
    console.log(message)
  }
  const seen = {}
  const files = linesOf(fs.readFileSync(path.join(work, 'files'), 'utf8'))
  for (const file of files) {
    const lines = linesOf(fs.readFileSync(file, 'utf8'))
    const told = (who) => linesOf(fs.readFileSync(path.join(work, who, `${file}.kinds`), 'utf8'))
    const expected = told('grammar')
    const vim = told('vim')
    if (expected.length !== lines.length) {
      fail(`${file}: ${lines.length} lines, but the grammar tells the kinds of ${expected.length}`)
      continue
    }
    let state = textmate.INITIAL
    lines.forEach((line, index) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
      state = ruleStack
      lineCount += 1
      const kind = kindOf(line, tokens)
      const right = expected[index].split('|')
      seen[right[0]] = (seen[right[0]] || 0) + 1
      if (right.length > 1) either += 1
      if (!right.includes(kind) || !right.includes(vim[index])) {
        fail(`${file}:${index + 1}: grammar ${expected[index]}, Vim ${vim[index]}, TextMate ${kind}: ${line}`)
      }
    })
  }
  const kinds = Object.keys(seen).sort().map((kind) => `${kind} ${seen[kind]}`)
  console.log(`agreement: ${lineCount} lines in ${files.length} files, ${failures} differ (${kinds.join(', ')}; ` +
    `${either} wrong ones may be junk)`)
  if (failures > 0) process.exit(1)
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
