// SPDX-License-Identifier: MIT
#include "daemon/cli/daemon_client.hpp"

#include "core/text.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/cli/terminal.hpp"
#include "http/target.hpp"
#include "json/member.hpp"
#include "net/client.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace intouch::daemon::commands {

namespace {

constexpr std::chrono::seconds patience{30};
/// The files and the ledger answer instead of a daemon that is stuck.
constexpr std::chrono::seconds patience_with_status{5};

/// Says once that daemon and command line are of different versions.
void tell_of_version(const std::string& theirs) {
    static bool told = false;
    if (theirs.empty() || theirs == INTOUCH_VERSION || std::exchange(told, true)) return;
    print_problem(
        fmt::format("the daemon is version {}, this program {}: restart the daemon (systemctl --user "
                    "restart intouch)",
                    without_control(theirs), INTOUCH_VERSION));
}

/// The detail of a refusal begins with a member of the request. Replaces the member by its option; a member
/// that is a plain word on the command line is left out.
std::string as_typed(std::string detail) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> options{{
        {"on: ", "--on: "},
        {"channel: ", "--via: "},
        {"circle: ", "--circle: "},
        {"text: ", ""},
        {"next: ", "--next: "},
        {"touch: ", "--touch: "},
        {"excused: ", "--excused: "},
        {"promise: to: ", "--promise: "},
        {"promise.to: ", "--promise: "},
        {"to: ", ""},
        {"person: ", ""},
        {"promise: ", ""},
    }};
    const auto* const found =
        std::ranges::find_if(options, [&](const auto& o) { return detail.starts_with(o.first); });
    return found == options.end() ? detail : detail.replace(0, found->first.size(), found->second);
}

result<std::string> call(const global_options& c, http::request r, std::chrono::seconds limit = patience) {
    r.headers.add("Host", "localhost");
    r.headers.add("Intouch-Source", "cli");
    auto answer = net::call(find_paths(c.where).socket.string(), r, limit);
    if (!answer) return std::unexpected(answer.error());
    tell_of_version(std::string(answer->headers.find("Intouch-Version").value_or("")));
    std::string body(answer->text());
    if (answer->status < 300) return body;
    const std::string detail = json::text_member(body, "detail");
    const errc code = answer->status == 404   ? errc::not_found
                      : answer->status == 409 ? errc::conflict
                                              : errc::invalid;
    return fail(code,
                detail.empty() ? fmt::format("the daemon answered {}", answer->status) : as_typed(detail));
}

/// The sentence about the entry, then why the next touch is where it is.
void print_text(const std::string& text, const std::vector<json::told_why>& whys) {
    print_lines(text);
    for (const auto& told : whys)
        print_line("  " + (whys.size() > 1 ? told.name + ": " : "") + told.why, 4, paint::dim);
}

std::string text_target(const question& asked) {
    const terminal to = output();
    parameters all = asked.how;
    all.emplace_back("columns", std::to_string(to.columns));
    all.emplace_back("colours", to.colours ? "1" : "0");
    return with_parameters(fmt::format("/api/v1/text/{}", asked.what), all);
}

} // namespace

std::string with_parameters(std::string path, const parameters& all) {
    char before = '?';
    for (const auto& [name, value] : all)
        if (!value.empty())
            path += fmt::format("{}{}={}", std::exchange(before, '&'), name, http::encode_component(value));
    return path;
}

result<std::string> get(const global_options& c, const std::string& target, std::chrono::seconds limit) {
    http::request r;
    r.target = target;
    return call(c, std::move(r), limit);
}

result<std::string> post(const global_options& c, const std::string& target, const std::string& body,
                         std::chrono::seconds limit) {
    http::request r;
    r.method = "POST";
    r.target = target;
    r.headers.add("Content-Type", "application/json");
    r.body = body;
    return call(c, std::move(r), limit);
}

std::optional<std::string> own_daemon(const global_options& c) {
    const paths where = find_paths(c.where);
    std::error_code failed;
    if (!std::filesystem::exists(where.socket, failed)) return std::nullopt;
    const bool elsewhere = c.where.socket.empty() && where.socket != where.state / "control";
    const bool other_ledger =
        !c.where.state.empty() && (elsewhere || !std::filesystem::exists(where.state / "intouch.db", failed));
    if (other_ledger) return std::nullopt;
    auto status = get(c, "/api/v1/status", patience_with_status);
    if (!status) return std::nullopt;
    const auto runs_by = [&](const std::string& file) {
        return file == where.config || std::filesystem::equivalent(file, where.config, failed);
    };
    if (where.config_named && std::ranges::none_of(json::text_list(*status, "files"), runs_by))
        return std::nullopt;
    return std::move(*status);
}

void tell_of_mistakes(const std::string& status) {
    const auto mistakes = json::file_errors(status);
    for (const auto& line : mistakes) fmt::print(stderr, "{}\n", without_control(line));
    if (mistakes.empty()) return;
    print_problem("the daemon goes by the files as they were before");
    fmt::print(stderr, "\n");
}

std::optional<int> read_from_daemon(const global_options& c, const question& asked) {
    if (c.json && asked.target.empty()) return std::nullopt;
    const auto status = own_daemon(c);
    if (!status) return std::nullopt;
    const auto answer = get(c, c.json ? asked.target : text_target(asked));
    if (!answer) {
        const bool told = answer.error().code == errc::not_found || answer.error().code == errc::conflict;
        return told ? std::optional(refuse(answer.error())) : std::nullopt;
    }
    tell_of_mistakes(*status);
    fmt::print("{}", *answer);
    return 0;
}

int print_recorded(const global_options& c, const result<std::string>& answer) {
    if (!answer) return refuse(answer.error());
    const std::string text = json::text_member(*answer, "text");
    if (c.json || text.empty())
        fmt::print("{}", *answer);
    else
        print_text(text, json::whys(*answer));
    return 0;
}

} // namespace intouch::daemon::commands
