import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ReportRow } from '../report/rows.ts';
import type { CaseRow, CaseReportRow } from '../case/rows.ts';
import type { QueueSummaryRow, WorkloadRow, ResponseTimeRow, OutcomeRow } from '../case/summaries.ts';
import type { ActionRow, DecisionRow } from '../action/rows.ts';
import type { StrikeRow } from '../strike/queries.ts';
import type { AppealRow } from '../appeal/rows.ts';
import type { DsarRow, DsarProgressRow } from '../dsar/rows.ts';
import type { AuditEntryRow, OpenedDetails } from '../audit/rows.ts';
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

/** Something that an action changed in the service that owns the target. */
export type ActionChange = {
  __typename?: 'ActionChange';
  /** Such as `BEACON_DISABLED`. */
  change: Scalars['String']['output'];
  count: Scalars['Int']['output'];
};

/** What the person concerned says against a decision, and what another moderator decided. Both of them see it. */
export type Appeal = {
  __typename?: 'Appeal';
  /** The decision that it is against. */
  actionId: Scalars['ID']['output'];
  appellant: User;
  createdAt: Scalars['DateTime']['output'];
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the moderator answers. */
  decision?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  statement: Scalars['String']['output'];
  status: AppealStatus;
  version: Scalars['Int']['output'];
};

export type AppealConnection = {
  __typename?: 'AppealConnection';
  edges: Array<AppealEdge>;
  nodes: Array<Appeal>;
  pageInfo: PageInfo;
};

export type AppealEdge = {
  __typename?: 'AppealEdge';
  cursor: Scalars['String']['output'];
  node: Appeal;
};

export type AppealPayload = {
  __typename?: 'AppealPayload';
  appeal: Appeal;
};

export type AppealStatus =
  | 'open'
  /** The decision was taken back. */
  | 'overturned'
  /** The decision stands. */
  | 'upheld';

/** What an entry tells of persons; gone when the person it tells of was erased. */
export type AuditDetails = {
  __typename?: 'AuditDetails';
  /** JSON, as far as it changed. */
  after?: Maybe<Scalars['String']['output']>;
  /** JSON, as far as it changed. */
  before?: Maybe<Scalars['String']['output']>;
  reason?: Maybe<Scalars['String']['output']>;
};

/** An act of staff or of the system, on record for good. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** Such as `beacon.approve`. */
  action: Scalars['String']['output'];
  actor?: Maybe<User>;
  actorRole: Scalars['String']['output'];
  details?: Maybe<AuditDetails>;
  /** SHA-256 over this entry and the hash of the one before, in hexadecimal. */
  hash: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  objectId: Scalars['ID']['output'];
  objectType: Scalars['String']['output'];
  recordedAt: Scalars['DateTime']['output'];
  /** The request that led to it; the same in the logs of every process it passed. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Its place in the chain, from 1. */
  seq: Scalars['Int']['output'];
  service: AuditedService;
};

export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  edges: Array<AuditEntryEdge>;
  nodes: Array<AuditEntry>;
  pageInfo: PageInfo;
};

export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  cursor: Scalars['String']['output'];
  node: AuditEntry;
};

