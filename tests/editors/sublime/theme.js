// Asks bat, which reads Sublime Text's syntax files, for scopes: by a theme in which each scope has a colour of its own.
//
//   node theme.js write SCOPE …           prints a theme of these scopes
//   node theme.js read SCOPE … <OUTPUT    turns what bat printed with it into one JSON array of [scope, text] a line
'use strict'

const fs = require('fs')

const [task, ...scopes] = process.argv.slice(2)
const colour = (index) => `#01${Math.floor(index / 256).toString(16).padStart(2, '0')}${(index % 256).toString(16).padStart(2, '0')}`

function theme() {
  const rule = (scope, index) => `<dict><key>scope</key><string>${scope}</string>
<key>settings</key><dict><key>foreground</key><string>${colour(index + 1)}</string></dict></dict>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>name</key><string>Scopes</string><key>settings</key><array>
<dict><key>settings</key><dict><key>foreground</key><string>${colour(0)}</string></dict></dict>
${scopes.map(rule).join('\n')}
</array></dict></plist>`
}

/** The runs of one line: [scope, text] each. */
function runsOf(line) {
  const runs = []
  let scope = 'none'
  for (const [, escape, text] of line.matchAll(/\x1b\[([\d;]*)m|([^\x1b]+)/g)) {
    if (text !== undefined) runs.push([scope, text])
    else {
      const [, green, blue] = (/^38;2;1;(\d+);(\d+)$/.exec(escape) || [null, 0, 0]).map(Number)
      scope = scopes[green * 256 + blue - 1] || 'none'
    }
  }
  return runs
}

if (task === 'write') process.stdout.write(theme())
else {
  const lines = fs.readFileSync(0, 'utf8').split('\n')
  if (/^(\x1b\[0m)?$/.test(lines[lines.length - 1])) lines.pop()
  for (const line of lines) console.log(JSON.stringify(runsOf(line.replace(/^\uFEFF/, '').replace(/\r/g, ''))))
}
