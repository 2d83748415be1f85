// SPDX-License-Identifier: MIT
// check.mjs OPENAPI ANSWERS: checks that the document is OpenAPI 3.1, and that each answer (a JSON line) is as it describes.
// Prints a line for each fault, then one JSON object: the operations that had a good answer, and the problem types seen.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const need = createRequire(process.env.MODULES + "/");
const { Validator } = await import(pathToFileURL(need.resolve("@seriousme/openapi-schema-validator")));
const Ajv = need("ajv/dist/2020").default;
const formats = need("ajv-formats").default;

const [, , file, answers] = process.argv;
const spec = JSON.parse(readFileSync(file, "utf8"));
let faults = 0;
const fault = (text) => { faults += 1; console.log(text); };

const document = await new Validator().validate(file);
if (!document.valid) fault(`the document: ${JSON.stringify(document.errors)}`);

const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
ajv.addSchema(spec, "spec");
const escaped = (name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
const checker = (pointer) => ajv.getSchema(`spec#/${pointer.map(escaped).join("/")}`);

/// The pointer and its value, at the end of all references.
function at(pointer) {
  let value = spec;
  for (const name of pointer) value = value?.[name];
  return value?.$ref ? at(value.$ref.slice(2).split("/").map((p) => p.replaceAll("~1", "/").replaceAll("~0", "~"))) : { pointer, value };
}

const templates = Object.keys(spec.paths).map((path) => [path, new RegExp(`^${path.replaceAll(/[.]/g, "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`)]);
const done = new Set();
const types = new Set();
for (const line of readFileSync(answers, "utf8").trim().split("\n")) {
  const a = JSON.parse(line);
  const where = `${a.method} ${a.path} ${a.status}`;
  if (a.status >= 400) {
    const check = checker(["components", "schemas", "Problem"]);
    const problem = JSON.parse(a.body);
    types.add(problem.type);
    if (a.type !== "application/problem+json") fault(`${where}: ${a.type}`);
    if (!check(problem)) fault(`${where}: ${ajv.errorsText(check.errors)}: ${a.body}`);
    if (problem.status !== a.status) fault(`${where}: says ${problem.status}`);
  }
  const template = templates.find(([, pattern]) => pattern.test(a.path.split("?")[0]))?.[0];
  const method = a.method === "HEAD" ? "get" : a.method.toLowerCase();
  if (!template || !spec.paths[template][method]) {
    if (a.status < 400) fault(`${where}: the document does not know it`);
    continue;
  }
  const operation = ["paths", template, method];
  const responses = spec.paths[template][method].responses;
  const status = responses[a.status] ? String(a.status) : "default";
  const response = at([...operation, "responses", status]);
  if (status === "default" && a.status < 400) fault(`${where}: the document does not know this status`);
  const content = response.value.content;
  if (!content) {
    if (a.body) fault(`${where}: a body where there is none`);
    continue;
  }
  const type = a.type.split(";")[0];
  if (!content[type]) fault(`${where}: ${a.type}`);
  else if (type.endsWith("json") && a.method !== "HEAD") {
    const check = checker([...response.pointer, "content", type, "schema"]);
    if (!check(JSON.parse(a.body))) fault(`${where}: ${ajv.errorsText(check.errors, { separator: "\n  " })}\n  ${a.body.slice(0, 2000)}`);
  }
  if (a.status < 300) {
    done.add(`${method.toUpperCase()} ${template}`);
    if (a.request) {
      const check = checker([...operation, "requestBody", "content", "application/json", "schema"]);
      if (!check(JSON.parse(a.request))) fault(`${where}: the request: ${ajv.errorsText(check.errors)}: ${a.request}`);
    }
  }
}
console.log(JSON.stringify({ done: [...done], types: [...types] }));
process.exit(faults ? 1 : 0);
