// SPDX-License-Identifier: MIT
// To be deleted: only the engine still includes it.
#pragma once

#include "plan/planner.hpp"
