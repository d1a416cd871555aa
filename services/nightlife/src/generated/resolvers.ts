import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CityRow } from '../city/queries.ts';
import type { BeaconRow } from '../beacon/rows.ts';
import type { StaffRow } from '../beacon-staff/queries.ts';
import type { ContentRulesetRow } from '../content-ruleset/queries.ts';
import type { OfflineAnswer } from '../scan/commands.ts';
import type { PublishedKey } from '../offline-key/queries.ts';
import type { QrTokenRow } from '../qr-token/rows.ts';
import type { ScanRow } from '../scan/records.ts';
import type { PostRow } from '../post/rows.ts';
import type { EvidenceRow, EvidenceRecordRow } from '../evidence/queries.ts';
import type { TicketListingRow } from '../ticket-listing/rows.ts';
import type { TicketRightRow } from '../ticket-right/queries.ts';
import type { CityPulseRow, CityHeatRow, PopularBeaconRow, BeaconStatsRow, BeaconTotalsRow } from '../pulse/queries.ts';
import type { ScanAnswer } from '../scan/scan-once.ts';
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

export type ApproveBeaconInput = {
  /** APPROVED_HOST where left out. */
  hostType?: InputMaybe<HostType>;
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type ApproveTicketListingInput = {
  id: Scalars['ID']['input'];
  /** For moderators, 10 to 2,000 characters. */
  reviewNotes?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** An event, a ticket, a venue, an experience or a community gathering: the core of the night. */
export type Beacon = {
  __typename?: 'Beacon';
  city: City;
  /** Markers of the moderators; absent for everyone else. */
  contentFlags?: Maybe<Array<ContentFlag>>;
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  /** Absent for venues and communities without an end. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** What its thread shows of evidence, newest first. */
  evidence: Array<Evidence>;
  host: User;
  hostType?: Maybe<HostType>;
  id: Scalars['ID']['output'];
  /** Its end in the same way. */
  localEndsAt?: Maybe<Scalars['String']['output']>;
  /** Its start by the clock on its own wall, RFC 3339 with its zone's offset then: 2026-03-07T23:00:00.000+01:00. */
  localStartsAt: Scalars['String']['output'];
  /** The thread, oldest first. */
  posts: BeaconPostConnection;
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Tokens of this beacon, newest first; for its host and staff, and empty for everyone else. */
  qrTokens: QrTokenConnection;
  /** Why a moderator sent it back; only its host and staff see it. */
  rejectionReason?: Maybe<Scalars['String']['output']>;
  /** Absent where the defaults hold: 100 percent, 3 reports. */
  ruleset?: Maybe<ContentRuleset>;
  /** Who stands at its door; for its host and moderators. A member of staff finds himself alone, everyone else nobody. */
  staff: BeaconStaffConnection;
  startsAt: Scalars['DateTime']['output'];
  stats: BeaconStats;
  /** A live beacon whose time has passed shows as EXPIRED to the second. */
  status: BeaconStatus;
  /** A locked thread takes no more posts. */
  threadLocked: Scalars['Boolean']['output'];
  /** Tickets on offer, cheapest first. */
  ticketListings: TicketListingConnection;
  /** IANA zone that its times are meant in. */
  timeZone: Scalars['String']['output'];
  title: Scalars['String']['output'];
  /** Null but to its host and admins. */
  totals?: Maybe<BeaconTotals>;
  type: BeaconType;
  updatedAt: Scalars['DateTime']['output'];
  /** Counts its changes: pass it to a mutation to be told when someone else changed it meanwhile. */
  version: Scalars['Int']['output'];
};


/** An event, a ticket, a venue, an experience or a community gathering: the core of the night. */
export type BeaconEvidenceArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An event, a ticket, a venue, an experience or a community gathering: the core of the night. */
export type BeaconPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An event, a ticket, a venue, an experience or a community gathering: the core of the night. */
export type BeaconQrTokensArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An event, a ticket, a venue, an experience or a community gathering: the core of the night. */
export type BeaconStaffArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An event, a ticket, a venue, an experience or a community gathering: the core of the night. */
export type BeaconTicketListingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type BeaconConnection = {
  __typename?: 'BeaconConnection';
  edges: Array<BeaconEdge>;
  nodes: Array<Beacon>;
  pageInfo: PageInfo;
};

export type BeaconEdge = {
  __typename?: 'BeaconEdge';
  cursor: Scalars['String']['output'];
  node: Beacon;
};

export type BeaconPayload = {
  __typename?: 'BeaconPayload';
  beacon: Beacon;
};

/** A post in a beacon's thread. */
export type BeaconPost = {
  __typename?: 'BeaconPost';
  attachments: Array<Scalars['String']['output']>;
  /** Null for the system's own, and where its author was erased. */
  author?: Maybe<User>;
  beacon?: Maybe<Beacon>;
  body: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** For moderators; null for everyone else. */
  moderationFlags?: Maybe<Array<Scalars['String']['output']>>;
  /** Distinct persons who reported it. For moderators; null for everyone else. */
  reportCount?: Maybe<Scalars['Int']['output']>;
  status: BeaconPostStatus;
  type: BeaconPostType;
  version: Scalars['Int']['output'];
};

export type BeaconPostConnection = {
  __typename?: 'BeaconPostConnection';
  edges: Array<BeaconPostEdge>;
  nodes: Array<BeaconPost>;
  pageInfo: PageInfo;
};

export type BeaconPostEdge = {
  __typename?: 'BeaconPostEdge';
  cursor: Scalars['String']['output'];
  node: BeaconPost;
};

export type BeaconPostPayload = {
  __typename?: 'BeaconPostPayload';
  post: BeaconPost;
};

export type BeaconPostStatus =
  /** Waits for a moderator; its author still sees it. */
  | 'hidden'
  /** Shown for good: a moderator looked at it. */
  | 'locked'
  | 'removed'
  | 'visible';

export type BeaconPostType =
  | 'comment'
  /** Shows that its author was there, or has what he offers. */
  | 'proof'
  /** Written by the system. */
  | 'system';

export type BeaconStaffConnection = {
  __typename?: 'BeaconStaffConnection';
  edges: Array<BeaconStaffEdge>;
  nodes: Array<BeaconStaffMember>;
  pageInfo: PageInfo;
};

export type BeaconStaffEdge = {
  __typename?: 'BeaconStaffEdge';
  cursor: Scalars['String']['output'];
  node: BeaconStaffMember;
};

export type BeaconStaffInput = {
  beaconId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

/** Someone who stands at a beacon's door: mints tokens, scans tickets, uploads what was scanned offline. */
export type BeaconStaffMember = {
  __typename?: 'BeaconStaffMember';
  since: Scalars['DateTime']['output'];
  user: User;
};

export type BeaconStaffPayload = {
  __typename?: 'BeaconStaffPayload';
  beacon: Beacon;
};

/** How much is said and sold at a beacon. Null where too few people stand behind a number. */
export type BeaconStats = {
  __typename?: 'BeaconStats';
  /** Until when it is counted; null where there is no number. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  beaconId: Scalars['ID']['output'];
  listings?: Maybe<Scalars['Int']['output']>;
  posts?: Maybe<Scalars['Int']['output']>;
};

export type BeaconStatus =
  | 'archived'
  | 'disabled'
  | 'draft'
  | 'expired'
  | 'live'
  | 'pending_review';

export type BeaconStepInput = {
  id: Scalars['ID']['input'];
  /** The version you saw; `CONFLICT` where it moved. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A beacon's own totals, for its host: rounded down to multiples of 5, null where too few people stand behind one. */
export type BeaconTotals = {
  __typename?: 'BeaconTotals';
  /** Until when it is counted; null where there is no number. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  scans?: Maybe<Scalars['Int']['output']>;
  views?: Maybe<Scalars['Int']['output']>;
};

export type BeaconType =
  | 'community'
  | 'event'
  | 'experience'
  | 'ticket'
  | 'venue';

/** A city that beacons are in. */
export type City = {
  __typename?: 'City';
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['output'];
  /** A short name in lower case, such as `london`. */
  id: Scalars['ID']['output'];
  /** What is on in this city now, soonest first. */
  liveBeacons: BeaconConnection;
  name: Scalars['String']['output'];
  /** The city's published hours, newest first. `hours`: how far back, 1 to 168, 24 where left out. */
  pulse: Array<CityPulse>;
  /** IANA time zone. */
  timeZone: Scalars['String']['output'];
};


/** A city that beacons are in. */
export type CityLiveBeaconsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<BeaconType>;
};


/** A city that beacons are in. */
export type CityPulseArgs = {
  hours?: InputMaybe<Scalars['Int']['input']>;
};

/** How a city's night went so far. */
export type CityHeat = {
  __typename?: 'CityHeat';
  /** The sum of the night's published hours. */
  activity: Scalars['Int']['output'];
  /** The beginning of the last hour that is counted. */
  asOf: Scalars['DateTime']['output'];
  cityId: Scalars['ID']['output'];
  /** The night it is about: its local date, from 06:00 to 06:00. */
  night: Scalars['String']['output'];
};

/** One closed hour of a city. Hours that too few people stand behind are left out. */
export type CityPulse = {
  __typename?: 'CityPulse';
  cityId: Scalars['ID']['output'];
  /** The hour's beginning. */
  hour: Scalars['DateTime']['output'];
  /** Distinct signed-in people who were scanned, rounded down to a multiple of 5. */
  people: Scalars['Int']['output'];
};

/** A marker that moderators put on a beacon. */
export type ContentFlag = {
  __typename?: 'ContentFlag';
  name: Scalars['String']['output'];
  note?: Maybe<Scalars['String']['output']>;
};

export type ContentFlagInput = {
  /** snake_case, such as `needs_age_check`. */
  name: Scalars['String']['input'];
  /** At most 200 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What the listings and posts of a beacon are held to. Anyone may know the rules. */
export type ContentRuleset = {
  __typename?: 'ContentRuleset';
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Highest price of a listing, in percent of its face value. */
  maxResalePercent: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** Different people who must report a listing or a post before it goes back to the moderators. */
  reportThreshold: Scalars['Int']['output'];
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type ContentRulesetPayload = {
  __typename?: 'ContentRulesetPayload';
  contentRuleset: ContentRuleset;
};

export type CreateBeaconInput = {
  cityId: Scalars['ID']['input'];
  /** At most 4,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Only venues and communities may leave it out. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Geohash of up to 9 characters. Goes in and never comes out. */
  geoHash?: InputMaybe<Scalars['String']['input']>;
  /** Now where left out; only venues and communities may leave it out. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** IANA zone; the city's where left out. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** 3 to 120 characters. */
  title: Scalars['String']['input'];
  type: BeaconType;
};

export type CreateContentRulesetInput = {
  /** At most 1,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 1,000; 100 where left out. */
  maxResalePercent?: InputMaybe<Scalars['Int']['input']>;
  /** 3 to 60 characters; no two rulesets have the same. */
  name: Scalars['String']['input'];
  /** 10 to 2,000 characters; for the audit log. */
  reason: Scalars['String']['input'];
  /** 1 to 1,000; 3 where left out. */
  reportThreshold?: InputMaybe<Scalars['Int']['input']>;
};

export type CreatePostInput = {
  /** At most six https URLs on our media hosts; a proof needs one. */
  attachments?: InputMaybe<Array<Scalars['String']['input']>>;
  beaconId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  body: Scalars['String']['input'];
  type: BeaconPostType;
};

export type CreateTicketListingInput = {
  beaconId: Scalars['ID']['input'];
  /** ISO 4217; GBP where left out. */
  currency?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  evidenceRequired?: InputMaybe<EvidenceRequirement>;
  faceValue: Scalars['Int']['input'];
  price: Scalars['Int']['input'];
  /** A proof of yours in the beacon's thread. */
  proofPostId?: InputMaybe<Scalars['ID']['input']>;
  title: Scalars['String']['input'];
};

/** That something was proven at a beacon; not by whom. */
export type Evidence = {
  __typename?: 'Evidence';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  type: EvidenceType;
  visibility: EvidenceVisibility;
};

export type EvidencePayload = {
  __typename?: 'EvidencePayload';
  evidence: Evidence;
};

/** A link of a person's chain of evidence, for admins. */
export type EvidenceRecord = {
  __typename?: 'EvidenceRecord';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Who verified it; null for what is evidence by itself. */
  notedBy?: Maybe<User>;
  person?: Maybe<User>;
  type: EvidenceType;
  visibility: EvidenceVisibility;
};

/** What a seller must prove of the beacon before his listing is reviewed. */
export type EvidenceRequirement =
  | 'both'
  | 'none'
  | 'proof_post'
  | 'qr_scan';

export type EvidenceType =
  /** An admin looked at it. */
  | 'admin_verification'
  | 'proof_post'
  | 'qr_scan'
  /** The seller vouches for it himself. */
  | 'seller_verification';

export type EvidenceVisibility =
  | 'admin_only'
  | 'thread_visible';

export type FlagPostInput = {
  flags: Array<PostFlagInput>;
  id: Scalars['ID']['input'];
  /** Why, for the record. */
  reason: Scalars['String']['input'];
};

/** Who a host is to us; moderators say so. */
export type HostType =
  | 'admin'
  | 'approved_host'
  | 'venue';

export type MintQrTokenInput = {
  beaconId: Scalars['ID']['input'];
  /** 5 seconds to 24 hours (86400), 31 to 300 seconds for ROTATING; 60 where left out. */
  lifetimeSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100,000. Where left out: 1 for SINGLE, 1,000 for MULTI, 10,000 for ROTATING. */
  maxUses?: InputMaybe<Scalars['Int']['input']>;
  scope: QrTokenScope;
  /** A token that a door without network can verify: a compact JWS (EdDSA), `typ` hm-door+jwt, with `jti`, `beacon`, `scope`, `exp`. False where left out. */
  signed?: InputMaybe<Scalars['Boolean']['input']>;
  /** By `maxUses` where left out: SINGLE for one, MULTI for more. */
  use?: InputMaybe<QrTokenUse>;
};

export type MintQrTokenPayload = {
  __typename?: 'MintQrTokenPayload';
  qrToken: QrToken;
  /** The token itself, for the QR code. Shown this once: only its hash is kept. */
  token: Scalars['String']['output'];
};

export type MintTicketTokenInput = {
  /** 5 seconds to 24 hours; five minutes where left out. */
  lifetimeSeconds?: InputMaybe<Scalars['Int']['input']>;
  listingId: Scalars['ID']['input'];
  /** CHECK_IN where left out, or EXPERIENCE. */
  scope?: InputMaybe<QrTokenScope>;
  /** Known to doors without network. */
  signed?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is left out stays as it is. */
export type ModerateBeaconInput = {
  /** All its flags, at most 20; they take the place of those it has. */
  contentFlags?: InputMaybe<Array<ContentFlagInput>>;
  hostType?: InputMaybe<HostType>;
  id: Scalars['ID']['input'];
  /** 10 to 2,000 characters; for the audit log. */
  reason: Scalars['String']['input'];
  /** The ruleset that holds for its listings and posts; null brings the defaults back. */
  rulesetId?: InputMaybe<Scalars['ID']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Names someone who stands at the door. Its host; naming him again changes nothing. At most 200. */
  addBeaconStaff?: Maybe<BeaconStaffPayload>;
  /** Puts it live. Moderators, and never one's own. */
  approveBeacon?: Maybe<BeaconPayload>;
  /** Moderators, signed in freshly; never one's own. So the next three. */
  approveTicketListing?: Maybe<TicketListingPayload>;
  /** Puts it away. Its host, or an admin. */
  archiveBeacon?: Maybe<BeaconPayload>;
  /** Drafts a beacon. Anyone signed in may. */
  createBeacon?: Maybe<BeaconPayload>;
  /** Admins. */
  createContentRuleset?: Maybe<ContentRulesetPayload>;
  /** Writes into the thread of a live beacon; at most ten posts a minute. */
  createPost?: Maybe<BeaconPostPayload>;
  /** Drafts a listing of one ticket for a live beacon. */
  createTicketListing?: Maybe<TicketListingPayload>;
  /** Ends a live beacon before its time. Its host. */
  endBeacon?: Maybe<BeaconPayload>;
  /** Sets or clears markers. */
  flagPost?: Maybe<BeaconPostPayload>;
  /** Moderators, signed in freshly; never one's own. So the next four. */
  hidePost?: Maybe<BeaconPostPayload>;
  lockPost?: Maybe<BeaconPostPayload>;
  /** Its host, and moderators who signed in freshly. A locked thread takes no more posts. */
  lockThread?: Maybe<BeaconPayload>;
  /** Makes a token for a live beacon's door or table. Its host, its staff (but for the scope STAFF), moderators, admins. */
  mintQrToken?: Maybe<MintQrTokenPayload>;
  /** The token that you show at the door, for the door's staff to scan. One minted before for the same ticket dies. */
  mintTicketToken?: Maybe<MintQrTokenPayload>;
  /** Says who its host is to us, what ruleset holds, and flags it. Moderators, and never one's own. */
  moderateBeacon?: Maybe<BeaconPayload>;
  /** Says that a beacon's page was opened. Each viewer counts once a day, signed in or not; who it was is not kept. */
  recordBeaconView?: Maybe<RecordBeaconViewPayload>;
  /** Brings back a beacon that went away with its banned host, once he is let in again. Moderators, and never one's own. */
  reinstateBeacon?: Maybe<BeaconPayload>;
  /** Sends it back to its host with a reason. Moderators. */
  rejectBeacon?: Maybe<BeaconPayload>;
  rejectTicketListing?: Maybe<TicketListingPayload>;
  /** Takes someone off the door, and revokes the tokens he minted there. Its host, an admin, or he himself. */
  removeBeaconStaff?: Maybe<BeaconStaffPayload>;
  /** Its author removes his own; moderators, signed in freshly and with a reason, any other. */
  removePost?: Maybe<BeaconPostPayload>;
  /** Takes your own listing off the market for good; the ticket stays yours. */
  removeTicketListing?: Maybe<TicketListingPayload>;
  /** Begins a new key for signed tokens. Admins. */
  renewOfflineKey?: Maybe<RenewOfflineKeyPayload>;
  /** Brings a removed post back to what it was. */
  restorePost?: Maybe<BeaconPostPayload>;
  restoreTicketListing?: Maybe<TicketListingPayload>;
  revokeQrToken?: Maybe<RevokeQrTokenPayload>;
  /** Revokes every active token of a beacon, or those of one scope. */
  revokeQrTokens?: Maybe<RevokeQrTokensPayload>;
  /** The next token of a door's display, every 30 seconds. `CONFLICT` where the one it shows has a successor already. */
  rotateQrToken?: Maybe<MintQrTokenPayload>;
  /** Scans a token. Always answers with a status; signed out works too, but earns nothing. */
  scanBeacon?: Maybe<ScanBeaconPayload>;
  showPost?: Maybe<BeaconPostPayload>;
  /** Hands a draft to the moderators. */
  submitBeacon?: Maybe<BeaconPayload>;
  /** Needs an account that can take money, a price within the cap, and the proof asked for. */
  submitTicketListing?: Maybe<TicketListingPayload>;
  takeDownTicketListing?: Maybe<TicketListingPayload>;
  /** A host opens what he locked himself; moderators any. */
  unlockThread?: Maybe<BeaconPayload>;
  updateBeacon?: Maybe<BeaconPayload>;
  /** Admins. */
  updateContentRuleset?: Maybe<ContentRulesetPayload>;
  updateTicketListing?: Maybe<TicketListingPayload>;
  /** Takes what a door scanned without network, at most 48 hours ago. Its host, its staff, moderators, admins. Whichever door uploads first wins; sent again, it answers the same. */
  uploadOfflineScans?: Maybe<UploadOfflineScansPayload>;
  /** Verifies by hand what a person says of a beacon. Admins, signed in freshly; never themselves. */
  verifyPerson?: Maybe<EvidencePayload>;
  /** Declares a valid scan void: what it earned is taken back, and the person may scan again. Admins. */
  voidScan?: Maybe<VoidScanPayload>;
  /** A seller vouches for his own listing. */
  vouchForListing?: Maybe<EvidencePayload>;
  /** Takes it back from them. */
  withdrawBeacon?: Maybe<BeaconPayload>;
  withdrawTicketListing?: Maybe<TicketListingPayload>;
};


export type MutationAddBeaconStaffArgs = {
  input: BeaconStaffInput;
};


export type MutationApproveBeaconArgs = {
  input: ApproveBeaconInput;
};


export type MutationApproveTicketListingArgs = {
  input: ApproveTicketListingInput;
};


export type MutationArchiveBeaconArgs = {
  input: BeaconStepInput;
};


export type MutationCreateBeaconArgs = {
  input: CreateBeaconInput;
};


export type MutationCreateContentRulesetArgs = {
  input: CreateContentRulesetInput;
};


export type MutationCreatePostArgs = {
  input: CreatePostInput;
};


export type MutationCreateTicketListingArgs = {
  input: CreateTicketListingInput;
};


export type MutationEndBeaconArgs = {
  input: BeaconStepInput;
};


export type MutationFlagPostArgs = {
  input: FlagPostInput;
};


export type MutationHidePostArgs = {
  input: PostStepInput;
};


export type MutationLockPostArgs = {
  input: PostStepInput;
};


export type MutationLockThreadArgs = {
  input: ThreadLockInput;
};


export type MutationMintQrTokenArgs = {
  input: MintQrTokenInput;
};


export type MutationMintTicketTokenArgs = {
  input: MintTicketTokenInput;
};


export type MutationModerateBeaconArgs = {
  input: ModerateBeaconInput;
};


export type MutationRecordBeaconViewArgs = {
  input: RecordBeaconViewInput;
};


export type MutationReinstateBeaconArgs = {
  input: ReinstateBeaconInput;
};


export type MutationRejectBeaconArgs = {
  input: RejectBeaconInput;
};


export type MutationRejectTicketListingArgs = {
  input: ReviewTicketListingInput;
};


export type MutationRemoveBeaconStaffArgs = {
  input: BeaconStaffInput;
};


export type MutationRemovePostArgs = {
  input: PostStepInput;
};


export type MutationRemoveTicketListingArgs = {
  input: TicketListingStepInput;
};


export type MutationRenewOfflineKeyArgs = {
  input: RenewOfflineKeyInput;
};


export type MutationRestorePostArgs = {
  input: PostStepInput;
};


export type MutationRestoreTicketListingArgs = {
  input: ReviewTicketListingInput;
};


export type MutationRevokeQrTokenArgs = {
  input: RevokeQrTokenInput;
};


export type MutationRevokeQrTokensArgs = {
  input: RevokeQrTokensInput;
};


export type MutationRotateQrTokenArgs = {
  input: RotateQrTokenInput;
};


export type MutationScanBeaconArgs = {
  input: ScanBeaconInput;
};


export type MutationShowPostArgs = {
  input: PostStepInput;
};


export type MutationSubmitBeaconArgs = {
  input: BeaconStepInput;
};


export type MutationSubmitTicketListingArgs = {
  input: TicketListingStepInput;
};


export type MutationTakeDownTicketListingArgs = {
  input: ReviewTicketListingInput;
};


export type MutationUnlockThreadArgs = {
  input: ThreadLockInput;
};


export type MutationUpdateBeaconArgs = {
  input: UpdateBeaconInput;
};


export type MutationUpdateContentRulesetArgs = {
  input: UpdateContentRulesetInput;
};


export type MutationUpdateTicketListingArgs = {
  input: UpdateTicketListingInput;
};


export type MutationUploadOfflineScansArgs = {
  input: UploadOfflineScansInput;
};


export type MutationVerifyPersonArgs = {
  input: VerifyPersonInput;
};


export type MutationVoidScanArgs = {
  input: VoidScanInput;
};


export type MutationVouchForListingArgs = {
  input: VouchForListingInput;
};


export type MutationWithdrawBeaconArgs = {
  input: BeaconStepInput;
};


export type MutationWithdrawTicketListingArgs = {
  input: TicketListingStepInput;
};

/** A public key that a door without network verifies signed tokens with (RFC 8037). */
export type OfflineKey = {
  __typename?: 'OfflineKey';
  /** It signs from then on; doors can have it before. */
  activeFrom: Scalars['DateTime']['output'];
  alg: Scalars['String']['output'];
  crv: Scalars['String']['output'];
  /** The `kid` in the header of the tokens that it signs. */
  kid: Scalars['ID']['output'];
  kty: Scalars['String']['output'];
  /** From then on no token that it signed is alive; absent where no end is set yet. */
  notAfter?: Maybe<Scalars['DateTime']['output']>;
  /** The key itself, base64url. */
  x: Scalars['String']['output'];
};

/** A scan that a door without network made. */
export type OfflineScanInput = {
  /** The beacon the door belongs to, where the device knows it. */
  beaconId?: InputMaybe<Scalars['ID']['input']>;
  /** As in `scanBeacon`; the answer to it comes back with it. */
  nonce: Scalars['String']['input'];
  /** When the device scanned, by its own clock: the scan is judged by it. */
  scannedAt: Scalars['DateTime']['input'];
  token: Scalars['String']['input'];
};

/** The answer to one scan of an upload. */
export type OfflineScanResult = {
  __typename?: 'OfflineScanResult';
  /** The beacon that was scanned, where you may see it. */
  beacon?: Maybe<Beacon>;
  firstForUser: Scalars['Boolean']['output'];
  /** As it was sent. */
  nonce: Scalars['String']['output'];
  /** Absent where the scan is valid. */
  reason?: Maybe<ScanReason>;
  /** The moment it was judged by. */
  scannedAt: Scalars['DateTime']['output'];
  status: ScanStatus;
};

/** Where a page of a list begins and ends (Relay cursor connections). */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A beacon's place among those that many people went to in the 24 hours before; how many, nobody is told. */
export type PopularBeacon = {
  __typename?: 'PopularBeacon';
  /** The beginning of the last hour that is counted. */
  asOf: Scalars['DateTime']['output'];
  beaconId: Scalars['ID']['output'];
  cityId: Scalars['ID']['output'];
  /** From 1; within the city where a city was asked for. */
  rank: Scalars['Int']['output'];
  title: Scalars['String']['output'];
  type: BeaconType;
};

export type PostFlagInput = {
  /** A word of small letters, such as `spoiler`. */
  flag: Scalars['String']['input'];
  set: Scalars['Boolean']['input'];
};

export type PostStepInput = {
  id: Scalars['ID']['input'];
  /** 10 to 2,000 characters; needed of moderators. */
  reason?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A token of a beacon, without the token itself. */
export type QrToken = {
  __typename?: 'QrToken';
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  maxUses: Scalars['Int']['output'];
  /** When its display should ask for the next one, where it rotates. */
  rotateAt?: Maybe<Scalars['DateTime']['output']>;
  scope: QrTokenScope;
  /** True where a door without network can verify it; see `offlineKeys`. */
  signed: Scalars['Boolean']['output'];
  status: QrTokenStatus;
  use: QrTokenUse;
  /** Valid scans so far. */
  uses: Scalars['Int']['output'];
  version: Scalars['Int']['output'];
};

export type QrTokenConnection = {
  __typename?: 'QrTokenConnection';
  edges: Array<QrTokenEdge>;
  nodes: Array<QrToken>;
  pageInfo: PageInfo;
};

export type QrTokenEdge = {
  __typename?: 'QrTokenEdge';
  cursor: Scalars['String']['output'];
  node: QrToken;
};

/** What a token lets a person do. */
export type QrTokenScope =
  | 'check_in'
  | 'experience'
  | 'listing_proof'
  | 'staff';

export type QrTokenStatus =
  | 'active'
  | 'expired'
  | 'revoked';

/** How often a token lets in. */
export type QrTokenUse =
  /** Many guests, until its uses are used up or its time is. */
  | 'multi'
  /** Many guests, while a door's display shows it: `rotateQrToken` gives the display the next one. */
  | 'rotating'
  /** Once. */
  | 'single';

export type Query = {
  __typename?: 'Query';
  /** One beacon, as far as you may see it; `NOT_FOUND` otherwise. */
  beacon?: Maybe<Beacon>;
  /** What waits for a moderator, longest waiting first. */
  beaconReviewQueue?: Maybe<BeaconConnection>;
  /** Scans of a beacon, newest first. Admins; each look is on record. */
  beaconScans?: Maybe<ScanConnection>;
  /** Of one live beacon; `NOT_FOUND` otherwise. */
  beaconStats?: Maybe<BeaconStats>;
  /** All cities by name. */
  cities?: Maybe<Array<City>>;
  /** One city; `NOT_FOUND` where there is none. */
  city?: Maybe<City>;
  /** The nights so far of all cities that have one, the busiest first. */
  cityHeatMap?: Maybe<Array<CityHeat>>;
  /** All content rulesets by name. */
  contentRulesets?: Maybe<Array<ContentRuleset>>;
  /** A person's evidence at a beacon, newest first. Admins. */
  evidenceChain?: Maybe<Array<EvidenceRecord>>;
  /** What was hidden, longest waiting first. Moderators. */
  hiddenPosts?: Maybe<BeaconPostConnection>;
  /**
   * What is on now and soon, soonest first. `search` looks for words, "phrases", `or` and `-not` in titles, descriptions
   * and cities; `from` and `to` keep what is on at some time between them; `tonight` what is on before the night ends,
   * which is at 06:00 by the beacon's own clock.
   */
  liveBeacons?: Maybe<BeaconConnection>;
  /** Your own beacons in every state, newest first. */
  myBeacons?: Maybe<BeaconConnection>;
  /** Your own listings, newest first. */
  myTicketListings?: Maybe<TicketListingConnection>;
  /** The tickets that you hold. */
  myTickets?: Maybe<TicketConnection>;
  /** A city's published hours, newest first. `hours`: how far back, 1 to 168, 24 where left out. */
  nightPulse?: Maybe<Array<CityPulse>>;
  /** What doors verify signed tokens with. Fetch them while there is a network; keys are there a day before they sign. Also at /.well-known/door-keys.json. */
  offlineKeys?: Maybe<Array<OfflineKey>>;
  /** Where people go: at most 100 of all cities, or 20 of one. */
  popularBeacons?: Maybe<Array<PopularBeacon>>;
  post?: Maybe<BeaconPost>;
  ticketListing?: Maybe<TicketListing>;
  /** What waits for review, longest waiting first. Moderators. */
  ticketListingReviewQueue?: Maybe<TicketListingConnection>;
};


export type QueryBeaconArgs = {
  id: Scalars['ID']['input'];
};


export type QueryBeaconReviewQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryBeaconScansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  beaconId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryBeaconStatsArgs = {
  beaconId: Scalars['ID']['input'];
};


export type QueryCityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEvidenceChainArgs = {
  beaconId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  userId: Scalars['ID']['input'];
};


export type QueryHiddenPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryLiveBeaconsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  cityId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  tonight?: InputMaybe<Scalars['Boolean']['input']>;
  type?: InputMaybe<BeaconType>;
};


export type QueryMyBeaconsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMyTicketListingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMyTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNightPulseArgs = {
  cityId: Scalars['ID']['input'];
  hours?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPopularBeaconsArgs = {
  cityId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPostArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTicketListingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTicketListingReviewQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type RecordBeaconViewInput = {
  beaconId: Scalars['ID']['input'];
};

export type RecordBeaconViewPayload = {
  __typename?: 'RecordBeaconViewPayload';
  /** False where this viewer was counted today already, or has looked at very many, or hosts it. */
  counted: Scalars['Boolean']['output'];
};

export type ReinstateBeaconInput = {
  id: Scalars['ID']['input'];
  /** 10 to 2,000 characters; for the audit log. */
  reason: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type RejectBeaconInput = {
  id: Scalars['ID']['input'];
  /** 10 to 2,000 characters; its host reads it. */
  reason: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type RenewOfflineKeyInput = {
  /** True where the present key got into wrong hands: the new one signs at once, and the others are no longer published. */
  immediately?: InputMaybe<Scalars['Boolean']['input']>;
  /** 10 to 2,000 characters; for the audit log. */
  reason: Scalars['String']['input'];
};

export type RenewOfflineKeyPayload = {
  __typename?: 'RenewOfflineKeyPayload';
  keys: Array<OfflineKey>;
};

export type ReviewTicketListingInput = {
  /** More proof that is asked for, where a listing is sent back. */
  evidenceRequired?: InputMaybe<EvidenceRequirement>;
  id: Scalars['ID']['input'];
  /** 10 to 2,000 characters; a seller reads why his listing was sent back. */
  reason: Scalars['String']['input'];
  /** For moderators, 10 to 2,000 characters. */
  reviewNotes?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type RevokeQrTokenInput = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type RevokeQrTokenPayload = {
  __typename?: 'RevokeQrTokenPayload';
  qrToken: QrToken;
};

export type RevokeQrTokensInput = {
  beaconId: Scalars['ID']['input'];
  /** All where left out. */
  scope?: InputMaybe<QrTokenScope>;
};

export type RevokeQrTokensPayload = {
  __typename?: 'RevokeQrTokensPayload';
  /** How many were active. */
  revoked: Scalars['Int']['output'];
};

export type RotateQrTokenInput = {
  /** How long that one still lives, 0 to 120 seconds; 30 where left out. Never longer than it would have. */
  graceSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The token that the display shows now. */
  id: Scalars['ID']['input'];
};

/** A scan as admins see it. */
export type Scan = {
  __typename?: 'Scan';
  firstForUser: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  offline: Scalars['Boolean']['output'];
  reason?: Maybe<ScanReason>;
  /** When it reached us. */
  recordedAt: Scalars['DateTime']['output'];
  /** The moment it was judged by: the device's for one made offline. */
  scannedAt: Scalars['DateTime']['output'];
  /** Who read the token. */
  scannedBy?: Maybe<User>;
  scope?: Maybe<QrTokenScope>;
  status: ScanStatus;
  /** Whose scan it is: who scanned what a door showed, or whose ticket was scanned. */
  user?: Maybe<User>;
  /** When an admin declared it void. */
  voidedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type ScanBeaconInput = {
  /** The beacon one stands at, where the client knows it; another beacon's token is then invalid. */
  beaconId?: InputMaybe<Scalars['ID']['input']>;
  /** Made by the client anew for each scan, 8 to 64 characters of A-Z a-z 0-9 _ -. Send it again to retry: the answer stays the first one. */
  nonce: Scalars['String']['input'];
  /** What the QR code holds. */
  token: Scalars['String']['input'];
};

export type ScanBeaconPayload = {
  __typename?: 'ScanBeaconPayload';
  /** The beacon that was scanned, where you may see it. */
  beacon?: Maybe<Beacon>;
  /** True where this is your first valid scan of this beacon, which earns XP. */
  firstForUser: Scalars['Boolean']['output'];
  /** Absent where the scan is valid. */
  reason?: Maybe<ScanReason>;
  scannedAt: Scalars['DateTime']['output'];
  status: ScanStatus;
};

export type ScanConnection = {
  __typename?: 'ScanConnection';
  edges: Array<ScanEdge>;
  nodes: Array<Scan>;
  pageInfo: PageInfo;
};

export type ScanEdge = {
  __typename?: 'ScanEdge';
  cursor: Scalars['String']['output'];
  node: Scan;
};

/** Why a scan is not valid. */
export type ScanReason =
  | 'ALREADY_SCANNED'
  | 'BEACON_NOT_LIVE'
  /** The device's clock cannot have been right: in the future, or before the token was made. */
  | 'CLOCK_OFF'
  | 'EXHAUSTED'
  | 'EXPIRED'
  /** A guest's ticket is scanned by the door's staff, and a staff token by staff alone. */
  | 'NOT_STAFF'
  | 'REVOKED'
  /** A scan made offline that came later than 48 hours after. */
  | 'TOO_LATE'
  | 'UNKNOWN_TOKEN'
  | 'WRONG_BEACON';

export type ScanStatus =
  | 'duplicate'
  | 'expired'
  | 'invalid'
  | 'revoked'
  | 'valid';

export type ThreadLockInput = {
  beaconId: Scalars['ID']['input'];
  /** 10 to 2,000 characters. */
  reason: Scalars['String']['input'];
};

/** The right to walk in on a ticket. */
export type Ticket = {
  __typename?: 'Ticket';
  acquiredAt: Scalars['DateTime']['output'];
  beacon?: Maybe<Beacon>;
  listing?: Maybe<TicketListing>;
};

export type TicketConnection = {
  __typename?: 'TicketConnection';
  edges: Array<TicketEdge>;
  nodes: Array<Ticket>;
  pageInfo: PageInfo;
};

export type TicketEdge = {
  __typename?: 'TicketEdge';
  cursor: Scalars['String']['output'];
  node: Ticket;
};

/** One ticket, offered by who has it. */
export type TicketListing = {
  __typename?: 'TicketListing';
  beacon?: Maybe<Beacon>;
  createdAt: Scalars['DateTime']['output'];
  currency: Scalars['String']['output'];
  description: Scalars['String']['output'];
  evidenceRequired: EvidenceRequirement;
  /** What is printed on the ticket; the price is capped against it. */
  faceValue: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** In the currency's smallest unit. */
  price: Scalars['Int']['output'];
  proofPost?: Maybe<BeaconPost>;
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why a moderator sent it back. For its seller and moderators; null for everyone else. */
  rejectionReason?: Maybe<Scalars['String']['output']>;
  /** Distinct persons who reported it. For moderators; null for everyone else. */
  reportCount?: Maybe<Scalars['Int']['output']>;
  /** Of moderators for moderators; null for everyone else. */
  reviewNotes?: Maybe<Scalars['String']['output']>;
  seller?: Maybe<User>;
  status: TicketListingStatus;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type TicketListingConnection = {
  __typename?: 'TicketListingConnection';
  edges: Array<TicketListingEdge>;
  nodes: Array<TicketListing>;
  pageInfo: PageInfo;
};

export type TicketListingEdge = {
  __typename?: 'TicketListingEdge';
  cursor: Scalars['String']['output'];
  node: TicketListing;
};

export type TicketListingPayload = {
  __typename?: 'TicketListingPayload';
  listing: TicketListing;
};

export type TicketListingStatus =
  | 'draft'
  | 'live'
  | 'pending_review'
  | 'removed'
  | 'sold';

export type TicketListingStepInput = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is. Only a draft can be edited, by its host. */
export type UpdateBeaconInput = {
  cityId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  geoHash?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What is left out stays as it is. It holds at once, for every beacon that has it. */
export type UpdateContentRulesetInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  maxResalePercent?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** 10 to 2,000 characters; for the audit log. */
  reason: Scalars['String']['input'];
  reportThreshold?: InputMaybe<Scalars['Int']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type UpdateTicketListingInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  faceValue?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  price?: InputMaybe<Scalars['Int']['input']>;
  proofPostId?: InputMaybe<Scalars['ID']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type UploadOfflineScansInput = {
  /** 1 to 100; a device that has more sends several uploads. */
  scans: Array<OfflineScanInput>;
};

export type UploadOfflineScansPayload = {
  __typename?: 'UploadOfflineScansPayload';
  /** One for each scan, in the order they were sent. */
  results: Array<OfflineScanResult>;
};

/** A person; identity knows more of him. */
export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
};

export type VerifyPersonInput = {
  beaconId: Scalars['ID']['input'];
  /** 10 to 2,000 characters. */
  reason: Scalars['String']['input'];
  threadVisible?: InputMaybe<Scalars['Boolean']['input']>;
  userId: Scalars['ID']['input'];
};

export type VoidScanInput = {
  /** 10 to 2,000 characters; for the audit log. */
  reason: Scalars['String']['input'];
  scanId: Scalars['ID']['input'];
};

export type VoidScanPayload = {
  __typename?: 'VoidScanPayload';
  scan: Scan;
};

export type VouchForListingInput = {
  listingId: Scalars['ID']['input'];
  threadVisible?: InputMaybe<Scalars['Boolean']['input']>;
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
  Beacon: Beacon;
  City: City;
  TicketListing: TicketListing;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Beacon:
    ( { __typename: 'Beacon' }
    & GraphQLRecursivePick<FederationTypes['Beacon'], {"id":true}> );
  City:
    ( { __typename: 'City' }
    & GraphQLRecursivePick<FederationTypes['City'], {"id":true}> );
  TicketListing:
    ( { __typename: 'TicketListing' }
    & GraphQLRecursivePick<FederationTypes['TicketListing'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ApproveBeaconInput: ApproveBeaconInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ApproveTicketListingInput: ApproveTicketListingInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Beacon: ResolverTypeWrapper<BeaconRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BeaconConnection: ResolverTypeWrapper<Omit<BeaconConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BeaconEdge']>, nodes: Array<ResolversTypes['Beacon']> }>;
  BeaconEdge: ResolverTypeWrapper<Omit<BeaconEdge, 'node'> & { node: ResolversTypes['Beacon'] }>;
  BeaconPayload: ResolverTypeWrapper<Omit<BeaconPayload, 'beacon'> & { beacon: ResolversTypes['Beacon'] }>;
  BeaconPost: ResolverTypeWrapper<PostRow>;
  BeaconPostConnection: ResolverTypeWrapper<Omit<BeaconPostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BeaconPostEdge']>, nodes: Array<ResolversTypes['BeaconPost']> }>;
  BeaconPostEdge: ResolverTypeWrapper<Omit<BeaconPostEdge, 'node'> & { node: ResolversTypes['BeaconPost'] }>;
  BeaconPostPayload: ResolverTypeWrapper<Omit<BeaconPostPayload, 'post'> & { post: ResolversTypes['BeaconPost'] }>;
  BeaconPostStatus: ResolverTypeWrapper<'visible' | 'hidden' | 'locked' | 'removed'>;
  BeaconPostType: ResolverTypeWrapper<'comment' | 'proof' | 'system'>;
  BeaconStaffConnection: ResolverTypeWrapper<Omit<BeaconStaffConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BeaconStaffEdge']>, nodes: Array<ResolversTypes['BeaconStaffMember']> }>;
  BeaconStaffEdge: ResolverTypeWrapper<Omit<BeaconStaffEdge, 'node'> & { node: ResolversTypes['BeaconStaffMember'] }>;
  BeaconStaffInput: BeaconStaffInput;
  BeaconStaffMember: ResolverTypeWrapper<StaffRow>;
  BeaconStaffPayload: ResolverTypeWrapper<Omit<BeaconStaffPayload, 'beacon'> & { beacon: ResolversTypes['Beacon'] }>;
  BeaconStats: ResolverTypeWrapper<BeaconStatsRow>;
  BeaconStatus: ResolverTypeWrapper<'draft' | 'pending_review' | 'live' | 'expired' | 'archived' | 'disabled'>;
  BeaconStepInput: BeaconStepInput;
  BeaconTotals: ResolverTypeWrapper<BeaconTotalsRow>;
  BeaconType: ResolverTypeWrapper<'event' | 'ticket' | 'venue' | 'experience' | 'community'>;
  City: ResolverTypeWrapper<CityRow>;
  CityHeat: ResolverTypeWrapper<CityHeatRow>;
  CityPulse: ResolverTypeWrapper<CityPulseRow>;
  ContentFlag: ResolverTypeWrapper<ContentFlag>;
  ContentFlagInput: ContentFlagInput;
  ContentRuleset: ResolverTypeWrapper<ContentRulesetRow>;
  ContentRulesetPayload: ResolverTypeWrapper<Omit<ContentRulesetPayload, 'contentRuleset'> & { contentRuleset: ResolversTypes['ContentRuleset'] }>;
  CreateBeaconInput: CreateBeaconInput;
  CreateContentRulesetInput: CreateContentRulesetInput;
  CreatePostInput: CreatePostInput;
  CreateTicketListingInput: CreateTicketListingInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Evidence: ResolverTypeWrapper<EvidenceRow>;
  EvidencePayload: ResolverTypeWrapper<Omit<EvidencePayload, 'evidence'> & { evidence: ResolversTypes['Evidence'] }>;
  EvidenceRecord: ResolverTypeWrapper<EvidenceRecordRow>;
  EvidenceRequirement: ResolverTypeWrapper<'none' | 'proof_post' | 'qr_scan' | 'both'>;
  EvidenceType: ResolverTypeWrapper<'qr_scan' | 'proof_post' | 'admin_verification' | 'seller_verification'>;
  EvidenceVisibility: ResolverTypeWrapper<'admin_only' | 'thread_visible'>;
  FlagPostInput: FlagPostInput;
  HostType: ResolverTypeWrapper<'admin' | 'venue' | 'approved_host'>;
  MintQrTokenInput: MintQrTokenInput;
  MintQrTokenPayload: ResolverTypeWrapper<Omit<MintQrTokenPayload, 'qrToken'> & { qrToken: ResolversTypes['QrToken'] }>;
  MintTicketTokenInput: MintTicketTokenInput;
  ModerateBeaconInput: ModerateBeaconInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OfflineKey: ResolverTypeWrapper<PublishedKey>;
  OfflineScanInput: OfflineScanInput;
  OfflineScanResult: ResolverTypeWrapper<OfflineAnswer>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PopularBeacon: ResolverTypeWrapper<PopularBeaconRow>;
  PostFlagInput: PostFlagInput;
  PostStepInput: PostStepInput;
  QrToken: ResolverTypeWrapper<QrTokenRow>;
  QrTokenConnection: ResolverTypeWrapper<Omit<QrTokenConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['QrTokenEdge']>, nodes: Array<ResolversTypes['QrToken']> }>;
  QrTokenEdge: ResolverTypeWrapper<Omit<QrTokenEdge, 'node'> & { node: ResolversTypes['QrToken'] }>;
  QrTokenScope: ResolverTypeWrapper<'check_in' | 'listing_proof' | 'experience' | 'staff'>;
  QrTokenStatus: ResolverTypeWrapper<'active' | 'revoked' | 'expired'>;
  QrTokenUse: ResolverTypeWrapper<'single' | 'multi' | 'rotating'>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordBeaconViewInput: RecordBeaconViewInput;
  RecordBeaconViewPayload: ResolverTypeWrapper<RecordBeaconViewPayload>;
  ReinstateBeaconInput: ReinstateBeaconInput;
  RejectBeaconInput: RejectBeaconInput;
  RenewOfflineKeyInput: RenewOfflineKeyInput;
  RenewOfflineKeyPayload: ResolverTypeWrapper<Omit<RenewOfflineKeyPayload, 'keys'> & { keys: Array<ResolversTypes['OfflineKey']> }>;
  ReviewTicketListingInput: ReviewTicketListingInput;
  RevokeQrTokenInput: RevokeQrTokenInput;
  RevokeQrTokenPayload: ResolverTypeWrapper<Omit<RevokeQrTokenPayload, 'qrToken'> & { qrToken: ResolversTypes['QrToken'] }>;
  RevokeQrTokensInput: RevokeQrTokensInput;
  RevokeQrTokensPayload: ResolverTypeWrapper<RevokeQrTokensPayload>;
  RotateQrTokenInput: RotateQrTokenInput;
  Scan: ResolverTypeWrapper<ScanRow>;
  ScanBeaconInput: ScanBeaconInput;
  ScanBeaconPayload: ResolverTypeWrapper<ScanAnswer>;
  ScanConnection: ResolverTypeWrapper<Omit<ScanConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ScanEdge']>, nodes: Array<ResolversTypes['Scan']> }>;
  ScanEdge: ResolverTypeWrapper<Omit<ScanEdge, 'node'> & { node: ResolversTypes['Scan'] }>;
  ScanReason: ResolverTypeWrapper<'UNKNOWN_TOKEN' | 'WRONG_BEACON' | 'BEACON_NOT_LIVE' | 'EXHAUSTED' | 'ALREADY_SCANNED' | 'REVOKED' | 'EXPIRED' | 'NOT_STAFF' | 'TOO_LATE' | 'CLOCK_OFF'>;
  ScanStatus: ResolverTypeWrapper<'valid' | 'invalid' | 'duplicate' | 'revoked' | 'expired'>;
  ThreadLockInput: ThreadLockInput;
  Ticket: ResolverTypeWrapper<TicketRightRow>;
  TicketConnection: ResolverTypeWrapper<Omit<TicketConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TicketEdge']>, nodes: Array<ResolversTypes['Ticket']> }>;
  TicketEdge: ResolverTypeWrapper<Omit<TicketEdge, 'node'> & { node: ResolversTypes['Ticket'] }>;
  TicketListing: ResolverTypeWrapper<TicketListingRow>;
  TicketListingConnection: ResolverTypeWrapper<Omit<TicketListingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TicketListingEdge']>, nodes: Array<ResolversTypes['TicketListing']> }>;
  TicketListingEdge: ResolverTypeWrapper<Omit<TicketListingEdge, 'node'> & { node: ResolversTypes['TicketListing'] }>;
  TicketListingPayload: ResolverTypeWrapper<Omit<TicketListingPayload, 'listing'> & { listing: ResolversTypes['TicketListing'] }>;
  TicketListingStatus: ResolverTypeWrapper<'draft' | 'pending_review' | 'live' | 'sold' | 'removed'>;
  TicketListingStepInput: TicketListingStepInput;
  UpdateBeaconInput: UpdateBeaconInput;
  UpdateContentRulesetInput: UpdateContentRulesetInput;
  UpdateTicketListingInput: UpdateTicketListingInput;
  UploadOfflineScansInput: UploadOfflineScansInput;
  UploadOfflineScansPayload: ResolverTypeWrapper<Omit<UploadOfflineScansPayload, 'results'> & { results: Array<ResolversTypes['OfflineScanResult']> }>;
  User: ResolverTypeWrapper<User>;
  VerifyPersonInput: VerifyPersonInput;
  VoidScanInput: VoidScanInput;
  VoidScanPayload: ResolverTypeWrapper<Omit<VoidScanPayload, 'scan'> & { scan: ResolversTypes['Scan'] }>;
  VouchForListingInput: VouchForListingInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ApproveBeaconInput: ApproveBeaconInput;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  ApproveTicketListingInput: ApproveTicketListingInput;
  String: Scalars['String']['output'];
  Beacon: BeaconRow;
  Boolean: Scalars['Boolean']['output'];
  BeaconConnection: Omit<BeaconConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BeaconEdge']>, nodes: Array<ResolversParentTypes['Beacon']> };
  BeaconEdge: Omit<BeaconEdge, 'node'> & { node: ResolversParentTypes['Beacon'] };
  BeaconPayload: Omit<BeaconPayload, 'beacon'> & { beacon: ResolversParentTypes['Beacon'] };
  BeaconPost: PostRow;
  BeaconPostConnection: Omit<BeaconPostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BeaconPostEdge']>, nodes: Array<ResolversParentTypes['BeaconPost']> };
  BeaconPostEdge: Omit<BeaconPostEdge, 'node'> & { node: ResolversParentTypes['BeaconPost'] };
  BeaconPostPayload: Omit<BeaconPostPayload, 'post'> & { post: ResolversParentTypes['BeaconPost'] };
  BeaconStaffConnection: Omit<BeaconStaffConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BeaconStaffEdge']>, nodes: Array<ResolversParentTypes['BeaconStaffMember']> };
  BeaconStaffEdge: Omit<BeaconStaffEdge, 'node'> & { node: ResolversParentTypes['BeaconStaffMember'] };
  BeaconStaffInput: BeaconStaffInput;
  BeaconStaffMember: StaffRow;
  BeaconStaffPayload: Omit<BeaconStaffPayload, 'beacon'> & { beacon: ResolversParentTypes['Beacon'] };
  BeaconStats: BeaconStatsRow;
  BeaconStepInput: BeaconStepInput;
  BeaconTotals: BeaconTotalsRow;
  City: CityRow;
  CityHeat: CityHeatRow;
  CityPulse: CityPulseRow;
  ContentFlag: ContentFlag;
  ContentFlagInput: ContentFlagInput;
  ContentRuleset: ContentRulesetRow;
  ContentRulesetPayload: Omit<ContentRulesetPayload, 'contentRuleset'> & { contentRuleset: ResolversParentTypes['ContentRuleset'] };
  CreateBeaconInput: CreateBeaconInput;
  CreateContentRulesetInput: CreateContentRulesetInput;
  CreatePostInput: CreatePostInput;
  CreateTicketListingInput: CreateTicketListingInput;
  DateTime: Scalars['DateTime']['output'];
  Evidence: EvidenceRow;
  EvidencePayload: Omit<EvidencePayload, 'evidence'> & { evidence: ResolversParentTypes['Evidence'] };
  EvidenceRecord: EvidenceRecordRow;
  FlagPostInput: FlagPostInput;
  MintQrTokenInput: MintQrTokenInput;
  MintQrTokenPayload: Omit<MintQrTokenPayload, 'qrToken'> & { qrToken: ResolversParentTypes['QrToken'] };
  MintTicketTokenInput: MintTicketTokenInput;
  ModerateBeaconInput: ModerateBeaconInput;
  Mutation: Record<PropertyKey, never>;
  OfflineKey: PublishedKey;
  OfflineScanInput: OfflineScanInput;
  OfflineScanResult: OfflineAnswer;
  PageInfo: PageInfo;
  PopularBeacon: PopularBeaconRow;
  PostFlagInput: PostFlagInput;
  PostStepInput: PostStepInput;
  QrToken: QrTokenRow;
  QrTokenConnection: Omit<QrTokenConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['QrTokenEdge']>, nodes: Array<ResolversParentTypes['QrToken']> };
  QrTokenEdge: Omit<QrTokenEdge, 'node'> & { node: ResolversParentTypes['QrToken'] };
  Query: Record<PropertyKey, never>;
  RecordBeaconViewInput: RecordBeaconViewInput;
  RecordBeaconViewPayload: RecordBeaconViewPayload;
  ReinstateBeaconInput: ReinstateBeaconInput;
  RejectBeaconInput: RejectBeaconInput;
  RenewOfflineKeyInput: RenewOfflineKeyInput;
  RenewOfflineKeyPayload: Omit<RenewOfflineKeyPayload, 'keys'> & { keys: Array<ResolversParentTypes['OfflineKey']> };
  ReviewTicketListingInput: ReviewTicketListingInput;
  RevokeQrTokenInput: RevokeQrTokenInput;
  RevokeQrTokenPayload: Omit<RevokeQrTokenPayload, 'qrToken'> & { qrToken: ResolversParentTypes['QrToken'] };
  RevokeQrTokensInput: RevokeQrTokensInput;
  RevokeQrTokensPayload: RevokeQrTokensPayload;
  RotateQrTokenInput: RotateQrTokenInput;
  Scan: ScanRow;
  ScanBeaconInput: ScanBeaconInput;
  ScanBeaconPayload: ScanAnswer;
  ScanConnection: Omit<ScanConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ScanEdge']>, nodes: Array<ResolversParentTypes['Scan']> };
  ScanEdge: Omit<ScanEdge, 'node'> & { node: ResolversParentTypes['Scan'] };
  ThreadLockInput: ThreadLockInput;
  Ticket: TicketRightRow;
  TicketConnection: Omit<TicketConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TicketEdge']>, nodes: Array<ResolversParentTypes['Ticket']> };
  TicketEdge: Omit<TicketEdge, 'node'> & { node: ResolversParentTypes['Ticket'] };
  TicketListing: TicketListingRow;
  TicketListingConnection: Omit<TicketListingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TicketListingEdge']>, nodes: Array<ResolversParentTypes['TicketListing']> };
  TicketListingEdge: Omit<TicketListingEdge, 'node'> & { node: ResolversParentTypes['TicketListing'] };
  TicketListingPayload: Omit<TicketListingPayload, 'listing'> & { listing: ResolversParentTypes['TicketListing'] };
  TicketListingStepInput: TicketListingStepInput;
  UpdateBeaconInput: UpdateBeaconInput;
  UpdateContentRulesetInput: UpdateContentRulesetInput;
  UpdateTicketListingInput: UpdateTicketListingInput;
  UploadOfflineScansInput: UploadOfflineScansInput;
  UploadOfflineScansPayload: Omit<UploadOfflineScansPayload, 'results'> & { results: Array<ResolversParentTypes['OfflineScanResult']> };
  User: User;
  VerifyPersonInput: VerifyPersonInput;
  VoidScanInput: VoidScanInput;
  VoidScanPayload: Omit<VoidScanPayload, 'scan'> & { scan: ResolversParentTypes['Scan'] };
  VouchForListingInput: VouchForListingInput;
};

export type BeaconResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Beacon'] = ResolversParentTypes['Beacon'], FederationReferenceType extends FederationReferenceTypes['Beacon'] = FederationReferenceTypes['Beacon']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Beacon']> | FederationReferenceType, FederationReferenceType, ContextType>;
  city?: Resolver<ResolversTypes['City'], ParentType, ContextType>;
  contentFlags?: Resolver<Maybe<Array<ResolversTypes['ContentFlag']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType, Partial<BeaconEvidenceArgs>>;
  host?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  hostType?: Resolver<Maybe<ResolversTypes['HostType']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  localEndsAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  localStartsAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['BeaconPostConnection'], ParentType, ContextType, Partial<BeaconPostsArgs>>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  qrTokens?: Resolver<ResolversTypes['QrTokenConnection'], ParentType, ContextType, Partial<BeaconQrTokensArgs>>;
  rejectionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ruleset?: Resolver<Maybe<ResolversTypes['ContentRuleset']>, ParentType, ContextType>;
  staff?: Resolver<ResolversTypes['BeaconStaffConnection'], ParentType, ContextType, Partial<BeaconStaffArgs>>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stats?: Resolver<ResolversTypes['BeaconStats'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BeaconStatus'], ParentType, ContextType>;
  threadLocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticketListings?: Resolver<ResolversTypes['TicketListingConnection'], ParentType, ContextType, Partial<BeaconTicketListingsArgs>>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totals?: Resolver<Maybe<ResolversTypes['BeaconTotals']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['BeaconType'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BeaconConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconConnection'] = ResolversParentTypes['BeaconConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BeaconEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Beacon']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BeaconEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconEdge'] = ResolversParentTypes['BeaconEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Beacon'], ParentType, ContextType>;
};

export type BeaconPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconPayload'] = ResolversParentTypes['BeaconPayload']> = {
  beacon?: Resolver<ResolversTypes['Beacon'], ParentType, ContextType>;
};

export type BeaconPostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconPost'] = ResolversParentTypes['BeaconPost']> = {
  attachments?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  beacon?: Resolver<Maybe<ResolversTypes['Beacon']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  moderationFlags?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  reportCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BeaconPostStatus'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['BeaconPostType'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BeaconPostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconPostConnection'] = ResolversParentTypes['BeaconPostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BeaconPostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['BeaconPost']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BeaconPostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconPostEdge'] = ResolversParentTypes['BeaconPostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BeaconPost'], ParentType, ContextType>;
};

export type BeaconPostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconPostPayload'] = ResolversParentTypes['BeaconPostPayload']> = {
  post?: Resolver<ResolversTypes['BeaconPost'], ParentType, ContextType>;
};

export type BeaconPostStatusResolvers = { HIDDEN: 'hidden', LOCKED: 'locked', REMOVED: 'removed', VISIBLE: 'visible' };

export type BeaconPostTypeResolvers = { COMMENT: 'comment', PROOF: 'proof', SYSTEM: 'system' };

export type BeaconStaffConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconStaffConnection'] = ResolversParentTypes['BeaconStaffConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BeaconStaffEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['BeaconStaffMember']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BeaconStaffEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconStaffEdge'] = ResolversParentTypes['BeaconStaffEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BeaconStaffMember'], ParentType, ContextType>;
};

export type BeaconStaffMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconStaffMember'] = ResolversParentTypes['BeaconStaffMember']> = {
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type BeaconStaffPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconStaffPayload'] = ResolversParentTypes['BeaconStaffPayload']> = {
  beacon?: Resolver<ResolversTypes['Beacon'], ParentType, ContextType>;
};

export type BeaconStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconStats'] = ResolversParentTypes['BeaconStats']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  beaconId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  listings?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  posts?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type BeaconStatusResolvers = { ARCHIVED: 'archived', DISABLED: 'disabled', DRAFT: 'draft', EXPIRED: 'expired', LIVE: 'live', PENDING_REVIEW: 'pending_review' };

export type BeaconTotalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeaconTotals'] = ResolversParentTypes['BeaconTotals']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scans?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  views?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type BeaconTypeResolvers = { COMMUNITY: 'community', EVENT: 'event', EXPERIENCE: 'experience', TICKET: 'ticket', VENUE: 'venue' };

export type CityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['City'] = ResolversParentTypes['City'], FederationReferenceType extends FederationReferenceTypes['City'] = FederationReferenceTypes['City']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['City']> | FederationReferenceType, FederationReferenceType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  liveBeacons?: Resolver<ResolversTypes['BeaconConnection'], ParentType, ContextType, Partial<CityLiveBeaconsArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pulse?: Resolver<Array<ResolversTypes['CityPulse']>, ParentType, ContextType, Partial<CityPulseArgs>>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CityHeatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CityHeat'] = ResolversParentTypes['CityHeat']> = {
  activity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cityId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  night?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CityPulseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CityPulse'] = ResolversParentTypes['CityPulse']> = {
  cityId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hour?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContentFlagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentFlag'] = ResolversParentTypes['ContentFlag']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContentRulesetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentRuleset'] = ResolversParentTypes['ContentRuleset']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxResalePercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reportThreshold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContentRulesetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentRulesetPayload'] = ResolversParentTypes['ContentRulesetPayload']> = {
  contentRuleset?: Resolver<ResolversTypes['ContentRuleset'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EvidenceType'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['EvidenceVisibility'], ParentType, ContextType>;
};

export type EvidencePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvidencePayload'] = ResolversParentTypes['EvidencePayload']> = {
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
};

export type EvidenceRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvidenceRecord'] = ResolversParentTypes['EvidenceRecord']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EvidenceType'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['EvidenceVisibility'], ParentType, ContextType>;
};

export type EvidenceRequirementResolvers = { BOTH: 'both', NONE: 'none', PROOF_POST: 'proof_post', QR_SCAN: 'qr_scan' };

export type EvidenceTypeResolvers = { ADMIN_VERIFICATION: 'admin_verification', PROOF_POST: 'proof_post', QR_SCAN: 'qr_scan', SELLER_VERIFICATION: 'seller_verification' };

export type EvidenceVisibilityResolvers = { ADMIN_ONLY: 'admin_only', THREAD_VISIBLE: 'thread_visible' };

export type HostTypeResolvers = { ADMIN: 'admin', APPROVED_HOST: 'approved_host', VENUE: 'venue' };

export type MintQrTokenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MintQrTokenPayload'] = ResolversParentTypes['MintQrTokenPayload']> = {
  qrToken?: Resolver<ResolversTypes['QrToken'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addBeaconStaff?: Resolver<Maybe<ResolversTypes['BeaconStaffPayload']>, ParentType, ContextType, RequireFields<MutationAddBeaconStaffArgs, 'input'>>;
  approveBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationApproveBeaconArgs, 'input'>>;
  approveTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationApproveTicketListingArgs, 'input'>>;
  archiveBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationArchiveBeaconArgs, 'input'>>;
  createBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationCreateBeaconArgs, 'input'>>;
  createContentRuleset?: Resolver<Maybe<ResolversTypes['ContentRulesetPayload']>, ParentType, ContextType, RequireFields<MutationCreateContentRulesetArgs, 'input'>>;
  createPost?: Resolver<Maybe<ResolversTypes['BeaconPostPayload']>, ParentType, ContextType, RequireFields<MutationCreatePostArgs, 'input'>>;
  createTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationCreateTicketListingArgs, 'input'>>;
  endBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationEndBeaconArgs, 'input'>>;
  flagPost?: Resolver<Maybe<ResolversTypes['BeaconPostPayload']>, ParentType, ContextType, RequireFields<MutationFlagPostArgs, 'input'>>;
  hidePost?: Resolver<Maybe<ResolversTypes['BeaconPostPayload']>, ParentType, ContextType, RequireFields<MutationHidePostArgs, 'input'>>;
  lockPost?: Resolver<Maybe<ResolversTypes['BeaconPostPayload']>, ParentType, ContextType, RequireFields<MutationLockPostArgs, 'input'>>;
  lockThread?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationLockThreadArgs, 'input'>>;
  mintQrToken?: Resolver<Maybe<ResolversTypes['MintQrTokenPayload']>, ParentType, ContextType, RequireFields<MutationMintQrTokenArgs, 'input'>>;
  mintTicketToken?: Resolver<Maybe<ResolversTypes['MintQrTokenPayload']>, ParentType, ContextType, RequireFields<MutationMintTicketTokenArgs, 'input'>>;
  moderateBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationModerateBeaconArgs, 'input'>>;
  recordBeaconView?: Resolver<Maybe<ResolversTypes['RecordBeaconViewPayload']>, ParentType, ContextType, RequireFields<MutationRecordBeaconViewArgs, 'input'>>;
  reinstateBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationReinstateBeaconArgs, 'input'>>;
  rejectBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationRejectBeaconArgs, 'input'>>;
  rejectTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationRejectTicketListingArgs, 'input'>>;
  removeBeaconStaff?: Resolver<Maybe<ResolversTypes['BeaconStaffPayload']>, ParentType, ContextType, RequireFields<MutationRemoveBeaconStaffArgs, 'input'>>;
  removePost?: Resolver<Maybe<ResolversTypes['BeaconPostPayload']>, ParentType, ContextType, RequireFields<MutationRemovePostArgs, 'input'>>;
  removeTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationRemoveTicketListingArgs, 'input'>>;
  renewOfflineKey?: Resolver<Maybe<ResolversTypes['RenewOfflineKeyPayload']>, ParentType, ContextType, RequireFields<MutationRenewOfflineKeyArgs, 'input'>>;
  restorePost?: Resolver<Maybe<ResolversTypes['BeaconPostPayload']>, ParentType, ContextType, RequireFields<MutationRestorePostArgs, 'input'>>;
  restoreTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationRestoreTicketListingArgs, 'input'>>;
  revokeQrToken?: Resolver<Maybe<ResolversTypes['RevokeQrTokenPayload']>, ParentType, ContextType, RequireFields<MutationRevokeQrTokenArgs, 'input'>>;
  revokeQrTokens?: Resolver<Maybe<ResolversTypes['RevokeQrTokensPayload']>, ParentType, ContextType, RequireFields<MutationRevokeQrTokensArgs, 'input'>>;
  rotateQrToken?: Resolver<Maybe<ResolversTypes['MintQrTokenPayload']>, ParentType, ContextType, RequireFields<MutationRotateQrTokenArgs, 'input'>>;
  scanBeacon?: Resolver<Maybe<ResolversTypes['ScanBeaconPayload']>, ParentType, ContextType, RequireFields<MutationScanBeaconArgs, 'input'>>;
  showPost?: Resolver<Maybe<ResolversTypes['BeaconPostPayload']>, ParentType, ContextType, RequireFields<MutationShowPostArgs, 'input'>>;
  submitBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationSubmitBeaconArgs, 'input'>>;
  submitTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationSubmitTicketListingArgs, 'input'>>;
  takeDownTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationTakeDownTicketListingArgs, 'input'>>;
  unlockThread?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationUnlockThreadArgs, 'input'>>;
  updateBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationUpdateBeaconArgs, 'input'>>;
  updateContentRuleset?: Resolver<Maybe<ResolversTypes['ContentRulesetPayload']>, ParentType, ContextType, RequireFields<MutationUpdateContentRulesetArgs, 'input'>>;
  updateTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationUpdateTicketListingArgs, 'input'>>;
  uploadOfflineScans?: Resolver<Maybe<ResolversTypes['UploadOfflineScansPayload']>, ParentType, ContextType, RequireFields<MutationUploadOfflineScansArgs, 'input'>>;
  verifyPerson?: Resolver<Maybe<ResolversTypes['EvidencePayload']>, ParentType, ContextType, RequireFields<MutationVerifyPersonArgs, 'input'>>;
  voidScan?: Resolver<Maybe<ResolversTypes['VoidScanPayload']>, ParentType, ContextType, RequireFields<MutationVoidScanArgs, 'input'>>;
  vouchForListing?: Resolver<Maybe<ResolversTypes['EvidencePayload']>, ParentType, ContextType, RequireFields<MutationVouchForListingArgs, 'input'>>;
  withdrawBeacon?: Resolver<Maybe<ResolversTypes['BeaconPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawBeaconArgs, 'input'>>;
  withdrawTicketListing?: Resolver<Maybe<ResolversTypes['TicketListingPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawTicketListingArgs, 'input'>>;
};

export type OfflineKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfflineKey'] = ResolversParentTypes['OfflineKey']> = {
  activeFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  alg?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  crv?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kty?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notAfter?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  x?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OfflineScanResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfflineScanResult'] = ResolversParentTypes['OfflineScanResult']> = {
  beacon?: Resolver<Maybe<ResolversTypes['Beacon']>, ParentType, ContextType>;
  firstForUser?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nonce?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ScanReason']>, ParentType, ContextType>;
  scannedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ScanStatus'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PopularBeaconResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PopularBeacon'] = ResolversParentTypes['PopularBeacon']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  beaconId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cityId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['BeaconType'], ParentType, ContextType>;
};

export type QrTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QrToken'] = ResolversParentTypes['QrToken']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxUses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rotateAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['QrTokenScope'], ParentType, ContextType>;
  signed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['QrTokenStatus'], ParentType, ContextType>;
  use?: Resolver<ResolversTypes['QrTokenUse'], ParentType, ContextType>;
  uses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QrTokenConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QrTokenConnection'] = ResolversParentTypes['QrTokenConnection']> = {
  edges?: Resolver<Array<ResolversTypes['QrTokenEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['QrToken']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type QrTokenEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QrTokenEdge'] = ResolversParentTypes['QrTokenEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['QrToken'], ParentType, ContextType>;
};

export type QrTokenScopeResolvers = { CHECK_IN: 'check_in', EXPERIENCE: 'experience', LISTING_PROOF: 'listing_proof', STAFF: 'staff' };

export type QrTokenStatusResolvers = { ACTIVE: 'active', EXPIRED: 'expired', REVOKED: 'revoked' };

export type QrTokenUseResolvers = { MULTI: 'multi', ROTATING: 'rotating', SINGLE: 'single' };

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  beacon?: Resolver<Maybe<ResolversTypes['Beacon']>, ParentType, ContextType, RequireFields<QueryBeaconArgs, 'id'>>;
  beaconReviewQueue?: Resolver<Maybe<ResolversTypes['BeaconConnection']>, ParentType, ContextType, Partial<QueryBeaconReviewQueueArgs>>;
  beaconScans?: Resolver<Maybe<ResolversTypes['ScanConnection']>, ParentType, ContextType, RequireFields<QueryBeaconScansArgs, 'beaconId'>>;
  beaconStats?: Resolver<Maybe<ResolversTypes['BeaconStats']>, ParentType, ContextType, RequireFields<QueryBeaconStatsArgs, 'beaconId'>>;
  cities?: Resolver<Maybe<Array<ResolversTypes['City']>>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['City']>, ParentType, ContextType, RequireFields<QueryCityArgs, 'id'>>;
  cityHeatMap?: Resolver<Maybe<Array<ResolversTypes['CityHeat']>>, ParentType, ContextType>;
  contentRulesets?: Resolver<Maybe<Array<ResolversTypes['ContentRuleset']>>, ParentType, ContextType>;
  evidenceChain?: Resolver<Maybe<Array<ResolversTypes['EvidenceRecord']>>, ParentType, ContextType, RequireFields<QueryEvidenceChainArgs, 'beaconId' | 'userId'>>;
  hiddenPosts?: Resolver<Maybe<ResolversTypes['BeaconPostConnection']>, ParentType, ContextType, Partial<QueryHiddenPostsArgs>>;
  liveBeacons?: Resolver<Maybe<ResolversTypes['BeaconConnection']>, ParentType, ContextType, Partial<QueryLiveBeaconsArgs>>;
  myBeacons?: Resolver<Maybe<ResolversTypes['BeaconConnection']>, ParentType, ContextType, Partial<QueryMyBeaconsArgs>>;
  myTicketListings?: Resolver<Maybe<ResolversTypes['TicketListingConnection']>, ParentType, ContextType, Partial<QueryMyTicketListingsArgs>>;
  myTickets?: Resolver<Maybe<ResolversTypes['TicketConnection']>, ParentType, ContextType, Partial<QueryMyTicketsArgs>>;
  nightPulse?: Resolver<Maybe<Array<ResolversTypes['CityPulse']>>, ParentType, ContextType, RequireFields<QueryNightPulseArgs, 'cityId'>>;
  offlineKeys?: Resolver<Maybe<Array<ResolversTypes['OfflineKey']>>, ParentType, ContextType>;
  popularBeacons?: Resolver<Maybe<Array<ResolversTypes['PopularBeacon']>>, ParentType, ContextType, Partial<QueryPopularBeaconsArgs>>;
  post?: Resolver<Maybe<ResolversTypes['BeaconPost']>, ParentType, ContextType, RequireFields<QueryPostArgs, 'id'>>;
  ticketListing?: Resolver<Maybe<ResolversTypes['TicketListing']>, ParentType, ContextType, RequireFields<QueryTicketListingArgs, 'id'>>;
  ticketListingReviewQueue?: Resolver<Maybe<ResolversTypes['TicketListingConnection']>, ParentType, ContextType, Partial<QueryTicketListingReviewQueueArgs>>;
};

export type RecordBeaconViewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordBeaconViewPayload'] = ResolversParentTypes['RecordBeaconViewPayload']> = {
  counted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RenewOfflineKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenewOfflineKeyPayload'] = ResolversParentTypes['RenewOfflineKeyPayload']> = {
  keys?: Resolver<Array<ResolversTypes['OfflineKey']>, ParentType, ContextType>;
};

export type RevokeQrTokenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeQrTokenPayload'] = ResolversParentTypes['RevokeQrTokenPayload']> = {
  qrToken?: Resolver<ResolversTypes['QrToken'], ParentType, ContextType>;
};

export type RevokeQrTokensPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeQrTokensPayload'] = ResolversParentTypes['RevokeQrTokensPayload']> = {
  revoked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scan'] = ResolversParentTypes['Scan']> = {
  firstForUser?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offline?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ScanReason']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  scannedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  scannedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  scope?: Resolver<Maybe<ResolversTypes['QrTokenScope']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ScanStatus'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  voidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ScanBeaconPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScanBeaconPayload'] = ResolversParentTypes['ScanBeaconPayload']> = {
  beacon?: Resolver<Maybe<ResolversTypes['Beacon']>, ParentType, ContextType>;
  firstForUser?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ScanReason']>, ParentType, ContextType>;
  scannedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ScanStatus'], ParentType, ContextType>;
};

