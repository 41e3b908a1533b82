# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS build
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
WORKDIR C:\app
COPY . C:\app\
RUN Invoke-WebRequest -Uri https://example.com/tool.zip -OutFile C:\tool.zip ; `
    # unpack it
    Expand-Archive C:\tool.zip ; `
    Remove-Item C:\tool.zip
ONBUILD RUN dir C:\
ENV PATH C:\tools;C:\bin
USER ContainerUser
CMD tool.exe /serve
