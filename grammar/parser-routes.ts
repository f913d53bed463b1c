import { EOF, type IToken, type ParserMethod } from 'chevrotain';
import type { BodyNode, IdentifierNode, PathNode, ResponseNode, RouteNode, ServiceNode } from './ast.ts';
import { endOf, quote } from './token-text.ts';
import { type Annotation, AnnotationParser } from './parser-annotations.ts';
import * as t from './tokens.ts';

/** The rules of services: routes, paths, bodies. */
export abstract class RouteParser extends AnnotationParser {
  private routeStart = 0;
  private routeEnd = 0;

  /** route = { annotation } METHOD path [ body ] [ "returns" response { "|" response } ] [ ";" ] */
  protected readonly route: ParserMethod<[], RouteNode | undefined> = this.define('route', () => {
    const annotations: Annotation[] = [];
    do {
      this.MANY(() => {
        const annotation = this.recover(
          () => this.SUBRULE(this.annotation),
          () => this.skipAnnotation(),
        );
        if (annotation !== undefined) annotations.push(annotation);
      });
    } while (this.resumesInAnnotations());
    this.ACTION(() => this.checkMethod());
    const token = this.CONSUME(t.HttpMethod, { ERR_MSG: 'a route such as "get /users"' });
    const method = this.identifier(token);
    this.ACTION(() => this.checkPathStart(token));
    const path = this.SUBRULE(this.path);
    this.routeStart = token.startOffset;
    this.routeEnd = path.end;
    const request = this.OPTION(() => this.SUBRULE(this.body, { ARGS: ['request'] }));
    const responses: ResponseNode[] = [];
    this.OPTION1(() => {
      const returns = this.CONSUME(t.Returns);
      responses.push({ ...this.SUBRULE(this.response), start: returns.startOffset });
      this.MANY1(() => {
        this.CONSUME(t.Bar);
        responses.push(this.SUBRULE1(this.response));
      });
    });
    this.ACTION(() => this.checkRouteEnd(request === undefined && responses.length === 0));
    const end = this.lastEnd();
    this.MANY2(() => this.CONSUME(t.Semicolon));
    return this.ACTION(() => this.routeNode(annotations, method, path, request, responses, end));
  });

  private routeNode(
    annotations: readonly Annotation[],
    method: IdentifierNode,
    path: PathNode,
    request: BodyNode | undefined,
    responses: readonly ResponseNode[],
    end: number,
  ): RouteNode {
    const doc = annotations.find((node) => node.kind === 'doc');
    const handler = annotations.find((node) => node.kind === 'handler');
    const server = annotations.find((node) => node.kind === 'server');
    return {
      kind: 'route',
      start: annotations[0]?.start ?? method.start,
      end: Math.min(end, responses.at(-1)?.end ?? request?.end ?? path.end),
      ...(doc === undefined ? {} : { doc }),
      ...(handler === undefined ? {} : { handler }),
      ...(server === undefined ? {} : { server }),
      repeated: annotations.filter((node) => node !== doc && node !== handler && node !== server),
      method,
      path,
      ...(request === undefined ? {} : { request }),
      responses,
    };
  }

  /** path = "/" { AnyToken }, all of which touch */
  private readonly path: ParserMethod<[], PathNode> = this.define('path', () => {
    const first = this.CONSUME(t.Slash, { ERR_MSG: 'a path that begins with "/"' });
    let hasOpenBrace = false;
    this.MANY({
      GATE: () => this.isAdjacent() && this.continuesPath(hasOpenBrace),
      DEF: () => {
        const token = this.CONSUME(t.AnyToken);
        if (token.tokenType === t.LBrace) hasOpenBrace = true;
      },
    });
    const start = first.startOffset;
    const end = this.lastEnd();
    this.ACTION(() => this.checkPathComment(start, end));
    return { kind: 'path', start, end, text: this.text.slice(start, end) };
  });

  private continuesPath(hasOpenBrace: boolean): boolean {
    if (this.at(t.RBrace)) return hasOpenBrace;
    if (this.at(t.LBrace)) return this.at(t.Name, 2) && this.at(t.RBrace, 3);
    return ![t.LParen, t.RParen, t.Semicolon, t.Comma, t.StringLiteral, t.RawLiteral].some((type) =>
      this.at(type),
    );
  }

  // `get /foo//bar`: what looks like a path goes on in a comment.
  private checkPathComment(start: number, end: number): void {
    if (!/^\/\/[^\s/]/.test(this.text.slice(end, end + 3))) return;
    this.addProblem({
      kind: 'path-cut-by-comment',
      start,
      end,
      subject: this.text.slice(start, end),
      found: '',
    });
  }

  /** body = "(" [ dataType ] ")" */
  private readonly body: ParserMethod<[what: string], BodyNode> = this.define('body', (what) => {
    const open = this.CONSUME(t.LParen);
    const type = this.OPTION(() =>
      this.recover(
        () => this.SUBRULE(this.dataType),
        () => this.skipToParen(),
      ),
    );
    const construct = (): string =>
      `the ${what} of ${quote(this.text.slice(this.routeStart, this.routeEnd))}`;
    const end = this.close(0, t.RParen, { token: open, construct });
    return { kind: 'body', start: open.startOffset, end, ...(type === undefined ? {} : { type }) };
  });

