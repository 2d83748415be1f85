// SPDX-License-Identifier: MIT
#include "daemon/files/polled_url.hpp"

#include "daemon/system/log.hpp"
#include "daemon/system/random.hpp"
#include "dav/redirect.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::daemon {

polled_url::polled_url(settings s, std::function<void(result<dav::answer>)> then)
    : parts_(std::move(s)), then_(std::move(then)),
      client_(parts_.loop, net::reader_settings(parts_.largest)) {
    ask();
}

void polled_url::ask() {
    auto url = dav::parse_url(parts_.url);
    if (!url) {
        timer_ = parts_.loop.after({}, [this, why = url.error()] { then_(std::unexpected(why)); });
        return;
    }
    configured_ = std::move(*url);
    if (parts_.login.user.empty()) return begin();
    const auto& [user, source, folder] = parts_.login;
    password_ =
        std::make_unique<password_reader>(parts_.loop, source, folder, [this](result<std::string> secret) {
            if (!secret) return then_(std::unexpected(secret.error()));
            session_.emplace(configured_, dav::credentials{parts_.login.user, std::move(*secret)},
                             random_nonce);
            begin();
        });
}

void polled_url::begin() {
    if (collection_) return report(configured_);
    pending_ = {.what = dav::get(configured_)};
    auto& headers = pending_.what.message.headers;
    if (!etag_.empty()) headers.add("If-None-Match", etag_);
    if (!modified_.empty()) headers.add("If-Modified-Since", modified_);
    send();
}

void polled_url::report(const dav::url& at) {
    pending_ = {.what = dav::query_events(at)};
    send();
}

void polled_url::send() {
    dav::request request = session_ ? session_->prepare(pending_) : dav::request_session::plain(pending_);
    const net::origin origin{request.to.scheme == "https", request.to.host, request.to.port};
    client_.send(origin, std::move(request.message),
                 [this](net::exchange_result r) { received(std::move(r)); });
}

void polled_url::received(net::exchange_result r) {
    const auto fail = [&](std::string why) { then_(intouch::fail(errc::unavailable, std::move(why))); };
    if (!r) return fail(r.error().what.text);
    if (session_) {
        auto done = session_->feed(pending_, *r);
        if (!done) return fail(done.error().text);
        if (!*done) return send();
        return then_(std::move(**done));
    }
    dav::url& at = pending_.what.to;
    if (!dav::is_redirect(r->status, pending_.what.message.method)) return then_(dav::answer{at, *r});
    auto to = dav::redirected(at, *r, pending_.redirects, configured_.host);
    if (!to) return fail(to.error().text);
    at = std::move(*to);
    send();
}

void polled_url::keep(const http::response& r) {
    collection_ = !got();
    etag_ = r.headers.find("ETag").value_or("");
    modified_ = r.headers.find("Last-Modified").value_or("");
}

bool polled_url::ended(std::string trouble) {
    if (trouble.empty() && !parts_.trouble.empty())
        log_info(fmt::format("[{}]: {} answers again", parts_.name, configured_.host));
    timer_ = parts_.loop.after(parts_.every, [this] { ask(); });
    return std::exchange(parts_.trouble, trouble) != trouble;
}

} // namespace intouch::daemon
