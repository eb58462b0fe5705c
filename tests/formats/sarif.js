// Every SARIF log in a folder against the schema of SARIF 2.1.0, and each damaged once, so that the schema is seen to
// refuse what it should: node sarif.js FOLDER

const fs = require('fs');
const path = require('path');
const Ajv = require('ajv/dist/2020');
const formats = require('ajv-formats');

const folder = process.argv[2];
const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const tool = path.dirname(require.resolve('@microsoft/sarif-multitool-linux/package.json'));
const ajv = new Ajv({ allErrors: true, strict: false });
formats(ajv);
const validate = ajv.compile(read(path.join(tool, 'sarif-2.1.0.json')));

let failed = 0;
const say = (text) => {
    failed += 1;
    console.log(text);
};

const damages = {
    'a level that is none': (log) => (log.runs[0].results[0].level = 'bad'),
    'no message': (log) => delete log.runs[0].results[0].message,
    'line 0': (log) => (log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0),
    'a space in a URI': (log) => (log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b'),
    'no driver': (log) => delete log.runs[0].tool.driver,
    'an unknown key': (log) => (log.runs[0].rules = []),
};

const logs = fs.readdirSync(folder).filter((name) => name.endsWith('.sarif'));
let results = 0;
for (const name of logs) {
    const file = path.join(folder, name);
    if (!validate(read(file))) {
        say(`${name}: ${ajv.errorsText(validate.errors)}`);
    }
    const count = read(file).runs[0].results.length;
    results += count;
    for (const [damage, make] of Object.entries(count > 0 ? damages : {})) {
        const log = read(file);
        make(log);
        if (validate(log)) {
            say(`${name}: the schema takes ${damage}`);
        }
    }
}

// The same findings as in JSON, in the same order.
const found = read(path.join(folder, 'found.sarif')).runs[0];
const json = read(path.join(folder, 'found.json'));
const rules = new Set(found.results.map((result) => result.ruleId));
if (found.results.length !== json.diagnostics.length || rules.size < 30) {
    say(`${found.results.length} results of ${rules.size} rules, ${json.diagnostics.length} findings`);
}
found.results.forEach((result, index) => {
    const finding = json.diagnostics[index];
    const place = result.locations[0].physicalLocation;
    const region = place.region;
    const same =
        result.ruleId === finding.name &&
        result.level === finding.severity &&
        decodeURIComponent(place.artifactLocation.uri) === finding.file &&
        region.startLine === finding.span.start.line &&
        region.startColumn === finding.span.start.column &&
        region.endLine === finding.span.end.line &&
        region.endColumn === finding.span.end.column &&
        found.tool.driver.rules[result.ruleIndex].id === finding.name;
    if (!same) {
        say(`result ${index}: ${JSON.stringify(result)}\nis not ${JSON.stringify(finding)}`);
    }
});
console.log(`${logs.length} logs, ${results} results, ${rules.size} rules`);
process.exit(failed > 0 ? 1 : 0);
