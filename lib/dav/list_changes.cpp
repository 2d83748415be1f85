// SPDX-License-Identifier: MIT
#include "dav/list_changes.hpp"

#include "dav/requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::dav {

namespace {

constexpr int most_pages = 1000;
constexpr std::string_view asking = "listing the calendar";

std::string_view text_of(const row& r, std::string_view ns, std::string_view local) {
    const element* e = r.find(ns, local);
    return e == nullptr ? std::string_view() : e->trimmed_text();
}

/// Whether both tokens end in a number, as those of sabre/dav do, and the new number is lower. The token then belongs
/// to another calendar: one that was deleted and made again at the same address counts from the beginning.
bool counts_backwards(std::string_view before, std::string_view now) {
    const auto number_at = [](std::string_view token) { return token.find_last_not_of("0123456789") + 1; };
    const std::size_t a = number_at(before);
    const std::size_t b = number_at(now);
    if (before.substr(0, a) != now.substr(0, b)) return false;
    const std::string_view old = before.substr(a);
    const std::string_view young = now.substr(b);
    if (old.empty() || young.empty() || old.front() == '0' || young.front() == '0') return false;
    return young.size() != old.size() ? young.size() < old.size() : young < old;
}

} // namespace

list_changes::list_changes(ledger::collection_copy kept, std::map<std::string, std::string> etags,
                           instant now)
    : kept_(std::move(kept)), etags_(std::move(etags)), now_(now) {
    const auto at = parse_url(kept_.url);
    if (!at) {
        result_ = std::unexpected(fault{trouble::malformed, kept_.url + " is no address"});
        return;
    }
    collection_ = *at;
    key_ = href_key(collection_, collection_.target).value_or("");
    token_ = kept_.token;
    so_far_.next = kept_;
    if (kept_.syncs)
        ask_sync();
    else
        fall_back();
}

std::optional<conversation::asked> list_changes::next_request() {
    if (!next_) return std::nullopt;
    asked a{0, std::move(*next_)};
    next_.reset();
    return a;
}

void list_changes::ask_sync() {
    stage_ = stage::sync;
    by_token_ = !kept_.token.empty() && !token_.empty();
    next_ = sync_collection(collection_, token_, so_far_.next.deep ? 1 : 0);
}

void list_changes::fall_back() {
    so_far_.members.clear();
    doubtful_ = false;
    if (so_far_.next.ctag.empty()) return ask_full();
    stage_ = stage::ctag;
    next_ = propfind(collection_, 0, {"CS:getctag"});
}

void list_changes::ask_full() {
    so_far_.members.clear();
    doubtful_ = false;
    stage_ = stage::full;
    next_ = propfind(collection_, 1, {"D:getetag", "D:resourcetype", "CS:getctag"});
}

void list_changes::ask_everything() {
    token_.clear();
    kept_.token.clear();
    so_far_.token_unknown = true;
    so_far_.next.token.clear();
    so_far_.next.deep = kept_.deep;
    so_far_.members.clear();
    doubtful_ = false;
    ask_sync();
}

void list_changes::feed(unsigned /*id*/, const outcome<answer>& a) {
    if (!a) {
        result_ = std::unexpected(a.error());
        return;
    }
    if (a->response.status >= 400) {
        fault f = fault_of(*a, asking, now_);
        if (f.what == trouble::busy) {
            result_ = std::unexpected(std::move(f));
            return;
        }
    }
    switch (stage_) {
    case stage::sync:
        return on_sync(*a);
    case stage::ctag:
        return on_ctag(*a);
    case stage::full:
        return on_full(*a);
    }
}

void list_changes::on_sync(const answer& a) {
    const bool more = a.response.status == 507; // some servers end a page with 507 for the whole answer
    if (a.response.status != 207 && !more) return on_sync_refused(a);
    const auto read = parse_multistatus(a.response.text());
    if (!read) return fall_back();
    if (read->sync_token.empty()) { // no real support, or an old Cyrus
        so_far_.next.syncs = false;
        return fall_back();
    }
    bool paged = more;
    bool repeated = false;
    for (const row& r : read->rows) {
        if (is_self(r)) {
            paged = paged || r.status == 507U;
            continue;
        }
        if (!take(r)) doubtful_ = true;
        const auto known = etags_.find(href_key(collection_, r.href).value_or(""));
        if (known != etags_.end() && !r.etag.empty() && known->second == r.etag) repeated = true;
    }
    doubtful_ = doubtful_ || !read->faults.empty();
    if (paged && read->sync_token != token_ && ++pages_ < most_pages) {
        token_ = read->sync_token;
        next_ = sync_collection(collection_, token_, so_far_.next.deep ? 1 : 0);
        return;
    }
    if (by_token_ && counts_backwards(kept_.token, read->sync_token)) return ask_everything();
    so_far_.next.token = read->sync_token;
    so_far_.next.token_failures = 0;
    so_far_.everything = kept_.token.empty() && !paged && !doubtful_;
    so_far_.whole = !paged;
    if (by_token_ && repeated) return ask_full();
    finish();
}

