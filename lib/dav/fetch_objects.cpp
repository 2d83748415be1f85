// SPDX-License-Identifier: MIT
#include "dav/fetch_objects.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "dav/canonical_object.hpp"
#include "dav/multistatus.hpp"
#include "dav/requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::dav {

namespace {

constexpr std::size_t most_in_batch = 30; // Zoho cuts an answer after 100

/// The rest of the requests would fail too.
bool ends_all(trouble t) {
    return t == trouble::unreachable || t == trouble::busy || t == trouble::unauthorized ||
           t == trouble::redirected;
}

} // namespace

fetch_objects::fetch_objects(url collection, std::vector<std::string> hrefs, instant now, bool each)
    : collection_(std::move(collection)), now_(now) {
    const std::size_t most = each ? 1 : most_in_batch;
    for (std::size_t i = 0; i < hrefs.size(); i += most) {
        batch b;
        const std::size_t end = std::min(i + most, hrefs.size());
        for (std::size_t j = i; j < end; ++j) b.hrefs.push_back(std::move(hrefs[j]));
        b.multiget = b.hrefs.size() > 1;
        waiting_.push_back(std::move(b));
    }
}

std::optional<conversation::asked> fetch_objects::next_request() {
    if (waiting_.empty() || stopped_) return std::nullopt;
    batch b = std::move(waiting_.front());
    waiting_.pop_front();
    const auto at = member_url(collection_, b.hrefs.front());
    if (!b.multiget && !at) return next_request();
    asked a{next_id_++, b.multiget ? calendar_multiget(collection_, b.hrefs) : get(*at)};
    asked_.emplace(a.id, std::move(b));
    return a;
}

bool fetch_objects::finished() const { return asked_.empty() && (waiting_.empty() || stopped_); }

void fetch_objects::feed(unsigned id, const outcome<answer>& a) {
    const auto of = asked_.find(id);
    if (of == asked_.end()) return;
    const batch b = std::move(of->second);
    asked_.erase(of);
    if (!a) {
        if (!stopped_) stopped_ = a.error();
        return;
    }
    if (b.multiget)
        on_multiget(b, *a);
    else
        on_get(b.hrefs.front(), *a);
}

void fetch_objects::on_multiget(const batch& b, const answer& a) {
    const fault f = fault_of(a, "reading the calendar", now_);
    if (a.response.status >= 400 && ends_all(f.what)) {
        stopped_ = f;
        return;
    }
    const auto read =
        a.response.status == 207 ? parse_multistatus(a.response.text()) : fail(errc::invalid, "");
    if (read) {
        for (const row& r : read->rows) {
            const auto key = href_key(collection_, r.href);
            if (!key) continue;
            if (r.data && is_calendar(*r.data))
                found_[*key] = {r.href, r.etag, r.data};
            else if (r.status == 404U || r.status == 410U)
                found_[*key] = {r.href, "", std::nullopt};
        }
    }
    for (const std::string& href : b.hrefs) {
        const auto key = href_key(collection_, href);
        if (!key) continue;
        const auto at = found_.find(*key);
        if (at == found_.end())
            waiting_.push_back({{href}, false});
        else
            at->second.href = href;
    }
}

void fetch_objects::on_get(const std::string& href, const answer& a) {
    const auto key = href_key(collection_, href);
    const unsigned status = a.response.status;
    if (!key) return;
    if (status == 404 || status == 410) {
        found_[*key] = {href, "", std::nullopt};
        return;
    }
    if (status == 200 && !is_calendar(a.response.text())) { // for example a page of a proxy
        unread_[*key] = fmt::format("reading {}: {} answered something that is no calendar object; it is "
                                    "looked at again",
                                    quoted(href), a.from.host);
        return;
    }
    if (status == 200 && a.response.text().size() > longest_object) {
        unread_[*key] = fmt::format("reading {}: {} answered more than 8 MiB; it is left alone", quoted(href),
                                    a.from.host);
        return;
    }
    if (status == 200) {
        const auto etag = a.response.headers.find("ETag");
        std::string body(a.response.text());
        std::erase(body, '\r');
        found_[*key] = {href, etag && !has_control(*etag) ? std::string(trimmed(*etag)) : std::string(),
                        std::move(body)};
        return;
    }
    const fault f = fault_of(a, fmt::format("reading {}", quoted(href)), now_);
    if (status >= 400 && ends_all(f.what))
        stopped_ = f;
    else
        unread_[*key] = f.text;
}

} // namespace intouch::dav
