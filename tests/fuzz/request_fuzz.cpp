// SPDX-License-Identifier: MIT
// Bytes from a stranger, read as HTTP and put to both listeners' rules.
#include "http/authority.hpp"
#include "http/conditional.hpp"
#include "net/framing_checks.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace intouch::http;
using intouch::net::request_reader;

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    if (!intouch::test::fault_of_requests(bytes, 1 + size / 3).empty()) __builtin_trap();
    for (const auto kind : {listener_kind::control_tcp, listener_kind::public_tcp}) {
        request_reader reader(kind);
        for (auto rest = bytes; !rest.empty() && reader.at() != request_reader::state::refused;) {
            rest.remove_prefix(reader.put(rest));
            if (reader.at() != request_reader::state::complete) continue;
            const request r = reader.take();
            const control_rules rules{8420, {"intouch.example"}, "token"};
            if (!refuse_control(r, rules) && kind == listener_kind::control_tcp && !bears_token(r, "token"))
                __builtin_trap();
            static_cast<void>(read_public(r));
            static_cast<void>(not_modified(r, {entity_tag{"x"}, intouch::instant{}}));
        }
    }
    return 0;
}
