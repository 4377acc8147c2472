// Builds the pages and the widget into ../static, each file also compressed, since the server has no time for that.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { defineConfig } from "vite";

const outDir = "../static";

const compressed = {
  name: "compressed",
  closeBundle() {
    for (const name of readdirSync(outDir, { recursive: true })) {
      if (!/\.(js|css|html|svg)$/.test(name)) continue;
      const path = join(outDir, name);
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
    }
  },
};

export default defineConfig({
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: { input: ["index.html", "editor.html"] },
  },
  plugins: [compressed],
  // Where the server runs while the widget is being worked on: `npx vite` in this folder.
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
