import { UserTotalsModelBase } from '../gen/model/user-totals.ts';

/** The model of the table user_totals: add queries of your own here. */
export class UserTotalsModel extends UserTotalsModelBase {}
