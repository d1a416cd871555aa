import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ShowRow } from '../show/rows.ts';
import type { BlockAiring } from '../schedule-block/airing.ts';
import type { OnAir } from '../now-playing/on-air.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, RFC 3339, with an offset: 2026-11-23T22:00:00Z. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A show on air from one instant to another, as the schedule has it. */
export type Airing = {
  __typename?: 'Airing';
  endsAt: Scalars['DateTime']['output'];
  show: RadioShow;
  startsAt: Scalars['DateTime']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Says what is on air, whatever the schedule says, for some minutes. Admins. */
  setNowPlaying?: Maybe<SetNowPlayingPayload>;
};


export type MutationSetNowPlayingArgs = {
  input: SetNowPlayingInput;
};

/** What is on air. */
export type NowPlaying = {
  __typename?: 'NowPlaying';
  artist?: Maybe<Scalars['String']['output']>;
  endsAt: Scalars['DateTime']['output'];
  show?: Maybe<RadioShow>;
  source: NowPlayingSource;
  startsAt: Scalars['DateTime']['output'];
  /** The track's where the station said so, else the show's. */
  title: Scalars['String']['output'];
  /** The next block of the schedule to begin. */
  upNext?: Maybe<Airing>;
};

/** Who says what is on air. */
export type NowPlayingSource =
  /** The station, by hand; it goes before the schedule until it expires. */
  | 'override'
  | 'schedule';

export type Query = {
  __typename?: 'Query';
  /** What is on air now; null where nothing is. */
  nowPlaying?: Maybe<NowPlaying>;
  /** The next block of the schedule to begin; null where nothing is scheduled. */
  upNext?: Maybe<Airing>;
};

/** A programme of the station. */
export type RadioShow = {
  __typename?: 'RadioShow';
  /** An https URL. */
  artworkUrl?: Maybe<Scalars['String']['output']>;
  description: Scalars['String']['output'];
  hostName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  tags: Array<Scalars['String']['output']>;
  title: Scalars['String']['output'];
};

export type SetNowPlayingInput = {
  /** 1 to 200 characters. */
  artist?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 240; 30 where left out. */
  minutes?: InputMaybe<Scalars['Int']['input']>;
  showId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type SetNowPlayingPayload = {
  __typename?: 'SetNowPlayingPayload';
  nowPlaying: NowPlaying;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  RadioShow: RadioShow;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  RadioShow:
    ( { __typename: 'RadioShow' }
    & GraphQLRecursivePick<FederationTypes['RadioShow'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Airing: ResolverTypeWrapper<BlockAiring>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NowPlaying: ResolverTypeWrapper<OnAir>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  NowPlayingSource: ResolverTypeWrapper<'override' | 'schedule'>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RadioShow: ResolverTypeWrapper<ShowRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  SetNowPlayingInput: SetNowPlayingInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  SetNowPlayingPayload: ResolverTypeWrapper<Omit<SetNowPlayingPayload, 'nowPlaying'> & { nowPlaying: ResolversTypes['NowPlaying'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Airing: BlockAiring;
  DateTime: Scalars['DateTime']['output'];
  Mutation: Record<PropertyKey, never>;
  NowPlaying: OnAir;
  String: Scalars['String']['output'];
  Query: Record<PropertyKey, never>;
  RadioShow: ShowRow;
  ID: Scalars['ID']['output'];
  SetNowPlayingInput: SetNowPlayingInput;
  Int: Scalars['Int']['output'];
  SetNowPlayingPayload: Omit<SetNowPlayingPayload, 'nowPlaying'> & { nowPlaying: ResolversParentTypes['NowPlaying'] };
  Boolean: Scalars['Boolean']['output'];
};

export type AiringResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Airing'] = ResolversParentTypes['Airing']> = {
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  show?: Resolver<ResolversTypes['RadioShow'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  setNowPlaying?: Resolver<Maybe<ResolversTypes['SetNowPlayingPayload']>, ParentType, ContextType, RequireFields<MutationSetNowPlayingArgs, 'input'>>;
};

export type NowPlayingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NowPlaying'] = ResolversParentTypes['NowPlaying']> = {
  artist?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  show?: Resolver<Maybe<ResolversTypes['RadioShow']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['NowPlayingSource'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  upNext?: Resolver<Maybe<ResolversTypes['Airing']>, ParentType, ContextType>;
};

export type NowPlayingSourceResolvers = { OVERRIDE: 'override', SCHEDULE: 'schedule' };

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  nowPlaying?: Resolver<Maybe<ResolversTypes['NowPlaying']>, ParentType, ContextType>;
  upNext?: Resolver<Maybe<ResolversTypes['Airing']>, ParentType, ContextType>;
};

export type RadioShowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RadioShow'] = ResolversParentTypes['RadioShow'], FederationReferenceType extends FederationReferenceTypes['RadioShow'] = FederationReferenceTypes['RadioShow']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RadioShow']> | FederationReferenceType, FederationReferenceType, ContextType>;
  artworkUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hostName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SetNowPlayingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetNowPlayingPayload'] = ResolversParentTypes['SetNowPlayingPayload']> = {
  nowPlaying?: Resolver<ResolversTypes['NowPlaying'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Airing?: AiringResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  NowPlaying?: NowPlayingResolvers<ContextType>;
  NowPlayingSource?: NowPlayingSourceResolvers;
  Query?: QueryResolvers<ContextType>;
  RadioShow?: RadioShowResolvers<ContextType>;
  SetNowPlayingPayload?: SetNowPlayingPayloadResolvers<ContextType>;
};

