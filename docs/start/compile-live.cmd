@echo off
rem A double click opens the folder that this file lies in; a report or a draft dropped on it is opened itself.
rem Not tried on Windows yet.
cd /d "%~dp0"
where compile >nul 2>nul
if errorlevel 1 (py -m compiler live %1) else (compile live %1)
if errorlevel 1 pause
