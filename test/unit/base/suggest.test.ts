import { describe, expect, it } from 'vitest';
import { didYouMean, suggest, suggestFiles } from '../../../src/base/suggest.ts';

describe('suggest', () => {
  it('puts the nearest first and leaves wild guesses out', () => {
    expect(suggest('timout', ['timeout', 'group', 'prefix', 'timeouts'])).toEqual(['timeout', 'timeouts']);
    expect(suggest('x', ['group'])).toEqual([]);
    expect(suggest('phone', ['json', 'ne', 'boolean'])).toEqual([]);
    expect(suggest('@grpc', ['@doc'])).toEqual([]);
    expect(suggest('prot', ['port'])).toEqual(['port']);
  });

  it('takes a difference in case as the smallest one', () => {
    expect(suggest('userReq', ['UserReq', 'userRes'])[0]).toBe('UserReq');
    expect(suggest('id', ['Id'])).toEqual(['Id']);
  });
});

describe('didYouMean', () => {
  it('is a sentence or nothing', () => {
    expect(didYouMean('Usr', ['User'])).toBe(' Did you mean "User"?');
    expect(didYouMean('Usr', ['User', 'Usr1'])).toBe(' Did you mean "User" or "Usr1"?');
    expect(didYouMean('zzz', ['User'])).toBe('');
  });
});

describe('suggestFiles', () => {
  it('compares names without the ending that they share', () => {
    expect(suggestFiles('usr.api', ['user.api', 'x.api'])).toEqual(['user.api']);
    expect(suggestFiles('schma.sql', ['schema.sql', 'a.sql', 'notes.md'])).toEqual(['schema.sql']);
    expect(suggestFiles('user.aip', ['user.api'])).toEqual(['user.api']);
    expect(suggestFiles('.api', ['b.api'])).toEqual([]);
  });
});