export type ScanConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScanConnection'] = ResolversParentTypes['ScanConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScanEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Scan']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScanEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScanEdge'] = ResolversParentTypes['ScanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Scan'], ParentType, ContextType>;
};

export type ScanReasonResolvers = { ALREADY_SCANNED: 'ALREADY_SCANNED', BEACON_NOT_LIVE: 'BEACON_NOT_LIVE', CLOCK_OFF: 'CLOCK_OFF', EXHAUSTED: 'EXHAUSTED', EXPIRED: 'EXPIRED', NOT_STAFF: 'NOT_STAFF', REVOKED: 'REVOKED', TOO_LATE: 'TOO_LATE', UNKNOWN_TOKEN: 'UNKNOWN_TOKEN', WRONG_BEACON: 'WRONG_BEACON' };

export type ScanStatusResolvers = { DUPLICATE: 'duplicate', EXPIRED: 'expired', INVALID: 'invalid', REVOKED: 'revoked', VALID: 'valid' };

export type TicketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket']> = {
  acquiredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  beacon?: Resolver<Maybe<ResolversTypes['Beacon']>, ParentType, ContextType>;
  listing?: Resolver<Maybe<ResolversTypes['TicketListing']>, ParentType, ContextType>;
};

export type TicketConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketConnection'] = ResolversParentTypes['TicketConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TicketEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TicketEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketEdge'] = ResolversParentTypes['TicketEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type TicketListingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketListing'] = ResolversParentTypes['TicketListing'], FederationReferenceType extends FederationReferenceTypes['TicketListing'] = FederationReferenceTypes['TicketListing']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TicketListing']> | FederationReferenceType, FederationReferenceType, ContextType>;
  beacon?: Resolver<Maybe<ResolversTypes['Beacon']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidenceRequired?: Resolver<ResolversTypes['EvidenceRequirement'], ParentType, ContextType>;
  faceValue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  proofPost?: Resolver<Maybe<ResolversTypes['BeaconPost']>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rejectionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reviewNotes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seller?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TicketListingStatus'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TicketListingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketListingConnection'] = ResolversParentTypes['TicketListingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TicketListingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TicketListing']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TicketListingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketListingEdge'] = ResolversParentTypes['TicketListingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TicketListing'], ParentType, ContextType>;
};

