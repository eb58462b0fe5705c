// Types every snippet out as it stands, each of its choices in turn, and has `daymark check` read what comes of it:
// a snippet must never write a mistake.   node snippets.js DAYMARK
'use strict'

const fs = require('fs')
const path = require('path')
const { spawnSync } = require('child_process')

const daymark = process.argv[2]
const file = path.join(__dirname, '../../../editors/vscode/snippets/daymark.json')
const snippets = JSON.parse(fs.readFileSync(file, 'utf8'))

const now = {
  CURRENT_YEAR: '2026',
  CURRENT_MONTH: '01',
  CURRENT_DATE: '05',
  CURRENT_DAY_NAME_SHORT: 'Mon',
  CURRENT_HOUR: '07',
  CURRENT_MINUTE: '15',
}

/** The text with every variable and stop filled in; stops with choices take the one of this number. */
function typed(body, choice) {
  const filled = body.join('\n').replace(/\$(CURRENT_[A-Z_]+)/g, (whole, name) => {
    if (!(name in now)) throw new Error(`a variable that is unknown here: ${whole}`)
    return now[name]
  })
  return filled
    .replace(/\$\{\d+\|([^|]*)\|\}/g, (_, choices) => {
      const all = choices.split(',')
      return all[choice % all.length]
    })
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '')
}

const choices = (body) => Math.max(1, ...[...body.join('\n').matchAll(/\|([^|]*)\|/g)].map((all) => all[1].split(',').length))

const failures = []
let texts = 0
for (const [name, { body }] of Object.entries(snippets)) {
  for (let choice = 0; choice < choices(body); choice += 1) {
    const text = typed(body, choice)
    const declares = /^(habit|task|goal) name\b/.test(text)
    // A step stands in a plan, a mark under a date; what they name is declared.
    const above = /^step/.test(text) ? 'plan p\n  from 2026-01-05\n' : /^(\d\d:\d\d )?\[/.test(text) ? '2026-01-05\n' : ''
    const inside = above ? text.replace(/^/gm, '  ') : text
    const known = declares ? 'habit habit\n\n' : 'habit name\n\n'
    const journal = `${known}${above}${inside}\n`
    const asked = ['check', '--today', '2026-01-05', '--format', 'short', '-']
    const { stdout, stderr, error } = spawnSync(daymark, asked, { input: journal, encoding: 'utf8' })
    if (error) throw error
    const errors = `${stdout}${stderr}`.split('\n').filter((line) => / error\[|^daymark:/.test(line))
    if (errors.length > 0) failures.push(`${name}:\n${journal}${errors.join('\n')}`)
    texts += 1
  }
}
for (const failure of failures) console.error(failure)
if (failures.length > 0) process.exit(1)
console.log(`  ${texts} texts of ${Object.keys(snippets).length} snippets hold no error`)
