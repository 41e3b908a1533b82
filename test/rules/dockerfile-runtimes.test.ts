import { multiStageRecommended } from '../../server/src/rules/dockerfile/base-images/multi-stage-recommended.ts'
import { osImagePlusRuntime } from '../../server/src/rules/dockerfile/base-images/os-image-plus-runtime.ts'
import { preferSlimBase } from '../../server/src/rules/dockerfile/base-images/prefer-slim-base.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [
    osImagePlusRuntime,
    'finds it in a builder',
    'FROM ubuntu:24.04 AS a\nRUN apt-get install -y «golang-go»\nFROM scratch\n',
  ],
  [osImagePlusRuntime, 'finds it in a heredoc', 'FROM fedora:43\nRUN <<EOF\ndnf install -y «php-fpm»\nEOF\n'],
  [
    osImagePlusRuntime,
    'finds several packages of one',
    'FROM alpine:3.22\nRUN apk add «nodejs» && apk add npm\nCMD ["node", "a"]\n',
  ],
  [osImagePlusRuntime, 'is silent about two', 'FROM debian:13\nRUN apt-get install -y nodejs nginx\n'],
  [
    osImagePlusRuntime,
    'is silent about what only helps',
    'FROM alpine:3.22\nRUN apk add python3 weechat\nCMD ["weechat"]\n',
  ],
  [osImagePlusRuntime, 'is silent about images of others', 'FROM acme/debian:13\nRUN apt-get install -y nodejs\n'],
  [osImagePlusRuntime, 'is silent about variables', 'FROM debian:13\nRUN apt-get install -y $PACKAGES\n'],
  [
    osImagePlusRuntime,
    'is silent about other packages',
    'FROM debian:13\nRUN apt-get install -y nginx-common nginx-extras python3-yaml\n',
  ],
  [osImagePlusRuntime, 'is silent about removals', 'FROM debian:13\nRUN apt-get remove -y nodejs\n'],

  [multiStageRecommended, 'finds a script of npm', 'FROM node:24\nRUN npm ci && «npm» run build\nCMD ["node", "a"]\n'],
  [multiStageRecommended, 'finds a wrapper', 'FROM gradle:8\nRUN «./gradlew» bootJar\nENTRYPOINT ["java"]\n'],
  [multiStageRecommended, 'finds a compiler', 'FROM gcc:15\nRUN «gcc» -o /a a.c\nCMD ["/a"]\n'],
  [multiStageRecommended, 'is silent about two stages', 'FROM gcc:15 AS b\nRUN gcc a.c\nFROM b\nCMD ["/a"]\n'],
  [multiStageRecommended, 'is silent about images for builds', 'FROM gcc:15\nRUN gcc a.c\n'],
  [multiStageRecommended, 'is silent about installations', 'FROM node:24\nRUN npm ci\nCMD ["node", "a"]\n'],
  [multiStageRecommended, 'is silent about an unknown image', 'ARG BASE\nFROM $BASE\nRUN go build\nCMD a\n'],

  [preferSlimBase, 'finds a base stage', 'FROM node:«24-bookworm» AS a\nFROM a\n'],
  [preferSlimBase, 'finds an ARG', 'ARG V=24\nFROM node:«$V»\n'],
  [preferSlimBase, 'is silent about builders', 'FROM node:24 AS a\nFROM node:24-slim\n'],
  [preferSlimBase, 'is silent about variants', 'FROM node:24-alpine\nFROM node:24-slim\n'],
  [preferSlimBase, 'is silent where tools are used', 'FROM python:3.13\nRUN curl -O https://a/b\n'],
  [
    preferSlimBase,
    'is silent where a compiler is installed',
    'FROM python:3.13\nRUN apt-get install -y build-essential\n',
  ],
  [
    preferSlimBase,
    'is silent about what cannot be read',
    'FROM python:3.13\nRUN ["python", "-c", "a"]\nRUN eval "$A"\n',
  ],
  [preferSlimBase, 'is silent about images of others', 'FROM acme/node:24\n'],
])

checkFixes([
  [
    osImagePlusRuntime,
    'takes the last line away',
    'FROM alpine:3.22\nRUN apk add \\\n    tini \\\n    python3\nCMD ["python3"]\n',
    'FROM python:3.13-alpine\nRUN apk add \\\n    tini\nCMD ["python3"]\n',
  ],
  [
    osImagePlusRuntime,
    'keeps the version of Java',
    'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y openjdk-17-jre-headless curl\n',
    'FROM eclipse-temurin:17-jre\nRUN apt-get update && apt-get install -y curl\n',
  ],
  [
    osImagePlusRuntime,
    'keeps what else is done',
    'FROM debian:13\nRUN apt-get install -y nodejs && a\n',
    'FROM node:24-slim\nRUN apt-get install -y nodejs && a\n',
  ],
  [
    osImagePlusRuntime,
    'keeps other installations of the line',
    'FROM alpine:3.22\nRUN apk add nodejs && apk add curl\n',
    'FROM node:24-alpine\nRUN apk add nodejs && apk add curl\n',
  ],
  [
    osImagePlusRuntime,
    'takes a line of two installations away',
    'FROM alpine:3.22\nRUN apk add nodejs && apk add npm\nRUN a\n',
    'FROM node:24-alpine\nRUN a\n',
  ],
  [preferSlimBase, 'edits an ARG', 'ARG V=24\nFROM node:$V\n', 'ARG V=24-slim\nFROM node:$V\n'],
])
