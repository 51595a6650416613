// Has Mermaid itself parse diagrams, without a browser.
// usage: node judge_mermaid.mjs FILE.mmd...; prints the kind of each, or what is wrong with it.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict", maxTextSize: 10_000_000, maxEdges: 100_000 });

let faults = 0;
for (const file of process.argv.slice(2)) {
  try {
    const { diagramType } = await mermaid.parse(readFileSync(file, "utf8"));
    console.log(`${diagramType} ${file}`);
  } catch (error) {
    ++faults;
    console.log(`${file}: ${error.message ?? error}`);
  }
}
process.exit(faults > 0 ? 1 : 0);
