import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ShowRow } from '../show/rows.ts';
import type { ScheduleBlockRow } from '../schedule-block/rows.ts';
import type { ScheduleExceptionRow } from '../schedule-exception/rows.ts';
import type { AiringRow } from '../schedule/rows.ts';
import type { OnAir } from '../now-playing/on-air.ts';
import type { PastOverrideRow } from '../now-playing/rows.ts';
import type { ReleaseRow, TrackRow, UpcomingRow } from '../release/rows.ts';
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
  /** True where it takes another show's place on this date. */
  replaced: Scalars['Boolean']['output'];
  show: RadioShow;
  startsAt: Scalars['DateTime']['output'];
};

export type ClearNowPlayingInput = {
  /** The override you saw; `CONFLICT` where another one counts by now. */
  overrideId?: InputMaybe<Scalars['ID']['input']>;
};

export type ClearNowPlayingPayload = {
  __typename?: 'ClearNowPlayingPayload';
  /** What is on air now; null where nothing is. */
  nowPlaying?: Maybe<NowPlaying>;
};

export type CreateRadioShowInput = {
  /** An https URL on a media host of ours. */
  artworkUrl?: InputMaybe<Scalars['String']['input']>;
  /** At most 4,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters. */
  hostName: Scalars['String']['input'];
  /** At most twelve, of 1 to 40 characters each. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 1 to 120 characters. */
  title: Scalars['String']['input'];
};

export type CreateReleaseInput = {
  /** 1 to 200 characters. */
  artist: Scalars['String']['input'];
  /** An https URL on a media host of ours. */
  artworkUrl?: InputMaybe<Scalars['String']['input']>;
  /** RAW CONVICT RECORDS where left out. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** An https URL of a page on soundcloud.com. */
  soundcloudUrl?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** At most 99, in their order. */
  tracks?: InputMaybe<Array<ReleaseTrackInput>>;
};

export type CreateScheduleBlockInput = {
  /** 0 is Sunday. */
  dayOfWeek: Scalars['Int']['input'];
  /** At or before the start means past midnight. */
  endTime: Scalars['String']['input'];
  showId: Scalars['ID']['input'];
  /** `22:30`. */
  startTime: Scalars['String']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Takes a show off air for good. Admins. */
  archiveRadioShow?: Maybe<RadioShowPayload>;
  /** Takes a live release off the shelf for good. Admins. */
  archiveRelease?: Maybe<ReleasePayload>;
  /** Gives the air back to the schedule at once. Admins. */
  clearNowPlaying?: Maybe<ClearNowPlayingPayload>;
  /** Drafts a show. Admins. */
  createRadioShow?: Maybe<RadioShowPayload>;
  /** Drafts a release. Admins. */
  createRelease?: Maybe<ReleasePayload>;
  /** Puts a show into the week; `CONFLICT` where another block is on air at that time. Admins. */
  createScheduleBlock?: Maybe<ScheduleBlockPayload>;
  /** Takes a block out of the week until it is restored; its time is free meanwhile. Admins. */
  overrideScheduleBlock?: Maybe<ScheduleBlockPayload>;
  /** Puts a draft live: from now on its blocks are on air. Admins. */
  publishRadioShow?: Maybe<RadioShowPayload>;
  /** Puts a draft live at once. Admins. */
  publishRelease?: Maybe<ReleasePayload>;
  /** Removes a block with its exceptions. Admins. */
  removeScheduleBlock?: Maybe<RemoveScheduleBlockPayload>;
  /** Gives the date back to the block. Admins. */
  removeScheduleException?: Maybe<RemoveScheduleExceptionPayload>;
  /** Makes an archived show a draft again. Admins. */
  restoreRadioShow?: Maybe<RadioShowPayload>;
  /** Puts a block back, where its time is still free. Admins. */
  restoreScheduleBlock?: Maybe<ScheduleBlockPayload>;
  /** Lets a draft go live by itself at a moment to come. Admins. */
  scheduleRelease?: Maybe<ReleasePayload>;
  /**
   * Says that you are listening; send it once a minute. Ten minutes without a gap earn XP. Only time counts: sent more often,
   * or from several devices, it earns no more.
   */
  sendHeartbeat?: Maybe<SendHeartbeatPayload>;
  /** Says what is on air, whatever the schedule says, for some minutes. Admins. */
  setNowPlaying?: Maybe<SetNowPlayingPayload>;
  /** Replaces or cancels a block on one date; said again, it replaces what was said before. Admins. */
  setScheduleException?: Maybe<SetScheduleExceptionPayload>;
  updateRadioShow?: Maybe<RadioShowPayload>;
  updateRelease?: Maybe<ReleasePayload>;
  updateScheduleBlock?: Maybe<ScheduleBlockPayload>;
};


export type MutationArchiveRadioShowArgs = {
  input: RadioShowStepInput;
};


export type MutationArchiveReleaseArgs = {
  input: ReleaseStepInput;
};


export type MutationClearNowPlayingArgs = {
  input?: InputMaybe<ClearNowPlayingInput>;
};


export type MutationCreateRadioShowArgs = {
  input: CreateRadioShowInput;
};


export type MutationCreateReleaseArgs = {
  input: CreateReleaseInput;
};


export type MutationCreateScheduleBlockArgs = {
  input: CreateScheduleBlockInput;
};


export type MutationOverrideScheduleBlockArgs = {
  input: ScheduleBlockStepInput;
};


export type MutationPublishRadioShowArgs = {
  input: RadioShowStepInput;
};


