"""The repository: where it is, and what of it is under version control."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
