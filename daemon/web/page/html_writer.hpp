// SPDX-License-Identifier: MIT
// HTML as it is written, one element after the other, into one string. The writer escapes every text and
// every attribute value. Names and style sheets are compile-time constants, so that no value can become
// markup.
#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon::page {

/// The name of an element. A name that is not a plain word does not compile; nor does "script", nor "style"
/// (`html_writer::style` writes it).
class element_name {
public:
    consteval element_name(const char* name) : text_(name) { // NOLINT(google-explicit-constructor): a literal
        if (!is_plain(text_) || text_ == "script" || text_ == "style") throw std::invalid_argument(name);
    }
    [[nodiscard]] std::string_view text() const { return text_; }

    static constexpr bool is_plain(std::string_view name) {
        for (const char c : name)
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') return false;
        return !name.empty() && name.front() >= 'a';
    }

private:
    std::string_view text_;
};

/// The name of an attribute. Event handlers ("onclick") and "style" do not compile.
class attribute_name {
public:
    consteval attribute_name(const char* name)
        : text_(name) { // NOLINT(google-explicit-constructor): a literal
        if (!element_name::is_plain(text_) || text_.starts_with("on") || text_ == "style")
            throw std::invalid_argument(name);
    }
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

struct html_attribute {
    attribute_name name;
    std::string_view value;
};
using html_attributes = std::initializer_list<html_attribute>;

/// A path of this program as a literal: "/page.js".
class own_path {
public:
    consteval own_path(const char* path) : text_(path) { // NOLINT(google-explicit-constructor): a literal
        if (!text_.starts_with('/') || text_.starts_with("//") || text_.contains('"'))
            throw std::invalid_argument(path);
    }
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// The text of a <style> element, which HTML does not escape: only a literal without "<" compiles.
class stylesheet {
public:
    consteval explicit stylesheet(const char* text) : text_(text) {
        if (text_.contains('<')) throw std::invalid_argument("a style sheet without <");
    }
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// Writes one document. Control characters never come through, but for the line breaks of a text.
class html_writer {
public:
    html_writer(); ///< "<!DOCTYPE html>" on a line of its own
    /// A void element ("meta", "input", "br") has no content and is closed already. An address ("href",
    /// "src", "action") is left out when its scheme is none, or could run code (core/url_scheme.hpp); relative
    /// addresses are written.
    html_writer& open(element_name name, html_attributes attributes = {});
    html_writer& close();
    html_writer& text(std::string_view text);
    html_writer& element(element_name name, std::string_view text, html_attributes attributes = {});
    /// A <textarea> with `typed` in it.
    html_writer& text_area(std::string_view typed, html_attributes attributes);
    html_writer& style(const stylesheet& sheet);
    /// A script of our own, at that path; it runs once the page is there.
    html_writer& script_at(own_path path);
    /// Tells the browser that there is no icon, so that it asks for none.
    html_writer& no_icon();
    html_writer& end_line(); ///< a line break in the source
    /// The whole document. What is open is closed, each end tag on a line of its own.
    [[nodiscard]] std::string take() &&;

private:
    std::string out_;
    std::vector<std::string_view> open_; ///< names, the innermost last
};

} // namespace intouch::daemon::page