export type MutationPublishReleaseArgs = {
  input: ReleaseStepInput;
};


export type MutationRemoveScheduleBlockArgs = {
  input: ScheduleBlockStepInput;
};


export type MutationRemoveScheduleExceptionArgs = {
  input: RemoveScheduleExceptionInput;
};


export type MutationRestoreRadioShowArgs = {
  input: RadioShowStepInput;
};


export type MutationRestoreScheduleBlockArgs = {
  input: ScheduleBlockStepInput;
};


export type MutationScheduleReleaseArgs = {
  input: ScheduleReleaseInput;
};


export type MutationSetNowPlayingArgs = {
  input: SetNowPlayingInput;
};


export type MutationSetScheduleExceptionArgs = {
  input: SetScheduleExceptionInput;
};


export type MutationUpdateRadioShowArgs = {
  input: UpdateRadioShowInput;
};


export type MutationUpdateReleaseArgs = {
  input: UpdateReleaseInput;
};


export type MutationUpdateScheduleBlockArgs = {
  input: UpdateScheduleBlockInput;
};

/** What is on air. */
export type NowPlaying = {
  __typename?: 'NowPlaying';
  artist?: Maybe<Scalars['String']['output']>;
  endsAt: Scalars['DateTime']['output'];
  /** The override that says so; null where the schedule does. */
  overrideId?: Maybe<Scalars['ID']['output']>;
  show?: Maybe<RadioShow>;
  source: NowPlayingSource;
  startsAt: Scalars['DateTime']['output'];
  /** The track's where the station said so, else the show's. */
  title: Scalars['String']['output'];
  /** The next show of the schedule to begin. */
  upNext?: Maybe<Airing>;
};

/** What an admin said to be on air. */
export type NowPlayingOverride = {
  __typename?: 'NowPlayingOverride';
  artist?: Maybe<Scalars['String']['output']>;
  /** When it was ended before its time. */
  clearedAt?: Maybe<Scalars['DateTime']['output']>;
  clearedBy?: Maybe<User>;
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Who said so; null once he was erased. */
  setBy?: Maybe<User>;
  show?: Maybe<RadioShow>;
  startsAt: Scalars['DateTime']['output'];
  title: Scalars['String']['output'];
};

export type NowPlayingOverrideConnection = {
  __typename?: 'NowPlayingOverrideConnection';
  edges: Array<NowPlayingOverrideEdge>;
  nodes: Array<NowPlayingOverride>;
  pageInfo: PageInfo;
};

export type NowPlayingOverrideEdge = {
  __typename?: 'NowPlayingOverrideEdge';
  cursor: Scalars['String']['output'];
  node: NowPlayingOverride;
};

/** Who says what is on air. */
export type NowPlayingSource =
  /** The station, by hand; it goes before the schedule until it expires. */
  | 'override'
  | 'schedule';

/** Where a page of a list begins and ends (Relay cursor connections). */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** What is on air now; null where nothing is. */
  nowPlaying?: Maybe<NowPlaying>;
  /** What was said to be on air in the last 30 days, and by whom; newest first. Admins. */
  nowPlayingHistory?: Maybe<NowPlayingOverrideConnection>;
  /** The station's week on its own clock, Sunday to Saturday. */
  radioScheduleThisWeek?: Maybe<Array<Airing>>;
  /** One show, as far as you may see it; `NOT_FOUND` otherwise. */
  radioShow?: Maybe<RadioShow>;
  /** Live shows, newest first. */
  radioShows?: Maybe<RadioShowConnection>;
  /** Shows of a status, newest first. Admins. */
  radioShowsByStatus?: Maybe<RadioShowConnection>;
  /** One release, as far as you may see it; `NOT_FOUND` otherwise. */
  release?: Maybe<Release>;
  /** What is out, newest first; where `search` is given, what has all of its words in title, artist or label. */
  releases?: Maybe<ReleaseConnection>;
  /** Releases of a status, newest made first. Admins. */
  releasesByStatus?: Maybe<ReleaseConnection>;
  /** What is on air between two instants at most 35 days apart, in order; right across daylight saving. */
  schedule?: Maybe<Array<Airing>>;
  /** Every block, in the order of the week. Admins; for what is on air, ask for the schedule. */
  scheduleBlocks?: Maybe<ScheduleBlockConnection>;
  /** The next show of the schedule to begin; null where nothing is scheduled. */
  upNext?: Maybe<Airing>;
  /** What is announced, soonest first. */
  upcomingReleases?: Maybe<UpcomingReleaseConnection>;
};


export type QueryNowPlayingHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRadioShowArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRadioShowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRadioShowsByStatusArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status: RadioShowStatus;
};


export type QueryReleaseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReleasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryReleasesByStatusArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status: ReleaseStatus;
};


export type QueryScheduleArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
};


export type QueryScheduleBlocksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUpcomingReleasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A programme of the station. */
export type RadioShow = {
  __typename?: 'RadioShow';
  /** An https URL. */
  artworkUrl?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  hostName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /**
   * Signed-in listeners as last counted, each five minutes, rounded down to a multiple of 5; null where it was not on air or
   * they were fewer than 20.
   */
  listenersNow?: Maybe<Scalars['Int']['output']>;
  /** The most that `listenersNow` ever was. */
  peakListeners?: Maybe<Scalars['Int']['output']>;
  status: RadioShowStatus;
  tags: Array<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** Counts its changes: pass it to a mutation to be told when someone else changed it meanwhile. */
  version: Scalars['Int']['output'];
};

