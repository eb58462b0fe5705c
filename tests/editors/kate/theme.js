// Prints a theme for Kate in which each style of Daymark has a colour of its own: `node theme.js STYLE …`.
'use strict'

const { colour } = require('../colours/ansi')

const names = `Normal Keyword Function Variable ControlFlow Operator BuiltIn Extension Preprocessor Attribute Char SpecialChar
String VerbatimString SpecialString Import DataType DecVal BaseN Float Constant Comment Documentation Annotation CommentVar
RegionMarker Information Warning Alert Error Others`.split(/\s+/)
const plain = { 'text-color': colour(0), 'selected-text-color': colour(0), bold: false, italic: false, underline: false }

console.log(JSON.stringify({
  metadata: { name: 'Styles', revision: 1 },
  'editor-colors': {},
  'text-styles': Object.fromEntries(names.map((name) => [name, plain])),
  'custom-styles': {
    Daymark: Object.fromEntries(process.argv.slice(2).map((name, index) => [name.replace('_', ' '), { 'text-color': colour(index + 1) }])),
  },
}, null, 2))
