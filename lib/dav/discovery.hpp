// SPDX-License-Identifier: MIT
// Finds our calendar from the address that the user typed (RFC 6764 6, RFC 5397, RFC 4791 6.2.1). The address
// may be a calendar, a home, a principal or none of these. Discovery asks, in this order: the address,
// /.well-known/caldav of its host, the hosts that DNS names, and "/". A calendar is used when the user named
// none, or that one. Otherwise discovery looks inside it, at its principal and at the folder that it is in. A
// principal leads to its homes. In the homes, discovery looks for a calendar of the wanted name that is
// writable and takes our component. If there is none, it makes one, at another address when the first is not
// free: a trash, or a calendar of another name, may have it. It never changes a calendar that exists.
#pragma once

#include "core/service_record.hpp"
#include "dav/conversation.hpp"
#include "dav/multistatus.hpp"
#include "ledger/calendar_copy.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

/// Where to look for calendars, the first choice first, by the SRV records of _caldavs._tcp (RFC 6764 3).
/// `txt` is the TXT record with the path ("path=/dav/"); when it is empty, the path is /.well-known/caldav.
[[nodiscard]] std::vector<url> service_urls(std::vector<service_record> records, std::string_view txt);

/// Whether `u` is only a domain ("https://example.org/"), for which DNS may know the server.
[[nodiscard]] bool is_bare_domain(const url& u);

struct discovery_input {
    url base;
    std::string calendar;        ///< the name of the calendar
    std::string color;           ///< the color of a new calendar; empty: none
    std::string component;       ///< the component that the calendar must take: "VEVENT" or "VTODO"
    std::vector<url> services{}; ///< from `service_urls`
    bool named = false;          ///< the user wrote `calendar`
};

class discovery : public conversation {
public:
    discovery(discovery_input in, instant now);
    [[nodiscard]] std::optional<asked> next_request() override;
    void feed(unsigned id, const outcome<answer>& a) override;
    [[nodiscard]] bool finished() const override { return result_.has_value(); }
    /// Valid once finished.
    [[nodiscard]] const outcome<ledger::collection_copy>& found() const { return *result_; }

private:
    enum class stage : std::uint8_t { candidate, inside, principal, home, make, make_extended, verify };

    void ask(stage s, request r);
    void try_next(const std::optional<fault>& because);
    void on_candidate(const answer& a);
    void on_inside(const answer& a);
    void follow(const url& at, const row& r);
    void on_principal(const answer& a);
    void on_home(const answer& a);
    void on_made(const answer& a);
    void on_verified(const answer& a);
    void ask_next_home();
    void make();
    [[nodiscard]] url new_address() const;
    [[nodiscard]] bool try_another_address();
    void take(const url& at, const row& r);
    void stop(fault f);
    [[nodiscard]] std::optional<fault> unusable(const row& r) const;
    [[nodiscard]] bool has_name(const url& at, const row& r) const;
    [[nodiscard]] bool is_wanted(const url& at, const row& r) const;

    discovery_input in_;
    instant now_;
    std::deque<url> candidates_;
    std::deque<url> homes_;
    std::optional<row> other_;      ///< of a calendar of another name at the address
    std::optional<url> home_;       ///< where a new calendar would be made
    std::optional<fault> not_made_; ///< the server failed at making it
    int addresses_ = 1;             ///< tried for a new calendar
    bool made_ = false;             ///< the server said that it made the calendar at that address
    std::optional<fault> first_fault_;
    std::optional<fault> not_usable_; ///< why a calendar of that name cannot be used
    std::optional<request> next_;
    stage stage_ = stage::candidate;
    std::optional<outcome<ledger::collection_copy>> result_;
};

} // namespace intouch::dav