void list_changes::on_sync_refused(const answer& a) {
    const unsigned status = a.response.status;
    if (status >= 500 && (status != 501 || !kept_.token.empty())) { // a busy SOGo answers 501
        // Either the token or the server has a problem. The token gets a second chance.
        if (!token_.empty() && ++so_far_.next.token_failures >= 2) so_far_.next.token.clear();
        return fall_back();
    }
    if (status == 400 && !so_far_.next.deep) {
        so_far_.next.deep = true;
        return ask_sync();
    }
    if (!kept_.token.empty()) return ask_everything(); // the server forgot the token (RFC 6578 3.8)
    // 404 means that the collection is gone. The full listing will report this.
    if (status != 404 && status != 410) so_far_.next.syncs = false;
    so_far_.next.deep = kept_.deep;
    fall_back();
}

void list_changes::on_ctag(const answer& a) {
    // The server has a problem. A full listing would cost the server even more.
    if (a.response.status >= 500 && a.response.status != 501) {
        result_ = std::unexpected(fault_of(a, asking, now_));
        return;
    }
    const auto read = parse_multistatus(a.response.text());
    if (a.response.status != 207 || !read || read->rows.empty()) return ask_full();
    ctag_ = text_of(read->rows.front(), calendarserver_ns, "getctag");
    if (ctag_.empty() || ctag_ != so_far_.next.ctag) return ask_full();
    finish();
}

void list_changes::on_full(const answer& a) {
    if (a.response.status != 207) {
        fault f = fault_of(a, asking, now_);
        if (a.response.status < 300) {
            f.what = trouble::not_caldav;
            f.text = fmt::format("{} answered no listing of the calendar; check url", a.from.host);
        }
        result_ = std::unexpected(std::move(f));
        return;
    }
    const auto read = parse_multistatus(a.response.text());
    if (!read) {
        result_ = std::unexpected(
            fault{trouble::malformed, fmt::format("{}: {} {}", asking, a.from.host, read.error().text)});
        return;
    }
    if (read->rows.empty()) { // even an empty collection has a row for itself
        result_ = std::unexpected(fault{
            trouble::malformed,
            fmt::format("{}: {} answered an empty list, without the calendar itself; it is asked again later",
                        asking, a.from.host)});
        return;
    }
    bool self = false;
    bool absent = true;
    for (const row& r : read->rows) {
        absent = absent && (r.status == 404U || r.status == 410U);
        if (is_self(r)) {
            self = true;
            if (r.status && *r.status != 200) { // 507: there is more
                doubtful_ = true;
                so_far_.whole = false;
            }
            so_far_.next.ctag = text_of(r, calendarserver_ns, "getctag");
        } else if (!take(r)) {
            doubtful_ = true;
        }
    }
    if (absent) { // Xandikos 0.2.8 reports 404 inside a 207, for an href that was not asked for
        http::response missing = a.response;
        missing.status = 404;
        result_ = std::unexpected(fault_of({a.from, std::move(missing)}, asking, now_));
        return;
    }
    // Depth 1 lists the collection too. An answer without it describes something else.
    so_far_.everything = self && !doubtful_ && read->faults.empty();
    so_far_.partial = !so_far_.everything;
    if (!self && so_far_.members.empty()) so_far_.whole = false;
    if (so_far_.partial) { // the next sync asks again
        so_far_.next.token = kept_.token;
        so_far_.next.ctag.clear();
    }
    finish();
}

bool list_changes::is_self(const row& r) const {
    const auto key = href_key(collection_, r.href);
    return key && *key == key_;
}

bool list_changes::take(const row& r) {
    const auto key = href_key(collection_, r.href);
    if (!key || !is_member(key_, *key)) return true; // not in this collection
    if (r.collection) return true;
    const bool gone = r.status == 404U || r.status == 410U;
    const auto [at, is_new] = so_far_.members.emplace(*key, listed_object{r.href, r.etag, gone});
    // The object is listed twice. "There" is the safer answer.
    if (!is_new && at->second.gone && !gone) at->second = {r.href, r.etag, false};
    return gone || !r.status;
}

void list_changes::finish() { result_ = std::move(so_far_); }

} // namespace intouch::dav