export type RadioShowConnection = {
  __typename?: 'RadioShowConnection';
  edges: Array<RadioShowEdge>;
  nodes: Array<RadioShow>;
  pageInfo: PageInfo;
};

export type RadioShowEdge = {
  __typename?: 'RadioShowEdge';
  cursor: Scalars['String']['output'];
  node: RadioShow;
};

export type RadioShowPayload = {
  __typename?: 'RadioShowPayload';
  radioShow: RadioShow;
};

export type RadioShowStatus =
  | 'archived'
  | 'draft'
  | 'live';

export type RadioShowStepInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A record of the catalogue. */
export type Release = {
  __typename?: 'Release';
  artist: Scalars['String']['output'];
  /** An https URL. */
  artworkUrl?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  label: Scalars['String']['output'];
  /** When it goes, or went, live; null for a draft. */
  releaseAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where to hear it, on SoundCloud. */
  soundcloudUrl?: Maybe<Scalars['String']['output']>;
  /** A scheduled release whose moment has come shows as LIVE to the second. */
  status: ReleaseStatus;
  title: Scalars['String']['output'];
  /** In their order. */
  tracks: Array<ReleaseTrack>;
  updatedAt: Scalars['DateTime']['output'];
  /** Counts its changes: pass it to a mutation to be told when someone else changed it meanwhile. */
  version: Scalars['Int']['output'];
};

export type ReleaseConnection = {
  __typename?: 'ReleaseConnection';
  edges: Array<ReleaseEdge>;
  nodes: Array<Release>;
  pageInfo: PageInfo;
};

export type ReleaseEdge = {
  __typename?: 'ReleaseEdge';
  cursor: Scalars['String']['output'];
  node: Release;
};

export type ReleasePayload = {
  __typename?: 'ReleasePayload';
  release: Release;
};

export type ReleaseStatus =
  | 'archived'
  | 'draft'
  | 'live'
  /** It goes live by itself at its moment. */
  | 'scheduled';

export type ReleaseStepInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type ReleaseTrack = {
  __typename?: 'ReleaseTrack';
  durationSeconds: Scalars['Int']['output'];
  /** International Standard Recording Code, without hyphens. */
  isrc?: Maybe<Scalars['String']['output']>;
  /** From 1 on. */
  position: Scalars['Int']['output'];
  title: Scalars['String']['output'];
};