  private skipToParen(): void {
    while (!this.atEnd() && !this.isOnNewLine() && !this.at(t.RParen) && !this.at(t.Returns))
      this.SKIP_TOKEN();
  }

  /** response = [ INTEGER ] body */
  private readonly response: ParserMethod<[], ResponseNode> = this.define('response', () => {
    const status = this.OPTION(() => this.identifier(this.CONSUME(t.Integer)));
    this.ACTION(() => {
      if (!this.at(t.LParen)) this.fail('"(" and the type of the response behind "returns"');
    });
    const body = this.SUBRULE(this.body, { ARGS: ['response'] });
    const place = { start: status?.start ?? body.start, end: body.end };
    return { kind: 'response', ...place, ...(status === undefined ? {} : { status }), body };
  });

  // A word in the place of a method is reported as a misspelt one, and its route left out.
  private checkMethod(): void {
    if (this.at(t.HttpMethod) || !this.at(t.Name) || !this.at(t.Slash, 2)) return;
    this.abandon(this.LA(1), 'unknown-method', this.LA(1).image);
  }

  // `get //foo`: the path is a comment.
  private checkPathStart(method: IToken): void {
    const end = endOf(method);
    if (this.at(t.Slash) || !/^[ \t]*\/\//.test(this.text.slice(end, end + 200))) return;
    this.abandon(method, 'path-is-comment', method.image);
  }

  // A route ends with its line, or before what can only be the next thing.
  private checkRouteEnd(hasOnlyPath: boolean): void {
    if (this.isOnNewLine() || this.atRoute()) return;
    if ([t.Semicolon, t.RBrace].some((type) => this.at(type))) return;
    this.problem(
      hasOnlyPath ? 'text-after-path' : 'text-after-route',
      this.text.slice(this.routeStart, this.routeEnd),
    );
    this.skipAnnotation();
  }

  /** service = [ server ] "service" serviceName "{" { route } "}" */
  protected readonly service: ParserMethod<[], ServiceNode> = this.define('service', () => {
    const server = this.OPTION(() => this.SUBRULE(this.server));
    const first = this.CONSUME(t.Service, { ERR_MSG: '"service" behind "@server (…)"' });
    const name = this.SUBRULE(this.serviceName);
    const construct = (): string => `the service "${name.text}"`;
    this.ACTION(() => this.checkServiceName(name.text));
    const open =
      this.required(0, t.LBrace, () => this.problem('expected', `"{" behind ${construct()}`)) ?? first;
    const routes: RouteNode[] = [];
    do {
      this.MANY({
        GATE: () => !(this.isOnNewLine() && this.atStatement()),
        DEF: () => {
          const route = this.recover(
            () => this.SUBRULE(this.route),
            () => this.skipAnnotation(),
          );
          if (route !== undefined) routes.push(route);
        },
      });
    } while (this.resumesInService(open));
    const end = this.close(1, t.RBrace, { token: open, construct });
    const start = server?.start ?? first.startOffset;
    return { kind: 'service', start, end, ...(server === undefined ? {} : { server }), name, routes };
  });

  /** serviceName = Name { "-" ( Name | INTEGER ) } */
  private readonly serviceName: ParserMethod<[], IdentifierNode> = this.define('serviceName', () => {
    const first = this.CONSUME(t.Name, { ERR_MSG: 'the name of the service' });
    let text = first.image;
    this.MANY(() => {
      this.CONSUME(t.Minus);
      const part = this.OR({
        ERR_MSG: 'the rest of the name behind the hyphen',
        DEF: [{ ALT: () => this.CONSUME1(t.Name) }, { ALT: () => this.CONSUME(t.Integer) }],
      });
      text += `-${part.image}`;
    });
    return { kind: 'identifier', start: first.startOffset, end: this.lastEnd(), text };
  });

  // `service user center {`: the name goes on behind a space.
  private checkServiceName(name: string): void {
    let ahead = 1;
    while (!this.isOnNewLine(ahead) && (this.at(t.Name, ahead) || this.at(t.Minus, ahead))) ahead++;
    if (ahead === 1 || this.isOnNewLine(ahead) || !this.at(t.LBrace, ahead)) return;
    this.problem('expected', `"{" behind the service "${name}"`);
    for (let skipped = 1; skipped < ahead; skipped++) this.SKIP_TOKEN();
  }

  private resumesInService(opening: IToken): boolean {
    if (this.RECORDING_PHASE || this.atEnd() || this.at(t.RBrace)) return false;
    if (this.atWrongCloser(t.RBrace, opening)) return false;
    if (this.isOnNewLine() && this.atStatement()) return false;
    if (this.at(t.AtWord)) this.problem('unknown-annotation', this.LA(1).image);
    else if (this.at(t.Name) && this.at(t.Slash, 2)) this.problem('unknown-method', this.LA(1).image);
    else this.problem('expected', 'a route such as "get /users"');
    this.skipLine();
    return !this.at(EOF);
  }
}
