import { AuditLogModelBase } from '../gen/model/audit-log.ts';

/** The model of the table audit_log: add queries of your own here. */
export class AuditLogModel extends AuditLogModelBase {}
