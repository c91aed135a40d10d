# Make .venv and put into it what an extra of pyproject.toml names: .\setup.ps1 shell
# Where Windows does not let scripts run: powershell -ExecutionPolicy Bypass -File setup.ps1 shell
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot
$text = Get-Content -Raw pyproject.toml
$table = [regex]::Match($text, '(?ms)^\[project\.optional-dependencies\]\r?$(.*?)^\r?$').Groups[1].Value
$extras = [regex]::Matches($table, "(?m)^(\w+) = ") | ForEach-Object { $_.Groups[1].Value }
if ($args.Count -ne 1 -or $extras -notcontains $args[0]) {
    [Console]::Error.WriteLine("setup.ps1: expected one extra of: $extras; not '$args'")
    exit 2
}
# @(...), as an array of one would become a text, of which [0] is a letter.
$python = @(if (Get-Command py -ErrorAction SilentlyContinue) { "py", "-3" } else { "python" })
$flags = @($python | Select-Object -Skip 1)
function Run-Python { & $python[0] @flags @args }
Run-Python -c "import sys; sys.exit(sys.version_info < (3, 11))"
if ($LASTEXITCODE -ne 0) {
    [Console]::Error.WriteLine("setup.ps1: expected Python 3.11 or newer")
    exit 2
}
# A .venv that another Python made would go on using that one.
$version = "import sys; print(sys.version)"
$made = if (Test-Path .venv\Scripts\python.exe) { & .venv\Scripts\python.exe -c $version }
if ($made -ne (Run-Python -c $version)) { Run-Python -m venv --clear .venv }
& .venv\Scripts\python.exe -m pip install -q ".[$($args[0])]"
exit $LASTEXITCODE
