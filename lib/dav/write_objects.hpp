// SPDX-License-Identifier: MIT
// Writes objects, several at a time. Every write has a condition. The result comes from the whole answer, not
// from the status alone: a 207 may contain a refusal; after a success without an ETag the object is read at
// once; after a refusal because the UID exists, the object with that UID is searched.
//
// An object without an ETag is read right before the write, and must still be as last seen. The write then
// has the best condition that the server takes: the Last-Modified of the object, else If-Match: *. A server
// that refuses both gets the write without a condition. An edit of the user in the milliseconds between our
// read and our write is then lost; no protocol prevents this.
#pragma once

#include "dav/canonical_object.hpp"
#include "dav/conversation.hpp"
#include "dav/fetch_objects.hpp"
#include "dav/requests.hpp"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::dav {

enum class write_kind : std::uint8_t { create, update, remove };

struct write {
    write_kind what = write_kind::create;
    std::string uid;        ///< in the agenda
    std::string server_uid; ///< in the body
    std::string item;       ///< "VEVENT" or "VTODO"
    std::string href;
    std::string etag; ///< update and remove: as received; empty: none
    std::string body;
    std::string before{}; ///< update and remove: the object as last seen
    bool operator==(const write&) const = default;
};

enum class write_result : std::uint8_t {
    stored,  ///< `there` has the ETag, and the body if the object was read after the write
    removed, ///< the object is not there, perhaps because somebody else removed it
    gone,    ///< the object of an update is not there
    changed, ///< somebody else changed it, or it exists already: `there` is its version
    taken,   ///< the UID cannot be used again
    refused, ///< refused for the reason in `note`; the other writes go on
    in_vain, ///< `there` is the version before the write, for the reason in `note`: another try is useless now
    unknown, ///< nobody knows whether it was written
};

struct written {
    write_result is = write_result::unknown;
    fetched_object there{};
    std::string note{};
    trouble why =
        trouble::malformed; ///< refused: the kind of the reason; unknown: `not_found` when it is not there
    bool operator==(const written&) const = default;
};

class write_objects : public conversation {
public:
    write_objects(url collection, std::vector<write> writes, instant now);
    [[nodiscard]] std::optional<asked> next_request() override;
    void feed(unsigned id, const outcome<answer>& a) override;
    [[nodiscard]] bool finished() const override;
    [[nodiscard]] const std::map<std::string, written>& results() const { return results_; } ///< by uid
    /// Why no more was tried: quota, throttling, password, no server.
    [[nodiscard]] const std::optional<fault>& stopped() const { return stopped_; }

private:
    enum class stage : std::uint8_t { look_before, write, look, look_elsewhere, search };
    struct item {
        write what;
        stage at = stage::write;
        condition when{};     ///< of an update or a removal
        std::string href{};   ///< the address to read
        std::string etag{};   ///< from the answer to PUT
        fault why{};          ///< the refusal; empty text: none
        bool missing = false; ///< the write was answered with 404
    };
    /// Whether no write was sent yet.
    [[nodiscard]] static bool is_begin(stage s) { return s == stage::write || s == stage::look_before; }
    void ask(item i, stage s);
    void on_write(item i, const answer& a);
    void on_refused(item i, const answer& a, unsigned status, const std::string& where, bool by_uid);
    void on_look_before(item i, const answer& a);
    void on_look(item i, const answer& a);
    void on_search(const item& i, const answer& a);
    [[nodiscard]] static bool is_ours(const item& i, const object& there);
    [[nodiscard]] bool may_weaken(item& i, const answer& a, std::string_view body) const;
    void settle(const item& i, written w);
    void refuse(const item& i, const fault& f);
    void stop(const fault& f);

    url collection_;
    instant now_;
    std::deque<item> waiting_;
    std::map<unsigned, item> asked_;
    unsigned next_id_ = 0;
    int broken_ = 0; ///< 5xx in a row
    std::map<std::string, written> results_;
    std::optional<fault> stopped_;
};

} // namespace intouch::dav
