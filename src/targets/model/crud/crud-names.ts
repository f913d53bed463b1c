import type { TablePlan } from '../table-plan.ts';

/** Every name that the contract of a table declares. */
export interface CrudNames {
  readonly row: string;
  readonly key: string;
  readonly create: string;
  readonly update: string;
  readonly list: string;
  readonly page: string;
  readonly listHandler: string;
  readonly getHandler: string;
  readonly createHandler: string;
  readonly updateHandler: string;
  readonly deleteHandler: string;
}

/** `users` gives `Users`, `CreateUsersReq`, `listUsers` and so on. */
export function crudNames({ type }: Pick<TablePlan, 'type'>): CrudNames {
  return {
    row: type,
    key: `${type}Key`,
    create: `Create${type}Req`,
    update: `Update${type}Req`,
    list: `List${type}Req`,
    page: `List${type}Resp`,
    listHandler: `list${type}`,
    getHandler: `get${type}`,
    createHandler: `create${type}`,
    updateHandler: `update${type}`,
    deleteHandler: `delete${type}`,
  };
}