/** All that is given must fit. */
export type AuditFilter = {
  action?: InputMaybe<Scalars['String']['input']>;
  actorId?: InputMaybe<Scalars['ID']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  objectId?: InputMaybe<Scalars['ID']['input']>;
  objectType?: InputMaybe<Scalars['String']['input']>;
  service?: InputMaybe<AuditedService>;
  /** The person whom it tells of. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** Exclusive. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type AuditedService =
  | 'commerce'
  | 'identity'
  | 'music'
  | 'nightlife'
  | 'safety';

export type CaseOutcome =
  | 'action_taken'
  | 'no_action';

export type CasePayload = {
  __typename?: 'CasePayload';
  case: ModerationCase;
};

/** A report as moderators see it. */
export type CaseReport = {
  __typename?: 'CaseReport';
  category: ReportCategory;
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  evidence: Array<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  reporter: User;
  status: ReportStatus;
};

export type CaseReportConnection = {
  __typename?: 'CaseReportConnection';
  edges: Array<CaseReportEdge>;
  nodes: Array<CaseReport>;
  pageInfo: PageInfo;
};

export type CaseReportEdge = {
  __typename?: 'CaseReportEdge';
  cursor: Scalars['String']['output'];
  node: CaseReport;
};

export type CaseStatus =
  /** One moderator works on it; when his half hour ends it is open again. */
  | 'assigned'
  | 'closed'
  /** Waits for a moderator. */
  | 'open';

export type CaseStepInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type ConfirmDataRequestPayload = {
  __typename?: 'ConfirmDataRequestPayload';
  /** For an erasure: what its receipt is read with, when you can sign in no more. Shown this once. */
  receiptCode?: Maybe<Scalars['String']['output']>;
  request: DataRequest;
};

/** A data subject access request (GDPR, articles 15, 17 and 20). Its owner sees it, and admins. */
export type DataRequest = {
  __typename?: 'DataRequest';
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** Where the file is, below the address of this API; with `Authorization` of a fresh sign-in. */
  downloadPath?: Maybe<Scalars['String']['output']>;
  downloadUntil?: Maybe<Scalars['DateTime']['output']>;
  dueAt: Scalars['DateTime']['output'];
  /** The law that makes an erasure wait. */
  holdReason?: Maybe<Scalars['String']['output']>;
  holdUntil?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  person: User;
  progress: Array<DataRequestProgress>;
  rejectionReason?: Maybe<Scalars['String']['output']>;
  status: DataRequestStatus;
  type: DataRequestType;
  version: Scalars['Int']['output'];
};

export type DataRequestConnection = {
  __typename?: 'DataRequestConnection';
  edges: Array<DataRequestEdge>;
  nodes: Array<DataRequest>;
  pageInfo: PageInfo;
};

export type DataRequestEdge = {
  __typename?: 'DataRequestEdge';
  cursor: Scalars['String']['output'];
  node: DataRequest;
};

export type DataRequestPayload = {
  __typename?: 'DataRequestPayload';
  request: DataRequest;
};

/** How far one service is. */
export type DataRequestProgress = {
  __typename?: 'DataRequestProgress';
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
  askedAt: Scalars['DateTime']['output'];
  /** How many records its part of an export holds. */
  records?: Maybe<Scalars['Int']['output']>;
  service: AuditedService;
};

export type DataRequestStatus =
  | 'completed'
  | 'processing'
  | 'received'
  | 'rejected'
  /** Waits for you to confirm it with a fresh sign-in. */
  | 'verifying';

export type DataRequestType =
  /** To be forgotten. */
  | 'delete'
  /** All that is held about you, as one JSON file. */
  | 'export';

export type DecideAppealInput = {
  /** What the appellant is told, 10 to 2,000 characters. */
  decision: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  /** True takes the action back. */
  overturn: Scalars['Boolean']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A decision about you, with its statement of reasons. */
export type Decision = {
  __typename?: 'Decision';
  action: ModerationActionKind;
  appeal?: Maybe<Appeal>;
  category: ReportCategory;
  decidedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  statement: Scalars['String']['output'];
  targetId: Scalars['ID']['output'];
  targetType: ReportTargetType;
};

export type DecisionConnection = {
  __typename?: 'DecisionConnection';
  edges: Array<DecisionEdge>;
  nodes: Array<Decision>;
  pageInfo: PageInfo;
};

export type DecisionEdge = {
  __typename?: 'DecisionEdge';
  cursor: Scalars['String']['output'];
  node: Decision;
};

export type FileAppealInput = {
  /** Of `decisionsAboutMe`. */
  decisionId: Scalars['ID']['input'];
  /** 10 to 2,000 characters. */
  statement: Scalars['String']['input'];
};

export type FileReportInput = {
  category: ReportCategory;
  /** At most 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** References to pictures and the like: at most five https URLs on our media hosts. */
  evidence?: InputMaybe<Array<Scalars['String']['input']>>;
  targetId: Scalars['ID']['input'];
  targetType: ReportTargetType;
};

export type HoldErasureInput = {
  id: Scalars['ID']['input'];
  /** Names the law, 10 to 2,000 characters; its owner reads it. */
  reason: Scalars['String']['input'];
  /** A time that is past ends the hold. */
  until: Scalars['DateTime']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What a moderator did. Only staff see it; the person concerned sees the `Decision`. */
export type ModerationAction = {
  __typename?: 'ModerationAction';
  action: ModerationActionKind;
  category: ReportCategory;
  changed: Array<ActionChange>;
  concerned: User;
  createdAt: Scalars['DateTime']['output'];
  /** Why it failed, such as `UNKNOWN_TARGET`. */
  failure?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  moderator: User;
  reason: Scalars['String']['output'];
  settledAt?: Maybe<Scalars['DateTime']['output']>;
  statement: Scalars['String']['output'];
  status: ModerationActionStatus;
  targetId: Scalars['ID']['output'];
  targetType: ReportTargetType;
  version: Scalars['Int']['output'];
};

export type ModerationActionKind =
  | 'ban_user'
  | 'disable_beacon'
  /** Takes an earlier action back: the target is as it was before. */
  | 'reinstate'
  | 'remove_listing'
  | 'remove_post'
  | 'suspend_seller'
  | 'warn';

export type ModerationActionPayload = {
  __typename?: 'ModerationActionPayload';
  action: ModerationAction;
};

export type ModerationActionStatus =
  | 'effective'
  | 'failed'
  /** Decided here, and on its way to the service that owns the target. */
  | 'requested';

/** All reports about one target: a piece of work for one moderator at a time. Only staff see it. */
export type ModerationCase = {
  __typename?: 'ModerationCase';
  /** Newest first. */
  actions: Array<ModerationAction>;
  assignee?: Maybe<User>;
  /** The gravest of its reports. */
  category: ReportCategory;
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** By then a moderator must have taken it. */
  dueAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  leaseUntil?: Maybe<Scalars['DateTime']['output']>;
  openedAt: Scalars['DateTime']['output'];
  outcome?: Maybe<CaseOutcome>;
  overdue: Scalars['Boolean']['output'];
  owner?: Maybe<User>;
  reportCount: Scalars['Int']['output'];
  /** Oldest first. */
  reports: CaseReportConnection;
  /** 3 is gravest: doxxing, coercion, unsafe. */
  severity: Scalars['Int']['output'];
  status: CaseStatus;
  /** Null until the service that owns the target has said so. */
  targetExists?: Maybe<Scalars['Boolean']['output']>;
  targetId: Scalars['ID']['output'];
  targetType: ReportTargetType;
  version: Scalars['Int']['output'];
};


/** All reports about one target: a piece of work for one moderator at a time. Only staff see it. */
export type ModerationCaseReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ModerationCaseConnection = {
  __typename?: 'ModerationCaseConnection';
  edges: Array<ModerationCaseEdge>;
  nodes: Array<ModerationCase>;
  pageInfo: PageInfo;
};

export type ModerationCaseEdge = {
  __typename?: 'ModerationCaseEdge';
  cursor: Scalars['String']['output'];
  node: ModerationCase;
};

export type ModerationOutcome = {
  __typename?: 'ModerationOutcome';
  actionTaken: Scalars['Int']['output'];
  category: ReportCategory;
  noAction: Scalars['Int']['output'];
  undecided: Scalars['Int']['output'];
};

/** How long the first action took, in the last 90 days. */
export type ModerationResponseTime = {
  __typename?: 'ModerationResponseTime';
  cases: Scalars['Int']['output'];
  category: ReportCategory;
  medianSecondsToAction: Scalars['Int']['output'];
  slowestSecondsToAction: Scalars['Int']['output'];
};

export type ModeratorWorkload = {
  __typename?: 'ModeratorWorkload';
  actions30Days: Scalars['Int']['output'];
  casesInWork: Scalars['Int']['output'];
  moderator: User;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Decides it: its reports are resolved where you took an action, and dismissed where you took none. */
  closeCase?: Maybe<CasePayload>;
  /** Proves that a request is yours, by a sign-in of the last 15 minutes, and has it carried out. An erasure cannot be undone. */
  confirmDataRequest?: Maybe<ConfirmDataRequestPayload>;
  /** Another moderator than the one who acted, signed in freshly. */
  decideAppeal?: Maybe<AppealPayload>;
  /** Appeals against a decision about you, once, within 180 days; open to restricted accounts too. */
  fileAppeal?: Maybe<AppealPayload>;
  /**
   * Tells the moderators. Anyone signed in may, 20 times in 24 hours (`RATE_LIMITED`), and once about the same thing while
   * the first report is open (`CONFLICT`).
   */
  fileReport?: Maybe<ReportPayload>;
  /** Admins, signed in freshly; never one's own. */
  holdErasure?: Maybe<DataRequestPayload>;
  /** Keeps someone who reports in bad faith from filing. Moderators, signed in freshly. */
  muteReporter?: Maybe<MuteReporterPayload>;
  /** Admins, signed in freshly; never one's own. */
  rejectDataRequest?: Maybe<DataRequestPayload>;
  releaseCase?: Maybe<CasePayload>;
  reopenCase?: Maybe<CasePayload>;
  /** Asks for all that is held about you; one request at a time. */
  requestDataExport?: Maybe<DataRequestPayload>;
  /** Asks to be forgotten; one request at a time. What the law makes us keep stays without your name. */
  requestErasure?: Maybe<DataRequestPayload>;
  /** Asks again for an action that failed. */
  retryModerationAction?: Maybe<ModerationActionPayload>;
  /** Takes this case, or makes your half hour on it begin anew. Not one that you reported or that is about you. */
  takeCase?: Maybe<CasePayload>;
  /**
   * Acts on the target of a case that you hold. Moderators, signed in freshly; never on oneself, on what one reported, or on
   * an admin. It shows REQUESTED until the service concerned has answered.
   */
  takeModerationAction?: Maybe<ModerationActionPayload>;
  /** Gives you the case that is next, for half an hour; no two moderators get the same. Moderators, signed in freshly. */
  takeNextCase?: Maybe<TakeNextCasePayload>;
};


export type MutationCloseCaseArgs = {
  input: CaseStepInput;
};


export type MutationConfirmDataRequestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDecideAppealArgs = {
  input: DecideAppealInput;
};


export type MutationFileAppealArgs = {
  input: FileAppealInput;
};


export type MutationFileReportArgs = {
  input: FileReportInput;
};


export type MutationHoldErasureArgs = {
  input: HoldErasureInput;
};


export type MutationMuteReporterArgs = {
  input: MuteReporterInput;
};


export type MutationRejectDataRequestArgs = {
  input: RejectDataRequestInput;
};


export type MutationReleaseCaseArgs = {
  input: CaseStepInput;
};


export type MutationReopenCaseArgs = {
  input: CaseStepInput;
};


export type MutationRetryModerationActionArgs = {
  input: RetryModerationActionInput;
};


export type MutationTakeCaseArgs = {
  input: CaseStepInput;
};


export type MutationTakeModerationActionArgs = {
  input: TakeModerationActionInput;
};

export type MuteReporterInput = {
  /** For staff and the audit log, 10 to 2,000 characters. */
  reason: Scalars['String']['input'];
  /** At most a year away; a time that is past lets him file again. */
  until: Scalars['DateTime']['input'];
  userId: Scalars['ID']['input'];
};

export type MuteReporterPayload = {
  __typename?: 'MuteReporterPayload';
  mutedUntil: Scalars['DateTime']['output'];
  user: User;
};

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
  /** Appeals that wait, longest first. Moderators. */
  appealQueue?: Maybe<AppealConnection>;
  /** What was done, newest first. Admins. */
  auditLog?: Maybe<AuditEntryConnection>;
  /** Requests that are not done, soonest due first. Admins. */
  dataRequests?: Maybe<DataRequestConnection>;
  /** What was decided about you, newest first; open to restricted accounts too. */
  decisionsAboutMe?: Maybe<DecisionConnection>;
  /** What each service did to erase someone, as a JWS signed by us; for whoever has the code. */
  erasureReceipt?: Maybe<Scalars['String']['output']>;
  /** One case. Moderators. */
  moderationCase?: Maybe<ModerationCase>;
  /** Moderators. */
  moderationOutcomes?: Maybe<Array<ModerationOutcome>>;
  /** What waits for a moderator, gravest first, then soonest due. Moderators. */
  moderationQueue?: Maybe<ModerationCaseConnection>;
  /** Moderators. */
  moderationQueueSummary?: Maybe<Array<QueueSummary>>;
  /** Moderators. */
  moderationResponseTimes?: Maybe<Array<ModerationResponseTime>>;
  /** Moderators. */
  moderatorWorkload?: Maybe<Array<ModeratorWorkload>>;
  /** What you have in work. Moderators. */
  myCases?: Maybe<Array<ModerationCase>>;
  /** Your own requests, newest first; open to restricted accounts too. */
  myDataRequests?: Maybe<DataRequestConnection>;
  /** Your own reports, newest first. */
  myReports?: Maybe<ReportConnection>;
  /** What weighs on someone. Moderators. */
  strikesOf?: Maybe<StrikeSummary>;
};


export type QueryAppealQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDataRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryDecisionsAboutMeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryErasureReceiptArgs = {
  code: Scalars['String']['input'];
  id: Scalars['ID']['input'];
};


export type QueryModerationCaseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryModerationQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMyDataRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMyReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryStrikesOfArgs = {
  userId: Scalars['ID']['input'];
};

/** What waits and what is in work, for one category. */
export type QueueSummary = {
  __typename?: 'QueueSummary';
  category: ReportCategory;
  inWork: Scalars['Int']['output'];
  oldest?: Maybe<Scalars['DateTime']['output']>;
  overdue: Scalars['Int']['output'];
  severity: Scalars['Int']['output'];
  waiting: Scalars['Int']['output'];
};

export type RejectDataRequestInput = {
  id: Scalars['ID']['input'];
  /** 10 to 2,000 characters; its owner reads it. */
  reason: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What a person told the moderators about somebody or something. Only its reporter sees it here. */
export type Report = {
  __typename?: 'Report';
  category: ReportCategory;
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  evidence: Array<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  status: ReportStatus;
  targetId: Scalars['ID']['output'];
  targetType: ReportTargetType;
  updatedAt: Scalars['DateTime']['output'];
  /** Counts its changes. */
  version: Scalars['Int']['output'];
};

export type ReportCategory =
  /** Pressure or manipulation. */
  | 'coercion'
  /** Someone's private facts made public. */
  | 'doxxing'
  /** Abusive behaviour. */
  | 'harassment'
  /** Hate speech. */
  | 'hate'
  | 'other'
  /** Fraudulent activity. */
  | 'scam'
  /** A danger to somebody's body. */
  | 'unsafe';

export type ReportConnection = {
  __typename?: 'ReportConnection';
  edges: Array<ReportEdge>;
  nodes: Array<Report>;
  pageInfo: PageInfo;
};

export type ReportEdge = {
  __typename?: 'ReportEdge';
  cursor: Scalars['String']['output'];
  node: Report;
};

export type ReportPayload = {
  __typename?: 'ReportPayload';
  report: Report;
};

export type ReportStatus =
  | 'dismissed'
  | 'investigating'
  | 'open'
  | 'resolved';

/** What kind of thing a report is about. */
export type ReportTargetType =
  | 'beacon'
  | 'market_listing'
  | 'post'
  | 'seller'
  | 'ticket_listing'
  | 'user';

export type RetryModerationActionInput = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that weighs on a person until it expires. */
export type Strike = {
  __typename?: 'Strike';
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** When the action behind it was taken back. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  weight: Scalars['Int']['output'];
};

export type StrikeSummary = {
  __typename?: 'StrikeSummary';
  /** Newest first. */
  strikes: Array<Strike>;
  /** What that suggests; a person decides. */
  suggestion?: Maybe<ModerationActionKind>;
  /** The sum of those in force. */
  weight: Scalars['Int']['output'];
};

export type TakeModerationActionInput = {
  action: ModerationActionKind;
  /** A case that you hold. */
  caseId: Scalars['ID']['input'];
  /** For staff and the audit log, 10 to 2,000 characters. */
  reason: Scalars['String']['input'];
  /** For REINSTATE: the action that it takes back. */
  reverses?: InputMaybe<Scalars['ID']['input']>;
  /** For the person concerned, 10 to 2,000 characters; a standard one where left out. It must lead to no reporter. */
  statement?: InputMaybe<Scalars['String']['input']>;
  /** How long it weighs, 1 to 730 days; 180 where left out. */
  strikeDays?: InputMaybe<Scalars['Int']['input']>;
  /** 0 to 10; by the kind of action where left out. 0 is no strike. */
  strikeWeight?: InputMaybe<Scalars['Int']['input']>;
  targetId: Scalars['ID']['input'];
  /** The target of the case, or its owner as a user. */
  targetType: ReportTargetType;
};

export type TakeNextCasePayload = {
  __typename?: 'TakeNextCasePayload';
  /** Null where nothing waits. */
  case?: Maybe<ModerationCase>;
};

/** A person; identity knows more of him. */
export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActionChange: ResolverTypeWrapper<ActionChange>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Appeal: ResolverTypeWrapper<AppealRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AppealConnection: ResolverTypeWrapper<Omit<AppealConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AppealEdge']>, nodes: Array<ResolversTypes['Appeal']> }>;
  AppealEdge: ResolverTypeWrapper<Omit<AppealEdge, 'node'> & { node: ResolversTypes['Appeal'] }>;
  AppealPayload: ResolverTypeWrapper<Omit<AppealPayload, 'appeal'> & { appeal: ResolversTypes['Appeal'] }>;
  AppealStatus: ResolverTypeWrapper<'open' | 'upheld' | 'overturned'>;
  AuditDetails: ResolverTypeWrapper<OpenedDetails>;
  AuditEntry: ResolverTypeWrapper<AuditEntryRow>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AuditEntryEdge']>, nodes: Array<ResolversTypes['AuditEntry']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditFilter: AuditFilter;
  AuditedService: ResolverTypeWrapper<'nightlife' | 'safety' | 'commerce' | 'identity' | 'music'>;
  CaseOutcome: ResolverTypeWrapper<'action_taken' | 'no_action'>;
  CasePayload: ResolverTypeWrapper<Omit<CasePayload, 'case'> & { case: ResolversTypes['ModerationCase'] }>;
  CaseReport: ResolverTypeWrapper<CaseReportRow>;
  CaseReportConnection: ResolverTypeWrapper<Omit<CaseReportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CaseReportEdge']>, nodes: Array<ResolversTypes['CaseReport']> }>;
  CaseReportEdge: ResolverTypeWrapper<Omit<CaseReportEdge, 'node'> & { node: ResolversTypes['CaseReport'] }>;
  CaseStatus: ResolverTypeWrapper<'open' | 'assigned' | 'closed'>;
  CaseStepInput: CaseStepInput;
  ConfirmDataRequestPayload: ResolverTypeWrapper<Omit<ConfirmDataRequestPayload, 'request'> & { request: ResolversTypes['DataRequest'] }>;
  DataRequest: ResolverTypeWrapper<DsarRow>;
  DataRequestConnection: ResolverTypeWrapper<Omit<DataRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DataRequestEdge']>, nodes: Array<ResolversTypes['DataRequest']> }>;
  DataRequestEdge: ResolverTypeWrapper<Omit<DataRequestEdge, 'node'> & { node: ResolversTypes['DataRequest'] }>;
  DataRequestPayload: ResolverTypeWrapper<Omit<DataRequestPayload, 'request'> & { request: ResolversTypes['DataRequest'] }>;
  DataRequestProgress: ResolverTypeWrapper<DsarProgressRow>;
  DataRequestStatus: ResolverTypeWrapper<'received' | 'verifying' | 'processing' | 'completed' | 'rejected'>;
  DataRequestType: ResolverTypeWrapper<'export' | 'delete'>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DecideAppealInput: DecideAppealInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Decision: ResolverTypeWrapper<DecisionRow>;
  DecisionConnection: ResolverTypeWrapper<Omit<DecisionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DecisionEdge']>, nodes: Array<ResolversTypes['Decision']> }>;
  DecisionEdge: ResolverTypeWrapper<Omit<DecisionEdge, 'node'> & { node: ResolversTypes['Decision'] }>;
  FileAppealInput: FileAppealInput;
  FileReportInput: FileReportInput;
  HoldErasureInput: HoldErasureInput;
  ModerationAction: ResolverTypeWrapper<ActionRow>;
  ModerationActionKind: ResolverTypeWrapper<'remove_post' | 'disable_beacon' | 'remove_listing' | 'suspend_seller' | 'ban_user' | 'reinstate' | 'warn'>;
  ModerationActionPayload: ResolverTypeWrapper<Omit<ModerationActionPayload, 'action'> & { action: ResolversTypes['ModerationAction'] }>;
  ModerationActionStatus: ResolverTypeWrapper<'requested' | 'effective' | 'failed'>;
  ModerationCase: ResolverTypeWrapper<CaseRow>;
  ModerationCaseConnection: ResolverTypeWrapper<Omit<ModerationCaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModerationCaseEdge']>, nodes: Array<ResolversTypes['ModerationCase']> }>;
  ModerationCaseEdge: ResolverTypeWrapper<Omit<ModerationCaseEdge, 'node'> & { node: ResolversTypes['ModerationCase'] }>;
  ModerationOutcome: ResolverTypeWrapper<OutcomeRow>;
  ModerationResponseTime: ResolverTypeWrapper<ResponseTimeRow>;
  ModeratorWorkload: ResolverTypeWrapper<WorkloadRow>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MuteReporterInput: MuteReporterInput;
  MuteReporterPayload: ResolverTypeWrapper<MuteReporterPayload>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueueSummary: ResolverTypeWrapper<QueueSummaryRow>;
  RejectDataRequestInput: RejectDataRequestInput;
  Report: ResolverTypeWrapper<ReportRow>;
  ReportCategory: ResolverTypeWrapper<'scam' | 'harassment' | 'coercion' | 'hate' | 'doxxing' | 'unsafe' | 'other'>;
  ReportConnection: ResolverTypeWrapper<Omit<ReportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ReportEdge']>, nodes: Array<ResolversTypes['Report']> }>;
  ReportEdge: ResolverTypeWrapper<Omit<ReportEdge, 'node'> & { node: ResolversTypes['Report'] }>;
  ReportPayload: ResolverTypeWrapper<Omit<ReportPayload, 'report'> & { report: ResolversTypes['Report'] }>;
  ReportStatus: ResolverTypeWrapper<'open' | 'investigating' | 'resolved' | 'dismissed'>;
  ReportTargetType: ResolverTypeWrapper<'beacon' | 'ticket_listing' | 'market_listing' | 'post' | 'seller' | 'user'>;
  RetryModerationActionInput: RetryModerationActionInput;
  Strike: ResolverTypeWrapper<StrikeRow>;
  StrikeSummary: ResolverTypeWrapper<Omit<StrikeSummary, 'strikes' | 'suggestion'> & { strikes: Array<ResolversTypes['Strike']>, suggestion?: Maybe<ResolversTypes['ModerationActionKind']> }>;
  TakeModerationActionInput: TakeModerationActionInput;
  TakeNextCasePayload: ResolverTypeWrapper<Omit<TakeNextCasePayload, 'case'> & { case?: Maybe<ResolversTypes['ModerationCase']> }>;
  User: ResolverTypeWrapper<User>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActionChange: ActionChange;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Appeal: AppealRow;
  ID: Scalars['ID']['output'];
  AppealConnection: Omit<AppealConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AppealEdge']>, nodes: Array<ResolversParentTypes['Appeal']> };
  AppealEdge: Omit<AppealEdge, 'node'> & { node: ResolversParentTypes['Appeal'] };
  AppealPayload: Omit<AppealPayload, 'appeal'> & { appeal: ResolversParentTypes['Appeal'] };
  AuditDetails: OpenedDetails;
  AuditEntry: AuditEntryRow;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AuditEntryEdge']>, nodes: Array<ResolversParentTypes['AuditEntry']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFilter: AuditFilter;
  CasePayload: Omit<CasePayload, 'case'> & { case: ResolversParentTypes['ModerationCase'] };
  CaseReport: CaseReportRow;
  CaseReportConnection: Omit<CaseReportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CaseReportEdge']>, nodes: Array<ResolversParentTypes['CaseReport']> };
  CaseReportEdge: Omit<CaseReportEdge, 'node'> & { node: ResolversParentTypes['CaseReport'] };
  CaseStepInput: CaseStepInput;
  ConfirmDataRequestPayload: Omit<ConfirmDataRequestPayload, 'request'> & { request: ResolversParentTypes['DataRequest'] };
  DataRequest: DsarRow;
  DataRequestConnection: Omit<DataRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DataRequestEdge']>, nodes: Array<ResolversParentTypes['DataRequest']> };
  DataRequestEdge: Omit<DataRequestEdge, 'node'> & { node: ResolversParentTypes['DataRequest'] };
  DataRequestPayload: Omit<DataRequestPayload, 'request'> & { request: ResolversParentTypes['DataRequest'] };
  DataRequestProgress: DsarProgressRow;
  DateTime: Scalars['DateTime']['output'];
  DecideAppealInput: DecideAppealInput;
  Boolean: Scalars['Boolean']['output'];
  Decision: DecisionRow;
  DecisionConnection: Omit<DecisionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DecisionEdge']>, nodes: Array<ResolversParentTypes['Decision']> };
  DecisionEdge: Omit<DecisionEdge, 'node'> & { node: ResolversParentTypes['Decision'] };
  FileAppealInput: FileAppealInput;
  FileReportInput: FileReportInput;
  HoldErasureInput: HoldErasureInput;
  ModerationAction: ActionRow;
  ModerationActionPayload: Omit<ModerationActionPayload, 'action'> & { action: ResolversParentTypes['ModerationAction'] };
  ModerationCase: CaseRow;
  ModerationCaseConnection: Omit<ModerationCaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModerationCaseEdge']>, nodes: Array<ResolversParentTypes['ModerationCase']> };
  ModerationCaseEdge: Omit<ModerationCaseEdge, 'node'> & { node: ResolversParentTypes['ModerationCase'] };
  ModerationOutcome: OutcomeRow;
  ModerationResponseTime: ResponseTimeRow;
  ModeratorWorkload: WorkloadRow;
  Mutation: Record<PropertyKey, never>;
  MuteReporterInput: MuteReporterInput;
  MuteReporterPayload: MuteReporterPayload;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  QueueSummary: QueueSummaryRow;
  RejectDataRequestInput: RejectDataRequestInput;
  Report: ReportRow;
  ReportConnection: Omit<ReportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ReportEdge']>, nodes: Array<ResolversParentTypes['Report']> };
  ReportEdge: Omit<ReportEdge, 'node'> & { node: ResolversParentTypes['Report'] };
  ReportPayload: Omit<ReportPayload, 'report'> & { report: ResolversParentTypes['Report'] };
  RetryModerationActionInput: RetryModerationActionInput;
  Strike: StrikeRow;
  StrikeSummary: Omit<StrikeSummary, 'strikes'> & { strikes: Array<ResolversParentTypes['Strike']> };
  TakeModerationActionInput: TakeModerationActionInput;
  TakeNextCasePayload: Omit<TakeNextCasePayload, 'case'> & { case?: Maybe<ResolversParentTypes['ModerationCase']> };
  User: User;
};

export type ActionChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionChange'] = ResolversParentTypes['ActionChange']> = {
  change?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AppealResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Appeal'] = ResolversParentTypes['Appeal']> = {
  actionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  appellant?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AppealStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AppealConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppealConnection'] = ResolversParentTypes['AppealConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AppealEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Appeal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AppealEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppealEdge'] = ResolversParentTypes['AppealEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Appeal'], ParentType, ContextType>;
};

export type AppealPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppealPayload'] = ResolversParentTypes['AppealPayload']> = {
  appeal?: Resolver<ResolversTypes['Appeal'], ParentType, ContextType>;
};

