// SPDX-License-Identifier: MIT
#include "json/round_touch.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace intouch {

TEST_CASE("touches beside the round include those of the household and of gatherings") {
    example e;
    e.roster.people.at("ada").household = "byron";
    e.roster.people.at("grace").household = "byron";
    e.roster.gatherings["six-pack"].members = {"ada"};
    const auto beside = [&](std::string_view id) {
        std::string all;
        for (const auto* t : json::touches_beside(e.agenda, id, e.roster)) all += t->uid.substr(0, 3) + " ";
        return all;
    };
    const auto add = [&](std::string uid, std::string person, plan::touch_kind kind) {
        plan::touch t = e.touch();
        t.uid = std::move(uid);
        t.person = std::move(person);
        t.owner = t.person;
        t.kind = kind;
        e.agenda.touches.push_back(std::move(t));
    };
    add("PPP", "ada", plan::touch_kind::promise);
    add("OOO", "grace", plan::touch_kind::occasion);
    add("SIX", "six-pack", plan::touch_kind::booking);
    CHECK(beside("ada") == "PPP SIX ");
    CHECK(beside("grace") == "OOO ");
    CHECK(beside("six-pack") == "");
    CHECK(beside("byron").find("PPP OOO SIX ") != std::string::npos);
}

} // namespace intouch
