import { mergeConfig } from "vite";
import base from "./vite.config";

// `make dev`: the page from Vite, everything else from the program with the HTTP bridge.
const backend = `http://${process.env["KITH_DEV_BACKEND"] ?? "127.0.0.1:4748"}`;

export default mergeConfig(base, {
  server: {
    host: "127.0.0.1",
    port: 4747,
    strictPort: true,
    proxy: { "/call": backend, "/events": backend },
  },
});
