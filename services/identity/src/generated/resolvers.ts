import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProfileRow, MeRow } from '../user/rows.ts';
import type { AccountRow } from '../account/rows.ts';
import type { ConsentRow } from '../consent/queries.ts';
import type { SessionRow } from '../session/queries.ts';
import type { PasskeyRow } from '../passkey/queries.ts';
import type { DocumentRow } from '../consent/documents.ts';
import type { SteppedUp, SignedIn } from '../sign-in/session.ts';
import type { XpBalanceRow, XpEventRow, XpAccountRow } from '../xp/rows.ts';
import type { XpRuleRow } from '../xp-rule/rows.ts';
import type { LeaderboardRow, PlaceRow } from '../leaderboard/queries.ts';
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

/** An account as staff see it; for everyone else there is none. */
export type Account = {
  __typename?: 'Account';
  createdAt: Scalars['DateTime']['output'];
  displayName?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  isPublic: Scalars['Boolean']['output'];
  roles: Array<UserRole>;
  status: UserStatus;
  username?: Maybe<Scalars['String']['output']>;
  version: Scalars['Int']['output'];
};

export type AccountPayload = {
  __typename?: 'AccountPayload';
  account: Account;
};

/** A device on which you are signed in. */
export type ActiveSession = {
  __typename?: 'ActiveSession';
  /** Whether this request came from it. */
  current: Scalars['Boolean']['output'];
  /** What it called itself when you signed in. */
  device?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** To the hour. */
  lastUsedAt: Scalars['DateTime']['output'];
  method: SignInMethod;
  startedAt: Scalars['DateTime']['output'];
};

export type AddPasskeyInput = {
  /** 1 to 60 characters, such as the device's name. */
  name: Scalars['String']['input'];
  /** What `navigator.credentials.create` gave, as JSON (`PublicKeyCredential.toJSON`). */
  responseJson: Scalars['String']['input'];
};

export type AdjustXpInput = {
  /** A UUID of yours: sent again, it adjusts once. */
  adjustmentId?: InputMaybe<Scalars['ID']['input']>;
  /** Either sign, at most 1,000,000; it takes no balance below zero. */
  points: Scalars['Int']['input'];
  /** 10 to 2,000 characters, for the audit log. */
  reason: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};

export type AdjustXpPayload = {
  __typename?: 'AdjustXpPayload';
  account: XpAccount;
  event: XpEvent;
};

