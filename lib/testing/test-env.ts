/** The settings every test runs with. The keys are worth nothing; the database is a copy per file (`testDb`). */
export const TEST_ENV = {
  NODE_ENV: "test",
  LOG_LEVEL: "silent",
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  PUBLIC_URL: "http://localhost:3000",
  AUTH_SECRET: "test-auth-secret-test-auth-secret-1",
  TOKEN_PEPPER: "test-token-pepper-test-token-pepper",
  URL_SIGNING_KEY: "test-url-signing-key-test-url-signing",
  SEAL_KEY: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
} as const;
