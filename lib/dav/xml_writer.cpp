// SPDX-License-Identifier: MIT
#include "dav/xml_writer.hpp"

#include "core/escape_markup.hpp"
#include "core/text.hpp"
#include "dav/xml.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::dav {

namespace {

std::string escaped(std::string_view text) { return escape_markup(without_control(text, true)); }

} // namespace

xml_writer::xml_writer(std::string_view root) {
    out_ = fmt::format(R"(<?xml version="1.0" encoding="utf-8"?>)"
                       "\n"
                       R"(<{} xmlns:D="{}" xmlns:C="{}" xmlns:CS="{}" xmlns:A="{}">)",
                       root, dav_ns, caldav_ns, calendarserver_ns, apple_ns);
    open_.emplace_back(root);
}

xml_writer& xml_writer::open(std::string_view name) {
    out_ += fmt::format("<{}>", name);
    open_.emplace_back(name);
    return *this;
}

xml_writer& xml_writer::open(std::string_view name, std::string_view attribute, std::string_view value) {
    out_ += fmt::format(R"(<{} {}="{}">)", name, attribute, escaped(value));
    open_.emplace_back(name);
    return *this;
}

xml_writer& xml_writer::close() {
    out_ += fmt::format("</{}>", open_.back());
    open_.pop_back();
    return *this;
}

xml_writer& xml_writer::empty_element(std::string_view name) {
    out_ += fmt::format("<{}/>", name);
    return *this;
}

xml_writer& xml_writer::text(std::string_view text) {
    out_ += escaped(text);
    return *this;
}

std::string xml_writer::take() {
    while (!open_.empty()) close();
    out_ += '\n';
    return std::exchange(out_, {});
}

} // namespace intouch::dav
