// Compares the bindings that Wails generated (build/.cache/wailsjs) with the page's own types. See bindings.sh.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const ts = createRequire(join(root, "frontend/package.json"))("typescript");
const parse = (path) => ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true);
const faults = [];

/** The fields of every interface and class in a file: name → field → whether it may be missing. */
function interfaces(path) {
  const found = new Map();
  const visit = (node) => {
    if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) {
      const fields = new Map();
      for (const member of node.members) if (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) fields.set(member.name.getText().replaceAll(/["']/g, ""), Boolean(member.questionToken));
      found.set(node.name.text, fields);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return found;
}

// Methods: area → method → number of arguments.
const offered = new Map();
const folder = "build/.cache/wailsjs/go/window";
for (const file of readdirSync(join(root, folder)).filter((f) => f.endsWith(".d.ts"))) {
  const methods = new Map();
  ts.forEachChild(parse(join(folder, file)), (node) => {
    if (ts.isFunctionDeclaration(node)) methods.set(node.name.text, node.parameters.length);
  });
  offered.set(file.replace(".d.ts", ""), methods);
}
const upper = (name) => name[0].toUpperCase() + name.slice(1);
const wanted = new Map();
const visit = (node) => {
  if (ts.isInterfaceDeclaration(node) && node.name.text === "Backend") {
    for (const area of node.members) {
      if (!ts.isPropertySignature(area) || !ts.isTypeLiteralNode(area.type)) continue;
      wanted.set(upper(area.name.text), new Map(area.type.members.filter(ts.isMethodSignature).map((m) => [upper(m.name.text), m.parameters.length])));
    }
  }
  ts.forEachChild(node, visit);
};
visit(parse("frontend/src/backend/backend.ts"));
if (wanted.size === 0) faults.push("frontend/src/backend/backend.ts has no interface Backend with areas");
for (const [area, methods] of wanted) {
  for (const [method, count] of methods) {
    const real = offered.get(area)?.get(method);
    if (real === undefined) faults.push(`${area}.${method}: the page calls it, app/window does not bind it`);
    else if (real !== count) faults.push(`${area}.${method}: the page gives ${count} arguments, app/window takes ${real}`);
  }
}
for (const [area, methods] of offered) {
  for (const method of methods.keys()) {
    if (!wanted.get(area)?.has(method)) faults.push(`${area}.${method}: bound in app/window, but not in backend.ts; unexport or declare it`);
  }
}

// Shapes of the same name: what Go writes, the page has to know, and the other way round.
const shapes = readdirSync(join(root, "frontend/src/backend")).filter((file) => /^types(\.\w+)?\.ts$/.test(file));
const mine = new Map(shapes.flatMap((file) => [...interfaces(`frontend/src/backend/${file}`)]));
const theirs = interfaces("build/.cache/wailsjs/go/models.ts");
let compared = 0;
for (const [name, fields] of mine) {
  const real = theirs.get(name);
  if (!real) continue;
  compared++;
  for (const [field, optional] of fields) if (!real.has(field) && !optional) faults.push(`${name}.${field}: the page expects it, but Go does not write it`);
  for (const [field, optional] of real) if (!fields.has(field) && !optional) faults.push(`${name}.${field}: Go writes it, the page does not know it`);
}
if (compared < 10) faults.push(`only ${compared} shapes have the same name in Go and in the page`);

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${[...wanted.values()].reduce((n, m) => n + m.size, 0)} methods and ${compared} shapes agree`);
