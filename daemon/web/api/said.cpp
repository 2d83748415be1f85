// SPDX-License-Identifier: MIT
#include "daemon/web/api/said.hpp"

#include "core/text.hpp"
#include "record/record.hpp"

#include <algorithm>
#include <expected>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::daemon::api {

namespace {

using entries = result<std::vector<ledger::entry>>;

entries log_everybody(const plan::plan_input& in, const json::log_body& body,
                      const std::vector<std::string>& people, const record::origin& from,
                      const record::new_id& id) {
    std::optional<record::promise_request> promise;
    if (body.promise) promise = record::promise_request{body.promise->to, body.promise->note};
    std::vector<ledger::entry> all;
    record::origin origin = from;
    for (const auto& person : people) {
        auto made = record::record_outcome(in,
                                           {.person = person,
                                            .outcome = body.outcome,
                                            .on = body.on,
                                            .channel = body.channel,
                                            .note = body.note,
                                            .next = body.next,
                                            .round = body.round,
                                            .touch = body.touch,
                                            .promise = promise},
                                           origin, id);
        if (!made) return made;
        std::ranges::move(*made, std::back_inserter(all));
        origin.key.clear(); // one entry bears the key
    }
    return all;
}

/// A body that `parse` has read, recorded by `record(body, input, ids)`.
template <class Body, class Record>
json::parsed<recorder> recorded_by(json::parsed<Body> body, Record record) {
    if (!body) return std::unexpected(body.error());
    return [body = std::move(*body), record = std::move(record)](
               const plan::plan_input& in, auto, const record::new_id& id) { return record(body, in, id); };
}

} // namespace

json::parsed<recorder> said_log(const said& s) {
    return recorded_by(json::parse_log(s.body, s.now, false),
                       [person = s.id, from = s.from](const json::log_body& b, const plan::plan_input& in,
                                                      const record::new_id& id) {
                           return log_everybody(in, b, {person}, from, id);
                       });
}

json::parsed<recorder> said_log_of_several(const said& s) {
    return recorded_by(
        json::parse_log(s.body, s.now, true),
        [from = s.from](const json::log_body& b, const plan::plan_input& in, const record::new_id& id) {
            return log_everybody(in, b, b.people, from, id);
        });
}

json::parsed<recorder> said_reschedule(const said& s) {
    return recorded_by(json::parse_reschedule(s.body, s.now),
                       [person = s.id, from = s.from](const json::reschedule_body& b,
                                                      const plan::plan_input& in, const record::new_id& id) {
                           return record::record_move(
                               in, {.person = person, .round = b.round, .touch = b.touch, .note = b.note},
                               b.to, from, id);
                       });
}

json::parsed<recorder> said_skip(const said& s) {
    return recorded_by(json::parse_skip(s.body), [person = s.id, from = s.from](const json::skip_body& b,
                                                                                const plan::plan_input& in,
                                                                                const record::new_id& id) {
        return record::record_skip(in, {.person = person, .round = b.round, .touch = b.touch, .note = b.note},
                                   from, id);
    });
}

json::parsed<recorder> said_pause(const said& s) {
    return recorded_by(json::parse_pause(s.body, s.now),
                       [person = s.id, from = s.from](const json::pause_body& b, const plan::plan_input& in,
                                                      const record::new_id& id) {
                           return record::record_pause(in, person, b.until, b.note, from, id);
                       });
}

namespace {

/// What takes a person and a note alone.
template <auto Record> json::parsed<recorder> remark(const said& s, json::parsed<json::note_body> body) {
    return recorded_by(std::move(body),
                       [person = s.id, from = s.from](const json::note_body& b, const plan::plan_input& in,
                                                      const record::new_id& id) {
                           return Record(in, person, b.note, from, id);
                       });
}

} // namespace

json::parsed<recorder> said_resume(const said& s) {
    return remark<record::record_resume>(s, json::parse_remark(s.body));
}
json::parsed<recorder> said_lost(const said& s) {
    return remark<record::record_lost>(s, json::parse_remark(s.body));
}
json::parsed<recorder> said_found(const said& s) {
    return remark<record::record_found>(s, json::parse_remark(s.body));
}
json::parsed<recorder> said_note(const said& s) {
    return remark<record::record_note>(s, json::parse_note(s.body));
}

json::parsed<recorder> said_promise(const said& s) {
    return recorded_by(json::parse_promise(s.body, s.now),
                       [person = s.id, from = s.from](const json::promise_body& b, const plan::plan_input& in,
                                                      const record::new_id& id) {
                           return record::record_promise(in, person, {b.to, b.note}, from, id);
                       });
}

json::parsed<recorder> said_kept(const said& s) {
    return recorded_by(json::parse_kept(s.body),
                       [person = s.id, from = s.from](const json::kept_body& b, const plan::plan_input& in,
                                                      const record::new_id& id) {
                           return record::record_kept(in, person, b.promise, b.note, from, id);
                       });
}

json::parsed<recorder> said_gathering(const said& s) {
    return recorded_by(json::parse_gathering(s.body, s.now),
                       [gathering = s.id, from = s.from](const json::gathering_body& b,
                                                         const plan::plan_input& in,
                                                         const record::new_id& id) {
                           return record::record_gathering(
                               in, {gathering, b.outcome, b.on, b.to, b.excused, b.note, b.round}, from, id);
                       });
}

namespace {

json::parsed<recorder> change_block(const said& s, json::parsed<json::block_body> body) {
    return recorded_by(std::move(body),
                       [block = s.id, from = s.from](const json::block_body& b, const plan::plan_input& in,
                                                     const record::new_id& id) -> entries {
                           const auto on = record::which_occurrence(in, block, b.on);
                           if (!on) return std::unexpected(on.error());
                           auto made = record::record_block(in, block, *on, b.to, from, id);
                           if (made) made->front().note = without_control(b.note, true);
                           return made;
                       });
}

} // namespace

json::parsed<recorder> said_block_move(const said& s) {
    return change_block(s, json::parse_block_move(s.body, s.now));
}

json::parsed<recorder> said_block_skip(const said& s) {
    return change_block(s, json::parse_block_skip(s.body, s.now));
}

json::parsed<recorder> said_undo(const said& s) {
    auto body = json::parse_undo(s.body);
    if (!body) return std::unexpected(body.error());
    return [body = std::move(*body), from = s.from](
               const plan::plan_input& in, std::span<const ledger::entry> before, const record::new_id& id) {
        return record::record_undo(in, before, body.entry, from, id);
    };
}

} // namespace intouch::daemon::api
