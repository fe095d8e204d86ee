import { describe, expect, it } from 'vitest';
import {
  camelCase,
  fileName,
  filePath,
  isPlural,
  kebabCase,
  pascalCase,
  singular,
  typeName,
  words,
} from '../../../src/model/names/words.ts';

describe('words', () => {
  it.each([
    ['getHTTPStatus_2xx', ['get', 'http', 'status', '2xx']],
    ['page-size', ['page', 'size']],
    ['X-Request-ID', ['x', 'request', 'id']],
    ['v2Beta1', ['v2', 'beta1']],
    ['userIDs', ['user', 'ids']],
    ['listVMsOfZone', ['list', 'vms', 'of', 'zone']],
    ['OAuth2Token', ['oauth2', 'token']],
    ['isGraphQL', ['is', 'graphql']],
    ['IPv4Address', ['ipv4', 'address']],
    ['Crème brûlée', ['creme', 'brulee']],
    ['ﬁlter[status]', ['filter', 'status']],
    ['Größe', ['grosse']],
    ['Łódź_id', ['lodz', 'id']],
    ['订单管理', ['ding', 'dan', 'guan', 'li']],
    ['получитьЗаказы', ['poluchit', 'zakazy']],
    ['Результат«Заказ»', ['rezultat', 'zakaz']],
    ['주문_id', ['ju', 'mun', 'id']],
    ['🚀 Deploy', ['deploy']],
    ['a\u200bb', ['a', 'b']],
    ['\u3164', []],
    ['', []],
  ])('takes %j apart', (given, wanted) => {
    expect(words(given)).toEqual(wanted);
  });
});

describe('cases', () => {
  it.each([
    ['get_full_session', 'getFullSession', 'GetFullSession', 'get-full-session'],
    ['URLPath', 'urlPath', 'UrlPath', 'url-path'],
    ['2fa_codes', '_2faCodes', '_2faCodes', '2fa-codes'],
    ['$filter', 'filter', 'Filter', 'filter'],
    ['顧客', 'guKe', 'GuKe', 'gu-ke'],
    ['-', 'value', 'Value', 'value'],
  ])('%s is %s, %s and %s', (given, camel, pascal, kebab) => {
    expect([camelCase(given), pascalCase(given), kebabCase(given)]).toEqual([camel, pascal, kebab]);
  });

  it('take the given fallback where no word is left', () => {
    expect([camelCase('-', 'call'), pascalCase('-', 'call'), kebabCase('-', 'api')]).toEqual(['call', 'Call', 'api']);
  });
});

describe('singular and isPlural', () => {
  it.each([
    ['index_ids', 'index_id', true],
    ['index-ids', 'index-id', true],
    ['people', 'person', true],
    ['categories', 'category', true],
    ['status', 'status', false],
    ['metadata', 'metadata', false],
    ['siteDns', 'siteDns', false],
    ['os', 'os', false],
    ['repos', 'repo', true],
    ['caches', 'cache', true],
    ['signedCookies', 'signedCookie', true],
    ['summary', 'summary', false],
    ['ids2', 'ids2', false],
  ])('%s is %s in the singular', (given, one, plural) => {
    expect([singular(given), isPlural(given)]).toEqual([one, plural]);
  });
});

describe('typeName', () => {
  it.each([
    ['SessionDetail', 'SessionDetail'],
    ['HTTPValidationError', 'HTTPValidationError'],
    ['session_detail', 'SessionDetail'],
    ['sessionDetail', 'SessionDetail'],
    ['Page_Item_', 'PageItem'],
    ['$ref', 'Ref'],
    ['Page[Item]', 'PageItem'],
    ['com.example.Pet', 'ComExamplePet'],
    ['3d-model', '_3dModel'],
    ['delete', 'Delete'],
    ['A; process.exit()', 'AProcessExit'],
    ['日本', 'RiBen'],
    ['通用结果«订单»', 'TongYongJieGuoDingDan'],
    ['---', 'Schema'],
  ])('%s is %s', (given, wanted) => {
    expect(typeName(given)).toBe(wanted);
  });
});

describe('fileName', () => {
  it.each([
    ['getSummary', 'get-summary'],
    ['con', 'con-item'],
    ['COM1', 'com1-item'],
    ['console', 'console'],
    ['word '.repeat(30), `${'word-'.repeat(12)}`.slice(0, -1)],
  ])('makes %j %j', (name, wanted) => {
    expect(fileName(name)).toBe(wanted);
  });
});

describe('filePath', () => {
  it('joins names', () => expect(filePath(['beta', 'chatRooms'])).toBe('beta/chat-rooms'));

  it('keeps the end of what is too long for some systems', () => {
    const path = filePath([...Array.from({ length: 100 }, () => 'level'), 'last']);
    expect(path).toMatch(/^level\/.*\/last$/);
    expect(path.length).toBeLessThanOrEqual(150);
  });
});
