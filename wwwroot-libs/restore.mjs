// Restores the third-party files of libman.json (browser) and package.json (fonts, embedded PostgreSQL).
// libman.json is the manifest people edit; package.json repeats its versions for the npm client and must agree.
import { execSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const read = name => JSON.parse(readFileSync(join(here, name), "utf8"));
const { libraries } = read("libman.json");
const { dependencies } = read("package.json");

for (const { library } of libraries) {
  const at = library.lastIndexOf("@");
  const [name, version] = [library.slice(0, at), library.slice(at + 1)];
  if (dependencies[name] !== version) {
    console.error(`libman.json asks for ${library}, package.json for ${name}@${dependencies[name]}: make them agree.`);
    process.exit(1);
  }
}

const installed = join(here, "node_modules", ".package-lock.json");
const newer = name => statSync(join(here, name)).mtimeMs > statSync(installed).mtimeMs;
if (!existsSync(installed) || newer("package-lock.json")) {
  execSync("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error", { cwd: here, stdio: "inherit" });
}

rmSync(join(here, "lib"), { recursive: true, force: true });
for (const { library, destination, files } of libraries) {
  const name = library.slice(0, library.lastIndexOf("@"));
  for (const file of files) {
    const target = join(here, destination, file);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(here, "node_modules", name, file), target);
  }
}