export type AppealStatusResolvers = { OPEN: 'open', OVERTURNED: 'overturned', UPHELD: 'upheld' };

export type AuditDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditDetails'] = ResolversParentTypes['AuditDetails']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  actorRole?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['AuditDetails']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  objectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  objectType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['AuditedService'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditedServiceResolvers = { COMMERCE: 'commerce', IDENTITY: 'identity', MUSIC: 'music', NIGHTLIFE: 'nightlife', SAFETY: 'safety' };

export type CaseOutcomeResolvers = { ACTION_TAKEN: 'action_taken', NO_ACTION: 'no_action' };

export type CasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CasePayload'] = ResolversParentTypes['CasePayload']> = {
  case?: Resolver<ResolversTypes['ModerationCase'], ParentType, ContextType>;
};

export type CaseReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseReport'] = ResolversParentTypes['CaseReport']> = {
  category?: Resolver<ResolversTypes['ReportCategory'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reporter?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReportStatus'], ParentType, ContextType>;
};

export type CaseReportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseReportConnection'] = ResolversParentTypes['CaseReportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CaseReportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CaseReport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CaseReportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseReportEdge'] = ResolversParentTypes['CaseReportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CaseReport'], ParentType, ContextType>;
};

export type CaseStatusResolvers = { ASSIGNED: 'assigned', CLOSED: 'closed', OPEN: 'open' };

