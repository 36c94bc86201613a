// Writes a compressed copy beside each file that is named: `node compress.mjs <file>…`.
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compressed = promisify(brotliCompress);

await Promise.all(
  process.argv.slice(2).map(async (file) => {
    const content = await readFile(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(`${file}.br`, await compressed(content, { params }));
  }),
);
