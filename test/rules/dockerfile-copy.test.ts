import { addArchiveImplicitExtract } from '../../server/src/rules/dockerfile/copy/add-archive-implicit-extract.ts'
import { addRemoteWithoutChecksum } from '../../server/src/rules/dockerfile/copy/add-remote-without-checksum.ts'
import { cacheOrderDependencies } from '../../server/src/rules/dockerfile/copy/cache-order-dependencies.ts'
import { copyArchiveThenExtract } from '../../server/src/rules/dockerfile/copy/copy-archive-then-extract.ts'
import { copyDestSlash } from '../../server/src/rules/dockerfile/copy/copy-dest-slash.ts'
import { copyFromIndex } from '../../server/src/rules/dockerfile/copy/copy-from-index.ts'
import { copyFromSelf } from '../../server/src/rules/dockerfile/copy/copy-from-self.ts'
import { copyFromUnknownStage } from '../../server/src/rules/dockerfile/copy/copy-from-unknown-stage.ts'
import { copyOutsideContext } from '../../server/src/rules/dockerfile/copy/copy-outside-context.ts'
import { copyRelativeNoWorkdir } from '../../server/src/rules/dockerfile/copy/copy-relative-no-workdir.ts'
import { copyVcsOrCacheDir } from '../../server/src/rules/dockerfile/copy/copy-vcs-or-cache-dir.ts'
import { copyWholeFilesystem } from '../../server/src/rules/dockerfile/copy/copy-whole-filesystem.ts'
import { onbuildCopy } from '../../server/src/rules/dockerfile/copy/onbuild-copy.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [
    cacheOrderDependencies,
    'finds each way of a project',
    'FROM a:1\nCOPY . .\nRUN «yarn --immutable» && «pip3 install -r a/b.txt»\nRUN apk add x && «go mod download»\n',
  ],
  [
    cacheOrderDependencies,
    'finds it once in a stage',
    'FROM a:1\nCOPY . .\nRUN «npm i» && npm i\nRUN npm i\nFROM a:1\nCOPY ./ /b/\nRUN «npm i»\n',
  ],
  [cacheOrderDependencies, 'finds it in another folder', 'FROM a:1\nCOPY . .\nRUN cd web && «npm ci»\n'],
  [
    cacheOrderDependencies,
    'finds commands that are no package managers',
    'FROM a:1\nCOPY . .\nRUN «dotnet restore» && «mvn -B dependency:go-offline» && «poetry install»\n',
  ],
  [
    cacheOrderDependencies,
    'is silent where the manifest came first',
    'FROM a:1\nCOPY package*.json ./\nCOPY . .\nRUN npm ci\n',
  ],
  [
    cacheOrderDependencies,
    'is silent where it came in another stage',
    'FROM a:1 AS b\nCOPY go.mod ./\nFROM b\nCOPY . .\nRUN go mod download\n',
  ],
  [cacheOrderDependencies, 'is silent where it may have come', 'FROM a:1\nARG F\nCOPY $F ./\nCOPY . .\nRUN npm ci\n'],
  [
    cacheOrderDependencies,
    'is silent where they are installed before',
    'FROM a:1\nRUN --mount=type=bind,target=. npm ci\nCOPY . .\nRUN npm ci --omit=dev\n',
  ],
  [
    cacheOrderDependencies,
    'is silent about mounts',
    'FROM a:1\nCOPY . .\nRUN --mount=type=bind,source=x,target=y npm ci\n',
  ],
  [
    cacheOrderDependencies,
    'is silent about packages by name',
    'FROM a:1\nCOPY . .\nRUN npm i -g pm2 && npm i express && pip install . && pip install -r a.txt ./b\n',
  ],
  [
    cacheOrderDependencies,
    'is silent about other commands',
    'FROM a:1\nCOPY . .\nRUN yarn build && mvn package && go build && bundle exec x\n',
  ],
  [cacheOrderDependencies, 'is silent about a branch', 'FROM a:1\nCOPY . .\nRUN if [ -f x ]; then npm ci; fi\n'],
  [cacheOrderDependencies, 'is silent about parts of the context', 'FROM a:1\nCOPY src .\nRUN npm ci\n'],
  [cacheOrderDependencies, 'is silent about an order that is right', 'FROM a:1\nRUN npm ci\nCOPY . .\n'],

  [addArchiveImplicitExtract, 'finds patterns', 'FROM a:1\nADD «a/*.tar.gz» b «c.TGZ» /d/\n'],
  [addArchiveImplicitExtract, 'is silent about other files', 'FROM a:1\nADD a.zip b.gz tar /d/\n'],
  [addArchiveImplicitExtract, 'is silent about addresses', 'FROM a:1\nADD https://a.com/b.tar.gz /d/\n'],
  [addArchiveImplicitExtract, 'is silent where a flag says it', 'FROM a:1\nADD --unpack=false a.tar /d/\n'],
  [addArchiveImplicitExtract, 'is silent about base images', 'FROM scratch\nADD rootfs.tar.xz /\n'],
  [addArchiveImplicitExtract, 'is silent about a variable', 'FROM a:1\nARG V\nADD a-$V.tar b.tar $V\n'],

  [copyArchiveThenExtract, 'finds a file under another name', 'FROM a:1\nCOPY «a.tgz» /b\nRUN tar xf /b\n'],
  [
    copyArchiveThenExtract,
    'finds it in the working folder',
    'FROM a:1\nWORKDIR /w\nCOPY «a.tar» .\nRUN tar -xvf a.tar\n',
  ],
  [
    copyArchiveThenExtract,
    'finds it among others',
    'FROM a:1\nCOPY x «a.tar» b.tar /c/\nRUN x && tar xf /c/a.tar; y\n',
  ],
  [
    copyArchiveThenExtract,
    'is silent about a branch',
    'FROM a:1\nCOPY a.tar /b/\nRUN if x; then tar xf /b/a.tar; fi\n',
  ],
  [
    copyArchiveThenExtract,
    'is silent about another file',
    'FROM a:1\nCOPY a.tar /b/\nRUN tar xf /c/a.tar && tar xf a.tar\n',
  ],
  [
    copyArchiveThenExtract,
    'is silent about another folder',
    'FROM a:1\nWORKDIR /w\nCOPY a.tar .\nRUN cd /x && tar xf a.tar\n',
  ],
  [copyArchiveThenExtract, 'is silent about other formats', 'FROM a:1\nCOPY a.zip /b/\nRUN unzip /b/a.zip\n'],
  [copyArchiveThenExtract, 'is silent about stages', 'FROM a:1\nCOPY --from=b a.tar /b/\nRUN tar xf /b/a.tar\n'],
  [
    copyArchiveThenExtract,
    'is silent about packing',
    'FROM a:1\nCOPY a.tar /b/\nRUN tar -cf /b/a.tar . && tar tf /b/a.tar\n',
  ],
  [copyArchiveThenExtract, 'is silent about a variable', 'FROM a:1\nARG V\nCOPY a.tar $V\nRUN tar xf /a.tar\n'],
  [
    copyArchiveThenExtract,
    'is silent about another stage',
    'FROM a:1\nCOPY a.tar /b/\nFROM c:1\nRUN tar xf /b/a.tar\n',
  ],

  [addRemoteWithoutChecksum, 'finds several', 'FROM a:1\nADD «http://a.com/b» c «https://a.com/d» /e/\n'],
  [addRemoteWithoutChecksum, 'is silent about repositories', 'FROM a:1\nADD https://a.com/b.git#v1 /c\n'],
  [addRemoteWithoutChecksum, 'is silent about a variable', 'FROM a:1\nARG URL\nADD $URL /c\n'],
  [
    addRemoteWithoutChecksum,
    'is silent about checksums',
    'FROM a:1\nARG SUM\nADD --checksum=$SUM https://a.com/b /c\n',
  ],

  [copyDestSlash, 'finds the form of JSON', 'FROM a:1\nCOPY ["a b", "c", «"/d"»]\n'],
  [copyDestSlash, 'finds a heredoc among the sources', 'FROM a:1\nCOPY <<EOF a «/d»\nb\nEOF\n'],
  [copyDestSlash, 'is silent about one pattern', 'FROM a:1\nCOPY target/*.jar /app.jar\n'],
  [copyDestSlash, 'is silent about folders', 'FROM a:1\nCOPY a b .\nCOPY a b ./\nCOPY a b ..\n'],
  [copyDestSlash, 'is silent about a variable', 'FROM a:1\nARG D\nCOPY a b $D\nCOPY a $D /e\n'],

  [copyFromIndex, 'finds stages without a name', 'FROM a:1\nFROM b:1\nCOPY --from=«0» /a /b\n'],
  [copyFromIndex, 'is silent about names', 'FROM a:1 AS c\nFROM b:1\nCOPY --from=c /a /b\n'],
  [copyFromIndex, 'is silent about numbers of no stage', 'FROM a:1\nFROM b:1\nCOPY --from=5 /a /b\n'],

  [copyFromSelf, 'finds numbers', 'FROM a:1\nCOPY --from=«0» /a /b\n'],
  [copyFromSelf, 'finds another case', 'FROM a:1 AS b\nCOPY --from=«B» /a /b\n'],
  [
    copyFromSelf,
    'is silent where an earlier stage has the name',
    'FROM a:1 AS b\nFROM c:1 AS b\nCOPY --from=b /a /b\n',
  ],
  [copyFromSelf, 'is silent in triggers', 'FROM a:1 AS b\nONBUILD COPY --from=b /a /b\n'],

  [copyOutsideContext, 'finds what goes up later', 'FROM a:1\nADD «a/../../b» c /d/\n'],
  [copyOutsideContext, 'is silent about what stays inside', 'FROM a:1\nCOPY a/../b ./c ..d /e/\n'],
  [copyOutsideContext, 'is silent about other stages', 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b ../a /b\n'],
  [copyOutsideContext, 'is silent about addresses', 'FROM a:1\nADD https://a.com/../../b /c\n'],

  [copyVcsOrCacheDir, 'finds a path and a slash', 'FROM a:1\nCOPY «web/node_modules» «./.aws/» /a/\n'],
  [copyVcsOrCacheDir, 'is silent about builders', 'FROM a:1 AS b\nCOPY .git .git\nFROM c:1\n'],
  [copyVcsOrCacheDir, 'is silent about other stages', 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b /a/node_modules /a/\n'],
  [copyVcsOrCacheDir, 'is silent about files of that kind', 'FROM a:1\nCOPY .gitignore .git/HEAD /a/\n'],

  [copyWholeFilesystem, 'finds patterns', 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b «/*» /\n'],
  [copyWholeFilesystem, 'is silent into an empty image', 'FROM a:1 AS b\nFROM scratch\nCOPY --from=b / /\n'],
  [copyWholeFilesystem, 'is silent about what was empty', 'FROM scratch AS b\nFROM c:1\nCOPY --from=b / /\n'],
  [copyWholeFilesystem, 'is silent about folders', 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b / /rootfs\n'],

  [onbuildCopy, 'finds ADD', 'FROM a:1\nONBUILD «ADD» a b\n'],
  [onbuildCopy, 'is silent about other stages', 'FROM a:1\nONBUILD COPY --from=b a b\n'],
  [onbuildCopy, 'is silent about other instructions', 'FROM a:1\nCOPY a b\nONBUILD RUN c\n'],

  [copyFromUnknownStage, 'finds a number', 'FROM a:1\nFROM b:1\nCOPY --from=«7» /a /b\n'],
  [copyFromUnknownStage, 'is silent about images', 'FROM a:1 AS build\nFROM b:1\nCOPY --from=composer /a /b\n'],
  [
    copyFromUnknownStage,
    'is silent about images with a tag',
    'FROM a:1 AS builder\nFROM b:1\nCOPY --from=buildre:1 /a /b\n',
  ],
  [
    copyFromUnknownStage,
    'is silent about later stages',
    'FROM a:1 AS builder\nCOPY --from=buildre /a /b\nFROM b:1 AS buildre\n',
  ],

  [copyRelativeNoWorkdir, 'finds the first alone', 'FROM node:24\nCOPY a «b»\nCOPY c d\n'],
  [
    copyRelativeNoWorkdir,
    'finds it in a stage that is built from another',
    'FROM debian:13 AS a\nFROM a\nCOPY b «.»\n',
  ],
  [copyRelativeNoWorkdir, 'is silent behind WORKDIR', 'FROM node:24 AS a\nWORKDIR /a\nFROM a\nCOPY b .\n'],
  [copyRelativeNoWorkdir, 'is silent about other images', 'FROM golang:1.26\nCOPY a .\nFROM me/node:1\nCOPY a .\n'],
  [copyRelativeNoWorkdir, 'is silent about a variable', 'FROM node:24\nARG D\nCOPY a $D\nCOPY a /b\n'],
])

checkFixes([
  [
    cacheOrderDependencies,
    'names what is needed',
    'FROM a:1\nWORKDIR /w\nCOPY . /w\nRUN apk add x && pip install -r ./dev.txt -r b.txt\nRUN x\n',
    'FROM a:1\nWORKDIR /w\nCOPY ./dev.txt b.txt /w/\nRUN apk add x && pip install -r ./dev.txt -r b.txt\nCOPY . /w\nRUN x\n',
  ],
  [
    cacheOrderDependencies,
    'is not there where sources are built',
    'FROM a:1\nCOPY . .\nRUN npm ci && npm run build\n',
    'FROM a:1\nCOPY . .\nRUN npm ci && npm run build\n',
  ],
  [
    cacheOrderDependencies,
    'is not there where something is between',
    'FROM a:1\nCOPY . /w\nWORKDIR /w\nRUN npm ci\n',
    'FROM a:1\nCOPY . /w\nWORKDIR /w\nRUN npm ci\n',
  ],
  [
    cacheOrderDependencies,
    'is not there for another folder',
    'FROM a:1\nWORKDIR /v\nCOPY . /w\nRUN npm ci\n',
    'FROM a:1\nWORKDIR /v\nCOPY . /w\nRUN npm ci\n',
  ],
  [
    copyArchiveThenExtract,
    'unpacks into the working folder',
    'FROM a:1\nWORKDIR /w\nCOPY a.tar ./\nRUN tar xf a.tar\n',
    'FROM a:1\nWORKDIR /w\nADD a.tar /w/\n',
  ],
  [
    copyArchiveThenExtract,
    'is not there for parts of the paths',
    'FROM a:1\nCOPY a.tar /b/\nRUN tar xf /b/a.tar --strip-components=1\n',
    'FROM a:1\nCOPY a.tar /b/\nRUN tar xf /b/a.tar --strip-components=1\n',
  ],
  [
    copyArchiveThenExtract,
    'is not there where more is run',
    'FROM a:1\nCOPY a.tar /b/\nRUN tar xf /b/a.tar -C / && make\n',
    'FROM a:1\nCOPY a.tar /b/\nRUN tar xf /b/a.tar -C / && make\n',
  ],
  [copyDestSlash, 'keeps quotes of JSON', 'FROM a:1\nCOPY ["a", "b", "/d"]\n', 'FROM a:1\nCOPY ["a", "b", "/d/"]\n'],
  [
    copyFromIndex,
    'takes no name of two stages',
    'FROM a:1 AS b\nFROM c:1 AS b\nFROM d:1\nCOPY --from=0 /a /b\n',
    'FROM a:1 AS b\nFROM c:1 AS b\nFROM d:1\nCOPY --from=0 /a /b\n',
  ],
])
