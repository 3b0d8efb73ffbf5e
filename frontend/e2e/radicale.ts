import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Radicale, the CalDAV server of Debian, on a free port of the loopback with an empty folder and one user. */
export interface Radicale {
  address: string;
  user: string;
  password: string;
  /** What openssl says the fingerprint of its certificate is; "" without TLS. */
  fingerprint: string;
  /** Calls the server as a calendar program would. */
  request(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<{ status: number; text: string; etag: string }>;
  /** The calendar objects it has: path on the server → text. */
  stored(): Map<string, string>;
  stop(): Promise<void>;
}

const python = "/usr/bin/python3";

export async function startRadicale(options: { tls?: boolean } = {}): Promise<Radicale> {
  if (spawnSync(python, ["-m", "radicale", "--version"]).status !== 0) throw new Error("Radicale is missing: apt install radicale");
  const home = mkdtempSync(join(tmpdir(), "kith-radicale-"));
  const [user, password] = ["anna", "geheim & mehr"];
  const folder = join(home, "collections");
  mkdirSync(folder);
  writeFileSync(join(home, "users"), `${user}:${password}\n`);
  const port = await freePort();
  let tls = "";
  let fingerprint = "";
  if (options.tls) {
    const [cert, key] = [join(home, "cert.pem"), join(home, "key.pem")];
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-keyout", key, "-out", cert, "-subj", "/CN=home.example", "-addext", "subjectAltName=DNS:home.example,IP:127.0.0.1");
    fingerprint = openssl("x509", "-in", cert, "-noout", "-fingerprint", "-sha256").split("=")[1]?.trim() ?? "";
    tls = `ssl = True\ncertificate = ${cert}\nkey = ${key}\n`;
  }
  writeFileSync(join(home, "config"), `[server]\nhosts = 127.0.0.1:${port}\n${tls}[auth]\ntype = htpasswd\nhtpasswd_filename = ${join(home, "users")}\nhtpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = ${folder}\n[logging]\nlevel = warning\n`);
  const child = spawn(python, ["-m", "radicale", "--config", join(home, "config")], { env: { PATH: process.env["PATH"], PYTHONUTF8: "1" }, stdio: ["ignore", "ignore", "pipe"] });
  await answers(child, port);
  const address = `${options.tls ? "https" : "http"}://127.0.0.1:${port}`;
  return {
    address, user, password, fingerprint,
    async request(method, path, body, headers = {}) {
      const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
      const response = await fetch(address + path, { method, body: body ?? null, headers: { Authorization: authorization, ...headers } });
      return { status: response.status, text: await response.text(), etag: response.headers.get("ETag") ?? "" };
    },
    stored() {
      const found = new Map<string, string>();
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.name.endsWith(".ics") || entry.parentPath.includes(".Radicale.cache")) continue;
        const path = join(entry.parentPath, entry.name);
        found.set(path.slice(join(folder, "collection-root").length), readFileSync(path, "utf8"));
      }
      return found;
    },
    async stop() {
      if (child.exitCode === null) {
        const over = new Promise((done) => child.once("exit", done));
        child.kill("SIGKILL");
        await over;
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function openssl(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("openssl", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ${args.join(" ")}: ${stderr}`);
  return stdout;
}

const freePort = () => new Promise<number>((done, fail) => {
  const socket = createServer();
  socket.once("error", fail);
  socket.listen(0, "127.0.0.1", () => {
    const address = socket.address();
    socket.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
  });
});

async function answers(child: ChildProcess, port: number): Promise<void> {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) break;
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        done(true);
      });
      socket.once("error", () => done(false));
    });
    if (open) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`Radicale does not answer. It said:\n${said}`);
}
