// SPDX-License-Identifier: MIT
#include "net/services.hpp"

#include <arpa/nameser.h>
#include <netinet/in.h>
#include <resolv.h>

#include <array>
#include <memory>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace intouch::net {
namespace {

constexpr std::size_t longest_answer = 16'384;
constexpr std::size_t srv_header = 6; // priority, weight and port precede the host

/// Calls `take` with each answer record of this type.
template <class Take> void each_answer(std::span<const std::uint8_t> message, ns_type type, Take take) {
    ns_msg parsed{};
    if (message.empty() || ns_initparse(message.data(), static_cast<int>(message.size()), &parsed) != 0)
        return;
    for (int i = 0; i < ns_msg_count(parsed, ns_s_an); ++i) {
        ns_rr record{};
        if (ns_parserr(&parsed, ns_s_an, i, &record) != 0) return;
        if (ns_rr_type(record) == type) take(std::span(ns_rr_rdata(record), ns_rr_rdlen(record)));
    }
}

/// Sends one query and returns the bytes of its answer; empty without an answer.
std::vector<std::uint8_t> ask(const std::string& name, ns_type type) {
    struct __res_state state{};
    if (res_ninit(&state) != 0) return {};
    std::vector<std::uint8_t> answer(longest_answer);
    const int size =
        res_nquery(&state, name.c_str(), ns_c_in, type, answer.data(), static_cast<int>(answer.size()));
    res_nclose(&state);
    answer.resize(size > 0 ? std::min(static_cast<std::size_t>(size), longest_answer) : 0);
    return answer;
}

/// The thread and the loop share this question.
struct question {
    std::mutex mutex;
    loop* asker = nullptr;                              // null after the registration ends
    std::move_only_function<void(found_services)> then; // only the loop's thread uses it
    registration patience;
};

void tell(const std::shared_ptr<question>& q, found_services found) {
    q->patience = {};
    if (q->then) std::exchange(q->then, {})(std::move(found));
}

} // namespace

found_services parse_services(std::span<const std::uint8_t> srv, std::span<const std::uint8_t> txt) {
    found_services found;
    each_answer(srv, ns_t_srv, [&](std::span<const std::uint8_t> data) {
        std::array<char, NS_MAXDNAME> host{};
        if (data.size() <= srv_header) return;
        if (ns_name_uncompress(srv.data(), srv.data() + srv.size(), data.data() + srv_header, host.data(),
                               host.size()) < 0)
            return;
        const auto number = [&](std::size_t at) {
            return static_cast<unsigned>(data[at] << 8U | data[at + 1]);
        };
        const std::string_view name = host.data();
        if (name.empty() || name == "." || number(4) == 0) return;
        found.records.push_back(
            {std::string(name), static_cast<std::uint16_t>(number(4)), number(0), number(2)});
    });
    each_answer(txt, ns_t_txt, [&](std::span<const std::uint8_t> data) {
        // A TXT record is a list of texts; one byte with the length precedes each text (RFC 1035 3.3.14).
        while (!data.empty() && data.size() > data.front()) {
            const auto text = data.subspan(1, data.front());
            data = data.subspan(1 + text.size());
            const std::string said(text.begin(), text.end());
            if (found.text.empty() && said.starts_with("path=")) found.text = said;
        }
    });
    return found;
}

registration look_up_services(loop& l, const std::string& name, std::chrono::milliseconds limit,
                              std::move_only_function<void(found_services)> then) {
    auto q = std::make_shared<question>(); // shared with the thread, which may outlive the registration
    q->asker = &l;
    q->then = std::move(then);
    q->patience = l.after(limit, [q] { tell(q, {}); });
    auto work = [q, name] {
        auto found = parse_services(ask(name, ns_t_srv), {});
        if (!found.records.empty()) found.text = parse_services({}, ask(name, ns_t_txt)).text;
        const std::scoped_lock hold(q->mutex);
        if (q->asker != nullptr)
            q->asker->post([q, made = std::move(found)]() mutable { tell(q, std::move(made)); });
    };
    try {
        std::thread(std::move(work)).detach();
    } catch (const std::system_error&) { // the system can start no more threads
        l.post([q] { tell(q, {}); });
    }
    return registration([q] {
        q->then = {};
        q->patience = {};
        const std::scoped_lock hold(q->mutex);
        q->asker = nullptr;
    });
}

} // namespace intouch::net
