import { EvilModelBase } from '../gen/model/evil.ts';

/** The model of the table *​/ evil(); /*: add queries and rules of your own here. */
export class EvilModel extends EvilModelBase {}