export type ReleaseTrackInput = {
  /** 1 to 86,400. */
  durationSeconds: Scalars['Int']['input'];
  /** Twelve characters without hyphens. */
  isrc?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type RemoveScheduleBlockPayload = {
  __typename?: 'RemoveScheduleBlockPayload';
  id: Scalars['ID']['output'];
};

export type RemoveScheduleExceptionInput = {
  id: Scalars['ID']['input'];
};

export type RemoveScheduleExceptionPayload = {
  __typename?: 'RemoveScheduleExceptionPayload';
  scheduleBlock: ScheduleBlock;
};

/** A part of the week that repeats, in whole minutes of the station's own clock. */
export type ScheduleBlock = {
  __typename?: 'ScheduleBlock';
  /** 0 is Sunday. */
  dayOfWeek: Scalars['Int']['output'];
  /** At or before the start means past midnight. */
  endTime: Scalars['String']['output'];
  /** What some dates have in its place; those that are over are left out. */
  exceptions: Array<ScheduleException>;
  id: Scalars['ID']['output'];
  show: RadioShow;
  /** `22:30`. */
  startTime: Scalars['String']['output'];
  /** Right to the second. */
  status: ScheduleBlockStatus;
  /** Counts its changes: pass it to a mutation to be told when someone else changed it meanwhile. */
  version: Scalars['Int']['output'];
};

export type ScheduleBlockConnection = {
  __typename?: 'ScheduleBlockConnection';
  edges: Array<ScheduleBlockEdge>;
  nodes: Array<ScheduleBlock>;
  pageInfo: PageInfo;
};

export type ScheduleBlockEdge = {
  __typename?: 'ScheduleBlockEdge';
  cursor: Scalars['String']['output'];
  node: ScheduleBlock;
};

export type ScheduleBlockPayload = {
  __typename?: 'ScheduleBlockPayload';
  scheduleBlock: ScheduleBlock;
};

export type ScheduleBlockStatus =
  | 'live'
  /** An admin took it out of the week, or an exception takes its place at this moment. */
  | 'overridden';

export type ScheduleBlockStepInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What one date has in a block's place. */
export type ScheduleException = {
  __typename?: 'ScheduleException';
  /** The date on the station's clock on which the block begins, `2026-12-31`. */
  date: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The show in its place; null where it is cancelled. */
  show?: Maybe<RadioShow>;
};

export type ScheduleReleaseInput = {
  id: Scalars['ID']['input'];
  /** A moment to come. */
  releaseAt: Scalars['DateTime']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type SendHeartbeatPayload = {
  __typename?: 'SendHeartbeatPayload';
  /** False where nobody is signed in: listening then earns nothing. */
  counted: Scalars['Boolean']['output'];
  /** Full minutes towards the next ten, which earn XP. */
  minutes: Scalars['Int']['output'];
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

export type SetScheduleExceptionInput = {
  blockId: Scalars['ID']['input'];
  /** The date on the station's clock on which the block begins, `2026-12-31`. */
  date: Scalars['String']['input'];
  /** The show in its place; cancelled where left out. */
  showId?: InputMaybe<Scalars['ID']['input']>;
};

export type SetScheduleExceptionPayload = {
  __typename?: 'SetScheduleExceptionPayload';
  scheduleBlock: ScheduleBlock;
  scheduleException: ScheduleException;
};

/** What is announced of a release that is not out yet. */
export type UpcomingRelease = {
  __typename?: 'UpcomingRelease';
  artist: Scalars['String']['output'];
  artworkUrl?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  label: Scalars['String']['output'];
  releaseAt: Scalars['DateTime']['output'];
  title: Scalars['String']['output'];
};

export type UpcomingReleaseConnection = {
  __typename?: 'UpcomingReleaseConnection';
  edges: Array<UpcomingReleaseEdge>;
  nodes: Array<UpcomingRelease>;
  pageInfo: PageInfo;
};

export type UpcomingReleaseEdge = {
  __typename?: 'UpcomingReleaseEdge';
  cursor: Scalars['String']['output'];
  node: UpcomingRelease;
};

/** What is left out stays as it is. */
export type UpdateRadioShowInput = {
  /** Null takes the artwork away. */
  artworkUrl?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  hostName?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is. */
export type UpdateReleaseInput = {
  artist?: InputMaybe<Scalars['String']['input']>;
  /** Null takes the artwork away. */
  artworkUrl?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  label?: InputMaybe<Scalars['String']['input']>;
  /** Another moment to come, for a scheduled release. */
  releaseAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Null takes the link away. */
  soundcloudUrl?: InputMaybe<Scalars['String']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** Takes the place of all the tracks there were. */
  tracks?: InputMaybe<Array<ReleaseTrackInput>>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is. Another day takes the block's exceptions away. */
export type UpdateScheduleBlockInput = {
  dayOfWeek?: InputMaybe<Scalars['Int']['input']>;
  endTime?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  showId?: InputMaybe<Scalars['ID']['input']>;
  startTime?: InputMaybe<Scalars['String']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A person; identity knows more of him. */
export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
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
  Release: Release;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  RadioShow:
    ( { __typename: 'RadioShow' }
    & GraphQLRecursivePick<FederationTypes['RadioShow'], {"id":true}> );
  Release:
    ( { __typename: 'Release' }
    & GraphQLRecursivePick<FederationTypes['Release'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Airing: ResolverTypeWrapper<AiringRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ClearNowPlayingInput: ClearNowPlayingInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ClearNowPlayingPayload: ResolverTypeWrapper<Omit<ClearNowPlayingPayload, 'nowPlaying'> & { nowPlaying?: Maybe<ResolversTypes['NowPlaying']> }>;
  CreateRadioShowInput: CreateRadioShowInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CreateReleaseInput: CreateReleaseInput;
  CreateScheduleBlockInput: CreateScheduleBlockInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NowPlaying: ResolverTypeWrapper<OnAir>;
  NowPlayingOverride: ResolverTypeWrapper<PastOverrideRow>;
  NowPlayingOverrideConnection: ResolverTypeWrapper<Omit<NowPlayingOverrideConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NowPlayingOverrideEdge']>, nodes: Array<ResolversTypes['NowPlayingOverride']> }>;
  NowPlayingOverrideEdge: ResolverTypeWrapper<Omit<NowPlayingOverrideEdge, 'node'> & { node: ResolversTypes['NowPlayingOverride'] }>;
  NowPlayingSource: ResolverTypeWrapper<'override' | 'schedule'>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RadioShow: ResolverTypeWrapper<ShowRow>;
  RadioShowConnection: ResolverTypeWrapper<Omit<RadioShowConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RadioShowEdge']>, nodes: Array<ResolversTypes['RadioShow']> }>;
  RadioShowEdge: ResolverTypeWrapper<Omit<RadioShowEdge, 'node'> & { node: ResolversTypes['RadioShow'] }>;
  RadioShowPayload: ResolverTypeWrapper<Omit<RadioShowPayload, 'radioShow'> & { radioShow: ResolversTypes['RadioShow'] }>;
  RadioShowStatus: ResolverTypeWrapper<'draft' | 'live' | 'archived'>;
  RadioShowStepInput: RadioShowStepInput;
  Release: ResolverTypeWrapper<ReleaseRow>;
  ReleaseConnection: ResolverTypeWrapper<Omit<ReleaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ReleaseEdge']>, nodes: Array<ResolversTypes['Release']> }>;
  ReleaseEdge: ResolverTypeWrapper<Omit<ReleaseEdge, 'node'> & { node: ResolversTypes['Release'] }>;
  ReleasePayload: ResolverTypeWrapper<Omit<ReleasePayload, 'release'> & { release: ResolversTypes['Release'] }>;
  ReleaseStatus: ResolverTypeWrapper<'draft' | 'scheduled' | 'live' | 'archived'>;
  ReleaseStepInput: ReleaseStepInput;
  ReleaseTrack: ResolverTypeWrapper<TrackRow>;
  ReleaseTrackInput: ReleaseTrackInput;
  RemoveScheduleBlockPayload: ResolverTypeWrapper<RemoveScheduleBlockPayload>;
  RemoveScheduleExceptionInput: RemoveScheduleExceptionInput;
  RemoveScheduleExceptionPayload: ResolverTypeWrapper<Omit<RemoveScheduleExceptionPayload, 'scheduleBlock'> & { scheduleBlock: ResolversTypes['ScheduleBlock'] }>;
  ScheduleBlock: ResolverTypeWrapper<ScheduleBlockRow>;
  ScheduleBlockConnection: ResolverTypeWrapper<Omit<ScheduleBlockConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ScheduleBlockEdge']>, nodes: Array<ResolversTypes['ScheduleBlock']> }>;
  ScheduleBlockEdge: ResolverTypeWrapper<Omit<ScheduleBlockEdge, 'node'> & { node: ResolversTypes['ScheduleBlock'] }>;
  ScheduleBlockPayload: ResolverTypeWrapper<Omit<ScheduleBlockPayload, 'scheduleBlock'> & { scheduleBlock: ResolversTypes['ScheduleBlock'] }>;
  ScheduleBlockStatus: ResolverTypeWrapper<'live' | 'overridden'>;
  ScheduleBlockStepInput: ScheduleBlockStepInput;
  ScheduleException: ResolverTypeWrapper<ScheduleExceptionRow>;
  ScheduleReleaseInput: ScheduleReleaseInput;
  SendHeartbeatPayload: ResolverTypeWrapper<SendHeartbeatPayload>;
  SetNowPlayingInput: SetNowPlayingInput;
  SetNowPlayingPayload: ResolverTypeWrapper<Omit<SetNowPlayingPayload, 'nowPlaying'> & { nowPlaying: ResolversTypes['NowPlaying'] }>;
  SetScheduleExceptionInput: SetScheduleExceptionInput;
  SetScheduleExceptionPayload: ResolverTypeWrapper<Omit<SetScheduleExceptionPayload, 'scheduleBlock' | 'scheduleException'> & { scheduleBlock: ResolversTypes['ScheduleBlock'], scheduleException: ResolversTypes['ScheduleException'] }>;
  UpcomingRelease: ResolverTypeWrapper<UpcomingRow>;
  UpcomingReleaseConnection: ResolverTypeWrapper<Omit<UpcomingReleaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UpcomingReleaseEdge']>, nodes: Array<ResolversTypes['UpcomingRelease']> }>;
  UpcomingReleaseEdge: ResolverTypeWrapper<Omit<UpcomingReleaseEdge, 'node'> & { node: ResolversTypes['UpcomingRelease'] }>;
  UpdateRadioShowInput: UpdateRadioShowInput;
  UpdateReleaseInput: UpdateReleaseInput;
  UpdateScheduleBlockInput: UpdateScheduleBlockInput;
  User: ResolverTypeWrapper<User>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Airing: AiringRow;
  Boolean: Scalars['Boolean']['output'];
  ClearNowPlayingInput: ClearNowPlayingInput;
  ID: Scalars['ID']['output'];
  ClearNowPlayingPayload: Omit<ClearNowPlayingPayload, 'nowPlaying'> & { nowPlaying?: Maybe<ResolversParentTypes['NowPlaying']> };
  CreateRadioShowInput: CreateRadioShowInput;
  String: Scalars['String']['output'];
  CreateReleaseInput: CreateReleaseInput;
  CreateScheduleBlockInput: CreateScheduleBlockInput;
  Int: Scalars['Int']['output'];
  DateTime: Scalars['DateTime']['output'];
  Mutation: Record<PropertyKey, never>;
  NowPlaying: OnAir;
  NowPlayingOverride: PastOverrideRow;
  NowPlayingOverrideConnection: Omit<NowPlayingOverrideConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NowPlayingOverrideEdge']>, nodes: Array<ResolversParentTypes['NowPlayingOverride']> };
  NowPlayingOverrideEdge: Omit<NowPlayingOverrideEdge, 'node'> & { node: ResolversParentTypes['NowPlayingOverride'] };
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RadioShow: ShowRow;
  RadioShowConnection: Omit<RadioShowConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RadioShowEdge']>, nodes: Array<ResolversParentTypes['RadioShow']> };
  RadioShowEdge: Omit<RadioShowEdge, 'node'> & { node: ResolversParentTypes['RadioShow'] };
  RadioShowPayload: Omit<RadioShowPayload, 'radioShow'> & { radioShow: ResolversParentTypes['RadioShow'] };
  RadioShowStepInput: RadioShowStepInput;
  Release: ReleaseRow;
  ReleaseConnection: Omit<ReleaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ReleaseEdge']>, nodes: Array<ResolversParentTypes['Release']> };
  ReleaseEdge: Omit<ReleaseEdge, 'node'> & { node: ResolversParentTypes['Release'] };
  ReleasePayload: Omit<ReleasePayload, 'release'> & { release: ResolversParentTypes['Release'] };
  ReleaseStepInput: ReleaseStepInput;
  ReleaseTrack: TrackRow;
  ReleaseTrackInput: ReleaseTrackInput;
  RemoveScheduleBlockPayload: RemoveScheduleBlockPayload;
  RemoveScheduleExceptionInput: RemoveScheduleExceptionInput;
  RemoveScheduleExceptionPayload: Omit<RemoveScheduleExceptionPayload, 'scheduleBlock'> & { scheduleBlock: ResolversParentTypes['ScheduleBlock'] };
  ScheduleBlock: ScheduleBlockRow;
  ScheduleBlockConnection: Omit<ScheduleBlockConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ScheduleBlockEdge']>, nodes: Array<ResolversParentTypes['ScheduleBlock']> };
  ScheduleBlockEdge: Omit<ScheduleBlockEdge, 'node'> & { node: ResolversParentTypes['ScheduleBlock'] };
  ScheduleBlockPayload: Omit<ScheduleBlockPayload, 'scheduleBlock'> & { scheduleBlock: ResolversParentTypes['ScheduleBlock'] };
  ScheduleBlockStepInput: ScheduleBlockStepInput;
  ScheduleException: ScheduleExceptionRow;
  ScheduleReleaseInput: ScheduleReleaseInput;
  SendHeartbeatPayload: SendHeartbeatPayload;
  SetNowPlayingInput: SetNowPlayingInput;
  SetNowPlayingPayload: Omit<SetNowPlayingPayload, 'nowPlaying'> & { nowPlaying: ResolversParentTypes['NowPlaying'] };
  SetScheduleExceptionInput: SetScheduleExceptionInput;
  SetScheduleExceptionPayload: Omit<SetScheduleExceptionPayload, 'scheduleBlock' | 'scheduleException'> & { scheduleBlock: ResolversParentTypes['ScheduleBlock'], scheduleException: ResolversParentTypes['ScheduleException'] };
  UpcomingRelease: UpcomingRow;
  UpcomingReleaseConnection: Omit<UpcomingReleaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UpcomingReleaseEdge']>, nodes: Array<ResolversParentTypes['UpcomingRelease']> };
  UpcomingReleaseEdge: Omit<UpcomingReleaseEdge, 'node'> & { node: ResolversParentTypes['UpcomingRelease'] };
  UpdateRadioShowInput: UpdateRadioShowInput;
  UpdateReleaseInput: UpdateReleaseInput;
  UpdateScheduleBlockInput: UpdateScheduleBlockInput;
  User: User;
};

export type AiringResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Airing'] = ResolversParentTypes['Airing']> = {
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replaced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  show?: Resolver<ResolversTypes['RadioShow'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ClearNowPlayingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClearNowPlayingPayload'] = ResolversParentTypes['ClearNowPlayingPayload']> = {
  nowPlaying?: Resolver<Maybe<ResolversTypes['NowPlaying']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  archiveRadioShow?: Resolver<Maybe<ResolversTypes['RadioShowPayload']>, ParentType, ContextType, RequireFields<MutationArchiveRadioShowArgs, 'input'>>;
  archiveRelease?: Resolver<Maybe<ResolversTypes['ReleasePayload']>, ParentType, ContextType, RequireFields<MutationArchiveReleaseArgs, 'input'>>;
  clearNowPlaying?: Resolver<Maybe<ResolversTypes['ClearNowPlayingPayload']>, ParentType, ContextType, Partial<MutationClearNowPlayingArgs>>;
  createRadioShow?: Resolver<Maybe<ResolversTypes['RadioShowPayload']>, ParentType, ContextType, RequireFields<MutationCreateRadioShowArgs, 'input'>>;
  createRelease?: Resolver<Maybe<ResolversTypes['ReleasePayload']>, ParentType, ContextType, RequireFields<MutationCreateReleaseArgs, 'input'>>;
  createScheduleBlock?: Resolver<Maybe<ResolversTypes['ScheduleBlockPayload']>, ParentType, ContextType, RequireFields<MutationCreateScheduleBlockArgs, 'input'>>;
  overrideScheduleBlock?: Resolver<Maybe<ResolversTypes['ScheduleBlockPayload']>, ParentType, ContextType, RequireFields<MutationOverrideScheduleBlockArgs, 'input'>>;
  publishRadioShow?: Resolver<Maybe<ResolversTypes['RadioShowPayload']>, ParentType, ContextType, RequireFields<MutationPublishRadioShowArgs, 'input'>>;
  publishRelease?: Resolver<Maybe<ResolversTypes['ReleasePayload']>, ParentType, ContextType, RequireFields<MutationPublishReleaseArgs, 'input'>>;
  removeScheduleBlock?: Resolver<Maybe<ResolversTypes['RemoveScheduleBlockPayload']>, ParentType, ContextType, RequireFields<MutationRemoveScheduleBlockArgs, 'input'>>;
  removeScheduleException?: Resolver<Maybe<ResolversTypes['RemoveScheduleExceptionPayload']>, ParentType, ContextType, RequireFields<MutationRemoveScheduleExceptionArgs, 'input'>>;
  restoreRadioShow?: Resolver<Maybe<ResolversTypes['RadioShowPayload']>, ParentType, ContextType, RequireFields<MutationRestoreRadioShowArgs, 'input'>>;
  restoreScheduleBlock?: Resolver<Maybe<ResolversTypes['ScheduleBlockPayload']>, ParentType, ContextType, RequireFields<MutationRestoreScheduleBlockArgs, 'input'>>;
  scheduleRelease?: Resolver<Maybe<ResolversTypes['ReleasePayload']>, ParentType, ContextType, RequireFields<MutationScheduleReleaseArgs, 'input'>>;
  sendHeartbeat?: Resolver<Maybe<ResolversTypes['SendHeartbeatPayload']>, ParentType, ContextType>;
  setNowPlaying?: Resolver<Maybe<ResolversTypes['SetNowPlayingPayload']>, ParentType, ContextType, RequireFields<MutationSetNowPlayingArgs, 'input'>>;
  setScheduleException?: Resolver<Maybe<ResolversTypes['SetScheduleExceptionPayload']>, ParentType, ContextType, RequireFields<MutationSetScheduleExceptionArgs, 'input'>>;
  updateRadioShow?: Resolver<Maybe<ResolversTypes['RadioShowPayload']>, ParentType, ContextType, RequireFields<MutationUpdateRadioShowArgs, 'input'>>;
  updateRelease?: Resolver<Maybe<ResolversTypes['ReleasePayload']>, ParentType, ContextType, RequireFields<MutationUpdateReleaseArgs, 'input'>>;
  updateScheduleBlock?: Resolver<Maybe<ResolversTypes['ScheduleBlockPayload']>, ParentType, ContextType, RequireFields<MutationUpdateScheduleBlockArgs, 'input'>>;
};

export type NowPlayingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NowPlaying'] = ResolversParentTypes['NowPlaying']> = {
  artist?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  overrideId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  show?: Resolver<Maybe<ResolversTypes['RadioShow']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['NowPlayingSource'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  upNext?: Resolver<Maybe<ResolversTypes['Airing']>, ParentType, ContextType>;
};

export type NowPlayingOverrideResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NowPlayingOverride'] = ResolversParentTypes['NowPlayingOverride']> = {
  artist?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clearedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  clearedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  setBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  show?: Resolver<Maybe<ResolversTypes['RadioShow']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NowPlayingOverrideConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NowPlayingOverrideConnection'] = ResolversParentTypes['NowPlayingOverrideConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NowPlayingOverrideEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['NowPlayingOverride']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NowPlayingOverrideEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NowPlayingOverrideEdge'] = ResolversParentTypes['NowPlayingOverrideEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['NowPlayingOverride'], ParentType, ContextType>;
};

export type NowPlayingSourceResolvers = { OVERRIDE: 'override', SCHEDULE: 'schedule' };

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  nowPlaying?: Resolver<Maybe<ResolversTypes['NowPlaying']>, ParentType, ContextType>;
  nowPlayingHistory?: Resolver<Maybe<ResolversTypes['NowPlayingOverrideConnection']>, ParentType, ContextType, Partial<QueryNowPlayingHistoryArgs>>;
  radioScheduleThisWeek?: Resolver<Maybe<Array<ResolversTypes['Airing']>>, ParentType, ContextType>;
  radioShow?: Resolver<Maybe<ResolversTypes['RadioShow']>, ParentType, ContextType, RequireFields<QueryRadioShowArgs, 'id'>>;
  radioShows?: Resolver<Maybe<ResolversTypes['RadioShowConnection']>, ParentType, ContextType, Partial<QueryRadioShowsArgs>>;
  radioShowsByStatus?: Resolver<Maybe<ResolversTypes['RadioShowConnection']>, ParentType, ContextType, RequireFields<QueryRadioShowsByStatusArgs, 'status'>>;
  release?: Resolver<Maybe<ResolversTypes['Release']>, ParentType, ContextType, RequireFields<QueryReleaseArgs, 'id'>>;
  releases?: Resolver<Maybe<ResolversTypes['ReleaseConnection']>, ParentType, ContextType, Partial<QueryReleasesArgs>>;
  releasesByStatus?: Resolver<Maybe<ResolversTypes['ReleaseConnection']>, ParentType, ContextType, RequireFields<QueryReleasesByStatusArgs, 'status'>>;
  schedule?: Resolver<Maybe<Array<ResolversTypes['Airing']>>, ParentType, ContextType, RequireFields<QueryScheduleArgs, 'from' | 'to'>>;
  scheduleBlocks?: Resolver<Maybe<ResolversTypes['ScheduleBlockConnection']>, ParentType, ContextType, Partial<QueryScheduleBlocksArgs>>;
  upNext?: Resolver<Maybe<ResolversTypes['Airing']>, ParentType, ContextType>;
  upcomingReleases?: Resolver<Maybe<ResolversTypes['UpcomingReleaseConnection']>, ParentType, ContextType, Partial<QueryUpcomingReleasesArgs>>;
};

export type RadioShowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RadioShow'] = ResolversParentTypes['RadioShow'], FederationReferenceType extends FederationReferenceTypes['RadioShow'] = FederationReferenceTypes['RadioShow']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RadioShow']> | FederationReferenceType, FederationReferenceType, ContextType>;
  artworkUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hostName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  listenersNow?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  peakListeners?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RadioShowStatus'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RadioShowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RadioShowConnection'] = ResolversParentTypes['RadioShowConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RadioShowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['RadioShow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RadioShowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RadioShowEdge'] = ResolversParentTypes['RadioShowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RadioShow'], ParentType, ContextType>;
};

export type RadioShowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RadioShowPayload'] = ResolversParentTypes['RadioShowPayload']> = {
  radioShow?: Resolver<ResolversTypes['RadioShow'], ParentType, ContextType>;
};

export type RadioShowStatusResolvers = { ARCHIVED: 'archived', DRAFT: 'draft', LIVE: 'live' };

export type ReleaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Release'] = ResolversParentTypes['Release'], FederationReferenceType extends FederationReferenceTypes['Release'] = FederationReferenceTypes['Release']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Release']> | FederationReferenceType, FederationReferenceType, ContextType>;
  artist?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  artworkUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  releaseAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  soundcloudUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReleaseStatus'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tracks?: Resolver<Array<ResolversTypes['ReleaseTrack']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReleaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseConnection'] = ResolversParentTypes['ReleaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReleaseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Release']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReleaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseEdge'] = ResolversParentTypes['ReleaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Release'], ParentType, ContextType>;
};