export type ConfirmDataRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmDataRequestPayload'] = ResolversParentTypes['ConfirmDataRequestPayload']> = {
  receiptCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  request?: Resolver<ResolversTypes['DataRequest'], ParentType, ContextType>;
};

export type DataRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataRequest'] = ResolversParentTypes['DataRequest']> = {
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  downloadPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  downloadUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  holdReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holdUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  progress?: Resolver<Array<ResolversTypes['DataRequestProgress']>, ParentType, ContextType>;
  rejectionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataRequestStatus'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['DataRequestType'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DataRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataRequestConnection'] = ResolversParentTypes['DataRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DataRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DataRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DataRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataRequestEdge'] = ResolversParentTypes['DataRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DataRequest'], ParentType, ContextType>;
};

export type DataRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataRequestPayload'] = ResolversParentTypes['DataRequestPayload']> = {
  request?: Resolver<ResolversTypes['DataRequest'], ParentType, ContextType>;
};

export type DataRequestProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataRequestProgress'] = ResolversParentTypes['DataRequestProgress']> = {
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  records?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['AuditedService'], ParentType, ContextType>;
};

export type DataRequestStatusResolvers = { COMPLETED: 'completed', PROCESSING: 'processing', RECEIVED: 'received', REJECTED: 'rejected', VERIFYING: 'verifying' };