export type ChangeXpRuleInput = {
  /** When it begins; now where left out, and never in the past. */
  activeFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** At least 1; none where left out. */
  dailyCap?: InputMaybe<Scalars['Int']['input']>;
  /** 0 to 100,000. */
  points: Scalars['Int']['input'];
  /** 10 to 2,000 characters, for the audit log. */
  reason: Scalars['String']['input'];
  /** For STREAK_BONUS, and only there. */
  streakDays?: InputMaybe<Scalars['Int']['input']>;
  /** A type that rules are made for; not ADMIN_ADJUSTMENT, not REVERSAL. */
  type: XpEventType;
  /** The version of the rule without an end that you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Something you agreed to, in the version you agreed to. */
export type Consent = {
  __typename?: 'Consent';
  documentVersion: Scalars['String']['output'];
  grantedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: ConsentKind;
  /** Null while it is in force. */
  withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A version of a document that you are asked to agree to. */
export type ConsentDocument = {
  __typename?: 'ConsentDocument';
  documentVersion: Scalars['String']['output'];
  effectiveFrom: Scalars['DateTime']['output'];
  /** False for a version that is to come. */
  inForce: Scalars['Boolean']['output'];
  kind: ConsentKind;
  /** Whether an account stands on it. */
  required: Scalars['Boolean']['output'];
  /** Where it can be read. */
  url?: Maybe<Scalars['String']['output']>;
};

export type ConsentDocumentPayload = {
  __typename?: 'ConsentDocumentPayload';
  document: ConsentDocument;
};

export type ConsentInput = {
  /** Version of the document, such as 2026-11. */
  documentVersion: Scalars['String']['input'];
  kind: ConsentKind;
};

export type ConsentKind =
  | 'age_18_plus'
  | 'community_men_only'
  | 'leaderboard'
  | 'marketing'
  | 'privacy'
  | 'terms';

export type ConsentPayload = {
  __typename?: 'ConsentPayload';
  /** How your account stands after it. */
  accountStatus: UserStatus;
  consent: Consent;
};

export type EndAllSessionsInput = {
  /** Leaves the session that this request is signed in by. */
  keepCurrent?: Scalars['Boolean']['input'];
};

export type EndAllSessionsPayload = {
  __typename?: 'EndAllSessionsPayload';
  /** How many there were. */
  ended: Scalars['Int']['output'];
};

export type EndSessionInput = {
  id: Scalars['ID']['input'];
};

export type EndSessionPayload = {
  __typename?: 'EndSessionPayload';
  session: ActiveSession;
};

export type EndXpRuleInput = {
  /** When it ends; now where left out. A rule that has not begun then never will. */
  activeTo?: InputMaybe<Scalars['DateTime']['input']>;
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A place on the leaderboard. Equal balances share a rank. */
export type LeaderboardEntry = {
  __typename?: 'LeaderboardEntry';
  balance: Scalars['Int']['output'];
  rank: Scalars['Int']['output'];
  username: Scalars['String']['output'];
};

export type LeaderboardPeriod =
  | 'all_time'
  /** What was earned since this month began, at midnight UTC. */
  | 'this_month';

/** Where you stand among all who are on the leaderboard, also outside the top 100. */
export type LeaderboardPlace = {
  __typename?: 'LeaderboardPlace';
  balance: Scalars['Int']['output'];
  rank: Scalars['Int']['output'];
};

/** You. */
export type Me = {
  __typename?: 'Me';
  avatarUrl?: Maybe<Scalars['String']['output']>;
  bio?: Maybe<Scalars['String']['output']>;
  /** Everything you agreed to, newest first; withdrawn ones stay as history. */
  consents: Array<Consent>;
  createdAt: Scalars['DateTime']['output'];
  displayName?: Maybe<Scalars['String']['output']>;
  email: Scalars['String']['output'];
  homeCity?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** Whether others see your username, display name, avatar and bio, and may meet you on the leaderboard. */
  isPublic: Scalars['Boolean']['output'];
  /** Null while you are not on it: that takes a public profile, a username, the consent, and a balance above zero. */
  leaderboardPlace?: Maybe<LeaderboardPlace>;
  /** On how many days in a row you signed in, by the days of your zone; today still counts as open. */
  loginStreak: Scalars['Int']['output'];
  /** What you have to agree to before anything else: CONSENT_REQUIRED until then. */
  missingConsents: Array<ConsentKind>;
  passkeys: Array<Passkey>;
  roles: Array<UserRole>;
  /** Suspended by withdrawing a required consent; granting it again lets you in. */
  selfSuspended: Scalars['Boolean']['output'];
  /** Where you are signed in, newest first. */
  sessions: Array<ActiveSession>;
  status: UserStatus;
  /** IANA zone; your days begin by it. */
  timeZone: Scalars['String']['output'];
  /** Null until you chose one, or where the one you wished for was taken before you proved your address. */
  username?: Maybe<Scalars['String']['output']>;
  /** Counts the changes of your profile: pass it to `updateProfile` to be told when it changed meanwhile. */
  version: Scalars['Int']['output'];
  /** Now, or as it stood at a moment: what was booked later counts later, also where it had happened before. */
  xp: XpBalance;
  /** What you earned, newest first. */
  xpHistory: XpEventConnection;
};


/** You. */
export type MeLeaderboardPlaceArgs = {
  period?: InputMaybe<LeaderboardPeriod>;
};


/** You. */
export type MeXpArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** You. */
export type MeXpHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type MePayload = {
  __typename?: 'MePayload';
  me: Me;
};

export type Mutation = {
  __typename?: 'Mutation';
  addPasskey?: Maybe<PasskeyPayload>;
  /** Gives or takes XP by hand. Admins, freshly signed in, and nobody for himself. */
  adjustXp?: Maybe<AdjustXpPayload>;
  /** Begins to add a passkey; needs a fresh sign-in. */
  beginAddPasskey?: Maybe<PasskeyOptionsPayload>;
  /** Begins a sign-in by any passkey that the device has for us; no address is asked for. */
  beginPasskeySignIn?: Maybe<PasskeyOptionsPayload>;
  /** Begins to prove again who you are, by a passkey of yours. */
  beginPasskeyStepUp?: Maybe<PasskeyOptionsPayload>;
  /** Begins a rule, and ends the one that it takes the place of. Admins, freshly signed in. */
  changeXpRule?: Maybe<XpRulePayload>;
  /** Ends your sessions everywhere. */
  endAllSessions?: Maybe<EndAllSessionsPayload>;
  /** Ends one of your sessions; its tokens are void within seconds. */
  endSession?: Maybe<EndSessionPayload>;
  /** Ends a rule with nothing in its place: its type earns nothing then. */
  endXpRule?: Maybe<XpRulePayload>;
  /** Lifts what a member of staff suspended. */
  liftSuspension?: Maybe<AccountPayload>;
  /** Publishes a version of a document. For admins with a fresh sign-in. */
  publishConsentDocument?: Maybe<ConsentDocumentPayload>;
  refreshSession?: Maybe<SignInPayload>;
  /** Makes an account and sends a sign-in code to its address. */
  register?: Maybe<RegisterPayload>;
  /** Takes a passkey away; needs a fresh sign-in. */
  removePasskey?: Maybe<PasskeyPayload>;
  /** Sends a code of six digits that works once, within ten minutes. */
  requestSignInCode?: Maybe<RequestSignInCodePayload>;
  /** Sends a code to your own address, for `stepUp`. */
  requestStepUpCode?: Maybe<RequestSignInCodePayload>;
  /** Grants a consent, in the version in force or in one that is to come. */
  setConsent?: Maybe<ConsentPayload>;
  /** Gives and takes staff roles. For admins with a fresh sign-in, and never one's own. His tokens end within seconds. */
  setUserRoles?: Maybe<AccountPayload>;
  signIn?: Maybe<SignInPayload>;
  signInWithPasskey?: Maybe<SignInPayload>;
  /** Ends the session that this request is signed in by. */
  signOut?: Maybe<SignOutPayload>;
  /** Proves again who you are, as STEP_UP_REQUIRED asks for; it counts for 15 minutes. */
  stepUp?: Maybe<StepUpPayload>;
  stepUpWithPasskey?: Maybe<StepUpPayload>;
  /** Suspends a user at once. Moderators and admins with a fresh sign-in; never oneself, nor an admin by a moderator. */
  suspendUser?: Maybe<AccountPayload>;
  updateProfile?: Maybe<MePayload>;
  /** Withdraws a consent, at once. */
  withdrawConsent?: Maybe<ConsentPayload>;
};


export type MutationAddPasskeyArgs = {
  input: AddPasskeyInput;
};


export type MutationAdjustXpArgs = {
  input: AdjustXpInput;
};


export type MutationChangeXpRuleArgs = {
  input: ChangeXpRuleInput;
};


export type MutationEndAllSessionsArgs = {
  input: EndAllSessionsInput;
};


export type MutationEndSessionArgs = {
  input: EndSessionInput;
};


export type MutationEndXpRuleArgs = {
  input: EndXpRuleInput;
};


export type MutationLiftSuspensionArgs = {
  input: SuspensionInput;
};


export type MutationPublishConsentDocumentArgs = {
  input: PublishConsentDocumentInput;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationRegisterArgs = {
  input: RegisterInput;
};


export type MutationRemovePasskeyArgs = {
  input: RemovePasskeyInput;
};


export type MutationRequestSignInCodeArgs = {
  input: RequestSignInCodeInput;
};


export type MutationSetConsentArgs = {
  input: ConsentInput;
};


export type MutationSetUserRolesArgs = {
  input: SetUserRolesInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignInWithPasskeyArgs = {
  input: SignInWithPasskeyInput;
};


export type MutationStepUpArgs = {
  input: StepUpInput;
};


export type MutationStepUpWithPasskeyArgs = {
  input: StepUpWithPasskeyInput;
};


export type MutationSuspendUserArgs = {
  input: SuspensionInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationWithdrawConsentArgs = {
  input: WithdrawConsentInput;
};

/** Where a page of a list begins and ends (Relay cursor connections). */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A passkey of yours: it signs you in without a code, and proves you again. */
export type Passkey = {
  __typename?: 'Passkey';
  /** Whether your provider keeps copies of it, so that it outlives the device. */
  backedUp: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** To the hour; null until it is first used. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
};

/** Options for the browser's `navigator.credentials`, as JSON; good once, within five minutes. */
export type PasskeyOptionsPayload = {
  __typename?: 'PasskeyOptionsPayload';
  optionsJson: Scalars['String']['output'];
};

export type PasskeyPayload = {
  __typename?: 'PasskeyPayload';
  passkey: Passkey;
};

export type PublishConsentDocumentInput = {
  documentVersion: Scalars['String']['input'];
  /** Now where left out; never in the past. */
  effectiveFrom?: InputMaybe<Scalars['DateTime']['input']>;
  kind: ConsentKind;
  /** An https URL. */
  url?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  __typename?: 'Query';
  /** An account, by its id or its username. For moderators and admins. */
  account?: Maybe<Account>;
  /** What people are asked to agree to: the version in force of each document, and those that are to come. */
  consentDocuments: Array<ConsentDocument>;
  /** The top 100 of those who chose to be on it; of all time where nothing else is said. */
  leaderboard?: Maybe<Array<LeaderboardEntry>>;
  /** You, as you are signed in. */
  me?: Maybe<Me>;
  /** Your own balance, now or as it stood at a moment. */
  myXp?: Maybe<XpBalance>;
  /** Someone's public profile; a private one and none at all are the same NOT_FOUND. */
  profile?: Maybe<User>;
  /** Someone's XP, for admins; and your own. */
  xpAccount?: Maybe<XpAccount>;
  /** All rules that were, are and will be, newest first. */
  xpRuleHistory?: Maybe<XpRuleConnection>;
  /** The rules in force. */
  xpRules?: Maybe<Array<XpRule>>;
};


export type QueryAccountArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  username?: InputMaybe<Scalars['String']['input']>;
};


export type QueryLeaderboardArgs = {
  period?: InputMaybe<LeaderboardPeriod>;
};


export type QueryMyXpArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryProfileArgs = {
  username: Scalars['String']['input'];
};


export type QueryXpAccountArgs = {
  userId: Scalars['ID']['input'];
};


export type QueryXpRuleHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<XpEventType>;
};

export type RefreshSessionInput = {
  refreshToken: Scalars['String']['input'];
};

export type RegisterInput = {
  /** TERMS, PRIVACY, AGE_18_PLUS and COMMUNITY_MEN_ONLY are required. */
  consents: Array<ConsentInput>;
  /** 1 to 60 characters. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  email: Scalars['String']['input'];
  /** IANA zone; Europe/London where left out. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** 3 to 30 letters, digits and underscores; you can also choose it later. */
  username?: InputMaybe<Scalars['String']['input']>;
};

export type RegisterPayload = {
  __typename?: 'RegisterPayload';
  /** Always true: whether the address was known, only its inbox learns. */
  accepted: Scalars['Boolean']['output'];
};

export type RemovePasskeyInput = {
  id: Scalars['ID']['input'];
};

export type RequestSignInCodeInput = {
  email: Scalars['String']['input'];
};

export type RequestSignInCodePayload = {
  __typename?: 'RequestSignInCodePayload';
  /** Always true: whether the address is known, only its inbox learns. */
  accepted: Scalars['Boolean']['output'];
};

/** What proves who you are: send the access token as `Authorization: Bearer`, and the refresh token to `refreshSession`. */
export type Session = {
  __typename?: 'Session';
  accessToken: Scalars['String']['output'];
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Works once: each refresh gives the next one. Using one twice ends the session. */
  refreshToken: Scalars['String']['output'];
};

export type SetUserRolesInput = {
  /** 10 to 2,000 characters, for the audit log. */
  reason: Scalars['String']['input'];
  /** The roles that he has from now on besides USER; an empty list takes all away. */
  roles: Array<UserRole>;
  userId: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type SignInInput = {
  /** The six digits from the newest mail. */
  code: Scalars['String']['input'];
  /** What to call this device in the list of your sessions, such as Firefox on Linux. */
  device?: InputMaybe<Scalars['String']['input']>;
  email: Scalars['String']['input'];
};

export type SignInMethod =
  | 'email_code'
  | 'passkey';

export type SignInPayload = {
  __typename?: 'SignInPayload';
  me: Me;
  session: Session;
};

export type SignInWithPasskeyInput = {
  /** What to call this device in the list of your sessions. */
  device?: InputMaybe<Scalars['String']['input']>;
  /** What `navigator.credentials.get` gave, as JSON. */
  responseJson: Scalars['String']['input'];
};

export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  signedOut: Scalars['Boolean']['output'];
};

export type StepUpInput = {
  /** The six digits from the newest mail. */
  code: Scalars['String']['input'];
};

/** An access token that says that you proved yourself just now; your refresh token stays as it is. */
export type StepUpPayload = {
  __typename?: 'StepUpPayload';
  accessToken: Scalars['String']['output'];
  accessTokenExpiresAt: Scalars['DateTime']['output'];
};

export type StepUpWithPasskeyInput = {
  /** What `navigator.credentials.get` gave, as JSON. */
  responseJson: Scalars['String']['input'];
};

export type SuspensionInput = {
  /** 10 to 2,000 characters, for the audit log. */
  reason: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is; null takes away display name, avatar, bio or home city. */
export type UpdateProfileInput = {
  /** An https URL on a media host of ours. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** At most 500 characters. */
  bio?: InputMaybe<Scalars['String']['input']>;
  displayName?: InputMaybe<Scalars['String']['input']>;
  homeCity?: InputMaybe<Scalars['String']['input']>;
  isPublic?: InputMaybe<Scalars['Boolean']['input']>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
  username?: InputMaybe<Scalars['String']['input']>;
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A person. Who keeps his profile private is an id and nothing else to others. */
export type User = {
  __typename?: 'User';
  avatarUrl?: Maybe<Scalars['String']['output']>;
  bio?: Maybe<Scalars['String']['output']>;
  displayName?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  username?: Maybe<Scalars['String']['output']>;
};

export type UserRole =
  | 'admin'
  | 'moderator'
  | 'user';

/** How a person stands with us. */
export type UserStatus =
  | 'active'
  | 'banned'
  | 'erased'
  | 'suspended';

export type WithdrawConsentInput = {
  kind: ConsentKind;
  /** Has to be true for a consent that an account stands on: it suspends your account until you grant it again. */
  suspendAccount?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The XP of one person. */
export type XpAccount = {
  __typename?: 'XpAccount';
  /** What he earned, newest first. */
  history: XpEventConnection;
  userId: Scalars['ID']['output'];
  /** Now, or as it stood at a moment. */
  xp: XpBalance;
};


/** The XP of one person. */
export type XpAccountHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The XP of one person. */
export type XpAccountXpArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What the ledger comes to. */
export type XpBalance = {
  __typename?: 'XpBalance';
  /** Below zero only where more was taken back than there was. */
  balance: Scalars['Int']['output'];
  lastActivity?: Maybe<Scalars['DateTime']['output']>;
  /** floor(sqrt(balance / 100)); a level costs ever more. */
  level: Scalars['Int']['output'];
  /** How far it is from this level to the next: 0 up to, not including, 1. */
  levelProgress: Scalars['Float']['output'];
  /** The balance at which the next level begins. */
  nextLevelAt: Scalars['Int']['output'];
  /** How much is missing to it. */
  toNextLevel: Scalars['Int']['output'];
  totalEvents: Scalars['Int']['output'];
};

/** A row of the ledger; it never changes. */
export type XpEvent = {
  __typename?: 'XpEvent';
  id: Scalars['ID']['output'];
  occurredAt: Scalars['DateTime']['output'];
  /** Negative for a reversal. */
  points: Scalars['Int']['output'];
  /** The service that it was earned in. */
  source: Scalars['String']['output'];
  type: XpEventType;
};

export type XpEventConnection = {
  __typename?: 'XpEventConnection';
  edges: Array<XpEventEdge>;
  nodes: Array<XpEvent>;
  pageInfo: PageInfo;
};

export type XpEventEdge = {
  __typename?: 'XpEventEdge';
  cursor: Scalars['String']['output'];
  node: XpEvent;
};

export type XpEventType =
  | 'admin_adjustment'
  | 'beacon_scan'
  | 'daily_login'
  | 'listing_approved'
  | 'purchase'
  | 'radio_listen'
  | 'reversal'
  | 'streak_bonus';

/** What earns how much, and when. A change ends one rule and begins another; what was earned stays as it was. */
export type XpRule = {
  __typename?: 'XpRule';
  activeFrom: Scalars['DateTime']['output'];
  /** Null while nothing ends it. */
  activeTo?: Maybe<Scalars['DateTime']['output']>;
  /** Most points of this type in one day of yours. */
  dailyCap?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  /** For a purchase: where the product says nothing itself. */
  points: Scalars['Int']['output'];
  /** Days in a row, for a streak's bonus. */
  streakDays?: Maybe<Scalars['Int']['output']>;
  type: XpEventType;
  version: Scalars['Int']['output'];
};

export type XpRuleConnection = {
  __typename?: 'XpRuleConnection';
  edges: Array<XpRuleEdge>;
  nodes: Array<XpRule>;
  pageInfo: PageInfo;
};

export type XpRuleEdge = {
  __typename?: 'XpRuleEdge';
  cursor: Scalars['String']['output'];
  node: XpRule;
};

export type XpRulePayload = {
  __typename?: 'XpRulePayload';
  rule: XpRule;
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
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountRow>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AccountPayload: ResolverTypeWrapper<Omit<AccountPayload, 'account'> & { account: ResolversTypes['Account'] }>;
  ActiveSession: ResolverTypeWrapper<SessionRow>;
  AddPasskeyInput: AddPasskeyInput;
  AdjustXpInput: AdjustXpInput;
  AdjustXpPayload: ResolverTypeWrapper<Omit<AdjustXpPayload, 'account' | 'event'> & { account: ResolversTypes['XpAccount'], event: ResolversTypes['XpEvent'] }>;
  ChangeXpRuleInput: ChangeXpRuleInput;
  Consent: ResolverTypeWrapper<ConsentRow>;
  ConsentDocument: ResolverTypeWrapper<DocumentRow>;
  ConsentDocumentPayload: ResolverTypeWrapper<Omit<ConsentDocumentPayload, 'document'> & { document: ResolversTypes['ConsentDocument'] }>;
  ConsentInput: ConsentInput;
  ConsentKind: ResolverTypeWrapper<'terms' | 'privacy' | 'age_18_plus' | 'community_men_only' | 'leaderboard' | 'marketing'>;
  ConsentPayload: ResolverTypeWrapper<Omit<ConsentPayload, 'accountStatus' | 'consent'> & { accountStatus: ResolversTypes['UserStatus'], consent: ResolversTypes['Consent'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EndAllSessionsInput: EndAllSessionsInput;
  EndAllSessionsPayload: ResolverTypeWrapper<EndAllSessionsPayload>;
  EndSessionInput: EndSessionInput;
  EndSessionPayload: ResolverTypeWrapper<Omit<EndSessionPayload, 'session'> & { session: ResolversTypes['ActiveSession'] }>;
  EndXpRuleInput: EndXpRuleInput;
  LeaderboardEntry: ResolverTypeWrapper<LeaderboardRow>;
  LeaderboardPeriod: ResolverTypeWrapper<'all_time' | 'this_month'>;
  LeaderboardPlace: ResolverTypeWrapper<PlaceRow>;
  Me: ResolverTypeWrapper<MeRow>;
  MePayload: ResolverTypeWrapper<Omit<MePayload, 'me'> & { me: ResolversTypes['Me'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Passkey: ResolverTypeWrapper<PasskeyRow>;
  PasskeyOptionsPayload: ResolverTypeWrapper<PasskeyOptionsPayload>;
  PasskeyPayload: ResolverTypeWrapper<Omit<PasskeyPayload, 'passkey'> & { passkey: ResolversTypes['Passkey'] }>;
  PublishConsentDocumentInput: PublishConsentDocumentInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  RegisterInput: RegisterInput;
  RegisterPayload: ResolverTypeWrapper<RegisterPayload>;
  RemovePasskeyInput: RemovePasskeyInput;
  RequestSignInCodeInput: RequestSignInCodeInput;
  RequestSignInCodePayload: ResolverTypeWrapper<RequestSignInCodePayload>;
  Session: ResolverTypeWrapper<Session>;
  SetUserRolesInput: SetUserRolesInput;
  SignInInput: SignInInput;
  SignInMethod: ResolverTypeWrapper<'email_code' | 'passkey'>;
  SignInPayload: ResolverTypeWrapper<SignedIn>;
  SignInWithPasskeyInput: SignInWithPasskeyInput;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  StepUpInput: StepUpInput;
  StepUpPayload: ResolverTypeWrapper<SteppedUp>;
  StepUpWithPasskeyInput: StepUpWithPasskeyInput;
  SuspensionInput: SuspensionInput;
  UpdateProfileInput: UpdateProfileInput;
  User: ResolverTypeWrapper<ProfileRow>;
  UserRole: ResolverTypeWrapper<'user' | 'moderator' | 'admin'>;
  UserStatus: ResolverTypeWrapper<'active' | 'suspended' | 'banned' | 'erased'>;
  WithdrawConsentInput: WithdrawConsentInput;
  XpAccount: ResolverTypeWrapper<XpAccountRow>;
  XpBalance: ResolverTypeWrapper<XpBalanceRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  XpEvent: ResolverTypeWrapper<XpEventRow>;
  XpEventConnection: ResolverTypeWrapper<Omit<XpEventConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['XpEventEdge']>, nodes: Array<ResolversTypes['XpEvent']> }>;
  XpEventEdge: ResolverTypeWrapper<Omit<XpEventEdge, 'node'> & { node: ResolversTypes['XpEvent'] }>;
  XpEventType: ResolverTypeWrapper<'beacon_scan' | 'purchase' | 'listing_approved' | 'radio_listen' | 'daily_login' | 'streak_bonus' | 'admin_adjustment' | 'reversal'>;
  XpRule: ResolverTypeWrapper<XpRuleRow>;
  XpRuleConnection: ResolverTypeWrapper<Omit<XpRuleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['XpRuleEdge']>, nodes: Array<ResolversTypes['XpRule']> }>;
  XpRuleEdge: ResolverTypeWrapper<Omit<XpRuleEdge, 'node'> & { node: ResolversTypes['XpRule'] }>;
  XpRulePayload: ResolverTypeWrapper<Omit<XpRulePayload, 'rule'> & { rule: ResolversTypes['XpRule'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountRow;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  AccountPayload: Omit<AccountPayload, 'account'> & { account: ResolversParentTypes['Account'] };
  ActiveSession: SessionRow;
  AddPasskeyInput: AddPasskeyInput;
  AdjustXpInput: AdjustXpInput;
  AdjustXpPayload: Omit<AdjustXpPayload, 'account' | 'event'> & { account: ResolversParentTypes['XpAccount'], event: ResolversParentTypes['XpEvent'] };
  ChangeXpRuleInput: ChangeXpRuleInput;
  Consent: ConsentRow;
  ConsentDocument: DocumentRow;
  ConsentDocumentPayload: Omit<ConsentDocumentPayload, 'document'> & { document: ResolversParentTypes['ConsentDocument'] };
  ConsentInput: ConsentInput;
  ConsentPayload: Omit<ConsentPayload, 'consent'> & { consent: ResolversParentTypes['Consent'] };
  DateTime: Scalars['DateTime']['output'];
  EndAllSessionsInput: EndAllSessionsInput;
  EndAllSessionsPayload: EndAllSessionsPayload;
  EndSessionInput: EndSessionInput;
  EndSessionPayload: Omit<EndSessionPayload, 'session'> & { session: ResolversParentTypes['ActiveSession'] };
  EndXpRuleInput: EndXpRuleInput;
  LeaderboardEntry: LeaderboardRow;
  LeaderboardPlace: PlaceRow;
  Me: MeRow;
  MePayload: Omit<MePayload, 'me'> & { me: ResolversParentTypes['Me'] };
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Passkey: PasskeyRow;
  PasskeyOptionsPayload: PasskeyOptionsPayload;
  PasskeyPayload: Omit<PasskeyPayload, 'passkey'> & { passkey: ResolversParentTypes['Passkey'] };
  PublishConsentDocumentInput: PublishConsentDocumentInput;
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  RegisterInput: RegisterInput;
  RegisterPayload: RegisterPayload;
  RemovePasskeyInput: RemovePasskeyInput;
  RequestSignInCodeInput: RequestSignInCodeInput;
  RequestSignInCodePayload: RequestSignInCodePayload;
  Session: Session;
  SetUserRolesInput: SetUserRolesInput;
  SignInInput: SignInInput;
  SignInPayload: SignedIn;
  SignInWithPasskeyInput: SignInWithPasskeyInput;
  SignOutPayload: SignOutPayload;
  StepUpInput: StepUpInput;
  StepUpPayload: SteppedUp;
  StepUpWithPasskeyInput: StepUpWithPasskeyInput;
  SuspensionInput: SuspensionInput;
  UpdateProfileInput: UpdateProfileInput;
  User: ProfileRow;
  WithdrawConsentInput: WithdrawConsentInput;
  XpAccount: XpAccountRow;
  XpBalance: XpBalanceRow;
  Float: Scalars['Float']['output'];
  XpEvent: XpEventRow;
  XpEventConnection: Omit<XpEventConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['XpEventEdge']>, nodes: Array<ResolversParentTypes['XpEvent']> };
  XpEventEdge: Omit<XpEventEdge, 'node'> & { node: ResolversParentTypes['XpEvent'] };
  XpRule: XpRuleRow;
  XpRuleConnection: Omit<XpRuleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['XpRuleEdge']>, nodes: Array<ResolversParentTypes['XpRule']> };
  XpRuleEdge: Omit<XpRuleEdge, 'node'> & { node: ResolversParentTypes['XpRule'] };
  XpRulePayload: Omit<XpRulePayload, 'rule'> & { rule: ResolversParentTypes['XpRule'] };
};

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPublic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['UserRole']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountPayload'] = ResolversParentTypes['AccountPayload']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type ActiveSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActiveSession'] = ResolversParentTypes['ActiveSession']> = {
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['SignInMethod'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AdjustXpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustXpPayload'] = ResolversParentTypes['AdjustXpPayload']> = {
  account?: Resolver<ResolversTypes['XpAccount'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['XpEvent'], ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  documentVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConsentKind'], ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConsentDocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentDocument'] = ResolversParentTypes['ConsentDocument']> = {
  documentVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effectiveFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  inForce?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConsentKind'], ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentDocumentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentDocumentPayload'] = ResolversParentTypes['ConsentDocumentPayload']> = {
  document?: Resolver<ResolversTypes['ConsentDocument'], ParentType, ContextType>;
};

export type ConsentKindResolvers = { AGE_18_PLUS: 'age_18_plus', COMMUNITY_MEN_ONLY: 'community_men_only', LEADERBOARD: 'leaderboard', MARKETING: 'marketing', PRIVACY: 'privacy', TERMS: 'terms' };

export type ConsentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentPayload'] = ResolversParentTypes['ConsentPayload']> = {
  accountStatus?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  consent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EndAllSessionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndAllSessionsPayload'] = ResolversParentTypes['EndAllSessionsPayload']> = {
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EndSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndSessionPayload'] = ResolversParentTypes['EndSessionPayload']> = {
  session?: Resolver<ResolversTypes['ActiveSession'], ParentType, ContextType>;
};

export type LeaderboardEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaderboardEntry'] = ResolversParentTypes['LeaderboardEntry']> = {
  balance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeaderboardPeriodResolvers = { ALL_TIME: 'all_time', THIS_MONTH: 'this_month' };

export type LeaderboardPlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaderboardPlace'] = ResolversParentTypes['LeaderboardPlace']> = {
  balance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Me'] = ResolversParentTypes['Me']> = {
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consents?: Resolver<Array<ResolversTypes['Consent']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  homeCity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPublic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  leaderboardPlace?: Resolver<Maybe<ResolversTypes['LeaderboardPlace']>, ParentType, ContextType, Partial<MeLeaderboardPlaceArgs>>;
  loginStreak?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missingConsents?: Resolver<Array<ResolversTypes['ConsentKind']>, ParentType, ContextType>;
  passkeys?: Resolver<Array<ResolversTypes['Passkey']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['UserRole']>, ParentType, ContextType>;
  selfSuspended?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sessions?: Resolver<Array<ResolversTypes['ActiveSession']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  xp?: Resolver<ResolversTypes['XpBalance'], ParentType, ContextType, Partial<MeXpArgs>>;
  xpHistory?: Resolver<ResolversTypes['XpEventConnection'], ParentType, ContextType, Partial<MeXpHistoryArgs>>;
};

export type MePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MePayload'] = ResolversParentTypes['MePayload']> = {
  me?: Resolver<ResolversTypes['Me'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addPasskey?: Resolver<Maybe<ResolversTypes['PasskeyPayload']>, ParentType, ContextType, RequireFields<MutationAddPasskeyArgs, 'input'>>;
  adjustXp?: Resolver<Maybe<ResolversTypes['AdjustXpPayload']>, ParentType, ContextType, RequireFields<MutationAdjustXpArgs, 'input'>>;
  beginAddPasskey?: Resolver<Maybe<ResolversTypes['PasskeyOptionsPayload']>, ParentType, ContextType>;
  beginPasskeySignIn?: Resolver<Maybe<ResolversTypes['PasskeyOptionsPayload']>, ParentType, ContextType>;
  beginPasskeyStepUp?: Resolver<Maybe<ResolversTypes['PasskeyOptionsPayload']>, ParentType, ContextType>;
  changeXpRule?: Resolver<Maybe<ResolversTypes['XpRulePayload']>, ParentType, ContextType, RequireFields<MutationChangeXpRuleArgs, 'input'>>;
  endAllSessions?: Resolver<Maybe<ResolversTypes['EndAllSessionsPayload']>, ParentType, ContextType, RequireFields<MutationEndAllSessionsArgs, 'input'>>;
  endSession?: Resolver<Maybe<ResolversTypes['EndSessionPayload']>, ParentType, ContextType, RequireFields<MutationEndSessionArgs, 'input'>>;
  endXpRule?: Resolver<Maybe<ResolversTypes['XpRulePayload']>, ParentType, ContextType, RequireFields<MutationEndXpRuleArgs, 'input'>>;
  liftSuspension?: Resolver<Maybe<ResolversTypes['AccountPayload']>, ParentType, ContextType, RequireFields<MutationLiftSuspensionArgs, 'input'>>;
  publishConsentDocument?: Resolver<Maybe<ResolversTypes['ConsentDocumentPayload']>, ParentType, ContextType, RequireFields<MutationPublishConsentDocumentArgs, 'input'>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['SignInPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  register?: Resolver<Maybe<ResolversTypes['RegisterPayload']>, ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  removePasskey?: Resolver<Maybe<ResolversTypes['PasskeyPayload']>, ParentType, ContextType, RequireFields<MutationRemovePasskeyArgs, 'input'>>;
  requestSignInCode?: Resolver<Maybe<ResolversTypes['RequestSignInCodePayload']>, ParentType, ContextType, RequireFields<MutationRequestSignInCodeArgs, 'input'>>;
  requestStepUpCode?: Resolver<Maybe<ResolversTypes['RequestSignInCodePayload']>, ParentType, ContextType>;
  setConsent?: Resolver<Maybe<ResolversTypes['ConsentPayload']>, ParentType, ContextType, RequireFields<MutationSetConsentArgs, 'input'>>;
  setUserRoles?: Resolver<Maybe<ResolversTypes['AccountPayload']>, ParentType, ContextType, RequireFields<MutationSetUserRolesArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SignInPayload']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signInWithPasskey?: Resolver<Maybe<ResolversTypes['SignInPayload']>, ParentType, ContextType, RequireFields<MutationSignInWithPasskeyArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutPayload']>, ParentType, ContextType>;
  stepUp?: Resolver<Maybe<ResolversTypes['StepUpPayload']>, ParentType, ContextType, RequireFields<MutationStepUpArgs, 'input'>>;
  stepUpWithPasskey?: Resolver<Maybe<ResolversTypes['StepUpPayload']>, ParentType, ContextType, RequireFields<MutationStepUpWithPasskeyArgs, 'input'>>;
  suspendUser?: Resolver<Maybe<ResolversTypes['AccountPayload']>, ParentType, ContextType, RequireFields<MutationSuspendUserArgs, 'input'>>;
  updateProfile?: Resolver<Maybe<ResolversTypes['MePayload']>, ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  withdrawConsent?: Resolver<Maybe<ResolversTypes['ConsentPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawConsentArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PasskeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Passkey'] = ResolversParentTypes['Passkey']> = {
  backedUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PasskeyOptionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasskeyOptionsPayload'] = ResolversParentTypes['PasskeyOptionsPayload']> = {
  optionsJson?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PasskeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasskeyPayload'] = ResolversParentTypes['PasskeyPayload']> = {
  passkey?: Resolver<ResolversTypes['Passkey'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, Partial<QueryAccountArgs>>;
  consentDocuments?: Resolver<Array<ResolversTypes['ConsentDocument']>, ParentType, ContextType>;
  leaderboard?: Resolver<Maybe<Array<ResolversTypes['LeaderboardEntry']>>, ParentType, ContextType, Partial<QueryLeaderboardArgs>>;
  me?: Resolver<Maybe<ResolversTypes['Me']>, ParentType, ContextType>;
  myXp?: Resolver<Maybe<ResolversTypes['XpBalance']>, ParentType, ContextType, Partial<QueryMyXpArgs>>;
  profile?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryProfileArgs, 'username'>>;
  xpAccount?: Resolver<Maybe<ResolversTypes['XpAccount']>, ParentType, ContextType, RequireFields<QueryXpAccountArgs, 'userId'>>;
  xpRuleHistory?: Resolver<Maybe<ResolversTypes['XpRuleConnection']>, ParentType, ContextType, Partial<QueryXpRuleHistoryArgs>>;
  xpRules?: Resolver<Maybe<Array<ResolversTypes['XpRule']>>, ParentType, ContextType>;
};

export type RegisterPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPayload'] = ResolversParentTypes['RegisterPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RequestSignInCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestSignInCodePayload'] = ResolversParentTypes['RequestSignInCodePayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignInMethodResolvers = { EMAIL_CODE: 'email_code', PASSKEY: 'passkey' };

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  me?: Resolver<ResolversTypes['Me'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  signedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StepUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StepUpPayload'] = ResolversParentTypes['StepUpPayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserRoleResolvers = { ADMIN: 'admin', MODERATOR: 'moderator', USER: 'user' };

export type UserStatusResolvers = { ACTIVE: 'active', BANNED: 'banned', ERASED: 'erased', SUSPENDED: 'suspended' };

export type XpAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpAccount'] = ResolversParentTypes['XpAccount']> = {
  history?: Resolver<ResolversTypes['XpEventConnection'], ParentType, ContextType, Partial<XpAccountHistoryArgs>>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  xp?: Resolver<ResolversTypes['XpBalance'], ParentType, ContextType, Partial<XpAccountXpArgs>>;
};

export type XpBalanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpBalance'] = ResolversParentTypes['XpBalance']> = {
  balance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastActivity?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  levelProgress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  nextLevelAt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toNextLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalEvents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type XpEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpEvent'] = ResolversParentTypes['XpEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['XpEventType'], ParentType, ContextType>;
};

export type XpEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpEventConnection'] = ResolversParentTypes['XpEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['XpEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['XpEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type XpEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpEventEdge'] = ResolversParentTypes['XpEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['XpEvent'], ParentType, ContextType>;
};

export type XpEventTypeResolvers = { ADMIN_ADJUSTMENT: 'admin_adjustment', BEACON_SCAN: 'beacon_scan', DAILY_LOGIN: 'daily_login', LISTING_APPROVED: 'listing_approved', PURCHASE: 'purchase', RADIO_LISTEN: 'radio_listen', REVERSAL: 'reversal', STREAK_BONUS: 'streak_bonus' };

export type XpRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpRule'] = ResolversParentTypes['XpRule']> = {
  activeFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  activeTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dailyCap?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  streakDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['XpEventType'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type XpRuleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpRuleConnection'] = ResolversParentTypes['XpRuleConnection']> = {
  edges?: Resolver<Array<ResolversTypes['XpRuleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['XpRule']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type XpRuleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpRuleEdge'] = ResolversParentTypes['XpRuleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['XpRule'], ParentType, ContextType>;
};

export type XpRulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['XpRulePayload'] = ResolversParentTypes['XpRulePayload']> = {
  rule?: Resolver<ResolversTypes['XpRule'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Account?: AccountResolvers<ContextType>;
  AccountPayload?: AccountPayloadResolvers<ContextType>;
  ActiveSession?: ActiveSessionResolvers<ContextType>;
  AdjustXpPayload?: AdjustXpPayloadResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  ConsentDocument?: ConsentDocumentResolvers<ContextType>;
  ConsentDocumentPayload?: ConsentDocumentPayloadResolvers<ContextType>;
  ConsentKind?: ConsentKindResolvers;
  ConsentPayload?: ConsentPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EndAllSessionsPayload?: EndAllSessionsPayloadResolvers<ContextType>;
  EndSessionPayload?: EndSessionPayloadResolvers<ContextType>;
  LeaderboardEntry?: LeaderboardEntryResolvers<ContextType>;
  LeaderboardPeriod?: LeaderboardPeriodResolvers;
  LeaderboardPlace?: LeaderboardPlaceResolvers<ContextType>;
  Me?: MeResolvers<ContextType>;
  MePayload?: MePayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Passkey?: PasskeyResolvers<ContextType>;
  PasskeyOptionsPayload?: PasskeyOptionsPayloadResolvers<ContextType>;
  PasskeyPayload?: PasskeyPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RegisterPayload?: RegisterPayloadResolvers<ContextType>;
  RequestSignInCodePayload?: RequestSignInCodePayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SignInMethod?: SignInMethodResolvers;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  StepUpPayload?: StepUpPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserRole?: UserRoleResolvers;
  UserStatus?: UserStatusResolvers;
  XpAccount?: XpAccountResolvers<ContextType>;
  XpBalance?: XpBalanceResolvers<ContextType>;
  XpEvent?: XpEventResolvers<ContextType>;
  XpEventConnection?: XpEventConnectionResolvers<ContextType>;
  XpEventEdge?: XpEventEdgeResolvers<ContextType>;
  XpEventType?: XpEventTypeResolvers;
  XpRule?: XpRuleResolvers<ContextType>;
  XpRuleConnection?: XpRuleConnectionResolvers<ContextType>;
  XpRuleEdge?: XpRuleEdgeResolvers<ContextType>;
  XpRulePayload?: XpRulePayloadResolvers<ContextType>;
};

