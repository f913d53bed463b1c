// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.

/** Ends here? *​/ process.exit(1); // `${1}` @​see {@​link x} */
export interface Constructor_ {
  constructor: 'a b' | '*/' | '${x}';
  toString: string;
  'it\'s "quoted"'?: string;
  '</script>'?: '*/' | '${process.exit(1)}' | "' + x + '";
  '${process.exit(1)}'?: string;
  'a.b[0]"\'/'?: string;
}

export interface Prototype {
  x: string;
  y?: string;
  'q[]&x=1': string;
  it: string;
}

/** 日本語 *​/ ` ${x} */
export interface 型 {
  /** 説明 *​/ `${x}` */
  名前: string;
}
