#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source is formatted as .clang-format says.
git ls-files '*.cpp' '*.hpp' | xargs clang-format-19 --dry-run --Werror