export type DataRequestTypeResolvers = { DELETE: 'delete', EXPORT: 'export' };

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Decision'] = ResolversParentTypes['Decision']> = {
  action?: Resolver<ResolversTypes['ModerationActionKind'], ParentType, ContextType>;
  appeal?: Resolver<Maybe<ResolversTypes['Appeal']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['ReportCategory'], ParentType, ContextType>;
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  targetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  targetType?: Resolver<ResolversTypes['ReportTargetType'], ParentType, ContextType>;
};

export type DecisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecisionConnection'] = ResolversParentTypes['DecisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DecisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Decision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DecisionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecisionEdge'] = ResolversParentTypes['DecisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
};

export type ModerationActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationAction'] = ResolversParentTypes['ModerationAction']> = {
  action?: Resolver<ResolversTypes['ModerationActionKind'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['ReportCategory'], ParentType, ContextType>;
  changed?: Resolver<Array<ResolversTypes['ActionChange']>, ParentType, ContextType>;
  concerned?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  moderator?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ModerationActionStatus'], ParentType, ContextType>;
  targetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  targetType?: Resolver<ResolversTypes['ReportTargetType'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModerationActionKindResolvers = { BAN_USER: 'ban_user', DISABLE_BEACON: 'disable_beacon', REINSTATE: 'reinstate', REMOVE_LISTING: 'remove_listing', REMOVE_POST: 'remove_post', SUSPEND_SELLER: 'suspend_seller', WARN: 'warn' };

export type ModerationActionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationActionPayload'] = ResolversParentTypes['ModerationActionPayload']> = {
  action?: Resolver<ResolversTypes['ModerationAction'], ParentType, ContextType>;
};

export type ModerationActionStatusResolvers = { EFFECTIVE: 'effective', FAILED: 'failed', REQUESTED: 'requested' };

export type ModerationCaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationCase'] = ResolversParentTypes['ModerationCase']> = {
  actions?: Resolver<Array<ResolversTypes['ModerationAction']>, ParentType, ContextType>;
  assignee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['ReportCategory'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leaseUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['CaseOutcome']>, ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reportCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reports?: Resolver<ResolversTypes['CaseReportConnection'], ParentType, ContextType, Partial<ModerationCaseReportsArgs>>;
  severity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CaseStatus'], ParentType, ContextType>;
  targetExists?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  targetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  targetType?: Resolver<ResolversTypes['ReportTargetType'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModerationCaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationCaseConnection'] = ResolversParentTypes['ModerationCaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModerationCaseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ModerationCase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModerationCaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationCaseEdge'] = ResolversParentTypes['ModerationCaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModerationCase'], ParentType, ContextType>;
};

export type ModerationOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationOutcome'] = ResolversParentTypes['ModerationOutcome']> = {
  actionTaken?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['ReportCategory'], ParentType, ContextType>;
  noAction?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undecided?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModerationResponseTimeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationResponseTime'] = ResolversParentTypes['ModerationResponseTime']> = {
  cases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['ReportCategory'], ParentType, ContextType>;
  medianSecondsToAction?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  slowestSecondsToAction?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModeratorWorkloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModeratorWorkload'] = ResolversParentTypes['ModeratorWorkload']> = {
  actions30Days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  casesInWork?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  moderator?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  closeCase?: Resolver<Maybe<ResolversTypes['CasePayload']>, ParentType, ContextType, RequireFields<MutationCloseCaseArgs, 'input'>>;
  confirmDataRequest?: Resolver<Maybe<ResolversTypes['ConfirmDataRequestPayload']>, ParentType, ContextType, RequireFields<MutationConfirmDataRequestArgs, 'id'>>;
  decideAppeal?: Resolver<Maybe<ResolversTypes['AppealPayload']>, ParentType, ContextType, RequireFields<MutationDecideAppealArgs, 'input'>>;
  fileAppeal?: Resolver<Maybe<ResolversTypes['AppealPayload']>, ParentType, ContextType, RequireFields<MutationFileAppealArgs, 'input'>>;
  fileReport?: Resolver<Maybe<ResolversTypes['ReportPayload']>, ParentType, ContextType, RequireFields<MutationFileReportArgs, 'input'>>;
  holdErasure?: Resolver<Maybe<ResolversTypes['DataRequestPayload']>, ParentType, ContextType, RequireFields<MutationHoldErasureArgs, 'input'>>;
  muteReporter?: Resolver<Maybe<ResolversTypes['MuteReporterPayload']>, ParentType, ContextType, RequireFields<MutationMuteReporterArgs, 'input'>>;
  rejectDataRequest?: Resolver<Maybe<ResolversTypes['DataRequestPayload']>, ParentType, ContextType, RequireFields<MutationRejectDataRequestArgs, 'input'>>;
  releaseCase?: Resolver<Maybe<ResolversTypes['CasePayload']>, ParentType, ContextType, RequireFields<MutationReleaseCaseArgs, 'input'>>;
  reopenCase?: Resolver<Maybe<ResolversTypes['CasePayload']>, ParentType, ContextType, RequireFields<MutationReopenCaseArgs, 'input'>>;
  requestDataExport?: Resolver<Maybe<ResolversTypes['DataRequestPayload']>, ParentType, ContextType>;
  requestErasure?: Resolver<Maybe<ResolversTypes['DataRequestPayload']>, ParentType, ContextType>;
  retryModerationAction?: Resolver<Maybe<ResolversTypes['ModerationActionPayload']>, ParentType, ContextType, RequireFields<MutationRetryModerationActionArgs, 'input'>>;
  takeCase?: Resolver<Maybe<ResolversTypes['CasePayload']>, ParentType, ContextType, RequireFields<MutationTakeCaseArgs, 'input'>>;
  takeModerationAction?: Resolver<Maybe<ResolversTypes['ModerationActionPayload']>, ParentType, ContextType, RequireFields<MutationTakeModerationActionArgs, 'input'>>;
  takeNextCase?: Resolver<Maybe<ResolversTypes['TakeNextCasePayload']>, ParentType, ContextType>;
};

export type MuteReporterPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MuteReporterPayload'] = ResolversParentTypes['MuteReporterPayload']> = {
  mutedUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  appealQueue?: Resolver<Maybe<ResolversTypes['AppealConnection']>, ParentType, ContextType, Partial<QueryAppealQueueArgs>>;
  auditLog?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, Partial<QueryAuditLogArgs>>;
  dataRequests?: Resolver<Maybe<ResolversTypes['DataRequestConnection']>, ParentType, ContextType, Partial<QueryDataRequestsArgs>>;
  decisionsAboutMe?: Resolver<Maybe<ResolversTypes['DecisionConnection']>, ParentType, ContextType, Partial<QueryDecisionsAboutMeArgs>>;
  erasureReceipt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<QueryErasureReceiptArgs, 'code' | 'id'>>;
  moderationCase?: Resolver<Maybe<ResolversTypes['ModerationCase']>, ParentType, ContextType, RequireFields<QueryModerationCaseArgs, 'id'>>;
  moderationOutcomes?: Resolver<Maybe<Array<ResolversTypes['ModerationOutcome']>>, ParentType, ContextType>;
  moderationQueue?: Resolver<Maybe<ResolversTypes['ModerationCaseConnection']>, ParentType, ContextType, Partial<QueryModerationQueueArgs>>;
  moderationQueueSummary?: Resolver<Maybe<Array<ResolversTypes['QueueSummary']>>, ParentType, ContextType>;
  moderationResponseTimes?: Resolver<Maybe<Array<ResolversTypes['ModerationResponseTime']>>, ParentType, ContextType>;
  moderatorWorkload?: Resolver<Maybe<Array<ResolversTypes['ModeratorWorkload']>>, ParentType, ContextType>;
  myCases?: Resolver<Maybe<Array<ResolversTypes['ModerationCase']>>, ParentType, ContextType>;
  myDataRequests?: Resolver<Maybe<ResolversTypes['DataRequestConnection']>, ParentType, ContextType, Partial<QueryMyDataRequestsArgs>>;
  myReports?: Resolver<Maybe<ResolversTypes['ReportConnection']>, ParentType, ContextType, Partial<QueryMyReportsArgs>>;
  strikesOf?: Resolver<Maybe<ResolversTypes['StrikeSummary']>, ParentType, ContextType, RequireFields<QueryStrikesOfArgs, 'userId'>>;
};

