// SPDX-License-Identifier: MIT
#include "cards/month_names.hpp"

#include "cards/id.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace intouch::cards {

namespace {

/// The spellings of each month, as `id_of` writes them.
// clang-format off
constexpr std::array<std::string_view, 12> spellings = {
    "january januar janvier enero gennaio januari janeiro stycznia styczen jan",
    "february februar fevrier febrero febbraio februari fevereiro lutego luty feb",
    "march marz maerz mars marzo maart marco marca marzec mrz mrt",
    "april avril abril aprile kwietnia kwiecien apr",
    "may mai mayo maggio mei maio maja maj",
    "june juni juin junio giugno junho czerwca czerwiec jun",
    "july juli juillet julio luglio julho lipca lipiec jul",
    "august aout agosto augustus augusti sierpnia sierpien aug",
    "september septembre septiembre settembre setembro wrzesnia wrzesien sept",
    "october oktober octobre octubre ottobre outubro pazdziernika pazdziernik okt",
    "november novembre noviembre novembro listopada listopad nov",
    "december dezember decembre diciembre dicembre dezembro grudnia grudzien dez",
};
// clang-format on

/// Whether a name in the list is `word`, or, unless `whole`, begins with it.
bool among(std::string_view list, std::string_view word, bool whole) {
    while (!list.empty()) {
        const std::string_view name = list.substr(0, list.find(' '));
        if (whole ? name == word : name.starts_with(word)) return true;
        list.remove_prefix(std::min(name.size() + 1, list.size()));
    }
    return false;
}

std::optional<std::chrono::month> only_one(std::string_view word, bool whole) {
    std::optional<std::chrono::month> found;
    for (unsigned i = 0; i < spellings.size(); ++i) {
        if (!among(spellings.at(i), word, whole)) continue;
        if (found) return std::nullopt;
        found = std::chrono::month(i + 1);
    }
    return found;
}

} // namespace

std::optional<std::chrono::month> month_named(std::string_view word) {
    const std::string id = id_of(word);
    if (id.size() < 3) return std::nullopt;
    if (const auto whole = only_one(id, true)) return whole;
    return only_one(id, false);
}

} // namespace intouch::cards
