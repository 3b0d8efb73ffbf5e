// Counts the tests in result files: `go test -json` lines or vitest's JSON report. Prints "passed failed skipped", and below it
// the name of each test that failed.
import { existsSync, readFileSync } from "node:fs";

const sum = { pass: 0, fail: 0, skip: 0 };
const failed = [];
for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) continue;
  const text = readFileSync(file, "utf8");
  if (text.includes('"numTotalTests"')) {
    const report = JSON.parse(text);
    sum.pass += report.numPassedTests;
    sum.fail += report.numFailedTests;
    sum.skip += report.numPendingTests + report.numTodoTests;
    for (const file of report.testResults) {
      const name = file.name.split("/").pop();
      for (const test of file.assertionResults) if (test.status === "failed") failed.push(`${name}: ${test.fullName.trim()}`);
    }
    // A file that could not even be loaded has no tests to fail.
    sum.fail += report.testResults.filter((f) => f.status === "failed" && f.assertionResults.length === 0).length;
    continue;
  }
  const packages = new Set();
  for (const line of text.split("\n")) {
    if (!line.startsWith("{")) continue;
    const event = JSON.parse(line);
    if (event.Test && event.Action in sum) {
      sum[event.Action]++;
      if (event.Action === "fail") {
        packages.add(event.Package);
        failed.push(`${event.Package}: ${event.Test}`);
      }
    }
    // A package that does not compile, or panics outside a test, has no failing test.
    if (!event.Test && event.Action === "fail" && !packages.has(event.Package)) sum.fail++;
  }
}
console.log([`${sum.pass} ${sum.fail} ${sum.skip}`, ...failed].join("\n"));
