import { describe, expect, it } from 'vitest';
import { addressOf, everyPage, operations, site, views } from './built-site.ts';

const textOf = (address: string, selector: string) => {
  return site
    .page(address)
    .querySelectorAll(selector)
    .map((element) => element.textContent.replace(/\s+/g, ' ').trim());
};

/** Fields below a place, as the page prints them: `{ name: 'type: chips' }`. */
function fieldsBelow(address: string, anchor: string): Record<string, string> {
  const list = site
    .page(address)
    .querySelectorAll('.field')
    .filter(({ id }) => id !== anchor && id.replace(/\.[^.]*$/, '') === anchor);
  return Object.fromEntries(
    list.map((field) => {
      const head = field.querySelector('.field-line');
      const said = ['.field-optional', '.field-type', '.chip'].flatMap((selector) => {
        return (head?.querySelectorAll(selector) ?? []).map((element) => element.textContent.trim());
      });
      return [head?.querySelector('.field-name')?.textContent ?? '', said.join(' ')];
    }),
  );
}

describe.each(everyPage)('$slug as $view', ({ view, slug, title, route }) => {
  const address = addressOf(view, slug);

  it('has its title, its route and a description', () => {
    expect(textOf(address, 'h1')).toEqual([title]);
    expect(textOf(address, '.reference-route')).toEqual([route]);
    expect(textOf(address, '.reference-main > .reference-prose')[0]).not.toBe('');
  });

  it('leads to the same operation in the other views', () => {
    const links = site.page(address).querySelectorAll('.view-switch a');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(views.map((other) => addressOf(other, slug)));
    expect(links.filter((link) => link.hasAttribute('aria-current'))).toHaveLength(1);
  });

  it('has sections for what goes in and what comes back, an example, and the errors', () => {
    const headings = textOf(address, '.reference h2');
    expect(headings).toEqual(expect.arrayContaining(['Returns', 'Errors', title, 'Returns Examples']));
    expect(headings.some((heading) => heading.endsWith('Parameters'))).toBe(true);
    expect(headings.includes('Response')).toBe(slug !== 'delete');
    expect(headings.includes('Events')).toBe(slug === 'stream');
  });

  it('describes every field that is no constant', () => {
    const bare = site
      .page(address)
      .querySelectorAll('.field')
      .filter((field) => {
        // The first line of a field is its own. A member of a union without a name is described by the field that holds it.
        const line = field.querySelector('.field-line');
        const name = line?.querySelector('.field-name')?.textContent;
        const isConstant = line?.querySelector('.field-type')?.textContent.startsWith('"');
        const isArgumentObject = /^(query|params|variables)\??$/.test(name ?? '');
        const isDescribed = field.children.some((child) => child.classList.contains('reference-prose'));
        return name !== undefined && !isConstant && !isArgumentObject && !isDescribed;
      });
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('gives each field an id of its own', () => {
    const ids = site
      .page(address)
      .querySelectorAll('[id]')
      .map(({ id }) => id);
    expect(ids.filter((id, position) => ids.indexOf(id) !== position)).toEqual([]);
  });
});

describe('the page of a full session', () => {
  it.each(['http', 'cli'] as const)('says what comes back in words as %s', (view) => {
    expect(fieldsBelow(addressOf(view, 'retrieve'), 'returns')).toEqual({
      events: 'array of object { content, type } or object { content, type } or object { content, type } or 5 more',
      last_updated_at: 'string',
      session_id: 'string',
      generated_title: 'optional string nullable',
      index_ids: 'optional array of string nullable',
      job_metadata: 'optional object { duration_ms, error, export_config_ids, 4 more } nullable',
      shared_access: 'optional "read_only" or "query"',
    });
  });

  it.each(['typescript', 'react'] as const)('says what comes back as types as %s', (view) => {
    expect(fieldsBelow(addressOf(view, 'retrieve'), 'returns')).toEqual({
      events: 'Array<SessionEvent>',
      last_updated_at: 'string',
      session_id: 'string',
      'generated_title?': 'string | null',
      'index_ids?': 'Array<string> | null',
      'job_metadata?': 'JobMetadata { duration_ms, error, export_config_ids, 4 more } | null',
      'shared_access?': 'SharedAccess',
    });
  });

  it('lists each kind of event with its fields', () => {
    const address = addressOf('cli', 'retrieve');
    const content = { content: 'string' };
    const wanted: Record<string, Record<string, string>> = {
      thinking_delta: content,
      text_delta: content,
      thinking: content,
      text: content,
      tool_call: { arguments: 'map[unknown]', call_id: 'string', name: 'string' },
      tool_result: {
        call_id: 'string',
        name: 'string',
        result: 'unknown',
        image_attachment: 'optional object { attachment_name, source_id } nullable',
      },
      stop: {
        error: 'string nullable',
        is_error: 'boolean',
        usage: 'object { duration_ms, total_input_tokens, total_output_tokens, turns }',
        skipped_index_ids: 'optional array of string',
      },
      user_input: content,
    };
    expect(Object.keys(fieldsBelow(address, 'returns.events'))).toEqual(Object.keys(wanted));
    for (const [kind, fields] of Object.entries(wanted)) {
      expect(fieldsBelow(address, `returns.events.${kind}`)).toEqual({ ...fields, type: `optional "${kind}"` });
    }
    expect(fieldsBelow(address, 'returns.events.stop.usage')).toEqual({
      duration_ms: 'optional number default 0',
      total_input_tokens: 'optional number nullable integer',
      total_output_tokens: 'optional number nullable integer',
      turns: 'optional number integer default 1',
    });
    expect(Object.keys(fieldsBelow(address, 'returns.job_metadata'))).toEqual([
      'duration_ms',
      'error',
      'export_config_ids',
      'is_error',
      'total_input_tokens',
      'total_output_tokens',
      'turns',
    ]);
    expect(textOf(address, '.field-union')).toContain('One of the following:');
  });

  it('names what it is given as each view does', () => {
    expect(fieldsBelow(addressOf('http', 'retrieve'), 'path')).toEqual({ session_id: 'string' });
    expect(fieldsBelow(addressOf('http', 'retrieve'), 'query')).toEqual({
      organization_id: 'optional string nullable format uuid',
      project_id: 'optional string nullable format uuid',
    });
    expect(fieldsBelow(addressOf('http', 'retrieve'), 'cookie')).toEqual({ session: 'optional string nullable' });
    expect(fieldsBelow(addressOf('cli', 'retrieve'), 'path')).toEqual({ '--session-id': 'string' });
    expect(fieldsBelow(addressOf('cli', 'retrieve'), 'query')).toEqual({
      '--organization-id': 'optional string nullable format uuid',
      '--project-id': 'optional string nullable format uuid',
    });
    for (const view of ['typescript', 'react'] as const) {
      expect(fieldsBelow(addressOf(view, 'retrieve'), 'path')).toEqual({ sessionId: 'string' });
      expect(fieldsBelow(addressOf(view, 'retrieve'), 'parameters')).toEqual({
        'query?': 'ChatRetrieveParams { organization_id, project_id }',
      });
      expect(Object.keys(fieldsBelow(addressOf(view, 'retrieve'), 'query'))).toEqual([
        'organization_id?',
        'project_id?',
      ]);
    }
  });

  it.each([
    ['cli', "--api-key 'My API Key'"],
    ['http', '$SESSION_ID'],
    ['typescript', "client.beta.chat.retrieve('ses-abc123')"],
    ['react', "useBetaChatRetrieve('ses-abc123')"],
  ] as const)('shows a call as %s', (view, call) => {
    const [example] = site.page(addressOf(view, 'retrieve')).querySelectorAll('.reference-examples pre');
    expect(example?.textContent).toContain(call);
  });

  it('shows a whole answer', () => {
    const [, response] = site.page(addressOf('typescript', 'retrieve')).querySelectorAll('.reference-examples pre');
    expect(Object.keys(JSON.parse(response?.textContent ?? ''))).toEqual([
      'events',
      'last_updated_at',
      'session_id',
      'generated_title',
      'index_ids',
      'job_metadata',
      'shared_access',
    ]);
  });

  it('documents every form of the hook', () => {
    expect(textOf(addressOf('react', 'retrieve'), '.forms dt').map((form) => form.replace(/\(.*/, ''))).toEqual([
      'useSuspenseBetaChatRetrieve',
      'betaChatRetrieveOptions',
      'betaChatRetrieveCache',
      'betaChatRetrieveKey',
    ]);
  });

  it.each(views)('says what each failure becomes as %s', (view) => {
    const rows = site.page(addressOf(view, 'retrieve')).querySelectorAll('[aria-labelledby=errors-title] tbody tr');
    const cells = rows.map((row) =>
      row
        .querySelectorAll('th, td')
        .map((cell) => cell.textContent.trim())
        .slice(0, 4),
    );
    expect(cells).toContainEqual(['404', 'NotFoundError', '4', 'no']);
    expect(cells).toContainEqual(['429', 'RateLimitError', '5', 'yes']);
  });
});

describe('the places of a page', () => {
  it.each(operations)('have the same ids in every view of $slug', ({ slug }) => {
    const ids = (view: (typeof views)[number]) => {
      const fields = site.page(addressOf(view, slug)).querySelectorAll('.field');
      // Cookies are for browsers, objects of parameters for code, and the list itself is not printed by the command line.
      return fields
        .map(({ id }) => id)
        .filter((id) => !/^(cookie|parameters)\.|^returns(\.next_page_token)?$/.test(id));
    };
    for (const view of views) expect(ids(view).sort()).toEqual(ids('http').sort());
  });
});

describe('the page of a stream', () => {
  it('says the limits of the question', () => {
    expect(fieldsBelow(addressOf('http', 'stream'), 'body')).toEqual({
      index_ids: 'array of string minItems 1',
      prompt: 'string maxLength 1000',
      require_all_indexes: 'optional boolean default false',
    });
  });

  it('lists the events in a table, with the place of each', () => {
    const rows = site.page(addressOf('cli', 'stream')).querySelectorAll('[aria-labelledby=events-title] tbody tr');
    const places = rows
      .map((row) => row.querySelectorAll('th, td'))
      .map((cells) => [cells[0], cells[2]].map((cell) => cell?.textContent.trim()));
    expect(places).toContainEqual(['text_delta', 'piece of text']);
    expect(places).toContainEqual(['stop', 'last of a turn']);
    expect(places).toContainEqual(['user_input', 'in the history only']);
  });
});

describe('the whole site', () => {
  it.each(views)('lists the six operations as %s', (view) => {
    const links = site.page(`/reference/${view}/`).querySelectorAll('.operation a');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(operations.map(({ slug }) => addressOf(view, slug)));
  });

  it.each(['core', 'react', 'emulator', 'codegen'])('documents what the package %s exports', (name) => {
    expect(site.addresses.filter((address) => address.startsWith(`/api/${name}/`)).length).toBeGreaterThan(1);
  });
});
