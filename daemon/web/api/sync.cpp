// SPDX-License-Identifier: MIT
#include "daemon/web/api/sync.hpp"

#include "daemon/web/api/problems.hpp"
#include "json/calendars.hpp"

#include <memory>
#include <utility>

namespace intouch::daemon::api {

void synchronise(const parts& p, const std::string& /*id*/, const http::request& r, reply to) {
    const auto body = json::parse_sync(r.body);
    if (!body) return to(refuse(body.error()));
    if (p.engine.now().config->settings.caldav.empty())
        return to(refuse(error{errc::conflict,
                               "there is no calendar account: write [caldav.NAME] with url, user and "
                               "password into intouch.toml"}));
    auto answer = std::make_shared<reply>(std::move(to)); // std::function must be copyable
    p.sync(*body,
           [answer, zone = p.engine.now().config->zone](const std::vector<words::calendar_facts>& done) {
               (*answer)(http::text_response(200, "application/json", json::synchronised(done, zone)));
           });
}

} // namespace intouch::daemon::api
