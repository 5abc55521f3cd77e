# The binary, built with its dependencies in a layer of their own, so that a change of the code does not build them again.
FROM rust:1-bookworm AS build
WORKDIR /build
COPY Cargo.toml Cargo.lock ./
COPY benches benches
COPY training training
RUN mkdir -p src && echo 'fn main() {}' > src/main.rs && touch src/lib.rs \
    && cargo build --release --locked --bin copydesk && rm -rf src
COPY config config
COPY openapi.yaml ./
COPY src src
RUN touch src/main.rs src/lib.rs && cargo build --release --locked --bin copydesk

# One file on a small base, as a user that owns nothing.
FROM debian:bookworm-slim
COPY --from=build /build/target/release/copydesk /usr/local/bin/copydesk
ENV COPYDESK__SERVER__HOST=0.0.0.0
ENV COPYDESK__LOG__FORMAT=json
USER 65532:65532
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=5s CMD ["/usr/local/bin/copydesk", "health"]
ENTRYPOINT ["/usr/local/bin/copydesk"]
