import type { NextConfig } from "next";

// The sandbox finds its WebAssembly beside its own code, and a bundle moves that away.
const SANDBOX = ["quickjs-emscripten-core", "@jitl/quickjs-wasmfile-release-sync"];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Swagger UI's reader of OpenAPI 3.1 is published in a form that Turbopack gets wrong; this is the same one as CommonJS.
  turbopack: {
    resolveAlias: {
      "@swagger-api/apidom-ns-openapi-3-1": "./node_modules/@swagger-api/apidom-ns-openapi-3-1/src/index.cjs",
    },
  },
  // A checkout address that is not valid answers 403, which pages can only say through `forbidden()`.
  experimental: { authInterrupts: true },
  serverExternalPackages: ["postgres", "graphile-worker", "pg", "pino", "@node-rs/argon2", ...SANDBOX],
  // Types and lint are `npm run verify`'s; a build that repeats them only costs the operator time.
  typescript: { ignoreBuildErrors: true },
};

export default config;
