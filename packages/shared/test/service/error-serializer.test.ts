import pg from 'pg';
import { expect, test } from 'vitest';
import { serializeError } from '../../src/service/error-serializer.ts';

test('what PostgreSQL quotes of a row does not reach the log', () => {
  const error = Object.assign(
    new pg.DatabaseError('invalid input syntax for type uuid: "ada@example.org"', 1, 'error'),
    {
      code: '22P02',
      detail: 'Key (email)=(ada@example.org) already exists.',
      where: 'unnamed portal parameter $1 = ada@example.org',
      table: 'user_emails',
      constraint: 'user_emails_email_key',
    },
  );
  const logged = JSON.stringify(serializeError(error));
  expect(logged).not.toContain('ada@example.org');
  expect(logged).toContain('user_emails_email_key');
});

test('a mistake of ours keeps its sentence', () => {
  const error = Object.assign(new pg.DatabaseError('relation "nowhere" does not exist', 1, 'error'), {
    code: '42P01',
  });
  expect(serializeError(error)).toMatchObject({
    code: '42P01',
    message: 'relation "nowhere" does not exist',
  });
});
