// SPDX-License-Identifier: MIT
// Any bytes as what a calendar server answers to a listing, and as the object that lies there.
#include "dav/interpret_edit.hpp"
#include "dav/list_changes.hpp"
#include "dav/merge.hpp"
#include "dav/multistatus.hpp"
#include "http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

using namespace intouch;

namespace {

constexpr const char* ours =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20261203T160000Z\r\n"
    "DTEND:20261203T170000Z\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

void read_as_listing(const std::string& body) {
    static_cast<void>(dav::parse_error_body(body));
    ledger::collection_copy kept;
    kept.url = "https://h/c/";
    kept.token = "t";
    dav::list_changes l(kept, {{"/c/a.ics", "\"1\""}}, {});
    http::response r;
    r.status = 207;
    r.body = std::make_shared<const std::string>(body);
    for (int i = 0; i < 4 && !l.finished(); ++i) {
        const auto asked = l.next_request();
        if (!asked) __builtin_trap();
        l.feed(asked->id, dav::answer{asked->what.to, r});
    }
}

void read_as_object(const std::string& body) {
    const auto written = dav::read_object(ours);
    const auto there = dav::read_object(body);
    if (!there) return;
    const time_zone user;
    for (const auto kind :
         {ledger::object_kind::touch, ledger::object_kind::block, ledger::object_kind::closed}) {
        static_cast<void>(dav::interpret_edit({"x", kind, *written, *there, body, {}, user}));
        const auto merged = dav::merge({*written, *there, *written, kind, {}, user});
        // What is put can be read again, and is content with itself.
        if (merged && !dav::read_object(*merged)) __builtin_trap();
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    read_as_listing(text);
    read_as_object(text);
    return 0;
}
