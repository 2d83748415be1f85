// SPDX-License-Identifier: MIT
#include "plan/report/circles.hpp"

#include "plan/agenda/uid.hpp"

#include <algorithm>

namespace intouch::plan {

namespace {

bool wears_any(const roster::person& p, const std::vector<std::string>& circles) {
    return std::ranges::any_of(
        circles, [&](const std::string& id) { return std::ranges::find(p.circles, id) != p.circles.end(); });
}

class narrower {
public:
    narrower(const roster::settings& settings, const roster::roster& roster, const plan::agenda& agenda,
             const std::string& instance, const std::vector<std::string>& circles)
        : whole_(roster), instance_(instance), circles_(circles), view_{settings, roster, agenda} {}

    circle_view view() {
        std::erase_if(view_.roster.people, [&](const auto& p) { return !wears_any(p.second, circles_); });
        narrow_gatherings();
        std::erase_if(view_.settings.blocks, [&](const auto& b) { return !lets_in_any(b.second); });
        std::erase_if(view_.agenda.touches, [&](plan::touch& t) { return !keep(t); });
        std::erase_if(view_.agenda.closed, [&](plan::shown_closed& c) { return !keep(c); });
        std::erase_if(view_.agenda.occasions, [&](const auto& o) { return !is_known(o.person); });
        std::erase_if(view_.agenda.gatherings,
                      [&](const auto& g) { return !view_.roster.gatherings.contains(g.id); });
        for (plan::block_occurrence& o : view_.agenda.blocks)
            std::erase_if(o.people, [&](const std::string& id) {
                return !is_known(id) && !view_.roster.gatherings.contains(id);
            });
        return std::move(view_);
    }

private:
    [[nodiscard]] bool is_known(const std::string& id) const { return view_.roster.people.contains(id); }

    void narrow_gatherings() {
        for (auto& [id, g] : view_.roster.gatherings)
            std::erase_if(g.members, [&](const std::string& member) { return !is_known(member); });
        std::erase_if(view_.roster.gatherings, [](const auto& g) { return g.second.members.empty(); });
    }

    [[nodiscard]] bool lets_in_any(const roster::block& b) const {
        return b.circles.empty() || std::ranges::any_of(view_.roster.people, [&](const auto& p) {
                   return wears_any(p.second, b.circles);
               });
    }

    bool keep(plan::touch& t) const {
        if (view_.roster.gatherings.contains(t.person)) return true; // a booking
        std::erase_if(t.with, [&](const std::string& id) { return !is_known(id); });
        if (!is_known(t.person)) {
            if (t.with.empty()) return false;
            t.person = t.with.front();
            t.with.erase(t.with.begin());
            t.name = view_.roster.people.at(t.person).name;
        }
        if (!is_known(t.ask)) { // somebody of another circle
            t.ask.clear();
            t.ask_name.clear();
        }
        std::erase_if(t.reasons, [&](const plan::reason& r) { return names_another(r); });
        return true;
    }

    /// Whether the reason names a person of the roster who is in none of the circles.
    [[nodiscard]] bool names_another(const plan::reason& r) const {
        return whole_.people.contains(r.id) && !is_known(r.id);
    }

    /// The name of a household's round is that of all its members.
    bool keep(plan::shown_closed& c) const {
        const auto first = whole_.people.find(c.person);
        if (first == whole_.people.end()) return false;
        const std::string& household = first->second.household;
        const bool together = !household.empty() && c.uid == plan::touch_uid(instance_, household, c.round);
        if (!together) return is_known(c.person);
        c.name.clear();
        for (const auto& [id, p] : view_.roster.people) {
            if (p.household != household) continue;
            if (c.name.empty()) c.person = id;
            c.name += (c.name.empty() ? "" : ", ") + p.name;
        }
        return !c.name.empty();
    }

    const roster::roster& whole_;
    const std::string& instance_;
    const std::vector<std::string>& circles_;
    circle_view view_;
};

} // namespace

circle_view view_of_circles(const roster::settings& settings, const roster::roster& roster,
                            const plan::agenda& agenda, const std::string& instance,
                            const std::vector<std::string>& circles) {
    return narrower(settings, roster, agenda, instance, circles).view();
}

} // namespace intouch::plan
