import { alwaysSendsKey } from '../model/call-shape.ts';
import type { ApiModel } from '../model/types.ts';
import { clientDefaults, clientExample, shell, tokenDefaults } from './examples.ts';

/** The first guide of a new site. */
export function gettingStarted(model: ApiModel): string {
  const { scope, binary, className, errorName } = model.client;
  return `---
title: Getting started
description: Install the client, start a server on this machine, and call it.
sidebar: { order: 1 }
---

## Start the local server

It answers as the API's document describes it, and needs no network.${
    alwaysSendsKey(model.client) ? ' It takes any key, and keeps what is created\nfor each key apart.' : ''
  }

${shell(`npx -y -p ${scope}/emulator ${binary}-emulator --port 4010`)}

## Call it

${shell(`npm install ${scope}/core`)}

${clientExample(model)}

${clientDefaults(model)}, and calls the API itself.${tokenDefaults(model)} Every operation has a page in
the [TypeScript reference](../../reference/typescript/).

## Errors

Everything that the client throws is an instance of \`${errorName}\`. A call that fails is an \`APIError\` with \`status\`, \`headers\` and the
body as \`error\`, of a class that belongs to its status, such as \`NotFoundError\` or \`RateLimitError\`. Without an answer it is
an \`APIConnectionError\`; after a deadline, an \`APIConnectionTimeoutError\`.

## Retries and deadlines

What cannot act twice is repeated by itself; \`maxRetries: 0\` turns that off. \`timeout\` limits the wait for an answer in
milliseconds, \`idleTimeout\` each pause within it, and \`totalTimeout\` the whole. They are options of \`new ${className}()\` and of
each call, as \`headers\` and, of calls, \`signal\` are.

## The same in React and in a shell

\`${scope}/react\` has a hook for every operation, below \`${model.client.providerName}\`: see the [React reference](../../reference/react/).
\`${scope}/cli\` has a command for each, \`${binary}\`: see the [CLI reference](../../reference/cli/).
`;
}
