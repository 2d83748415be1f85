// SPDX-License-Identifier: MIT
#include "daemon/notify/mail.hpp"

#include "core/text.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <atomic>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr long connect_seconds = 30;
constexpr long whole_seconds = 60;
constexpr long answer_seconds = 30;
constexpr std::size_t longest_mail_said = 200;

template <auto Free> struct freed_by {
    template <class T> void operator()(T* p) const { Free(p); }
};
using handle = std::unique_ptr<CURL, freed_by<curl_easy_cleanup>>;
using word_list = std::unique_ptr<curl_slist, freed_by<curl_slist_free_all>>;
using mime = std::unique_ptr<curl_mime, freed_by<curl_mime_free>>;

/// libcurl is set up once in the life of the process.
void set_up() {
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (done != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

void add(word_list& to, const std::string& word) {
    curl_slist* longer = curl_slist_append(to.get(), word.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    (void)to.release();
    to.reset(longer);
}

/// Keeps the last line that the server said; its "221" at the end says nothing of the letter.
std::size_t hear(char* text, std::size_t, std::size_t count, void* into) {
    if (std::string_view(text, count).starts_with("221")) return count;
    auto& said = *static_cast<std::string*>(into);
    said.assign(text, count);
    while (said.ends_with('\n') || said.ends_with('\r')) said.pop_back();
    return count;
}

int go_on(void* cancelled, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::atomic<bool>*>(cancelled)->load() ? 1 : 0;
}

/// Quoted-printable wants the line breaks of text as CRLF (RFC 2045 6.7).
std::string with_crlf(std::string_view text) {
    std::string lines;
    for (const char c : text) lines += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return lines;
}

void add_part(curl_mime* to, const std::string& text, const char* type) {
    curl_mimepart* part = curl_mime_addpart(to);
    const std::string lines = with_crlf(text);
    curl_mime_data(part, lines.data(), lines.size());
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
}

/// The two texts as alternatives, the plain one first.
mime body_of(CURL* c, const letter& l) {
    mime whole(curl_mime_init(c));
    curl_mime* both = curl_mime_init(c);
    add_part(both, l.text, "text/plain; charset=utf-8");
    add_part(both, l.html, "text/html; charset=utf-8");
    curl_mimepart* part = curl_mime_addpart(whole.get());
    curl_mime_subparts(part, both);
    curl_mime_type(part, "multipart/alternative");
    word_list none(curl_slist_append(nullptr, "Content-Disposition: inline"));
    curl_mime_headers(part, none.release(), 1);
    return whole;
}

word_list headers_of(const letter& l) {
    word_list all;
    add(all, "From: intouch <" + l.from + ">");
    add(all, "To: <" + l.to + ">");
    add(all, "Subject: " + l.subject);
    add(all, "Date: " + l.date);
    add(all, "Message-ID: <" + l.id + ">");
    add(all, "Auto-Submitted: auto-generated"); // RFC 3834: nobody's absence answers
    return all;
}

std::string trouble_of(const letter& l, CURLcode failed, const std::string& said) {
    const std::string host = l.server.substr(l.server.find("://") + 3);
    const std::string_view why = [&]() -> std::string_view {
        switch (failed) {
        case CURLE_LOGIN_DENIED:
            return "the server refuses user and password";
        case CURLE_USE_SSL_FAILED:
            return "the server offers no TLS; smtps:// may work, or insecure = true";
        case CURLE_PEER_FAILED_VERIFICATION:
            return "the server's certificate is not trusted";
        case CURLE_COULDNT_RESOLVE_HOST:
            return "there is no such host";
        case CURLE_COULDNT_CONNECT:
            return "no mail server answers there";
        case CURLE_OPERATION_TIMEDOUT:
            return "the server took longer than a minute";
        default:
            return curl_easy_strerror(failed);
        }
    }();
    const bool server_spoke = said.size() > 3 && (said.starts_with('4') || said.starts_with('5'));
    return fmt::format("{}: {}{}", host, why,
                       server_spoke ? "; it said " +
                                          intouch::quoted(std::string_view(said).substr(0, longest_mail_said))
                                    : std::string());
}

result<std::string> deliver(const letter& l, const std::atomic<bool>& cancelled) {
    set_up();
    const handle c(curl_easy_init());
    if (!c) throw std::bad_alloc();
    const word_list headers = headers_of(l);
    word_list to;
    add(to, "<" + l.to + ">");
    const mime body = body_of(c.get(), l);
    std::string said;
    const auto set = [&](CURLoption what, auto value) { curl_easy_setopt(c.get(), what, value); };
    set(CURLOPT_URL, l.server.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL, static_cast<long>(l.insecure ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!l.ca_file.empty()) set(CURLOPT_CAINFO, l.ca_file.c_str());
    if (!l.user.empty()) {
        set(CURLOPT_USERNAME, l.user.c_str());
        set(CURLOPT_PASSWORD, l.password.c_str());
    }
    const std::string from = "<" + l.from + ">";
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, to.get());
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_MIMEPOST, body.get());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_TIMEOUT, whole_seconds);
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, answer_seconds); // the only limit of QUIT
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_HEADERFUNCTION, &hear);
    set(CURLOPT_HEADERDATA, &said);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &go_on);
    set(CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&cancelled));
    const CURLcode done = curl_easy_perform(c.get());
    if (done != CURLE_OK) return fail(errc::unavailable, trouble_of(l, done, said));
    return without_control(said);
}

std::atomic<int> threads = 0;

} // namespace

/// Shared with the thread, which may live longer: a look-up of a name cannot be broken off.
struct mail_delivery::shared {
    std::atomic<bool> cancelled = false; ///< changed under `lock`
    std::mutex lock; ///< the thread posts under it, so never after the end of the delivery
    std::move_only_function<void(result<std::string>)> then; ///< of the loop's thread alone
};

mail_delivery::mail_delivery(net::loop& on, letter what,
                             std::move_only_function<void(result<std::string>)> then)
    : state_(std::make_shared<shared>()) {
    state_->then = std::move(then);
    auto tell = [&on, state = state_](result<std::string> made) {
        const std::scoped_lock held(state->lock);
        if (state->cancelled) return;
        on.post([state, r = std::move(made)]() mutable {
            if (!state->cancelled) std::exchange(state->then, {})(std::move(r));
        });
    };
    ++threads;
    try {
        std::thread([tell, state = state_, l = std::move(what)] {
            try {
                tell(deliver(l, state->cancelled));
            } catch (const std::exception& e) {
                tell(fail(errc::unavailable, std::string("mail: ") + e.what()));
            }
            --threads;
        }).detach();
    } catch (const std::system_error& e) {
        --threads;
        tell(fail(errc::unavailable, std::string("mail: ") + e.what()));
    }
}

mail_delivery::~mail_delivery() {
    const std::scoped_lock held(state_->lock);
    state_->cancelled = true;
}

bool mail_delivery::any_under_way() { return threads > 0; }

} // namespace intouch::daemon
