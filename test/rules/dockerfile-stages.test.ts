import { circularStage } from '../../server/src/rules/dockerfile/base-images/circular-stage.ts'
import { fromAsCasing } from '../../server/src/rules/dockerfile/base-images/from-as-casing.ts'
import { fromAsInvalid } from '../../server/src/rules/dockerfile/base-images/from-as-invalid.ts'
import { fromPlatformConstant } from '../../server/src/rules/dockerfile/base-images/from-platform-constant.ts'
import { fromPlatformRedundant } from '../../server/src/rules/dockerfile/base-images/from-platform-redundant.ts'
import { stageNameCasing } from '../../server/src/rules/dockerfile/base-images/stage-name-casing.ts'
import { stageNameDuplicate } from '../../server/src/rules/dockerfile/base-images/stage-name-duplicate.ts'
import { stageNameInvalid } from '../../server/src/rules/dockerfile/base-images/stage-name-invalid.ts'
import { stageNameReserved } from '../../server/src/rules/dockerfile/base-images/stage-name-reserved.ts'
import { unusedStage } from '../../server/src/rules/dockerfile/base-images/unused-stage.ts'
import { checkContextRows } from '../harness/build-context.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [stageNameDuplicate, 'finds each but the first', 'FROM a:1 AS x\nFROM a:1 AS «X»\nFROM a:1 AS «x»\n'],
  [stageNameDuplicate, 'is silent about an image of that name', 'FROM x AS x\nFROM x AS y\n'],
  [stageNameDuplicate, 'is silent about stages without names', 'FROM a:1\nFROM a:1\n'],

  [stageNameInvalid, 'finds a symbol', 'FROM a:1 AS «a/b»\n'],
  [stageNameInvalid, 'finds an underscore at the beginning', 'FROM a:1 AS «_a»\n'],
  [stageNameInvalid, 'is silent about upper case, dots and dashes', 'FROM a:1 AS Build_1.2-x\n'],

  [stageNameReserved, 'finds it in any case', 'FROM a:1 AS «Scratch»\n'],
  [stageNameReserved, 'is silent about the empty image', 'FROM scratch\n'],
  [stageNameReserved, 'is silent about names that begin like that', 'FROM a:1 AS context-1\n'],

  [stageNameCasing, 'is silent about lower case', 'FROM a:1 AS build\n'],
  [stageNameCasing, 'is silent where only the use is in upper case', 'FROM a:1 AS build\nFROM BUILD\n'],
  [stageNameCasing, 'finds the name behind any spelling of AS', 'FROM a:1 as «Build»\n'],

  [fromAsCasing, 'finds mixed case', 'FROM a:1 «As» b\n'],
  [fromAsCasing, 'is silent behind mixed case', 'From a:1 as b\n'],
  [fromAsCasing, 'is silent about another word', 'FROM a:1 x b\n'],

  [fromAsInvalid, 'is silent about AS in any case', 'FROM a:1 aS b\n'],
  [fromAsInvalid, 'is silent about two words', 'FROM a:1 b\n'],
  [fromAsInvalid, 'is silent about four words', 'FROM a:1 x b c\n'],
  [fromAsInvalid, 'is silent about a variable', 'FROM a:1 $X b\n'],

  [fromPlatformRedundant, 'finds braces', 'FROM --platform=«${TARGETPLATFORM}» a:1\n'],
  [
    fromPlatformRedundant,
    'is silent about an ARG of that name',
    'ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM a:1\n',
  ],
  [fromPlatformRedundant, 'is silent about a default', 'FROM --platform=${TARGETPLATFORM:-linux/amd64} a:1\n'],

  [fromPlatformConstant, 'finds it in quotes', 'FROM --platform=«"linux/amd64"» a:1\n'],
  [
    fromPlatformConstant,
    'is silent about a stage for that architecture',
    'FROM --platform=linux/arm64 a:1 AS build-arm64\n',
  ],
  [fromPlatformConstant, 'is silent about a stage for that system', 'FROM --platform=windows/amd64 a:1 AS windows\n'],
  [
    fromPlatformConstant,
    'is silent about variables',
    'ARG P=linux/amd64\nFROM --platform=$P a:1\nFROM --platform=$BUILDPLATFORM a:1\n',
  ],

  [circularStage, 'finds a stage that copies from itself', 'FROM a:1 AS x\nCOPY --from=«x» / /\n'],
  [circularStage, 'finds numbers', 'FROM a:1\nCOPY --from=«1» / /\nFROM b:1\nCOPY --from=0 / /\n'],
  [circularStage, 'finds mounts', 'FROM a:1 AS x\nRUN --mount=type=bind,from=«y»,target=/y a\nFROM x AS y\n'],
  [
    circularStage,
    'finds a long way',
    'FROM a:1 AS x\nCOPY --from=«z» / /\nFROM x AS y\nFROM scratch AS z\nCOPY --from=y / /\n',
  ],
  [
    circularStage,
    'is silent about a later stage that needs nothing',
    'FROM a:1 AS x\nCOPY --from=y / /\nFROM b:1 AS y\n',
  ],
  [circularStage, 'is silent about an image of the same name', 'FROM x AS x\n'],
  [circularStage, 'is silent about a variable', 'FROM a:1 AS x\nCOPY --from=$X / /\nFROM x AS y\n'],

  [unusedStage, 'finds a stage without a name', 'FROM «a:1»\nFROM b:1\n'],
  [unusedStage, 'is silent about numbers', 'FROM a:1\nFROM b:1\nCOPY --from=0 / /\n'],
  [unusedStage, 'is silent about what an unused stage uses', 'FROM a:1 AS x\nFROM x AS «y»\nFROM b:1\n'],
  [unusedStage, 'is silent about an image for development', 'FROM a:1 AS x\nCMD ["b"]\nFROM a:1\n'],
  [unusedStage, 'is silent about triggers', 'FROM a:1 AS x\nFROM b:1\nONBUILD COPY --from=x / /\n'],
  [unusedStage, 'is silent where a variable may name it', 'ARG X\nFROM a:1 AS x\nFROM $X\n'],
  [unusedStage, 'is silent about copies from a variable', 'FROM a:1 AS x\nFROM b:1\nCOPY --from=$X / /\n'],
])

checkFixes([
  [fromPlatformRedundant, 'leaves other words', 'FROM --platform=$TARGETPLATFORM  a:1 AS b\n', 'FROM  a:1 AS b\n'],
  [
    stageNameReserved,
    'renames what copies',
    'FROM a:1 AS context\nFROM b:1\nCOPY --from=Context / /\n',
    'FROM a:1 AS context-stage\nFROM b:1\nCOPY --from=context-stage / /\n',
  ],
  [stageNameCasing, 'renames what is in quotes', 'FROM a:1 AS Build\nFROM Build\n', 'FROM a:1 AS build\nFROM build\n'],
])

const twoImages = 'FROM a:1 AS dev\nRUN a\nFROM a:1\nCOPY b /c\n'

checkContextRows([
  [
    unusedStage,
    'is silent about one that a Compose file builds',
    { Dockerfile: twoImages, 'compose.yaml': 'services: {web: {build: {context: ., target: dev}}}\n' },
  ],
  [
    unusedStage,
    'is silent where a variable may name it',
    { Dockerfile: twoImages, 'compose.yaml': 'services: {web: {build: {context: ., target: "${STAGE}"}}}\n' },
  ],
  [
    unusedStage,
    'finds one beside the one that a Compose file builds',
    {
      Dockerfile: twoImages.replace('dev', '«old»'),
      'compose.yaml': 'services: {web: {build: {context: ., target: dev}}}\n',
    },
  ],
])
