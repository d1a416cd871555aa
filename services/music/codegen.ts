/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    RadioShow: '../show/rows.ts#ShowRow',
    ScheduleBlock: '../schedule-block/rows.ts#ScheduleBlockRow',
    ScheduleException: '../schedule-exception/rows.ts#ScheduleExceptionRow',
    Airing: '../schedule/rows.ts#AiringRow',
    NowPlaying: '../now-playing/on-air.ts#OnAir',
    NowPlayingOverride: '../now-playing/rows.ts#PastOverrideRow',
    Release: '../release/rows.ts#ReleaseRow',
    ReleaseTrack: '../release/rows.ts#TrackRow',
    UpcomingRelease: '../release/rows.ts#UpcomingRow',
  },
};