export type ReleasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleasePayload'] = ResolversParentTypes['ReleasePayload']> = {
  release?: Resolver<ResolversTypes['Release'], ParentType, ContextType>;
};

export type ReleaseStatusResolvers = { ARCHIVED: 'archived', DRAFT: 'draft', LIVE: 'live', SCHEDULED: 'scheduled' };

export type ReleaseTrackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseTrack'] = ResolversParentTypes['ReleaseTrack']> = {
  durationSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isrc?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RemoveScheduleBlockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveScheduleBlockPayload'] = ResolversParentTypes['RemoveScheduleBlockPayload']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RemoveScheduleExceptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveScheduleExceptionPayload'] = ResolversParentTypes['RemoveScheduleExceptionPayload']> = {
  scheduleBlock?: Resolver<ResolversTypes['ScheduleBlock'], ParentType, ContextType>;
};

export type ScheduleBlockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleBlock'] = ResolversParentTypes['ScheduleBlock']> = {
  dayOfWeek?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endTime?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exceptions?: Resolver<Array<ResolversTypes['ScheduleException']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  show?: Resolver<ResolversTypes['RadioShow'], ParentType, ContextType>;
  startTime?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ScheduleBlockStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScheduleBlockConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleBlockConnection'] = ResolversParentTypes['ScheduleBlockConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScheduleBlockEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ScheduleBlock']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScheduleBlockEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleBlockEdge'] = ResolversParentTypes['ScheduleBlockEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScheduleBlock'], ParentType, ContextType>;
};

