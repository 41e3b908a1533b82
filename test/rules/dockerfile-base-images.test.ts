import { expect, test } from 'vitest'
import { baseImageEol } from '../../server/src/rules/dockerfile/base-images/base-image-eol.ts'
import { baseImageFloatingTag } from '../../server/src/rules/dockerfile/base-images/base-image-floating-tag.ts'
import { baseImageLatest } from '../../server/src/rules/dockerfile/base-images/base-image-latest.ts'
import { baseImageNoDigest } from '../../server/src/rules/dockerfile/base-images/base-image-no-digest.ts'
import { baseImageUntagged } from '../../server/src/rules/dockerfile/base-images/base-image-untagged.ts'
import { baseImageUntrustedRegistry } from '../../server/src/rules/dockerfile/base-images/base-image-untrusted-registry.ts'
import { invalidDefaultArgInFrom } from '../../server/src/rules/dockerfile/base-images/invalid-default-arg-in-from.ts'
import { invalidImageReference } from '../../server/src/rules/dockerfile/base-images/invalid-image-reference.ts'
import { undefinedArgInFrom } from '../../server/src/rules/dockerfile/base-images/undefined-arg-in-from.ts'
import { findingsIn } from '../harness/check-rule.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

const digest = `sha256:${'0a'.repeat(32)}`

checkRows([
  [baseImageUntagged, 'finds a port, which is no tag', 'FROM host:5000/«app»\n'],
  [baseImageUntagged, 'finds a name that only a later stage has', 'FROM «golang»\nFROM a:1 AS golang\n'],
  [baseImageUntagged, 'finds the image of a stage that has its name', 'FROM «golang» AS golang\n'],
  [baseImageUntagged, 'finds an image in quotes', 'FROM "«golang»"\n'],
  [baseImageUntagged, 'finds the default of a variable', 'FROM ${BASE:-«golang»}\n'],
  [baseImageUntagged, 'is silent about a digest', `FROM golang@${digest}\n`],
  [baseImageUntagged, 'is silent about scratch and stages', 'FROM scratch AS a\nFROM A\nCOPY --from=a /b /b\n'],
  [baseImageUntagged, 'is silent about an ARG without a default', 'ARG TAG\nFROM golang:$TAG\nFROM golang$TAG\n'],
  [baseImageUntagged, 'is silent about what may be a build context', 'FROM a:1\nCOPY --from=assets / /\n'],
  [baseImageUntagged, 'is silent in triggers', 'FROM a:1\nONBUILD COPY --from=golang / /\n'],

  [baseImageLatest, 'is silent about LATEST, another tag', 'FROM golang:LATEST\n'],
  [baseImageLatest, 'is silent about a digest', `FROM golang:latest@${digest}\n`],
  [baseImageLatest, 'is silent about an unknown tag', 'ARG TAG\nFROM golang:${TAG}\n'],

  [baseImageFloatingTag, 'finds a channel of any image', 'FROM ghcr.io/acme/app:«nightly»\n'],
  [baseImageFloatingTag, 'finds a channel with a variant', 'FROM node:«lts-alpine»\n'],
  [baseImageFloatingTag, 'finds a distribution alone', 'FROM rust:«bookworm»\nFROM golang:«alpine3.22»\n'],
  [
    baseImageFloatingTag,
    'is silent about the releases of a distribution',
    'FROM debian:bookworm-slim\nFROM ubuntu:noble\n',
  ],
  [baseImageFloatingTag, 'is silent about a dated channel', 'FROM debian:stable-20250203\n'],
  [baseImageFloatingTag, 'is silent about variants of other images', 'FROM acme/app:slim\n'],
  [baseImageFloatingTag, 'is silent about a digest', `FROM golang:alpine@${digest}\n`],

  [baseImageNoDigest, 'finds each image once', 'FROM «a:1» AS b\nFROM a:1\nCOPY --from=«c:2» / /\n'],
  [baseImageNoDigest, 'is silent about a digest', `FROM a:1@${digest}\n`],
  [
    baseImageNoDigest,
    'is silent about what has no version, which others find',
    'FROM a\nFROM b:latest\nFROM golang:alpine\nFROM node:lts-slim\n',
  ],

  [baseImageEol, 'finds a repository without a tag', 'FROM «centos»\n'],
  [baseImageEol, 'finds a tag that a variable has', 'ARG NODE=12\nFROM node:«$NODE»\n'],
  [baseImageEol, 'finds the distribution of a variant', 'FROM node:«24-buster»\nFROM python:«3.13-alpine3.15»\n'],
  [
    baseImageEol,
    'finds whole names',
    'FROM docker.io/library/alpine:«3.8.1»\nFROM mcr.microsoft.com/dotnet/sdk:«6.0-alpine»\n',
  ],
  [baseImageEol, 'finds what Bitnami left', 'FROM «bitnami/redis»:7.2\nFROM «bitnamilegacy/redis»:7.2\n'],
  [baseImageEol, 'is silent about images of others', 'FROM acme/alpine:3.8\nFROM ghcr.io/library/node:12\n'],
  [
    baseImageEol,
    'is silent about what is supported',
    'FROM alpine:3.22\nFROM node:24.1\nFROM debian:bookworm\nFROM ubuntu:22.04\nFROM python:3.11\n',
  ],
  [baseImageEol, 'is silent about names of properties', 'FROM constructor:valueOf\nFROM node:toString\n'],
  [baseImageEol, 'is silent about an unknown tag', 'ARG TAG\nFROM node:$TAG\n'],

  [baseImageUntrustedRegistry, 'finds a variable', 'ARG HOST=quay.io\nFROM «$HOST»/a/b:1\n'],
  [baseImageUntrustedRegistry, 'finds a host that only ends alike', 'FROM «example.com.evil.org»/a:1\n'],
  [baseImageUntrustedRegistry, 'finds other images of an allowed host', 'FROM «docker.io»/somebody/a:1\n'],
  [
    baseImageUntrustedRegistry,
    'is silent about official images',
    'FROM alpine\nFROM index.docker.io/library/node:24\n',
  ],
  [baseImageUntrustedRegistry, 'is silent about stages and scratch', 'FROM scratch AS a/b\nFROM alpine AS c\nFROM c\n'],
  [baseImageUntrustedRegistry, 'is silent about an unknown host', 'ARG HOST\nFROM $HOST/a/b:1\n'],

  [undefinedArgInFrom, 'finds it in the platform', 'FROM --platform=«$BUILD_PLATFORM» a:1\n'],
  [undefinedArgInFrom, 'finds an ARG that comes too late', 'FROM a:«$TAG»\nARG TAG=1\n'],
  [undefinedArgInFrom, 'finds an ENV, which FROM does not see', 'FROM a:1\nENV TAG=1\nFROM b:«${TAG}»\n'],
  [undefinedArgInFrom, 'is silent about defaults', 'FROM a:${TAG:-1}\nFROM a:${TAG-1}\nFROM a${TAG:+:$TAG}\n'],
  [undefinedArgInFrom, 'is silent about what the builder defines', 'FROM --platform=$BUILDPLATFORM a:$TARGETARCH\n'],
  [undefinedArgInFrom, 'is silent about an ARG without a default', 'ARG TAG\nFROM a:$TAG\n'],

  [invalidDefaultArgInFrom, 'finds nothing at all', 'ARG BASE\nFROM «$BASE»\n'],
  [invalidDefaultArgInFrom, 'is silent where something is left', 'ARG SUFFIX\nFROM node:24$SUFFIX\n'],
  [invalidDefaultArgInFrom, 'is silent about defaults', 'ARG BASE\nFROM ${BASE:-node:24}\n'],
  [invalidDefaultArgInFrom, 'is silent where more is unknown', 'ARG BASE\nFROM $BASE:$TARGETARCH\n'],

  [invalidImageReference, 'finds an empty tag', 'FROM «node:»\n'],
  [invalidImageReference, 'finds a short digest', 'FROM «node@sha256:0a»\n'],
  [invalidImageReference, 'finds it behind a variable', 'ARG TAG=a/b\nFROM «node:$TAG»\n'],
  [invalidImageReference, 'is silent about a stage', 'FROM a:1 AS Build\nFROM Build\n'],
  [invalidImageReference, 'is silent about templates', 'FROM {{IMAGE}}\nFROM @IMAGE@\nFROM <image>\nFROM %%IMAGE%%\n'],
  [invalidImageReference, 'is silent about the ID of an image', `FROM ${'0a'.repeat(32)}\nFROM ${digest}\n`],
])

