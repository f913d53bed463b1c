import type { ServiceModel } from '../model/model.ts';
import type { VirtualFile } from '../workspace/virtual-file.ts';

/** Renders a template by its path below `templates/` without `.hbs`: `service/src/gen/app.ts`. */
export type RenderTemplate = (template: string, view: object) => string;

/** What a target may know besides the model. Everything is a value: targets are synchronous and pure. */
export interface TargetContext<Options> {
  readonly options: Options;
  readonly render: RenderTemplate;
  /** The text of a file that is copied verbatim: `runtime/jwt.ts`, `versions/package.json`. */
  readonly asset: (path: string) => string;
  /** The names of all such files, in path order; a target that copies a folder asks for them. */
  readonly assets?: readonly string[];
}

/** A kind of output. `options` documents the flags and the settings in `apigen.json`. */
export interface Target<Options> {
  readonly name: string;
  readonly summary: string;
  /** Files one by one, so that each can be finished while what it was printed from is still at hand. */
  readonly generate: (model: ServiceModel, context: TargetContext<Options>) => Iterable<VirtualFile>;
}
