import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { printPart } from '../../../bin/print-part.ts';

type Body = (...given: readonly unknown[]) => unknown;

function run(chunk: string): { exports: unknown; asked: string[] } {
  const asked: string[] = [];
  const loadPart = (address: string) => {
    asked.push(address);
    return { a: 1, b: 2, default: 3 };
  };
  const importAny = (address: string) => `imported ${address}`;
  const body = runInThisContext(printPart(chunk)) as Body; // what printPart promises
  return { exports: body(loadPart, importAny, { url: 'file:///here' }, () => 'required'), asked };
}

describe('printPart', () => {
  it('asks the loader for what is imported of other chunks, and returns what is exported', () => {
    const chunk =
      'import{a as x,b}from"./one.js";import d from"./two.js";import"./three.js";var y=x+b+d;export{y,x as default};';
    expect(run(chunk)).toEqual({
      exports: { y: 6, default: 1 },
      asked: ['./one.js', './two.js', './three.js'],
    });
  });

  it("takes Node's modules from Node, in every form", async () => {
    const chunk =
      'import path,{join as j}from"node:path";import*as all from"path";export default[path.sep,j("a","b"),all.sep];\n/*! legal */\n';
    const { sep } = await import('node:path');
    expect(run(chunk)).toEqual({ exports: { default: [sep, `a${sep}b`, sep] }, asked: [] });
  });

  it('gives dynamic imports and import.meta, and leaves what only looks like them', () => {
    const chunk =
      'const x=import("./one.js"),y=import(`./${1}.js`),z=import.meta.url,t=\'import("a")export{b};\',r=/import(µ)/.source;export{x,y,z,t,r};';
    expect(run(chunk).exports).toEqual({
      x: 'imported ./one.js',
      y: 'imported ./1.js',
      z: 'file:///here',
      t: 'import("a")export{b};',
      r: 'import(\\u00b5)',
    });
  });

  it('gives imports in the brackets of others', () => {
    const chunk = 'const x=import(import.meta.url+import(`./${import("a")}.js`));export{x};';
    expect(run(chunk).exports).toEqual({ x: 'imported file:///hereimported ./imported a.js' });
  });

  it('leaves to the chunk what its variables are called, and gives exports of any name', () => {
    const chunk = 'import process from"node:process";const x=process.version;export{x as"module.exports"};';
    expect(run(chunk).exports).toEqual({ 'module.exports': process.version });
  });

  it('leaves what regular expressions match', () => {
    const chunk =
      'const x=[/^\\\u00e9$/.test("\\xE9"),/^\\\\\u00e9$/.test("\\\\\\xE9"),/^[\u{1f600}\\d]{2}$/u.test("\\u{1F600}1")];export{x};';
    expect(run(chunk).exports).toEqual({ x: [true, true, true] });
  });

  it('is strict, as modules are, and ASCII', () => {
    const chunk =
      'function self(){return this}const o={"\u{1f600}":/\u00e9/.test("\u00e9")},s=self();export{o,s};';
    expect(printPart(chunk)).toMatch(/^[\0-\x7f]*$/);
    expect(run(chunk).exports).toEqual({ o: { '\u{1f600}': true }, s: undefined });
  });

  it('refuses what is neither bundled nor of Node', () => {
    expect(() => printPart('import{a}from"left-out";export{a};')).toThrow('left-out');
  });

  it('refuses what would fail, or give nothing, only when it is loaded', () => {
    expect(() => printPart('export*from"./one.js";')).toThrow('export*from');
    expect(() => printPart('import{a as \\u{1D4B3}}from"./one.js";export{};')).toThrow('unknown form');
    expect(() => printPart('const x=await 1;export{x};')).toThrow(SyntaxError);
    expect(() => printPart('let x;export{x};x=1;')).toThrow(SyntaxError);
  });
});
