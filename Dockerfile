# The program, and the site of the dossier it stands beside, with nothing installed on the machine.
#   docker build --target program --tag briefings .        then:  docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/dossier" briefings check
#   docker build --target site --output site .             writes the site of this folder into site/
# The digest is that of the image for all processors; Dependabot proposes a newer one.
FROM python:3.11.16-slim-bookworm@sha256:a36c24f9cbdf4fd0f52d67f0823eeac19c2028c637cecc392d97f980d4fec56b AS program
ENV PYTHONDONTWRITEBYTECODE=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    HOME=/tmp
WORKDIR /program
COPY requirements.txt ./
RUN python -m pip install --require-hashes --requirement requirements.txt
COPY pyproject.toml README.md LICENSE NOTICE sbom.cdx.json mkdocs.yml ./
COPY generator generator
COPY .vscode .vscode
COPY theme theme
COPY docs/assets docs/assets
RUN --network=none python -m pip install --no-deps --no-build-isolation . \
    && install -d -o 10001 -g 10001 /dossier
USER 10001:10001
WORKDIR /dossier
ENTRYPOINT ["briefings"]
CMD ["--help"]

FROM program AS build
COPY --chown=10001:10001 mkdocs.yml ./
COPY --chown=10001:10001 theme theme
COPY --chown=10001:10001 docs docs
COPY --chown=10001:10001 briefings briefings
RUN --network=none briefings build && briefings verify site

FROM scratch AS site
COPY --from=build /dossier/site /
