// SPDX-License-Identifier: MIT
#include "plan/agenda/round_touch.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace intouch;

TEST_CASE("touches beside the round include those of the household and of gatherings") {
    roster::roster people;
    people.people["ada"].household = "byron";
    people.people["grace"].household = "byron";
    people.gatherings["six-pack"].members = {"ada"};
    plan::agenda agenda;
    const auto add = [&](std::string uid, std::string person, plan::touch_kind kind) {
        plan::touch t;
        t.uid = std::move(uid);
        t.person = std::move(person);
        t.owner = t.person;
        t.kind = kind;
        agenda.touches.push_back(std::move(t));
    };
    const auto beside = [&](std::string_view id) {
        std::string all;
        for (const auto* t : plan::touches_beside(agenda, id, people)) all += t->uid + " ";
        return all;
    };
    add("ADA", "ada", plan::touch_kind::cadence);
    add("PPP", "ada", plan::touch_kind::promise);
    add("OOO", "grace", plan::touch_kind::occasion);
    add("SIX", "six-pack", plan::touch_kind::booking);
    CHECK(beside("ada") == "PPP SIX ");
    CHECK(beside("grace") == "OOO ");
    CHECK(beside("six-pack") == "");
    CHECK(beside("byron") == "ADA PPP OOO SIX ");
}

TEST_CASE("the next of all touches of a person may be a promise") {
    plan::agenda a;
    a.touches.resize(2);
    for (plan::touch& t : a.touches) t.person = t.owner = "ada";
    a.touches[0].uid = "p";
    a.touches[0].kind = plan::touch_kind::promise;
    a.touches[1].uid = "r";
    CHECK(plan::touches_by_person(a).of("ada")->uid == "r");
    CHECK(plan::touches_by_person(a, plan::touches_of::all).of("ada")->uid == "p");
}
