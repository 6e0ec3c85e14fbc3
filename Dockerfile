# One image for every part: the command says which one runs (docker-compose.yml).
FROM node:22-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
# Keys and embedded stores; a volume that is mounted here takes over its owner.
RUN mkdir -p /data /entries /keys/gateway /keys/patients /keys/trusted \
  && chown -R node:node /data /entries /keys
ENV HOST=0.0.0.0 DATA_DIR=/data
USER node
ENTRYPOINT ["node", "bin/precision-graph"]
CMD ["--help"]
