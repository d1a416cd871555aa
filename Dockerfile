# One Dockerfile for all processes: docker build --build-arg SERVICE=nightlife -t hotmess/nightlife .
# SERVICE is gateway, nightlife, safety, commerce, identity, music, or local (mail inbox, seed and operators' commands).
ARG NODE_IMAGE=node:24-bookworm-slim

# The production dependencies of one workspace package. Only manifests are here, so sources do not install anew.
FROM ${NODE_IMAGE} AS dependencies
ARG SERVICE
WORKDIR /app
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY bench/package.json bench/
COPY gateway/package.json gateway/
COPY packages/local/package.json packages/local/
COPY packages/shared/package.json packages/shared/
COPY services/commerce/package.json services/commerce/
COPY services/identity/package.json services/identity/
COPY services/music/package.json services/music/
COPY services/nightlife/package.json services/nightlife/
COPY services/safety/package.json services/safety/
ENV CI=true
# The workspace itself goes into the image: `pnpm deploy` would put our .ts files into node_modules, where Node does not
# strip types. What only editors and debuggers read stays out; it is half of the size.
RUN --mount=type=cache,id=hotmess-pnpm,target=/pnpm \
    test -n "$SERVICE" || { echo "Say which: --build-arg SERVICE=nightlife" >&2; exit 1; } \
 && npx --yes "$(node -p "require('./package.json').packageManager")" install --prod --frozen-lockfile \
      --filter-prod "@hotmess/${SERVICE}..." --store-dir /pnpm/store --package-import-method copy --reporter append-only \
 && find . -path '*/node_modules/*' -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \
      -o -name '*.md' -o -name '*.tsbuildinfo' -o -name '*.flow' \) -delete

# The sources of that package and of those that it stands on.
FROM dependencies AS app
COPY packages packages
COPY services services
COPY gateway gateway
RUN set -eu; \
    case "$SERVICE" in \
      gateway) rm -rf services packages/local bench; entry=gateway/src/main.ts ;; \
      local) rm -rf gateway bench; entry=packages/local/src/mail/main.ts ;; \
      *) mv "services/$SERVICE" kept; rm -rf services gateway packages/local bench; mkdir services; mv kept "services/$SERVICE"; \
         entry="services/$SERVICE/src/main.ts" ;; \
    esac; \
    ln -s "$entry" main.ts; \
    ln -s packages/shared/src/migrate/main.ts migrate.ts; \
    rm pnpm-lock.yaml
# Compiled code comes along, so that a container starts in half of the processor time. With a port that is none the
# process loads everything, says so and ends.
ENV NODE_COMPILE_CACHE=/app/.compile-cache
RUN PORT=none node main.ts >/tmp/start 2>&1; grep -q 'environment is not complete' /tmp/start || { cat /tmp/start >&2; exit 1; }; \
    node migrate.ts >/dev/null 2>&1; node packages/shared/src/healthcheck/main.ts >/dev/null 2>&1; test -d "$NODE_COMPILE_CACHE"; \
    mkdir /state

FROM ${NODE_IMAGE}
ARG SERVICE
ARG VERSION=0.0.0-dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="hotmess-${SERVICE}" \
      org.opencontainers.image.description="HOTMESS OS: ${SERVICE}" \
      org.opencontainers.image.vendor="HOTMESS" \
      org.opencontainers.image.licenses="LicenseRef-Proprietary" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production TZ=UTC HOST=0.0.0.0 PORT=4000 NODE_COMPILE_CACHE=/app/.compile-cache
WORKDIR /app
# Owned by root: the process can read its code and change nothing of it.
COPY --from=app /app ./
# A volume that is mounted here belongs to the process; only the stand-in of Stripe has one.
COPY --from=app --chown=1000:1000 /state /state
USER 1000:1000
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "packages/shared/src/healthcheck/main.ts"]
# Node is the first process and handles the signals itself; no shell and no package manager stands between.
ENTRYPOINT ["node"]
CMD ["--max-semi-space-size=8", "main.ts"]
