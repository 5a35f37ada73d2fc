#!/usr/bin/env python3
"""Whether the articles of a mixed stream come apart into stories, and those of one topic stay together."""
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
subprocess.run([ROOT / "build/bench/bench/stories_quality", os.environ.get("DL_SHARED", ROOT.parent / "shared")], check=True)
