// SPDX-License-Identifier: MIT
#include "daemon/web/api/notify.hpp"

#include "core/text.hpp"
#include "daemon/web/api/problems.hpp"
#include "json/requests.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace intouch::daemon::api {

void send_test(const parts& p, const std::string& id, const http::request& r, reply to) {
    if (auto body = json::parse_nothing(r.body); !body) return to(refuse(body.error()));
    const auto& targets = p.engine.now().config->settings.notify;
    if (!targets.contains(id)) {
        std::vector<std::string> names;
        for (const auto& [name, target] : targets) names.push_back(name);
        return to(refuse(error{
            errc::not_found,
            names.empty()
                ? "there is no target of messages: write [notify.NAME] into intouch.toml"
                : fmt::format("found {}, expected one of {}", intouch::quoted(id), fmt::join(names, ", "))}));
    }
    p.test_message(id, [answered = std::move(to)](result<std::string> said) mutable {
        if (!said) return answered(refuse(said.error()));
        json::writer w;
        w.begin_object();
        w.key("text").text(*said);
        w.end_object();
        answered(http::text_response(200, "application/json", std::move(w).done()));
    });
}

} // namespace intouch::daemon::api
