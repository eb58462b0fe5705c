// Asks Kakoune how it shows the journals: it draws for a front end, which is this script, in JSON.
//
//   node show.js   writes the faces of each path in $DAYMARK_WORK/files, and of parts.day,
//                  to $DAYMARK_WORK/kakoune/PATH.faces, one JSON array of [face, text] a line
'use strict'

const fs = require('fs')
const path = require('path')
const { spawn } = require('child_process')

const work = process.env.DAYMARK_WORK
const linesOf = (file) => fs.readFileSync(file, 'utf8').split('\n').filter((line) => line !== '')
const faces = linesOf('tests/editors/kakoune/faces').map((line) => line.split(/\s+/)[0]).filter((face) => face.startsWith('Daymark'))
const files = [...linesOf(path.join(work, 'files')), 'tests/editors/vim/parts.day']

/** Each face gets a colour of its own, by which it is known again. */
const colour = (index) => `rgb:0100${(index + 1).toString(16).padStart(2, '0')}`
const faceOf = new Map(faces.map((face, index) => [colour(index), face]))
const recolour = faces.map((face, index) => `set-face global ${face} ${colour(index)}`).join('\n')

const kak = spawn('kak', ['-ui', 'json', '-e', `require-module daymark\n${recolour}\nset-face global PrimaryCursor default`], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const send = (method, params) => kak.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method, params })}\n`)

/** One line as it is drawn: atoms, the last of which ends in the newline. A carriage return is drawn as U+FFFD. */
const runsOf = (atoms) => atoms.map(({ face, contents }) => [faceOf.get(face.fg) || 'none', contents.replace(/[\r\n\ufffd]/g, '')])

let current = -1
function next() {
  current += 1
  if (current === files.length) return send('keys', [':', ...'quit!', '<ret>'])
  const command = `edit '${path.resolve(files[current])}'`
  send('keys', [':', ...[...command].map((key) => ({ ' ': '<space>', '-': '<minus>' }[key] || key)), '<ret>'])
}

let drawn = []
let shown = ''
let buffer = ''
kak.stdout.on('data', (data) => {
  buffer += data
  let end
  while ((end = buffer.indexOf('\n')) >= 0) {
    const { method, params } = JSON.parse(buffer.slice(0, end))
    buffer = buffer.slice(end + 1)
    if (method === 'draw') [drawn] = params
    // The status line names the buffer; `refresh` ends what belongs together.
    if (method === 'draw_status') shown = params.flat().map((atom) => atom.contents || '').join('')
    if (method === 'refresh' && current >= 0 && current < files.length && shown.includes(path.basename(files[current]))) {
      const target = path.join(work, 'kakoune', `${files[current]}.faces`)
      fs.mkdirSync(path.dirname(target), { recursive: true })
      fs.writeFileSync(target, drawn.map((atoms) => `${JSON.stringify(runsOf(atoms))}\n`).join(''))
      next()
    } else if (method === 'refresh' && current === -1) next()
  }
})
kak.on('exit', (code) => {
  if (current !== files.length) console.log(`kakoune: ended after ${current} of ${files.length} files`)
  process.exit(code === 0 && current === files.length ? 0 : 1)
})
send('resize', [2000, 1000])
setTimeout(() => {
  console.log(`kakoune: no answer about ${files[current]}; it shows ${shown}`)
  kak.kill()
}, 60000).unref()
