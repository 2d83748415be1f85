// SPDX-License-Identifier: MIT
#include "roster/read_secret.hpp"

#include <fmt/format.h>

namespace intouch::roster {

std::string secret_shape(std::string_view key) {
    return fmt::format(
        R"({{ file = "/etc/intouch/{}" }}, {{ command = ["pass", "show", "calendar"] }} or {{ credential = "name" }})",
        key);
}

bool is_written(const password_source& source) { return !std::holds_alternative<std::monostate>(source); }

password_source read_secret(table_reader& table, std::string_view key) {
    const node* found = table.raw(key);
    if (found == nullptr) return {};
    if (std::holds_alternative<std::string>(found->value)) {
        table.error(
            key,
            fmt::format("is written out here, where backups and other programs see it; put it into a "
                        "file that only you may read, and name that: {0} = {{ file = \"/etc/intouch/{0}\" }}",
                        key));
        return {};
    }
    if (!std::holds_alternative<member_list>(found->value)) {
        table.error(key, fmt::format("is not a table, expected one of {}", secret_shape(key)));
        return {};
    }
    auto inner = table.table(key);
    password_source source;
    int given = 0;
    const auto count = [&](std::string_view one) { given += inner->has(one) ? 1 : 0; };
    count("file");
    count("command");
    count("credential");
    if (auto file = inner->file("file", "the name of a file")) source = password_file{std::move(*file)};
    if (auto words = inner->words("command", R"(["pass", "show", "calendar"])"))
        source = password_command{std::move(*words)};
    if (auto name = inner->name("credential", "the name of a systemd credential")) {
        if (name->contains('/'))
            inner->error("credential", fmt::format("found \"{}\", expected a name without \"/\"", *name));
        else
            source = password_credential{std::move(*name)};
    }
    inner->finish();
    if (given != 1)
        table.error(key, fmt::format("{}, expected one of {}",
                                     given == 0 ? "names no source" : "names more than one source",
                                     secret_shape(key)));
    return source;
}

} // namespace intouch::roster
