// SPDX-License-Identifier: MIT
#include "json/now.hpp"

#include "json/writer.hpp"
#include "words/links.hpp"
#include "words/now.hpp"

namespace intouch::json {

namespace {

std::string detail_of(const roster::person& p, const std::string& name) {
    const auto found = p.details.find(name);
    return found == p.details.end() ? std::string() : found->second;
}

void put_one(writer& w, const plan::at_hand& one, const plan::plan_input& in) {
    const roster::person& p = in.roster.people.at(one.person);
    const std::string phone = detail_of(p, "phone");
    const std::string email = detail_of(p, "email");
    w.begin_object();
    w.key("person").text(p.id);
    w.key("name").text(p.name);
    w.key("title").text(words::title_of(one, in));
    w.key("channel").text(one.channel);
    w.key("minutes").integer(one.minutes.count());
    w.key("phone").text_or_null(phone);
    w.key("tel").text_or_null(words::tel_link(phone));
    w.key("sms").text_or_null(words::sms_link(phone));
    w.key("email").text_or_null(email);
    w.key("mailto").text_or_null(words::mail_link(email));
    w.key("timezone").text(one.theirs.name());
    w.key("local").time(in.moment, one.theirs);
    w.key("until").time(one.until, one.theirs);
    w.key("ideal").day(one.planned->ideal);
    w.key("latest").day(one.planned->latest);
    w.key("due").boolean(one.due);
    w.key("planned_now").boolean(one.planned_now);
    w.key("touch").text(one.planned->uid);
    w.end_object();
}

} // namespace

std::string now(const std::vector<plan::at_hand>& people, std::optional<std::chrono::minutes> have,
                const plan::plan_input& in) {
    writer w;
    w.begin_object();
    w.key("at").time(in.moment, in.zone);
    w.key("minutes").integer(have ? std::optional<std::int64_t>(have->count()) : std::nullopt);
    w.key("people").list(people, [&](writer& to, const plan::at_hand& one) { put_one(to, one, in); });
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