export type TicketListingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketListingPayload'] = ResolversParentTypes['TicketListingPayload']> = {
  listing?: Resolver<ResolversTypes['TicketListing'], ParentType, ContextType>;
};

export type TicketListingStatusResolvers = { DRAFT: 'draft', LIVE: 'live', PENDING_REVIEW: 'pending_review', REMOVED: 'removed', SOLD: 'sold' };

export type UploadOfflineScansPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadOfflineScansPayload'] = ResolversParentTypes['UploadOfflineScansPayload']> = {
  results?: Resolver<Array<ResolversTypes['OfflineScanResult']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type VoidScanPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VoidScanPayload'] = ResolversParentTypes['VoidScanPayload']> = {
  scan?: Resolver<ResolversTypes['Scan'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Beacon?: BeaconResolvers<ContextType>;
  BeaconConnection?: BeaconConnectionResolvers<ContextType>;
  BeaconEdge?: BeaconEdgeResolvers<ContextType>;
  BeaconPayload?: BeaconPayloadResolvers<ContextType>;
  BeaconPost?: BeaconPostResolvers<ContextType>;
  BeaconPostConnection?: BeaconPostConnectionResolvers<ContextType>;
  BeaconPostEdge?: BeaconPostEdgeResolvers<ContextType>;
  BeaconPostPayload?: BeaconPostPayloadResolvers<ContextType>;
  BeaconPostStatus?: BeaconPostStatusResolvers;
  BeaconPostType?: BeaconPostTypeResolvers;
  BeaconStaffConnection?: BeaconStaffConnectionResolvers<ContextType>;
  BeaconStaffEdge?: BeaconStaffEdgeResolvers<ContextType>;
  BeaconStaffMember?: BeaconStaffMemberResolvers<ContextType>;
  BeaconStaffPayload?: BeaconStaffPayloadResolvers<ContextType>;
  BeaconStats?: BeaconStatsResolvers<ContextType>;
  BeaconStatus?: BeaconStatusResolvers;
  BeaconTotals?: BeaconTotalsResolvers<ContextType>;
  BeaconType?: BeaconTypeResolvers;
  City?: CityResolvers<ContextType>;
  CityHeat?: CityHeatResolvers<ContextType>;
  CityPulse?: CityPulseResolvers<ContextType>;
  ContentFlag?: ContentFlagResolvers<ContextType>;
  ContentRuleset?: ContentRulesetResolvers<ContextType>;
  ContentRulesetPayload?: ContentRulesetPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Evidence?: EvidenceResolvers<ContextType>;
  EvidencePayload?: EvidencePayloadResolvers<ContextType>;
  EvidenceRecord?: EvidenceRecordResolvers<ContextType>;
  EvidenceRequirement?: EvidenceRequirementResolvers;
  EvidenceType?: EvidenceTypeResolvers;
  EvidenceVisibility?: EvidenceVisibilityResolvers;
  HostType?: HostTypeResolvers;
  MintQrTokenPayload?: MintQrTokenPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OfflineKey?: OfflineKeyResolvers<ContextType>;
  OfflineScanResult?: OfflineScanResultResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PopularBeacon?: PopularBeaconResolvers<ContextType>;
  QrToken?: QrTokenResolvers<ContextType>;
  QrTokenConnection?: QrTokenConnectionResolvers<ContextType>;
  QrTokenEdge?: QrTokenEdgeResolvers<ContextType>;
  QrTokenScope?: QrTokenScopeResolvers;
  QrTokenStatus?: QrTokenStatusResolvers;
  QrTokenUse?: QrTokenUseResolvers;
  Query?: QueryResolvers<ContextType>;
  RecordBeaconViewPayload?: RecordBeaconViewPayloadResolvers<ContextType>;
  RenewOfflineKeyPayload?: RenewOfflineKeyPayloadResolvers<ContextType>;
  RevokeQrTokenPayload?: RevokeQrTokenPayloadResolvers<ContextType>;
  RevokeQrTokensPayload?: RevokeQrTokensPayloadResolvers<ContextType>;
  Scan?: ScanResolvers<ContextType>;
  ScanBeaconPayload?: ScanBeaconPayloadResolvers<ContextType>;
  ScanConnection?: ScanConnectionResolvers<ContextType>;
  ScanEdge?: ScanEdgeResolvers<ContextType>;
  ScanReason?: ScanReasonResolvers;
  ScanStatus?: ScanStatusResolvers;
  Ticket?: TicketResolvers<ContextType>;
  TicketConnection?: TicketConnectionResolvers<ContextType>;
  TicketEdge?: TicketEdgeResolvers<ContextType>;
  TicketListing?: TicketListingResolvers<ContextType>;
  TicketListingConnection?: TicketListingConnectionResolvers<ContextType>;
  TicketListingEdge?: TicketListingEdgeResolvers<ContextType>;
  TicketListingPayload?: TicketListingPayloadResolvers<ContextType>;
  TicketListingStatus?: TicketListingStatusResolvers;
  UploadOfflineScansPayload?: UploadOfflineScansPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  VoidScanPayload?: VoidScanPayloadResolvers<ContextType>;
};

