"""What a change goes through before it is published: hooks, workflows, the forms; and what a contributor's code can reach."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli import main
from tests.support import builds, small
from tests.support.repository import ROOT
from tests.support.rows import each

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
#: Files that name what is fetched from elsewhere and run.
FETCHING = [
    *WORKFLOWS,
    ROOT / ".gitlab-ci.yml",
    ROOT / "Dockerfile",
    ROOT / ".pre-commit-config.yaml",
    ROOT / ".ci" / "run",
    ROOT / "Makefile",
]


def load(path: Path | str) -> Any:
    """A file of YAML as plain texts, lists and mappings: `on` is a word here."""
    return yaml.load((ROOT / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts of everything


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every job of every workflow, with its name."""
    for path in WORKFLOWS:
        yield from load(path)["jobs"].items()


def scripts() -> Iterator[str]:
    """Every line that workflows, GitLab's jobs and hooks give to a shell."""
    for _, job in jobs():
        yield from (line for step in job["steps"] for line in step.get("run", "").split("\n") if line)
    for job in load(".gitlab-ci.yml").values():
        yield from (line for part in ("before_script", "script") if isinstance(job, dict) for line in job.get(part, []))
    yield from (hook["entry"] for hook in hooks())


def hooks() -> list[dict[str, Any]]:
    """The hooks of the pre-commit configuration."""
    (repo,) = load(".pre-commit-config.yaml")["repos"]
    assert repo["repo"] == "local"
    found: list[dict[str, Any]] = repo["hooks"]
    return found


