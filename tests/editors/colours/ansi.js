// Turns coloured text, as programs write it to a terminal, into one JSON array of [face, text] a line.
//
//   node ansi.js FACE … <OUTPUT
//
// The theme that made it gives each face a colour of its own, by `colour`.
'use strict'

const fs = require('fs')

/** The colour of a face by its number, 0 for text without one. */
const colour = (number) => `#01${Math.floor(number / 256).toString(16).padStart(2, '0')}${(number % 256).toString(16).padStart(2, '0')}`

function runsOf(line, faces) {
  const runs = []
  let face = 'none'
  for (const [, codes, text] of line.matchAll(/\x1b\[([\d;]*)[mK]|([^\x1b]+)/g)) {
    if (text !== undefined) runs.push([face, text])
    else {
      const [, green, blue] = (/38;2;1;(\d+);(\d+)/.exec(codes) || [null, 0, 0]).map(Number)
      face = faces[green * 256 + blue - 1] || 'none'
    }
  }
  return runs
}

module.exports = { colour }

if (require.main === module) {
  const faces = process.argv.slice(2)
  const lines = fs.readFileSync(0, 'utf8').split('\n')
  if (/^(\x1b\[[\d;]*[mK])*$/.test(lines[lines.length - 1])) lines.pop()
  for (const line of lines) console.log(JSON.stringify(runsOf(line.replace(/^\uFEFF/, '').replace(/\r/g, ''), faces)))
}
