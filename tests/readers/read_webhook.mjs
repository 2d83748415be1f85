// SPDX-License-Identifier: MIT
// Verifies a webhook with the library that Standard Webhooks offers. Ends with 1 when the signature is not good.
//
// LIBRARY=PATH node read_webhook.mjs SECRET: standard input is JSON, {"headers": {…}, "body": "…"}.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const { default: library } = await import(pathToFileURL(process.env.LIBRARY));
const { headers, body } = JSON.parse(fs.readFileSync(0, 'utf8'));
try {
  const document = new library.Webhook(process.argv[2]).verify(body, headers);
  console.log(document.kind);
} catch (error) {
  if (!(error instanceof library.WebhookVerificationError)) throw error;
  console.error(error.message);
  process.exit(1);
}
