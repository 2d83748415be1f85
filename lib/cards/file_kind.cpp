// SPDX-License-Identifier: MIT
#include "cards/file_kind.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::cards {

namespace {

constexpr std::string_view export_again = "export the contacts as vCards (.vcf) or as a table (.csv)";

struct signature {
    std::string_view begin;
    std::string_view kind;
};

// clang-format off
constexpr auto signatures = std::to_array<signature>({
    {"\xD0\xCF\x11\xE0", "a file of an older Office (.xls, .doc or .msg)"},
    {"%PDF-",            "a PDF document"},
    {"\x1F\x8B",         "a gzip archive"},
    {"7z\xBC\xAF",       "a 7z archive"},
    {"Rar!",             "a RAR archive"},
    {"BZh",              "a bzip2 archive"},
    {"\x89PNG",          "a picture (PNG)"},
    {"\xFF\xD8\xFF",     "a picture (JPEG)"},
    {"GIF8",             "a picture (GIF)"},
    {"SQLite format 3",  "an SQLite database"},
    {"!BDN",             "an Outlook data file (.pst)"},
    {"bplist00",         "a property list of Apple"},
    {"\x7F" "ELF",       "a program"},
});
// clang-format on

std::string zip_kind(std::string_view bytes) {
    const auto has = [&](std::string_view part) { return bytes.find(part) != std::string_view::npos; };
    if (has("xl/workbook") || has("xl/worksheets")) return "an Excel workbook (.xlsx)";
    if (has("opendocument.spreadsheet")) return "a LibreOffice spreadsheet (.ods)";
    if (has("word/document")) return "a Word document (.docx)";
    return {};
}

constexpr std::string_view white = " \t\r\n";

/// The first line that is neither blank nor a comment of TOML.
std::string_view first_line(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = trimmed(text.substr(0, end), white);
        if (!line.empty() && !line.starts_with('#')) return line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

bool bare_key(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    });
}

/// "[people.ada]", "[[away]]" or "timezone = …".
bool is_toml(std::string_view line) {
    if (line.starts_with('[') && line.ends_with(']')) {
        while (line.starts_with('[')) line.remove_prefix(1);
        while (line.ends_with(']')) line.remove_suffix(1);
        return bare_key(line);
    }
    const std::size_t equals = line.find('=');
    return equals != std::string_view::npos && line != "sep=" && !lower_ascii(line).starts_with("sep=") &&
           bare_key(trimmed(line.substr(0, equals)));
}

bool is_json(std::string_view text) {
    if (text.starts_with('{')) return true;
    if (!text.starts_with('[')) return false;
    const std::string_view next = trimmed(text.substr(1), white);
    return next.empty() || std::string_view("{[\"]0123456789-").find(next.front()) != std::string_view::npos;
}

std::optional<std::string> other_text(std::string_view text) {
    text = trimmed(text, white);
    const std::string begin = lower_ascii(text.substr(0, 400));
    if (begin.starts_with("begin:vcalendar"))
        return "a calendar (BEGIN:VCALENDAR); appointments belong to [busy.NAME], days away to [[away]]";
    if (begin.starts_with("<!") || begin.starts_with("<html") || begin.starts_with("<table"))
        return fmt::format("a web page (HTML), perhaps a page to sign in; {}", export_again);
    if (begin.starts_with("<?xml") || begin.starts_with("<vcards"))
        return fmt::format("XML; {}", export_again);
    if (begin.starts_with("dn:") || begin.starts_with("version: 1\n") || begin.starts_with("# extended ldif"))
        return fmt::format("LDIF; {}", export_again);
    const std::string_view line = first_line(text);
    if (is_toml(line)) return "TOML, as rosters and settings are; a roster needs no import";
    if (is_json(text)) return fmt::format("JSON; {}", export_again);
    return std::nullopt;
}

/// The first byte that text does not hold. Escape begins the signs of ISO-2022-JP.
std::optional<std::string> binary(std::string_view text) {
    std::size_t line = 1;
    for (const char c : text) {
        line += c == '\n' ? 1 : 0;
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && byte != 0x1B)
            return fmt::format("no text (the byte {:02X} on line {}); {}", byte, line, export_again);
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> other_kind(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04")) {
        const std::string kind = zip_kind(bytes);
        if (kind.empty()) return "a ZIP archive; unpack it, and import the .vcf or .csv inside";
        return fmt::format("{}; {}", kind, export_again);
    }
    for (const auto& known : signatures)
        if (bytes.starts_with(known.begin)) return fmt::format("{}; {}", known.kind, export_again);
    if (auto found = other_text(bytes)) return found;
    return binary(bytes);
}

} // namespace intouch::cards
