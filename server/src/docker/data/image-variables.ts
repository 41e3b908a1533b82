import type { Table } from './table.ts'

/**
 * By the name of an image, how the names of the variables begin that it sets besides PATH, in any of its versions; more than
 * there are.
 */
export const imageVariables: Table<ReadonlyMap<string, readonly string[]>> = {
  about: 'the variables that images set',
  sources: ['https://github.com/docker-library/official-images', 'https://github.com/dotnet/dotnet-docker'],
  asOf: '2026-11-21',
  due: '2027-11-21',
  rows: new Map([
    ...['almalinux', 'alpine', 'amazonlinux', 'buildpack-deps', 'busybox', 'centos', 'debian'].map(plain),
    ...['oraclelinux', 'rockylinux', 'ubuntu'].map(plain),
    ['amazoncorretto', ['JAVA', 'LANG', 'LC_']],
    ['eclipse-temurin', ['JAVA', 'LANG', 'LC_']],
    ['fedora', ['DISTTAG', 'FBR', 'FGC', 'CONTAINER']],
    ['gcc', ['GCC', 'GPG', 'MPFR', 'MPC', 'LD_']],
    ['golang', ['GO']],
    ['httpd', ['APACHE', 'HTTPD', 'PATCHES', 'SHA', 'NGHTTP2', 'OPENSSL']],
    ['nginx', ['ACME', 'DYNPKG', 'NGINX', 'NJS', 'PKG']],
    ['node', ['NODE', 'NPM', 'YARN']],
    ['openjdk', ['CA_', 'JAVA', 'LANG', 'LC_', 'JDK']],
    ['php', ['APACHE', 'GPG', 'PHP']],
    ['python', ['GPG', 'LANG', 'PYTHON', 'SETUPTOOLS', 'PIP', 'GET_PIP', 'TCL', 'TK']],
    ['ruby', ['BUNDLE', 'GEM', 'LANG', 'RUBY']],
    ['rust', ['CARGO', 'RUST']],
    ...['aspnet', 'runtime', 'runtime-deps', 'sdk'].map(dotnet),
  ]),
}

function plain(name: string): readonly [string, readonly string[]] {
  return [name, []]
}

function dotnet(name: string): readonly [string, readonly string[]] {
  return [`mcr.microsoft.com/dotnet/${name}`, ['APP_', 'ASPNET', 'COMPLUS', 'DOTNET', 'NUGET', 'POWERSHELL']]
}
