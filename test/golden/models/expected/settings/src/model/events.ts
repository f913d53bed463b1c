import { EventsModelBase } from '../gen/model/events.ts';

/** The model of the table audit_log: add queries of your own here. */
export class EventsModel extends EventsModelBase {}
