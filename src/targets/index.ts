import { ciTarget } from './ci/ci-target.ts';
import { dockerTarget } from './docker/docker-target.ts';
import { serviceTarget } from './service/service-target.ts';

/** Every kind of output, in the order in which documentation lists them. */
export const targets = [serviceTarget, dockerTarget, ciTarget] as const;
