// SPDX-License-Identifier: MIT
#pragma once

#include "net/http_client.hpp"
#include "net/peer.hpp"

#include <future>
#include <memory>
#include <thread>

namespace intouch::test {

/// A loop and a client on a separate thread, from construction to destruction.
class running_client {
public:
    explicit running_client(net::client_settings settings = {})
        : client_(std::make_unique<net::http_client>(loop_, std::move(settings))) {
        thread_ = std::thread([this] { loop_.run(); });
    }
    running_client(const running_client&) = delete;
    running_client& operator=(const running_client&) = delete;
    ~running_client() {
        on_loop([this] { client_.reset(); });
        loop_.stop();
        thread_.join();
    }
    template <class What> std::invoke_result_t<What> on_loop(What what) {
        std::packaged_task<decltype(what())()> work(std::move(what));
        auto made = work.get_future();
        loop_.post([&work] { work(); });
        return made.get();
    }
    std::future<net::exchange_result> send(const net::origin& to, http::request r) {
        auto promised = std::make_shared<std::promise<net::exchange_result>>(); // shared with the handler
        auto made = promised->get_future();
        loop_.post([this, to, promised, r = std::move(r)]() mutable {
            client_->send(to, std::move(r),
                          [promised](net::exchange_result got) { promised->set_value(std::move(got)); });
        });
        return made;
    }
    net::exchange_result call(const net::origin& to, http::request r) {
        return result_of(send(to, std::move(r)));
    }
    static net::exchange_result result_of(std::future<net::exchange_result> sent) {
        REQUIRE(arrives(sent));
        return sent.get();
    }
    net::client_counts counts() {
        return on_loop([this] { return client_->counts(); });
    }
    [[nodiscard]] net::http_client& client() { return *client_; } ///< use it only on the loop's thread
    [[nodiscard]] net::loop& loop() { return loop_; }

private:
    net::loop loop_;
    std::unique_ptr<net::http_client> client_;
    std::thread thread_;
};

inline net::origin plain(const peer& p) { return {false, "127.0.0.1", p.port()}; }

inline http::request asking(std::string method, std::string target = "/", std::string body = {}) {
    http::request r;
    r.method = std::move(method);
    r.target = std::move(target);
    r.body = std::move(body);
    return r;
}

/// "200 body", or the text of the error.
inline std::string said(const net::exchange_result& r) {
    return r ? std::to_string(r->status) + " " + std::string(r->text()) : r.error().what.text;
}

} // namespace intouch::test
