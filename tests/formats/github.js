// The annotations of a journal against those that GitHub's own library writes of the same findings:
// node github.js FOLDER

const fs = require('fs');
const path = require('path');
const core = require('@actions/core');

const folder = process.argv[2];
const ours = fs.readFileSync(path.join(folder, 'found.github'), 'utf8').trimEnd().split('\n');
const { diagnostics } = JSON.parse(fs.readFileSync(path.join(folder, 'found.json'), 'utf8'));

// The library writes to standard output.
let written = '';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => {
    written += text;
    return true;
};
// What is unsafe to show never leaves: the library would pass it on.
const safe = (text) => text.replace(/[\x00-\x09\x0b-\x1f\x7f]/g, '?').replace(/[\x80-\x9f]/g, '¿').replace(/[\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd');
for (const { name, severity, message, help, file, span } of diagnostics) {
    const properties = { title: name, file: safe(file), startLine: span.start.line, endLine: span.end.line };
    if (span.start.line === span.end.line) {
        properties.startColumn = span.start.column;
        properties.endColumn = span.end.column;
    }
    core[severity](safe(help === null ? message : `${message}\n${help}`), properties);
}
process.stdout.write = write;

const theirs = written.trimEnd().split(/\r?\n/);
let failed = Math.abs(ours.length - theirs.length);
theirs.forEach((line, index) => {
    if (line !== ours[index]) {
        failed += 1;
        console.log(`expected ${line}\nfound    ${ours[index]}`);
    }
});
console.log(`${ours.length} annotations`);
process.exit(failed > 0 || ours.length < 30 ? 1 : 0);
