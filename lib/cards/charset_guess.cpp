// SPDX-License-Identifier: MIT
#include "cards/charset_guess.hpp"

#include "cards/encoding.hpp"
#include "core/text.hpp"

#include <cstddef>
#include <optional>
#include <utility>

namespace intouch::cards {

namespace {

bool high(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

/// How the bytes above ASCII stand in the text.
struct shape {
    std::size_t runs = 0;      ///< of bytes above ASCII, one after the other
    std::size_t even_runs = 0; ///< runs of an even number of bytes
    std::size_t letters = 0;   ///< 0xC0 to 0xFF: letters in every single-byte character set
    std::size_t bytes = 0;     ///< above ASCII
    std::size_t low_first = 0; ///< runs that begin in 0xC0 to 0xDF and go on in 0xE0 to 0xFF
    std::size_t high_first = 0;
    std::size_t hebrew = 0; ///< 0xE0 to 0xFA: the letters of Windows-1255
    std::size_t greek = 0;  ///< 0xDC to 0xDF after 0xE0 to 0xFF: accents of Windows-1253, capitals elsewhere
};

shape shape_of(std::string_view text) {
    shape found;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!high(text[i])) continue;
        std::size_t end = i;
        while (end < text.size() && high(text[end])) {
            const auto byte = static_cast<unsigned char>(text[end]);
            const auto before = static_cast<unsigned char>(end > i ? text[end - 1] : '\0');
            found.letters += byte >= 0xC0 ? 1 : 0;
            found.hebrew += byte >= 0xE0 && byte <= 0xFA ? 1 : 0;
            found.greek += before >= 0xE0 && byte >= 0xDC && byte <= 0xDF ? 1 : 0;
            ++end;
        }
        const std::size_t length = end - i;
        ++found.runs;
        found.bytes += length;
        found.even_runs += length % 2 == 0 ? 1 : 0;
        if (length > 1) {
            const bool first = static_cast<unsigned char>(text[i]) >= 0xE0;
            const bool second = static_cast<unsigned char>(text[i + 1]) >= 0xE0;
            if (!first && second) ++found.low_first;
            if (first && !second) ++found.high_first;
        }
        i = end;
    }
    return found;
}

/// What the characters above ASCII are, as code points.
struct script {
    std::size_t all = 0;
    std::size_t kana = 0;
    std::size_t japanese = 0; ///< kana, CJK ideographs, full-width forms and punctuation
    std::size_t half_width = 0;
};

script script_of(std::string_view text) {
    script found;
    for (const char32_t c : code_points(text)) {
        if (c < 0x80) continue;
        ++found.all;
        const bool kana = c >= 0x3040 && c <= 0x30FF;
        const bool half = c >= 0xFF61 && c <= 0xFF9F;
        const bool other =
            (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
        found.kana += kana ? 1 : 0;
        found.half_width += half ? 1 : 0;
        found.japanese += kana || half || other ? 1 : 0;
    }
    return found;
}

/// The first bytes of common Japanese characters lie in 0x81 to 0x9F. Windows-1252 has signs there, no letters.
bool is_shift_jis(std::string_view bytes, const shape& form) {
    if (form.bytes == form.runs)
        return false; // each stands alone, as an accented letter or a curly quote does
    const auto text = decode(bytes, "CP932");
    if (!text) return false;
    const script found = script_of(*text);
    return found.japanese == found.all && found.half_width * 2 <= found.all && form.letters * 3 <= form.bytes;
}

/// Chinese and Korean have the same shape; kana tell the difference.
bool is_euc_jp(std::string_view bytes, const shape& form) {
    if (form.even_runs != form.runs) return false;
    const auto text = decode(bytes, "EUC-JP");
    return text && script_of(*text).kana * 5 >= script_of(*text).all;
}

/// Whole words above ASCII are Hebrew, which has no capitals, Greek or Cyrillic. The two character sets of Cyrillic have
/// capitals and small letters the other way round.
std::string other_alphabet(std::string_view bytes, const shape& form) {
    if (form.letters * 10 < form.bytes * 9 || form.bytes < form.runs * 3) return {};
    const bool cyrillic = form.high_first > form.low_first;
    const std::string charset = form.hebrew == form.letters ? "WINDOWS-1255"
                                : cyrillic                  ? "KOI8-R"
                                : form.greek > 0            ? "WINDOWS-1253"
                                                            : "WINDOWS-1251";
    return decode(bytes, charset) ? charset : std::string();
}

/// Windows-1254 is Windows-1252 but for six letters. Beside these Turkish has none of the accents of Icelandic, whose
/// letters stand in their place.
bool is_turkish(std::string_view bytes) {
    bool own = false;
    for (const char c : bytes) {
        if (static_cast<unsigned char>(c) < 0xC0) continue;
        if (std::string_view("\xD0\xDD\xDE\xF0\xFD\xFE").find(c) != std::string_view::npos) // ĞİŞğış
            own = true;
        else if (std::string_view("\xC7\xD6\xDC\xE7\xF6\xFC\xC2\xCE\xDB\xE2\xEE\xFB").find(c) == // ÇÖÜ, âîû
                 std::string_view::npos)
            return false;
    }
    return own;
}

/// The superset that writers mean by the name (Encoding Standard, 4.2).
std::string superset(const std::string& charset) {
    const std::string name = lower_ascii(charset);
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii") return "WINDOWS-1252";
    if (name == "shift_jis" || name == "shift-jis" || name == "sjis" || name == "x-sjis") return "CP932";
    return name == "gb2312" || name == "gbk" ? "GB18030" : charset;
}

/// UTF-8 in which at most one letter of five is broken, as old phones cut their lines; else nothing.
std::optional<std::string> mended_utf8(std::string_view bytes) {
    std::string text = without_control(bytes, true);
    std::size_t whole = 0;
    std::size_t broken = 0;
    for (const char32_t point : code_points(text))
        if (point >= 0x80) ++(point == U'\uFFFD' ? broken : whole);
    return 4 * broken <= whole ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace

std::string guess_charset(std::string_view bytes) {
    const shape form = shape_of(bytes);
    if (is_shift_jis(bytes, form)) return "CP932";
    if (is_euc_jp(bytes, form)) return "EUC-JP";
    if (std::string found = other_alphabet(bytes, form); !found.empty()) return found;
    if (is_turkish(bytes) && decode(bytes, "WINDOWS-1254")) return "WINDOWS-1254";
    return decode(bytes, "WINDOWS-1252") ? "WINDOWS-1252" : "ISO-8859-1";
}

std::string charset_in_words(const std::string& charset) {
    if (charset == "CP932") return "Shift-JIS";
    if (charset.starts_with("WINDOWS-")) return "Windows-" + charset.substr(8);
    return charset;
}

decoded_text decode_or_guess(std::string_view bytes, const std::string& declared) {
    if (!declared.empty())
        for (const std::string& charset : {superset(declared), declared})
            if (auto text = decode(bytes, charset)) return {*std::move(text), {}};
    if (valid_utf8(bytes)) return {std::string(bytes), {}};
    if (lower_ascii(declared) == "utf-8")
        if (auto text = mended_utf8(bytes)) return {*std::move(text), {}};
    const std::string charset = guess_charset(bytes);
    auto text = decode(bytes, charset);
    return {text ? *std::move(text) : without_control(bytes, true), charset_in_words(charset)};
}

} // namespace intouch::cards