checkFixes([
  [baseImageUntagged, 'follows a variable', 'ARG BASE=golang\nFROM $BASE\n', 'ARG BASE=golang:1.26\nFROM $BASE\n'],
  [baseImageUntagged, 'has a place for what is not known', 'FROM acme/app\n', 'FROM acme/app:VERSION\n'],
  [baseImageLatest, 'has a place for what is not known', 'FROM a/b:latest\n', 'FROM a/b:VERSION\n'],
  [baseImageFloatingTag, 'keeps the variant', 'FROM node:lts-alpine3.20\n', 'FROM node:24-alpine\n'],
  [baseImageFloatingTag, 'leaves old distributions', 'FROM node:lts-buster-slim\n', 'FROM node:24-slim\n'],
  [baseImageEol, 'keeps the version on another distribution', 'FROM node:24-buster-slim\n', 'FROM node:24-slim\n'],
  [baseImageEol, 'keeps the registry', 'FROM docker.io/library/node:12\n', 'FROM docker.io/library/node:24\n'],
  [baseImageEol, 'leaves a version that has no build', 'FROM openjdk:13-alpine\n', 'FROM eclipse-temurin:21-alpine\n'],
  [baseImageEol, 'takes the digest away with the tag', `FROM node:12@${digest}\n`, 'FROM node:24\n'],
  [
    baseImageUntagged,
    'of distroless images',
    'FROM gcr.io/distroless/static\n',
    'FROM gcr.io/distroless/static:nonroot\n',
  ],
  [baseImageEol, 'of CentOS', 'FROM centos:7\n', 'FROM almalinux:9\n'],
  [undefinedArgInFrom, 'defines what no stage knows', '# about\nFROM a:$TAG\n', 'ARG TAG\n# about\nFROM a:$TAG\n'],
])

test.each([
  ['ubuntu:16.04', 'ubuntu 16.04'],
  ['ubuntu:17.10-slim', 'ubuntu 17.10'],
  ['node:0.10.48', 'node 0.10'],
  ['node:14.21-alpine', 'node 14'],
])('base-image-eol: the release of %s is called %s', (image, release) => {
  const { findings } = findingsIn(baseImageEol, `FROM ${image}\n`)
  expect(findings.map(([, { message }]) => message)).toEqual([
    expect.stringMatching(`^Image "${image}" gets no updates: support of ${release} ended`),
  ])
})