export type QueueSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueSummary'] = ResolversParentTypes['QueueSummary']> = {
  category?: Resolver<ResolversTypes['ReportCategory'], ParentType, ContextType>;
  inWork?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldest?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Report'] = ResolversParentTypes['Report']> = {
  category?: Resolver<ResolversTypes['ReportCategory'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReportStatus'], ParentType, ContextType>;
  targetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  targetType?: Resolver<ResolversTypes['ReportTargetType'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportCategoryResolvers = { COERCION: 'coercion', DOXXING: 'doxxing', HARASSMENT: 'harassment', HATE: 'hate', OTHER: 'other', SCAM: 'scam', UNSAFE: 'unsafe' };

export type ReportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportConnection'] = ResolversParentTypes['ReportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Report']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportEdge'] = ResolversParentTypes['ReportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Report'], ParentType, ContextType>;
};

export type ReportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPayload'] = ResolversParentTypes['ReportPayload']> = {
  report?: Resolver<ResolversTypes['Report'], ParentType, ContextType>;
};

export type ReportStatusResolvers = { DISMISSED: 'dismissed', INVESTIGATING: 'investigating', OPEN: 'open', RESOLVED: 'resolved' };

export type ReportTargetTypeResolvers = { BEACON: 'beacon', MARKET_LISTING: 'market_listing', POST: 'post', SELLER: 'seller', TICKET_LISTING: 'ticket_listing', USER: 'user' };

