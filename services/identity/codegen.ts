/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    User: '../user/rows.ts#ProfileRow',
    Me: '../user/rows.ts#MeRow',
    Account: '../account/rows.ts#AccountRow',
    Consent: '../consent/queries.ts#ConsentRow',
    ActiveSession: '../session/queries.ts#SessionRow',
    Passkey: '../passkey/queries.ts#PasskeyRow',
    ConsentDocument: '../consent/documents.ts#DocumentRow',
    StepUpPayload: '../sign-in/session.ts#SteppedUp',
    SignInPayload: '../sign-in/session.ts#SignedIn',
    XpBalance: '../xp/rows.ts#XpBalanceRow',
    XpEvent: '../xp/rows.ts#XpEventRow',
    XpAccount: '../xp/rows.ts#XpAccountRow',
    XpRule: '../xp-rule/rows.ts#XpRuleRow',
    LeaderboardEntry: '../leaderboard/queries.ts#LeaderboardRow',
    LeaderboardPlace: '../leaderboard/queries.ts#PlaceRow',
  },
};
