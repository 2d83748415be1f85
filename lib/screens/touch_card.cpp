// SPDX-License-Identifier: MIT
#include "screens/touch_card.hpp"

#include "plan/due/channel_choice.hpp"
#include "plan/due/party.hpp"
#include "plan/places_with_room.hpp"
#include "screens/day_words.hpp"
#include "words/link_page.hpp"
#include "words/links.hpp"
#include "words/titles.hpp"
#include "words/to_say.hpp"
#include "words/touch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::screens {

namespace {

constexpr std::size_t real_places = 3;
constexpr std::size_t newest_notes = 2;

std::string detail_of(const roster::person& p, const std::string& name) {
    const auto found = p.details.find(name);
    return found == p.details.end() ? std::string() : found->second;
}

/// The label on an action link, with the days as the page calls them.
std::string label_of(const record::answer_choice& says, date today) {
    using enum record::answer_kind;
    if (says.what == note) return "Remember it";
    if (says.on && (says.what == reached || says.what == sent))
        return "I did, " + near_day(says.on->day, today);
    if (says.on && says.what == later) return "Later: " + near_day(says.on->day, today);
    return words::answer_label(says, today);
}

/// Real places with room replace the bare days of the choices, where there are any.
std::vector<answer_button> later_buttons(const plan::touch& t, const plan::agenda& a,
                                         const plan::plan_input& in) {
    std::vector<answer_button> all;
    for (const auto* place : plan::places_with_room(in, a, t, real_places))
        all.push_back({fmt::format("{}, {}", near_day(place->day, plan::today(in)), place->name),
                       {.what = record::answer_kind::later, .on = when{place->day, std::nullopt}}});
    return all;
}

void add_later_today(std::vector<answer_button>& to, const plan::touch& t, const plan::plan_input& in) {
    const auto at = plan::later_today(in, t);
    if (!at) return;
    const auto local = std::chrono::floor<minutes>(in.zone.to_local(*at));
    to.push_back({"Later today, " + clock_at(*at, in.zone),
                  {.what = record::answer_kind::later, .on = when{day_of(local), time_of(local)}}});
}

/// Whether it can have happened on another day.
bool is_outcome(record::answer_kind what) {
    using enum record::answer_kind;
    return what == reached || what == sent || what == left_message || what == no_answer ||
           what == they_reached_out;
}

void add_buttons(touch_card& card, const plan::touch& t, const plan::agenda& a, const plan::plan_input& in) {
    constexpr std::size_t main_ones = 2;
    using record::answer_kind;
    const auto places = later_buttons(t, a, in);
    bool later_told = false;
    for (const auto& says : record::answer_choices(t, in)) {
        answer_button b{label_of(says, plan::today(in)), says};
        if (!says.on && is_outcome(says.what)) card.past.push_back(b);
        if (says.what == answer_kind::confirmed) {
            card.confirm = std::move(b);
            continue;
        }
        const bool main = says.what == answer_kind::no_answer || card.main.empty();
        if (main && card.main.size() < main_ones) {
            card.main.push_back(std::move(b));
        } else if (says.what == answer_kind::later) {
            if (!std::exchange(later_told, true)) {
                add_later_today(card.more, t, in);
                card.more.insert(card.more.end(), places.begin(), places.end());
            }
            if (places.empty()) card.more.push_back(std::move(b));
        } else {
            card.more.push_back(std::move(b));
        }
    }
}

std::string their_time(const roster::person& p, const plan::plan_input& in) {
    if (!p.zone || p.zone->offset(in.moment) == in.zone.offset(in.moment)) return {};
    return fmt::format("now {} there", clock_at(in.moment, *p.zone));
}

void add_lines(touch_card& card, const roster::person& p, const ledger::person_state& known, date today) {
    for (const auto& [entry, given] : known.promises)
        card.lines.push_back(
            fmt::format("You promised for {}: {}", near_day(given.to.day, today), given.note));
    if (!p.topics.empty()) card.lines.push_back(topics_of(p));
    std::size_t told = 0;
    for (auto e = known.history.rbegin(); e != known.history.rend() && told < newest_notes; ++e) {
        if (e->note.empty() || e->kind == ledger::entry_kind::promised) continue;
        card.lines.push_back(fmt::format("{} ({})", e->note, ago(e->on.day, today)));
        ++told;
    }
    if (!p.notes.empty()) card.lines.push_back(p.notes);
    if (!p.met.empty()) card.lines.push_back("Met: " + p.met);
}

/// "today 17:25", "about 12 January".
std::string when_of(const plan::touch& t, const plan::plan_input& in) {
    const auto day = near_day(t.day, plan::today(in));
    if (!t.firm) return "about " + day;
    return t.start ? fmt::format("{} {}", day, clock_at(*t.start, in.zone)) : day;
}

} // namespace

