// Tries in Kakoune where a new line begins, below each line of tests/editors/indent/new-lines, the comment command, and
// the formatter.
'use strict'

const fs = require('fs')
const path = require('path')
const { spawnSync } = require('child_process')

const out = path.join(process.env.DAYMARK_WORK, 'kakoune', 'indent')
fs.rmSync(out, { recursive: true, force: true })
fs.mkdirSync(out, { recursive: true })

/** Each a text, the keys that are typed at its end, and the lines that it then has. */
const cases = []
let above = ''
for (const line of fs.readFileSync('tests/editors/indent/new-lines', 'utf8').trimEnd().split('\n').slice(1)) {
  const steps = /^> (\d)$/.exec(line)
  if (steps === null) above += `${line}\n`
  else cases.push({ text: above, keys: 'geA<ret>+<esc>', expected: `${above}${'  '.repeat(steps[1])}+\n` })
}
const text = '2026-01-05\n  [x] run\n'
cases.push({ text, keys: 'ge:comment-line<ret>', expected: '2026-01-05\n  // [x] run\n' })
cases.push({ text: '2026-01-05\n      [X] run\n', keys: ':format<ret>', expected: '2026-01-05\n  [x] run\n' })

const quoted = (value) => `'${value.replace(/'/g, "''")}'`
const script = cases.map(({ text, keys }, index) => `
edit -scratch *case-${index}*
set-option buffer filetype daymark
set-register a ${quoted(text)}
execute-keys '%"aR'
execute-keys -with-hooks -with-maps ${quoted(keys)}
execute-keys '%'
echo -to-file ${path.join(out, String(index))} -- %val{selection}`)
fs.writeFileSync(path.join(out, 'script.kak'), `${script.join('\n')}\nquit!\n`)
const { status, error, stderr } = spawnSync('kak', ['-ui', 'dummy', '-e', `source ${path.join(out, 'script.kak')}`], { timeout: 60000, encoding: 'utf8' })

let failures = status === 0 ? 0 : 1
if (failures > 0) console.log(`kakoune: ended with ${status}: ${error || ''}${stderr}`)
cases.forEach(({ text, expected }, index) => {
  const file = path.join(out, String(index))
  // The buffer keeps the newline with which it began.
  const found = fs.existsSync(file) ? `${fs.readFileSync(file, 'utf8').trimEnd()}\n` : 'nothing'
  if (found === expected) return
  failures += 1
  const last = (lines) => JSON.stringify(lines.trimEnd().split('\n').pop())
  console.log(`kakoune: below ${last(text)}: expected ${last(expected)}, found ${last(found)}`)
})
console.log(`kakoune: ${cases.length} new lines and commands, ${failures} fail`)
process.exit(failures === 0 ? 0 : 1)
