@echo off
rem Starts NablaScope: finds a JDK, builds on first use and when sources are newer, then hands everything over to Java.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "NEEDED=25"
set "FOUND="

if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*") do call :try "%%~D"
if not defined FOUND (
    echo NablaScope needs a JDK %NEEDED% or newer: install one, such as https://adoptium.net, or set JAVA_HOME to it. 1>&2
    exit /b 2
)

call :stale
if not errorlevel 1 goto start
where mvn >nul 2>nul
if errorlevel 1 (
    if exist "%HERE%target\nablascope.jar" (
        echo The sources are newer than the program, which stays as it is: install Maven to build it again. 1>&2
        goto start
    )
    echo NablaScope must be built first, which needs Maven: install it from https://maven.apache.org 1>&2
    exit /b 2
)
echo Building NablaScope; the first time this takes a few minutes. 1>&2
set "JAVA_HOME=%FOUND%"
pushd "%HERE%"
call mvn -B -ntp -Dmaven.test.skip -Dexec.skip package 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
    echo NablaScope could not be built; the reasons are above. 1>&2
    exit /b 2
)
type nul > "%HERE%target\nablascope.built"

:start
rem Java reads a backslash in an argument file's name as it is, but needs the quotes for spaces.
"%FOUND%\bin\java.exe" "@%HERE%src\main\launch\jvm.options" "@%HERE%src\main\launch\launcher.options" -jar "%HERE%target\nablascope.jar" %*
exit /b %ERRORLEVEL%

:try
if defined FOUND exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "tokens=1 delims=." %%M in ("%%~V") do if %%M GEQ %NEEDED% set "FOUND=%~1"
)
exit /b 0

rem Error level 1 if anything is newer than the last build.
:stale
if not exist "%HERE%target\nablascope.jar" exit /b 1
if not exist "%HERE%target\nablascope.built" exit /b 1
powershell -NoProfile -Command "$b=(Get-Item '%HERE%target\nablascope.built').LastWriteTimeUtc; if (Get-ChildItem '%HERE%pom.xml','%HERE%src\main','%HERE%datasets' -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%