answer_form form_of(const plan::touch& t) {
    return {.uid = t.uid, .owner = t.owner, .round = t.round, .attempt = t.attempt};
}

std::string last_spoke(const roster::person& p, const plan::plan_input& in) {
    const auto last = plan::last_contact(plan::party_of(in, p));
    if (!last) return {};
    const date today = plan::today(in);
    if (last->on.day >= today) return "Last spoke today";
    return fmt::format("Last spoke {}, {}", near_day(last->on.day, today), ago(last->on.day, today));
}

std::string topics_of(const roster::person& p) {
    std::string text;
    for (const auto& topic : p.topics) text += (text.empty() ? "To talk about: " : "; ") + topic;
    return text;
}

std::string label_of(const contact_link& link) {
    return link.detail.empty() ? link.word : link.word + " " + link.detail;
}

std::vector<contact_link> links_of(const roster::person& p, const roster::channel& first) {
    std::vector<contact_link> all;
    const auto phone = detail_of(p, "phone");
    const auto email = detail_of(p, "email");
    const auto add = [&](const char* word, const std::string& detail, std::string address) {
        if (!address.empty()) all.push_back({word, detail, std::move(address)});
    };
    add("Call", phone, words::tel_link(phone));
    add("Text", phone, words::sms_link(phone));
    add("E-mail", email, words::mail_link(email));
    const char* scheme = first.needs == "email"                  ? "mailto:"
                         : first.needs == "phone" && !first.live ? "sms:"
                                                                 : "tel:";
    const auto wanted =
        std::ranges::find_if(all, [&](const contact_link& l) { return l.address.starts_with(scheme); });
    if (wanted != all.end()) std::rotate(all.begin(), wanted, wanted + 1);
    if (auto own = words::channel_link(first, p); !own.empty())
        all.insert(all.begin(), contact_link{words::link_word(first), {}, std::move(own)});
    return all;
}

touch_card card_of(const plan::touch& t, const plan::agenda& a, const plan::plan_input& in) {
    touch_card card;
    card.title = words::title(t, in.settings, in.roster, roster::naming::full);
    card.when = when_of(t, in);
    card.today = plan::today(in);
    card.form = form_of(t);
    add_buttons(card, t, a, in);
    const auto person = in.roster.people.find(t.ask.empty() ? t.person : t.ask);
    card.takes_notes = person != in.roster.people.end();
    if (!card.takes_notes) return card;
    card.person = t.person;
    const auto& p = person->second;
    card.known = last_spoke(p, in);
    if (const auto there = their_time(p, in); !there.empty())
        card.known += (card.known.empty() ? "" : " · ") + there;
    if (auto say = words::to_say(t, in.roster, in.settings, in.state); !say.empty())
        card.lines.push_back(std::move(say));
    card.still_right = words::still_right(t, in.roster, in.state);
    card.address = words::touch_location(t, in.roster, in.settings);
    add_lines(card, p, plan::party_of(in, p).state, plan::today(in));
    card.links = links_of(p, plan::channel_of(in.settings, t.channel));
    return card;
}

} // namespace intouch::screens