export type ScheduleBlockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleBlockPayload'] = ResolversParentTypes['ScheduleBlockPayload']> = {
  scheduleBlock?: Resolver<ResolversTypes['ScheduleBlock'], ParentType, ContextType>;
};

export type ScheduleBlockStatusResolvers = { LIVE: 'live', OVERRIDDEN: 'overridden' };

export type ScheduleExceptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleException'] = ResolversParentTypes['ScheduleException']> = {
  date?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  show?: Resolver<Maybe<ResolversTypes['RadioShow']>, ParentType, ContextType>;
};

export type SendHeartbeatPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendHeartbeatPayload'] = ResolversParentTypes['SendHeartbeatPayload']> = {
  counted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetNowPlayingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetNowPlayingPayload'] = ResolversParentTypes['SetNowPlayingPayload']> = {
  nowPlaying?: Resolver<ResolversTypes['NowPlaying'], ParentType, ContextType>;
};

export type SetScheduleExceptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetScheduleExceptionPayload'] = ResolversParentTypes['SetScheduleExceptionPayload']> = {
  scheduleBlock?: Resolver<ResolversTypes['ScheduleBlock'], ParentType, ContextType>;
  scheduleException?: Resolver<ResolversTypes['ScheduleException'], ParentType, ContextType>;
};

