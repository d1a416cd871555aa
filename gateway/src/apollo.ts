import { ApolloGateway, type SupergraphSdlHook } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from '@hotmess/shared/service/logger';
import type { Metrics } from '@hotmess/shared/service/metrics';
import { SERVICES, type ServiceName } from './config.ts';
import { createErrorMask } from './errors.ts';
import { LIMITS } from './limits/table.ts';
import type { RequestScope } from './request-scope.ts';
import type { SubgraphClients } from './subgraph-client.ts';
import { createSubgraphSource } from './subgraph-source.ts';

export interface ApolloOptions {
  readonly supergraph: SupergraphSdlHook;
  readonly clients: SubgraphClients;
  readonly introspection: boolean;
  readonly subgraphTimeout: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Starts the federation: plans over the supergraph and fetches from the subgraphs. Needs none of them to be
 * there.
 */
export async function startApollo(options: ApolloOptions): Promise<ApolloServer<RequestScope>> {
  const { logger, metrics } = options;
  const gateway = createPlanner(options);
  const apollo = new ApolloServer<RequestScope>({
    gateway,
    logger,
    introspection: options.introspection,
    persistedQueries: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens.max },
    formatError: createErrorMask(logger, metrics),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      hideExtensions,
    ],
  });
  await apollo.start();
  return apollo;
}

function createPlanner(options: ApolloOptions): ApolloGateway {
  const { clients, logger, subgraphTimeout: timeout } = options;
  // Else the constructor sets up an exporter that reports to the maker of the library; it has no option for this.
  // oxlint-disable-next-line node/no-process-env -- written, not read; tests need it as well, so main.ts is no place
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  return new ApolloGateway({
    supergraphSdl: options.supergraph,
    logger: {
      debug: () => {},
      info: () => {},
      warn: logger.warn.bind(logger),
      error: logger.error.bind(logger),
    },
    // Composition checked it, and `npm test` that the file is what composition gives.
    validateSupergraph: false,
    __exposeQueryPlanExperimental: false,
    // Unbounded, a query of 134 bytes over a field that two subgraphs share keeps the planner busy for good.
    queryPlannerConfig: { debug: { pathsLimit: 200, maxEvaluatedPlans: 50 } },
    buildService: ({ name }) => {
      if (!isService(name))
        throw new Error(`The supergraph has a subgraph "${name}" that the gateway does not know.`);
      return createSubgraphSource({ name, client: clients[name], logger, timeout });
    },
  });
}

function isService(name: string): name is ServiceName {
  return (SERVICES as readonly string[]).includes(name);
}

/** The planner adds notes on values that subgraphs left out; they bypass the error mask. */
const hideExtensions: ApolloServerPlugin<RequestScope> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      if (response.body.kind === 'single') delete response.body.singleResult.extensions;
    },
  }),
};
