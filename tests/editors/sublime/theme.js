// Prints a theme for Sublime Text and bat in which each of the scopes has a colour of its own: `node theme.js SCOPE …`.
'use strict'

const { colour } = require('../colours/ansi')

const rule = (scope, index) => `<dict><key>scope</key><string>${scope}</string>
<key>settings</key><dict><key>foreground</key><string>${colour(index + 1)}</string></dict></dict>`

console.log(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>name</key><string>Scopes</string><key>settings</key><array>
<dict><key>settings</key><dict><key>foreground</key><string>${colour(0)}</string></dict></dict>
${process.argv.slice(2).map(rule).join('\n')}
</array></dict></plist>`)