export type StrikeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Strike'] = ResolversParentTypes['Strike']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StrikeSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StrikeSummary'] = ResolversParentTypes['StrikeSummary']> = {
  strikes?: Resolver<Array<ResolversTypes['Strike']>, ParentType, ContextType>;
  suggestion?: Resolver<Maybe<ResolversTypes['ModerationActionKind']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TakeNextCasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TakeNextCasePayload'] = ResolversParentTypes['TakeNextCasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['ModerationCase']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  ActionChange?: ActionChangeResolvers<ContextType>;
  Appeal?: AppealResolvers<ContextType>;
  AppealConnection?: AppealConnectionResolvers<ContextType>;
  AppealEdge?: AppealEdgeResolvers<ContextType>;
  AppealPayload?: AppealPayloadResolvers<ContextType>;
  AppealStatus?: AppealStatusResolvers;
  AuditDetails?: AuditDetailsResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuditedService?: AuditedServiceResolvers;
  CaseOutcome?: CaseOutcomeResolvers;
  CasePayload?: CasePayloadResolvers<ContextType>;
  CaseReport?: CaseReportResolvers<ContextType>;
  CaseReportConnection?: CaseReportConnectionResolvers<ContextType>;
  CaseReportEdge?: CaseReportEdgeResolvers<ContextType>;
  CaseStatus?: CaseStatusResolvers;
  ConfirmDataRequestPayload?: ConfirmDataRequestPayloadResolvers<ContextType>;
  DataRequest?: DataRequestResolvers<ContextType>;
  DataRequestConnection?: DataRequestConnectionResolvers<ContextType>;
  DataRequestEdge?: DataRequestEdgeResolvers<ContextType>;
  DataRequestPayload?: DataRequestPayloadResolvers<ContextType>;
  DataRequestProgress?: DataRequestProgressResolvers<ContextType>;
  DataRequestStatus?: DataRequestStatusResolvers;
  DataRequestType?: DataRequestTypeResolvers;
  DateTime?: GraphQLScalarType;
  Decision?: DecisionResolvers<ContextType>;
  DecisionConnection?: DecisionConnectionResolvers<ContextType>;
  DecisionEdge?: DecisionEdgeResolvers<ContextType>;
  ModerationAction?: ModerationActionResolvers<ContextType>;
  ModerationActionKind?: ModerationActionKindResolvers;
  ModerationActionPayload?: ModerationActionPayloadResolvers<ContextType>;
  ModerationActionStatus?: ModerationActionStatusResolvers;
  ModerationCase?: ModerationCaseResolvers<ContextType>;
  ModerationCaseConnection?: ModerationCaseConnectionResolvers<ContextType>;
  ModerationCaseEdge?: ModerationCaseEdgeResolvers<ContextType>;
  ModerationOutcome?: ModerationOutcomeResolvers<ContextType>;
  ModerationResponseTime?: ModerationResponseTimeResolvers<ContextType>;
  ModeratorWorkload?: ModeratorWorkloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MuteReporterPayload?: MuteReporterPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueueSummary?: QueueSummaryResolvers<ContextType>;
  Report?: ReportResolvers<ContextType>;
  ReportCategory?: ReportCategoryResolvers;
  ReportConnection?: ReportConnectionResolvers<ContextType>;
  ReportEdge?: ReportEdgeResolvers<ContextType>;
  ReportPayload?: ReportPayloadResolvers<ContextType>;
  ReportStatus?: ReportStatusResolvers;
  ReportTargetType?: ReportTargetTypeResolvers;
  Strike?: StrikeResolvers<ContextType>;
  StrikeSummary?: StrikeSummaryResolvers<ContextType>;
  TakeNextCasePayload?: TakeNextCasePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