export type UpcomingReleaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpcomingRelease'] = ResolversParentTypes['UpcomingRelease']> = {
  artist?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  artworkUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  releaseAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UpcomingReleaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpcomingReleaseConnection'] = ResolversParentTypes['UpcomingReleaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UpcomingReleaseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['UpcomingRelease']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UpcomingReleaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpcomingReleaseEdge'] = ResolversParentTypes['UpcomingReleaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UpcomingRelease'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Airing?: AiringResolvers<ContextType>;
  ClearNowPlayingPayload?: ClearNowPlayingPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  NowPlaying?: NowPlayingResolvers<ContextType>;
  NowPlayingOverride?: NowPlayingOverrideResolvers<ContextType>;
  NowPlayingOverrideConnection?: NowPlayingOverrideConnectionResolvers<ContextType>;
  NowPlayingOverrideEdge?: NowPlayingOverrideEdgeResolvers<ContextType>;
  NowPlayingSource?: NowPlayingSourceResolvers;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RadioShow?: RadioShowResolvers<ContextType>;
  RadioShowConnection?: RadioShowConnectionResolvers<ContextType>;
  RadioShowEdge?: RadioShowEdgeResolvers<ContextType>;
  RadioShowPayload?: RadioShowPayloadResolvers<ContextType>;
  RadioShowStatus?: RadioShowStatusResolvers;
  Release?: ReleaseResolvers<ContextType>;
  ReleaseConnection?: ReleaseConnectionResolvers<ContextType>;
  ReleaseEdge?: ReleaseEdgeResolvers<ContextType>;
  ReleasePayload?: ReleasePayloadResolvers<ContextType>;
  ReleaseStatus?: ReleaseStatusResolvers;
  ReleaseTrack?: ReleaseTrackResolvers<ContextType>;
  RemoveScheduleBlockPayload?: RemoveScheduleBlockPayloadResolvers<ContextType>;
  RemoveScheduleExceptionPayload?: RemoveScheduleExceptionPayloadResolvers<ContextType>;
  ScheduleBlock?: ScheduleBlockResolvers<ContextType>;
  ScheduleBlockConnection?: ScheduleBlockConnectionResolvers<ContextType>;
  ScheduleBlockEdge?: ScheduleBlockEdgeResolvers<ContextType>;
  ScheduleBlockPayload?: ScheduleBlockPayloadResolvers<ContextType>;
  ScheduleBlockStatus?: ScheduleBlockStatusResolvers;
  ScheduleException?: ScheduleExceptionResolvers<ContextType>;
  SendHeartbeatPayload?: SendHeartbeatPayloadResolvers<ContextType>;
  SetNowPlayingPayload?: SetNowPlayingPayloadResolvers<ContextType>;
  SetScheduleExceptionPayload?: SetScheduleExceptionPayloadResolvers<ContextType>;
  UpcomingRelease?: UpcomingReleaseResolvers<ContextType>;
  UpcomingReleaseConnection?: UpcomingReleaseConnectionResolvers<ContextType>;
  UpcomingReleaseEdge?: UpcomingReleaseEdgeResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

