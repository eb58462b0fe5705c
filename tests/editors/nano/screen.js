// Turns a screen that tmux captured with its colours into one JSON array of [colour, text] a line.
//
//   node screen.js LINES <SCREEN   the first LINES of it
'use strict'

const fs = require('fs')

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']

/** How the text is written from here on; it goes on over the ends of lines. */
let bold = false
let colour = 'none'
function apply(codes) {
  const rest = codes.split(';').map(Number)
  while (rest.length > 0) {
    const code = rest.shift()
    if (code === 0) [bold, colour] = [false, 'none']
    else if (code === 1) bold = true
    else if (code >= 30 && code <= 37) colour = NAMES[code - 30]
    else if (code === 38) [, colour] = [rest.shift(), `colour${rest.shift()}`]
    else if (code === 39) colour = 'none'
    else if (code >= 90 && code <= 97) colour = `light${NAMES[code - 90]}`
  }
}

const screen = fs.readFileSync(0, 'utf8').split('\n').slice(0, Number(process.argv[2]))
for (const line of screen) {
  const runs = []
  for (const [, codes, text] of line.matchAll(/\x1b\[([\d;]*)m|([^\x1b]+)/g)) {
    if (text === undefined) apply(codes)
    else runs.push([bold ? `bold,${colour}` : colour, text])
  }
  console.log(JSON.stringify(runs))
}
