// SPDX-License-Identifier: MIT
#include "daemon/web/without_plan.hpp"

#include "daemon/web/api/problems.hpp"

#include <chrono>
#include <cstddef>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr std::size_t most_waiting = 64;
constexpr std::chrono::seconds longest_wait{20};

http::response no_plan_yet() {
    return api::refuse({errc::unavailable, "the first plan is being made; try again in a moment"});
}

} // namespace

void early_requests::wait(http::request r, net::reply to) {
    if (waiting_.size() >= most_waiting) return to(no_plan_yet());
    if (waiting_.empty()) limit_ = loop_.after(longest_wait, [this] { refuse_all(); });
    waiting_.push_back({std::move(r), std::move(to)});
}

void early_requests::answer_all(const std::function<void(http::request, net::reply)>& answer) {
    limit_ = {};
    for (auto& [r, to] : std::exchange(waiting_, {})) answer(std::move(r), std::move(to));
}

void early_requests::refuse_all() {
    for (auto& [r, to] : std::exchange(waiting_, {})) to(no_plan_yet());
}

http::response answer_in_doubt(const http::request& r, const json::status& status, const time_zone& zone,
                               const std::string& trouble) {
    static const std::vector<std::string> status_path{"api", "v1", "status"};
    if (r.path != status_path || (r.method != "GET" && r.method != "HEAD"))
        return api::refuse({errc::unavailable, trouble});
    auto answered = http::text_response(200, "application/json", json::status_text(status, zone));
    answered.head_only = r.method == "HEAD";
    return answered;
}

} // namespace intouch::daemon
