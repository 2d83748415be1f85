// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

/// Design 5, "Why": "Last spoke 22 Oct; every 6 weeks makes 3 Dec; that block had room at 17:25."
[[nodiscard]] std::string why(const plan::touch& t, const roster::settings& s);
/// The same, a line each, for `intouch why`.
[[nodiscard]] std::vector<std::string> why_lines(const plan::touch& t, const roster::settings& s);
[[nodiscard]] std::string warning_text(const plan::warning& w, const plan::agenda& a,
                                       const roster::settings& s);
/// What would make room, cheapest first; at most three; empty when there is no shortage.
[[nodiscard]] std::vector<std::string> remedies(const plan::capacity& c, const roster::settings& s);

} // namespace intouch::words
