/** Which row each GraphQL type is resolved from; read by `npm run generate`. */
export const codegen = {
  mappers: {
    RadioShow: '../show/rows.ts#ShowRow',
    Airing: '../schedule-block/airing.ts#BlockAiring',
    NowPlaying: '../now-playing/on-air.ts#OnAir',
  },
};
