// Reads MySQL migrations by MySQL's own grammar (dt-sql-parser), since only MariaDB can be run here.
// usage: node mysql.mjs FILE... - prints "FILE:LINE: complaint" for each, exit status 1 when there is any.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';

register('./directory_imports.mjs', import.meta.url);
const { MySQL } = await import('dt-sql-parser');

/** What lies between DELIMITER lines, which are the client's and not the language's, with its first line. */
function* pieces(text) {
  let piece = { line: 1, text: '', mark: ';' };
  for (const [index, line] of text.split('\n').entries()) {
    const change = /^DELIMITER (\S+)$/.exec(line);
    if (!change) {
      piece.text += line + '\n';
      continue;
    }
    yield piece;
    piece = { line: index + 2, text: '', mark: change[1] };
  }
  yield piece;
}

let complaints = 0;
const parser = new MySQL();
for (const file of process.argv.slice(2)) {
  for (const { line, text, mark } of pieces(readFileSync(file, 'utf8'))) {
    if (!text.trim()) continue;
    const statements = mark === ';' ? text : text.replace(mark + '\n', ';\n');
    for (const { startLine, message } of parser.validate(statements)) {
      console.log(`${file}:${line + startLine - 1}: ${message}`);
      ++complaints;
    }
  }
}
process.exitCode = complaints ? 1 : 0;
