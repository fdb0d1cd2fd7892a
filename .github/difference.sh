#!/usr/bin/env bash
# Writes the difference between the records of a project and those of an earlier commit to the summary of a job, and as a comment on a pull request.
# Needs `briefings` and git; for the comment TOKEN, NUMBER, GITHUB_REPOSITORY, GITHUB_API_URL and curl.
set -euo pipefail

project=${PROJECT:-.}
base=${BASE:?the commit to compare with}
mark='<!-- difference of statements -->'
folder=$(mktemp -d)
trap 'git worktree remove --force "$folder/base" 2>/dev/null || true; rm -rf "$folder"' EXIT

git worktree add --quiet --detach "$folder/base" "$base"
{
    echo "$mark"
    if [ -d "$folder/base/$project/briefings" ]; then
        briefings --project "$project" diff --with "$folder/base/$project" --format markdown
    else
        echo "There was no dossier in $project before."
    fi
} >"$folder/difference.md"
cat "$folder/difference.md" >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"

if [ -n "${TOKEN:-}" ] && [ -n "${NUMBER:-}" ]; then
    python3 - "$folder/difference.md" >"$folder/comment.json" <<'PYTHON'
import json, pathlib, sys

# A comment on GitHub has at most 65,536 characters.
text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
print(json.dumps({"body": text if len(text) < 65000 else text[:64000] + "\n\nThe rest is in the summary of the job.\n"}))
PYTHON
    curl --silent --show-error --fail --request POST \
        --header "Authorization: Bearer $TOKEN" --header "Accept: application/vnd.github+json" \
        --data-binary "@$folder/comment.json" \
        "${GITHUB_API_URL:-https://api.github.com}/repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" >/dev/null
fi
