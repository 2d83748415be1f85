// SPDX-License-Identifier: MIT
#include "daemon/web/api/response_cache.hpp"

#include "core/digest.hpp"
#include "daemon/system/random.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

namespace intouch::daemon::api {

namespace {

constexpr std::size_t most_kept = 4;
constexpr std::chrono::seconds kept_for{60}; ///< after the last request: answers are long

http::response headed(unsigned status, const http::entity_tag& tag) {
    http::response r;
    r.status = status;
    r.headers.set("ETag", http::print(tag));
    r.headers.set("Cache-Control", "private, no-cache");
    return r;
}

http::response whole(const http::request& asked, const http::entity_tag& tag,
                     std::shared_ptr<const std::string> body) {
    auto r = headed(200, tag);
    r.headers.set("Content-Type", "application/json");
    r.body = std::move(body);
    r.head_only = asked.method == "HEAD";
    return r;
}

} // namespace

response_cache::response_cache(net::loop& on) : loop_(on), salt_(random_letters()) {}

void response_cache::answer(const http::request& r, wanted w, net::reply to) {
    const http::entity_tag tag{base32(sha256(salt_ + w.version + ' ' + r.target), 32)};
    if (http::not_modified(r, {.etag = tag, .last_modified = {}})) return to(headed(304, tag));
    if (!w.large) return to(whole(r, tag, std::make_shared<const std::string>(w.make())));

    if (const auto found = std::ranges::find(kept_, tag, &answered::tag); found != kept_.end()) {
        kept_.splice(kept_.begin(), kept_, found);
        keep_a_while();
        return to(whole(r, tag, found->body));
    }
    waiting one{r, std::move(to)};
    one.asked.body.clear();
    if (const auto found = std::ranges::find(in_the_making_, tag, &answered::tag);
        found != in_the_making_.end()) {
        found->for_it.push_back(std::move(one));
        return;
    }
    auto& making = in_the_making_.emplace_back(answered{tag, nullptr, {}});
    making.for_it.push_back(std::move(one));
    loop_.compute(std::move(w.make), [this, tag](std::string body) { made(tag, std::move(body)); });
}

void response_cache::made(const http::entity_tag& tag, std::string body) {
    const auto found = std::ranges::find(in_the_making_, tag, &answered::tag);
    auto for_it = std::move(found->for_it);
    kept_.splice(kept_.begin(), in_the_making_, found);
    const auto text = kept_.front().body = std::make_shared<const std::string>(std::move(body));
    if (kept_.size() > most_kept) kept_.pop_back();
    keep_a_while();
    for (auto& w : for_it) w.to(whole(w.asked, tag, text));
}

void response_cache::keep_a_while() {
    forget_ = loop_.after(kept_for, [this] { kept_.clear(); });
}

} // namespace intouch::daemon::api