@pytest.mark.threat("b172")
def test_a_fork_s_code_reaches_no_secret() -> None:
    """Workflows run on pull requests and on pushes to main alone, name no secret, and keep no credentials beside the checkout."""
    assert WORKFLOWS
    for path in WORKFLOWS:
        assert load(path)["on"] == {"pull_request": "", "push": {"branches": ["main"]}}
        text = path.read_text(encoding="utf-8")
        assert re.search(r"secrets|pull_request_target:|workflow_run|issue_comment|github\.token|GITHUB_TOKEN", text) is None
    checkouts = [step for _, job in jobs() for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert [step.get("with") for step in checkouts] == [{"persist-credentials": "false"}] * len(checkouts)
    assert checkouts


@pytest.mark.threat("b172")
def test_a_job_may_do_what_it_is_for_and_no_more() -> None:
    """No right holds for a whole workflow; jobs read; the one that publishes runs on a push to main alone, after all others, and runs no code of ours."""
    on_main = "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    for path in WORKFLOWS:
        assert load(path)["permissions"] == {}
    found = dict(jobs())
    assert [name for name, job in found.items() if name != "publish" and job["permissions"] != {"contents": "read"}] == []
    publish = found["publish"]
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["if"] == on_main
    assert set(publish["needs"]) == found.keys() - {"publish"}
    assert ["run" in step for step in publish["steps"]] == [False]
    handed = [step for _, job in jobs() for step in job["steps"] if "upload-pages-artifact" in step.get("uses", "")]
    assert [step["if"] for step in handed] == [on_main]


def test_no_text_of_an_author_reaches_a_shell() -> None:
    """No expression stands in what a step runs; what a branch or a title says is never part of a command."""
    assert [line for line in scripts() if "${{" in line or "$CI_MERGE_REQUEST" in line or "$CI_COMMIT" in line] == []


def test_a_workflow_ends() -> None:
    """Each job has a limit of time, and a newer run of the same branch takes the place of an older one; a run that publishes is not cut short."""
    assert [name for name, job in jobs() if not 0 < int(job["timeout-minutes"]) <= 30] == []
    for path in WORKFLOWS:
        assert load(path)["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    gitlab = load(".gitlab-ci.yml")
    assert [name for name, job in gitlab.items() if isinstance(job, dict) and "script" in job and "timeout" not in job] == []


@pytest.mark.threat("b177")
@each("path", FETCHING, ids=[path.name for path in FETCHING])
def test_what_is_fetched_is_pinned(path: Path) -> None:
    """Actions are named by commit, with the version beside it, and images by digest; nothing that is fetched is run unseen."""
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"(?m)^\s*(?:- )?uses: (.*)$", text)
    assert [use for use in uses if not re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []
    assert bool(uses) == (path in WORKFLOWS)
    images = re.findall(r"(?m)^\s*(?:FROM|image:) (\S+)", text)
    stages = set(re.findall(r"(?m)^FROM .* AS (\w+)$", text)) | {"scratch"}
    assert [image for image in images if image not in stages and not re.fullmatch(r"[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}", image)] == []
    assert re.search(r"(?:curl|wget)\b.*\|\s*(?:ba|z|da)?sh\b|^ADD .*http", text, re.MULTILINE) is None
    for line in re.findall(r"pip install (?!--help).*", text):
        assert "--require-hashes" in line or "--no-deps" in line, line


def test_each_command_of_a_job_is_one() -> None:
    """What jobs and hooks run of make and of the program is there, with the options they give it."""
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"))) | {".venv/.installed"}
    ours = list(scripts())
    assert {name for line in ours for name in re.findall(r"^make (\S+)", line)} <= targets
    called = [shlex.split(line)[1:] for line in ours if line.startswith(".venv/bin/briefings ")]
    assert len(called) >= 6
    for name, *rest in called:
        options = {option for parameter in main.commands[name].params for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= options


def test_a_pull_request_is_marked_at_its_lines() -> None:
    """The workflow tells problems in the form that GitHub shows at their lines, and the command knows that form."""
    assert ".venv/bin/briefings check --format github" in list(scripts())
    (option,) = (parameter for parameter in main.commands["check"].params if "--format" in parameter.opts)
    assert isinstance(option.type, click.Choice)
    assert "github" in option.type.choices


@pytest.mark.threat("b217")
def test_gitlab_does_what_github_does() -> None:
    """Both check, test, audit and build, and publish the default branch alone, after the rest; GitLab publishes the folder that was verified."""
    gitlab = load(".gitlab-ci.yml")
    named = {name for name, job in gitlab.items() if isinstance(job, dict) and "script" in job}
    assert named == {"check", "test", "audit", "build", "pages"}
    assert {name for name, _ in jobs()} == named - {"pages"} | {"publish"}
    assert gitlab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert set(gitlab["pages"]["needs"]) == named - {"pages"}
    assert gitlab["pages"]["artifacts"]["paths"] == gitlab["build"]["artifacts"]["paths"] == ["public"]
    assert gitlab["build"]["script"][-2:] == [".venv/bin/briefings build --site public", ".venv/bin/briefings verify public"]
    assert {job["stage"] for job in gitlab.values() if isinstance(job, dict) and "stage" in job} == set(gitlab["stages"])


BELOW = [
    "generator/checks.py",
    "mkdocs.yml",
    "theme/main.html",
    "conftest.py",
    ".github/workflows/site.yml",
    "requirements.txt",
    "actors/hooks.py",
]


@pytest.mark.threat("b174")
@each("path", BELOW)
def test_records_cannot_reach_the_program(path: str) -> None:
    """A file of the program, of the engine or of a workflow among the records is refused, and read by nobody."""
    assert "unexpected-file" in small.codes({**small.files(), path: b"import os\n"})


@pytest.mark.threat("b174")
def test_records_and_the_program_have_owners_of_their_own() -> None:
    """The owners that the handbook proposes take in everything, and the records apart from it, last, as the last line that fits decides."""
    page = (ROOT / "docs" / "handbook" / "contribution.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^(\S+) +@your-group/(\w+)$", page) == [("*", "program"), ("/briefings/", "editors")]


PRIVATE = [
    ("telephone", "on +44 20 7946 0958"),
    ("account", "to GB29 NWBK 6016 1331 9268 19"),
    ("card", "by card 4111 1111 1111 1111"),
]


@pytest.mark.threat("b184")
@pytest.mark.parametrize("number", [row[1] for row in PRIVATE], ids=[row[0] for row in PRIVATE])
def test_a_contributor_s_number_is_rejected_if_no_article_has_it(number: str) -> None:
    """A statement cannot carry a telephone's, an account's or a card's number that its paragraph does not print."""
    told = small.problems(small.changed("actors/northland.yml", "for the pier,", f"for the pier {number},"))
    assert "ungrounded-number" in {problem.code for problem in told}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path, small.files())


def hooked(id: str, folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """What a hook says of files, run as pre-commit runs it, but with this very Python."""
    (hook,) = (hook for hook in hooks() if hook["id"] == id)
    program, *rest = shlex.split(hook["entry"])
    module = {".venv/bin/briefings": "generator", ".venv/bin/ruff": "ruff"}[program]
    given = [] if hook.get("pass_filenames") == "false" else files
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    return subprocess.run(
        [sys.executable, "-m", module, *rest, *given], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_hooks_ask_nothing_of_the_network() -> None:
    """Each hook is of this repository and runs what is installed here; none changes a file."""
    assert {hook["language"] for hook in hooks()} == {"system"}
    assert {hook["entry"].split()[0] for hook in hooks()} == {".venv/bin/briefings", ".venv/bin/ruff"}
    assert [hook["id"] for hook in hooks() if "--fix" in hook["entry"] or ("fmt" in hook["entry"] and "--check" not in hook["entry"])] == []


HOOKS = [
    ("check", "briefings/actors/northland.yml", "kind: state", "kind: stat"),
    ("form", "briefings/actors/northland.yml", "name: Northland\nkind: state", "kind: state\nname: Northland"),
    ("ruff", "part.py", '"""A part."""\n', '"""A part."""\nimport os\n'),
    ("ruff-format", "part.py", '"""A part."""\n', '"""A part."""\nNAME  =  1\n'),
]


@pytest.mark.parametrize(("id", "path", "right", "wrong"), HOOKS, ids=[row[0] for row in HOOKS])
def test_a_hook_lets_through_what_is_right(project: Path, id: str, path: str, right: str, wrong: str) -> None:
    """A hook looks at the file that was changed, ends with 0 where it is right, and with 1 and its name where it is wrong."""
    (hook,) = (hook for hook in hooks() if hook["id"] == id)
    assert re.search(hook.get("files", r"\.py$"), path)
    (project / "part.py").write_text(right if path == "part.py" else "", encoding="utf-8")
    done = hooked(id, project, path)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (project / path).read_text(encoding="utf-8")
    assert right in text
    (project / path).write_text(text.replace(right, wrong), encoding="utf-8")
    done = hooked(id, project, path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert path in done.stdout + done.stderr


FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_a_form_is_one(path: Path) -> None:
    """A form has a name and a description, each of its fields a kind that there is, an id of its own and a label."""
    form = load(path)
    assert form["name"]
    assert form["description"]
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert len({field["id"] for field in fields}) == len(fields)
    assert [field["id"] for field in fields if not field["attributes"].get("label")] == []


def test_a_correction_says_which_statement_and_which_paragraph() -> None:
    """The form for corrections does not let go without page, statement, what is wrong and the paragraph; GitLab's asks the same."""
    form = load(".github/ISSUE_TEMPLATE/correction.yml")
    required = [field["id"] for field in form["body"] if field.get("validations", {}).get("required") == "true"]
    assert required == ["page", "statement", "kind", "wrong", "paragraph"]
    asked = (ROOT / ".gitlab" / "issue_templates" / "Correction.md").read_text(encoding="utf-8")
    assert [
        words
        for words in ("Which page?", "Which statement?", "What is wrong?", "Which paragraph of which article says so?")
        if f"**{words}**" not in asked
    ] == []


def test_both_hosts_ask_the_same_of_a_change() -> None:
    """The template for a pull request and that for a merge request are one, but for what it is called."""
    github = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    assert github.replace("pull request", "merge request") == (ROOT / ".gitlab" / "merge_request_templates" / "Default.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.threat("b217")
def test_pins_are_kept_fresh() -> None:
    """What is pinned by digest or by hash is looked after: actions, the container's base and packages, a week after they appeared."""
    updates = load(".github/dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "docker", "pip"}
    assert {update["cooldown"]["default-days"] for update in updates} == {"7"}
