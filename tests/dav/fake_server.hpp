// SPDX-License-Identifier: MIT
// A CalDAV server without a socket. It behaves well unless its profile says otherwise. The profiles show what
// real servers do.
#pragma once

#include "dav/requests.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace intouch::dav_test {

struct profile {
    std::string name = "exemplary";

    /// Digest alone: with one nonce, or (Cyrus) with one for each connection.
    enum class login { basic, digest, digest_per_connection } asks = login::basic;

    // Finding and making calendars.
    bool well_known = true; ///< redirects to the root of DAV
    bool principal = true;  ///< tells the current user's
    bool home_is_principal = false;
    enum class making { mkcalendar, mkcol, exists_anyway, lies, never } makes = making::mkcalendar;
    bool keeps_trash = false;                ///< the address of a calendar that was deleted stays taken
    std::string components = "VEVENT VTODO"; ///< said of a made calendar; empty: not said

    // Reading.
    enum class syncing { real, refused, pretended, broken } sync = syncing::real;
    bool sync_wants_depth_1 = false;
    enum class forgetting { refuses, five_hundred, everything } bad_token = forgetting::refuses;
    bool new_token_each_time = false;
    bool compares_states = false; ///< says nothing of what was made and deleted since the token
    std::size_t page = 0;         ///< rows at a time; 0: all
    bool created_status = false;  ///< "201 Created" beside the propstat
    enum class getting { rows, silent, whole, unsupported } multiget_missing = getting::rows;
    bool multiget_backwards = false;
    std::size_t multiget_cap = 0;
    bool ctag = true;
    int lag = 0; ///< full listings that do not name what was put anew
    bool double_rows = false;
    enum class querying { answers, late, refused } query = querying::answers; ///< late: its index is behind

    // Writing.
    enum class tagging { strong, weak, bare, none, not_on_put } etag = tagging::strong;
    bool weak_never_matches = false;
    bool refuses_star = false;    ///< "If-Match: *" of what is there
    bool last_modified = false;   ///< given, and heeded in If-Unmodified-Since
    bool refuses_by_date = false; ///< any If-Unmodified-Since
    bool rewrites = false;        ///< orders properties its own way, and adds some
    bool drops_extensions = false;
    bool drops_exceptions = false; ///< EXDATE
    bool own_uids = false;         ///< gives each object a UID of its own
    bool ignores_if_none_match = false;
    bool href_is_uid = false;
    bool refuses_in_207 = false;
    enum class doubling { refuses, refuses_with_href, takes, by_text } same_uid = doubling::refuses;
    bool remembers_uids = false;      ///< never takes the UID of a deleted object again
    bool conflict_of_deleted = false; ///< nor its name: 409 without a word
    bool delete_in_207 = false;
    bool encodes_at = false; ///< hrefs come as "%40"
    bool absolute_hrefs = false;
    std::string host = "dav.example.org"; ///< in those of objects
};

/// All rows.
[[nodiscard]] const std::vector<profile>& profiles();

class fake_server {
public:
    explicit fake_server(profile p = {});

    [[nodiscard]] http::response answer(const dav::request& request);

    // What a user does with another client.
    void put(const std::string& path, const std::string& body);
    void edit(const std::string& uid, const std::function<std::string(std::string)>& change);
    void erase(const std::string& uid);
    void restore(const std::string& uid); ///< out of the trash, under the same name
    void rename(const std::string& uid, const std::string& path);
    void drop_calendar();
    void make_again(const std::string& path); ///< the calendar that was dropped, empty
    /// Another calendar beside ours, empty.
    void put_calendar(const std::string& path, const std::string& name) { other_calendar_ = {path, name}; }
    /// A calendar of the user: at `path`, where intouch would make its own, under another name.
    void take_address(const std::string& path, const std::string& name) { taken_ = {path, name}; }
    void restore_backup(const fake_server& of); ///< what it held then
    void forget_tokens() { oldest_token_ = revision_ + 1; }

    /// UIDs and bodies.
    [[nodiscard]] std::map<std::string, std::string> objects() const;
    [[nodiscard]] std::size_t count() const { return resources_.size(); }
    [[nodiscard]] const std::string& body(const std::string& uid) const;
    [[nodiscard]] bool has(const std::string& uid) const;
    [[nodiscard]] const std::string& calendar() const { return calendar_; }

    /// Href by UID: objects of another calendar, which are refused here.
    std::map<std::string, std::string> elsewhere;
    std::set<std::string> broken;   ///< UIDs of which every request but a listing is answered 500
    std::set<std::string> locked;   ///< UIDs that answer 423 to whoever writes
    std::set<std::string> deaf;     ///< UIDs of which an update is answered as stored, and is not
    std::set<std::string> dropping; ///< UIDs of which a PUT anew is answered as stored, and is not
    std::set<std::string> undying;  ///< UIDs of which a DELETE is answered 404, and that stay
    std::uint64_t connection = 0;   ///< on which the next request comes
    std::function<void(const dav::request&)> meanwhile; ///< called before each request
    std::set<std::string> foreign;                      ///< UIDs that no request may write
    std::vector<std::string> violations;                ///< requests that did
    std::vector<std::string> log;                       ///< "PUT /path"

private:
    struct resource {
        std::string body;
        int revision = 0;
    };
    [[nodiscard]] std::string etag(const resource& r) const;
    [[nodiscard]] std::string modified(const resource& r) const;
    [[nodiscard]] std::string href(const std::string& path) const;
    [[nodiscard]] std::string stored(std::string body) const;
    /// Also by the UID that it had before the server gave it another.
    [[nodiscard]] const std::string* path_of(const std::string& uid) const;
    [[nodiscard]] std::optional<http::response> challenge(const dav::request& request) const;
    [[nodiscard]] const std::string* path_with(const std::string& uid) const;
    [[nodiscard]] std::string own_uid(const std::string& path, std::string body);
    [[nodiscard]] http::response propfind(const dav::request& request);
    [[nodiscard]] http::response report(const dav::request& request);
    [[nodiscard]] http::response sync(const dav::request& request);
    [[nodiscard]] http::response multiget(const dav::request& request) const;
    [[nodiscard]] http::response query(const dav::request& request) const;
    [[nodiscard]] http::response write(const dav::request& request);
    [[nodiscard]] http::response remove(const dav::request& request);
    [[nodiscard]] http::response make(const dav::request& request);
    /// Nothing while the conditions of a write to `path` hold.
    [[nodiscard]] bool holds(const dav::request& request, const resource* there) const;
    [[nodiscard]] http::response refuse(unsigned status, const std::string& condition,
                                        const std::string& href) const;
    [[nodiscard]] std::string collection_properties(const std::string& name) const;

    profile p_;
    std::string calendar_; ///< path of the one there is
    std::set<std::string> deleted_calendars_;
    std::pair<std::string, std::string> other_calendar_; ///< path and name
    std::pair<std::string, std::string> taken_;          ///< likewise, and no calendar can be made there
    std::string name_ = "In touch";                      ///< of the calendar there is
    std::map<std::string, resource> resources_;
    std::map<std::string, int> born_;                                  ///< path: revision
    std::map<std::string, int> deleted_;                               ///< path: revision
    std::map<std::string, std::pair<std::string, std::string>> trash_; ///< uid: path, body
    std::set<std::string> used_uids_;
    std::map<std::string, std::string> asked_uids_; ///< path by the UID that the client wrote
    std::map<std::string, int> unlisted_;           ///< path: full listings that do not name it yet
    int revision_ = 1;
    int oldest_token_ = 0;
    int calls_ = 0;
};

} // namespace intouch::dav_test
