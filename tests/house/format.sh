#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source as .clang-format has it.
git ls-files '*.cpp' '*.hpp' | xargs clang-format-19 --dry-run --Werror
