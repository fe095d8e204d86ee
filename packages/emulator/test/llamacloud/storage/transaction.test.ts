import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/llamacloud/storage/open-database.ts';
import { transaction } from '../../../src/llamacloud/storage/transaction.ts';

test('tells why it failed where SQLite has rolled back by itself', () => {
  const { database, close } = openDatabase(':memory:');
  onTestFinished(close);
  const work = () => {
    database.exec('ROLLBACK');
    throw new Error('disk I/O error');
  };
  expect(() => transaction(database, work)).toThrow('disk I/O error');
});
