// SPDX-License-Identifier: MIT
#include "words/new_people.hpp"

#include "words/touch_text.hpp"
#include "words/why.hpp"

#include <fmt/format.h>

namespace intouch::words {

std::string added_line(const std::string& id, const std::string& name, const plan::touch* next,
                       const plan::plan_input& in) {
    std::string text = fmt::format("Added {} ({}).", name, id);
    const auto person = in.roster.people.find(id);
    if (person == in.roster.people.end())
        return text + " The files have mistakes, which `intouch check` shows: the plan follows when they are "
                      "mended.";
    if (next != nullptr)
        return text + fmt::format(" Next: {}.", next_phrase(*next, in.settings, in.roster, in.zone));
    return text + " " + no_touch(person->second, in);
}

std::string taken_out_line(const std::string& id, const std::string& name, const plan::plan_input& in) {
    return fmt::format("Took {} ({}) out.{}", name, id,
                       in.roster.people.contains(id) ? " The entry in your own file counts." : "");
}

} // namespace intouch::words
